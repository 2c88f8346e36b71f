# حسابات العاملين في الجهة: يفتحها مدير حساباتها، ويعطي الأدوار، وينهي الحساب.

accounts-title = حسابات العاملين
accounts-lead = من يعمل في جهتكم، وما يُسمح له به. لا يغيّر أحد صلاحياته بنفسه.
accounts-new = حساب جديد
accounts-open = فتح الحساب
accounts-roles = الأدوار
accounts-held = حالات لديه
accounts-own = أنتم
accounts-ended = منتهٍ
accounts-is_ended = انتهى هذا الحساب، ولا يفتح شيئاً.
accounts-username_hint = حروف لاتينية صغيرة وأرقام ونقطة، مثل waha.sara
accounts-first_password = تظهر كلمة مرور أولى مرة واحدة بعد الفتح. يستبدلها صاحب الحساب عند أول دخول، فلا يعرفها غيره.
accounts-change_roles = تغيير الأدوار
accounts-renew = كلمة مرور أولى جديدة
accounts-end = إنهاء الحساب
accounts-done_roles = غُيّرت الأدوار.
accounts-done_ended = انتهى الحساب، وعاد ما كان لديه إلى القوائم.
accounts-roles_title = هل تغيّرون أدوار هذا الحساب؟
accounts-roles_before = الأدوار الآن
accounts-roles_after = الأدوار بعد التأكيد
accounts-roles_means = يسري التغيير فوراً. ما كان لديه من دور لم يعد له يعود إلى القوائم.
accounts-roles_go = تغيير الأدوار
accounts-password_title = هل تعطون كلمة مرور أولى جديدة؟
accounts-password_means = تبطل كلمة المرور الحالية، ويُسجَّل خروج صاحبها من كل جهاز.
accounts-password_go = إعطاء كلمة مرور
accounts-end_title = هل تنهون هذا الحساب؟
accounts-end_means = { $count ->
    [zero] لا يفتح الحساب شيئاً بعد الآن. ليس لديه حالات.
    [one] لا يفتح الحساب شيئاً بعد الآن. تعود حالة واحدة لديه إلى القائمة.
    [two] لا يفتح الحساب شيئاً بعد الآن. تعود حالتان لديه إلى القائمة.
    [few] لا يفتح الحساب شيئاً بعد الآن. تعود { $count } حالات لديه إلى القائمة.
    [many] لا يفتح الحساب شيئاً بعد الآن. تعود { $count } حالة لديه إلى القائمة.
   *[other] لا يفتح الحساب شيئاً بعد الآن. تعود { $count } حالة لديه إلى القائمة.
}
accounts-end_go = إنهاء الحساب
accounts-given_title = كلمة المرور الأولى
accounts-first = كلمة المرور الأولى
accounts-given_means = سلّموها لصاحب الحساب الآن، فلن تظهر مرة أخرى. لا تفتح شيئاً قبل أن يستبدلها.
accounts-given_again = فُتح هذا الحساب من قبل. ظهرت كلمة المرور الأولى مرة واحدة؛ إن ضاعت فأعطوا كلمة جديدة من صفحة الحساب.
accounts-story = ما جرى للحساب
accounts-to_account = صفحة الحساب
account_act-opened = فُتح الحساب
account_act-roles_changed = غُيّرت الأدوار
account_act-renewed = أُعطيت كلمة مرور أولى جديدة
account_act-ended = انتهى الحساب
error-own-rights = لا يغيّر أحد صلاحياته بنفسه ولا ينهي حسابه. اطلبوا ذلك من زميل يدير الحسابات.
error-malformed-username = من ثلاثة إلى أربعين: حروف لاتينية صغيرة وأرقام ونقطة وشرطة، ويبدأ بحرف أو رقم.
error-username-taken = هذا الاسم لحساب آخر. اختاروا غيره.
error-first-password = كلمة المرور هذه أعطاها لكم غيركم. اختاروا كلمة مرور جديدة من صفحة الدخول، ثم ادخلوا بها.
error-password-too-short = { $limit ->
    [zero] كلمة المرور قصيرة.
    [one] اكتبوا حرفاً واحداً على الأقل.
    [two] اكتبوا حرفين على الأقل.
    [few] اكتبوا { $limit } حروف على الأقل.
    [many] اكتبوا { $limit } حرفاً على الأقل.
   *[other] اكتبوا { $limit } حرف على الأقل.
}
error-same-password = هذه كلمة المرور الحالية. اختاروا غيرها.
