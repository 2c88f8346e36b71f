# الإنابة عن الزملاء، وإسناد حالة إلى زميل، وتأجيل حالة.

stand_ins-title = الإنابة
stand_ins-lead = من ينوب يرى ما لدى الزميل الغائب ويعمل فيه حيث يجمعهما الدور نفسه. تنتهي الإنابة من نفسها بعد اليوم الأخير، ويُسجَّل كل إجراء باسم من قام به.
stand_ins-absent = الزميل الغائب
stand_ins-substitute = النائب
stand_ins-from = من
stand_ins-to = إلى نهاية
stand_ins-reason = السبب
stand_ins-oneself = أنا
stand_ins-name = تسمية النائب
stand_ins-end = إنهاؤها الآن
stand_ins-none = لا ينوب أحد عن أحد
stand_ins-one_task = حالة واحدة
stand_ins-span = { $from } إلى { $to }
stand_ins-acting_for = تعملون نيابةً عن { $name }.
stand_ins-more = تأجيل أو إسناد إلى زميل
stand_ins-snooze = تأجيل
stand_ins-snooze_hint = تبقى لديكم وتعود إلى أعلى قائمتكم في ذلك اليوم. موعدها النهائي يجري.
stand_ins-snoozed_until = مؤجلة إلى { $until }. موعدها النهائي يجري.
stand_ins-wake = متابعتها الآن
stand_ins-reassign = إسناد إلى زميل
stand_ins-delegate = إنابة زميل حتى
