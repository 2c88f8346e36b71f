# Refusals and failures: what happened, and what to do now. One message for every code of domain/errors.py.

error-internal = Something went wrong that we did not expect. Nothing that was recorded is lost. Please try again; if it happens again, tell the system administrator.
error-record-fault = What you sent could not be recorded as it stands, and none of it was written. Please tell the system administrator.
error-missing-word = This page could not be shown as it should. Nothing that was recorded is lost. Please tell the system administrator.
error-broken-catalogue = This page could not be shown as it should. Nothing that was recorded is lost. Please tell the system administrator.
error-broken-paper = This paper could not be opened, and nothing of it is shown. Please tell the system administrator.

error-input = What was sent could not be accepted, and nothing was recorded.
error-invalid-fields = Nothing has been recorded yet. Correct the fields shown, then send again.
error-malformed = This value could not be read. Please write it again.
error-malformed-civil-id = A civil ID number has 12 digits, as on the civil ID card, with the date of birth among them. Check the digits.
error-malformed-iban = The IBAN is not correct. It begins with KW and has 30 characters, as on the bank statement.
error-malformed-phone = The telephone number is not correct. Write eight digits for Kuwait, or the whole number with its country code.
error-malformed-email = The e-mail address is not correct. Write it such as name@example.com.
error-malformed-pin = A PIN has four to six digits.
error-wrong-pin = The PIN is not correct.
error-broken-seal = This message could not be written as it should. Please tell the system administrator.
error-malformed-amount = Write the amount in dinars with at most three decimals, such as 780.500.
error-malformed-date = The date is not correct. Write day, month and year, such as 15/11/2026.
error-malformed-clock = The hour is not correct. Write it as 10:30.
error-key-reused = This Idempotency-Key was already used for a different request, and nothing was recorded. Send the request with a new key.
error-key-missing = The Idempotency-Key is missing, and nothing was recorded.
error-too-large = What was sent is larger than allowed. Make the attachments smaller, or send them in parts.
error-unsupported-file = This file was not taken. Send a scan or a photograph: PDF, JPEG or PNG.

error-not-signed-in = Log in to continue. Your session may have ended.
error-wrong-sign-in-code = The code is wrong or has ended. Check it, or ask for another one.
error-application-ended = Nothing is saved under this code: it may be mistyped, over its time, or sent already.
error-pin-needed = This phone is shared: the PIN is needed before you can go on.
error-wrong-password = The user name or the password is not correct.

error-forbidden = You do not have the right to do this.
error-wrong-role = { $role ->
    [none] This is done in another role.
   *[other] This is done in the role of { $role }.
}
error-excluded-person = You registered, studied or signed this case, or declared an interest in it, so somebody else decides it.
error-foreign-origin = This came from outside the Central Aid System and was not accepted. Open the page in the system and try again.

error-not-found = We could not find what you are looking for.

