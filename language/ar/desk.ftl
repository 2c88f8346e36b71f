# The duplicate desk: who is meant, may it be given, many holds at once, and taking a ruling back.

desk-question_identify = من المقصود بالطلب؟
desk-question_beneficiary = لمن تُطلب المساعدة؟
desk-question_adjudicate = هل تُصرف هذه المساعدة؟
desk-col_question = السؤال
desk-col_pick = اختيار
desk-month = { $month } { $year }

desk-lead_mine = أسئلة استلمتموها، والأقرب موعداً أولاً.
desk-lead_to_claim = من المقصود بالطلب؟ وهل تُصرف له هذه المساعدة؟ أسئلة لم يستلمها أحد بعد، والأقرب موعداً أولاً.
desk-lead_snoozed = أسئلة أجّلتموها إلى يوم، وموعدها يجري.
desk-lead_waiting = أسئلة لدى زملائكم، وحالات تنتظر غير المكتب.
desk-lead_overdue = أسئلة مضى موعدها.
desk-lead_done = ما أجبتم عنه خلال اليوم الماضي.
desk-empty_mine = لا سؤال لديكم الآن
desk-empty_to_claim = لا أسئلة بانتظار المكتب
desk-empty_snoozed = لا سؤال مؤجل
desk-empty_waiting = لا أسئلة لدى الزملاء
desk-empty_overdue = لا أسئلة متأخرة
desk-empty_done = لم تجيبوا عن سؤال بعد اليوم
desk-advice_mine = استلموا السؤال التالي، أو اختاروا من المتاحة للاستلام.
desk-advice_to_claim = كل تطابق محتمل يجده الفحص يظهر هنا، ولا يُرفض أحد آلياً. يُحدَّث العدد من نفسه.
desk-advice_snoozed = يُؤجَّل السؤال من صفحته إلى يوم لا يتجاوز موعده.
desk-advice_waiting = ما يستلمه زملاؤكم يظهر هنا حتى يُبتّ فيه.
desk-advice_overdue = كل الأسئلة ضمن موعدها. يبقى الأقرب موعداً في أول القائمة.
desk-advice_done = ما تجيبون عنه اليوم يبقى هنا للمراجعة.

