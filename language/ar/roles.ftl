# The roles of charities, ministry and platform.

role-registrar = مدخل بيانات
role-researcher = باحث اجتماعي
role-aid_manager = مدير إدارة المساعدات
role-charity_admin = مدير حسابات الجهة
role-supervisor = مشرف الوزارة
role-duplicate_desk = مكتب الازدواجية
role-policy_officer = مسؤول السياسات
role-auditor = مدقق
role-operator = مشغّل النظام
role-applicant = مقدم الطلب

# Whose signature a level of approval is.
level-aid_manager = مدير إدارة المساعدات
level-committee = لجنة المساعدات
level-ministry = الوزارة
