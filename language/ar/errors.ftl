# Refusals and failures: what happened, and what to do now. One message for every code of domain/errors.py.

error-internal = حدث خطأ لم نتوقعه، ولم يُفقد شيء مما سُجّل. أعيدوا المحاولة، فإن تكرر فأبلغوا مدير النظام.
error-record-fault = تعذّر حفظ ما أرسلتموه كما هو، ولم يُكتب منه شيء. أبلغوا مدير النظام.
error-missing-word = حدث خطأ في عرض هذه الصفحة، ولم يُفقد شيء مما سُجّل. أبلغوا مدير النظام.
error-broken-catalogue = حدث خطأ في عرض هذه الصفحة، ولم يُفقد شيء مما سُجّل. أبلغوا مدير النظام.
error-broken-paper = تعذر فتح هذه الورقة، ولم يعرض منها شيء. يرجى إبلاغ مدير النظام.

error-input = تعذّر قبول ما أُرسل، ولم يُسجَّل شيء.
error-invalid-fields = لم يُسجَّل شيء بعد. يُرجى تصحيح الحقول المبيّنة ثم الإرسال مرة أخرى.
error-malformed = تعذّرت قراءة هذه القيمة. يُرجى كتابتها من جديد.
error-malformed-civil-id = الرقم المدني 12 رقماً كما في البطاقة المدنية، منها تاريخ الميلاد. يُرجى مراجعة الأرقام.
error-malformed-iban = رقم الآيبان غير صحيح. يبدأ بالحرفين KW وطوله 30 خانة، كما يظهر في كشف الحساب البنكي.
error-malformed-phone = رقم الهاتف غير صحيح. اكتبوا ثمانية أرقام داخل الكويت، أو الرقم كاملاً مع رمز الدولة.
error-malformed-email = البريد الإلكتروني غير صحيح. يُكتب مثل name@example.com.
error-malformed-pin = الرمز السري من أربعة إلى ستة أرقام.
error-wrong-pin = الرمز السري غير صحيح.
error-broken-seal = تعذرت كتابة هذه الرسالة كما ينبغي. يرجى إبلاغ مدير النظام.
error-malformed-amount = اكتبوا المبلغ بالدينار وبثلاث خانات عشرية على الأكثر، مثل 780.500.
error-malformed-date = التاريخ غير صحيح. اكتبوه يوماً ثم شهراً ثم سنة، مثل 15/11/2026.
error-malformed-clock = الساعة غير صحيحة. اكتبوها مثل 10:30.
error-key-reused = سبق استعمال مفتاح الإرسال هذا لطلب مختلف، ولم يُسجَّل شيء. أرسلوا الطلب بمفتاح جديد.
error-key-missing = ينقص الإرسال مفتاح عدم التكرار (Idempotency-Key)، ولم يُسجَّل شيء.
error-too-large = حجم ما أُرسل أكبر من المسموح. يُرجى تصغير المرفقات أو إرسالها على دفعات.
error-unsupported-file = لم يقبل هذا الملف. أرسل صورة ضوئية أو صورة فوتوغرافية بصيغة PDF أو JPEG أو PNG.

error-not-signed-in = يُرجى تسجيل الدخول للمتابعة. ربما انتهت جلستكم.
error-wrong-password = اسم المستخدم أو كلمة المرور غير صحيحة.

error-forbidden = هذا الإجراء ليس من صلاحياتكم.
error-wrong-role = { $role ->
    [none] هذا الإجراء من صلاحيات دور آخر.
   *[other] هذا الإجراء من صلاحيات { $role }.
}
error-excluded-person = سبق أن سجّلتم هذه الحالة أو درستموها أو وقّعتم عليها، فيبتّ فيها شخص آخر.
error-foreign-origin = جاء هذا الإرسال من خارج نظام المساعدات المركزي، ولم يُقبل. افتحوا الصفحة من النظام وأعيدوا المحاولة.

error-not-found = لم نجد ما تطلبونه.