# Who is meant.
desk-identify_lead = { $count ->
    [zero] لم يُعثر على مسجّل يشبهه.
    [one] في السجل شخص واحد قد يكون هو. قارنوا الحقول، ثم قرروا.
    [two] في السجل شخصان قد يكون أحدهما. قارنوا الحقول، ثم قرروا في كل منهما.
    [few] في السجل { $count } أشخاص قد يكون أحدهم. قارنوا الحقول، ثم قرروا في كل منهم.
    [many] في السجل { $count } شخصاً قد يكون أحدهم. قارنوا الحقول، ثم قرروا في كل منهم.
   *[other] في السجل { $count } شخص قد يكون أحدهم. قارنوا الحقول، ثم قرروا في كل منهم.
}
desk-claim_first = استلموا الحالة لتقرروا فيها.
desk-held_by_other = الحالة لدى زميل، وهو من يقرر فيها.
desk-look_only = للاطلاع فقط.
desk-candidates = الأشخاص المحتملون
desk-candidate = المرشح { $rank }
desk-tally_short = يتفق { $agree }، يختلف { $differ }
desk-tally_agree = { $count ->
    [zero] لا حقل متفق
    [one] حقل واحد متفق
    [two] حقلان متفقان
    [few] { $count } حقول متفقة
    [many] { $count } حقلاً متفقاً
   *[other] { $count } حقل متفق
}
desk-tally_near = { $count ->
    [zero] لا حقل متقارب
    [one] حقل واحد متقارب
    [two] حقلان متقاربان
    [few] { $count } حقول متقاربة
    [many] { $count } حقلاً متقارباً
   *[other] { $count } حقل متقارب
}
desk-tally_differ = { $count ->
    [zero] لا حقل مختلف
    [one] حقل واحد مختلف
    [two] حقلان مختلفان
    [few] { $count } حقول مختلفة
    [many] { $count } حقلاً مختلفاً
   *[other] { $count } حقل مختلف
}
desk-agrees = متفق
desk-near = متقارب
desk-differs = مختلف
desk-fields_of = مقارنة الحقول مع المرشح { $rank }
desk-col_field = الحقل
desk-col_stated = في الطلب
desk-col_registered = في السجل
desk-col_says = ماذا يعني
desk-col_bits = الوزن
desk-aid_title = ما طلبه هذا الشخص أو صُرف له
desk-no_aid = لا طلب باسمه ولا صرف، داخل النظام أو خارجه.
desk-values_closed = بياناته لا تُعرض بعد البتّ فيه.
desk-no_question_any_more = لم يعد موضع سؤال
desk-no_candidate = ما ذُكر في الطلب أقل من أن يُبحث به، ولم يُعثر على أحد يشبهه.
desk-who_is_it = ما صلة مقدم الطلب بهذا الشخص؟
desk-who_is_it_for = ما صلة المستفيد بهذا الشخص؟
desk-means_same_person = سجلان لشخص واحد، ويُربط الطلب به.
desk-means_relative = شخصان من أسرة واحدة، وتُحسب مساعدات الأسرة معاً.
desk-means_different_person = شخصان لا يُخلط بينهما بعد اليوم.
desk-means_number_of_another = الرقم لهذا الشخص، ومقدم الطلب غيره.
desk-none_of_these = ليس أحداً منهم
desk-none_means = { $count ->
    [zero] مقدم الطلب شخص آخر.
    [one] مقدم الطلب شخص آخر غير هذا.
    [two] مقدم الطلب شخص ثالث غير هذين، ويُحفظ ذلك لكل منهما.
    [few] مقدم الطلب شخص آخر غير هؤلاء، ويُحفظ ذلك لكل واحد من الـ{ $count }.
    [many] مقدم الطلب شخص آخر غير هؤلاء، ويُحفظ ذلك لكل واحد من الـ{ $count }.
   *[other] مقدم الطلب شخص آخر غير هؤلاء، ويُحفظ ذلك لكل واحد من الـ{ $count }.
}
desk-rule_none = تسجيل القرار: ليس أحداً منهم
desk-nobody_registered = شخص لم يُسجّل من قبل
desk-nobody_means = يُدخل مقدم الطلب شخصاً جديداً كما ذُكر في الطلب، ثم يُفحص طلبه.
desk-rule_nobody = تسجيل القرار: شخص جديد

desk-basis_title = على ماذا يقوم هذا
desk-basis_low = شخصان
desk-basis_middle = يُسأل إنسان
desk-basis_high = شخص واحد
desk-basis_score = الدرجة (لوغاريتم الأرجحية)
desk-basis_ask = ما يُسأل عنه إنسان
desk-basis_ask_value = من { $low } إلى { $high }، وما فوقها يُربط بلا سؤال
desk-basis_keys = وُجد بواسطة
desk-basis_model = إصدار الأوزان
desk-basis_size = عدد المسجلين حينها
desk-basis_checked = وقت الفحص
desk-basis_degraded = قد يكون غيره أقرب.
desk-basis_bits = الوزن بالبِت: ‏(+) لصالح أنهما شخص واحد، و(−) لغير ذلك. كل بِت يضاعف الأرجحية.

# The second look before two records become one.
desk-check_title = هل هما شخص واحد؟
desk-check_lead = الطلب باسم { $stated }، والسجل باسم { $registered }.
desk-check_differs = { $count ->
    [zero] لا حقل مختلف
    [one] حقل واحد لا يتفق تماماً
    [two] حقلان لا يتفقان تماماً
    [few] { $count } حقول لا تتفق تماماً
    [many] { $count } حقلاً لا يتفق تماماً
   *[other] { $count } حقل لا يتفق تماماً
}
desk-check_follows = ما الذي يترتب على ذلك
desk-check_linked = يُربط الطلب بهذا السجل، ويُعرف الشخص من الآن بما كُتب في الطلب أيضاً.
desk-check_overlap = تُحسب مساعداته السابقة ومساعدات أسرته في فحص هذا الطلب.
desk-check_others = { $count ->
    [zero] لا مرشح غيره.
    [one] لا يبقى المرشح الآخر موضع سؤال.
    [two] لا يبقى المرشحان الآخران موضع سؤال.
    [few] لا يبقى المرشحون الآخرون ({ $count }) موضع سؤال.
    [many] لا يبقى المرشحون الآخرون ({ $count }) موضع سؤال.
   *[other] لا يبقى المرشحون الآخرون ({ $count }) موضع سؤال.
}
desk-check_undo = يمكن التراجع عن القرار، ويبقى القرار والتراجع في السجل.
desk-check_confirm = تأكيد: الشخص نفسه
desk-change = تغيير

