# استيراد الملفات: ما الخطأ في الملف قبل النظر في صفوفه.

error-sheet-encoding = هذا الملف ليس نصاً بترميز UTF-8، ولم يُستورد منه شيء. من برنامج الجداول اختاروا «حفظ باسم» ثم «CSV UTF-8»، واستوردوا الملف الجديد.
error-sheet-columns = أعمدة ناقصة في الملف: { $columns }. لم يُستورد منه شيء. الشرطة المائلة تعني أن واحداً منها يكفي.
error-sheet-shape = السطر { $line } من الملف لا يُقرأ على أنه CSV. صحّحوه ثم استوردوا الملف مرة أخرى، فلا يُستورد صف مرتين.

# ما الخطأ في صف من القائمة.
error-identity-unclear = لا يتبين يقيناً من صاحب هذا الصف، فقد يكون شخصاً مسجلاً. لم يُستورد. أكملوا الرقم المدني والاسم وتاريخ الميلاد، أو اسألوا مكتب الازدواجية، ثم استوردوه مرة أخرى.
error-ends-before-it-begins = تاريخ النهاية يسبق تاريخ البداية.

# ملف الطلبات كاملاً قبل تسجيل أي صف منه.
error-import-storm = { $storm ->
    [one_person_too_often] لم يُستورد شيء. شخص واحد يتكرر في الملف أكثر مما يُعقل ({ $linked } من { $rows }). الصفوف: { $numbers }. هذا خطأ في البيانات على الأرجح. يراجعها موظف، فإن كانت صحيحة فاستوردوا الملف مع الخيار ‎--accept-storm.
   *[other] لم يُستورد شيء. أكثر صفوف الملف لأشخاص مسجلين من قبل ({ $linked } من { $rows }). الصفوف: { $numbers }. هذا خطأ في البيانات على الأرجح. يراجعها موظف، فإن كانت صحيحة فاستوردوا الملف مع الخيار ‎--accept-storm.
}
upload-link = { $fields ->
    [none] الشخص نفسه في الصف { $row }.
   *[other] الشخص نفسه في الصف { $row }. المتطابق: { $fields }.
}
upload-adjudicate = { $fields ->
    [none] قد يكون الشخص نفسه في الصف { $row }.
   *[other] قد يكون الشخص نفسه في الصف { $row }. المتقارب: { $fields }.
}
upload_field-given = الاسم الأول
upload_field-father = اسم الأب
upload_field-grandfather = اسم الجد
upload_field-family = اسم العائلة
upload_field-sex = الجنس
upload_field-birth = تاريخ الميلاد
upload_field-civil = الرقم المدني
upload_field-phone = الهاتف
upload_field-address = العنوان
upload_field-registered = كلاهما شخص مسجل واحد
