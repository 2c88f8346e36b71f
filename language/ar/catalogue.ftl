# Codes of the catalogue and of the forms: papers, payments, reasons, documents, channels.

paper-identity = إثبات الشخصية
paper-household = بيان أفراد الأسرة
paper-address = إثبات السكن
paper-income = إثبات الدخل
paper-bank_statement = كشف حساب بنكي
paper-iban = رقم الآيبان
paper-undertaking = إقرار وتعهد
paper-statement_of_need = بيان الحاجة
paper-lease = عقد إيجار
paper-arrears_notice = إنذار بمتأخرات الإيجار
paper-hospital_report = تقرير طبي
paper-invoice = فاتورة
paper-school_fee_statement = كشف الرسوم الدراسية
paper-transcript = كشف درجات
paper-enforcement_file = ملف تنفيذ سارٍ
paper-inability_proof = إثبات العجز عن السداد
paper-imprisonment_certificate = شهادة سجن
paper-children_list = كشف بأسماء الأبناء
paper-father_death_certificate = شهادة وفاة الأب
paper-guardianship = صك وصاية
paper-death_certificate = شهادة وفاة
paper-divorce_deed = وثيقة طلاق
paper-disability_certificate = شهادة إعاقة
paper-quotation = عرض سعر
paper-visit_photos = صور الزيارة الميدانية
paper-bill = فاتورة خدمات أو رسوم
paper-incident_report = تقرير الواقعة

payment_method-bank_transfer = تحويل بنكي
payment_method-knet = كي نت
payment_method-voucher_card = بطاقة مشتريات
payment_method-in_kind = مساعدة عينية
payment_method-cheque = شيك

payee_kind-applicant = مقدم الطلب
payee_kind-landlord = المالك
payee_kind-hospital = المستشفى
payee_kind-school = المدرسة
payee_kind-university = الجامعة
payee_kind-court = إدارة التنفيذ
payee_kind-shop = المتجر
payee_kind-supplier = المورّد
payee_kind-government = جهة حكومية
payee_kind-guardian = الولي أو الوصي
payee_kind-in_kind = تسليم عيني

recurrence-once = مساعدة مقطوعة
recurrence-monthly = شهرية
recurrence-every_2_months = كل شهرين
recurrence-every_3_months = كل 3 أشهر
recurrence-every_4_months = كل 4 أشهر
recurrence-every_6_months = كل 6 أشهر
recurrence-yearly = سنوية

# Reasons of a rejection.
reason-conditions_not_met = عدم استيفاء الشروط
reason-income_above_limit = الدخل أعلى من الحد المقرر
reason-served_elsewhere = حصلت الأسرة على المساعدة من جهة أخرى
reason-papers_not_genuine = عدم صحة المستندات
reason-not_reachable = تعذّر التواصل مع مقدم الطلب
reason-outside_specialisation = خارج اختصاص الجهة
# Reasons of a ruling by the duplicate desk.
reason-different_need = حاجة مختلفة
reason-different_person = شخص آخر
reason-same_request_twice = الطلب نفسه سُجّل مرتين
reason-given_already = سبق صرف مساعدة لهذه الحاجة
reason-hardship = ضرورة ملحّة
reason-ministry_direction = بتوجيه من الوزارة
# Reasons of a recommendation.
reason-income_too_low = الدخل لا يكفي الحاجات
reason-debt_burden = ثقل الديون
reason-illness_or_disability = مرض أو إعاقة
reason-breadwinner_lost = فقد المعيل
reason-home_at_risk = السكن مهدد
reason-schooling_at_risk = الدراسة مهددة
reason-sudden_event = حادث طارئ
# Reasons of a return to study.
reason-second_visit = تلزم زيارة ميدانية ثانية
reason-study_incomplete = الدراسة غير مكتملة
reason-papers_doubtful = المستندات تحتاج إلى مراجعة
reason-amount_unclear = المبلغ غير واضح
reason-new_evidence = مستندات أو وقائع جديدة
reason-rule_misapplied = طُبّق الشرط على غير وجهه

urgency-normal = عادية
urgency-urgent = مستعجلة
urgency-emergency = طارئة

document-civil_id = البطاقة المدنية
document-security_card = البطاقة الأمنية
document-passport = جواز السفر
document-none = لا توجد وثيقة