# May it be given.
desk-this_request = هذا الطلب
desk-in_the_way = ما يعترضه
desk-way_is_free = لم يعد شيء يعترض هذا الطلب. أعيدوا فحصه بالسماح بالمتابعة.
desk-kind = نوع المساعدة
desk-when = الشهر
desk-state = الحالة
desk-still_open = ما زالت مفتوحة
desk-giver = الجهة
desk-list = كشف المستثنين
desk-circular = التعميم
desk-whose = لمن
desk-same_person = لمقدم الطلب نفسه
desk-same_beneficiary = للمستفيد نفسه
desk-same_household = لأسرة مقدم الطلب
desk-free_from = تنتهي المدة
desk-free_never = لا تنتهي من نفسها
desk-free_not_begun = تبدأ المدة عند الصرف
desk-deferred = مؤجلة حتى { $until }.
desk-deferred_means = يعود السؤال إلى المكتب في ذلك اليوم، ويمكن البتّ فيه قبله.
desk-put_off_to = مؤجلة حتى { $until }
desk-means_release = ليست المساعدة نفسها أو ليس الشخص نفسه، فيمضي الطلب إلى الدراسة كاملاً.
desk-means_complement = يمضي الطلب إلى الدراسة بما بقي من الحاجة فقط.
desk-means_join = يُغلق هذا الطلب، وتُستكمل الحاجة في الحالة المفتوحة لدى الجهة الأخرى.
desk-means_defer = يبقى الطلب موقوفاً حتى ذلك اليوم، ثم يُسأل عنه من جديد.
desk-means_except = المساعدة مكررة، لكن الحاجة تستدعيها.
desk-means_rule_duplicate = يُغلق الطلب لأن الحاجة طُلبت أو صُرفت من قبل.
desk-remainder = المبلغ المتبقي (د.ك)
desk-remainder_hint = أقل من المطلوب { $amount_fils }. الحد الأقصى للفئة { $ceiling_fils }.
desk-remainder_only = المتبقي فقط
desk-remainder_ceiling = المتبقي من الحاجة { $amount_fils }، بقرار مكتب الازدواجية.
desk-until = التأجيل حتى
desk-until_hint = اليوم المقترح هو نهاية المدة.
desk-siblings = { $count ->
    [zero] لا حالات خلف الحاجة نفسها
    [one] حالة واحدة خلف الحاجة نفسها
    [two] حالتان خلف الحاجة نفسها
    [few] { $count } حالات خلف الحاجة نفسها
    [many] { $count } حالة خلف الحاجة نفسها
   *[other] { $count } حالة خلف الحاجة نفسها
}
desk-siblings_lead = تنتظر كلها الجواب نفسه. اختاروا ما يُنهى معاً بقرار واحد وبيان واحد.
desk-with = لدى { $who }