error-refused = This is no longer possible. Refresh the page to see what has changed.
error-link-ended = This link has ended. Ask where you made your request.
error-task-taken = { $holder ->
    [none] A colleague has already claimed this case.
   *[other] This case is with { $holder } now.
}
error-task-closed = { $actor ->
    [none] { $decision ->
        [none] This task was closed a moment ago.
       *[other] This task was decided a moment ago: “{ $decision }”.
    }
   *[other] { $decision ->
        [none] { $actor } decided this task a moment ago.
       *[other] { $actor } decided this task a moment ago: “{ $decision }”.
    }
}
error-not-holder = Whoever has claimed this case decides it. Claim it first.
error-decision-pending = { $actor ->
    [none] A decision on this task is being recorded right now. Wait a moment, then refresh the page.
   *[other] { $actor } is deciding this task right now. Wait a moment, then refresh the page.
}
error-wrong-decision = { $decision ->
    [none] This task does not take this decision.
   *[other] This task does not take the decision “{ $decision }”.
}
error-session-decides = A committee decides this case in session; nobody decides it alone.
error-session-state = { $session_state ->
    [none] The session does not allow this now.
   *[other] The session does not allow this now. The session is: { $session_state }.
}
error-no-quorum = There is no quorum.{ $present ->
    [none] {""}
   *[other] {" "}Members present: { $present }; quorum: { $quorum ->
        [none] {""}
       *[other] { $quorum }
    }.
}
error-undecided-items = A session is closed once every case was decided or put off.{ $count ->
    [none] {""}
   *[other] {" "}Cases left: { $count }.
}
error-not-for-agenda = This case does not wait for this committee, or is on the agenda of another session.
error-not-a-quorum = Write a quorum from 2 to { $limit }.
error-not-a-member = This person is no member of the committee on that day.
error-unknown-account = Your body has no member of staff with this name.
error-case-closed = { $outcome ->
    [none] This case is closed and has its outcome.
   *[other] This case is closed. Its outcome: { $outcome }.
}
error-body-inactive = This charity may not act, or not any more.
error-not-overdue = The charity still has time for this case. Only an overdue case is directed to another.
error-no-fund = The charity has no fund of the source from which this case is paid.
error-no-balance = The fund from which this instalment is paid has nothing left for it yet. It waits its turn; the order can be issued as soon as money comes in.
error-above-available = No more than what is available, { $available_fils }, can be taken out: the rest is kept for approved cases.
error-payee-unconfirmed = No second person has confirmed the account of this payee yet. The head of aid department or the administrator of the charity does so in the register of payees.
error-payee-paused = The account of this payee is new or was changed lately, and is not paid to before its pause is over.
error-payee-changed = The account of the payee was changed after the order was issued. Refuse the order, so that it is issued anew.
error-transfer-needs-account = The register has no account of this payee, so nothing can be transferred to it.
error-same-account = This is the account that is recorded already.
error-other-name-needs-reason = The name on the account is not the payee's. Write why it is paid to.
error-no-bank-account = The charity has not recorded yet from which account it pays. Record it on the page of the bank.
error-nothing-to-send = No signed transfer waits to be told to the bank.
error-batch-stale = An order of this file has changed, so it was dropped before it was sent. Make a new file with the others.
error-batch-uncertain = Nobody knows whether this file reached the bank. It waits for the bank's answer, or for somebody who asks the bank.
error-unknown-batch = In this file the bank answers to something that the charity did not send.
error-status-reused = Another answer of the bank came under this number before. Ask the bank.
error-unreadable-status = This file could not be read as an answer of the bank (pain.002), and nothing was taken from it.
error-unreadable-bounce = This could not be read as a notification that mail of this house came back, and nothing changed.
error-unfit-orders = No order fits the schema of the bank's message, so no file was made. Look at the names and accounts of payees, and at the account of the charity.
error-malformed-bic = The code of a bank has eight characters or eleven.
error-open-already = This file is open to the ministry already. Nothing has to be broken.
error-standing-unchanged = The charity has this standing already.
error-cannot-receive = This charity cannot receive the case: it may not act, is not registered for this category, or has no such fund.
error-being-checked = The duplicate check of this request has not finished yet. It can be studied as soon as it has.
error-nothing-to-claim = There is no case that you could claim right now.
error-nothing-to-print = This case has not come to the stage that leaves this paper.
error-paper-erased = The content of this paper was erased at the end of the time for which it is kept. Its number stands.
error-overlap-before-payment = The last check before payment found like aid for this household. Payment is suspended until the duplicate desk has ruled.
error-nothing-to-join = What stands in the way is no open case that this one could join. Choose another ending.
error-no-more-extensions = { $limit ->
    [none] The deadline of this task was extended as often as may be.
    [one] The deadline of this task was extended { $limit } time already, and that is as often as may be.
   *[other] The deadline of this task was extended { $limit } times already, and that is as often as may be.
}
error-not-stuck = The case does not stand still for this reason any more, or this does not mend it. Refresh the page to see how it stands now.
error-not-due-yet = The day of this instalment has not come, or the case is studied again first.
error-not-running = No recurring aid was approved in this case.
error-restudy-needed = This study was saved before the re-study. Go through it and save it again.
error-no-code-sent = No code was sent: this category takes none, or the applicant cannot be reached. Prove the receipt another way.
error-nothing-asked = This is not asked of you now, or it came already. Nothing was changed.
error-too-many-codes = Enough codes were sent for this payment for now. Wait an hour, or prove the receipt another way.
error-no-receipt-due = No receipt of this case is waited for now.
error-answered-already = This was written down or answered before. Refresh the page to see how it stands now.
error-wrong-code = The code is not right, and the try was counted. After five it is locked.
error-replayed-code = This code was used before or is void, and the try was counted.
error-expired-code = This code has expired, and the try was counted. Ask for a new one.
error-locked-code = The code was locked after wrong tries. Ask for a new one.
error-no-code = No code was issued for this instalment, and the try was counted.
error-code-not-shown = Write the receipt code as the applicant told it.
error-proof-not-taken = This category does not take this proof.
error-document-not-theirs = The document shown is not the applicant’s.
error-document-not-of-collector = The document shown is not the collector’s.
error-name-witnesses = For whoever has no document two people vouch. Write their names.
error-no-collector = The applicant named nobody to collect.
error-collector-not-beforehand = A collector is named before the day of the receipt, and confirmed by another clerk than the one who wrote the name down.
error-until-before-from = The last day is before the first.
error-nothing-confirmed = No receipt was confirmed on these days.
error-sample-too-large = This margin asks for too many. Choose a wider one.

