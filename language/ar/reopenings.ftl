# Opening a closed case again by the ministry.

reopening_reason-new_evidence = ظهرت مستندات أو وقائع لم تكن في الملف
reopening_reason-rule_misapplied = طُبّقت قاعدة على غير وجهها
reopening_reason-applicant_returned = عاد مقدم الطلب يطلبها
reopening_reason-ministry_direction = توجيه من الوزارة

reopenings-link = إعادة فتح الحالة
reopenings-title = إعادة فتح الحالة
reopenings-ended = انتهت الحالة: { $outcome }
reopenings-checked = تعود الحالة أولاً إلى فحص الازدواجية، فربما قُدّمت لها مساعدة بعد إغلاقها.
reopenings-then_signature = ثم تعود إلى مستوى الاعتماد الذي رفضها، ويبقى ما اعتُمد قبله.
reopenings-then_advice = ثم يدرسها من جديد باحث غير من أوصى برفضها.
reopenings-then_duplicate = فإن بقي ما يعترضها نظر فيه مكتب الازدواجية من جديد.
reopenings-then_study = ثم تعود إلى الدراسة مع ما كُتب فيها من قبل، أو إلى الحالات المتاحة للسحب إن لم تكن لدى جهة.
reopenings-other = من أعاد فتحها لا يعتمدها بعد ذلك.
reopenings-told = يُكتب السبب في سجل الحالة وتقرؤه الجهة، ويُبلَّغ مقدم الطلب بأن في طلبه جديداً.
reopenings-reason = سبب إعادة الفتح
reopenings-text = تفصيل السبب
reopenings-text_hint = ما الذي تغيّر، ومن أين عُلم.
reopenings-submit = إعادة فتح الحالة
reopenings-card = إعادة الفتح
