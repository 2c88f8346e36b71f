# الصناديق: أرصدتها وحركاتها وما اعتُمد ولم يُصرف.
movement_kind-deposit = إيداع
movement_kind-withdrawal = سحب
movement_kind-reserve = حجز لحالة معتمدة
movement_kind-release = فك حجز
movement_kind-spend = صرف
movement_kind-give_back = إرجاع مبلغ لم يصل
claim_state-waiting = بانتظار توفر الرصيد
claim_state-reserved = محجوز
claim_state-spent = مصروف
claim_state-ended = منتهٍ
zakat_class-poor = الفقراء
zakat_class-needy = المساكين
zakat_class-collectors = العاملون عليها
zakat_class-hearts = المؤلفة قلوبهم
zakat_class-captives = في الرقاب
zakat_class-debtors = الغارمون
zakat_class-cause_of_god = في سبيل الله
zakat_class-wayfarer = ابن السبيل

funds-title = الصناديق والأرصدة
funds-lead = الاعتماد يحجز من الرصيد، والصرف يخصم منه، وما لم يجد رصيداً ينتظر دوره: الأقدم أولاً.
funds-fund = الصندوق
funds-on_hand = الموجود
funds-reserved = المحجوز لحالات معتمدة
funds-available = المتاح
funds-waiting = بانتظار توفر الرصيد
funds-nobody_waits = لا أحد ينتظر
funds-cases = { $count ->
    [zero] لا حالات
    [one] حالة واحدة
    [two] حالتان
    [few] { $count } حالات
    [many] { $count } حالة
   *[other] { $count } حالة
}
funds-open = فتح صندوق
funds-code = رمز الصندوق
funds-name_ar = الاسم بالعربية
funds-name_en = الاسم بالإنجليزية
funds-source = مصدر المال
funds-zakat_class = مصرف الزكاة
funds-zakat_class_hint = لصناديق الزكاة وحدها: أحد المصارف الثمانية.
funds-condition = الشرط
funds-condition_hint = شرط الواقف أو المتبرع، كما ورد منه. لا بد منه للوقف والمقيد بشرط.
funds-classes = فئات الحالات التي يُصرف لها
funds-classes_hint = إن لم تختاروا فئة صُرف منه لكل الفئات. ما اعتُمد قبل التغيير يبقى معتمداً.
funds-keep = حفظ
funds-deposit = تسجيل إيداع
funds-deposit_effect = تمضي به الحالات التي طال انتظارها، الأقدم أولاً.
funds-withdraw = سحب أو تصحيح
funds-withdraw_why = سبب السحب
funds-withdraw_effect = لا يُسحب ما حُجز لحالات معتمدة.
funds-amount = المبلغ بالدينار
funds-reference = رقم الإيصال أو التحويل
funds-reference_hint = كما في كشف البنك. لا تكتبوا اسم المتبرع.
funds-on = تاريخ الإيداع
funds-ledger = حركات الصندوق
funds-when = الوقت
funds-movement = الحركة
funds-why = المرجع
funds-no_movement = لا حركات بعد.
funds-done = سُجّل ذلك.

unpaid-title = معتمد ولم يُصرف
unpaid-lead = ما اعتُمد ولم يتأكد استلامه بعد، بحسب ما ينتظره، بعدد الحالات وبالدنانير.
unpaid-cases = الحالات
unpaid-due = المستحق غير المصروف
unpaid-oldest = أقدم طلب
unpaid-all = المجموع
unpaid-none = لا شيء معتمداً ينتظر الصرف
unpaid-none_advice = كل ما اعتُمد صُرف وتأكد استلامه.
