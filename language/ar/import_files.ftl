# ملفات الطلبات: تحضرها الجمعية، ويُنظر في كل صف منها قبل أن يُسجَّل شيء.

import_files-title = استيراد ملف
import_files-lead = ملف واحد بطلبات كثيرة. ترون ما سيكون من كل صف قبل أن يُسجَّل شيء، ثم تؤكدون.
import_files-bring = إحضار ملف
import_files-file = الملف
import_files-file_hint = { $limit ->
    [zero] جدول محفوظ بصيغة «CSV UTF-8».
    [one] جدول محفوظ بصيغة «CSV UTF-8»، صف واحد على الأكثر.
    [two] جدول محفوظ بصيغة «CSV UTF-8»، صفان على الأكثر.
    [few] جدول محفوظ بصيغة «CSV UTF-8»، { $limit } صفوف على الأكثر.
    [many] جدول محفوظ بصيغة «CSV UTF-8»، { $limit } صفاً على الأكثر.
   *[other] جدول محفوظ بصيغة «CSV UTF-8»، { $limit } صف على الأكثر.
}
import_files-default_hint = للصفوف التي لا تذكره.
import_files-look = النظر في الملف
import_files-columns = أسماء الأعمدة
import_files-columns_hint = السطر الأول أسماء الأعمدة. يكفي «civil_id» و«full_name»، وما عداهما اختياري. الأعمدة الأخرى لا تُقرأ.
import_files-brought = ملفات أُحضرت
import_files-brought_at = أُحضر
import_files-rows = الصفوف
import_files-row = الصف
import_files-state = الحال
import_files-unnamed = ملف بلا اسم
import_files-none = لم يُحضَر ملف بعد
import_files-none_advice = اختاروا ملفاً أعلاه للبدء.
import_files-done_dropped = حُذف ما في الملف.
import_files-count_refused = { $count ->
    [zero] لم يُرفض صف
    [one] رُفض صف واحد
    [two] رُفض صفان
    [few] رُفضت { $count } صفوف
    [many] رُفض { $count } صفاً
   *[other] رُفض { $count } صف
}
import_state-looking = يُنظر فيه
import_state-preview = ينتظر تأكيدكم
import_state-running = يُسجَّل الآن
import_state-over = انتهى
import_state-dropped = حُذف
import_row_state-new = لم يُنظر فيه بعد
import_row_state-ready = يُسجَّل عند التأكيد
import_row_state-waiting = ينتظر دوره
import_row_state-registered = سُجِّل
import_row_state-known = سُجِّل من قبل من الملف نفسه
import_row_state-refused = لم يُقبل
import_show-all = الكل
import_show-refused = غير المقبولة
import_show-twice = الشخص نفسه أكثر من مرة
import_files-looking = نُظر في { $done } من { $count }.
import_files-progress = تمّ { $done } من { $count }.
import_files-may_close = يمكنكم إغلاق الصفحة. يتواصل العمل من نفسه، وتبيّن هذه الصفحة أين وصل.
import_files-preview = { $ready } من { $count } جاهزة للتسجيل. لم يُسجَّل شيء بعد.
import_files-figures = حصيلة الملف
import_files-download = تنزيل غير المقبولة
import_files-mend = في الملف المنزَّل سبب كل صف. صحّحوا الصفوف فيه، ثم أحضروه ملفاً جديداً.
import_files-again = صفوف لشخص ذُكر في صف سابق
import_files-again_means = تُسجَّل، ثم يوقفها التحقق من الازدواجية حتى يُنظر فيها.
import_files-of_known = صفوف لأشخاص مسجلين من قبل
import_files-registered_before = شخص مسجل من قبل
import_files-outlook = ما يكون منه
import_files-no_rows = لا صفوف هنا
import_files-storm_one_person_too_often = شخص واحد يتكرر في الملف أكثر مما يُعقل. هذا خطأ في البيانات على الأرجح. انظروا في الصفوف أولاً.
import_files-storm_too_many_rows = أكثر صفوف الملف لأشخاص مسجلين من قبل. هذا خطأ في البيانات على الأرجح. انظروا في الصفوف أولاً.
import_files-accept_storm = مراجعة الصفوف
import_files-i_looked = راجعتُ الصفوف، وهي صحيحة
import_files-means = يُسجَّل كل صف جاهز طلباً باسمكم، مع إقرار الموافقة والمستندات كاملة، ثم يُتحقق من الازدواجية.
import_files-nothing = ليس في الملف صف جاهز للتسجيل.
import_files-confirm = { $count ->
    [zero] تسجيل
    [one] تسجيل طلب واحد
    [two] تسجيل طلبين
    [few] تسجيل { $count } طلبات
    [many] تسجيل { $count } طلباً
   *[other] تسجيل { $count } طلب
}
import_files-drop = حذف ما في الملف
import_files-drop_title = هل تحذفون ما في الملف؟
import_files-drop_means = { $count ->
    [zero] تُمحى صفوفه، ولم يُسجَّل منها شيء.
    [one] تُمحى صفوفه. يبقى الطلب الواحد الذي سُجِّل منه.
    [two] تُمحى صفوفه. يبقى الطلبان اللذان سُجِّلا منه.
    [few] تُمحى صفوفه. تبقى { $count } طلبات سُجِّلت منه.
    [many] تُمحى صفوفه. يبقى { $count } طلباً سُجِّل منه.
   *[other] تُمحى صفوفه. يبقى { $count } طلب سُجِّل منه.
}
error-file-not-confirmable = لا يقبل الملف هذا الآن: لم يُنظر فيه بعد، أو يُسجَّل الآن، أو ليس فيه صف جاهز. انظروا أين وصل.
