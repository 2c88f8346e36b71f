# The applicants' own pages: signing in, following a request, completing it.

own-nobody_asks = لا يطلب منكم أحد من الجمعيات أو الوزارة رمز الدخول أو مالاً لقاء طلبكم.
own-back = رجوع
own-sign_out = تسجيل الخروج
own-to_requests = العودة إلى طلباتكم
own-new_request = تقديم طلب جديد
own-the_ministry = وزارة الشؤون الاجتماعية

own-sign_in_title = متابعة طلبكم
own-sign_in_lead = اكتبوا رقمكم المدني أو رقم الطلب، ونرسل رمزاً إلى هاتفكم المسجل لدينا.
own-number = الرقم المدني أو رقم الطلب
own-number_hint = مثل { $document } أو { $number }
own-send_code = إرسال الرمز
own-code_title = اكتبوا الرمز الذي وصلكم
own-code_lead = إذا كان الرقم مسجلاً لدينا فقد أرسلنا رمزاً من ستة أرقام إلى هاتفكم. ينتهي الرمز بعد عشر دقائق.
own-code = الرمز
own-sign_in = دخول
own-no_code = لم يصلكم الرمز؟
own-no_code_wait = انتظروا دقيقتين، ثم اطلبوا رمزاً آخر. لا نرسل أكثر من ثلاثة رموز في ربع ساعة.
own-no_code_hours = إذا ذكرتم لنا أوقاتاً آمنة للتواصل فلا يصل الرمز إلا فيها، وإذا أوقفتم رسائلنا فلا يصل.
own-no_code_counter = إذا تغيّر رقم هاتفكم فراجعوا الجهة التي قدمتم طلبكم لديها ومعكم هويتكم.
own-pin_lead = يستخدم هذا الهاتف آخرون أيضاً، لذلك نطلب الرمز السري الذي اخترتموه.
own-pin_counter = إذا لم تختاروا رمزاً سرياً أو نسيتموه فراجعوا الجهة التي قدمتم طلبكم لديها ومعكم هويتكم.

own-requests_title = طلباتكم
own-request_title = طلبكم رقم
own-asked_title = ننتظر منكم ما يلي لنكمل طلبكم
own-reason = السبب:
own-way = مراحل طلبكم
own-about = عن طلبكم
own-with = الجهة التي تدرس طلبكم: { $charity }
own-with_nobody = يُعرض طلبكم على الجمعيات دون اسمكم، وتدرسه أول جمعية تستلمه.

own-lead_received = لا يلزمكم شيء الآن. نتحقق أولاً من أن المساعدة لم تُصرف لكم من جهة أخرى.
own-lead_studied = لا يلزمكم شيء الآن. قد يتصل بكم الباحث أو يزوركم.
own-lead_asked = نكمل طلبكم حين يصلنا ما طلبناه.
own-lead_on_hold = سنكتب إليكم حين يُستأنف، ولا يلزمكم شيء الآن.
own-lead_signed = لا يلزمكم شيء الآن. يُنتظر توقيع أصحاب الصلاحية.
own-lead_approved = نكتب إليكم حين يتم الصرف.
own-lead_paid = أكدوا الاستلام حين يصلكم.
own-lead_delivered = إذا نقص شيء فأبلغوا الجهة التي درست طلبكم.
own-lead_rejected = يحق لكم التظلم، وينظر فيه من لم يشارك في القرار.
own-lead_joined = حاجتكم تُدرس في طلب آخر مفتوح لكم، فلا يُصرف للحاجة نفسها مرتين.
own-lead_withdrawn = إذا لم يكن ذلك برغبتكم فراجعوا الجهة التي قدمتم طلبكم لديها.
own-lead_expired = لم يصلنا ما طلبناه في وقته. يمكنكم تقديم طلب جديد.

own-step_registration = استلمنا طلبكم
own-step_duplicate_check = التحقق من عدم التكرار
own-step_review = الدراسة
own-step_sign_off = الاعتماد
own-step_delivery = التسليم
own-step_waits_for_you = ننتظر ما طلبناه منكم حتى نهاية { $until }، ويُستأنف العدّ عند وصوله
own-step_expected = المتوقع قبل نهاية { $until }
own-step_running = جارية الآن
own-step_not_reached = لم تُبلغ
own-step_done_registration = وصل طلبكم
own-step_done_duplicate_check = لا توجد مساعدة مماثلة
own-step_done_review = تمت الدراسة
own-step_done_sign_off = تم الاعتماد
own-step_done_delivery = تم التسليم
own-ahead_registration = تبدأ عند وصول طلبكم
own-ahead_duplicate_check = تستغرق دقائق عادةً
own-ahead_review = يدرس الباحث حاجتكم وأوراقكم
own-ahead_sign_off = يوقّع أصحاب الصلاحية
own-ahead_delivery = نبلغكم بالمبلغ والجهة واليوم، ثم تؤكدون الاستلام