error-refused = لم يعد هذا الإجراء ممكناً. حدّثوا الصفحة لتروا ما استجد.
error-link-ended = انتهت صلاحية هذا الرابط. راجعوا الجهة التي قدمتم طلبكم لديها.
error-task-taken = { $holder ->
    [none] سبقكم أحد الزملاء إلى استلام هذه الحالة.
   *[other] هذه الحالة لدى { $holder } الآن.
}
error-task-closed = { $actor ->
    [none] { $decision ->
        [none] انتهت هذه المهمة قبل قليل.
       *[other] بُتّ في هذه المهمة قبل قليل بقرار «{ $decision }».
    }
   *[other] { $decision ->
        [none] بُتّ في هذه المهمة قبل قليل، بتوقيع { $actor }.
       *[other] بُتّ في هذه المهمة قبل قليل بقرار «{ $decision }»، بتوقيع { $actor }.
    }
}
error-not-holder = يبتّ في هذه الحالة مَن استلمها. استلموها أولاً.
error-decision-pending = { $actor ->
    [none] يُسجَّل الآن قرار في هذه المهمة. انتظروا لحظات ثم حدّثوا الصفحة.
   *[other] يُسجَّل الآن قرار { $actor } في هذه المهمة. انتظروا لحظات ثم حدّثوا الصفحة.
}
error-wrong-decision = { $decision ->
    [none] لا تقبل هذه المهمة هذا القرار.
   *[other] لا تقبل هذه المهمة قرار «{ $decision }».
}
error-session-decides = تبتّ اللجنة في هذه الحالة في جلسة، ولا يبتّ فيها أحد منفرداً.
error-session-state = { $session_state ->
    [none] لا تسمح حالة الجلسة بهذا الإجراء الآن.
   *[other] لا تسمح حالة الجلسة بهذا الإجراء الآن. حالة الجلسة: { $session_state }.
}
error-no-quorum = لا يكتمل النصاب.{ $present ->
    [none] {""}
   *[other] {" "}عدد الحاضرين { $present } والنصاب { $quorum ->
        [none] {""}
       *[other] { $quorum }
    }.
}
error-undecided-items = تُغلق الجلسة بعد البتّ في كل حالة أو تأجيلها.{ $count ->
    [none] {""}
   *[other] {" "}عدد الحالات المتبقية: { $count }.
}
error-not-for-agenda = هذه الحالة لا تنتظر هذه اللجنة، أو هي على جدول أعمال جلسة أخرى.
error-not-a-quorum = اكتبوا نصاباً من 2 إلى { $limit }.
error-not-a-member = ليس هذا الشخص من أعضاء اللجنة في ذلك اليوم.
error-unknown-account = لا يوجد موظف بهذا الاسم لدى جهتكم.
error-case-closed = { $outcome ->
    [none] أُغلقت هذه الحالة ولها نتيجتها.
   *[other] أُغلقت هذه الحالة، ونتيجتها: { $outcome }.
}
error-body-inactive = لا يحق لهذه الجمعية التصرف، أو لم يعد يحق لها.
error-not-overdue = لا يزال أمام الجمعية وقت لهذه الحالة. لا يُوجَّه إلى جمعية أخرى إلا ما تجاوز موعده.
error-no-fund = ليس لدى الجمعية صندوق من المصدر الذي يُصرف منه لهذه الحالة.
error-no-balance = لم يتوفر بعد رصيد لهذه الدفعة في الصندوق الذي تُصرف منه. تنتظر دورها، ويمكن إصدار أمر الصرف فور توفره.
error-above-available = لا يمكن سحب أكثر من المتاح، وهو { $available_fils }: ما زاد عليه محجوز لحالات معتمدة.
error-open-already = هذا الملف متاح للوزارة أصلاً، ولا حاجة إلى فتح استثنائي.
error-standing-unchanged = هذه هي حالة الجمعية أصلاً.
error-cannot-receive = لا يمكن لهذه الجمعية استلام الحالة: لا يحق لها التصرف، أو ليست مرخصة لهذه الفئة، أو ليس لديها مثل هذا الصندوق.
error-being-checked = لم يكتمل فحص الازدواجية لهذا الطلب بعد. تُتاح دراسته فور اكتماله.
error-nothing-to-claim = لا توجد الآن حالات يمكنكم استلامها.
error-nothing-to-print = لم تبلغ الحالة المرحلة التي تصدر عنها هذه الورقة.
error-paper-erased = حُذف مضمون هذه الورقة بانتهاء مدة حفظه، ويبقى رقمها.
error-overlap-before-payment = أظهر الفحص الأخير قبل الصرف مساعدة مماثلة للأسرة، فأُوقف الصرف مؤقتاً حتى يبتّ فيها مكتب الازدواجية.
error-nothing-to-join = ما يعترض هذه الحالة ليس حالة مفتوحة يمكن الضم إليها. اختاروا قراراً آخر.
error-no-more-extensions = { $limit ->
    [none] مُدد موعد هذه المهمة بقدر ما يجوز.
    [zero] لا يمدد موعد هذه المهمة.
    [one] مُدد موعد هذه المهمة مرة واحدة من قبل، ولا يمدد بعدها.
    [two] مُدد موعد هذه المهمة مرتين من قبل، ولا يمدد بعدهما.
    [few] مُدد موعد هذه المهمة { $limit } مرات من قبل، ولا يمدد بعدها.
    [many] مُدد موعد هذه المهمة { $limit } مرة من قبل، ولا يمدد بعدها.
   *[other] مُدد موعد هذه المهمة { $limit } مرة من قبل، ولا يمدد بعدها.
}
error-not-stuck = لم تعد الحالة متوقفة لهذا السبب، أو أن هذا الإجراء لا يعالجه. حدّث الصفحة لترى أين وصلت الآن.
error-no-receipt-due = لا استلام منتظر لهذه الحالة الآن.
error-answered-already = سبق تسجيل ذلك أو الإجابة عنه. حدّث الصفحة لترى أين وصل الآن.
error-wrong-code = الرمز غير صحيح، وحُسبت المحاولة. بعد خمس محاولات يُقفل.
error-replayed-code = سبق استعمال هذا الرمز أو أُلغي، وحُسبت المحاولة.
error-expired-code = انتهت مدة هذا الرمز، وحُسبت المحاولة. يُطلب رمز جديد.
error-locked-code = أُقفل الرمز بعد محاولات غير صحيحة. يُطلب رمز جديد.
error-no-code = لم يصدر رمز لهذه الدفعة، وحُسبت المحاولة.
error-code-not-shown = اكتبوا رمز الاستلام كما ذكره مقدم الطلب.
error-proof-not-taken = لا تقبل هذه الفئة هذا الإثبات.
error-document-not-theirs = الوثيقة المعروضة ليست وثيقة مقدم الطلب.
error-document-not-of-collector = الوثيقة المعروضة ليست وثيقة المفوّض.
error-name-witnesses = من لا وثيقة له يشهد له اثنان. اكتبوا اسميهما.
error-no-collector = لم يُسمّ مقدم الطلب أحداً للاستلام عنه.
error-collector-not-beforehand = يُسمّى المفوّض قبل يوم الاستلام، ويؤكد الاستلام موظف غير من سجّله.
error-until-before-from = اليوم الأخير قبل اليوم الأول.
error-nothing-confirmed = لم يتأكد استلام شيء في هذه الأيام.
error-sample-too-large = هذا الهامش يتطلب سؤال عدد كبير. اختاروا هامشاً أوسع.

