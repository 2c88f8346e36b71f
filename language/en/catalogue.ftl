# Codes of the catalogue and of the forms: papers, payments, reasons, documents, channels.

paper-identity = Proof of identity
paper-household = List of household members
paper-address = Proof of address
paper-income = Proof of income
paper-bank_statement = Bank statement
paper-iban = IBAN
paper-undertaking = Declaration and undertaking
paper-statement_of_need = Statement of need
paper-lease = Lease contract
paper-arrears_notice = Notice of rent arrears
paper-hospital_report = Medical report
paper-invoice = Invoice
paper-school_fee_statement = School fee statement
paper-transcript = Transcript
paper-enforcement_file = Live enforcement file
paper-inability_proof = Proof of inability to pay
paper-imprisonment_certificate = Imprisonment certificate
paper-children_list = List of the children
paper-father_death_certificate = Father’s death certificate
paper-guardianship = Guardianship deed
paper-death_certificate = Death certificate
paper-divorce_deed = Divorce deed
paper-disability_certificate = Disability certificate
paper-quotation = Quotation
paper-visit_photos = Photos of the field visit
paper-bill = Utility or fee bill
paper-incident_report = Incident report

payment_method-bank_transfer = Bank transfer
payment_method-knet = K-Net
payment_method-voucher_card = Voucher card
payment_method-in_kind = In kind
payment_method-cheque = Cheque

payee_kind-applicant = Applicant
payee_kind-landlord = Landlord
payee_kind-hospital = Hospital
payee_kind-school = School
payee_kind-university = University
payee_kind-court = Court enforcement
payee_kind-shop = Shop
payee_kind-supplier = Supplier
payee_kind-government = Government body
payee_kind-guardian = Guardian
payee_kind-in_kind = Handed over in kind

recurrence-once = One-off
recurrence-monthly = Monthly
recurrence-every_2_months = Every 2 months
recurrence-every_3_months = Every 3 months
recurrence-every_4_months = Every 4 months
recurrence-every_6_months = Every 6 months
recurrence-yearly = Yearly

# Reasons of a rejection.
reason-conditions_not_met = Conditions not met
reason-income_above_limit = Income above the limit
reason-served_elsewhere = The household was served elsewhere
reason-papers_not_genuine = Documents not genuine
reason-not_reachable = Applicant not reachable
reason-outside_specialisation = Outside the charity’s specialisation
# Reasons of a ruling by the duplicate desk.
reason-different_need = A different need
reason-different_person = A different person
reason-same_request_twice = The same request registered twice
reason-given_already = Aid for this need was already given
reason-hardship = Pressing hardship
reason-ministry_direction = Directed by the ministry
# Reasons of a recommendation.
reason-income_too_low = Income does not cover the needs
reason-debt_burden = Burden of debts
reason-illness_or_disability = Illness or disability
reason-breadwinner_lost = Loss of the breadwinner
reason-home_at_risk = The home is at risk
reason-schooling_at_risk = Schooling is at risk
reason-sudden_event = A sudden event
# Reasons of a return to study.
reason-second_visit = A second field visit is needed
reason-study_incomplete = The study is incomplete
reason-papers_doubtful = Papers need another look
reason-amount_unclear = The amount is not clear
reason-new_evidence = New papers or facts
reason-rule_misapplied = A condition was misapplied

urgency-normal = Normal
urgency-urgent = Urgent
urgency-emergency = Emergency

document-civil_id = Civil ID card
document-security_card = Security card
document-passport = Passport
document-none = No document

sex-M = Male
sex-F = Female

channel-counter = At the counter
channel-import = Imported list
channel-api = Automatic link
channel-self_service = The applicant

proof-signed_receipt = Signed receipt
proof-payee_receipt = Payee’s receipt
proof-code = Receipt code
proof-thumb_receipt = Paper receipt with thumbprint, document shown
proof-collector = Received by the collector, document shown

code_state-live = Issued, not used
code_state-shown = Shown to the clerk
code_state-used = Used
code_state-locked = Locked after wrong tries
code_state-replaced = Void
code_path-message = by message
code_path-counter = sealed, over the counter
code_fault-wrong_code = Wrong code
code_fault-replayed_code = Code used or void
code_fault-expired_code = Expired code
code_fault-locked_code = Locked code
code_fault-no_code = No code issued
code_fault-wrong_pin = Wrong PIN
counter_kind-lost_phone = Lost phone
counter_kind-changed_number = Changed number
counter_state-asked = Waiting for a second clerk
counter_state-agreed = Agreed to by a second clerk
counter_state-refused = Refused
handover_kind-pick_up = Fetched
handover_kind-home_delivery = Brought home
appointment_state-booked = Booked
appointment_state-kept = Kept
appointment_state-missed = Missed
appointment_state-cancelled = Called off
sample_result-received = Received
sample_result-with_issues = Received with issues
sample_result-not_received = Not received
issue_state-open = Waiting for the charity’s answer
issue_state-answered = Answered by the charity
issue_state-closed = Closed

fact_change-beneficiary_died = The beneficiary died
fact_change-receiver_died = Whoever receives it died
fact_change-married = Marriage
fact_change-nationality = Changed nationality
fact_change-address = New address
consequence-nothing = Nothing follows for the payments
consequence-restudy = Studied again before anything is paid
consequence-stop = Payments end

study_kind-desk = Desk study
study_kind-visit = Field visit

party-applicant = Applicant
party-beneficiary = Beneficiary
party-payee = Payee
party-collector = Collector

# Within a household, and between two people who look alike.
relation-head = Head of household
relation-spouse = Husband or wife
relation-parent = Father or mother
relation-child = Son or daughter
relation-sibling = Brother or sister
relation-grandparent = Grandparent
relation-grandchild = Grandchild
relation-other_relative = Other relative
relation-guardian = Guardian
relation-custodian = Custodian
relation-parent_child = Parent and child
relation-same = The same person
relation-unrelated = Not related

# Overlap of assistance: on whom a window runs, and how it ends.
subject-person = Person
subject-household = Household
subject-lease = Lease contract
subject-bill = Bill
subject-student_year = Student and school year
subject-child = Child

window_kind-months = A number of months
window_kind-running = While the aid is running
window_kind-ever = For ever
window_kind-season = Within the season

civil_id_verdict-ok = Civil ID number in order
civil_id_verdict-wrong_check_digit = Check digit does not agree

allowance_unit-working_hours = working hours
allowance_unit-working_days = working days
allowance_unit-calendar_days = calendar days

working_hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
working_days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
