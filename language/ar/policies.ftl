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

policy_field-effective_on = يسري من
policy_field-title = العنوان
policy_field-notes = ملاحظات
policy_field-bands = شرائح الاعتماد
policy_field-categories = فئات المساعدة
policy_field-families = عائلات الازدواجية
policy_field-until = إلى ما دون

# صفحات مسؤول السياسات.

policies-title = السياسة
policies-lead = ما تقوله تعاميم الوزارة: النسخة السارية وما سيسري بعدها، ومسودات لا تغيّر شيئاً حتى تنشر.
policies-draft = مسودة { $circular }
policies-version = التعميم { $circular }
policies-drafts = المسودات
policies-no_drafts = لا توجد مسودة مفتوحة.
policies-no_day = لم يحدد بعد
policies-based_on = مبنية على
policies-edited = آخر تعديل
policies-begin = بدء مسودة
policies-begin_lead = تبدأ المسودة نسخةً عن سياسة منشورة، ولا يتغير شيء على أحد حتى تنشروها.
policies-circular_hint = رقم التعميم الذي يعلنها، مثل 14-2026.
policies-base_today = النسخة السارية اليوم
policies-base_version = التعميم { $circular }، من { $day }
policies-versions = النسخ المنشورة
policies-published = نشرت في
policies-standing = الحالة
policies-in_force = سارية
policies-coming = ستسري
policies-past = سابقة
policies-done_published = نُشر التعميم { $circular }، وتسجل الطلبات بموجبه من يوم سريانه.
policies-done_discarded = أُلغيت مسودة التعميم { $circular }.
policies-rules_from = تحكم الطلبات المسجلة من { $day }
policies-version_changed = ما الذي غيّره
policies-version_unchanged = لا يحفظ السجل تغييراً له: هو النسخة الأولى أو يقول ما قالته سابقتها.
policies-acts = من فعل ماذا بموجب هذا التعميم
policies-draft_line = نسخة عن التعميم { $base }، الإصدار { $edition }، آخر تعديل { $since }
policies-state_open = مفتوحة
policies-state_published = منشورة: لا يغيّرها شيء بعد ذلك
policies-state_discarded = ملغاة
policies-stale_title = لم يحفظ: غيّر أحد الزملاء هذه المسودة وأنتم تكتبون.
policies-stale_lead = ما كتبتموه باقٍ في النموذج. راجعوه ثم احفظوه من جديد.
policies-stale_mine = ما سيغيّره الحفظ الآن
policies-saved = حُفظ في المسودة.
policies-saved_unfinished = حُفظ في المسودة، وما زال ينقصه ما يلي.
policies-checks = هل هي جاهزة للنشر؟
policies-lacks = { $count ->
    [zero] لا شيء يمنع نشرها.
    [one] أمر واحد يمنع نشرها:
    [two] أمران يمنعان نشرها:
    [few] { $count } أمور تمنع نشرها:
    [many] { $count } أمراً تمنع نشرها:
   *[other] { $count } أمر تمنع نشرها:
}
policies-whole = مكتملة
policies-whole_lead = لا ينقصها شيء. انظروا ما تغيّره وما كانت ستغيّره قبل نشرها.
policies-warnings = يستحق نظرة ثانية
policies-compare = { $count ->
    [zero] المقارنة: لا تغيير
    [one] المقارنة: تغيير واحد
    [two] المقارنة: تغييران
    [few] المقارنة: { $count } تغييرات
    [many] المقارنة: { $count } تغييراً
   *[other] المقارنة: { $count } تغيير
}
policies-simulate = محاكاة
policies-to_publication = النشر …
policies-discard = إلغاء المسودة …
policies-new_category = فئة جديدة
policies-copy_category = فئة جديدة مثلها
policies-category = الفئة
policies-category_title = الفئة: { $category }
policies-open_days = متاحة للتسجيل
policies-between = { $first } – { $last }
policies-from_day = من { $day }
policies-mark_added = جديدة
policies-mark_changed = معدّلة
policies-parts = كل ما عدا ذلك فيها
policies-part_bands = شرائح الاعتماد
policies-part_bands_lead = من يعتمد أي مبلغ، وأي الحالات تحتاج إلى توقيعات أكثر.
policies-part_windows = مدد المنع والرموز
policies-part_windows_lead = على من تسري مدة الازدواجية، وما يأتي به التعميم من أنواع مساعدة وفئات حالات.
policies-part_times = المهل والحدود
policies-part_times_lead = كم تأخذ كل مهمة، ومن يبلغ إذا أُهملت، ومتى يُسأل عن الهوية.
policies-head = المسودة ككل
policies-effective_hint = تحكم الطلبات الواردة من هذا اليوم، ولا تُمس حالة قائمة. اليوم ثم الشهر ثم السنة.
policies-notes_hint = سبب إصدارها؛ يحفظ في السجل مع النسخة.
policies-save = حفظ في المسودة
policies-save_category = حفظ الفئة في المسودة
policies-remove_category = حذفها من هذه المسودة
policies-part_names = ما هي
policies-code_hint = أحرف لاتينية كبيرة وأرقام، مثل SOLAR. يبقى كما هو: به تُعرف في الإحصاءات والتسجيل.
policies-kind_hint = ما يُعطى. ما ليس هنا يضاف في صفحة مدد المنع والرموز.
policies-case_class_hint = لمن هي. النوع والفئة رمزان: إحصاء الأنواع لا تختلط فيه الفئات.
policies-conditions_hint = ما يجب أن يتوفر في مقدم الطلب كما ينص التعميم. يقرؤه مدخل البيانات والباحث ومقدم الطلب.
policies-part_money = كم، وكل متى، ولمن، ومن أي مال
policies-ceiling_hint = بالدينار. ما زاد عليه يرفض عند التسجيل.
policies-payee_hint = كثيراً ما يكون غير مقدم الطلب: المؤجر أو المستشفى أو المدرسة. ولا يصرف مال نقداً.
policies-restudy_hint = تتوقف المساعدة المتكررة بعد هذه الأشهر حتى تدرس الحالة من جديد. إن تُرك فهو 12.
policies-sources_hint = لا يصرف لها إلا من صناديق هذه المصادر. الزكاة مقيدة بمصارفها، والوقف بشرطه.
policies-proofs_hint = واحد منها يثبت وصول المساعدة. إن لم يحدد شيء كفى أي منها.
policies-arrears = بعد تجديد متأخر
policies-arrears_hint = ما استحق بين نهاية دراسة والتي تليها.
policies-part_overlap = متى تمنعها مساعدة مثلها
policies-overlap_hint = مساعدة من العائلة نفسها، قائمة أو معطاة خلال المدة لدى أي جهة، توقف الطلب حتى يبت مكتب الازدواجية. ومن مدتين تسري الأطول. ولا يرفض أحد آلياً.
policies-months_hint = فقط إذا كانت المدة عدداً من الأشهر.
policies-family_on = { $family } – { $subject }
policies-part_papers = المستندات
policies-papers_hint = ما يأتي من سجل رسمي لا يُطلب من مقدم الطلب، لكن يجب أن يحدد مطلوباً أيضاً.
policies-paper = المستند
policies-paper_asked = مطلوب
policies-paper_registry = من سجل رسمي
policies-part_days = من متى وبأي عناية
policies-last_hint = إن تُرك بقيت حتى ينهيها تعميم. وما سجل قبل ذلك يسير إلى نهايته.
policies-category_circular_hint = إن تُرك فهو تعميم هذه المسودة.
policies-flag_ministry_gate = اعتماد الوزارة
policies-flag_ministry_gate_means = كل موافقة تنتهي عند الوزارة. من دونه قد تنتهي المبالغ الصغيرة غير المؤشرة عند الجهة كما تقول الشرائح.
policies-flag_fast_track = المسار السريع
policies-flag_fast_track_means = كل حالاتها طارئة: للمهام المهل الأقصر.
policies-flag_pilot = تجريبية
policies-flag_pilot_means = توسم تجريبية حيثما ظهرت، وقد تطلب لها الشرائح أكثر.
policies-band_row = الشريحة { $row }
policies-bands_hint = شرائح كل الحالات تبدأ من 0 وتتوالى دون فجوة. والشريحة المؤشرة لحالات تحمل أحد مؤشراتها وتتقدم على شرائح الجميع. والتوقيعات بترتيبها، كل منها من شخص آخر.
policies-signature = التوقيع { $place }
policies-new_band = شريحة أخرى
policies-floor = من (بالدينار)
policies-until = إلى ما دون (بالدينار)
policies-no_signature = لا أحد
policies-flags = لحالات تحمل أحد هذه المؤشرات فقط
policies-remove_row = حذف
policies-more_rows = احفظوا لتظهر أسطر فارغة أخرى.
policies-families_hint = العائلة حاجة واحدة، ومحلها يبين على من تسري المدة: الإيجار على العقد، والغذاء على الأسرة، والرسوم على الطالب، والكفالة على الطفل. وتغيير المحل يُسقط ما حُجز على المحل القديم.
policies-counts = تحتسب
policies-new_kinds = أنواع مساعدة جديدة
policies-new_kinds_hint = ما يضيفه هذا التعميم إلى القائمة؛ وما فيها يبقى.
policies-new_case_classes = فئات حالات جديدة
policies-new_case_classes_hint = أرملة ويتيم وغارم وأمثالها. والرمز بأحرف لاتينية صغيرة.
policies-allowances = كم تأخذ المهمة
policies-allowances_hint = وقت عمل بحسب التقويم الرسمي. وما ليس له مهلة سريعة فله المهلة المعتادة.
policies-fast_amount = السريع: المدة
policies-fast_unit = السريع: الوحدة
policies-ladders = من يبلغ بالمهمة المهملة
policies-ladders_hint = إن تُرك فالتنبيه عند 75 بالمئة ثم الخطوات المعتادة إلى مدير الإدارة والوزارة.
policies-thresholds = الهوية والحسابات الجديدة
policies-thresholds_hint = من الحد الأول يربط الشخص دون سؤال، ومن الثاني يُسأل مكتب الازدواجية. ولا يصرف لحساب جديد قبل انقضاء مهلته.
policies-col_row = ماذا
policies-col_field = الحقل
policies-col_before = قبل
policies-col_after = بعد
policies-comparison = ما تغيّره المسودة { $circular } من التعميم { $base }
policies-no_changes = لا تغيّر شيئاً
policies-no_changes_advice = تقول المسودة ما تقوله النسخة التي بدأت منها. غيّروا فئة أو جزءاً آخر أولاً.
policies-discard_title = إلغاء المسودة { $circular }؟
policies-discard_lead = لن يسري منها شيء ولا تفتح من جديد، ويصبح رقمها متاحاً.
policies-discard_confirm = إلغاؤها
policies-publication = نشر التعميم { $circular }؟
policies-follows = ما يترتب على ذلك
policies-follows_new = من يوم سريانه تسجل الطلبات وتُحكم به لدى كل الجهات.
policies-follows_running = لا تُمس حالة قائمة: كل منها على النسخة التي سجلت بموجبها.
policies-follows_kept = النسخة المنشورة لا تتغير أبداً، وإنما يتبعها تعميم آخر.
policies-newer = نُشرت نسخة أحدث بعد بدء هذه المسودة
policies-newer_meant = يُلغى التعميم { $circular } أيضاً: نشر هذه المسودة يرجع عما فيه.
policies-publish = النشر الآن
policies-what_changes = { $count ->
    [zero] لا يغيّر شيئاً
    [one] ما يغيّره: أمر واحد
    [two] ما يغيّره: أمران
    [few] ما يغيّره: { $count } أمور
    [many] ما يغيّره: { $count } أمراً
   *[other] ما يغيّره: { $count } أمر
}
policies-simulation = ما كانت المسودة { $circular } ستغيّره
policies-simulation_lead = تعاد الحالات الواردة منذ يوم بحكم المسودة إلى جانب النسخة التي حكمت كلاً منها. ولا يكتب شيء.
policies-simulation_unfinished = لا تُحاكى إلا مسودة مكتملة. أكملوا هذا أولاً:
policies-since = الحالات الواردة منذ
policies-since_hint = { $limit ->
    [zero] اليوم ثم الشهر ثم السنة.
    [one] اليوم ثم الشهر ثم السنة. تعاد حالة واحدة على الأكثر وأنتم تنتظرون.
    [two] اليوم ثم الشهر ثم السنة. تعاد حالتان على الأكثر وأنتم تنتظرون.
    [few] اليوم ثم الشهر ثم السنة. تعاد { $limit } حالات على الأكثر وأنتم تنتظرون.
    [many] اليوم ثم الشهر ثم السنة. تعاد { $limit } حالة على الأكثر وأنتم تنتظرون.
   *[other] اليوم ثم الشهر ثم السنة. تعاد { $limit } حالة على الأكثر وأنتم تنتظرون، وتأخذ المدة الطويلة بضع ثوانٍ.
}
policies-simulated = { $count ->
    [zero] لم ترد حالة منذ { $day }.
    [one] أعيدت حالة واحدة وردت منذ { $day }.
    [two] أعيدت حالتان وردتا منذ { $day }.
    [few] أعيدت { $count } حالات وردت منذ { $day }.
    [many] أعيدت { $count } حالة وردت منذ { $day }.
   *[other] أعيدت { $count } حالة وردت منذ { $day }.
}
policies-differing = { $count ->
    [zero] لا يختلف منها شيء.
    [one] تختلف واحدة.
    [two] تختلف اثنتان.
    [few] تختلف { $count } منها.
    [many] تختلف { $count } منها.
   *[other] تختلف { $count } منها.
}
policies-figures = الأرقام
policies-figure = الرقم
policies-as_it_was = كما جرى
policies-by_the_draft = بحكم المسودة
policies-cases_differing = حالات تختلف
policies-which_cases = الحالات التي تختلف
policies-what_differs = ما يختلف
policies-measured = { $measure }: { $before } كما جرى، و{ $after } بحكم المسودة
policies-cases_left = { $count ->
    [zero] لا حالات أخرى.
    [one] تختلف حالة أخرى، ويسردها كلها أمر policy simulate.
    [two] تختلف حالتان أخريان، ويسردها كلها أمر policy simulate.
    [few] تختلف { $count } حالات أخرى، ويسردها كلها أمر policy simulate.
    [many] تختلف { $count } حالة أخرى، ويسردها كلها أمر policy simulate.
   *[other] تختلف { $count } حالة أخرى، ويسردها كلها أمر policy simulate.
}
policies-unplayed = ما لم يمكن إعادته
