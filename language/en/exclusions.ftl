# Lists of previous beneficiaries: whom an earlier campaign helped.

error-list-differs = A list with this code has another name, circular, categories or days. It was not changed. Choose another code, or write its particulars as they are recorded.
exclusions-title = Exclusion lists
exclusions-lead = The request of anybody whom an earlier campaign helped is held when they ask again, and the duplicate desk looks at it. Nobody is refused by a list alone.
exclusions-list = List
exclusions-people = People
exclusions-since = From { $first_on } on
exclusions-none = No lists yet
exclusions-none_advice = Bring the file of whom an earlier campaign helped, then choose its list when you open a campaign.
exclusions-bring = Add people from a file
exclusions-code = Code of the list
exclusions-code_hint = The code of a list that stands adds to it.
exclusions-from_hint = The first day on which it holds.
exclusions-to_hint = Left empty, it holds on.
exclusions-categories_hint = The list holds requests of these categories alone.
exclusions-file_hint = A table saved as “CSV UTF-8”. Most rows: { $limit }.
exclusions-columns_hint = The first line holds the names of the columns. “civil_id”, “full_name” and “helped_on”, the day of the help, are enough.
exclusions-check = Put these people on the list?
exclusions-ready = { $count ->
    [zero] No row is ready.
    [one] 1 row is ready. Nobody was added yet.
   *[other] { $count } rows are ready. Nobody was added yet.
}
exclusions-follows_held = If they ask for these categories from then on, their request is held at the duplicate desk.
exclusions-follows_unclear = A row of which it is not sure whom it means is not added, and is named after you confirm.
exclusions-follows_again = The same file once more changes nothing.
exclusions-confirm = { $count ->
    [one] Add 1 row
   *[other] Add { $count } rows
}
exclusions-refused = Refused rows
exclusions-why = Reason
exclusions-helped_on = Day of the help
exclusions-done_title = What was added
exclusions-done = { $count ->
    [one] 1 person was put on the list { $code }.
   *[other] { $count } people were put on the list { $code }.
}
exclusions-entered = Added
exclusions-new_people = Of them not registered before
exclusions-known = On it already
