# Campaigns, their lists, and where each row of a list stands.

row_place-refused = Refused
row_place-waiting = Waiting to be entered
row_place-checking = Being checked
row_place-held = At the duplicate desk
row_place-to_sign = Waiting for the signature
row_place-being_signed = Being signed
row_place-alone = Out of the list
row_place-approved = Approved
row_place-closed = Closed

row_refusal-not_found = The charity has no request with this number
row_refusal-not_studied = This household was not studied, or its study came to no recommendation
row_refusal-study_expired = The study has expired
row_refusal-listed_twice = The household stands in an earlier row of the list
row_refusal-malformed_amount = The amount cannot be read
row_refusal-above_ceiling = The amount is above the ceiling of a household
row_refusal-total_reached = The campaign has reached its ceiling
row_refusal-no_payee = The earlier study knows no payee of this kind

campaigns-title = Campaigns
campaigns-campaign = Campaign
campaigns-lead = Seasonal and emergency campaigns, opened by circular. Each charity sends a list of households studied before, and a list is signed once.
campaigns-lead_charity = Seasonal and emergency campaigns that a circular opened. Send a list of households that you have studied; each row is checked by itself.
campaigns-none = No campaigns yet
campaigns-none_advice = A campaign stands here once the ministry opens it by circular. There is nothing to do now.
campaigns-none_advice_policy = Open a campaign as its circular says: category, days, both ceilings and exclusion lists.
campaigns-window = Days
campaigns-days = { $first_on } to { $last_on }
campaigns-is_open = Open today
campaigns-is_not_open = Not open today
campaigns-taken = Taken of the ceiling
campaigns-left = Left
campaigns-spent = Ceiling reached
campaigns-no_exclusions = No lists
campaigns-code = Code of the campaign
campaigns-code_hint = Latin letters and digits. It stays as it is once opened.
campaigns-household_ceiling = Ceiling of a household
campaigns-total_ceiling = Ceiling of the campaign
campaigns-dinars_hint = In dinars, at most the ceiling of the category.
campaigns-total_hint = In dinars, for the lists of all charities together.
campaigns-batch = Longest list
campaigns-batch_rows = { $limit ->
    [one] 1 row
   *[other] { $limit } rows
}
campaigns-most_rows_hint = Rows of one list. Left empty, it is { $limit }.
campaigns-study_months = How long a study serves
campaigns-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
campaigns-study_months_hint = In months. Left empty, it is { $count }.
campaigns-groups = Registering groups
campaigns-groups_yes = One form registers a person and six others
campaigns-groups_no = The campaign takes no groups
campaigns-groups_hint = For a crisis. Each of them gets a request of their own.
campaigns-exclusion = { $name } ({ $code })
campaigns-exclusions_hint = The request of anybody on one of these lists waits at the duplicate desk; it is not refused.
campaigns-no_lists_yet = There is no exclusion list yet.
campaigns-papers_reduced = Ask for fewer papers
campaigns-papers_hint = Without a tick all papers of the category are asked for.
campaigns-last_hint = That day included.
campaigns-part_which = The campaign and its circular
campaigns-part_limits = Limits
campaigns-part_whom = Whom it serves
campaigns-open = Open a campaign
campaigns-open_lead = As the circular says. You see all of it again before the campaign opens.
campaigns-check = Open this campaign?
campaigns-follows_lists = Every charity sees the campaign at once, and sends its lists on its days.
campaigns-follows_total = The lists of all charities together take at most { $total_fils }.
campaigns-follows_exclusions = A row of somebody on an exclusion list is held and looked at; its list is not stopped.
campaigns-follows_groups = Charities register up to seven people by one form.
campaigns-follows_final = A campaign is not changed once it is open.
campaigns-confirm = Open the campaign
campaigns-done_opened = The campaign is open, and every charity sees it.
campaigns-of_total = Ceiling
campaigns-taken_of = { $taken_fils } of { $total_fils } are taken, { $left_fils } are left.
campaigns-total_means = The ceiling is one for all charities. Rows that were refused or closed without payment do not count.
campaigns-lists = Lists
campaigns-lists_own = Lists of your charity
campaigns-no_lists = No lists yet
campaigns-no_lists_advice = Lists stand here once charities send them.
campaigns-no_lists_advice_own = Send the first one by the form below, on the days of the campaign.
campaigns-sent = Sent
campaigns-rows = Rows
campaigns-sum = Total
campaigns-state = What waits
campaigns-count_to_sign = { $count ->
    [one] 1 row waits for the signature
   *[other] { $count } rows wait for the signature
}
campaigns-nothing_waits = Nothing waits for a signature
campaigns-send = Send a list
campaigns-send_lead = For each household the number of the request under which it was studied. A row without an amount gets the ceiling of a household, { $ceiling_fils }.
campaigns-fund = Fund that pays
campaigns-file_hint = A table saved as “CSV UTF-8” with the columns number and amount. Most rows: { $limit }.
campaigns-pasted = Or the rows here
campaigns-pasted_hint = In each line the number of a request, and its amount where that is not the ceiling. They can be pasted from a table.
campaigns-send_it = Send the list and check its rows
campaigns-closed_today = No list is sent outside the days of the campaign.
campaigns-says = What the circular says
campaigns-list = List of beneficiaries
campaigns-entered = { $done } of { $count } entered.
campaigns-checking = { $count ->
    [one] 1 row is at its duplicate check.
   *[other] { $count } rows are at their duplicate check.
}
campaigns-waits_for_you = { $count ->
    [one] 1 row of { $total_fils } waits for your signature.
   *[other] { $count } rows of { $total_fils } together wait for your signature.
}
campaigns-to_sign = Sign the list
campaigns-figures = How far the list is
campaigns-signatures = Signatures
campaigns-signed = Signed
campaigns-mend = The download has the reason of every refused row. Mend the rows and send them as a new list.
campaigns-aside_means = Rows that are held or out of the list go on alone; the list is not stopped by them.
campaigns-all_rows = All
campaigns-studied_as = Studied under
campaigns-became = became request { $number }
campaigns-place = Where it stands
campaigns-sign_title = Sign the list?
campaigns-has_changed = The list has changed since you opened this page, and nothing was signed. Look at its rows and total once more.
campaigns-rows_to_approve = Rows approved by this signature
campaigns-as = You sign for
campaigns-signs_rows = { $count ->
    [one] 1 row is approved with its amount.
   *[other] { $count } rows are approved, each with its amount.
}
campaigns-signs_aside = { $count ->
    [one] 1 row that is not checked yet leaves the list, and its request goes on alone.
   *[other] { $count } rows that are not checked yet leave the list, and their requests go on alone.
}
campaigns-signs_last = This is the last signature; payment or handing over comes next.
campaigns-signs_next = The list then waits for its next signature.
campaigns-signs_once = Every row is decided once, even if the signature is sent twice.
campaigns-sign_confirm = { $count ->
    [one] Sign 1 row
   *[other] Sign { $count } rows
}
campaigns-signed_title = What was signed
campaigns-signed_rows = { $count ->
    [one] 1 row was approved.
   *[other] { $count } rows were approved.
}
campaigns-signed_refused = { $count ->
    [one] 1 row could not be; the reason stands below.
   *[other] { $count } rows could not be; the reasons stand below.
}
campaigns-not_signed = Not approved
campaigns-result = Result
campaigns-back_to_list = Back to the list
error-file-and-rows = Choose a file or write the rows, not both.
error-malformed-campaign-code = The code of a campaign is written in Latin letters, digits and hyphens.
campaigns-register_group = Register a group
campaigns-register_next_group = Register another group
campaigns-group_lead = One form for whoever came and those with them, at most { $limit } people. All of them are registered or none, each with a request of their own.
campaigns-person_first = Whoever came
campaigns-person = Person { $place }
campaigns-person_field = Person { $place }, { $field }
campaigns-people = People
campaigns-register_all = Register them
campaigns-group_done = The group is registered
campaigns-group_count = { $count ->
    [one] 1 request was registered.
   *[other] { $count } requests were registered.
}
campaigns-group_next = Each is checked by itself.
