# Messages to applicants: what they say, what came of them, and what lies behind their links.
# None of them names a kind of aid, a class of case or a charity.

messages-subject = لديكم خبر جديد
messages-text_registered = سند: سُجّل طلبكم برقم { $number }.
messages-text_paper_asked = { $until ->
    [none] سند: مطلوب منكم استكمال طلبكم.
   *[other] سند: مطلوب منكم استكمال طلبكم قبل نهاية { $until }.
}
messages-text_news = سند: لديكم خبر جديد.
messages-text_paid = سند: لديكم خبر سار بشأن طلبكم.
messages-text_appointment = { $how ->
    [pick_up] سند: ننتظركم { $when } في { $place }.
    [home_delivery] سند: نصلكم في منزلكم { $when }.
   *[other] سند: موعدكم { $when }.
}
messages-text_appointment_moved = { $how ->
    [pick_up] سند: تغيّر موعدكم. ننتظركم { $when } في { $place }.
    [home_delivery] سند: تغيّر موعدكم. نصلكم في منزلكم { $when }.
   *[other] سند: تغيّر موعدكم إلى { $when }.
}
messages-text_delivery_code = سند: رمزكم { $code }. لا تذكروه إلا لمن يخدمكم عند الاستلام.
messages-text_sign_in_code = سند: رمز الدخول { $code }، وينتهي بعد عشر دقائق. لا تذكروه لأحد، ولا يطلبه منكم أحد.
messages-text_more = للاطلاع:

message_template-registered = رقم الطلب
message_template-paper_asked = طلب استكمال
message_template-news = خبر جديد
message_template-paid = تم الصرف
message_template-appointment = موعد
message_template-appointment_moved = موعد تغيّر
message_template-delivery_code = رمز الاستلام
message_template-sign_in_code = رمز الدخول

message_channel-sms = رسالة نصية
message_channel-whatsapp = واتساب
message_channel-email = بريد إلكتروني

message_language-ar = العربية
message_language-en = الإنجليزية

message_state-queued = بانتظار الإرسال
message_state-in_hand = قيد الإرسال
message_state-handed_over = أُرسلت
message_state-delivered = وصلت
message_state-failed = لم تُرسل
message_state-uncertain = لا يُعرف هل أُرسلت
message_state-stopped = لم تُرسل: طلب صاحب الرقم إيقاف الرسائل
message_state-unreachable = لم تُرسل: يتعذر الوصول إلى مقدم الطلب
message_state-bounced = ارتدّت

message_fault-no_address = لا يوجد رقم أو بريد تُرسل إليه.
message_fault-no_safe_hour = لا تلتقي الأوقات الآمنة المذكورة لهذا الرقم في ساعة واحدة.
message_fault-not_connected = بوابة الرسائل لا تجيب، وتعاد المحاولة تلقائياً.
message_fault-put_off = أجّلت بوابة الرسائل إرسالها، وتعاد المحاولة تلقائياً.
message_fault-address_refused = لا تعرف بوابة الرسائل هذا الرقم أو البريد.
message_fault-not_delivered = لم تصل إلى صاحبها.
message_fault-no_answer = انقطع الاتصال أثناء الإرسال، ولا تعاد مرة ثانية.
message_fault-unreadable = تعذرت كتابتها. يرجى إبلاغ مدير النظام.
message_fault-too_late = انتهى وقتها قبل أن يتيسر إرسالها.
message_fault-bounced = عنوان البريد الإلكتروني لا يستقبل الرسائل.

messages-title = الرسائل إلى مقدم الطلب
messages-none = لا توجد رسائل بعد.
messages-came_back = ترتدّ رسائل البريد المرسلة إلى مقدم الطلب، فتُرسل إلى هاتفه ما لم يُكتب له بريد آخر.
messages-goes_at = تُرسل { $when }
messages-handed_at = أُرسلت { $when }
messages-by = عبر { $channel }

contact-link = طريقة التواصل معه
contact-title = طريقة التواصل مع مقدم الطلب
contact-lead = يُسأل قبل أول رسالة: هل الهاتف له وحده، ومتى يكون التواصل آمناً؟ ولا تقول الرسالة إلا أن هناك خبراً جديداً مع رابط.
contact-channel = الرسائل عبر
contact-language = لغة الرسائل
contact-phone = رقم هاتف آخر
contact-phone_hint = فقط إذا كان لا يريد الرسائل على الرقم المذكور في الطلب.
contact-email = البريد الإلكتروني
contact-is_shared = لمن الهاتف؟
contact-shared = يستخدم هذا الهاتف آخرون أيضاً
contact-shared_hint = لا تقول الرسالة حينها إلا أن هناك خبراً جديداً، ويطلب الرابط رمزاً سرياً.
contact-pin = رمز سري يختاره
contact-pin_hint = من أربعة إلى ستة أرقام، للهاتف المشترك. ولا يُعرض مرة أخرى.
contact-pin_kept = الرمز محفوظ، ولا يُكتب غيره إلا لتغييره.
contact-safe_from = الوقت الآمن من
contact-safe_until = إلى
contact-safe_hint = ساعة مثل 10:00، وإذا تُرك فارغاً تصل الرسائل بين الثامنة صباحاً والتاسعة مساءً.
contact-stopped = طلب صاحب هذا الرقم أو البريد إيقاف الرسائل.
contact-unreachable = ارتدّت رسالة من هذا البريد، فلا يُرسل إليه شيء. يُسأل مقدم الطلب عن بريد آخر.
contact-unreachable_title = البريد الإلكتروني
contact-try_again = البريد صحيح، وتُرسل إليه الرسائل من جديد
contact-again = يرغب في وصول الرسائل من جديد
contact-save = حفظ
contact-back = العودة إلى الحالة