# Many at once.
desk-close_chosen = إنهاء الحالات المختارة معاً
desk-pick_this = اختيار الحالة رقم { $number }
desk-chosen_cases = الحالات المختارة
desk-bulk_title = إنهاء حالات معاً
desk-bulk_lead = اختاروا الحالات من القائمة، ثم القرار وبيانه. تُعرض النتيجة المتوقعة لكل حالة قبل أن يُسجَّل شيء.
desk-bulk_question = ما القرار في كل حالة؟
desk-bulk_text_hint = بيان واحد يبقى في سجل كل حالة. لا تذكروا فيه بيانات حالة أخرى.
desk-bulk_step_choose = { $count ->
    [zero] لم تُختر حالة.
    [one] اختيرت حالة واحدة.
    [two] اختيرت حالتان.
    [few] اختيرت { $count } حالات.
    [many] اختيرت { $count } حالة.
   *[other] اختيرت { $count } حالة.
}
desk-none_chosen = لم تختاروا حالة. عودوا إلى القائمة واختاروا:
desk-to_preview = عرض ما سيحدث لكل حالة
desk-preview_title = قبل التسجيل
desk-preview_lead = تُنهى { $ready } من { $count }. لم يُسجَّل شيء بعد.
desk-col_outlook = ما سيحدث
desk-confirm_all = { $count ->
    [zero] لا حالة تُنهى
    [one] تأكيد: إنهاء حالة واحدة
    [two] تأكيد: إنهاء حالتين
    [few] تأكيد: إنهاء { $count } حالات
    [many] تأكيد: إنهاء { $count } حالة
   *[other] تأكيد: إنهاء { $count } حالة
}
desk-row_unknown = حالة غير موجودة
desk-result_title = نتيجة كل حالة
desk-result_lead = سُجّل القرار في { $closed } من { $count }.
desk-col_result = النتيجة
desk-applied = سُجّل القرار
desk-pending = سُجّل ويسري لاحقاً
desk-refused = لم يُسجَّل
desk-refused_advice = افتحوا الحالة لتروا ما استجد وتقرروا فيها وحدها.

# Taking a ruling back.
desk-undo_link = التراجع عن هذا القرار
desk-undo_title = التراجع عن القرار
desk-undo_follows = ما الذي يترتب على ذلك
desk-undo_again = يعود الطلب إلى فحص الازدواجية كأن القرار لم يكن، ويُسأل المكتب من جديد إن بقي الشك.
desk-undo_study_stays = ما دُرس يبقى، وتسقط التوقيعات إن وُجدت.
desk-undo_course_stays = ما صُرف أو أُغلق يبقى كما هو.
desk-undo_own_person = يصبح مقدم الطلب شخصاً مستقلاً في السجل.
desk-undo_record = يبقى القرار والتراجع عنه في مسار الطلب.
desk-undo_reason = لماذا تتراجعون؟
desk-undo_submit = التراجع عن القرار
desk-undo_keep = الإبقاء على القرار
desk-taken_back = تُراجع عنه
desk-done_undone = تراجعتم عن القرار.
desk-done_undone_follows = يسري ذلك خلال لحظات، ويظهر في مسار الطلب. حدّثوا الصفحة لتروه.

# What a charity is told.
desk-notice_identify = قد يكون مقدم الطلب مسجلاً من قبل، ويتثبت مكتب الازدواجية بالوزارة من ذلك. لا يُرفض أحد آلياً، ولا يُطلب منكم شيء الآن.
desk-notice_identify_both = قد يكون مقدم الطلب أو المستفيد مسجلاً من قبل، ويتثبت مكتب الازدواجية بالوزارة من ذلك. لا يُرفض أحد آلياً، ولا يُطلب منكم شيء الآن.
desk-notice_calm = التطابق المحتمل لدى مكتب الازدواجية بالوزارة، وهو من يبتّ فيه. لا يُرفض أحد آلياً، ولا يُطلب منكم شيء الآن.
desk-notice_past = ظهر عند الفحص، وبتّ فيه مكتب الازدواجية.
desk-notice_deferred = أجّل المكتب البتّ حتى { $until }، ثم يُفحص الطلب من جديد.

