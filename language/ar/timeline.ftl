# The story of a case: one sentence for each event, one for each open wait.
#
# Events. All parameters are optional:
#   actor        a name; $sex (M, F, as in domain/requests.py) lets Arabic choose its verb, and without it
#                the sentence is built so that it needs none
#   amount_fils  due_at  instalment  instalments  level (from 1)
#   reason  papers  payee  method  proof    text already worded (words.code, words.list)
#   channel      a code: counter, import, api, self_service

tail-reason = { $reason ->
    [none] {""}
   *[other] ، والسبب: { $reason }
}
tail-due = { $due_at ->
    [none] {""}
   *[other] ، والموعد { $due_at }
}
tail-signature = { $actor ->
    [none] {""}
   *[other] {" "}بتوقيع { $actor }
}
tail-level = { $level ->
    [none] {""}
    [1] {" "}(التوقيع الأول)
    [2] {" "}(التوقيع الثاني)
    [3] {" "}(التوقيع الثالث)
   *[other] {" "}(التوقيع رقم { $level })
}
tail-instalment = { $instalment ->
    [none] {""}
   *[other] { $instalments ->
        [none] {" "}(الدفعة { $instalment })
        [1] {""}
       *[other] {" "}(الدفعة { $instalment } من { $instalments })
    }
}
tail-instalments = { $instalments ->
    [none] {""}
    [one] {""}
    [zero] {""}
    [two] ، تُصرف على دفعتين
    [few] ، تُصرف على { $instalments } دفعات
    [many] ، تُصرف على { $instalments } دفعة
   *[other] ، تُصرف على { $instalments } دفعة
}
tail-payee = { $payee ->
    [none] {""}
   *[other] ، والجهة المدفوع لها: { $payee }
}
tail-papers = { $papers ->
    [none] {""}
   *[other] : { $papers }
}
object-approval = { $amount_fils ->
    [none] الموافقة
   *[other] الموافقة على { $amount_fils }{ tail-instalments }
}
object-amount = { $amount_fils ->
    [none] الطلب
   *[other] مبلغ { $amount_fils }
}

in-place-of = { $sentence }، نيابة عن { $absent }

