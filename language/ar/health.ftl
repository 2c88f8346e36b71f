# صفحة مشغّل النظام: أجزاؤه وما ينتظرها.
operation-title = تشغيل النظام
operation-lead = كل جزء، وما ينتظره، وما يتعثر فيه. أعداد ورموز فقط، ولا بيانات عن أي شخص.
operation-engine_pages = صفحات المحرّك نفسه
operation-until = حتى { $at }
operation-well = جميع الأجزاء تعمل.
operation-ill = { $count ->
    [zero] لا جزء يحتاج إلى تدخّلكم.
    [one] جزء واحد يحتاج إلى تدخّلكم.
    [two] جزآن يحتاجان إلى تدخّلكم.
    [few] { $count } أجزاء تحتاج إلى تدخّلكم.
    [many] { $count } جزءاً تحتاج إلى تدخّلكم.
   *[other] { $count } جزء تحتاج إلى تدخّلكم.
}
operation-refreshed = تغيّرت الأرقام. أجزاء تحتاج إلى تدخّلكم: { $ill }، وحالات متوقفة: { $stuck }
operation-parts = الأجزاء
operation-part_well = يعمل
operation-part_ill = يحتاج إليكم
operation-seen = شوهد آخر مرة { $since }
operation-oldest = أقدم ما ينتظر { $since }
part-record = السجل
part-engine = المحرّك
part-worker = العمّال
part-watch = المراقبة
part-relay = المناوب
part-postman = البريد
part-papers = المستندات المصوّرة
part-bank = مجلد البنك
operation-does_record = يستجيب.
operation-does_engine = يستجيب.
operation-does_worker = يأخذون أعمالهم.
operation-does_watch = تنظر كل ربع دقيقة.
operation-does_relay = لا شيء ينتظر.
operation-does_postman = لا شيء ينتظر.
operation-does_papers = تُقرأ وتُكتب.
operation-does_bank = يُقرأ ويُكتب.
operation-mend_record = لا يستجيب: راجعوا سجل تشغيله.
operation-mend_engine = لا يستجيب: راجعوا سجل تشغيله. القرارات محفوظة وتُسلَّم بعد عودته.
operation-mend_worker = لا أحد يأخذ العمل: شغّلوا عاملاً.
operation-mend_watch = لم تنظر بعد: شغّلوا عاملاً.
operation-mend_relay = مهمات تنتظر: شغّلوا عاملاً.
operation-mend_postman = رسائل تنتظر: راجعوا بوابة الإرسال.
operation-mend_papers = تتعذر الكتابة في المجلد: راجعوا القرص ومالك المجلد.
operation-mend_bank = تتعذر الكتابة في المجلد: راجعوا القرص ومالك المجلد.
operation-queues = قوائم انتظار المحرّك
operation-queue = القائمة
operation-fetched = ما يؤخذ منه
operation-steps = خطوات
operation-processes = مسارات
operation-waiting = ينتظر
operation-longest = الأقدم
operation-workers = العمّال
operation-errands = ما لم يُبلَّغ به المحرّك بعد
operation-errand = المهمة
operation-tries = المحاولات
operation-last_error = آخر خطأ
operation-no_errands = لا شيء ينتظر: أُبلغ المحرّك بكل شيء.
operation-failed = خطوات متعثرة
operation-step = الخطوة
operation-cases = الحالات
operation-next_try = المحاولة القادمة
operation-no_failed = لا خطوة متعثرة.
operation-post = الرسائل إلى مقدمي الطلبات
operation-channel = القناة
operation-uncertain = مصيرها مجهول
operation-handed = آخر تسليم
operation-no_post = لم تُكتب رسالة بعد.
topic-start_case = بدء حالة
topic-deliver_decision = تسليم قرار
topic-recheck = إعادة الفحص
topic-move_deadline = تحريك موعد
topic-undo_ruling = الرجوع عن حكم
topic-retry_step = إعادة محاولة خطوة
topic-start_appeal = بدء تظلّم