own-approved_title = اعتُمد طلبكم
own-paid_title = تم الصرف
own-payee = إلى
own-paid_on = يوم { $day }
own-due_on = يُصرف يوم { $day }
own-pay_expected = يُتوقع الصرف قبل نهاية { $day }
own-pay_soon = نكتب إليكم بيوم الصرف
own-payment_of = الدفعة { $number } من { $count }

own-asked_papers = { $count ->
    [zero] لا نحتاج منكم أوراقاً
    [one] نحتاج منكم ورقة واحدة
    [two] نحتاج منكم ورقتين
    [few] نحتاج منكم { $count } أوراق
    [many] نحتاج منكم { $count } ورقة
   *[other] نحتاج منكم { $count } ورقة
}
own-asked_fields = نحتاج منكم بيانات
own-asked_until = حتى نهاية { $day }

own-appeal = التظلّم
own-appeal_until = يمكنكم تقديم تظلّم حتى { $day }.
own-appeal_filed = وصلنا تظلّمكم وينظر فيه من لم يشارك في القرار.
own-appeal_upheld = قُبل تظلّمكم وأُعيد فتح طلبكم.
own-appeal_partly = قُبل تظلّمكم جزئياً وأُعيد فتح طلبكم.
own-appeal_redirected = قُبل تظلّمكم وأُحيل طلبكم إلى جهة أخرى.
own-appeal_rejected = لم يُقبل تظلّمكم.
own-appeal_withdrawn = سُحب تظلّمكم.

own-looks_title = من اطّلع على بياناتكم
own-looks_lead = نسجل كل اطلاع على طلبكم: أي جهة ومتى.
own-looks_none = لم يطّلع أحد على طلبكم بعد.

own-photo_hint = التقطوها في ضوء جيد، وتأكدوا من ظهور كل الأطراف والتواريخ. صورة أو ملف PDF حتى 10 ميغابايت.
own-send = إرسال
own-done_papers = وصلنا ما أرسلتموه، شكراً لكم.
own-done_receipt = سجلنا استلامكم، شكراً لكم.
own-done_appeal = وصلنا تظلّمكم، ونكتب إليكم بنتيجته.
own-done_contact = حفظنا طريقة التواصل معكم.
own-photos_held = { $count ->
    [zero] لا صور بعد
    [one] وصلت صورة واحدة. اختاروا غيرها لاستبدالها.
    [two] وصلت صورتان. اختاروا غيرهما لاستبدالهما.
    [few] وصلت { $count } صور. اختاروا غيرها لاستبدالها.
    [many] وصلت { $count } صورة. اختاروا غيرها لاستبدالها.
   *[other] وصلت { $count } صورة. اختاروا غيرها لاستبدالها.
}

own-appeal_grounds = لماذا ترون أن القرار غير صحيح؟
own-appeal_hint = اذكروا ما تغيّر أو ما لم يؤخذ به.
own-appeal_file = تقديم تظلّم
own-appeal_none = لا يوجد قرار يمكن التظلّم منه الآن.
own-contact = طريقة التواصل معكم
own-contact_stopped = أوقفتم رسائلنا، فلا يصل منا شيء.
own-contact_unreachable = ارتدّ بريدنا إليكم، فلا نرسل إلى هذا العنوان شيئاً. اكتبوا عنواناً آخر، أو أخبرونا أنه صحيح.
own-contact_messages = رسائلنا
own-contact_try_again = العنوان صحيح، فأرسلوا إليه من جديد
own-contact_again = أرغب في وصول الرسائل من جديد
own-contact_phone_hint = فقط إذا كنتم لا تريدون الرسائل على الرقم المذكور في الطلب.
own-receipt_title = هل وصلتكم المساعدة؟
own-receipt_code = رمز الاستلام
own-receipt_hint = ستة أرقام أرسلناها إليكم عند الصرف. لا تكتبوه قبل أن تصلكم المساعدة.
own-receipt_go = تأكيد الاستلام
own-withdrawal = التنازل عن الطلب
own-withdrawal_title = هل تتنازلون عن طلبكم؟
own-withdrawal_closes = يُغلق الطلب، ولا يُصرف منه شيء.
own-withdrawal_again = يمكنكم تقديم طلب جديد في أي وقت.
own-withdrawal_text = هل تودون ذكر السبب؟
own-withdrawal_go = نعم، أتنازل عن الطلب
own-withdrawal_keep = لا، أبقيه
own-done_withdrawal = سجلنا تنازلكم عن الطلب.
error-not-withdrawable = لا يمكن التنازل عن هذا الطلب هنا: إما أنه أُغلق، أو بدأ صرفه. راجعوا الجهة التي تدرسه.