error-unavailable = The service is interrupted, and everything that was recorded is safe. Please try again shortly.
error-busy = { $retry_after ->
    [none] The system is very busy. Please try again in a moment.
    [one] The system is very busy. Please try again in { $retry_after } second.
   *[other] The system is very busy. Please try again in { $retry_after } seconds.
}

# Problems of one field.
error-required = This field is required.
error-unknown-category = There is no aid category with this code. Choose one from the list.
error-closed-category = Registration in this category is closed today under its circular (date in the circular: { $on }).
error-above-ceiling = The amount is above the ceiling of this category under its circular, which is { $ceiling_fils }.
error-missing-paper = A document is missing: { $paper }.
error-unknown-fund = This fund source is not available for this case. Choose one from the list.
error-unknown-candidate = This person is not among those still in question. Choose one of them.
error-no-remainder = The remainder is less than what was asked for, which is { $amount_fils }.
error-not-within-a-year = Choose a day after today and within a year.
error-too-many-tasks = { $limit ->
    [one] At most { $limit } task can be ended at once.
   *[other] At most { $limit } tasks can be ended at once.
}
error-unknown-reason = Choose a reason from the list.
error-unknown-method = Choose a payment method from the list. Cash is prohibited.
error-unknown-paper = There is no document with this code. Choose one from the list.
error-unknown-choice = { $limit ->
    [none] Choose a value from the list.
   *[other] Write a whole number from 1 to { $limit }.
}
error-malformed-count = { $limit ->
    [none] Write a whole number.
   *[other] Write a whole number from 0 to { $limit }.
}
error-too-many-rows = { $limit ->
    [one] At most { $limit } row.
   *[other] At most { $limit } rows.
}
error-one-head = A household has one head.
error-section-needed = This part of the study is not finished: { $section }.
error-rent-needed = Write the rent of a rented home.
error-income-below-members = The income is less than the members earn together.
error-study-needed = The study has not been saved yet.
error-paper-not-accepted = This paper has not been ticked off as accepted: { $paper }.
error-second-visit-needed = A second field visit was asked for: make it, and study the case by visit.
error-ticked-twice = A paper is ticked twice.
error-paper-or-field-needed = Choose at least one paper or one fact.
error-say-what-came = Write down what came.
error-plan-too-long = A plan reaches at most { $limit } days, and its last day is not before its first.
error-visit-settled = What came of this visit has been recorded already.
error-visit-not-yet = The day of this visit has not come yet.
error-too-long = { $limit ->
    [one] The text is too long: at most { $limit } character.
   *[other] The text is too long: at most { $limit } characters.
}
error-in-the-future = This date cannot lie in the future.
error-not-a-working-day = Nobody works on this day. Choose a working day.
error-beyond-due = This is due on { $due_on } and is not put off beyond that day.
error-not-after-today = Choose a day after today.
error-not-a-span = The last day is not before the first, and at most { $limit } days after it.
error-oneself = Choose somebody else.
error-no-common-role = This colleague has none of these roles, and standing in gives none.
error-beyond-extension = The policy allows an extension until { $latest_on } at most.
error-no-later-deadline = This is no later than the deadline now. Choose a later day.
error-too-many-instalments = { $limit ->
    [one] This aid is paid in one instalment.
   *[other] Write the number of instalments as a whole number from 1 to { $limit }.
}
error-amount-above-recommended = The amount approved cannot be above what was recommended or signed for before, which is { $recommended_fils }.
error-cheque-needs-reason = A cheque is an exception; its reason is needed.
error-cut-needs-reason = The amount is below what was recommended or signed for before ({ $recommended_fils }). Write why it is reduced.
error-consent-needed = A request is registered only with the applicant’s consent to data processing.
error-not-asked-for = This is not asked for in this category. Leave it empty.
error-number-of-applicant = This is the applicant’s own number. Write the beneficiary’s number, or leave this part empty if the applicant is the student.
error-birth-date-or-number-needed = Write the date of birth or the civil ID number. One of the two is enough.
error-name-needed = Write the applicant’s name in Arabic or in English.
error-not-specialised = This kind of aid is outside your charity’s specialisation. The request can be redirected to a charity that gives it.

