# The study: its sheet, the score of need, papers ticked off, facts that travel, visits.

section-members = أفراد الأسرة
section-income = الدخل
section-debts = الديون
section-housing = السكن
section-assets = الممتلكات

health-well = سليم
health-chronic_illness = مرض مزمن
health-serious_illness = مرض خطير
health-disability = إعاقة

income_source-salary = راتب
income_source-pension = معاش تقاعدي
income_source-public_assistance = مساعدة عامة
income_source-alimony = نفقة
income_source-business = عمل حر
income_source-rent_received = إيجار مقبوض
income_source-family_support = دعم من الأقارب
income_source-other = غير ذلك

creditor-bank = بنك
creditor-finance_company = شركة تمويل
creditor-landlord = مؤجر
creditor-government = جهة حكومية
creditor-shop = متجر
creditor-private_person = فرد
creditor-other = غير ذلك

tenure-rented = إيجار
tenure-owned = ملك
tenure-government_housing = سكن حكومي
tenure-with_family = مع الأقارب
tenure-employer = من جهة العمل
tenure-no_home = بلا سكن

housing_state-good = جيدة
housing_state-fair = متوسطة
housing_state-poor = سيئة
housing_state-unfit = غير صالح للسكن

paper_state-presented = قُدّم
paper_state-missing = مطلوب
paper_state-accepted = قُبل
paper_state-rejected = لم يُقبل

paper_fault-unreadable = غير مقروء
paper_fault-incomplete = ناقص
paper_fault-out_of_date = منتهي الصلاحية
paper_fault-of_another_person = يخص شخصاً آخر
paper_fault-not_genuine = غير صحيح

visit_state-booked = محجوزة
visit_state-done = تمت
visit_state-missed = لم يكن أحد هناك
visit_state-cancelled = أُلغيت

fact_kind-members = أفراد الأسرة
fact_kind-dwelling = السكن
fact_kind-income = الدخل
fact_kind-papers = مستندات اطُّلع عليها
fact_kind-visit = زيارة ميدانية

asked_field-phone = الهاتف
asked_field-address = العنوان
asked_field-birth_date = تاريخ الميلاد
asked_field-nationality = الجنسية
asked_field-need = الحاجة
asked_field-household_size = عدد أفراد الأسرة
asked_field-members = أفراد الأسرة
asked_field-income = الدخل
asked_field-debts = الديون
asked_field-housing = السكن
asked_field-assets = الممتلكات
asked_field-lease_number = رقم عقد الإيجار
asked_field-bill_number = رقم الفاتورة أو ملف التنفيذ
asked_field-payee = الجهة المدفوع لها

need_factor-per_capita = ما يتبقى من الدخل لكل فرد
need_factor-dependants = المعالون
need_factor-health = الصحة
need_factor-debts = الديون
need_factor-housing = حالة السكن
need_factor-crowding = الازدحام
need_factor-assets = الممتلكات

need-title = درجة الاحتياج
need-lead = للاسترشاد ولا تقرر شيئاً، وتبقى لدى جهتكم.
need-total = { $points } من { $most } نقطة
need-edition = الأوزان { $edition }
need-not_answered = لم يُجب عنه: بلا نقاط.
need-sum_per_capita = (الدخل { $income_fils } − الإيجار { $rent_fils } − الأقساط { $debts_fils }) ÷ { $members } = { $left_fils }
need-sum_dependants = { $young } دون { $below_age } سنة، و{ $old } من { $from_age } سنة فأكثر، لكل منهم { $each } نقاط
need-sum_health = مرض مزمن { $chronic_illness }، مرض خطير { $serious_illness }، إعاقة { $disability }
need-sum_debts = الديون { $owed_fils } والدخل الشهري { $income_fils }: أي { $months } من الأشهر
need-sum_housing = كما شوهدت أو وُصفت
need-sum_crowding = الأفراد { $members }، والغرف { $rooms }: لكل غرفة { $per_room }
need-sum_assets = المدخرات { $savings_fils } + العقار { $property_fils } = { $worth_fils }
need-rule_at_most = حتى { $limit_fils }
need-rule_at_least = من { $limit } فأكثر
need-rule_none = لم يبلغ أي حد

studies-member_name = الاسم
studies-member_relation = الصلة
studies-member_age = العمر
studies-member_income = الدخل الشهري
studies-member_health = الصحة
studies-member_since = في الأسرة منذ
studies-income_source = المصدر
studies-income_amount = المبلغ الشهري
studies-debt_creditor = الدائن
studies-debt_monthly = القسط الشهري
studies-debt_total = المتبقي
studies-tenure = نوع السكن
studies-rooms = عدد الغرف
studies-housing_state = حالة السكن
studies-savings = المدخرات (د.ك)
studies-property_value = عقار آخر (د.ك)
studies-vehicles = السيارات
studies-more_rows = احفظوا المسودة لتظهر صفوف أخرى.
studies-income_hint = المصادر في الأسفل، أو الدخل كله في الأعلى.
studies-gaps = ما ينقص قبل التوصية بالموافقة
studies-second_visit = طلب صاحب الاعتماد زيارة ثانية في { $asked_at }.
studies-known = حقائق سبق التحقق منها
studies-known_lead = بدراسة في الدورة المستندية وبموافقة الأسرة، ولا تُذكر الجهة التي درست.
studies-verified_in = تُحقق منه في { $month }
studies-papers_tick = مراجعة المستندات
studies-paper_state = حالة: { $paper }
studies-paper_fault = العيب في: { $paper }
studies-keep_state = كما هو
studies-fault = ما العيب؟
studies-fields_back = ما البيانات الناقصة؟
studies-fields_came = ما البيانات التي وردت؟

visits-title = خطة الزيارات
visits-lead = الزيارات الميدانية المحجوزة بحسب اليوم والمنطقة.
visits-none = لا زيارات محجوزة في هذه الأيام.
visits-print = طباعة
visits-from = من
visits-until = إلى
visits-show = عرض
visits-book = حجز زيارة ميدانية
visits-on = اليوم
visits-clock = الساعة
visits-clock_hint = مثل 10:30
visits-note = ملاحظة للطريق
visits-do_book = حجز الزيارة
visits-booked_for = حُجزت زيارة في { $visit_at }.
visits-do_done = تمت الزيارة
visits-do_missed = لم يكن أحد هناك
visits-do_cancel = إلغاء الزيارة
visits-household = { $count ->
    [zero] لا أفراد
    [one] فرد واحد
    [two] فردان
    [few] { $count } أفراد
    [many] { $count } فرداً
   *[other] { $count } فرد
}
visits-block = قطعة { $block }
visits-street = شارع { $street }
visits-house = منزل { $house }
visits-no_area = لم تُذكر المنطقة
