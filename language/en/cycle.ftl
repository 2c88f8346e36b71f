# The documentary cycle: stages, waits, outcomes, tasks, decisions, phases of a deadline.

stage-registration = Registration
stage-duplicate_check = Duplicate check
stage-review = Review
stage-sign_off = Sign-off
stage-delivery = Delivery
stage-closed = Closed

wait-desk = With the duplicate desk
wait-pool = Available for pulling
wait-to_claim = Waiting to be claimed
wait-under_study = Under study
wait-visit_booked = Field visit booked
wait-with_applicant = Returned for completion
wait-aid_manager = With the head of aid department
wait-committee = With the aid committee
wait-ministry = With the ministry
wait-balance = Waiting for balance in the fund
wait-scheduled = Next instalment on its day
wait-order = Disbursement order not issued
wait-signatories = Waiting for the signatories
wait-bank = At the bank
wait-returned = Returned by the bank
wait-recipient = Recipient not reached
wait-receipt = Waiting for proof of receipt
wait-suspended = Suspended

outcome-delivered = Delivered
outcome-partly_delivered = Partly delivered
outcome-rejected = Rejected
outcome-duplicate = Duplicate or overlap
outcome-withdrawn = Withdrawn by the applicant
outcome-expired = Expired

task-identify = Rule on the identity
task-adjudicate = Rule on the match
task-pull = Pulling from the pool
task-study = Case study
task-complete = Completion
task-sign = Sign-off
task-pay = Disbursement order
task-authorise = Signature of the disbursement order
task-settle = Outcome of the disbursement
task-confirm = Confirmation of receipt
task-resume = Resumption
task-hand_over = Handing over the payments
task-hear = Hearing of an appeal

# Buttons: what a person can answer to a task.
decision-same_person = Rule the same person
decision-relative = Rule a relative
decision-different_person = Rule a different person
decision-number_of_another = Rule the number used by someone else
decision-release = Release the hold
decision-complement = Let the remainder go on
decision-join = Join the case open elsewhere
decision-defer = Put off to a date
decision-except = Allow as an exception
decision-rule_duplicate = Rule a duplicate or overlap
decision-pull = Pull the case
decision-redirect = Direct to a charity
decision-return_to_pool = Return to the pool
decision-recommend = Recommend approval
decision-advise_rejection = Recommend rejection
decision-send_back = Send back for completion
decision-complete = Confirm completion
decision-approve = Approve
decision-reject = Reject
decision-return = Return to the researcher
decision-escalate = Refer to the ministry
decision-pay = Issue the disbursement order
decision-authorise = Sign the disbursement order
decision-decline = Refuse the disbursement order
decision-settle = Record the disbursement
decision-bounce = Record that the money came back
decision-confirm = Confirm receipt
decision-not_received = Recipient not reached
decision-suspend = Suspend the case
decision-resume = Resume the case
decision-withdraw = Withdraw the request
decision-uphold = Uphold the appeal
decision-uphold_partly = Uphold the appeal in part
decision-uphold_elsewhere = Uphold the appeal and send the case to another charity
decision-dismiss = Dismiss the appeal
decision-withdraw_appeal = Withdraw the appeal

phase-warn = Warning before the deadline
phase-breach = Deadline passed
phase-aid_manager = Notice to the head of aid department
phase-ministry = Escalation to the ministry

queue-mine = In my study
queue-to_claim = To claim
queue-waiting = Waiting for others
queue-overdue = Overdue
queue-done = Done today
