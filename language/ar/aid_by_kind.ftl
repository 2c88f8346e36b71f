# المساعدات بحسب النوع: بجانب الحالة، ولكل جهة.
aid_by_kind-title = المساعدات بحسب النوع
aid_by_kind-lead = ما طُلب منكم شهراً بشهر، وما اعتُمد منه وصُرف وما زال ينتظر. حتى { $at }
aid_by_kind-by_month = بحسب شهر الطلب
aid_by_kind-by_kind = بحسب نوع المساعدة
aid_by_kind-chart = الطلبات والمعتمد منها شهراً بشهر
aid_by_kind-month = الشهر
aid_by_kind-kind = نوع المساعدة
aid_by_kind-state = الحال
aid_by_kind-requests = الطلبات
aid_by_kind-approved = المعتمدة
aid_by_kind-approved_dinars = المعتمد (د.ك)
aid_by_kind-paid_dinars = المصروف (د.ك)
aid_by_kind-waiting = ما زالت مفتوحة
aid_by_kind-sheet_both = بحسب الشهر والنوع
aid_by_kind-workbook = تنزيل ملف إكسل
aid_by_kind-none = لا طلبات في الأشهر الاثني عشر الماضية
aid_by_kind-none_advice = يظهر هنا كل طلب في شهر تسجيله، ثم ما صار إليه.
aid_by_kind-ledger = سجل مساعدات الأسرة
aid_by_kind-ledger_lead = خلال 24 شهراً، من جميع الجهات دون تسميتها.
aid_by_kind-ledger_none = لا مساعدات مسجلة للأسرة خلال 24 شهراً.
aid_by_kind-ledger_total = مجموع المصروف
aid_by_kind-total_hidden = لا يظهر إن كان يكشف ما صرفته جهة بعينها
aid_by_kind-usual_in = { $kind } في { $area }
aid_by_kind-low = الأدنى
aid_by_kind-usual = المعتاد
aid_by_kind-high = الأعلى
aid_by_kind-this = هذا الطلب
aid_by_kind-ceiling = الحد الأقصى
aid_by_kind-of_cases = { $cases ->
    [zero] من أحدث الحالات المعتمدة ({ $cases })، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
    [one] من أحدث الحالات المعتمدة ({ $cases })، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
    [two] من أحدث الحالات المعتمدة ({ $cases })، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
    [few] من أحدث { $cases } حالات معتمدة، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
    [many] من أحدث { $cases } حالة معتمدة، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
   *[other] من أحدث { $cases } حالة معتمدة، مقرَّبة إلى خمسة دنانير: ربعها دون الأدنى وربعها فوق الأعلى.
}
aid_by_kind-too_few = لا يظهر المعتاد إلا من خمس حالات معتمدة فأكثر في المحافظة نفسها.
