# The duplicate desk: who is meant, may it be given, many holds at once, and taking a ruling back.

desk-question_identify = Who is meant?
desk-question_beneficiary = Whom is the aid for?
desk-question_adjudicate = May this aid be given?
desk-col_question = Question
desk-col_pick = Choose
desk-month = { $month } { $year }

desk-lead_mine = Questions that you have claimed, nearest deadline first.
desk-lead_to_claim = Who is meant, and may this aid be given? Questions that nobody has claimed yet, nearest deadline first.
desk-lead_snoozed = Questions that you put off to a day; their deadline runs on.
desk-lead_waiting = Questions with your colleagues, and cases that wait for others than the desk.
desk-lead_overdue = Questions whose deadline has passed.
desk-lead_done = What you answered within the last day.
desk-empty_mine = You hold no question now
desk-empty_to_claim = No question waits for the desk
desk-empty_snoozed = No question is put off
desk-empty_waiting = No question is with a colleague
desk-empty_overdue = No overdue questions
desk-empty_done = Nothing answered yet today
desk-advice_mine = Take the next question, or choose one of those to claim.
desk-advice_to_claim = Every possible match that the check finds appears here; nobody is refused by a machine. The count updates by itself.
desk-advice_snoozed = A question is put off on its own page, until a day not beyond its deadline.
desk-advice_waiting = What your colleagues claim stays here until it is ruled on.
desk-advice_overdue = All questions are within their deadline. The nearest one stays at the top of the list.
desk-advice_done = What you answer today stays here for review.

# Who is meant.
desk-identify_lead = { $count ->
    [one] One registered person may be the applicant. Compare the fields, then rule.
   *[other] { $count } registered people may be the applicant. Compare the fields, then rule on each.
}
desk-claim_first = Claim the case to rule on it.
desk-held_by_other = A colleague holds the case and rules on it.
desk-look_only = To look at only.
desk-candidates = People whom it may be
desk-candidate = Candidate { $rank }
desk-tally_short = { $agree } agree, { $differ } differ
desk-tally_agree = { $count ->
    [one] 1 field agrees
   *[other] { $count } fields agree
}
desk-tally_near = { $count ->
    [one] 1 field is near
   *[other] { $count } fields are near
}
desk-tally_differ = { $count ->
    [one] 1 field differs
   *[other] { $count } fields differ
}
desk-agrees = Agrees
desk-near = Near
desk-differs = Differs
desk-fields_of = The fields beside those of candidate { $rank }
desk-col_field = Field
desk-col_stated = In the request
desk-col_registered = In the register
desk-col_says = What it says
desk-col_bits = Weight
desk-aid_title = What this person asked for or got
desk-no_aid = Nothing asked for and nothing given, inside the system or outside.
desk-values_closed = Their details are not shown once ruled on.
desk-no_question_any_more = No longer in question
desk-no_candidate = The request says too little to look for, and nobody like the applicant was found.
desk-who_is_it = What is the applicant to this person?
desk-who_is_it_for = What is the beneficiary to this person?
desk-means_same_person = Two records of one person; the request is tied to them.
desk-means_relative = Two people of one household, whose aid is counted together.
desk-means_different_person = Two people who are not taken for each other again.
desk-means_number_of_another = The number is this person's; the applicant is somebody else.
desk-none_of_these = None of these
desk-none_means = { $count ->
    [one] The applicant is somebody else than this person.
   *[other] The applicant is somebody else than these { $count }; that is remembered for each of them.
}
desk-rule_none = Record the ruling: none of these
desk-nobody_registered = Somebody not registered before
desk-nobody_means = The applicant is entered as a new person, as stated in the request, and the request is then checked.
desk-rule_nobody = Record the ruling: a new person

desk-basis_title = On what this rests
desk-basis_low = two people
desk-basis_middle = a human is asked
desk-basis_high = one person
desk-basis_score = Score (log-odds)
desk-basis_ask = What a human is asked about
desk-basis_ask_value = from { $low } to { $high }; what is above is linked without a question
desk-basis_keys = Found by
desk-basis_model = Version of the weights
desk-basis_size = People registered then
desk-basis_checked = Checked
desk-basis_degraded = Somebody else may be nearer.
desk-basis_bits = Weight in bits: (+) speaks for one person, (−) against. Each bit doubles the odds.

