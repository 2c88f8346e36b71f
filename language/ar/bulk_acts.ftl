# الإجراءات الجماعية: إجراء واحد مسبَّب على حالات كثيرة، مع معاينة وتقدّم ونتيجة لكل منها.

bulk_kind-closing = إنهاء حالات معاً
bulk_kind-sign_off = اعتماد حالات معاً
bulk_kind-reassign = إسناد حالات إلى زميل
bulk_acts-lead_sign_off = اختاروا حالات من القائمة، ثم اعتمدوها أو ارفضوها معاً. ترون كل حالة والمجموع قبل أن يُسجَّل شيء.
bulk_acts-lead_reassign = اختاروا حالات من القائمة، ثم الزميل الذي تُسند إليه. ترون كل حالة قبل أن يُسجَّل شيء.
bulk_acts-all_of_queue = كل حالات هذه القائمة، حتى { $limit }
bulk_acts-question_sign_off = ما قراركم في كل حالة؟
bulk_acts-means_approve = تُعتمد كل حالة بالمبلغ الموصى به أو المعتمد قبلها.
bulk_acts-means_reject = تُغلق كل حالة مرفوضة للسبب المذكور أدناه.
bulk_acts-text = ملاحظة للسجل
bulk_acts-to = الزميل
bulk_acts-colleague = { $name } (لديه { $held })
bulk_acts-why = السبب
bulk_acts-preview_lead = { $ready } من { $count }، بمجموع { $total_fils }. لم يُسجَّل شيء بعد.
bulk_acts-confirm = { $count ->
    [zero] تأكيد
    [one] تأكيد: حالة واحدة
    [two] تأكيد: حالتان
    [few] تأكيد: { $count } حالات
    [many] تأكيد: { $count } حالة
   *[other] تأكيد: { $count } حالة
}
row_state-ready = يُنفَّذ
row_state-held_by_other = لدى زميل
row_state-closed = سبق البتّ فيها
row_state-being_decided = يُبتّ فيها الآن
row_state-not_for_this_task = لا تقبل هذا الإجراء
row_state-excluded = يبتّ فيها غيره
row_state-not_found = غير موجودة
bulk_acts-advice_held_by_other = تُترك لزميلكم. اطلبوا منه إعادتها إلى القائمة إن لزم.
bulk_acts-advice_closed = لا شيء مطلوب. افتحوا الحالة للاطلاع على القرار.
bulk_acts-advice_being_decided = انتظروا قليلاً ثم انظروا ثانية.
bulk_acts-advice_not_for_this_task = افتحوا الحالة وقرروا فيها وحدها.
bulk_acts-advice_excluded = من شارك في هذه الحالة لا يبتّ فيها، ويبتّ فيها زميل.
bulk_acts-advice_not_found = لا شيء مطلوب.
bulk_acts-progress = نُفِّذ في { $done } من { $count }.
bulk_acts-refused = لم يُقبل: { $count }.
bulk_acts-running = { $left ->
    [zero] لم يبقَ شيء.
    [one] بقيت حالة واحدة. يمكنكم إغلاق الصفحة؛ يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
    [two] بقيت حالتان. يمكنكم إغلاق الصفحة؛ يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
    [few] بقيت { $left } حالات. يمكنكم إغلاق الصفحة؛ يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
    [many] بقيت { $left } حالة. يمكنكم إغلاق الصفحة؛ يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
   *[other] بقيت { $left } حالة. يمكنكم إغلاق الصفحة؛ يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
}
bulk_acts-look_again = تحديث
bulk_acts-show_refused = عرض غير المقبولة فقط
bulk_acts-show_all = عرض الكل
bulk_acts-item_waiting = تنتظر دورها
bulk_acts-item_pending = سُجّلت ويسري أثرها قريباً
bulk_acts-item_done = نُفِّذت
bulk_acts-mine = إجراءاتي الجماعية
bulk_acts-act = الإجراء
bulk_acts-begun = بدأ
bulk_acts-none = لم تتخذوا إجراءً على حالات كثيرة معاً بعد
bulk_acts-none_advice = اختاروا حالات من إحدى القوائم للبدء.
