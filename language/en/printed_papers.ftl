# The numbered papers of the cycle as they are printed, and the list of them at a case.

printed_papers-ministry = Ministry of Social Affairs
printed_papers-system = Central Aid System (Sanad)
printed_papers-number = Number
printed_papers-date = Date
printed_papers-page = Page
printed_papers-of = of
printed_papers-verify = To verify this paper, scan the code, or type its number and this verification code:
printed_papers-verify_translated = A translation of the Arabic original, under the same number and verification code. To verify, scan the code, or type the number and this verification code:

paper_kind-request_form = Aid request form
paper_kind-research_report = Social research report
paper_kind-minutes = Minutes of the aid committee
paper_kind-approval = Approval of aid
paper_kind-payment_order = Payment order
paper_kind-receipt = Receipt

printed_papers-request = The request
printed_papers-request_number = Request number
printed_papers-received = Received
printed_papers-category = Kind of aid
printed_papers-circular = Under circular
printed_papers-amount = Amount
printed_papers-asked = Amount asked for
printed_papers-need = The need in the applicant’s words
printed_papers-urgency = Urgency
printed_papers-household_size = Members of the household
printed_papers-lease_number = Lease number
printed_papers-bill_number = Number of the bill or enforcement file
printed_papers-applicant = Applicant
printed_papers-beneficiary = Whom the aid is for
printed_papers-name = Name
printed_papers-birth = Date of birth
printed_papers-sex = Sex
printed_papers-nationality = Nationality
printed_papers-phone = Telephone
printed_papers-address = Address
printed_papers-not_given = Not stated
printed_papers-papers = Documents presented
printed_papers-consent = Declaration and consent
printed_papers-need_factor = What is weighed
printed_papers-need_arithmetic = How it was worked out
printed_papers-need_points = Points
printed_papers-consent_version = Consent text { $version }
printed_papers-applicant_signature = Signature of the applicant
printed_papers-registered_by = Registered by

printed_papers-study = The study
printed_papers-study_kind = How it was studied
printed_papers-visited = Date of the visit
printed_papers-income = Monthly income of the household
printed_papers-rent = Monthly rent
printed_papers-summary = Summary of the case
printed_papers-recommendation = Recommendation
printed_papers-recommended = Recommended
printed_papers-advice_approve = To approve the aid
printed_papers-advice_reject = To reject the request
printed_papers-reason = Reason
printed_papers-instalments = Number of instalments
printed_papers-payee = Payee
printed_papers-payee_kind = Who the payee is
printed_papers-iban = IBAN
printed_papers-fund = Fund
printed_papers-statement = The researcher’s statement

printed_papers-decision = Decision
printed_papers-decision_text = After the request and the social research report were read, the aid is approved in the amount stated below. It is paid to the payee named here, at once or in instalments as stated, and never in cash.
printed_papers-approved = Approved amount
printed_papers-plan = Plan of payment
printed_papers-instalment = Instalment
printed_papers-signatures = Signatures
printed_papers-level = Level
printed_papers-signed_at = Signed on

printed_papers-order = Disbursement order
printed_papers-order_reference = Reference told to the bank
printed_papers-bank_reference = The bank's reference
printed_papers-issued_by = Issued by
printed_papers-signed_by = Signed by
printed_papers-proof = Proof of receipt
printed_papers-paid_on = Disbursed
printed_papers-received_on = Received
printed_papers-received_by = Signature of the recipient

printed_papers-session = The session
printed_papers-committee = Committee
printed_papers-session_number = Session number
printed_papers-held = Held on
printed_papers-members = Attendance
printed_papers-member = Member
printed_papers-quorum_text = Present: { $present }. The quorum is { $quorum }.
printed_papers-items = What the committee looked at
printed_papers-item = Item
printed_papers-outcome = Decision
printed_papers-conflicts = Conflicts of interest
printed_papers-conflict = Item { $item }: { $name } left; { $ground }.
printed_papers-hours = Hours
printed_papers-from_to = { $begins } – { $ends }
printed_papers-notes = Notes of the committee
printed_papers-note = Item { $item }: { $text }
printed_papers-chair = Chair of the session
printed_papers-secretary = Secretary
printed_papers-total = Total approved
printed_papers-count = Number of cases

printed_papers-card = Papers of the cycle
printed_papers-issue = Issue and print
printed_papers-print = Print
printed_papers-print_en = English copy
printed_papers-issued = Issued { $day }

printed_papers-check_title = Verify a paper
printed_papers-check_lead = Type the number and the verification code as they are printed on the paper.
printed_papers-check_code = Verification code
printed_papers-check_go = Verify
verdict-genuine = This paper is genuine
printed_papers-verdict-genuine_lead = { $kind }, number { $number }, issued { $day }. What is kept of it is what was issued. If in doubt, compare what you hold with the original at the charity.
verdict-altered = Do not rely on this paper
printed_papers-verdict-altered_lead = A paper was issued under number { $number }, but what is kept of it is not what was issued. Please tell the ministry.
verdict-erased = This paper was issued; its content was erased
printed_papers-verdict-erased_lead = { $kind }, number { $number }, issued { $day }. The time for which its content is kept is over.
verdict-unknown = No paper was issued with this number and code
printed_papers-verdict-unknown_lead = Check what you typed. If it is as printed, the paper was not issued by the system.
printed_papers-stay = { $name }{ $joined ->
    [none] {""}
   *[other] {" "}came at { $joined }
}{ $left ->
    [none] {""}
   *[other] {" "}left at { $left }
}
printed_papers-absences = Not present at the decision
printed_papers-absence = Item { $item }: { $name }
