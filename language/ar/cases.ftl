# One case.

cases-title = { $category } { $number }
cases-heading = { $category }: { $name }
cases-heading_masked = { $category }، والبيانات الشخصية محجوبة
cases-asked = المطلوب
cases-recommended = الموصى به
cases-approved = المعتمد
cases-paid_to = تُدفع إلى: { $payee }
cases-to_decision = إلى القرار
cases-cycle = مراحل الدورة المستندية
cases-request = الطلب
cases-of_ceiling = (الحد الأقصى { $ceiling_fils })
cases-person = مقدم الطلب
cases-beneficiary = المستفيد من المساعدة
cases-papers = المستندات
cases-papers_missing = { $count ->
    [zero] لا ينقص مستند
    [one] ينقص مستند
    [two] ينقص مستندان
    [few] تنقص { $count } مستندات
    [many] ينقص { $count } مستنداً
   *[other] ينقص { $count } مستند
}
cases-papers_complete = مكتملة
cases-brought_at = أرسله مقدم الطلب { $when }
cases-paper_presented = قُدّم
cases-paper_missing = مطلوب
cases-paper_accepted = قُبل

cases-study = دراسة الحالة
cases-study_form = نموذج الدراسة
cases-study_kind = نوع الدراسة
cases-visited_on = تاريخ الزيارة
cases-income = دخل الأسرة الشهري (د.ك)
cases-rent = الإيجار الشهري (د.ك)
cases-income_short = دخل الأسرة الشهري
cases-rent_short = الإيجار الشهري
cases-summary = ملخص الحالة
cases-summary_hint = من يعيش في البيت، وما الذي تغيّر، وما الذي رأيتموه.
cases-save_draft = حفظ كمسودة
cases-draft_saved = حُفظت المسودة { $clock }
cases-draft_none = لم تُحفظ مسودة بعد
cases-saved = حُفظت المسودة، وما كتبتموه في التوصية باقٍ في مكانه.

cases-recommendation = توصية الباحث
cases-amount = المبلغ
cases-in_instalments = { $count ->
    [zero] دفعة واحدة
    [one] دفعة واحدة
    [two] على دفعتين
    [few] على { $count } دفعات
    [many] على { $count } دفعة
   *[other] على { $count } دفعة
}
cases-payee = الجهة المدفوع لها
cases-attempt = المحاولة { $attempt }
cases-fund = مصدر التمويل
cases-reason = السبب
cases-by = صاحب القرار
cases-instalments = الدفعات
cases-instalment_no = الدفعة
cases-payment = الصرف
cases-receipt = إقرار الاستلام
cases-not_yet = لم يتم بعد
cases-decisions = { $count ->
    [zero] لا قرارات بعد
    [one] قرار واحد
    [two] قراران
    [few] { $count } قرارات
    [many] { $count } قراراً
   *[other] { $count } قرار
}
cases-decision_pending = قيد التسجيل
cases-decision_refused = لم يُقبل
cases-story = مسار الطلب

cases-notices = تطابق محتمل
cases-notices_lead = لا تُذكر الجهة ولا الاسم ولا المبلغ. يبتّ مكتب الازدواجية في كل تطابق.
cases-matched = المتطابق:
cases-match_given = الاسم الأول
cases-match_father = اسم الأب
cases-match_grandfather = اسم الجد
cases-match_family = اسم العائلة
cases-match_sex = الجنس
cases-match_birth = تاريخ الميلاد
cases-match_civil = الرقم المدني أو رقم الوثيقة
cases-match_phone = الهاتف
cases-match_address = العنوان

cases-claimable = الحالة متاحة للاستلام
cases-running = يُفحص الطلب الآن
cases-running_lead = يعمل النظام على الخطوة الحالية. حدّثوا الصفحة بعد لحظات.
cases-withdraw_link = تسجيل تنازل مقدم الطلب

