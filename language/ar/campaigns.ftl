# Campaigns, their lists, and where each row of a list stands.

row_place-refused = مرفوض
row_place-waiting = بانتظار التسجيل
row_place-checking = قيد الفحص
row_place-held = لدى مكتب الازدواجية
row_place-to_sign = بانتظار التوقيع
row_place-being_signed = قيد التوقيع
row_place-alone = خارج الكشف
row_place-approved = معتمد
row_place-closed = مغلق

row_refusal-not_found = لا طلب بهذا الرقم لدى الجهة
row_refusal-not_studied = لم تُدرس هذه الأسرة أو لم تنته دراستها بتوصية
row_refusal-study_expired = انتهت صلاحية الدراسة
row_refusal-listed_twice = الأسرة مذكورة في الكشف قبل هذا الصف
row_refusal-malformed_amount = المبلغ غير مقروء
row_refusal-above_ceiling = المبلغ فوق سقف الأسرة
row_refusal-total_reached = بلغت الحملة سقفها
row_refusal-no_payee = لا جهة صرف معروفة من الدراسة السابقة

campaigns-title = الحملات
campaigns-campaign = الحملة
campaigns-lead = حملات موسمية وطارئة تُفتح بتعميم. ترسل كل جهة كشفاً بأسر سبقت دراستها، ويُوقَّع الكشف مرة واحدة.
campaigns-lead_charity = حملات موسمية وطارئة فُتحت بتعميم. أرسلوا فيها كشفاً بأسر سبقت دراستها لديكم، ويُفحص كل صف وحده.
campaigns-none = لا حملات بعد
campaigns-none_advice = تظهر هنا الحملة حين تفتحها الوزارة بتعميم. لا شيء مطلوب منكم الآن.
campaigns-none_advice_policy = افتحوا حملة بتعميمها: الفئة والمدة والسقفان وقوائم الاستبعاد.
campaigns-window = المدة
campaigns-days = من { $first_on } إلى { $last_on }
campaigns-is_open = مفتوحة اليوم
campaigns-is_not_open = غير مفتوحة اليوم
campaigns-taken = المستخدم من السقف
campaigns-left = الباقي
campaigns-spent = بلغت سقفها
campaigns-no_exclusions = بلا قوائم
campaigns-code = رمز الحملة
campaigns-code_hint = بحروف لاتينية وأرقام. لا يتغيّر بعد الفتح.
campaigns-household_ceiling = سقف الأسرة
campaigns-total_ceiling = سقف الحملة
campaigns-dinars_hint = بالدينار، ولا يزيد على سقف الفئة.
campaigns-total_hint = بالدينار، لكشوف كل الجهات معاً.
campaigns-batch = أكبر كشف
campaigns-batch_rows = { $limit ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $limit } صفوف
    [many] { $limit } صفاً
   *[other] { $limit } صف
}
campaigns-most_rows_hint = عدد صفوف الكشف الواحد. إن تُرك خالياً فهو { $limit }.
campaigns-study_months = صلاحية الدراسة
campaigns-months = { $count ->
    [zero] لا أشهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}
