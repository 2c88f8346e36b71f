# Funds: balances, movements, and what is approved and not paid.
movement_kind-deposit = Deposit
movement_kind-withdrawal = Withdrawal
movement_kind-reserve = Kept for an approved case
movement_kind-release = Released
movement_kind-spend = Disbursed
movement_kind-give_back = Came back undelivered
claim_state-waiting = Waiting for a balance
claim_state-reserved = Kept
claim_state-spent = Disbursed
claim_state-ended = Ended
zakat_class-poor = The poor
zakat_class-needy = The needy
zakat_class-collectors = Those who collect it
zakat_class-hearts = Those whose hearts are reconciled
zakat_class-captives = Captives
zakat_class-debtors = Debtors
zakat_class-cause_of_god = In the cause of God
zakat_class-wayfarer = The wayfarer

funds-title = Funds and balances
funds-lead = Approval keeps money from a balance, disbursement takes it out, and what found none waits its turn: the longest wait first.
funds-fund = Fund
funds-on_hand = On hand
funds-reserved = Kept for approved cases
funds-available = Available
funds-waiting = Waiting for a balance
funds-nobody_waits = Nobody waits
funds-cases = { $count ->
    [one] one case
   *[other] { $count } cases
}
funds-open = Open a fund
funds-code = Code of the fund
funds-name_ar = Arabic name
funds-name_en = English name
funds-source = Where the money comes from
funds-zakat_class = Class of zakat
funds-zakat_class_hint = For zakat funds alone: one of the eight on whom it is spent.
funds-condition = Condition
funds-condition_hint = The founder's or donor's condition in their words. An endowment or a restricted gift needs it.
funds-classes = Classes of case it pays for
funds-classes_hint = If none is chosen it pays for every class. What was approved before a change stays approved.
funds-keep = Save
funds-deposit = Record a deposit
funds-deposit_effect = The cases that waited longest go on with it.
funds-withdraw = Withdraw or correct
funds-withdraw_why = Why it is taken out
funds-withdraw_effect = What is kept for approved cases stays.
funds-amount = Amount in dinars
funds-reference = Number of the receipt or transfer
funds-reference_hint = As on the bank statement. Do not write the donor's name.
funds-on = Day of the deposit
funds-ledger = Movements of the fund
funds-when = When
funds-movement = Movement
funds-why = Reference
funds-no_movement = No movement yet.
funds-done = That was recorded.

unpaid-title = Approved, not paid
unpaid-lead = What was approved and is not known to have been received, by what it waits for, in cases and dinars.
unpaid-cases = Cases
unpaid-due = Due and not paid
unpaid-oldest = Oldest request
unpaid-all = All
unpaid-none = Nothing approved waits to be paid
unpaid-none_advice = Whatever was approved was paid and received.
