# Applying at home: one question a page.

apply-title = تقديم طلب مساعدة
apply-lead = يستغرق نحو عشر دقائق. تُحفظ إجاباتكم بعد كل صفحة، ويمكنكم إكمالها لاحقاً. ولا تعرف أي جمعية اسمكم قبل أن تستلم طلبكم لدراسته.
apply-needed = ما تحتاجون إليه
apply-needed_document = البطاقة المدنية أو أي وثيقة هوية
apply-needed_phone = هاتف نكتب إليكم عليه
apply-needed_papers = صور أوراقكم، ويمكن إرسال ما ينقص منها لاحقاً
apply-begin = بدء طلب جديد
apply-begun = لديكم طلب لم يكتمل
apply-go_on = متابعة الطلب
apply-sent_before = أرسلتم طلبكم، ورقمه
apply-resume = متابعة طلب محفوظ
apply-code = رمز المتابعة
apply-code_hint = ستة عشر حرفاً ورقماً ظهرت لكم عند الحفظ
apply-leave = حفظ وإكمال لاحقاً
apply-left_title = حُفظ طلبكم
apply-left_lead = { $count ->
    [zero] اكتبوا هذا الرمز لتتابعوا من أي هاتف.
    [one] اكتبوا هذا الرمز لتتابعوا من أي هاتف خلال يوم واحد.
    [two] اكتبوا هذا الرمز لتتابعوا من أي هاتف خلال يومين.
    [few] اكتبوا هذا الرمز لتتابعوا من أي هاتف خلال { $count } أيام.
    [many] اكتبوا هذا الرمز لتتابعوا من أي هاتف خلال { $count } يوماً.
   *[other] اكتبوا هذا الرمز لتتابعوا من أي هاتف خلال { $count } يوم.
}
apply-left_safe = لم يبق شيء من إجاباتكم على هذا الهاتف، ومن يعرف الرمز يستطيع قراءتها.
apply-next = متابعة
apply-page_of = { $place } من { $pages }
apply-send = إرسال الطلب
apply-done_title = استلمنا طلبكم
apply-next_check = نتحقق من أن المساعدة لم تُصرف لكم من جهة أخرى.
apply-next_pool = تستلمه جمعية لتدرسه، ثم نكتب إليكم.
apply-next_papers = يمكنكم إرسال ما ينقص من الأوراق من صفحة طلبكم.

question-aid = ما الذي تحتاجون إليه؟
question-document = ما وثيقة هويتكم؟
question-name = ما اسمكم؟
question-birth = متى ولدتم؟
question-phone = على أي هاتف نكتب إليكم؟
question-safety = هل هذا الهاتف لكم وحدكم؟
question-home = أين تسكنون؟
question-household = كم عدد أفراد أسرتكم؟
question-whom = لمن المساعدة؟
question-need = كم تحتاجون ولماذا؟
question-papers = صور أوراقكم

apply-part_aid = المساعدة المطلوبة
apply-part_document = وثيقة الهوية
apply-part_name = الاسم
apply-part_birth = الميلاد
apply-part_phone = الهاتف
apply-part_safety = التواصل الآمن
apply-part_home = السكن
apply-part_household = أفراد الأسرة
apply-part_whom = لمن المساعدة
apply-part_need = الحاجة
apply-part_papers = الأوراق

apply-hint_aid = اختاروا الأقرب إلى حاجتكم.
apply-hint_name = كما في وثيقة الهوية.
apply-hint_phone = نرسل إليه رمز الدخول والأخبار، ولا تذكر رسائلنا نوع المساعدة ولا اسم الجمعية.
apply-hint_safety = إذا استخدمه غيركم فلن تقول رسائلنا إلا أن هناك خبراً، ويُطلب الرمز السري بعدها.
apply-pin = رمز سري تختارونه
apply-hint_pin = من أربعة إلى ستة أرقام، إذا كان الهاتف مشتركاً.
apply-need = صفوا حاجتكم بكلماتكم
apply-hint_need = ما الذي حدث؟ ومن يعتمد عليكم؟
apply-hint_papers = التقطوها في ضوء جيد. ما ليس معكم الآن يمكن إرساله لاحقاً، ولا يُعتمد الطلب قبل وصوله.
apply-phone_own = الهاتف لكم وحدكم
apply-safe_hours = الأوقات الآمنة
apply-papers_here = وصلت:
apply-papers_later = ترسلونها لاحقاً:
