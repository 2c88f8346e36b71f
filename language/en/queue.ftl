# The reader's queues. `desk` says what the reader's work is: study, sign, hold, or mixed.

queue-tab_mine = { $desk ->
    [study] In my study
    [sign] For my sign-off
    [hold] For my ruling
   *[mixed] Waiting for me
}
queue-tab_to_claim = To claim
queue-tab_snoozed = Put off
queue-tab_waiting = Waiting on others
queue-tab_overdue = Overdue
queue-tab_done = Done today

queue-lead_mine = What waits for your own work, nearest deadline first.
queue-lead_to_claim = Cases that nobody has claimed yet, nearest deadline first.
queue-lead_snoozed = What you put off to a day. Its deadline runs on; on the day it comes back on top of your list.
queue-lead_waiting = Cases that wait for somebody else: a colleague, the applicant or the ministry.
queue-lead_overdue = Cases of your role whose deadline has passed.
queue-lead_done = What you finished within the last day.

queue-take_next = Take the next case
queue-take_why = Overdue first, then urgent, then the oldest; at the ministry, charities take turns.
queue-claim = Claim
queue-claim_this = Claim case { $number }
queue-more = Show more
queue-urgent = Urgent
queue-masked = Details hidden
queue-level = (signature { $level } of { $levels })

queue-col_request = Request
queue-col_category = Aid type
queue-col_charity = Charity
queue-col_amount = Amount
queue-col_wait = Waiting for
queue-col_received = Received
queue-col_due = Deadline
queue-col_act = Action

queue-empty_mine = Nothing waits for you now
queue-empty_to_claim = No cases to claim
queue-empty_snoozed = Nothing is put off
queue-empty_waiting = No cases wait for others
queue-empty_overdue = No overdue cases
queue-empty_done = Nothing finished yet today
queue-advice_mine = Take the next case, or choose one of those to claim.
queue-advice_to_claim = Every new case appears here as soon as its duplicate check is complete. The count updates by itself.
queue-advice_snoozed = A case is put off on its own page, until a day not beyond its deadline.
queue-advice_waiting = A case that went to sign-off or back for completion stays here until it returns.
queue-advice_overdue = All you have is within its deadline. The nearest one stays at the top of the list.
queue-advice_done = What you decide today stays here for review.
queue-open_next = Open the next case
queue-open_why = The nearest deadline of what waits for you.
queue-narrow = Narrow the list
queue-any = All
queue-all = Show all
queue-number = Request number
queue-age = Age
queue-older_than = { $days ->
    [one] older than { $days } day
   *[other] older than { $days } days
}
queue-came_back = Back to be followed up

# Why a case is with whoever took it.
claim_reason-chosen = The case is now with you.
claim_reason-overdue = The case is now with you: it is the longest overdue.
claim_reason-urgent = The case is now with you: it is urgent.
claim_reason-oldest = The case is now with you: it is the oldest.
claim_reason-fair_turn = The case is now with you: it is its charity’s turn.
claim_reason-follow_up = You put this case off until now.
queue-visit_missed = The visit was missed
queue-refreshed = The list has changed.
