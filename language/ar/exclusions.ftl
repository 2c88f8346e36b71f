# قوائم المستفيدين السابقين: من استفاد من حملة سابقة.

error-list-differs = توجد قائمة بهذا الرمز باسم أو تعميم أو فئات أو تواريخ أخرى. لم يتغير فيها شيء. اختاروا رمزاً آخر، أو اكتبوا بياناتها كما سُجّلت.
exclusions-title = قوائم الاستبعاد
exclusions-lead = من أعانته حملة سابقة يُوقَف طلبه إن طلب من جديد، وينظر فيه مكتب الازدواجية. لا يُرفض أحد بسبب القائمة وحدها.
exclusions-list = القائمة
exclusions-people = الأشخاص
exclusions-since = من { $first_on }، بلا نهاية
exclusions-none = لا قوائم بعد
exclusions-none_advice = أحضروا ملف من أعانتهم حملة سابقة، ثم اختاروا قائمته عند فتح حملة.
exclusions-bring = إضافة أشخاص من ملف
exclusions-code = رمز القائمة
exclusions-code_hint = رمز قائمة موجودة يضيف إليها.
exclusions-from_hint = أول يوم تسري فيه.
exclusions-to_hint = إن تُرك خالياً بقيت سارية.
exclusions-categories_hint = تسري القائمة على طلبات هذه الفئات وحدها.
exclusions-file_hint = جدول محفوظ بصيغة CSV UTF-8، وعدد صفوفه { $limit } على الأكثر.
exclusions-columns_hint = في السطر الأول أسماء الأعمدة. تكفي civil_id وfull_name وhelped_on، وهو يوم الإعانة.
exclusions-check = إضافة هؤلاء إلى القائمة؟
exclusions-ready = { $count ->
    [zero] لا صف جاهز.
    [one] صف واحد جاهز. لم يُضف أحد بعد.
    [two] صفان جاهزان. لم يُضف أحد بعد.
    [few] { $count } صفوف جاهزة. لم يُضف أحد بعد.
    [many] { $count } صفاً جاهزاً. لم يُضف أحد بعد.
   *[other] { $count } صف جاهز. لم يُضف أحد بعد.
}
exclusions-follows_held = من طلب منهم بعد ذلك في هذه الفئات أُوقف طلبه لدى مكتب الازدواجية.
exclusions-follows_unclear = من لم يتبيّن أنه شخص بعينه لا يُضاف، ويُذكر صفه بعد التأكيد.
exclusions-follows_again = إضافة الملف نفسه مرة أخرى لا تغيّر شيئاً.
exclusions-confirm = { $count ->
    [zero] إضافة
    [one] إضافة صف واحد
    [two] إضافة صفين
    [few] إضافة { $count } صفوف
    [many] إضافة { $count } صفاً
   *[other] إضافة { $count } صف
}
exclusions-refused = الصفوف المرفوضة
exclusions-why = السبب
exclusions-helped_on = يوم الإعانة
exclusions-done_title = نتيجة الإضافة
exclusions-done = { $count ->
    [zero] لم يُضف أحد إلى القائمة { $code }.
    [one] أُضيف شخص واحد إلى القائمة { $code }.
    [two] أُضيف شخصان إلى القائمة { $code }.
    [few] أُضيف { $count } أشخاص إلى القائمة { $code }.
    [many] أُضيف { $count } شخصاً إلى القائمة { $code }.
   *[other] أُضيف { $count } شخص إلى القائمة { $code }.
}
exclusions-entered = أُضيفوا
exclusions-new_people = منهم من لم يكن مسجلاً
exclusions-known = كانوا فيها
