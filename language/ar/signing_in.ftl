# Signing in.

signing_in-title = تسجيل الدخول
signing_in-lead = لموظفي الجمعيات والمبرات الخيرية ووزارة الشؤون الاجتماعية.
signing_in-username = اسم المستخدم
signing_in-password = كلمة المرور
signing_in-submit = تسجيل الدخول
