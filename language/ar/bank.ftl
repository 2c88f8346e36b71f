# البنك: ملفات أوامر الصرف وردود البنك والمطابقة.
batch_state-made = لم يُرسل بعد
batch_state-sending = غير مؤكد الوصول
batch_state-sent = سُلّم للبنك
batch_state-void = أُلغي قبل إرساله
bank_answer-pending = قيد التنفيذ
bank_answer-paid = صُرف
bank_answer-rejected = رُفض
line_outcome-waiting = لم يُطبَّق بعد
line_outcome-applied = طُبّق
line_outcome-noted = دُوّن
line_outcome-known = معلوم من قبل
line_outcome-unknown_order = أمر غير معروف
line_outcome-amount_differs = المبلغ مختلف
line_outcome-contradicts = يخالف السجل
line_outcome-needs_person = يحتاج إلى موظف
difference_kind-not_sent = موقّع ولم يُبلَّغ به البنك
difference_kind-unfit = موقوف: لا يصلح لملف البنك
difference_kind-uncertain = لا يُعرف هل وصل إلى البنك
difference_kind-unanswered = لم يرد عليه البنك بعد
difference_kind-unknown_order = رد البنك عن أمر لا نعرفه
difference_kind-amount_differs = مبلغ البنك غير مبلغ الأمر
difference_kind-contradicts = رد البنك يخالف السجل
difference_kind-needs_person = رد البنك لم يُطبَّق، ويحتاج إلى موظف
difference_kind-ledger = حركات الصندوق لا تطابق أوامر الصرف

bank-title = البنك
bank-lead = أوامر الصرف الموقّعة تُجمع في ملف واحد يُسلّم للبنك مرة واحدة، ويُقرأ رده أمراً أمراً.
bank-make = إعداد ملف جديد
bank-files = ملفات الأوامر
bank-file = ملف أوامر
bank-made_at = وقت الإعداد
bank-sent_at = وقت التسليم
bank-state = الحالة
bank-orders = الأوامر
bank-no_file = لا ملفات بعد.
bank-message_id = رقم الرسالة
bank-from = يُصرف من الحساب
bank-download = تنزيل الملف
bank-hand_over = تسليم الملف للبنك
bank-look_again = هل وصل؟
bank-uncertain = بدأ إرسال هذا الملف ولا يُعرف هل وصل. اسألوا البنك قبل إرساله من جديد؛ فإن أُعيد أُعيد الملف نفسه بأرقامه نفسها.
bank-again = قال البنك إنه لم يصل: إرسال الملف نفسه
bank-by_hand = سُلّم يدوياً
bank-answers = ردود البنك
bank-answer = رد البنك
bank-no_answer = لا ردود في مجلد البنك.
bank-upload = ملف رد من البنك
bank-read = قراءة
bank-reference = مرجع الأمر
bank-said = قول البنك
bank-became = ما صار إليه
bank-go_on = { $count ->
    [zero] لا أسطر متبقية
    [one] تطبيق السطر المتبقي
    [two] تطبيق السطرين المتبقيين
    [few] تطبيق { $count } أسطر متبقية
    [many] تطبيق { $count } سطراً متبقياً
   *[other] تطبيق { $count } سطر متبقٍ
}
bank-account = الحساب الذي تصرف منه الجمعية
bank-bic = رمز البنك (BIC)
bank-keep = حفظ
bank-reconciliation = المطابقة
bank-reconciliation_lead = ما أُبلغ به البنك، وما رد به، وما في حركات الصناديق؛ وكل فلس لا يتطابق باسمه.
bank-told = أُبلغ به البنك
bank-paid = صُرف
bank-returned = رُدّ
bank-open = لم يُعرف مصيره
bank-why = وجه الخلاف
bank-unfit_advice = لا يصلح اسم المستلم أو حسابه في الأمر الموقوف للكتابة في ملف البنك، ولا يوقف غيره. سجّلوا إعادة مبلغه، ثم اصرفوا إلى حساب مصحح أو بطريقة أخرى.
bank-done_held = أُعدّ الملف بغير الأوامر التي لا يصلح اسم المستلم أو حسابه للكتابة فيه، وهي موقوفة وتذكرها المطابقة.
bank-agrees = كل شيء متطابق
bank-agrees_advice = لا أمر بلا جواب، ولا فلس في غير موضعه.
bank-done_account = حُفظ الحساب.
bank-done_read = قُرئ رد البنك.
bank-done_repeated = قُرئ هذا الرد من قبل، ولم يتغير شيء.
bank-done_handed_over = سُلّم الملف للبنك.
order_state-issued = صدر
order_state-signed = وُقّع
order_state-settled = صُرف
order_state-bounced = رُدّ
order_state-cancelled = أُلغي
