# The story of a case: one sentence for each event, one for each open wait.
#
# Events. All parameters are optional:
#   actor        a name; $sex (M, F, as in domain/requests.py) is what Arabic verbs ask for
#   amount_fils  due_at  instalment  instalments  level (from 1)
#   to           the colleague who was given the case
#   reason  papers  payee  method  proof    text already worded (words.code, words.list)
#   channel      a code: counter, import, api, self_service

tail-reason = { $reason ->
    [none] {""}
   *[other] ; reason: { $reason }
}
tail-due = { $due_at ->
    [none] {""}
   *[other] ; due { $due_at }
}
tail-signature = { $actor ->
    [none] {""}
   *[other] {" "}by { $actor }
}
tail-level = { $level ->
    [none] {""}
    [1] {" "}(first signature)
    [2] {" "}(second signature)
    [3] {" "}(third signature)
   *[other] {" "}(signature { $level })
}
tail-instalment = { $instalment ->
    [none] {""}
   *[other] { $instalments ->
        [none] {" "}(instalment { $instalment })
        [1] {""}
       *[other] {" "}(instalment { $instalment } of { $instalments })
    }
}
tail-instalments = { $instalments ->
    [none] {""}
    [one] {""}
   *[other] {" "}in { $instalments } instalments
}
tail-payee = { $payee ->
    [none] {""}
   *[other] ; payee: { $payee }
}
tail-papers = { $papers ->
    [none] {""}
   *[other] : { $papers }
}
object-approval = { $amount_fils ->
    [none] approval
   *[other] approval of { $amount_fils }{ tail-instalments }
}
object-amount = { $amount_fils ->
    [none] the request
   *[other] { $amount_fils }
}

in-place-of = { $sentence }, in place of { $absent }

event-registered = The request was registered{ $channel ->
    [none] {""}
    [counter] {" "}at the counter
    [import] {" "}from an imported list
    [api] {" "}through the automatic link
   *[self_service] {" "}by the applicant
}{ $actor ->
    [none] {""}
   *[other] , taken down by { $actor }
}
event-identity_held = Held to settle who is meant, and referred to the duplicate desk{ tail-due }
event-ruled_same = The duplicate desk ruled: the person meant is a person already registered{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-ruled_relative = The duplicate desk ruled: a relative of a registered person, not the same one{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-ruled_different = The duplicate desk ruled: a different person{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-ruled_number_of_another = The duplicate desk ruled: the number belongs to another person{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-ruling_undone = The duplicate desk took back its ruling on who is meant{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-checked_again = The case went back to the duplicate check
event-cleared = Checked for duplicates: no duplicate, no overlap
event-held = Held for a possible match and referred to the duplicate desk{ tail-due }
event-still_held = Checked again: the possible match still stands, and the case stays held with the duplicate desk{ tail-due }
event-hold_released = The duplicate desk let the case go on{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-hold_complemented = The duplicate desk let the case go on for the remainder only{ $amount_fils ->
    [none] {""}
   *[other] , { $amount_fils }
}{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-hold_joined = The duplicate desk joined the case to one already open elsewhere, and closed it{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-hold_deferred = The duplicate desk put the case off{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }{ tail-due }
event-hold_excepted = The duplicate desk let the case go on as an exception{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-payment_held = Payment held: the last check found a possible match, and the duplicate desk rules on it{ tail-due }
event-ruled_duplicate = The duplicate desk ruled a duplicate or overlap and closed the case{ $actor ->
    [none] {""}
   *[other] , signed by { $actor }
}{ tail-reason }
event-listed = The request was entered from the list of a campaign
event-pooled = The request waits for a charity to pull it
event-pulled = A charity pulled the case
event-pool_alerted = Nobody took the case; charities and the ministry were told
event-returned_to_pool = The case went back to the pool{ tail-signature }{ tail-reason }
event-redirected = The ministry directed the case to another charity{ tail-reason }
event-handed_back = Its charity may not act any more; the case goes on elsewhere
event-glass_broken = The ministry opened the file ahead of its time{ tail-reason }
event-reassigned = { $actor ->
    [none] The case was given
   *[other] { $actor } gave the case
}{ $to ->
    [none] {" "}to another colleague
   *[other] {" "}to { $to }
}{ tail-reason }
event-delegated = { $actor ->
    [none] The case was passed
   *[other] { $actor } passed the case
}{ $to ->
    [none] {" "}to whoever stands in
   *[other] {" "}to { $to }
}{ tail-due }
event-snoozed = Put aside until a day{ tail-due }
event-visit_booked = A field visit was booked{ tail-due }
event-visited = The field visit was made
event-paper_checked = A paper was checked{ tail-papers }
event-seat_signed = One of several signatures was given{ tail-signature }{ tail-level }
event-seat_refused = One of several signatures was a refusal{ tail-signature }{ tail-level }{ tail-reason }
event-escalated = Referred to the ministry{ tail-signature }{ tail-reason }
event-suspended = The case was suspended{ tail-signature }{ tail-reason }{ tail-due }
event-resumed = The case was resumed{ tail-signature }
event-extended = The deadline was extended{ tail-signature }{ tail-reason }{ tail-due }
event-step_retried = A step that had failed was tried again
event-claimed = { $actor ->
    [none] The case was claimed
   *[other] { $actor } claimed the case
}
event-given_back = { $actor ->
    [none] The case went back to the queue
   *[other] { $actor } gave the case back to the queue
}
event-study_begun = { $actor ->
    [none] The study began
   *[other] { $actor } began the study
}
event-recommended = { $actor ->
    [none] Recommendation: { object-approval }
   *[other] { $actor } recommended { object-approval }
}{ tail-payee }
event-rejection_advised = { $actor ->
    [none] Recommendation: rejection
   *[other] { $actor } recommended rejection
}{ tail-reason }
event-sent_back = { $actor ->
    [none] The request was sent back for completion
   *[other] { $actor } sent the request back for completion
}{ tail-papers }{ tail-due }
event-papers_brought = The applicant sent papers by the link of a message
event-completed = What was missing has been supplied{ $actor ->
    [none] {""}
   *[other] , received by { $actor }
}{ tail-papers }
event-approved = { $actor ->
    [none] { $amount_fils ->
        [none] The request was approved
       *[other] { $amount_fils } was approved
    }
   *[other] { $actor } approved { object-amount }
}{ tail-level }
event-rejected = { $actor ->
    [none] The request was rejected
   *[other] { $actor } rejected the request
}{ tail-reason }
event-returned = { $actor ->
    [none] The case was returned to the researcher, to look at the study again
   *[other] { $actor } returned the case to the researcher, to look at the study again
}{ tail-reason }
event-balance_awaited = The fund has nothing left for this instalment: the case waits for a balance{ tail-instalment }
event-balance_found = The balance came in and is kept for this instalment{ tail-instalment }
event-order_issued = The disbursement order was issued{ tail-instalment }{ tail-signature }{ tail-payee }
event-order_signed = The disbursement order was signed{ tail-instalment }{ tail-signature }
event-order_declined = The disbursement order was refused{ tail-instalment }{ tail-signature }
event-paid = { $amount_fils ->
    [none] Disbursed
   *[other] { $amount_fils } disbursed
}{ tail-instalment }{ tail-signature }{ $method ->
    [none] {""}
   *[other] ; payment method: { $method }
}{ tail-payee }
event-bounced = The money came back unpaid{ tail-instalment }{ tail-signature }
event-confirmed = Receipt confirmed{ tail-instalment }{ $proof ->
    [none] {""}
   *[other] ; proof: { $proof }
}{ $actor ->
    [none] {""}
   *[other] ; recorded by { $actor }
}
event-not_received = The aid could not be handed over{ tail-instalment }{ tail-signature }
event-code_issued = A receipt code was issued to the applicant{ tail-signature }
event-code_locked = The receipt code was locked after wrong tries
event-counter_agreed = A lost phone or changed number was agreed to at the counter{ tail-signature }
event-collector_named = The applicant named who collects{ tail-signature }
event-appointment_booked = An appointment to hand over was booked{ tail-signature }
event-appointment_missed = The appointment passed without a receipt, and a follow-up was opened
event-unconfirmed = The deadline for proof of receipt passed, and a follow-up was opened
event-receipt_doubted = The beneficiary was asked in a sample, and an issue was opened{ tail-signature }
event-instalment_due = The day of the instalment came{ tail-instalment }
event-restudy_due = Payment stopped until the case is studied again and renewed
event-fact_changed = A changed fact was written down{ tail-signature }
event-stopped = Payments ended because facts changed
event-withdrawn = The applicant withdrew the request{ $actor ->
    [none] {""}
   *[other] , taken down by { $actor }
}
event-warned = The deadline is near; whoever holds the task was told{ tail-due }
event-breached = The deadline passed and the task is not done{ $due_at ->
    [none] {""}
   *[other] ; it was due { $due_at }
}
event-escalated_aid_manager = Past its deadline, the case went to the head of aid department
event-escalated_ministry = Past its deadline, the case went to the ministry for decision
event-visit_missed = The day of the visit passed, and nothing was said of it: the visit counts as missed
event-expired = The request was closed, because what was asked for did not come in time
event-appealed = The applicant appealed against the rejection{ $actor ->
    [none] {""}
   *[other] , taken down by { $actor }
}
event-appeal_upheld = The appeal was upheld{ tail-signature }{ tail-reason }
event-appeal_partly_upheld = The appeal was upheld in part{ $amount_fils ->
    [none] {""}
   *[other] , up to { $amount_fils }
}{ tail-signature }{ tail-reason }
event-appeal_redirected = The appeal was upheld, and the case is studied at another charity{ tail-signature }{ tail-reason }
event-appeal_dismissed = The appeal was dismissed, and the rejection stands{ tail-signature }{ tail-reason }
event-appeal_withdrawn = The applicant withdrew the appeal{ $actor ->
    [none] {""}
   *[other] , taken down by { $actor }
}
event-reopened = The case was opened again{ tail-signature }{ tail-reason }

# Open waits. Said by words.waiting, which words `since`, `late` and `when`.
#   since  "since Sunday"      late   "overdue by 2 days", once the deadline has passed
#   then   a phase (warn, breach, aid_manager, ministry), expiry or alert; `when` it comes
#   who    a name              level  the signature waited for, from 1

wait-next = { $late ->
    [none] {""}
   *[other] , { $late }
}{ $when ->
    [none] {""}
   *[other] { $then ->
        [none] {""}
        [warn] ; whoever holds the task is told { $when }
        [breach] ; due { $when }
        [aid_manager] ; goes to the head of aid department { $when }
        [ministry] ; goes to the ministry { $when }
        [expiry] ; the request is closed { $when } unless it comes
       *[alert] ; charities and ministry are alerted { $when }
    }
}
wait-signature = { $level ->
    [none] the signature
    [1] the first signature
    [2] the second signature
    [3] the third signature
   *[other] signature { $level }
}
wait-aid_manager-who = { $who ->
    [none] the head of aid department
   *[other] { $who }
}
wait-ministry-who = { $who ->
    [none] the ministry
   *[other] { $who }
}
wait-by = { $who ->
    [none] {""}
   *[other] {" "}by { $who }
}
wait-with = { $who ->
    [none] {""}
   *[other] {" "}with { $who }
}

wait-desk-sentence = Waiting for the duplicate desk to rule { $since }{ wait-next }
wait-pool-sentence = Available for pulling { $since }{ wait-next }
wait-to_claim-sentence = Waiting for a researcher to claim it { $since }{ wait-next }
wait-under_study-sentence = Under study{ wait-with } { $since }{ wait-next }
wait-visit_booked-sentence = Waiting for the field visit{ wait-by } { $since }{ wait-next }
wait-with_applicant-sentence = Waiting for the applicant to supply what is missing { $since }{ wait-next }
wait-aid_manager-sentence = { $level ->
    [none] Waiting for { wait-aid_manager-who } to sign
   *[other] Waiting for { wait-signature } ({ wait-aid_manager-who })
} { $since }{ wait-next }
wait-committee-sentence = Waiting for the aid committee to decide { $since }{ wait-next }
wait-ministry-sentence = { $level ->
    [none] Waiting for { wait-ministry-who } to sign
   *[other] Waiting for { wait-signature } ({ wait-ministry-who })
} { $since }{ wait-next }
wait-balance-sentence = Approved, and waiting for balance in the fund { $since }{ wait-next }
wait-scheduled-sentence = The next instalment waits for its day { $since }{ wait-next }
wait-order-sentence = Approved, and waiting for the disbursement order{ wait-by } { $since }{ wait-next }
wait-signatories-sentence = Nothing is disbursed yet; the disbursement order is waiting for the signatories { $since }{ wait-next }
wait-bank-sentence = At the bank { $since }{ wait-next }
wait-returned-sentence = Returned by the bank, and waiting to be followed up{ wait-by } { $since }{ wait-next }
wait-recipient-sentence = The recipient could not be reached; being tried { $since }{ wait-next }
wait-receipt-sentence = Disbursed, and waiting for proof of receipt{ wait-by } { $since }{ wait-next }
wait-suspended-sentence = Suspended { $since }{ wait-next }
wait-hearing-sentence = The appeal waits to be heard by { wait-ministry-who } { $since }{ wait-next }
