# One case.

cases-title = { $category } { $number }
cases-heading = { $category }: { $name }
cases-heading_masked = { $category }, personal details hidden
cases-asked = Asked for
cases-recommended = Recommended
cases-approved = Approved
cases-paid_to = Paid to: { $payee }
cases-to_decision = To the decision
cases-cycle = Stages of the documentary cycle
cases-request = The request
cases-of_ceiling = (ceiling { $ceiling_fils })
cases-person = The applicant
cases-beneficiary = Whom the aid is for
cases-papers = Papers
cases-papers_missing = { $count ->
    [one] 1 paper missing
   *[other] { $count } papers missing
}
cases-papers_complete = Complete
cases-brought_at = sent by the applicant { $when }
cases-paper_presented = Presented
cases-paper_missing = Asked for
cases-paper_accepted = Accepted

cases-study = Case study
cases-study_form = Study form
cases-study_kind = Kind of study
cases-visited_on = Date of the visit
cases-income = Household income per month (KD)
cases-rent = Rent per month (KD)
cases-income_short = Household income per month
cases-rent_short = Rent per month
cases-summary = Summary of the case
cases-summary_hint = Who lives in the home, what changed, what you saw.
cases-save_draft = Save draft
cases-draft_saved = Draft saved { $clock }
cases-draft_none = No draft saved yet
cases-saved = The draft is saved; what you typed into the recommendation is still there.

cases-recommendation = Researcher's recommendation
cases-amount = Amount
cases-in_instalments = { $count ->
    [one] in one instalment
   *[other] in { $count } instalments
}
cases-payee = Payee
cases-attempt = attempt { $attempt }
cases-fund = Fund source
cases-reason = Reason
cases-by = Decided by
cases-instalments = Instalments
cases-instalment_no = Instalment
cases-payment = Disbursement
cases-receipt = Proof of receipt
cases-not_yet = Not yet
cases-decisions = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
cases-decision_pending = Being recorded
cases-decision_refused = Not accepted
cases-story = Story of the request

cases-notices = Possible match
cases-notices_lead = Neither the charity nor the name nor the amount is shown. The duplicate desk rules on every match.
cases-matched = Matched:
cases-match_given = Given name
cases-match_father = Father's name
cases-match_grandfather = Grandfather's name
cases-match_family = Family name
cases-match_sex = Sex
cases-match_birth = Date of birth
cases-match_civil = Civil ID or document number
cases-match_phone = Telephone
cases-match_address = Address

cases-claimable = The case can be claimed
cases-running = The request is being checked
cases-running_lead = The system is working on this step. Reload the page in a moment.
cases-withdraw_link = Record the applicant's withdrawal

cases-step_state_done = (done)
cases-step_state_ahead = (not begun)
cases-step_state_ended = (ended here)
cases-step_clear = No duplicate, no overlap
cases-step_released = The desk let it go on
cases-step_ended = { $outcome }, { $day }
cases-step_not_reached = Not reached
cases-step_running = The system works on it { $since }
cases-step_mine = With you { $since }
cases-step_with = { $who } { $since }
cases-step_duplicate_check = Automatic, then the desk if needed
cases-step_review = Social researcher
cases-step_sign_off = Head of aid department or ministry
cases-step_delivery = To: { $payee }, then proof of receipt

cases-done_pull = You pulled the case. It is yours to study.
cases-done_redirect = The case was directed to a charity.
cases-done_return_to_pool = The case went back to the pool.
cases-done_reassigned = The case was given to your colleague.
cases-done_delegated = Your colleague may act on the case until that day.
cases-done_snoozed = The case was put off. Its deadline runs on.
cases-done_woken = The case is back in your list.
cases-meanwhile = What happened last:
cases-pending = Your decision is recorded and takes effect in a moment.
cases-deciding = A decision on this task is being recorded. Reload the page in a moment.
cases-done_released = You gave the case back to the queue.
cases-done_extended = The deadline is extended.
cases-done_same_person = You ruled: the same person.
cases-done_relative = You ruled: a relative.
cases-done_different_person = You ruled: a different person.
cases-done_number_of_another = You ruled: the number was used by someone else.
cases-done_complement = You let the remainder go on.
cases-done_join = The case is joined to the one open elsewhere, and closed.
cases-done_defer = The case is put off; it comes back on that day.
cases-done_except = You let the case go on as an exception.
cases-done_release = You let the case go on.
cases-done_rule_duplicate = The case is closed as a duplicate or overlap.
cases-done_recommend = Your recommendation to approve was sent up.
cases-done_advise_rejection = Your recommendation to reject was sent up.
cases-done_send_back = The request was sent back for completion.
cases-done_complete = The completion is recorded.
cases-done_approve = You approved the request.
cases-done_reject = The request was rejected.
cases-done_return = The case was returned to the researcher.
cases-done_escalate = The case was referred to the ministry.
cases-done_suspend = The case is suspended.
cases-done_resume = The case goes on.
cases-done_pay = The disbursement order is issued; a second person signs it.
cases-done_authorise = The disbursement order is signed.
cases-done_decline = The disbursement order was refused.
cases-done_settle = The disbursement is recorded.
cases-done_bounce = It is recorded that the money came back; a new order is needed.
cases-done_not_received = It is recorded that the recipient was not reached; the follow-up goes on.
cases-done_confirm = The receipt is confirmed.
cases-done_withdraw = The applicant's withdrawal is recorded.
cases-done_uphold = The appeal is upheld and the case open again.
cases-done_uphold_partly = The appeal is upheld in part and the case open again, up to this amount.
cases-done_uphold_elsewhere = The appeal is upheld and the case sent to another charity.
cases-done_dismiss = The appeal is dismissed; the rejection stands.
cases-done_withdraw_appeal = The withdrawal of the appeal is recorded.
cases-done_appealed = The appeal is recorded and now with the ministry.
cases-done_reopened = The case is open again.
