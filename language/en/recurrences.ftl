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
recurrences-submit = Write down
recurrences-effect = The case is studied again or payments end, as the change asks. Money at the bank comes to its end first.
recurrences-not_running = No recurring aid was approved in this case.
recurrences-cancelled = Not owed any more