error-unavailable = الخدمة متوقفة مؤقتاً، وكل ما سُجّل محفوظ. أعيدوا المحاولة بعد قليل.
error-busy = { $retry_after ->
    [none] النظام مزدحم الآن. أعيدوا المحاولة بعد لحظات.
    [zero] النظام مزدحم الآن. أعيدوا المحاولة بعد لحظات.
    [one] النظام مزدحم الآن. أعيدوا المحاولة بعد ثانية.
    [two] النظام مزدحم الآن. أعيدوا المحاولة بعد ثانيتين.
    [few] النظام مزدحم الآن. أعيدوا المحاولة بعد { $retry_after } ثوانٍ.
    [many] النظام مزدحم الآن. أعيدوا المحاولة بعد { $retry_after } ثانية.
   *[other] النظام مزدحم الآن. أعيدوا المحاولة بعد { $retry_after } ثانية.
}

# Problems of one field.
error-required = هذا الحقل إلزامي.
error-unknown-category = لا توجد فئة مساعدة بهذا الرمز. اختاروها من القائمة.
error-closed-category = التسجيل في هذه الفئة مغلق اليوم بموجب التعميم (تاريخ التعميم: { $on }).
error-above-ceiling = المبلغ أعلى من الحد الأقصى لهذه الفئة بموجب التعميم، وهو { $ceiling_fils }.
error-missing-paper = ينقص مستند: { $paper }.
error-unknown-fund = مصدر التمويل هذا غير متاح لهذه الحالة. اختاروه من القائمة.
error-unknown-candidate = هذا الشخص ليس ممن لم يُبتّ فيهم بعد. اختاروا واحداً منهم.
error-no-remainder = المتبقي أقل من المبلغ المطلوب، وهو { $amount_fils }.
error-not-within-a-year = اختاروا يوماً بعد اليوم وخلال سنة.
error-too-many-tasks = { $limit ->
    [zero] لا يمكن إنهاء أي مهمة بهذه الطريقة.
    [one] لا تُنهى معاً إلا مهمة واحدة.
    [two] لا تُنهى معاً إلا مهمتان.
    [few] لا تُنهى معاً أكثر من { $limit } مهام.
    [many] لا تُنهى معاً أكثر من { $limit } مهمة.
   *[other] لا تُنهى معاً أكثر من { $limit } مهمة.
}
error-unknown-reason = اختاروا سبباً من القائمة.
error-unknown-method = اختاروا طريقة صرف من القائمة. يُحظر التعامل النقدي.
error-unknown-paper = لا يوجد مستند بهذا الرمز. اختاروه من القائمة.
error-unknown-choice = { $limit ->
    [none] اختاروا قيمة من القائمة.
   *[other] اكتبوا رقماً صحيحاً من 1 إلى { $limit }.
}
error-malformed-count = { $limit ->
    [none] اكتبوا عدداً صحيحاً.
   *[other] اكتبوا عدداً صحيحاً من 0 إلى { $limit }.
}
error-too-many-rows = { $limit ->
    [zero] لا صفوف.
    [one] صف واحد على الأكثر.
    [two] صفان على الأكثر.
    [few] { $limit } صفوف على الأكثر.
    [many] { $limit } صفاً على الأكثر.
   *[other] { $limit } صف على الأكثر.
}
error-one-head = للأسرة رب واحد.
error-section-needed = لم يكتمل من الدراسة: { $section }.
error-rent-needed = اكتبوا إيجار السكن المستأجر.
error-income-below-members = الدخل أقل مما يكسبه الأفراد معاً.
error-study-needed = لم تُحفظ الدراسة بعد.
error-paper-not-accepted = لم يُراجع هذا المستند ويُقبل: { $paper }.
error-second-visit-needed = طُلبت زيارة ثانية: قوموا بها وادرسوا الحالة بزيارة ميدانية.
error-ticked-twice = رُوجع مستند مرتين.
error-paper-or-field-needed = اختاروا مستنداً أو بياناً واحداً على الأقل.
error-say-what-came = اكتبوا ما ورد.
error-plan-too-long = تمتد الخطة { $limit } يوماً على الأكثر، ولا يسبق آخرها أولها.
error-visit-settled = سُجلت نتيجة هذه الزيارة من قبل.
error-visit-not-yet = لم يحن يوم هذه الزيارة بعد.
error-too-long = { $limit ->
    [zero] النص أطول من المسموح.
    [one] النص أطول من المسموح، وهو حرف واحد.
    [two] النص أطول من المسموح، وهو حرفان.
    [few] النص أطول من المسموح، وهو { $limit } أحرف.
    [many] النص أطول من المسموح، وهو { $limit } حرفاً.
   *[other] النص أطول من المسموح، وهو { $limit } حرف.
}
error-in-the-future = لا يكون هذا التاريخ في المستقبل.
error-not-a-working-day = هذا اليوم عطلة. اختر يوم عمل.
error-beyond-due = موعد هذه المهمة { $due_on }، ولا تُرجأ إلى ما بعده.
error-not-after-today = اختاروا يوماً بعد اليوم.
error-not-a-span = لا يسبق اليوم الأخير اليوم الأول، ولا يتجاوزه بأكثر من { $limit } يوماً.
error-oneself = اختاروا شخصاً غيره.
error-no-common-role = ليس لهذا الزميل أيٌّ من هذه الأدوار، والإنابة لا تمنح دوراً.
error-beyond-extension = تسمح السياسة بالتمديد حتى { $latest_on } على الأكثر.
error-no-later-deadline = هذا ليس بعد الموعد الحالي. اختر يومًا بعده.
error-too-many-instalments = { $limit ->
    [zero] عدد الدفعات غير مقبول.
    [one] تُصرف هذه المساعدة دفعة واحدة.
    [two] عدد الدفعات دفعتان على الأكثر.
    [few] اكتبوا عدد الدفعات رقماً صحيحاً من 1 إلى { $limit }.
    [many] اكتبوا عدد الدفعات رقماً صحيحاً من 1 إلى { $limit }.
   *[other] اكتبوا عدد الدفعات رقماً صحيحاً من 1 إلى { $limit }.
}
error-amount-above-recommended = لا يزيد المبلغ المعتمد على ما أُوصي به أو اعتُمد من قبل، وهو { $recommended_fils }.
error-cheque-needs-reason = الصرف بشيك استثناء، ويلزم بيان سببه.
error-cut-needs-reason = المبلغ أقل مما أُوصي به أو اعتُمد من قبل ({ $recommended_fils }). اكتبوا سبب تخفيضه.
error-consent-needed = لا يُسجَّل الطلب إلا بموافقة مقدم الطلب على معالجة بياناته.
error-not-asked-for = لا يُطلب هذا في هذه الفئة. اتركوه فارغاً.
error-number-of-applicant = هذا رقم مقدم الطلب نفسه. اكتبوا رقم المستفيد، أو اتركوا هذا القسم فارغاً إن كان مقدم الطلب هو الطالب.
error-birth-date-or-number-needed = اكتبوا تاريخ الميلاد أو الرقم المدني. يكفي أحدهما.
error-name-needed = اكتبوا اسم مقدم الطلب بالعربية أو بالإنجليزية.
error-not-specialised = هذا النوع من المساعدة خارج اختصاص جهتكم. يمكن توجيه الطلب إلى جهة مختصة به.