public_status-received = وصل طلبكم ويجري التحقق منه
public_status-studied = طلبكم قيد الدراسة
public_status-asked = مطلوب منكم استكمال طلبكم
public_status-on_hold = طلبكم معلق مؤقتاً
public_status-signed = طلبكم لدى أصحاب الصلاحية بالاعتماد
public_status-approved = اعتُمد طلبكم ويجري تجهيز الصرف
public_status-paid = تم الصرف
public_status-delivered = اكتمل طلبكم
public_status-rejected = لم يُعتمد طلبكم
public_status-joined = يجري النظر في حاجتكم ضمن طلب آخر
public_status-withdrawn = سُحب طلبكم
public_status-expired = أُغلق طلبكم لعدم وصول ما طُلب منكم

public_status-received-lead = لا يلزمكم شيء الآن، وسنكتب إليكم.
public_status-studied-lead = لا يلزمكم شيء الآن، وقد نتصل بكم أو نزوركم.
public_status-asked-lead = يرجى إحضار ما هو مذكور هنا إلى الجهة التي قدمتم طلبكم لديها، أو إرساله إليها.
public_status-on_hold-lead = سنكتب إليكم حين يُستأنف.
public_status-signed-lead = لا يلزمكم شيء الآن، وسنكتب إليكم.
public_status-approved-lead = لا يلزمكم شيء الآن، وسنكتب إليكم حين يتم الصرف.
public_status-paid-lead = إذا لم يصلكم شيء فأبلغوا الجهة التي قدمتم طلبكم لديها.
public_status-delivered-lead = إذا نقص شيء فأبلغوا الجهة التي قدمتم طلبكم لديها.
public_status-rejected-lead = يحق لكم التظلم خلال 30 يوماً لدى الجهة التي قدمتم طلبكم لديها.
public_status-joined-lead = للاستفسار راجعوا الجهة التي قدمتم طلبكم لديها.
public_status-withdrawn-lead = إذا لم يكن ذلك برغبتكم فراجعوا الجهة التي قدمتم طلبكم لديها.
public_status-expired-lead = يمكنكم تقديم طلب جديد.

links-title = طلبكم
links-number = رقم الطلب
links-papers = الأوراق
links-fields = بيانات للاستكمال
links-bring_lead = أرسلوا المذكور هنا من هذه الصفحة، أو سلّموه حيث قدّمتم طلبكم.
links-bring_hint = صورة واضحة أو ملف PDF لكل مستند، بحد أقصى 10 ميغابايت للملف. يمكن اختيار عدة ملفات للمستند الواحد، وإرسال الباقي لاحقاً.
links-bring_go = إرسال
links-came = شكراً لكم، وصلت مستنداتكم.
links-due = حتى نهاية
links-pin_title = لديكم خبر جديد
links-pin_lead = يستخدم هذا الهاتف آخرون أيضاً، لذلك نطلب الرمز السري الذي اخترتموه.
links-pin = الرمز السري
links-pin_go = فتح
links-counter_lead = يستخدم هذا الهاتف آخرون أيضاً، لذلك لا نقول هنا أكثر من ذلك. راجعوا الجهة التي قدمتم طلبكم لديها.
links-ended_title = انتهت صلاحية هذا الرابط
links-ended_lead = راجعوا الجهة التي قدمتم طلبكم لديها، ومع الرسالة القادمة رابط جديد.
links-follow = متابعة الطلب وإرسال الأوراق
links-stop_link = إيقاف الرسائل

links-stop_title = الرسائل إليكم
links-stop_lead = إذا أوقفتموها فلن يصل منا شيء إلى هذا الرقم أو البريد، أياً كان ما يستجد على طلباتكم.
links-stop_go = إيقاف جميع الرسائل
links-stopped = لن تصلكم رسائل منا بعد الآن.
links-resume_go = استئناف الرسائل

mailbox-title = صندوق رسائل العرض
mailbox-lead = كل ما كان سيُرسل إلى مقدمي الطلبات يبقى هنا: البريد الإلكتروني والرسائل النصية وواتساب. ولا يُرسل منه شيء.
mailbox-refresh = تحديث
mailbox-none = لم يصل شيء بعد.