cases-step_state_done = (تمت)
cases-step_state_ahead = (لم تبدأ)
cases-step_state_ended = (انتهت هنا)
cases-step_clear = لا تكرار ولا ازدواجية
cases-step_released = سمح المكتب بالمتابعة
cases-step_ended = { $outcome }، { $day }
cases-step_not_reached = لم تُبلغ
cases-step_running = يعمل النظام عليها { $since }
cases-step_mine = لديكم { $since }
cases-step_with = { $who } { $since }
cases-step_duplicate_check = فحص آلي، ثم المكتب إن لزم
cases-step_review = باحث اجتماعي
cases-step_sign_off = مدير المساعدات أو الوزارة
cases-step_delivery = إلى: { $payee }، ثم إقرار الاستلام

cases-done_pull = سحبتم الحالة، وهي الآن لديكم للدراسة.
cases-done_redirect = وُجّهت الحالة إلى جمعية.
cases-done_return_to_pool = عادت الحالة إلى الحالات المتاحة للسحب.
cases-done_reassigned = أُسندت الحالة إلى زميلكم.
cases-done_delegated = لزميلكم أن يعمل في الحالة حتى ذلك اليوم.
cases-done_snoozed = أُجّلت الحالة. موعدها النهائي يجري.
cases-done_woken = عادت الحالة إلى قائمتكم.
cases-meanwhile = آخر ما حدث:
cases-pending = سُجّل قراركم ويسري خلال لحظات.
cases-deciding = يُسجَّل الآن قرار في هذه المهمة. حدّثوا الصفحة بعد لحظات.
cases-done_released = أعدتم الحالة إلى القائمة.
cases-done_extended = مُدد الموعد.
cases-done_same_person = قراركم: الشخص نفسه.
cases-done_relative = قراركم: قريب.
cases-done_different_person = قراركم: شخص آخر.
cases-done_number_of_another = قراركم: استُعمل رقم شخص آخر.
cases-done_complement = سمحتم بمتابعة المتبقي فقط.
cases-done_join = ضُمّت الحالة إلى الحالة المفتوحة وأُغلقت.
cases-done_defer = أُجّلت الحالة، وتعود إليكم في ذلك اليوم.
cases-done_except = سمحتم بمتابعة الحالة استثناءً.
cases-done_release = سمحتم بمتابعة الحالة.
cases-done_rule_duplicate = أُغلقت الحالة لثبوت التكرار أو الازدواجية.
cases-done_recommend = رُفعت توصيتكم بالموافقة.
cases-done_advise_rejection = رُفعت توصيتكم بالرفض.
cases-done_send_back = أُعيد الطلب لاستكمال النواقص.
cases-done_complete = سُجّل استكمال النواقص.
cases-done_approve = اعتمدتم الطلب.
cases-done_reject = رُفض الطلب.
cases-done_return = أُعيدت الحالة إلى الباحث.
cases-done_escalate = رُفعت الحالة إلى الوزارة.
cases-done_suspend = عُلّقت الحالة مؤقتاً.
cases-done_resume = استُؤنفت الحالة.
cases-done_pay = صدر أمر الصرف، وهو بانتظار التوقيع الثاني.
cases-done_authorise = وُقّع أمر الصرف.
cases-done_decline = رُدّ أمر الصرف.
cases-done_settle = سُجّل الصرف.
cases-done_bounce = سُجّلت إعادة المبلغ، والحالة بانتظار أمر صرف جديد.
cases-done_not_received = سُجّل تعذّر الوصول إلى المستلم، والمتابعة مستمرة.
cases-done_confirm = تأكّد الاستلام.
cases-done_withdraw = سُجّل تنازل مقدم الطلب.
cases-done_uphold = قُبل التظلّم، وأُعيد فتح الحالة.
cases-done_uphold_partly = قُبل التظلّم جزئياً، وأُعيد فتح الحالة في حدود هذا المبلغ.
cases-done_uphold_elsewhere = قُبل التظلّم، وأُحيلت الحالة إلى جهة أخرى.
cases-done_dismiss = رُفض التظلّم، وبقي القرار كما هو.
cases-done_withdraw_appeal = سُجّل سحب التظلّم.
cases-done_appealed = سُجّل التظلّم، وهو الآن لدى الوزارة.
cases-done_reopened = أُعيد فتح الحالة.
