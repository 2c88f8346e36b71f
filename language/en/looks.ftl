# Looks of the ministry at a charity's case.

looks-title = Who in the ministry looked at this case
looks-lead = Every look of the ministry is listed here, newest first.
looks-none = Nobody in the ministry has looked at this case.
looks-none_advice = Every look will be listed here with its name, its time and its purpose.
looks-all = Show every look
looks-link = Who in the ministry looked at this case
looks-glass_link = Open the file ahead of its time
looks-glass_title = Open the file ahead of its time
looks-glass_what = { $hours ->
    [one] The file of this case opens to the ministry with its recommendation. You can open it now for { $hours } hour, for yourself alone; drafts stay closed. The charity reads your name and your reason.
   *[other] The file of this case opens to the ministry with its recommendation. You can open it now for { $hours } hours, for yourself alone; drafts stay closed. The charity reads your name and your reason.
}
looks-glass_reason = Why you have to see it now
looks-glass_reason_hint = The charity will read it as you write it.
looks-glass_submit = Open the file

look_purpose-case_page = Read the case
look_purpose-receipt_page = Read the arrangements for the receipt
look_purpose-comparison = Compared identities
look_purpose-break_glass = Opened the file ahead of its time
look_purpose-list = Saw the name in a list
look_purpose-print_request_form = Printed the request form
look_purpose-print_research_report = Printed the research report
look_purpose-print_minutes = Printed the minutes
look_purpose-print_approval = Printed the approval
look_purpose-print_payment_order = Printed the payment order
look_purpose-print_receipt = Printed the receipt
