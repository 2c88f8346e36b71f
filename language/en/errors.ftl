# Refusals and failures: what happened, and what to do now. One message for every code of domain/errors.py.

error-internal = Something went wrong that we did not expect. Nothing that was recorded is lost. Please try again; if it happens again, tell the system administrator.
error-record-fault = What you sent could not be recorded as it stands, and none of it was written. Please tell the system administrator.
error-missing-word = This page could not be shown as it should. Nothing that was recorded is lost. Please tell the system administrator.
error-broken-catalogue = This page could not be shown as it should. Nothing that was recorded is lost. Please tell the system administrator.

error-input = What was sent could not be accepted, and nothing was recorded.
error-invalid-fields = Nothing has been recorded yet. Correct the fields shown, then send again.
error-malformed = This value could not be read. Please write it again.
error-malformed-civil-id = A civil ID number has 12 digits, as on the civil ID card, with the date of birth among them. Check the digits.
error-malformed-iban = The IBAN is not correct. It begins with KW and has 30 characters, as on the bank statement.
error-malformed-phone = The telephone number is not correct. Write eight digits for Kuwait, or the whole number with its country code.
error-malformed-amount = Write the amount in dinars with at most three decimals, such as 780.500.
error-malformed-date = The date is not correct. Write day, month and year, such as 15/11/2026.
error-key-reused = This Idempotency-Key was already used for a different request, and nothing was recorded. Send the request with a new key.
error-key-missing = The Idempotency-Key is missing, and nothing was recorded.
error-too-large = What was sent is larger than allowed. Make the attachments smaller, or send them in parts.

error-not-signed-in = Log in to continue. Your session may have ended.
error-wrong-password = The user name or the password is not correct.

error-forbidden = You do not have the right to do this.
error-wrong-role = { $role ->
    [none] This is done in another role.
   *[other] This is done in the role of { $role }.
}
error-excluded-person = You registered, studied or signed this case, so somebody else decides it.
error-foreign-origin = This came from outside the Central Aid System and was not accepted. Open the page in the system and try again.

error-not-found = We could not find what you are looking for.

error-refused = This is no longer possible. Refresh the page to see what has changed.
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
error-decision-pending = A decision on this task is being recorded right now. Wait a moment, then refresh the page.
error-wrong-decision = { $decision ->
    [none] This task does not take this decision.
   *[other] This task does not take the decision “{ $decision }”.
}
error-case-closed = { $outcome ->
    [none] This case is closed and has its outcome.
   *[other] This case is closed. Its outcome: { $outcome }.
}
error-being-checked = The duplicate check of this request has not finished yet. It can be studied as soon as it has.
error-nothing-to-claim = There is no case that you could claim right now.
error-overlap-before-payment = The last check before payment found like aid for this household. Payment is suspended until the duplicate desk has ruled.
error-nothing-to-join = What stands in the way is no open case that this one could join. Choose another ending.

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
error-too-long = { $limit ->
    [one] The text is too long: at most { $limit } character.
   *[other] The text is too long: at most { $limit } characters.
}
error-in-the-future = This date cannot lie in the future.
error-too-many-instalments = { $limit ->
    [one] This aid is paid in one instalment.
   *[other] Write the number of instalments as a whole number from 1 to { $limit }.
}
error-amount-above-recommended = The amount approved cannot be above what the researcher recommended, which is { $recommended_fils }.
error-cheque-needs-reason = A cheque is an exception; its reason is needed.
error-consent-needed = A request is registered only with the applicant’s consent to data processing.
error-not-asked-for = This is not asked for in this category. Leave it empty.
error-number-of-applicant = This is the applicant’s own number. Write the beneficiary’s number, or leave this part empty if the applicant is the student.
error-birth-date-or-number-needed = Write the date of birth or the civil ID number. One of the two is enough.
error-name-needed = Write the applicant’s name in Arabic or in English.
error-not-specialised = This kind of aid is outside your charity’s specialisation. The request can be redirected to a charity that gives it.

# Second looks that refuse nobody.
warning-wrong_check_digit = The civil ID number does not agree with its check digit. Compare it with the card. The request was registered as it is.
warning-birth_date_differs = The date of birth typed differs from the one inside the civil ID number. Compare both with the card. The request was registered as it is.
warning-beneficiary_wrong_check_digit = The beneficiary’s civil ID number does not agree with its check digit. Compare it with the card. The request was registered as it is.
warning-beneficiary_birth_date_differs = The beneficiary’s date of birth differs from the one inside their civil ID number. Compare both with the card. The request was registered as it is.
