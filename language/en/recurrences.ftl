# Aid that recurs: the next instalment, re-study, and facts that change meanwhile.

recurrences-next_on = The next instalment is on { $on }
recurrences-due_on = due { $on }
recurrences-restudy_on = Nothing is paid from { $on } until the case is studied again
recurrences-stopped_on = Payments ended from { $on }
recurrences-changes = Changed facts
recurrences-changes_lead = A death, a marriage, a nationality, an address: written down with its day, and judged for what follows.
recurrences-since = since { $on }
recurrences-change = What changed?
recurrences-since_day = Since when?
recurrences-value = How it is now
recurrences-value_hint = The nationality or the address as it is now.
recurrences-text = How this is known
recurrences-text_hint = The paper that was shown, or who told it and when.
recurrences-effect = The case is studied again or payments end, as the change asks. Money at the bank comes to its end first.
recurrences-not_running = No recurring aid was approved in this case.
recurrences-cancelled = Not owed any more
recurrences-next = Next: what follows from it
recurrences-check_title = What follows from this change
recurrences-check_follows = What happens when it is written down
recurrences-check_nothing = It touches no condition of the aid; instalments go on as planned.
recurrences-check_restudy = The case is studied and signed for again, and no new order is issued before that.
recurrences-check_stop = Payments end for good, and the case closes with what was delivered.
recurrences-check_unpaid_restudy = { $count ->
    [one] One unpaid instalment waits for the study:
   *[other] { $count } unpaid instalments wait for the study:
}
recurrences-check_unpaid_stop = { $count ->
    [one] One unpaid instalment falls and goes back to its fund:
   *[other] { $count } unpaid instalments fall and go back to their fund:
}
recurrences-check_on_its_way = Money is at the bank, or its receipt is not confirmed yet: that comes to its end first.
recurrences-check_record = It stands in the record under your name and is not erased.
recurrences-check_confirm = Write the change down
recurrences-check_manager = The aid manager alone ends payments: tell them, so that they write it down.
recurrences-noted = The change is written down.
recurrences-noted_nothing = Payments go on as they are.
recurrences-noted_restudy = It takes effect in a moment: the case is studied before anything more is paid.
recurrences-noted_stop = It takes effect in a moment: payments end.