sex-M = ذكر
sex-F = أنثى

channel-counter = في المقر
channel-import = كشف مستورد
channel-api = الربط الآلي
channel-self_service = مقدم الطلب بنفسه

proof-signed_receipt = إقرار استلام موقّع
proof-payee_receipt = إيصال الجهة المدفوع لها
proof-code = رمز الاستلام
proof-thumb_receipt = إقرار ورقي بالبصمة مع عرض الوثيقة
proof-collector = استلام المفوّض بوثيقته

code_state-live = صدر ولم يُستعمل
code_state-shown = عُرض على الموظف
code_state-used = استُعمل
code_state-locked = أُقفل بعد محاولات غير صحيحة
code_state-replaced = أُلغي
code_path-message = برسالة
code_path-counter = بظرف مغلق في المقر
code_fault-wrong_code = رمز غير صحيح
code_fault-replayed_code = رمز سبق استعماله أو إلغاؤه
code_fault-expired_code = رمز منتهٍ
code_fault-locked_code = رمز مقفل
code_fault-no_code = لا رمز صادراً
code_fault-wrong_pin = رمز سري غير صحيح
counter_kind-lost_phone = فقد الهاتف
counter_kind-changed_number = تغيير الرقم
counter_state-asked = بانتظار موظف ثان
counter_state-agreed = وافق عليه موظف ثان
counter_state-refused = رُفض
handover_kind-pick_up = استلام من المقر
handover_kind-home_delivery = توصيل إلى المنزل
appointment_state-booked = محجوز
appointment_state-kept = تم
appointment_state-missed = فات
appointment_state-cancelled = أُلغي
sample_result-received = وصلت
sample_result-with_issues = وصلت مع ملاحظات
sample_result-not_received = لم تصل
issue_state-open = بانتظار إجابة الجهة
issue_state-answered = أجابت الجهة
issue_state-closed = أُغلقت

fact_change-beneficiary_died = وفاة المستفيد
fact_change-receiver_died = وفاة من يستلم عنه
fact_change-married = زواج
fact_change-nationality = تغيّر الجنسية
fact_change-address = عنوان جديد
consequence-nothing = لا أثر له على الصرف
consequence-restudy = تُعاد الدراسة قبل أي صرف
consequence-stop = يتوقف الصرف

study_kind-desk = دراسة مكتبية
study_kind-visit = زيارة ميدانية

party-applicant = مقدم الطلب
party-beneficiary = المستفيد
party-payee = الجهة المدفوع لها
party-collector = مفوّض بالاستلام

# Within a household, and between two people who look alike.
relation-head = رب الأسرة أو ربتها
relation-spouse = زوج أو زوجة
relation-parent = أب أو أم
relation-child = ابن أو ابنة
relation-sibling = أخ أو أخت
relation-grandparent = جد أو جدة
relation-grandchild = حفيد أو حفيدة
relation-other_relative = قريب آخر
relation-guardian = وصي
relation-custodian = حاضنة
relation-parent_child = والد أو والدة مع ابن أو ابنة
relation-same = الشخص نفسه
relation-unrelated = لا صلة بينهما

# Overlap of assistance: on whom a window runs, and how it ends.
subject-person = الشخص
subject-household = الأسرة
subject-lease = عقد الإيجار
subject-bill = الفاتورة
subject-student_year = الطالب والسنة الدراسية
subject-child = الطفل

window_kind-months = عدد من الأشهر
window_kind-running = ما دامت المساعدة سارية
window_kind-ever = دون انتهاء
window_kind-season = خلال الموسم

civil_id_verdict-ok = الرقم المدني سليم
civil_id_verdict-wrong_check_digit = رقم التحقق لا يطابق

allowance_unit-working_hours = ساعات عمل
allowance_unit-working_days = أيام عمل
allowance_unit-calendar_days = أيام تقويمية

working_hours = { $count ->
    [zero] أقل من ساعة عمل
    [one] ساعة عمل
    [two] ساعتا عمل
    [few] { $count } ساعات عمل
    [many] { $count } ساعة عمل
   *[other] { $count } ساعة عمل
}
working_days = { $count ->
    [zero] أقل من يوم عمل
    [one] يوم عمل
    [two] يوما عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
months = { $count ->
    [zero] أقل من شهر
    [one] شهر
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}
