// Photographs are made small on the telephone before they are sent; without this script they go as they are.
(function () {
  "use strict";
  var LONGEST = 1800, SMALL = 400 * 1024, QUALITY = 0.8;

  function shrink(file) {
    if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type) || (file.size < SMALL && file.type !== "image/webp")) return Promise.resolve(file);
    return createImageBitmap(file, {imageOrientation: "from-image"}).then(function (picture) {
      var scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) {
          done(blob && blob.size < file.size ? new File([blob], "paper.jpg", {type: "image/jpeg"}) : file);
        }, "image/jpeg", QUALITY);
      });
    }).catch(function () { return file; });
  }

  if (!window.createImageBitmap || !window.DataTransfer) return;
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (field.type !== "file" || !field.files.length) return;
    var form = field.form, buttons = form.querySelectorAll("button");
    buttons.forEach(function (button) { button.disabled = true; });
    Promise.all(Array.prototype.map.call(field.files, shrink)).then(function (files) {
      var held = new DataTransfer();
      files.forEach(function (file) { held.items.add(file); });
      field.files = held.files;
    }).catch(function () {}).then(function () {
      buttons.forEach(function (button) { button.disabled = false; });
    });
  });
})();
