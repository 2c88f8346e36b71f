# The documentary cycle: stages, waits, outcomes, tasks, decisions, phases of a deadline.

stage-registration = التسجيل
stage-duplicate_check = فحص الازدواجية
stage-review = البحث والدراسة
stage-sign_off = الاعتماد
stage-delivery = التسليم
stage-closed = مغلق

wait-desk = لدى مكتب الازدواجية
wait-pool = متاحة للسحب
wait-to_claim = متاحة للاستلام
wait-under_study = قيد الدراسة
wait-visit_booked = زيارة ميدانية محدّدة الموعد
wait-with_applicant = معادة لاستكمال النواقص
wait-aid_manager = لدى مدير إدارة المساعدات
wait-committee = لدى لجنة المساعدات
wait-ministry = لدى الوزارة
wait-balance = بانتظار توفر الرصيد
wait-scheduled = الدفعة القادمة في موعدها
wait-order = أمر الصرف لم يصدر
wait-signatories = بانتظار توقيع المفوّضين
wait-bank = لدى البنك
wait-returned = أعاده البنك
wait-recipient = تعذّر الوصول إلى المستلم
wait-receipt = بانتظار إقرار الاستلام
wait-suspended = معلّقة مؤقتاً

outcome-delivered = تم التسليم
outcome-partly_delivered = تم التسليم جزئياً
outcome-rejected = مرفوض
outcome-duplicate = تكرار أو ازدواجية
outcome-withdrawn = تنازل مقدم الطلب
outcome-expired = منتهي الصلاحية

task-identify = البتّ في هوية مقدم الطلب
task-adjudicate = البتّ في التطابق
task-pull = السحب من الحالات المتاحة
task-study = دراسة الحالة
task-complete = استكمال النواقص
task-sign = الاعتماد
task-pay = إصدار أمر الصرف
task-authorise = التوقيع على أمر الصرف
task-settle = نتيجة الصرف
task-confirm = تأكيد الاستلام
task-hand_over = تسليم الصرف إلى جمعية أخرى
task-hear = النظر في التظلّم
task-resume = استئناف الحالة

# Buttons: what a person can answer to a task.
decision-same_person = إثبات أنه الشخص نفسه
decision-relative = إثبات أنه قريب
decision-different_person = إثبات أنه شخص آخر
decision-number_of_another = إثبات استعمال رقم شخص آخر
decision-release = السماح بالمتابعة
decision-complement = السماح بالمتبقي فقط (تكميلية)
decision-join = الضم إلى الحالة المفتوحة
decision-defer = التأجيل إلى تاريخ
decision-except = السماح استثناءً
decision-rule_duplicate = إثبات التكرار أو الازدواجية
decision-pull = سحب الحالة
decision-redirect = توجيه إلى جمعية
decision-return_to_pool = إعادة إلى الحالات المتاحة
decision-recommend = رفع التوصية بالموافقة
decision-advise_rejection = رفع التوصية بالرفض
decision-send_back = إعادة لاستكمال النواقص
decision-complete = تأكيد استكمال النواقص
decision-approve = اعتماد
decision-reject = رفض
decision-return = إعادة إلى الباحث
decision-escalate = الرفع إلى الوزارة للبتّ
decision-pay = إصدار أمر الصرف
decision-authorise = التوقيع على أمر الصرف
decision-decline = ردّ أمر الصرف
decision-settle = تسجيل الصرف
decision-bounce = تسجيل إعادة المبلغ
decision-confirm = تأكيد الاستلام
decision-not_received = لم تصل إلى المستلم
decision-suspend = تعليق الحالة مؤقتاً
decision-resume = استئناف الحالة
decision-withdraw = التنازل عن الطلب
decision-uphold = قبول التظلّم
decision-uphold_partly = قبول التظلّم جزئياً
decision-uphold_elsewhere = قبول التظلّم وإحالة الحالة إلى جهة أخرى
decision-dismiss = رفض التظلّم
decision-withdraw_appeal = سحب التظلّم

phase-warn = تنبيه قبل الموعد
phase-breach = تجاوز الموعد
phase-aid_manager = تنبيه مدير إدارة المساعدات
phase-ministry = الرفع إلى الوزارة للبتّ

queue-mine = قيد دراستي
queue-to_claim = متاحة للاستلام
queue-waiting = بانتظار الآخرين
queue-overdue = متأخرة
queue-done = أنجزتها اليوم
