# The applicants' own pages: signing in, following a request, completing it.

own-nobody_asks = Nobody at a charity or the ministry will ask you for your sign-in code, or for money for your request.
own-back = Back
own-sign_out = Sign out
own-to_requests = Back to your requests
own-new_request = Make a new request
own-the_ministry = Ministry of Social Affairs

own-sign_in_title = Follow your request
own-sign_in_lead = Write your civil ID or the number of your request. We send a code to the phone we have for you.
own-number = Civil ID or request number
own-number_hint = Such as { $document } or { $number }
own-send_code = Send the code
own-code_title = Write the code you received
own-code_lead = If we have this number, we have sent six digits to your phone. The code ends in ten minutes.
own-code = Code
own-sign_in = Sign in
own-no_code = No code has come?
own-no_code_wait = Wait two minutes, then ask for another. We send no more than three codes in a quarter of an hour.
own-no_code_hours = If you told us when it is safe to contact you, the code comes only then; if you stopped our messages, it does not come.
own-no_code_counter = If your phone number has changed, go to the charity where you made your request, with your identity document.
own-pin_lead = Others use this phone too, so we ask for the PIN that you chose.
own-pin_counter = If you chose no PIN or forgot it, go to the charity where you made your request, with your identity document.

own-requests_title = Your requests
own-request_title = Your request number
own-asked_title = We are waiting for something from you
own-reason = Reason:
own-way = The way of your request
own-about = About your request
own-with = Your request is with { $charity }
own-with_nobody = Charities see your request without your name; the first one that takes it studies it.

own-lead_received = You need to do nothing now. First we check that no other charity has given this aid.
own-lead_studied = You need to do nothing now. The researcher may call you or visit you.
own-lead_asked = We go on when what we asked for has come.
own-lead_on_hold = We will write when it goes on; you need to do nothing now.
own-lead_signed = You need to do nothing now. It waits for the signatures.
own-lead_approved = We will write when it is paid.
own-lead_paid = Please confirm when you have received it.
own-lead_delivered = If anything is missing, tell the charity that studied your request.
own-lead_rejected = You may appeal; somebody who took no part in the decision will hear it.
own-lead_joined = Your need is studied in another open request of yours, so that it is not paid twice.
own-lead_withdrawn = If this was not your wish, go to the charity where you made your request.
own-lead_expired = What we asked for did not come in time. You can make a new request.

own-step_registration = We received your request
own-step_duplicate_check = Check that it is not a repeat
own-step_review = Study
own-step_sign_off = Approval
own-step_delivery = Delivery
own-step_waits_for_you = We wait for what we asked of you until the end of { $until }; our time runs again when it comes
own-step_expected = Expected by the end of { $until }
own-step_running = Going on now
own-step_not_reached = Not reached
own-step_done_registration = It came
own-step_done_duplicate_check = No like aid was found
own-step_done_review = Studied
own-step_done_sign_off = Approved
own-step_done_delivery = Delivered
own-ahead_registration = Begins when your request comes
own-ahead_duplicate_check = Usually takes minutes
own-ahead_review = A researcher studies your need and papers
own-ahead_sign_off = Those with authority sign
own-ahead_delivery = We tell you the amount, to whom and the day; then you confirm

own-approved_title = Your request is approved
own-paid_title = Paid
own-payee = To
own-paid_on = On { $day }
own-due_on = To be paid on { $day }
own-pay_expected = Payment is expected by the end of { $day }
own-pay_soon = We will write with the day of payment
own-payment_of = Payment { $number } of { $count }

own-asked_papers = { $count ->
    [one] We need one paper from you
   *[other] We need { $count } papers from you
}
own-asked_fields = We need some facts from you
own-asked_until = Until the end of { $day }

own-appeal = Appeal
own-appeal_until = You may appeal until { $day }.
own-appeal_filed = We have your appeal; somebody who took no part in the decision hears it.
own-appeal_upheld = Your appeal was upheld and your request opened again.
own-appeal_partly = Your appeal was upheld in part and your request opened again.
own-appeal_redirected = Your appeal was upheld and your request goes to another charity.
own-appeal_rejected = Your appeal was not upheld.
own-appeal_withdrawn = Your appeal was withdrawn.

own-looks_title = Who looked at your data
own-looks_lead = We write down every look at your request: which body, and when.
own-looks_none = Nobody has looked at your request yet.

own-photo_hint = Take it in good light, with all edges and dates to be seen. A picture or a PDF of up to 10 MB.
own-send = Send
own-done_papers = What you sent has reached us. Thank you.
own-done_receipt = Your receipt is written down. Thank you.
own-done_appeal = We have your appeal and will write what comes of it.
own-done_contact = We have written down how to reach you.
own-photos_held = { $count ->
    [one] One picture is here. Choose another to replace it.
   *[other] { $count } pictures are here. Choose others to replace them.
}

own-appeal_grounds = Why do you think the decision is wrong?
own-appeal_hint = Say what has changed, or what was not considered.
own-appeal_file = File an appeal
own-appeal_none = There is no decision that you can appeal against now.
own-contact = How we reach you
own-contact_stopped = You stopped our messages, so nothing comes from us.
own-contact_unreachable = Our e-mail to you came back, so nothing more goes to this address. Write another one, or tell us that it is right.
own-contact_messages = Our messages
own-contact_try_again = The address is right: write to it again
own-contact_again = I would like to have messages again
own-contact_phone_hint = Only if you do not want messages at the number in your request.
own-receipt_title = Has the aid reached you?
own-receipt_code = Code of receipt
own-receipt_hint = Six digits that we sent you when it was paid. Do not write them before the aid has reached you.
own-receipt_go = Confirm the receipt
own-withdrawal = Withdraw this request
own-withdrawal_title = Withdraw your request?
own-withdrawal_closes = The request is closed, and nothing of it is paid.
own-withdrawal_again = You may make a new request at any time.
own-withdrawal_text = Would you like to say why?
own-withdrawal_go = Yes, withdraw it
own-withdrawal_keep = No, keep it
own-done_withdrawal = We noted that you withdrew the request.
error-not-withdrawable = This request cannot be withdrawn here: it is closed, or its payment has begun. Ask the body that studies it.
