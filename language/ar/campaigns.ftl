# Campaigns, their lists, and where each row of a list stands.

row_place-refused = مرفوض
row_place-waiting = بانتظار التسجيل
row_place-checking = قيد الفحص
row_place-held = لدى مكتب الازدواجية
row_place-to_sign = بانتظار التوقيع
row_place-being_signed = قيد التوقيع
row_place-alone = خارج الكشف
row_place-approved = معتمد
row_place-closed = مغلق

row_refusal-not_found = لا طلب بهذا الرقم لدى الجهة
row_refusal-not_studied = لم تُدرس هذه الأسرة أو لم تنته دراستها بتوصية
row_refusal-study_expired = انتهت صلاحية الدراسة
row_refusal-listed_twice = الأسرة مذكورة في الكشف قبل هذا الصف
row_refusal-malformed_amount = المبلغ غير مقروء
row_refusal-above_ceiling = المبلغ فوق سقف الأسرة
row_refusal-total_reached = بلغت الحملة سقفها
row_refusal-no_payee = لا جهة صرف معروفة من الدراسة السابقة
