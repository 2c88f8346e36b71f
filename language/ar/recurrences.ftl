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
recurrences-submit = تسجيل
recurrences-effect = تُعاد الدراسة أو يتوقف الصرف بحسب ما تغيّر. المبلغ الذي خرج إلى البنك يُتابع أولاً.
recurrences-not_running = لا مساعدة دورية معتمدة في هذه الحالة.
recurrences-cancelled = لم تعد مستحقة