event-registered = سُجّل الطلب{ $channel ->
    [none] {""}
    [counter] {" "}في المقر
    [import] {" "}من كشف مستورد
    [api] {" "}عبر الربط الآلي
   *[self_service] {" "}من مقدم الطلب نفسه
}{ $actor ->
    [none] {""}
   *[other] {" "}لدى { $actor }
}
event-identity_held = أُوقفت الحالة مؤقتاً للتثبت من هوية المقصود بالطلب، وأُحيلت إلى مكتب الازدواجية{ tail-due }
event-ruled_same = قرر مكتب الازدواجية أن المقصود بالطلب شخص سبق تسجيله{ tail-signature }{ tail-reason }
event-ruled_relative = قرر مكتب الازدواجية أن المقصود بالطلب قريب لشخص مسجّل، وليس الشخص نفسه{ tail-signature }{ tail-reason }
event-ruled_different = قرر مكتب الازدواجية أنه شخص آخر{ tail-signature }{ tail-reason }
event-ruled_number_of_another = قرر مكتب الازدواجية أن الرقم يخص شخصاً آخر{ tail-signature }{ tail-reason }
event-ruling_undone = تراجع مكتب الازدواجية عن قراره في هوية المقصود بالطلب{ tail-signature }{ tail-reason }
event-checked_again = أُعيدت الحالة إلى فحص الازدواجية
event-cleared = فُحصت الازدواجية: لا تكرار ولا ازدواجية
event-held = أُوقفت الحالة مؤقتاً لوجود تطابق محتمل، وأُحيلت إلى مكتب الازدواجية{ tail-due }
event-still_held = أُعيد الفحص، وما زال التطابق المحتمل قائماً، والحالة موقوفة مؤقتاً لدى مكتب الازدواجية{ tail-due }
event-hold_released = سمح مكتب الازدواجية بمتابعة الحالة{ tail-signature }{ tail-reason }
event-hold_complemented = سمح مكتب الازدواجية بمتابعة المتبقي فقط{ $amount_fils ->
    [none] {""}
   *[other] ، وهو { $amount_fils }
}{ tail-signature }{ tail-reason }
event-hold_joined = ضم مكتب الازدواجية الحالة إلى حالة مفتوحة لدى جهة أخرى، وأُغلقت{ tail-signature }{ tail-reason }
event-hold_deferred = أجّل مكتب الازدواجية البتّ في الحالة{ tail-signature }{ tail-reason }{ tail-due }
event-hold_excepted = سمح مكتب الازدواجية بمتابعة الحالة استثناءً{ tail-signature }{ tail-reason }
event-payment_held = أُوقف الصرف مؤقتاً لأن الفحص الأخير أظهر تطابقاً محتملاً، ويبتّ فيه مكتب الازدواجية{ tail-due }
event-ruled_duplicate = أثبت مكتب الازدواجية التكرار أو الازدواجية، وأُغلقت الحالة{ tail-signature }{ tail-reason }
event-listed = سُجّل الطلب ضمن كشف حملة
event-pooled = أصبح الطلب متاحاً للسحب
event-pulled = سحبت جمعية الحالة
event-pool_alerted = لم تُسحب الحالة، ونُبّهت الجمعيات والوزارة
event-returned_to_pool = عادت الحالة إلى الحالات المتاحة للسحب{ tail-signature }{ tail-reason }
event-redirected = وجّهت الوزارة الحالة إلى جمعية أخرى{ tail-reason }
event-handed_back = لم يعد للجمعية أن تتصرف، وتُستكمل الحالة لدى جهة أخرى
event-glass_broken = فتحت الوزارة الملف قبل أوانه{ tail-reason }
event-reassigned = أُسندت الحالة{ $actor ->
    [none] {""}
   *[other] {" "}من { $actor }
}{ $to ->
    [none] {" "}إلى زميل آخر
   *[other] {" "}إلى { $to }
}{ tail-reason }
event-delegated = أُحيلت الحالة{ $actor ->
    [none] {""}
   *[other] {" "}من { $actor }
}{ $to ->
    [none] {" "}إلى من ينوب
   *[other] {" "}إلى { $to }
}{ tail-due }
event-snoozed = أُرجئت المتابعة إلى يوم محدّد{ tail-due }
event-visit_booked = حُدّد موعد زيارة ميدانية{ tail-due }
event-visited = تمت الزيارة الميدانية
event-paper_checked = دُقّقت ورقة{ tail-papers }
event-seat_signed = وُقّع أحد التواقيع المطلوبة{ tail-signature }{ tail-level }
event-seat_refused = رُفضت الحالة في أحد التواقيع المطلوبة{ tail-signature }{ tail-level }{ tail-reason }
event-escalated = رُفعت الحالة إلى الوزارة للبتّ{ tail-signature }{ tail-reason }
event-suspended = عُلّقت الحالة مؤقتاً{ tail-signature }{ tail-reason }{ tail-due }
event-resumed = استُؤنفت الحالة{ tail-signature }
event-extended = مُدّد الموعد{ tail-signature }{ tail-reason }{ tail-due }
event-step_retried = أُعيدت محاولة خطوة تعثّرت
event-claimed = { $actor ->
    [none] استُلمت الحالة
   *[other] { $sex ->
        [F] استلمت { $actor } الحالة
        [M] استلم { $actor } الحالة
       *[none] أصبحت الحالة لدى { $actor }
    }
}
event-given_back = { $actor ->
    [none] أُعيدت الحالة إلى القائمة ليستلمها زميل آخر
   *[other] { $sex ->
        [F] أعادت { $actor } الحالة إلى القائمة
        [M] أعاد { $actor } الحالة إلى القائمة
       *[none] عادت الحالة من { $actor } إلى القائمة
    }
}
event-study_begun = { $actor ->
    [none] بدأت دراسة الحالة
   *[other] { $sex ->
        [F] بدأت { $actor } دراسة الحالة
        [M] بدأ { $actor } دراسة الحالة
       *[none] بدأت دراسة الحالة لدى { $actor }
    }
}
event-recommended = { $actor ->
    [none] رُفعت التوصية ب{ object-approval }
   *[other] { $sex ->
        [F] رفعت { $actor } التوصية ب{ object-approval }
        [M] رفع { $actor } التوصية ب{ object-approval }
       *[none] رُفعت توصية { $actor } ب{ object-approval }
    }
}{ tail-payee }
event-rejection_advised = { $actor ->
    [none] رُفعت التوصية بالرفض
   *[other] { $sex ->
        [F] رفعت { $actor } التوصية بالرفض
        [M] رفع { $actor } التوصية بالرفض
       *[none] رُفعت توصية { $actor } بالرفض
    }
}{ tail-reason }
event-sent_back = { $actor ->
    [none] أُعيد الطلب لاستكمال النواقص
   *[other] { $sex ->
        [F] أعادت { $actor } الطلب لاستكمال النواقص
        [M] أعاد { $actor } الطلب لاستكمال النواقص
       *[none] أُعيد الطلب من { $actor } لاستكمال النواقص
    }
}{ tail-papers }{ tail-due }
event-papers_brought = أرسل مقدم الطلب مستندات برابط الرسالة
event-completed = استُكملت النواقص{ $actor ->
    [none] {""}
   *[other] {" "}لدى { $actor }
}{ tail-papers }
event-approved = { $actor ->
    [none] اعتُمد { object-amount }
   *[other] { $sex ->
        [F] اعتمدت { $actor } { object-amount }
        [M] اعتمد { $actor } { object-amount }
       *[none] اعتُمد { object-amount } بتوقيع { $actor }
    }
}{ tail-level }
event-rejected = { $actor ->
    [none] رُفض الطلب
   *[other] { $sex ->
        [F] رفضت { $actor } الطلب
        [M] رفض { $actor } الطلب
       *[none] رُفض الطلب بتوقيع { $actor }
    }
}{ tail-reason }
event-returned = { $actor ->
    [none] أُعيدت الحالة إلى الباحث لمراجعة دراستها
   *[other] { $sex ->
        [F] أعادت { $actor } الحالة إلى الباحث لمراجعة دراستها
        [M] أعاد { $actor } الحالة إلى الباحث لمراجعة دراستها
       *[none] أُعيدت الحالة إلى الباحث لمراجعة دراستها، بطلب من { $actor }
    }
}{ tail-reason }
event-balance_awaited = لا يكفي رصيد الصندوق لهذه الدفعة: الحالة بانتظار توفر الرصيد{ tail-instalment }
event-balance_found = توفر الرصيد وحُجز لهذه الدفعة{ tail-instalment }
event-order_issued = صدر أمر الصرف{ tail-instalment }{ tail-signature }{ tail-payee }
event-order_signed = وُقّع أمر الصرف{ tail-instalment }{ tail-signature }
event-order_declined = رُدّ أمر الصرف{ tail-instalment }{ tail-signature }
event-paid = { $amount_fils ->
    [none] تم الصرف
   *[other] صُرف مبلغ { $amount_fils }
}{ tail-instalment }{ tail-signature }{ $method ->
    [none] {""}
   *[other] ، وطريقة الصرف: { $method }
}{ tail-payee }
event-bounced = أُعيد المبلغ ولم يصل إلى المستفيد{ tail-instalment }{ tail-signature }
event-confirmed = تأكّد الاستلام{ tail-instalment }{ $proof ->
    [none] {""}
   *[other] ، والإثبات: { $proof }
}{ $actor ->
    [none] {""}
   *[other] ، وسُجّل لدى { $actor }
}
event-not_received = تعذّر تسليم المساعدة{ tail-instalment }{ tail-signature }
event-code_issued = صدر رمز استلام لمقدم الطلب{ tail-signature }
event-code_locked = أُقفل رمز الاستلام بعد محاولات غير صحيحة
event-counter_agreed = اعتُمد في المقر فقد الهاتف أو تغيير رقمه{ tail-signature }
event-collector_named = سمّى مقدم الطلب من يستلم عنه{ tail-signature }
event-appointment_booked = حُجز موعد للتسليم{ tail-signature }
event-appointment_missed = مضى موعد التسليم ولم يُسجَّل استلام، وفُتحت متابعة
event-unconfirmed = مضى موعد إثبات الاستلام، وفُتحت متابعة
event-receipt_doubted = سُئل المستفيد في عينة تحقق، وفُتحت ملاحظة على الاستلام{ tail-signature }
event-instalment_due = حان موعد الدفعة{ tail-instalment }
event-restudy_due = توقف الصرف إلى أن تُعاد الدراسة وتُجدّد المساعدة
event-fact_changed = سُجّل تغيّر في وقائع الحالة{ tail-signature }
event-stopped = انتهى الصرف لتغيّر الوقائع
event-withdrawn = تنازل مقدم الطلب عن طلبه{ $actor ->
    [none] {""}
   *[other] ، وسُجّل التنازل لدى { $actor }
}
event-warned = اقترب الموعد، ونُبّه صاحب المهمة{ tail-due }
event-breached = مضى الموعد ولم تُنجَز المهمة{ $due_at ->
    [none] {""}
   *[other] ، وكان موعدها { $due_at }
}
event-escalated_aid_manager = رُفعت الحالة إلى مدير إدارة المساعدات لتأخرها عن موعدها
event-escalated_ministry = رُفعت الحالة إلى الوزارة للبتّ لتأخرها عن موعدها
event-visit_missed = مضى يوم الزيارة ولم يُسجَّل ما تم فيها، فعُدّت فائتة
event-expired = أُغلق الطلب لأن المطلوب استكماله لم يصل خلال المهلة
event-appealed = قُدّم تظلّم من الرفض{ $actor ->
    [none] {""}
   *[other] ، وسُجّل لدى { $actor }
}
event-appeal_upheld = قُبل التظلّم{ tail-signature }{ tail-reason }
event-appeal_partly_upheld = قُبل التظلّم جزئياً{ $amount_fils ->
    [none] {""}
   *[other] ، في حدود { $amount_fils }
}{ tail-signature }{ tail-reason }
event-appeal_redirected = قُبل التظلّم، وتُدرس الحالة لدى جهة أخرى{ tail-signature }{ tail-reason }
event-appeal_dismissed = رُفض التظلّم، وبقي القرار كما هو{ tail-signature }{ tail-reason }
event-appeal_withdrawn = سحب مقدم الطلب تظلّمه{ $actor ->
    [none] {""}
   *[other] ، وسُجّل السحب لدى { $actor }
}
event-reopened = أُعيد فتح الحالة{ tail-signature }{ tail-reason }

