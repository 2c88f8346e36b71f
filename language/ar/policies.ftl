# السياسة: المسودات وما تغيّره وما كانت ستغيّره، وفترات الإيقاف.

fund_source-zakat = زكاة
fund_source-sadaqa = صدقة
fund_source-waqf = وقف
fund_source-donor = مقيد بشرط المتبرع
fund_source-general = عام

policy_act-drafted = بدء مسودة
policy_act-edited = تعديل مسودة
policy_act-discarded = إلغاء مسودة
policy_act-published = نشر السياسة
policy_act-day_declared = إعلان يوم في التقويم الرسمي
policy_act-category_granted = منح جمعية فئة مساعدة
policy_act-category_ended = إنهاء فئة مساعدة لدى جمعية
policy_act-freeze_entered = الأمر بإيقاف
policy_act-freeze_ended = إنهاء إيقاف

stop-registration = التسجيل
stop-approvals = الاعتماد

policy_part-kind = نوع مساعدة
policy_part-case_class = فئة حالة
policy_part-ladder = التصعيد
policy_part-category = فئة مساعدة
policy_part-family = عائلة ازدواجية
policy_part-band = شريحة اعتماد
policy_part-allowance = مهلة
policy_part-threshold = حد مطابقة الهوية
policy_part-pause = مهلة الحسابات الجديدة

change_kind-added = إضافة
change_kind-removed = حذف
change_kind-changed = تغيير

error-draft-closed = نشرت هذه المسودة أو ألغيت، ولا يغيّرها شيء بعد ذلك.
error-stale-draft = غيّر أحد هذه المسودة قبلكم. افتحوها من جديد ثم أجروا تعديلكم.
error-circular-taken = { $circular ->
    [none] رقم التعميم هذا مستخدم.
   *[other] التعميم { $circular } موجود: تحمله نسخة منشورة أو مسودة مفتوحة.
}
error-newer-version = { $circular ->
    [none] نشرت نسخة أحدث بعد بدء هذه المسودة، ونشرها يلغي ما فيها.
   *[other] نشر التعميم { $circular } بعد بدء هذه المسودة، ونشرها يلغي ما فيه. إن كان ذلك مقصوداً فاذكروه برقمه.
}
error-frozen = { $circular ->
    [none] { $until_on ->
        [none] أوقفت الوزارة هذا مؤقتاً.
       *[other] أوقفت الوزارة هذا حتى نهاية { $until_on }.
    }
   *[other] { $until_on ->
        [none] أوقفت الوزارة هذا بالتعميم { $circular }.
       *[other] أوقفت الوزارة هذا بالتعميم { $circular } حتى نهاية { $until_on }.
    }
}
error-granted-already = الجهة ممنوحة هذه الفئة من قبل، ابتداءً من { $from_on }.
error-after-the-end = هذا بعد اليوم الذي ينتهي فيه أصلاً: { $end_on }.

policy_field-code = الرمز
policy_field-kind = نوع المساعدة
policy_field-case_class = فئة الحالة
policy_field-name_ar = الاسم بالعربية
policy_field-name_en = الاسم بالإنجليزية
policy_field-conditions_ar = الشروط بالعربية
policy_field-conditions_en = الشروط بالإنجليزية
policy_field-family = عائلة الازدواجية
policy_field-window = مدة المنع
policy_field-months = أشهر المنع
policy_field-ceiling = السقف
policy_field-recurrence = التكرار
policy_field-payee_kind = المستفيد من الصرف
policy_field-papers = المستندات
policy_field-registry_papers = مستندات من السجلات الرسمية
policy_field-fund_sources = مصادر التمويل
policy_field-proofs = ما يثبت الاستلام
policy_field-restudy_months = أشهر إعادة الدراسة
policy_field-pays_arrears = صرف المتأخر بأثر رجعي
policy_field-fast_track = المسار السريع
policy_field-pilot = فئة تجريبية
policy_field-ministry_gate = اعتماد الوزارة لازم
policy_field-first_on = أول يوم
policy_field-last_on = آخر يوم
policy_field-circular = التعميم
policy_field-subject = محل المنع
policy_field-counts_outside = تحتسب المساعدات الخارجية
policy_field-floor = من
policy_field-flags = لحالات
policy_field-levels = مستويات الاعتماد
policy_field-task_kind = المهمة
policy_field-amount = المدة
policy_field-unit = وحدة المدة
policy_field-warn_percent = التنبيه عند نسبة من المدة
policy_field-aid_manager_hours = ساعات العمل حتى يبلغ مدير الإدارة
policy_field-ministry_hours = ساعات العمل حتى تبلغ الوزارة
policy_field-link_threshold = حد الربط التلقائي
policy_field-adjudicate_threshold = حد السؤال
policy_field-payee_pause = ساعات لا يُصرف فيها لحساب جديد

measure-refused = طلبات كانت سترفض عند التسجيل
measure-above_ceiling = طلبات فوق السقف
measure-held = حالات موقوفة للازدواجية
measure-signatures = توقيعات مطلوبة
measure-deadlines_moved = مهل تتغير
measure-deadlines_breached = مهل متجاوزة
measure-approved_fils = مبالغ معتمدة
measure-held_fils = مبالغ معتمدة خلف إيقاف
measure-orders_paused = أوامر صرف كانت ستنتظر مهلة الحساب

unplayed-other_terms = حالات سجلت بشروط أخرى (كشف أو حملة): تسجيلها يؤخذ كما جرى
unplayed-no_identity = حالات لم تستقر هوية صاحبها: لا يقال شيء عن إيقافها
unplayed-hold_differs = حالات لا تعيد الإعادة فيها ما جرى من إيقاف أو عدمه
unplayed-levels_differ = حالات لا تعيد الإعادة فيها مستويات اعتمادها (رفعت إلى الوزارة مثلاً)
unplayed-clock_stopped = مهام توقف وقتها: مهلها متروكة
unplayed-thresholds = حدود مطابقة الهوية تتغير، ولا يعاد مع هذه الحدود شيء
unplayed-counter_refusals = ما رفض عند التسجيل لم يسجل: من كانت المسودة ستقبله لا يظهر

policies-yes = نعم
policies-no = لا
policies-nothing = لا شيء
policies-added = إضافة { $what }
policies-removed = حذف { $what }
policies-changed = { $what } – { $field }: من { $before } إلى { $after }
policies-quorum = { $level } ({ $needed } من { $seats })
policies-band = شريحة من { $floor }
policies-band_for = شريحة من { $floor } ({ $flags })
policies-fast = { $task } (المسار السريع)

error-too-many-cases = الحالات أكثر مما يعاد هنا والقارئ ينتظر: { $count } والحد { $limit }. يعيدها كلها أمر policy simulate.
