# Verification by sample: drawing one, asking about its receipts, and the issues that were found.

samples-title = التحقق بالعينة
samples-lead = فوق كل إثبات: يُسأل مستفيدون تُختار أسماؤهم بالقرعة هل وصلتهم المساعدة.
samples-one = عينة تحقق
samples-none = لم تُسحب عينة بعد.
samples-days = أيام تأكيد الاستلام
samples-size = حجم العينة
samples-of = { $size } من { $population }، بهامش { $margin }٪ وثقة { $confidence }٪
samples-answers = الإجابات
samples-asked = سُئل { $asked } من { $size }
samples-draw = سحب عينة
samples-draw_hint = تُختار الأسماء بالقرعة، ويمكن إعادة القرعة نفسها للتدقيق.
samples-margin = هامش الخطأ (٪)
samples-margin_hint = 5 ما لم يُكتب غيره.
samples-confidence = مستوى الثقة (٪)
samples-confidence_hint = 95 ما لم يُكتب غيره.
samples-result = الإجابة
samples-what = ما الذي قيل
samples-note = تسجيل
samples-issues = ملاحظات مفتوحة
samples-due = تُجيب الجهة قبل { $due }
samples-answer = ما الذي فعلته الجهة
samples-answer_submit = تسجيل الإجابة
samples-close = إغلاق الملاحظة