# Open waits. Said by words.waiting, which words `since`, `late` and `when`.
#   since  "since Sunday"      late   "overdue by 2 days", once the deadline has passed
#   then   a phase (warn, breach, aid_manager, ministry), expiry or alert; `when` it comes
#   who    a name              level  the signature waited for, from 1

wait-next = { $late ->
    [none] {""}
   *[other] ، { $late }
}{ $when ->
    [none] {""}
   *[other] { $then ->
        [none] {""}
        [warn] ؛ ويُنبَّه صاحب المهمة { $when }
        [breach] ؛ وموعدها { $when }
        [aid_manager] ؛ وتُرفع إلى مدير إدارة المساعدات { $when }
        [ministry] ؛ وتُرفع إلى الوزارة { $when }
        [expiry] ؛ ويُغلق الطلب { $when } إن لم يصل المطلوب
       *[alert] ؛ وتُنبَّه الجهات والوزارة { $when }
    }
}
wait-signature = { $level ->
    [none] الاعتماد
    [1] التوقيع الأول
    [2] التوقيع الثاني
    [3] التوقيع الثالث
   *[other] التوقيع رقم { $level }
}
wait-aid_manager-who = { $who ->
    [none] مدير إدارة المساعدات
   *[other] { $who }
}
wait-ministry-who = { $who ->
    [none] الوزارة
   *[other] { $who }
}
wait-by = { $who ->
    [none] {""}
   *[other] {" "}من { $who }
}
wait-with = { $who ->
    [none] {""}
   *[other] {" "}لدى { $who }
}