# Problems of a policy in the making.
error-in-the-past = هذا اليوم مضى. اختاروا اليوم أو يوماً بعده.
error-malformed-code = يكتب الرمز بحروف لاتينية وأرقام والعلامة _، ويبدأ بحرف، ولا يزيد على 20 خانة: حروف كبيرة للفئة وصغيرة للعائلة.
error-unknown-field = لا يوجد حقل بهذا الاسم في السياسة.
error-unknown-level = يكتب المستوى aid_manager أو committee أو ministry، ولعدة أعضاء ministry:2/3.
error-stated-twice = ذكر هذا مرتين. أبقوا واحداً منهما.
error-code-taken = هذا الرمز موجود في القائمة.
error-out-of-range = { $limit ->
    [none] هذه القيمة خارج الممكن.
   *[other] اكتبوا عدداً صحيحاً من 1 إلى { $limit }.
}
error-paper-not-asked-for = لا يأتي مستند من سجل رسمي إلا إذا كانت الفئة تطلبه.
error-levels-needed = تحتاج الشريحة إلى مستوى اعتماد واحد على الأقل.
error-band-without-amounts = تنتهي هذه الشريحة قبل أن تبدأ.
error-zero-band-needed = يجب أن تبدأ شرائح عموم الحالات من الصفر.
error-floor-twice = شريحتان تبدآن من { $floor_fils }.
error-bands-overlap = تتداخل هذه الشريحة مع التالية التي تبدأ من { $floor_fils }.
error-gap-between-bands = لم يذكر شيء عن المبالغ ابتداءً من { $until_fils }.
error-subject-moved = ستسري مدد هذه العائلة على محل آخر: ما حجز على المحل القديم لا يمنع أحداً بعد ذلك.
error-category-left-out = هذه الفئة ليست في المسودة: لن يسجل فيها طلب بعد ذلك.

