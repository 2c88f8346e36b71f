# Aid by kind: beside a case, and for each body.
aid_by_kind-title = Aid by kind
aid_by_kind-lead = What you were asked for month by month, and what of it was approved, paid and still waits. Until { $at }
aid_by_kind-by_month = By month of the request
aid_by_kind-by_kind = By kind of aid
aid_by_kind-chart = Requests and those approved, month by month
aid_by_kind-month = Month
aid_by_kind-kind = Kind of aid
aid_by_kind-state = State
aid_by_kind-requests = Requests
aid_by_kind-approved = Approved
aid_by_kind-approved_dinars = Approved (KD)
aid_by_kind-paid_dinars = Paid (KD)
aid_by_kind-waiting = Still open
aid_by_kind-sheet_both = By month and kind
aid_by_kind-workbook = Download for Excel
aid_by_kind-none = No requests in the last twelve months
aid_by_kind-none_advice = Each request shows here in the month it was registered, and then what became of it.
aid_by_kind-ledger = The household's aid
aid_by_kind-ledger_lead = Over 24 months, from every body, none of them named.
aid_by_kind-ledger_none = No aid of this household is recorded over 24 months.
aid_by_kind-ledger_total = Paid in all
aid_by_kind-total_hidden = Not shown where it would tell what one body paid
aid_by_kind-usual_in = { $kind } in { $area }
aid_by_kind-low = Low
aid_by_kind-usual = Usual
aid_by_kind-high = High
aid_by_kind-this = This request
aid_by_kind-ceiling = Ceiling
aid_by_kind-of_cases = { $cases ->
    [one] Of the latest approved case ({ $cases }), to five dinars: a quarter lies below the low, a quarter above the high.
   *[other] Of the latest { $cases } approved cases, to five dinars: a quarter lies below the low, a quarter above the high.
}
aid_by_kind-too_few = What is usual shows only from five approved cases in the same governorate on.
