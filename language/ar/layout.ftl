# The frame of every page, and the shapes that all pages share.

layout-brand = سند
layout-ministry_line = نظام المساعدات المركزي، وزارة الشؤون الاجتماعية
layout-skip = الانتقال إلى المحتوى
layout-queues = قوائم عملي
layout-work = عملي
layout-register = تسجيل طلب
layout-requests = الطلبات
layout-sign_out = تسجيل الخروج
layout-preferences = اللغة والأرقام
layout-language_name = العربية
layout-digits_arab = عرض الأرقام بالشكل المشرقي
layout-digits_latn = عرض الأرقام بالشكل المغربي
layout-crumbs = مسار الصفحة
layout-to_queue = العودة إلى قوائم عملي
layout-cancel = إلغاء
layout-choose = اختاروا
layout-optional = (اختياري)
layout-comma = {"، "}
layout-due = { $left }، حتى { $when }
layout-the_ministry = الوزارة
layout-a_colleague = أحد الزملاء
layout-error_prefix = خطأ:
layout-summary_title = يُرجى تصحيح ما يلي

# Titles of refusals.
layout-refusal_forbidden = ليس من صلاحياتكم
layout-refusal_not_found = الصفحة غير موجودة
layout-refusal_refused = لم يعد هذا ممكناً
layout-refusal_unavailable = الخدمة متوقفة مؤقتاً
layout-refusal_internal = حدث خطأ
layout-refusal_input = تعذّر قبول ما أُرسل
layout-problem = { $field }: { $problem }