# What the levels of a comparison mean.
match_name-exact = الاسم نفسه
match_name-same = الاسم نفسه برسم آخر
match_name-cross = الاسم نفسه بحروف أخرى
match_name-nickname = كنية أو اسم تدليل للاسم نفسه
match_name-part = جزء من الاسم أو حرفه الأول
match_name-near = قريب في الكتابة أو النطق
match_name-confusable = متقاربان، وكل منهما اسم معروف
match_name-childward = ينزاح الاسم موضعاً واحداً، كما بين الابن وأبيه
match_name-parentward = ينزاح الاسم موضعاً واحداً، كما بين الأب وابنه
match_name-moved = الاسم نفسه في موضع آخر
match_name-differ = اسمان مختلفان
match_name-cross_differ = اسمان مختلفان بحروف مختلفة
match_sex-same = الجنس نفسه
match_sex-differ = جنسان مختلفان
match_birth-exact = التاريخ نفسه
match_birth-exact_estimate = التقدير نفسه، أول يناير
match_birth-swapped = اليوم والشهر متبادلان
match_birth-estimated = السنة نفسها، وأحدهما تقدير
match_birth-day_off = بينهما يوم، كما في التحويل من الهجري
match_birth-one_part = يختلف جزء واحد فقط
match_birth-near_estimate = سنتان متجاورتان، وأحدهما تقدير
match_birth-same_year = السنة نفسها
match_birth-close = بينهما ثلاث سنوات على الأكثر
match_birth-siblings = بينهما سنوات كما بين الإخوة
match_birth-later = أصغر بجيل
match_birth-earlier = أكبر بجيل
match_civil-exact = الرقم نفسه
match_civil-exact_other_date = الرقم نفسه، وتاريخ الميلاد فيه غير المذكور
match_civil-exact_doubtful = الرقم نفسه، وخانة التحقق لا تصح
match_civil-one_edit = يختلف بخانة واحدة
match_civil-two_edits = يختلف بخانتين
match_civil-differ_doubtful = رقمان مختلفان، وأحدهما لا يصح
match_civil-differ = رقمان صحيحان مختلفان
match_phone-exact = الهاتف نفسه
match_phone-shared = الهاتف نفسه، ويشترك فيه عدة أشخاص
match_phone-crowd = الهاتف نفسه، ويشترك فيه كثيرون
match_phone-one_edit = يختلف بخانة واحدة
match_phone-differ = هاتفان مختلفان
match_address-exact = العنوان نفسه
match_address-crowd = العنوان نفسه، ويسكنه كثيرون
match_address-part = القطعة نفسها، مع الشارع أو المنزل
match_address-block = القطعة نفسها
match_address-area = المنطقة نفسها
match_address-differ = عنوانان مختلفان

match_relation-same = يبدو الشخص نفسه.
match_relation-sibling = إن لم يكن هو، فيبدو أخاً أو أختاً.
match_relation-child = إن لم يكن هو، فيبدو ابناً أو ابنة لهذا الشخص.
match_relation-parent = إن لم يكن هو، فيبدو أباً أو أماً لهذا الشخص.
match_relation-spouse = إن لم يكن هو، فيبدو زوجاً أو زوجة.
match_relation-kin = إن لم يكن هو، فيبدو قريباً من أسرة أخرى.
match_relation-housemate = إن لم يكن هو، فيبدو ساكناً معه في العنوان نفسه.
match_relation-namesake = إن لم يكن هو، فيبدو تشابه أسماء.
match_relation-unrelated = إن لم يكن هو، فلا صلة ظاهرة بينهما.

match_rule-civil_id_agrees = الرقم المدني متفق ولا شيء ضده.
match_rule-civil_id_of_another = الرقم المدني متفق، وبقية الحقول لشخص آخر.
match_rule-two_civil_ids = لهما رقمان مدنيان صحيحان مختلفان، فلا يُربطان إلا بقرار إنسان.
match_rule-one_name_only = لم يُذكر غير اسم واحد، وهو متفق.
match_rule-rivals = مرشحان متقاربان، فلا يُربط أحدهما إلا بقرار إنسان.
match_rule-too_little = ما ذُكر أقل من أن يُبحث به.

match_key-civil_id = الرقم المدني
match_key-phone = الهاتف
match_key-birth_given = تاريخ الميلاد والاسم الأول
match_key-birth_father = تاريخ الميلاد واسم الأب
match_key-birth_family = تاريخ الميلاد والعائلة
match_key-name_family = الاسم والأب والعائلة
match_key-name_grandfather = الاسم والأب والجد
match_key-year_family = سنة الميلاد والاسم والعائلة
match_key-year_father = سنة الميلاد والاسم والأب
match_key-address = العنوان
match_key-block_given = القطعة والاسم وسنة الميلاد