# The second look before two records become one.
desk-check_title = Are they one person?
desk-check_lead = The request is in the name of { $stated }, the record in the name of { $registered }.
desk-check_differs = { $count ->
    [one] 1 field does not agree in full
   *[other] { $count } fields do not agree in full
}
desk-check_follows = What follows from it
desk-check_linked = The request is tied to this record, and the person is found by what the request says from now on, too.
desk-check_overlap = Aid given before to them and their household counts in the check of this request.
desk-check_others = { $count ->
    [one] The other candidate is no longer in question.
   *[other] The other { $count } candidates are no longer in question.
}
desk-check_undo = The ruling can be taken back; both stay in the record.
desk-check_confirm = Confirm: the same person
desk-change = Change

# May it be given.
desk-this_request = This request
desk-in_the_way = What is in the way
desk-way_is_free = Nothing is in the way of this request any more. Release it to have it go on.
desk-kind = Kind of aid
desk-when = Month
desk-state = State
desk-still_open = still open
desk-giver = Charity
desk-list = Exclusion list
desk-circular = circular
desk-whose = For whom
desk-same_person = For the applicant
desk-same_beneficiary = For the same beneficiary
desk-same_household = For the applicant's household
desk-free_from = The window ends
desk-free_never = Not by itself
desk-free_not_begun = It begins when the aid is paid
desk-deferred = Put off to { $until }.
desk-deferred_means = The question comes back to the desk on that day, and can be ruled on before.
desk-put_off_to = Put off to { $until }
desk-means_release = Not the same aid, or not the same person: the request goes on to its study whole.
desk-means_complement = The request goes on to its study for what is left of the need only.
desk-means_join = This request is closed, and the need is met in the case open at the other charity.
desk-means_defer = The request stays held until that day, and is then asked about again.
desk-means_except = It is given twice, but the need calls for it.
desk-means_rule_duplicate = The request is closed: the need was asked for or met before.
desk-remainder = Amount that is left (KD)
desk-remainder_hint = Less than the { $amount_fils } asked for. Ceiling of the category { $ceiling_fils }.
desk-remainder_only = Only what is left
desk-remainder_ceiling = What is left of the need is { $amount_fils }, as the duplicate desk ruled.
desk-until = Put off to
desk-until_hint = The day proposed is the end of the window.
desk-siblings = { $count ->
    [one] 1 case behind the same need
   *[other] { $count } cases behind the same need
}
desk-siblings_lead = All wait for the same answer. Choose which end together, by one ruling and one explanation.
desk-with = with { $who }

# Many at once.
desk-close_chosen = End the chosen cases together
desk-pick_this = Choose case { $number }
desk-chosen_cases = Chosen cases
desk-bulk_title = End cases together
desk-bulk_lead = Choose cases in the list, then the ruling and its grounds. You see what would become of each before anything is recorded.
desk-bulk_question = What do you rule in each case?
desk-bulk_text_hint = One text that stays in the record of each case. Name nothing of another case in it.
desk-bulk_step_choose = { $count ->
    [one] 1 case chosen.
   *[other] { $count } cases chosen.
}
desk-none_chosen = You have chosen no case. Go back to the list and choose:
desk-to_preview = Show what becomes of each
desk-preview_title = Before it is recorded
desk-preview_lead = { $ready } of { $count } will be ended. Nothing is recorded yet.
desk-col_outlook = What will happen
desk-confirm_all = { $count ->
    [one] Confirm: end 1 case
   *[other] Confirm: end { $count } cases
}
desk-row_unknown = No such case
desk-result_title = What became of each case
desk-result_lead = The ruling is recorded in { $closed } of { $count }.
desk-col_result = Result
desk-applied = Ruling recorded
desk-pending = Recorded, takes effect later
desk-refused = Not recorded
desk-refused_advice = Open the case to see what changed, and rule on it by itself.

# Taking a ruling back.
desk-undo_link = Take this ruling back
desk-undo_title = Take a ruling back
desk-undo_follows = What follows from it
desk-undo_again = The request goes back to the duplicate check as if the ruling had never been, and the desk is asked again if doubt remains.
desk-undo_study_stays = What was studied stays; signatures fall, if there are any.
desk-undo_course_stays = What was paid or closed stays as it is.
desk-undo_own_person = The applicant becomes a person of their own in the register.
desk-undo_record = The ruling and its taking back both stay in the story of the request.
desk-undo_reason = Why do you take it back?
desk-undo_submit = Take the ruling back
desk-undo_keep = Keep the ruling
desk-taken_back = Taken back
desk-done_undone = You took the ruling back.
desk-done_undone_follows = It takes effect in a moment and shows in the story of the request. Reload the page to see it.