# Second looks that refuse nobody.
warning-wrong_check_digit = الرقم المدني لا يطابق رقم التحقق الأخير فيه. قارنوه بالبطاقة. سُجّل الطلب كما هو.
warning-birth_date_differs = تاريخ الميلاد المكتوب يختلف عن التاريخ الوارد في الرقم المدني. قارنوهما بالبطاقة. سُجّل الطلب كما هو.
warning-beneficiary_wrong_check_digit = الرقم المدني للمستفيد لا يطابق رقم التحقق الأخير فيه. قارنوه بالبطاقة. سُجّل الطلب كما هو.
warning-beneficiary_birth_date_differs = تاريخ ميلاد المستفيد المكتوب يختلف عن التاريخ الوارد في رقمه المدني. قارنوهما بالبطاقة. سُجّل الطلب كما هو.

# Campaigns and lists.
error-campaign-closed = الحملة مفتوحة من { $first_on } إلى { $last_on }.
error-campaign-taken = توجد حملة بهذا الرمز ومضمونها غير ما أرسل. اختاروا رمزاً آخر.
error-list-signed = يوقّع أحد الزملاء هذا الكشف الآن.
error-nothing-to-sign = لا شيء في هذا الكشف ينتظر هذا التوقيع الآن.
error-unknown-list = لا توجد قائمة استبعاد بهذا الرمز تشمل هذا النوع من المساعدة.
error-too-many-people = يتسع النموذج لشخص وستة معه على الأكثر.
error-no-groups = لا تقبل هذه الحملة التسجيل الجماعي.

# Appeals.
error-not-appealable = لا يُتظلَّم إلا من رفض الطلب، أو من إثبات تكراره أو ازدواجيته.
error-appeal-too-late = { $days ->
    [none] انتهت مدة التظلّم من هذا القرار.
   *[other] انتهت مدة التظلّم من هذا القرار، وهي { $days } يوماً من صدوره.
}
error-appeal-filed = سبق تقديم تظلّم من هذا القرار.
error-not-partly = { $refused_fils ->
    [none] يُقبل التظلّم جزئياً بمبلغ دون المبلغ المرفوض.
   *[other] يُقبل التظلّم جزئياً بمبلغ دون { $refused_fils }. لقبوله كاملاً اختاروا «قبول التظلّم».
}
