# The monitor: open cases that stand still.

stuck_cases-title = الحالات المتوقفة
stuck_cases-link = الحالات المتوقفة
stuck_cases-lead = كل حالة مفتوحة لا تتقدم من نفسها: السبب، ومَن ننتظره، ومَن يتولاها. الأقدم توقفًا أولًا.
stuck_cases-all = كل الأسباب
stuck_cases-causes = حسب السبب
stuck_cases-col_case = الحالة
stuck_cases-col_cause = السبب
stuck_cases-col_wait = بانتظار
stuck_cases-col_since = منذ
stuck_cases-col_next = ما يحدث بعد ذلك
stuck_cases-col_owner = مَن يتولاها
stuck_cases-col_act = إجراء
stuck_cases-on_engine = المحرك
stuck_cases-on_applicant = مقدم الطلب
stuck_cases-step = الخطوة { $step }: عدد المحاولات { $attempts }، آخر خطأ { $error }
stuck_cases-step_untaken = الخطوة { $step }: لا يتولاها أي عامل
stuck_cases-next_attempt = تعاد المحاولة { $when }
stuck_cases-errand = تعذر إبلاغ المحرك: عدد المحاولات { $attempts }، آخر خطأ { $error }
stuck_cases-nothing_next = لا شيء من تلقاء نفسه
stuck_cases-empty = لا توجد حالات متوقفة
stuck_cases-empty_advice = لكل حالة مفتوحة مَن يستطيع التصرف فيها، وموعد يجري.
stuck_cases-more = عرض المزيد
stuck_cases-done = بدأ الإجراء. تبقى الحالة في هذه القائمة حتى تتقدم.
stuck_cases-checked = مقارنة السجل بالمحرك
stuck_cases-check_never = لم يقارَن السجل بالمحرك بعد.
stuck_cases-check = { $kind }: { $when }، الحالات المفحوصة: { $cases }، المختلفة: { $differing }، المُصلحة: { $repaired }
stuck_cases-check_running = { $kind }: جارية منذ { $when }
stuck_cases-then_warn = تنبيه { $when }
stuck_cases-then_breach = يحل الموعد { $when }
stuck_cases-then_aid_manager = ترفع إلى مدير إدارة المساعدات { $when }
stuck_cases-then_ministry = ترفع إلى الوزارة { $when }

cause-missing_workflow = المحرك لا يشغّل الحالة
cause-dead_step = خطوة تفشل مرة بعد مرة
cause-decision_pending = قرار لم يسرِ بعد
cause-untold_errand = لم يُبلَّغ المحرك
cause-lost_timer = لم يسأل المؤقت في وقته
cause-hold_without_task = موقوفة ولا يُطلب من أحد البت فيها
cause-no_task = لا يُطلب من أحد شيء
cause-charity_suspended = جمعيتها لا يحق لها التصرف
cause-no_role_holder = لا أحد يشغل الدور المنتظر
cause-all_barred = كل مَن يشغل الدور ممنوع من هذه الحالة
cause-holder_gone = مَن استلمها لم يعد له التصرف
cause-lease_ended = استُلمت ولم تبدأ دراستها في وقتها
cause-suspension_over = معلّقة بعد يومها المحدد
cause-minutes_unsigned = بُتّ فيها في الجلسة وينقص المحضر الموقّع
cause-ladder_spent = أُبلغ الجميع ولا تزال تنتظر
cause-issue_overdue = تأخر الرد على ما وجدته العينة

mend-start = تشغيل الحالة في المحرك
mend-retry_step = إعادة الخطوة الآن
mend-deliver = إبلاغ المحرك الآن
mend-ask_clock = سؤال المؤقت الآن
mend-recheck = إعادة الفحص
mend-release = إعادتها إلى القائمة
mend-to_ministry = إحالتها إلى الوزارة

check_kind-watch = المراقبة
check_kind-nightly = المقارنة الليلية
check_kind-on_demand = عند الطلب

difference-not_running = المحرك لا يشغّلها
difference-still_running = مغلقة ولا يزال المحرك يشغّلها
difference-stage = يُظهر المحرك مرحلة أخرى
difference-charity = يُظهر المحرك جمعية أخرى
difference-timer = يسأل المحرك المؤقت متأخرًا
