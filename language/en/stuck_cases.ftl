# The monitor: open cases that stand still.

stuck_cases-title = Cases that stand still
stuck_cases-link = Cases that stand still
stuck_cases-lead = Every open case that does not go on by itself: why, on whom it waits, and whose it is. The longest first.
stuck_cases-all = All causes
stuck_cases-causes = By cause
stuck_cases-col_case = Case
stuck_cases-col_cause = Cause
stuck_cases-col_wait = Waiting on
stuck_cases-col_since = Since
stuck_cases-col_next = What happens then
stuck_cases-col_owner = Whose it is
stuck_cases-col_act = Action
stuck_cases-on_engine = the engine
stuck_cases-on_applicant = the applicant
stuck_cases-step = Step { $step }: tried { $attempts } times, last error { $error }
stuck_cases-step_untaken = Step { $step }: no worker takes it
stuck_cases-next_attempt = tried again { $when }
stuck_cases-errand = The engine could not be told: tried { $attempts } times, last error { $error }
stuck_cases-nothing_next = nothing by itself
stuck_cases-empty = No case stands still
stuck_cases-empty_advice = Every open case has somebody who can act and a clock that runs.
stuck_cases-more = Show more
stuck_cases-done = It is set going. The case stays in this list until it has gone on.
stuck_cases-checked = Record and engine compared
stuck_cases-check_never = Record and engine were not compared yet.
stuck_cases-check = { $kind }: { $when }; cases looked at: { $cases }, differing: { $differing }, repaired: { $repaired }
stuck_cases-check_running = { $kind }: running since { $when }
stuck_cases-then_warn = a warning { $when }
stuck_cases-then_breach = due { $when }
stuck_cases-then_aid_manager = goes to the head of aid department { $when }
stuck_cases-then_ministry = goes to the ministry { $when }

cause-missing_workflow = The engine does not run the case
cause-dead_step = A step fails again and again
cause-decision_pending = A decision does not take effect
cause-untold_errand = The engine was not told
cause-lost_timer = The clock did not ask
cause-hold_without_task = Held, and nobody is asked to rule
cause-no_task = Nobody is asked to do anything
cause-charity_suspended = Its charity may not act
cause-no_role_holder = Nobody holds the role that is waited for
cause-all_barred = Whoever holds the role is barred from the case
cause-holder_gone = Whoever claimed it may not act any more
cause-lease_ended = Claimed, and not begun in time
cause-suspension_over = Suspended beyond its day
cause-minutes_unsigned = Decided in session, and the signed minutes are missing
cause-ladder_spent = Everybody was told, and it still waits
cause-issue_overdue = What a sample found is not answered in time

mend-start = Start the case in the engine
mend-retry_step = Try the step now
mend-deliver = Tell the engine now
mend-ask_clock = Ask the clock now
mend-recheck = Check again
mend-release = Back to the queue
mend-to_ministry = Pass to the ministry

check_kind-watch = Watch
check_kind-nightly = Nightly comparison
check_kind-on_demand = On demand

difference-not_running = The engine does not run it
difference-still_running = Closed, and the engine still runs it
difference-stage = The engine shows another stage
difference-charity = The engine shows another charity
difference-timer = The engine would ask the clock too late
