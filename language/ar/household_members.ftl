# أفراد أسرة صاحب الطلب كما كتبتهم جهته: من انضم ومنذ متى، ومن خرج ولماذا.

household_members-title = أفراد الأسرة
household_members-lead = من يعيش من دخل صاحب الطلب، كما كتبته جهتكم. لا يُنقل أحد بهذه الصفحة من أسرة أخرى.
household_members-none = لم يُكتب أحد بعد
household_members-none_advice = صاحب الطلب رب الأسرة. أضيفوا من يعيش معه.
household_members-civil_id = الرقم المدني
household_members-relation = الصلة برب الأسرة
household_members-since = منذ
household_members-add_title = إضافة فرد
household_members-add = إضافة
household_members-added = أُضيف الفرد.
household_members-ended = كُتب خروج الفرد.
household_members-since_hint = تاريخ الولادة أو الزواج أو السكن معه.
household_members-end = لم يعد من الأسرة
household_members-end_title = هل خرج هذا الفرد من الأسرة؟
household_members-reason = لماذا؟
household_members-end_go = كتابة خروجه
household_members-left = { $reason } منذ { $on }
household_members-unsettled = لم يُتحقق بعد من هوية صاحب الطلب. يُكتب الأفراد بعد التحقق.
leaving_reason-marriage = زواج
leaving_reason-divorce = طلاق
leaving_reason-death = وفاة
leaving_reason-moved = انتقال
error-member-unclear = قد يكون هذا شخصاً مسجلاً في أسرة أخرى. لم يُضف. راجعوا الرقم المدني وتاريخ الميلاد، فإن صحّا فاسألوا مكتب الازدواجية.