wait-desk-sentence = الحالة بانتظار قرار مكتب الازدواجية { $since }{ wait-next }
wait-pool-sentence = الحالة متاحة للسحب { $since }{ wait-next }
wait-to_claim-sentence = الحالة بانتظار باحث يستلمها { $since }{ wait-next }
wait-under_study-sentence = الحالة قيد الدراسة{ wait-with } { $since }{ wait-next }
wait-visit_booked-sentence = الحالة بانتظار الزيارة الميدانية{ wait-by } { $since }{ wait-next }
wait-with_applicant-sentence = الحالة بانتظار استكمال النواقص من مقدم الطلب { $since }{ wait-next }
wait-aid_manager-sentence = { $level ->
    [none] الحالة بانتظار اعتماد { wait-aid_manager-who }
   *[other] الحالة بانتظار { wait-signature } ({ wait-aid_manager-who })
} { $since }{ wait-next }
wait-committee-sentence = الحالة بانتظار قرار لجنة المساعدات { $since }{ wait-next }
wait-ministry-sentence = { $level ->
    [none] الحالة بانتظار اعتماد { wait-ministry-who }
   *[other] الحالة بانتظار { wait-signature } ({ wait-ministry-who })
} { $since }{ wait-next }
wait-balance-sentence = الحالة معتمدة، بانتظار توفر الرصيد { $since }{ wait-next }
wait-scheduled-sentence = الدفعة القادمة تنتظر موعدها { $since }{ wait-next }
wait-order-sentence = الحالة معتمدة، بانتظار إصدار أمر الصرف{ wait-by } { $since }{ wait-next }
wait-signatories-sentence = لم تُصرف المساعدة بعد، وأمر الصرف بانتظار توقيع المفوّضين { $since }{ wait-next }
wait-bank-sentence = المساعدة لدى البنك { $since }{ wait-next }
wait-returned-sentence = أعاد البنك المبلغ، والحالة بانتظار المتابعة{ wait-by } { $since }{ wait-next }
wait-recipient-sentence = تعذّر الوصول إلى المستلم، والمحاولات مستمرة { $since }{ wait-next }
wait-receipt-sentence = صُرفت المساعدة، بانتظار إقرار الاستلام{ wait-by } { $since }{ wait-next }
wait-suspended-sentence = الحالة معلّقة مؤقتاً { $since }{ wait-next }
wait-hearing-sentence = التظلّم قيد النظر لدى { wait-ministry-who } { $since }{ wait-next }