campaigns-study_months_hint = بالأشهر. إن تُركت خالية فهي { $count }.
campaigns-groups = التسجيل الجماعي
campaigns-groups_yes = يُسجَّل شخص وستة معه باستمارة واحدة
campaigns-groups_no = لا تقبله الحملة
campaigns-groups_hint = للأزمات. لكل شخص منهم طلب باسمه.
campaigns-exclusion = { $name } ({ $code })
campaigns-exclusions_hint = من ورد في قائمة منها يُوقَف طلبه لدى مكتب الازدواجية ولا يُرفض.
campaigns-no_lists_yet = لا قائمة استبعاد بعد.
campaigns-papers_reduced = الاكتفاء ببعض المستندات
campaigns-papers_hint = إن لم يُحدَّد شيء طُلبت كل مستندات الفئة.
campaigns-last_hint = بما فيه هذا اليوم.
campaigns-part_which = الحملة وتعميمها
campaigns-part_limits = الحدود
campaigns-part_whom = من تشملهم
campaigns-open = فتح حملة
campaigns-open_lead = كما نص التعميم. ترون كل ما كتبتم قبل أن تُفتح الحملة.
campaigns-check = فتح هذه الحملة؟
campaigns-follows_lists = ترى كل الجهات الحملة فوراً، وترسل كشوفها في أيامها.
campaigns-follows_total = لا تزيد كشوف الجهات كلها على { $total_fils }.
campaigns-follows_exclusions = من ورد في قوائم الاستبعاد يُوقَف صفه للنظر فيه، ولا يتعطل به الكشف.
campaigns-follows_groups = تسجّل الجهات حتى سبعة أشخاص باستمارة واحدة.
campaigns-follows_final = لا تُعدَّل الحملة بعد فتحها.
campaigns-confirm = فتح الحملة
campaigns-done_opened = فُتحت الحملة، وتراها كل الجهات.
campaigns-of_total = السقف
campaigns-taken_of = استُخدم { $taken_fils } من { $total_fils }، والباقي { $left_fils }.
campaigns-total_means = السقف واحد لكل الجهات. ما رُفض من الصفوف أو أُغلق بلا صرف لا يُحسب.
campaigns-lists = الكشوف
campaigns-lists_own = كشوف جهتكم
campaigns-no_lists = لا كشوف بعد
campaigns-no_lists_advice = تظهر هنا كشوف الجهات حين ترسلها.
campaigns-no_lists_advice_own = أرسلوا أول كشف من الاستمارة أدناه في أيام الحملة.
campaigns-sent = أُرسل
campaigns-rows = الصفوف
campaigns-sum = المجموع
campaigns-state = ما ينتظر
campaigns-count_to_sign = { $count ->
    [zero] لا شيء بانتظار التوقيع
    [one] صف واحد بانتظار التوقيع
    [two] صفان بانتظار التوقيع
    [few] { $count } صفوف بانتظار التوقيع
    [many] { $count } صفاً بانتظار التوقيع
   *[other] { $count } صف بانتظار التوقيع
}
campaigns-nothing_waits = لا شيء بانتظار التوقيع
campaigns-send = إرسال كشف
campaigns-send_lead = لكل أسرة رقم الطلب الذي دُرست فيه. ما لا مبلغ له يُكتب بسقف الأسرة { $ceiling_fils }.
campaigns-fund = الصندوق الذي يُصرف منه
campaigns-file_hint = جدول محفوظ بصيغة CSV UTF-8 فيه العمودان number وamount، وعدد صفوفه { $limit } على الأكثر.
campaigns-pasted = أو الصفوف هنا
campaigns-pasted_hint = في كل سطر رقم طلب، وبعده المبلغ إن اختلف عن السقف. يمكن لصقها من جدول.
campaigns-send_it = إرسال الكشف وفحص صفوفه
campaigns-closed_today = لا تُرسل كشوف خارج أيام الحملة.
campaigns-says = ما نص عليه التعميم
campaigns-list = كشف مستفيدين
campaigns-entered = سُجّل { $done } من { $count }.
campaigns-checking = { $count ->
    [zero] لا صف قيد الفحص.
    [one] صف واحد قيد فحص الازدواجية.
    [two] صفان قيد فحص الازدواجية.
    [few] { $count } صفوف قيد فحص الازدواجية.
    [many] { $count } صفاً قيد فحص الازدواجية.
   *[other] { $count } صف قيد فحص الازدواجية.
}
campaigns-waits_for_you = { $count ->
    [zero] لا صف بانتظار توقيعكم.
    [one] صف واحد بانتظار توقيعكم، ومبلغه { $total_fils }.
    [two] صفان بانتظار توقيعكم، ومجموعهما { $total_fils }.
    [few] { $count } صفوف بانتظار توقيعكم، ومجموعها { $total_fils }.
    [many] { $count } صفاً بانتظار توقيعكم، ومجموعها { $total_fils }.
   *[other] { $count } صف بانتظار توقيعكم، ومجموعها { $total_fils }.
}
campaigns-to_sign = توقيع الكشف
campaigns-figures = أين وصل الكشف
campaigns-signatures = التواقيع
campaigns-signed = وُقّع
campaigns-mend = في الملف سبب كل صف مرفوض. صححوا الصفوف وأرسلوها في كشف جديد.
campaigns-aside_means = الصفوف الموقوفة أو التي خرجت من الكشف تمضي وحدها، ولا يتعطل بها الكشف.
campaigns-all_rows = الكل
campaigns-studied_as = الطلب الذي دُرس
campaigns-became = صار الطلب { $number }
campaigns-place = أين هو
campaigns-sign_title = توقيع الكشف؟
campaigns-has_changed = تغيّر الكشف منذ فتحتم هذه الصفحة، ولم يُوقَّع شيء. انظروا إلى العدد والمجموع من جديد.
campaigns-rows_to_approve = الصفوف المعتمدة بهذا التوقيع
campaigns-as = توقّعون عن
campaigns-signs_rows = { $count ->
    [zero] لا يُعتمد صف.
    [one] يُعتمد صف واحد بمبلغه.
    [two] يُعتمد صفان، كل منهما بمبلغه.
    [few] تُعتمد { $count } صفوف، كل منها بمبلغه.
    [many] يُعتمد { $count } صفاً، كل منها بمبلغه.
   *[other] يُعتمد { $count } صف، كل منها بمبلغه.
}
campaigns-signs_aside = { $count ->
    [zero] لا يخرج من الكشف صف.
    [one] يخرج من الكشف صف واحد لم يكتمل فحصه، ويمضي طلبه وحده.
    [two] يخرج من الكشف صفان لم يكتمل فحصهما، ويمضي طلباهما وحدهما.
    [few] تخرج من الكشف { $count } صفوف لم يكتمل فحصها، ويمضي طلب كل منها وحده.
    [many] يخرج من الكشف { $count } صفاً لم يكتمل فحصها، ويمضي طلب كل منها وحده.
   *[other] يخرج من الكشف { $count } صف لم يكتمل فحصها، ويمضي طلب كل منها وحده.
}
campaigns-signs_last = هذا آخر توقيع، وبعده الصرف أو التسليم.
campaigns-signs_next = ينتقل الكشف بعده إلى التوقيع التالي.
campaigns-signs_once = يُبتّ في كل صف مرة واحدة، ولو أُرسل التوقيع مرتين.
campaigns-sign_confirm = { $count ->
    [zero] توقيع
    [one] توقيع صف واحد
    [two] توقيع صفين
    [few] توقيع { $count } صفوف
    [many] توقيع { $count } صفاً
   *[other] توقيع { $count } صف
}
campaigns-signed_title = نتيجة التوقيع
campaigns-signed_rows = { $count ->
    [zero] لم يُعتمد صف.
    [one] اعتُمد صف واحد.
    [two] اعتُمد صفان.
    [few] اعتُمدت { $count } صفوف.
    [many] اعتُمد { $count } صفاً.
   *[other] اعتُمد { $count } صف.
}
campaigns-signed_refused = { $count ->
    [zero] ولم يتعذر شيء.
    [one] تعذر صف واحد، وسببه أدناه.
    [two] تعذر صفان، وسبب كل منهما أدناه.
    [few] تعذرت { $count } صفوف، وأسبابها أدناه.
    [many] تعذر { $count } صفاً، وأسبابها أدناه.
   *[other] تعذر { $count } صف، وأسبابها أدناه.
}
campaigns-not_signed = لم يُعتمد
campaigns-result = النتيجة
campaigns-back_to_list = العودة إلى الكشف
error-file-and-rows = اختاروا ملفاً أو اكتبوا الصفوف، لا كليهما.
error-malformed-campaign-code = يُكتب رمز الحملة بحروف لاتينية وأرقام وشرطات.
campaigns-register_group = تسجيل جماعي
campaigns-register_next_group = تسجيل مجموعة أخرى
campaigns-group_lead = استمارة واحدة لمن حضر ومن معه، حتى { $limit } أشخاص. يُسجَّلون كلهم أو لا يُسجَّل أحد، ولكل منهم طلب باسمه.
campaigns-person_first = من حضر
campaigns-person = الشخص { $place }
campaigns-person_field = الشخص { $place }، { $field }
campaigns-people = الأشخاص
campaigns-register_all = تسجيلهم
campaigns-group_done = سُجّلت المجموعة
campaigns-group_count = { $count ->
    [zero] لم يُسجَّل طلب.
    [one] سُجّل طلب واحد.
    [two] سُجّل طلبان.
    [few] سُجّلت { $count } طلبات.
    [many] سُجّل { $count } طلباً.
   *[other] سُجّل { $count } طلب.
}
campaigns-group_next = يُفحص كل طلب وحده.
