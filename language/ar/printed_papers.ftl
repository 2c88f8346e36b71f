# The numbered papers of the cycle as they are printed, and the list of them at a case.

printed_papers-ministry = وزارة الشؤون الاجتماعية
printed_papers-system = نظام المساعدات المركزي (سند)
printed_papers-number = الرقم
printed_papers-date = التاريخ
printed_papers-page = صفحة
printed_papers-of = من
printed_papers-verify = للتحقق من صحة هذه الورقة امسحوا الرمز، أو اكتبوا رقمها مع رمز التحقق:
printed_papers-verify_translated = ترجمة للأصل العربي، ولها رقمه ورمز التحقق نفسه. للتحقق امسحوا الرمز، أو اكتبوا الرقم مع رمز التحقق:

paper_kind-request_form = نموذج طلب مساعدة
paper_kind-research_report = تقرير البحث الاجتماعي
paper_kind-minutes = محضر اجتماع لجنة المساعدات
paper_kind-approval = قرار اعتماد مساعدة
paper_kind-payment_order = أمر صرف
paper_kind-receipt = إيصال استلام

printed_papers-request = الطلب
printed_papers-request_number = رقم الطلب
printed_papers-received = تاريخ التقديم
printed_papers-category = نوع المساعدة
printed_papers-circular = بموجب التعميم
printed_papers-amount = المبلغ
printed_papers-asked = المبلغ المطلوب
printed_papers-need = الحاجة كما ذكرها مقدم الطلب
printed_papers-urgency = درجة الاستعجال
printed_papers-household_size = عدد أفراد الأسرة
printed_papers-lease_number = رقم عقد الإيجار
printed_papers-bill_number = رقم الفاتورة أو ملف التنفيذ
printed_papers-applicant = مقدم الطلب
printed_papers-beneficiary = المستفيد من المساعدة
printed_papers-name = الاسم
printed_papers-birth = تاريخ الميلاد
printed_papers-sex = الجنس
printed_papers-nationality = الجنسية
printed_papers-phone = الهاتف
printed_papers-address = العنوان
printed_papers-not_given = لم يُذكر
printed_papers-papers = المستندات المقدمة
printed_papers-consent = الإقرار والموافقة
printed_papers-need_factor = ما يوزن
printed_papers-need_arithmetic = كيف حُسب
printed_papers-need_points = النقاط
printed_papers-consent_version = نص الموافقة { $version }
printed_papers-applicant_signature = توقيع مقدم الطلب
printed_papers-registered_by = سجّل الطلب

printed_papers-study = الدراسة
printed_papers-study_kind = طريقة الدراسة
printed_papers-visited = تاريخ الزيارة
printed_papers-income = دخل الأسرة الشهري
printed_papers-rent = الإيجار الشهري
printed_papers-summary = ملخص الحالة
printed_papers-recommendation = التوصية
printed_papers-recommended = الموصى به
printed_papers-advice_approve = الموافقة على المساعدة
printed_papers-advice_reject = رفض الطلب
printed_papers-reason = السبب
printed_papers-instalments = عدد الدفعات
printed_papers-payee = الجهة المدفوع لها
printed_papers-payee_kind = صفتها
printed_papers-iban = رقم الآيبان
printed_papers-fund = مصدر التمويل
printed_papers-statement = بيان الباحث

printed_papers-decision = القرار
printed_papers-decision_text = بعد الاطلاع على الطلب وتقرير البحث الاجتماعي تقررت الموافقة على المساعدة بالمبلغ المعتمد أدناه، وتُصرف للجهة المبينة دفعة واحدة أو على دفعات كما هو مبين، ولا تُصرف نقداً.
printed_papers-approved = المبلغ المعتمد
printed_papers-plan = خطة الصرف
printed_papers-instalment = الدفعة
printed_papers-signatures = الاعتماد
printed_papers-level = المستوى
printed_papers-signed_at = تاريخ التوقيع

printed_papers-order = أمر الصرف
printed_papers-order_reference = مرجع الأمر لدى البنك
printed_papers-bank_reference = مرجع البنك
printed_papers-issued_by = أصدر الأمر
printed_papers-signed_by = وقّعه
printed_papers-proof = إثبات الاستلام
printed_papers-paid_on = تاريخ الصرف
printed_papers-received_on = تاريخ الاستلام
printed_papers-received_by = توقيع المستلم

printed_papers-session = الاجتماع
printed_papers-committee = اللجنة
printed_papers-session_number = رقم الاجتماع
printed_papers-held = تاريخ الانعقاد
printed_papers-members = الحضور
printed_papers-member = العضو
printed_papers-quorum_text = عدد الحاضرين { $present }، والنصاب { $quorum }.
printed_papers-items = ما نظرت فيه اللجنة
printed_papers-item = البند
printed_papers-outcome = القرار
printed_papers-conflicts = تضارب المصالح
printed_papers-conflict = البند { $item }: تنحّى { $name }، { $ground }.
printed_papers-hours = من وإلى
printed_papers-from_to = { $begins } – { $ends }
printed_papers-notes = ملاحظات اللجنة
printed_papers-note = البند { $item }: { $text }
printed_papers-chair = رئيس الاجتماع
printed_papers-secretary = أمين السر
printed_papers-total = مجموع ما اعتُمد
printed_papers-count = عدد الحالات

printed_papers-card = أوراق الدورة
printed_papers-issue = إصدار وطباعة
printed_papers-print = طباعة
printed_papers-print_en = نسخة إنجليزية
printed_papers-issued = صدرت { $day }

printed_papers-check_title = التحقق من ورقة
printed_papers-check_lead = اكتبوا رقم الورقة ورمز التحقق كما طُبعا عليها.
printed_papers-check_code = رمز التحقق
printed_papers-check_go = تحقق
verdict-genuine = هذه الورقة صحيحة
printed_papers-verdict-genuine_lead = { $kind } برقم { $number }، صدرت { $day }، ومضمونها المحفوظ كما صدر. قارنوا ما في يدكم بالأصل لدى الجهة إن ساوركم شك.
verdict-altered = لا تعتمدوا على هذه الورقة
printed_papers-verdict-altered_lead = صدرت ورقة برقم { $number }، ولكن مضمونها المحفوظ ليس ما صدر. يرجى إبلاغ الوزارة.
verdict-erased = صدرت هذه الورقة، وحُذف مضمونها
printed_papers-verdict-erased_lead = { $kind } برقم { $number }، صدرت { $day }. انتهت مدة حفظ مضمونها.
verdict-unknown = لم تصدر ورقة بهذا الرقم والرمز
printed_papers-verdict-unknown_lead = راجعوا ما كتبتموه. إن كان كما طُبع فالورقة لم تصدر من النظام.
printed_papers-stay = { $name }{ $joined ->
    [none] {""}
   *[other] {" "}حضر الساعة { $joined }
}{ $left ->
    [none] {""}
   *[other] {" "}غادر الساعة { $left }
}
printed_papers-absences = لم يحضروا القرار
printed_papers-absence = البند { $item }: { $name }