# What a charity is told.
desk-notice_identify = The applicant may be registered already; the ministry's duplicate desk is making sure. Nobody is refused by a machine, and nothing is asked of you now.
desk-notice_identify_both = The applicant or the beneficiary may be registered already; the ministry's duplicate desk is making sure. Nobody is refused by a machine, and nothing is asked of you now.
desk-notice_calm = A possible match is with the ministry's duplicate desk, which rules on it. Nobody is refused by a machine, and nothing is asked of you now.
desk-notice_past = Found by the check; the duplicate desk has ruled on it.
desk-notice_deferred = The desk put its ruling off to { $until }; the request is then checked again.

# What the levels of a comparison mean.
match_name-exact = the same name
match_name-same = the same name, spelled otherwise
match_name-cross = the same name in the other script
match_name-nickname = a short or pet form of the name
match_name-part = a part of the name, or its initial
match_name-near = near in writing or sound
match_name-confusable = alike, but each a known name
match_name-childward = shifted by one name, as a child's from its parent's
match_name-parentward = shifted by one name, as a parent's from its child's
match_name-moved = the same name in another place
match_name-differ = two different names
match_name-cross_differ = two different names in two scripts
match_sex-same = the same sex
match_sex-differ = different sexes
match_birth-exact = the same date
match_birth-exact_estimate = the same estimate, 1 January
match_birth-swapped = day and month of birth swapped
match_birth-estimated = the same year, one of them estimated
match_birth-day_off = a day apart, as in converting a Hijri date
match_birth-one_part = one part differs
match_birth-near_estimate = neighbouring years, one of them estimated
match_birth-same_year = the same year
match_birth-close = at most three years apart
match_birth-siblings = years apart, as siblings are
match_birth-later = a generation younger
match_birth-earlier = a generation older
match_civil-exact = the same number
match_civil-exact_other_date = the same number, but its birth date is another
match_civil-exact_doubtful = the same number, with a wrong check digit
match_civil-one_edit = one digit differs
match_civil-two_edits = two digits differ
match_civil-differ_doubtful = different numbers, one of them wrong
match_civil-differ = two different valid numbers
match_phone-exact = the same telephone
match_phone-shared = the same telephone, shared by several people
match_phone-crowd = the same telephone, shared by very many
match_phone-one_edit = one digit differs
match_phone-differ = different telephones
match_address-exact = the same address
match_address-crowd = the same address, where very many live
match_address-part = the same block, and street or house
match_address-block = the same block
match_address-area = the same area
match_address-differ = different addresses

match_relation-same = Looks like the same person.
match_relation-sibling = If not the same, looks like a sibling.
match_relation-child = If not the same, looks like a child of this person.
match_relation-parent = If not the same, looks like a parent of this person.
match_relation-spouse = If not the same, looks like the spouse.
match_relation-kin = If not the same, looks like kin of another household.
match_relation-housemate = If not the same, looks like somebody living at the same address.
match_relation-namesake = If not the same, looks like a namesake.
match_relation-unrelated = If not the same, nothing shows that they are related.

match_rule-civil_id_agrees = The civil ID agrees and nothing speaks against it.
match_rule-civil_id_of_another = The civil ID agrees, but the rest is of another person.
match_rule-two_civil_ids = Two different valid civil IDs: never linked without a human.
match_rule-one_name_only = Nothing but one name was said, and it agrees.
match_rule-rivals = Two candidates are as good as each other: neither is linked without a human.
match_rule-too_little = Too little was said to look for.

match_key-civil_id = civil ID
match_key-phone = telephone
match_key-birth_given = date of birth and given name
match_key-birth_father = date of birth and father's name
match_key-birth_family = date of birth and family name
match_key-name_family = given, father's and family name
match_key-name_grandfather = given, father's and grandfather's name
match_key-year_family = year of birth, given and family name
match_key-year_father = year of birth, given and father's name
match_key-address = address
match_key-block_given = block, given name and year of birth