# Problems of a policy in the making.
error-names-too-much = A message would say it. Write the place without the name of the charity or the kind of aid.
error-in-the-past = This day is past. Choose today or a later day.
error-malformed-code = A code is written in Latin letters, digits and _, begins with a letter, and has at most 20 characters: capitals for a category, small letters for a family.
error-unknown-field = There is no such field in a policy.
error-unknown-level = A level is written aid_manager, committee or ministry; with several seats as ministry:2/3.
error-stated-twice = This is stated twice. Keep one of them.
error-code-taken = This code is on the list already.
error-out-of-range = { $limit ->
    [none] This value lies outside what is possible.
   *[other] Write a whole number from 1 to { $limit }.
}
error-paper-not-asked-for = A document can come from a registry only if the category asks for it.
error-levels-needed = A band needs at least one level of sign-off.
error-band-without-amounts = This band ends before it begins.
error-zero-band-needed = The bands for all cases must begin at zero.
error-floor-twice = Two bands begin at { $floor_fils }.
error-bands-overlap = This band reaches into the next one, which begins at { $floor_fils }.
error-gap-between-bands = Nothing is said of amounts from { $until_fils } on.
error-subject-moved = The windows of this family would run on another subject: what is reserved on the old one stands in nobody’s way any more.
error-category-left-out = This category is not in the draft: nothing could be registered in it any more.

# Second looks that refuse nobody.
warning-wrong_check_digit = The civil ID number does not agree with its check digit. Compare it with the card. The request was registered as it is.
warning-birth_date_differs = The date of birth typed differs from the one inside the civil ID number. Compare both with the card. The request was registered as it is.
warning-beneficiary_wrong_check_digit = The beneficiary’s civil ID number does not agree with its check digit. Compare it with the card. The request was registered as it is.
warning-beneficiary_birth_date_differs = The beneficiary’s date of birth differs from the one inside their civil ID number. Compare both with the card. The request was registered as it is.

# Campaigns and lists.
error-campaign-closed = The campaign is open from { $first_on } to { $last_on }.
error-campaign-taken = A campaign with this code stands already and says something else. Choose another code.
error-list-signed = This list is being signed by a colleague.
error-nothing-to-sign = Nothing of this list waits for this signature now.
error-unknown-list = There is no exclusion list with this code that holds this kind of aid.
error-too-many-people = One form takes one person and at most six others.
error-no-groups = This campaign takes no groups.

# Appeals.
error-not-appealable = Only a rejection, or a ruling of duplicate or overlap, can be appealed against.
error-appeal-too-late = { $days ->
    [none] The time for an appeal against this decision is over.
   *[other] The time for an appeal against this decision is over: it was { $days } days from the decision.
}
error-appeal-filed = An appeal against this decision was filed already.
error-not-reopenable = This case cannot be opened again: it is open, was paid from, was stopped for good, or its appeal is being heard.
error-not-partly = { $refused_fils ->
    [none] An appeal is upheld in part for less than what was refused.
   *[other] An appeal is upheld in part for less than { $refused_fils }. To uphold all of it choose “Uphold the appeal”.
}
