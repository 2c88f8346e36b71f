# الجهات الخيرية لدى الوزارة: حالتها وما هي مسجلة له.

charities-title = الجهات الخيرية
charities-lead = أي الجهات عاملة، وأي فئات المساعدة مسجلة لها كل منها.
charities-standing = حالة الجهة
charities-registered_for = مسجلة لفئات
charities-categories = { $count ->
    [zero] لا فئة
    [one] فئة واحدة
    [two] فئتان
    [few] { $count } فئات
    [many] { $count } فئة
   *[other] { $count } فئة
}
charities-from = من
charities-until = حتى
charities-open_ended = حتى ينهيها تعميم
charities-no_grants = الجهة غير مسجلة لأي فئة اليوم.
charities-end = إنهاء …
charities-end_title = إنهاء { $category } لدى هذه الجهة؟
charities-end_lead = من اليوم التالي لا تسجل الجهة طلبات من هذه الفئة، وما سجل قبل ذلك يسير إلى نهايته.
charities-end_confirm = إنهاؤها في ذلك اليوم
charities-grant = منح فئة
charities-grant_title = منح { $charity } فئة
charities-grant_lead = من ذلك اليوم تسجل الجهة طلبات هذه الفئة وتسحبها.
charities-grant_hint = فئات النسخة السارية التي لم تمنح للجهة بعد.
charities-grant_confirm = منحها
charities-change_standing = تغيير حالة الجهة
charities-new_standing = الحالة الجديدة
charities-means_active = تعود إلى العمل من اليوم، ولا يعود إليها ما أخذ منها من تلقاء نفسه.
charities-means_suspended = لا تفعل شيئاً حتى تعاد، وتؤخذ منها حالاتها القائمة.
charities-means_dissolved = انتهت، وتؤخذ منها حالاتها القائمة.
charities-reason = السبب
charities-reason_hint = يحفظ في السجل مع التعميم. دون أسماء مقدمي الطلبات.
charities-heir = من يواصل الدفعات القائمة
charities-no_heir = لا أحد بعد: تنتظر مشرف الوزارة
charities-heir_hint = لا تنقل دفعة إلا إذا كانت تلك الجهة مسجلة للفئة ولديها صندوق يصرف لها.
charities-to_check = ما يترتب على ذلك
charities-check_active = إعادة { $charity } إلى العمل؟
charities-check_suspended = إيقاف { $charity }؟
charities-check_dissolved = حل { $charity }؟
charities-follows_active = يستطيع موظفوها الدخول والعمل من هذه اللحظة.
charities-follows_people = لا يستطيع موظفوها شيئاً من هذه اللحظة.
charities-follows_pool = { $count ->
    [zero] لا تعود حالة إلى الحالات المتاحة للسحب.
    [one] تعود حالة قائمة واحدة إلى الحالات المتاحة للسحب.
    [two] تعود حالتان قائمتان إلى الحالات المتاحة للسحب.
    [few] تعود { $count } حالات قائمة إلى الحالات المتاحة للسحب.
    [many] تعود { $count } حالة قائمة إلى الحالات المتاحة للسحب.
   *[other] تعود { $count } حالة قائمة إلى الحالات المتاحة للسحب.
}
charities-follows_paying = { $count ->
    [zero] لا حالة قيد الصرف تنقل.
    [one] تنقل حالة واحدة قيد الصرف.
    [two] تنقل حالتان قيد الصرف.
    [few] تنقل { $count } حالات قيد الصرف.
    [many] تنقل { $count } حالة قيد الصرف.
   *[other] تنقل { $count } حالة قيد الصرف.
}
charities-follows_heir = إلى الجهة التي تواصلها.
charities-follows_no_heir = وتنتظر حتى يوجه المشرف كلاً منها.
charities-follows_record = ما كتبته الجهة باقٍ في السجل، ولا يُعرض رأيها على غيرها.
charities-confirm_active = إعادتها الآن
charities-confirm_suspended = إيقافها الآن
charities-confirm_dissolved = حلها الآن
charities-done_standing = { $count ->
    [zero] غُيّرت حالة الجهة، ولا حالات تؤخذ منها.
    [one] غُيّرت حالة الجهة، وتؤخذ منها حالة واحدة.
    [two] غُيّرت حالة الجهة، وتؤخذ منها حالتان.
    [few] غُيّرت حالة الجهة، وتؤخذ منها { $count } حالات.
    [many] غُيّرت حالة الجهة، وتؤخذ منها { $count } حالة.
   *[other] غُيّرت حالة الجهة، وتؤخذ منها { $count } حالة.
}
charities-done_granted = مُنحت الفئة.
charities-done_ended = تنتهي الفئة في ذلك اليوم.
