# The reader's queues. `desk` says what the reader's work is: study, sign, hold, or mixed.

queue-tab_mine = { $desk ->
    [study] قيد دراستي
    [sign] بانتظار اعتمادي
    [hold] قيد البتّ لديّ
   *[mixed] بانتظاري
}
queue-tab_to_claim = متاحة للاستلام
queue-tab_snoozed = مؤجلة
queue-tab_waiting = بانتظار الآخرين
queue-tab_overdue = متأخرة
queue-tab_done = أنجزتها اليوم

queue-lead_mine = ما ينتظر عملكم أنتم، والأقرب موعداً أولاً.
queue-lead_to_claim = حالات لم يستلمها أحد بعد، والأقرب موعداً أولاً.
queue-lead_snoozed = ما أجّلتموه إلى يوم. موعده النهائي يجري، وفي ذلك اليوم يعود إلى أعلى قائمتكم.
queue-lead_waiting = حالات تنتظر غيركم: زميلاً أو مقدم الطلب أو الوزارة.
queue-lead_overdue = حالات من اختصاصكم مضى موعدها.
queue-lead_done = ما أنجزتموه خلال اليوم الماضي.

queue-take_next = استلام الحالة التالية
queue-take_why = المتأخرة أولاً، ثم المستعجلة، ثم الأقدم؛ وتتناوب الجهات لدى الوزارة.
queue-claim = استلام الحالة
queue-claim_this = استلام الحالة رقم { $number }
queue-more = عرض المزيد
queue-urgent = مستعجلة
queue-masked = البيانات محجوبة
queue-level = (التوقيع { $level } من { $levels })

queue-col_request = الطلب
queue-col_category = نوع المساعدة
queue-col_charity = الجهة
queue-col_amount = المبلغ
queue-col_wait = عند من تقف
queue-col_received = تاريخ الطلب
queue-col_due = الموعد
queue-col_act = الإجراء

queue-empty_mine = لا شيء بانتظاركم الآن
queue-empty_to_claim = لا حالات متاحة للاستلام
queue-empty_snoozed = لا شيء مؤجل
queue-empty_waiting = لا حالات بانتظار الآخرين
queue-empty_overdue = لا حالات متأخرة
queue-empty_done = لم تُنجزوا حالة بعد اليوم
queue-advice_mine = استلموا الحالة التالية، أو اختاروا من المتاحة للاستلام.
queue-advice_to_claim = تظهر هنا كل حالة جديدة فور اكتمال فحص الازدواجية. يُحدَّث العدد من نفسه.
queue-advice_snoozed = تُؤجَّل الحالة من صفحتها إلى يوم لا يتجاوز موعدها.
queue-advice_waiting = حين تُرفع حالة للاعتماد أو تُعاد لاستكمال النواقص تظهر هنا حتى تعود.
queue-advice_overdue = كل ما لديكم ضمن موعده. يبقى الأقرب موعداً في أول القائمة.
queue-advice_done = ما تبتّون فيه اليوم يبقى هنا للمراجعة.
queue-open_next = فتح الحالة التالية
queue-open_why = الأقرب موعداً مما ينتظركم.
queue-narrow = تضييق القائمة
queue-any = الكل
queue-all = عرض الكل
queue-number = رقم الطلب
queue-age = العمر
queue-older_than = { $days ->
    [zero] أقدم من { $days } يوم
    [one] أقدم من يوم
    [two] أقدم من يومين
    [few] أقدم من { $days } أيام
    [many] أقدم من { $days } يوماً
   *[other] أقدم من { $days } يوم
}
queue-came_back = عادت للمتابعة

# Why a case is with whoever took it.
claim_reason-chosen = أصبحت الحالة لديكم.
claim_reason-overdue = أصبحت الحالة لديكم: هي أقدم ما تجاوز موعده.
claim_reason-urgent = أصبحت الحالة لديكم: هي المستعجلة الأقرب موعداً.
claim_reason-oldest = أصبحت الحالة لديكم: هي الأقدم.
claim_reason-fair_turn = أصبحت الحالة لديكم: هذا دور جهتها.
claim_reason-follow_up = أجّلتم هذه الحالة إلى الآن.
queue-visit_missed = فاتت الزيارة
queue-refreshed = تغيّرت القائمة.
