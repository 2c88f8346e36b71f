# Messages to applicants: what they say, what came of them, and what lies behind their links.
# None of them names a kind of aid, a class of case or a charity.

messages-subject = There is news for you
messages-text_registered = Sanad: your request is registered under number { $number }.
messages-text_paper_asked = { $until ->
    [none] Sanad: something is asked of you for your request.
   *[other] Sanad: something is asked of you for your request, by { $until }.
}
messages-text_news = Sanad: there is news for you.
messages-text_paid = Sanad: there is good news on your request.
messages-text_appointment = { $how ->
    [pick_up] Sanad: please come on { $when } to { $place }.
    [home_delivery] Sanad: we come to your home on { $when }.
   *[other] Sanad: your appointment is on { $when }.
}
messages-text_appointment_moved = { $how ->
    [pick_up] Sanad: your appointment was changed. Please come on { $when } to { $place }.
    [home_delivery] Sanad: your appointment was changed. We come to your home on { $when }.
   *[other] Sanad: your appointment was changed to { $when }.
}
messages-text_delivery_code = Sanad: your code is { $code }. Say it only to whoever serves you.
messages-text_sign_in_code = Sanad: your sign-in code is { $code }. It ends in ten minutes. Tell it to nobody: nobody will ask you for it.
messages-text_more = See here:

message_template-registered = Request number
message_template-paper_asked = Something is asked for
message_template-news = There is news
message_template-paid = Paid
message_template-appointment = Appointment
message_template-appointment_moved = Changed appointment
message_template-delivery_code = Code of delivery
message_template-sign_in_code = Sign-in code

message_channel-sms = SMS
message_channel-whatsapp = WhatsApp
message_channel-email = E-mail

message_language-ar = Arabic
message_language-en = English

message_state-queued = Waiting
message_state-in_hand = Being sent
message_state-handed_over = Sent
message_state-delivered = Arrived
message_state-failed = Not sent
message_state-uncertain = Not known whether it went
message_state-stopped = Not sent: they want no messages
message_state-unreachable = Not sent: cannot be reached
message_state-bounced = Came back

message_fault-no_address = There is no number or address to send it to.
message_fault-no_safe_hour = The safe hours that were stated for this number have no hour in common.
message_fault-not_connected = The gateway does not answer; it is tried again by itself.
message_fault-put_off = The gateway put it off; it is tried again by itself.
message_fault-address_refused = The gateway does not know this number or address.
message_fault-not_delivered = It did not reach its recipient.
message_fault-no_answer = The line broke while it was being sent, and it is not repeated a second time.
message_fault-unreadable = It could not be written. Tell the system administrator.
message_fault-too_late = Its time was over before it could be sent.
message_fault-bounced = The e-mail address takes no mail.

messages-title = Messages to the applicant
messages-none = No message yet.
messages-came_back = Mail to this applicant comes back. Messages go to their telephone as long as they have no other e-mail address.
messages-goes_at = goes { $when }
messages-handed_at = sent { $when }
messages-by = by { $channel }

contact-link = How they may be reached
contact-title = How the applicant may be reached
contact-lead = Ask before the first message goes: is this phone theirs alone, and when is it safe? A message only ever says that there is news, with a link.
contact-channel = Messages by
contact-language = Language of messages
contact-phone = Another telephone number
contact-phone_hint = Only if messages should not go to the number in the request.
contact-email = E-mail address
contact-is_shared = Whose telephone is it?
contact-shared = Others use this telephone too
contact-shared_hint = Then a message says nothing but that there is news, and the link asks for a PIN.
contact-pin = PIN that they choose
contact-pin_hint = Four to six digits, for a shared telephone. It is never shown again.
contact-pin_kept = A PIN is kept. Type another one only to replace it.
contact-safe_from = Safe from
contact-safe_until = Safe until
contact-safe_hint = An hour such as 10:00. Left empty, messages come between 8 in the morning and 9 in the evening.
contact-stopped = The owner of this number or address wants no messages.
contact-unreachable = Mail to this address came back, so nothing more goes there. Ask for another one.
contact-unreachable_title = E-mail
contact-try_again = The address is right: write to it again
contact-again = They ask for messages again
contact-save = Keep
contact-back = Back to the case

public_status-received = Your request has arrived and is being checked
public_status-studied = Your request is being studied
public_status-asked = Something is asked of you
public_status-on_hold = Your request is on hold for a while
public_status-signed = Your request is with those who decide
public_status-approved = Your request was approved, and payment is being prepared
public_status-paid = Payment was made
public_status-delivered = Your request is completed
public_status-rejected = Your request was not approved
public_status-joined = Your need is looked after under another request
public_status-withdrawn = Your request was withdrawn
public_status-expired = Your request was closed, since what was asked for did not come

public_status-received-lead = You need not do anything. We will write to you.
public_status-studied-lead = You need not do anything. We may call you or visit you.
public_status-asked-lead = Bring what is listed here to where you made your request, or send it to them.
public_status-on_hold-lead = We will write to you when it goes on.
public_status-signed-lead = You need not do anything. We will write to you.
public_status-approved-lead = You need not do anything. We will write to you when payment was made.
public_status-paid-lead = If nothing has reached you, tell those you made your request to.
public_status-delivered-lead = If something is missing, tell those you made your request to.
public_status-rejected-lead = You may object within 30 days, where you made your request.
public_status-joined-lead = Ask where you made your request if this is not clear to you.
public_status-withdrawn-lead = Ask where you made your request if this was not your wish.
public_status-expired-lead = You may make a new request.

links-title = Your request
links-number = Request number
links-papers = Papers
links-fields = Details to complete
links-bring_lead = Send what is listed here from this page, or bring it to where you made your request.
links-bring_hint = A clear photograph or a PDF of each paper, at most 10 MB a file. One paper may be several files, and the rest may follow later.
links-bring_go = Send
links-came = Thank you, your papers have arrived.
links-due = Until
links-pin_title = There is news for you
links-pin_lead = Others use this telephone too, so we ask for the PIN that you chose.
links-pin = Your PIN
links-pin_go = Open
links-counter_lead = Others use this telephone too, so we say no more here. Ask where you made your request.
links-ended_title = This link has ended
links-ended_lead = Ask where you made your request. The next message brings a new link.
links-follow = Follow the request and send papers
links-stop_link = No more messages

links-stop_title = Messages to you
links-stop_lead = If you stop them, nothing of us comes to this number or address any more, whatever happens to your requests.
links-stop_go = Stop all messages
links-stopped = You get no more messages from us.
links-resume_go = Let messages come again

mailbox-title = Mailbox of this demonstration
mailbox-lead = Whatever would go to applicants stays here: e-mail, SMS and WhatsApp. Nothing is sent on.
mailbox-refresh = Look again
mailbox-none = Nothing has come yet.
