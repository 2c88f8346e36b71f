# More time for a task.

extensions-link = تمديد الموعد
extensions-title = تمديد الموعد
extensions-now = الموعد الحالي
extensions-latest = أقصى موعد ممكن
extensions-left = التمديدات المتبقية
extensions-until = آخر يوم جديد
extensions-until_hint = يوم عمل، ويحل الموعد عند نهاية دوامه.
extensions-reason = سبب الحاجة إلى وقت إضافي
extensions-reason_hint = يبقى السبب على الحالة ويقرؤه كل من يطلع عليها.
extensions-again = يتأخر التنبيه والتصعيد بالمدة نفسها.
extensions-submit = تمديد
extensions-keep = إبقاؤه كما هو
