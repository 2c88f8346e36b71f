# Bulk acts: one reasoned act on many cases, with a preview, progress and a result for each.

bulk_kind-closing = End cases together
bulk_kind-sign_off = Sign off cases together
bulk_kind-reassign = Give cases to a colleague
bulk_acts-lead_sign_off = Choose cases in the list, then approve or reject them together. You see each case and the sum before anything is recorded.
bulk_acts-lead_reassign = Choose cases in the list, then the colleague who is to have them. You see each case before anything is recorded.
bulk_acts-all_of_queue = All cases of this list, up to { $limit }
bulk_acts-question_sign_off = What do you decide in each case?
bulk_acts-means_approve = Each case is approved with the amount that was recommended or signed for before.
bulk_acts-means_reject = Each case is closed as rejected, for the reason below.
bulk_acts-text = Note for the record
bulk_acts-to = Colleague
bulk_acts-colleague = { $name } ({ $held } with them)
bulk_acts-why = Reason
bulk_acts-preview_lead = { $ready } of { $count }, { $total_fils } in all. Nothing is recorded yet.
bulk_acts-confirm = { $count ->
    [one] Confirm 1 case
   *[other] Confirm { $count } cases
}
row_state-ready = Will be done
row_state-held_by_other = With a colleague
row_state-closed = Decided already
row_state-being_decided = Being decided now
row_state-not_for_this_task = Does not take this
row_state-excluded = Somebody else decides it
row_state-not_found = Not there
bulk_acts-advice_held_by_other = It is left to your colleague. Ask them to give it back to the queue if need be.
bulk_acts-advice_closed = Nothing to do. Open the case to see the decision.
bulk_acts-advice_being_decided = Wait a moment, then look again.
bulk_acts-advice_not_for_this_task = Open the case and decide it by itself.
bulk_acts-advice_excluded = Whoever had a part in this case does not decide it; a colleague does.
bulk_acts-advice_not_found = Nothing to do.
bulk_acts-progress = Done in { $done } of { $count }.
bulk_acts-refused = Refused: { $count }.
bulk_acts-running = { $left ->
    [one] 1 case is left. You may close this page; it goes on by itself, and this page shows where it stands.
   *[other] { $left } cases are left. You may close this page; it goes on by itself, and this page shows where it stands.
}
bulk_acts-look_again = Refresh
bulk_acts-show_refused = Show only the refused
bulk_acts-show_all = Show all
bulk_acts-item_waiting = Waits for its turn
bulk_acts-item_pending = Recorded, takes effect shortly
bulk_acts-item_done = Done
bulk_acts-mine = My bulk acts
bulk_acts-act = Act
bulk_acts-begun = Begun
bulk_acts-none = You have not acted on many cases at once yet
bulk_acts-none_advice = Choose cases in a list to begin.
