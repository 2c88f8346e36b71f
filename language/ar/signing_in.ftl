# Signing in.

signing_in-title = تسجيل الدخول
signing_in-lead = لموظفي الجمعيات والمبرات الخيرية ووزارة الشؤون الاجتماعية.
signing_in-username = اسم المستخدم
signing_in-password = كلمة المرور
signing_in-submit = تسجيل الدخول
signing_in-choose_title = كلمة مرور جديدة
signing_in-choose_lead = اختاروا كلمة مرور لا يعرفها غيركم. ينتهي كل دخول سابق، وتدخلون بها الآن.
signing_in-password_now = كلمة المرور الحالية
signing_in-new_password = كلمة المرور الجديدة
signing_in-choose = حفظ والدخول
signing_in-new_password_hint = { $limit ->
    [zero] اكتبوا كلمة مرور.
    [one] حرف واحد على الأقل.
    [two] حرفان على الأقل.
    [few] { $limit } حروف على الأقل. جملة قصيرة تتذكرونها خير من كلمة معقدة.
    [many] { $limit } حرفاً على الأقل. جملة قصيرة تتذكرونها خير من كلمة معقدة.
   *[other] { $limit } حرف على الأقل. جملة قصيرة تتذكرونها خير من كلمة معقدة.
}
signing_in-other_password = تغيير كلمة المرور
