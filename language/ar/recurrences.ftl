# Aid that recurs: the next instalment, re-study, and facts that change meanwhile.

recurrences-next_on = الدفعة القادمة في { $on }
recurrences-due_on = موعدها { $on }
recurrences-restudy_on = يتوقف الصرف من { $on } إلى أن تُعاد الدراسة
recurrences-stopped_on = توقف الصرف من { $on }
recurrences-changes = ما تغيّر في الوقائع
recurrences-changes_lead = وفاة أو زواج أو جنسية أو عنوان: تُكتب بتاريخها، ويُنظر هل تستمر المساعدة.
recurrences-since = منذ { $on }
recurrences-change = ما الذي تغيّر؟
recurrences-since_day = منذ متى؟
recurrences-value = الحال الآن
recurrences-value_hint = الجنسية أو العنوان كما هو الآن.
recurrences-text = كيف عُرف ذلك
recurrences-text_hint = الوثيقة التي عُرضت، أو من أبلغ ومتى.
recurrences-effect = تُعاد الدراسة أو يتوقف الصرف بحسب ما تغيّر. المبلغ الذي خرج إلى البنك يُتابع أولاً.
recurrences-not_running = لا مساعدة دورية معتمدة في هذه الحالة.
recurrences-cancelled = لم تعد مستحقة
recurrences-next = التالي: ما يترتب عليه
recurrences-check_title = ما يترتب على هذا التغيّر
recurrences-check_follows = ما يحدث عند التسجيل
recurrences-check_nothing = لا يمس شرطاً من شروط المساعدة، وتستمر الدفعات في مواعيدها.
recurrences-check_restudy = يُعاد بحث الحالة ثم اعتمادها، ولا يصدر أمر صرف جديد قبل ذلك.
recurrences-check_stop = يتوقف الصرف نهائياً، وتُغلق الحالة بما سُلّم منها.
recurrences-check_unpaid_restudy = { $count ->
    [zero] لا دفعة تنتظر الدراسة.
    [one] دفعة واحدة لم تُصرف تنتظر الدراسة:
    [two] دفعتان لم تُصرفا تنتظران الدراسة:
    [few] { $count } دفعات لم تُصرف تنتظر الدراسة:
    [many] { $count } دفعة لم تُصرف تنتظر الدراسة:
   *[other] { $count } دفعة لم تُصرف تنتظر الدراسة:
}
recurrences-check_unpaid_stop = { $count ->
    [zero] لا دفعة تسقط.
    [one] دفعة واحدة لم تُصرف تسقط ويعود رصيدها إلى صندوقها:
    [two] دفعتان لم تُصرفا تسقطان ويعود رصيدهما إلى صندوقهما:
    [few] { $count } دفعات لم تُصرف تسقط ويعود رصيدها إلى صندوقها:
    [many] { $count } دفعة لم تُصرف تسقط ويعود رصيدها إلى صندوقها:
   *[other] { $count } دفعة لم تُصرف تسقط ويعود رصيدها إلى صندوقها:
}
recurrences-check_on_its_way = مبلغ خرج إلى البنك أو لم يُؤكَّد استلامه بعد: يُتابع إلى نهايته أولاً.
recurrences-check_record = يُكتب في سجل الحالة باسمكم ولا يُمحى.
recurrences-check_confirm = تسجيل التغيّر
recurrences-check_manager = ينهي الصرفَ مدير إدارة المساعدات وحده: أبلغوه ليسجله.
recurrences-noted = سُجّل التغيّر.
recurrences-noted_nothing = تستمر الدفعات كما هي.
recurrences-noted_restudy = يسري أثره بعد لحظات: تُعاد الدراسة قبل أي صرف.
recurrences-noted_stop = يسري أثره بعد لحظات: يتوقف الصرف.
