# Policy: drafts, what they change, what they would have changed, freezes.

fund_source-zakat = Zakat
fund_source-sadaqa = Sadaqa
fund_source-waqf = Waqf
fund_source-donor = Restricted by the donor
fund_source-general = General

policy_act-drafted = Draft begun
policy_act-edited = Draft changed
policy_act-discarded = Draft discarded
policy_act-published = Policy published
policy_act-day_declared = Day declared in the official calendar
policy_act-category_granted = Category granted to a charity
policy_act-category_ended = Category of a charity ended
policy_act-freeze_entered = Freeze ordered
policy_act-freeze_ended = Freeze ended

stop-registration = Registration
stop-approvals = Approvals

policy_part-kind = Kind of aid
policy_part-case_class = Class of case
policy_part-ladder = Escalation
policy_part-category = Category
policy_part-family = Overlap family
policy_part-band = Approval band
policy_part-allowance = Deadline
policy_part-threshold = Threshold of identity
policy_part-pause = Pause of new accounts

change_kind-added = Added
change_kind-removed = Removed
change_kind-changed = Changed

error-draft-closed = This draft was published or discarded. Nothing changes it any more.
error-stale-draft = Somebody changed this draft meanwhile. Open it again, then make your change.
error-circular-taken = { $circular ->
    [none] This circular number is taken.
   *[other] Circular { $circular } exists already: a version or an open draft has this number.
}
error-newer-version = { $circular ->
    [none] A newer version was published since this draft was begun. Publishing would take back what it says.
   *[other] Circular { $circular } was published since this draft was begun. Publishing would take back what it says. If that is meant, say so by naming it.
}
error-frozen = { $circular ->
    [none] { $until_on ->
        [none] The ministry has stopped this for now.
       *[other] The ministry has stopped this until the end of { $until_on }.
    }
   *[other] { $until_on ->
        [none] The ministry has stopped this by circular { $circular }.
       *[other] The ministry has stopped this by circular { $circular } until the end of { $until_on }.
    }
}
error-granted-already = The charity is granted this category already, from { $from_on } on.
error-after-the-end = This is after the day on which it ends anyway: { $end_on }.

policy_field-code = Code
policy_field-kind = Kind of aid
policy_field-case_class = Class of case
policy_field-name_ar = Arabic name
policy_field-name_en = English name
policy_field-conditions_ar = Conditions in Arabic
policy_field-conditions_en = Conditions in English
policy_field-family = Overlap family
policy_field-window = Window
policy_field-months = Months of the window
policy_field-ceiling = Ceiling
policy_field-recurrence = Recurrence
policy_field-payee_kind = Payee
policy_field-papers = Documents
policy_field-registry_papers = Documents from a registry
policy_field-fund_sources = Fund sources
policy_field-proofs = What proves a receipt
policy_field-restudy_months = Months until re-study
policy_field-pays_arrears = Arrears are paid afterwards
policy_field-fast_track = Fast track
policy_field-pilot = Pilot
policy_field-ministry_gate = Ministry sign-off required
policy_field-first_on = First day
policy_field-last_on = Last day
policy_field-circular = Circular
policy_field-subject = Subject of the window
policy_field-counts_outside = Aid from outside counts
policy_field-floor = From
policy_field-flags = For cases
policy_field-levels = Levels of sign-off
policy_field-task_kind = Task
policy_field-amount = Time
policy_field-unit = Unit of time
policy_field-warn_percent = Warning at per cent of the time
policy_field-aid_manager_hours = Working hours until the aid manager is told
policy_field-ministry_hours = Working hours until the ministry is told
policy_field-link_threshold = Linked without asking from
policy_field-adjudicate_threshold = Asked about from
policy_field-payee_pause = Hours in which a new account is not paid to

measure-refused = Requests refused at registration
measure-above_ceiling = Requests above the ceiling
measure-held = Cases held for overlap
measure-signatures = Signatures asked for
measure-deadlines_moved = Deadlines moved
measure-deadlines_breached = Deadlines breached
measure-approved_fils = Dinars approved
measure-held_fils = Dinars approved behind a hold
measure-orders_paused = Orders that would have waited for a new account

unplayed-other_terms = Cases registered on other terms (a list, a campaign): their registration is taken as it was
unplayed-no_identity = Cases whose identity is not settled: nothing is said of their holds
unplayed-hold_differs = Cases whose hold, or lack of one, the replay of their own version does not repeat
unplayed-levels_differ = Cases whose levels the replay of their own version does not repeat (passed to the ministry, say)
unplayed-clock_stopped = Tasks whose clock stood still: their deadlines are left out
unplayed-thresholds = The thresholds of identity change, and nothing of that is replayed
unplayed-counter_refusals = What was refused at the counter left no record: whom the draft would have let in does not show

policies-yes = yes
policies-no = no
policies-nothing = nothing
policies-added = { $what }: added
policies-removed = { $what }: removed
policies-changed = { $what } – { $field }: from { $before } to { $after }
policies-quorum = { $level } ({ $needed } of { $seats })
policies-band = Band from { $floor }
policies-band_for = Band from { $floor } ({ $flags })
policies-fast = { $task } (fast track)

error-too-many-cases = These are more cases than can be replayed while you wait: { $count }, where { $limit } is the most. The command policy simulate replays all of them.

policy_field-effective_on = Takes effect on
policy_field-title = Title
policy_field-notes = Notes
policy_field-bands = Approval bands
policy_field-categories = Categories of aid
policy_field-families = Overlap families
policy_field-until = Up to, and without

# The pages of the policy officer.

policies-title = Policy
policies-lead = What the ministry's circulars say: the version in force, those to come, and drafts that change nothing until they are published.
policies-draft = Draft { $circular }
policies-version = Circular { $circular }
policies-drafts = Drafts
policies-no_drafts = There is no open draft.
policies-no_day = not set yet
policies-based_on = Based on
policies-edited = Last changed
policies-begin = Begin a draft
policies-begin_lead = A draft begins as a copy of a version. Nothing changes for anybody until you publish it.
policies-circular_hint = The number of the circular that announces it, such as 2026-14.
policies-base_today = The version in force today
policies-base_version = Circular { $circular }, from { $day }
policies-versions = Versions
policies-published = Published
policies-standing = Standing
policies-in_force = In force
policies-coming = To come
policies-past = Past
policies-done_published = Circular { $circular } is published. Requests are registered under it from its day on.
policies-done_discarded = The draft of circular { $circular } is discarded.
policies-rules_from = rules requests registered from { $day } on
policies-version_changed = What it changed
policies-version_unchanged = The record keeps no change of it: it is the first version, or says what the one before said.
policies-acts = Who did what under this circular
policies-draft_line = a copy of circular { $base }, edition { $edition }, last changed { $since }
policies-state_open = Open
policies-state_published = Published: nothing changes it any more
policies-state_discarded = Discarded
policies-stale_title = Not saved: a colleague changed this draft while you wrote.
policies-stale_lead = What you typed is still in the form. Look at it once more and save it again.
policies-stale_mine = What saving would change now
policies-saved = Saved in the draft.
policies-saved_unfinished = Saved in the draft. What is still missing is listed below.
policies-checks = Ready to be published?
policies-lacks = { $count ->
    [one] One thing keeps it from being published:
   *[other] { $count } things keep it from being published:
}
policies-whole = Whole
policies-whole_lead = Nothing is missing. Look at what it changes and what it would have changed before you publish it.
policies-warnings = Worth a second look
policies-compare = { $count ->
    [one] Compare: one change
   *[other] Compare: { $count } changes
}
policies-simulate = Simulate
policies-to_publication = Publish …
policies-discard = Discard …
policies-new_category = New category
policies-copy_category = New one like it
policies-category = Category
policies-category_title = Category: { $category }
policies-open_days = Open for registration
policies-between = { $first } – { $last }
policies-from_day = from { $day }
policies-mark_added = new
policies-mark_changed = changed
policies-parts = Everything else it says
policies-part_bands = Approval bands
policies-part_bands_lead = Who signs off which amounts, and which cases need more signatures.
policies-part_windows = Windows and codes
policies-part_windows_lead = On whom a window of overlap runs, and the kinds of aid and classes of case that this circular brings.
policies-part_times = Deadlines and thresholds
policies-part_times_lead = How long each task may take, who is told when it is neglected, and when an identity is asked about.
policies-head = The draft as a whole
policies-effective_hint = Requests received from this day on are judged by it; no case that runs is moved. Day, month, year.
policies-notes_hint = Why it is made; kept in the record beside the version.
policies-save = Save in the draft
policies-save_category = Save the category in the draft
policies-remove_category = Leave it out of this draft
policies-part_names = What it is
policies-code_hint = Capital Latin letters and digits, such as SOLAR. It stays for good: statistics and registrations name it.
policies-kind_hint = What is given. A kind that is missing is added on the page of windows and codes.
policies-case_class_hint = Who it is for. Kind and class are two codes: statistics by kind never mix in classes.
policies-conditions_hint = What must hold of whoever asks, as the circular says it. Registrars, researchers and applicants read it.
policies-part_money = How much, how often, to whom, from which money
policies-ceiling_hint = In dinars. What is asked above it is refused at registration.
policies-payee_hint = Often not the applicant: a landlord, a hospital, a school. No cash is given.
policies-restudy_hint = Aid that recurs stops after so many months until the case is studied again. Left out: 12.
policies-sources_hint = Only funds of these sources may pay for it. Zakat is bound to its classes, an endowment to its condition.
policies-proofs_hint = One of these shows that the aid arrived. Without a tick any of them does.
policies-arrears = After a late renewal
policies-arrears_hint = What fell due between the end of one study and the next one.
policies-part_overlap = When like aid is in the way
policies-overlap_hint = Aid of the same family, pending or given inside the window at any charity, holds a request until the duplicate desk has ruled. Of two windows the longer holds. Nobody is refused by the machine.
policies-months_hint = Only where the window is a number of months.
policies-family_on = { $family } – { $subject }
policies-part_papers = Documents
policies-papers_hint = What comes from a registry is not asked of the applicant, but must be ticked as asked for as well.
policies-paper = Document
policies-paper_asked = Asked for
policies-paper_registry = From a registry
policies-part_days = From when, and with what care
policies-last_hint = Left out: until a circular ends it. Requests registered by then run to their end.
policies-category_circular_hint = Left out: that of this draft.
policies-flag_ministry_gate = Sign-off of the ministry
policies-flag_ministry_gate_means = Every approval ends at the ministry. Without a tick small amounts without flags may end at the charity, as the bands say.
policies-flag_fast_track = Fast track
policies-flag_fast_track_means = Every case of it is an emergency: tasks have the shorter times.
policies-flag_pilot = Pilot
policies-flag_pilot_means = It is marked as a pilot wherever it is shown, and bands may ask more of it.
policies-band_row = Band { $row }
policies-bands_hint = The bands for all cases begin at 0 and follow one another without a gap. A band with flags is for the cases that carry any of them, and comes before those for all. Signatures are given in their order, each by another person.
policies-signature = Signature { $place }
policies-new_band = Another band
policies-floor = From (dinars)
policies-until = Up to, and without (dinars)
policies-no_signature = None
policies-flags = Only for cases with one of these flags
policies-remove_row = Remove
policies-more_rows = Save to get more empty rows.
policies-families_hint = A family is a need. Its subject says on whom the window runs: rent on the lease, food on the household, fees on the student, sponsorship on the child. Another subject lets go of what was reserved on the old one.
policies-counts = Counts
policies-new_kinds = New kinds of aid
policies-new_kinds_hint = Those that this circular brings to the list; those on it stay.
policies-new_case_classes = New classes of case
policies-new_case_classes_hint = Widow, orphan, debtor and the like. Small Latin letters for the code.
policies-allowances = How long a task may take
policies-allowances_hint = Working time by the official calendar. Without a fast time of its own a task has the normal one.
policies-fast_amount = Fast track: time
policies-fast_unit = Fast track: unit
policies-ladders = Who is told of a neglected task
policies-ladders_hint = Left out: warning at 75 per cent, then the usual steps to the aid manager and the ministry.
policies-thresholds = Identity and new accounts
policies-thresholds_hint = From the first threshold on a person is linked without asking, from the second on the duplicate desk is asked. A new account is not paid to before its pause is over.
policies-col_row = What
policies-col_field = Field
policies-col_before = Before
policies-col_after = After
policies-comparison = What draft { $circular } changes of circular { $base }
policies-no_changes = It changes nothing
policies-no_changes_advice = The draft says what the version says that it began as. Change a category or another part first.
policies-discard_title = Discard draft { $circular }?
policies-discard_lead = Nothing of it takes effect, and it cannot be opened again. Its number becomes free.
policies-discard_confirm = Discard it
policies-publication = Publish circular { $circular }?
policies-follows = What follows
policies-follows_new = From its day on, requests are registered and judged by it, at every charity.
policies-follows_running = No case that runs is moved: each keeps the version it was registered under.
policies-follows_kept = A published version is never changed; another circular follows it.
policies-newer = A newer version was published since this draft began
policies-newer_meant = Circular { $circular } goes too: what it says is taken back by publishing this draft.
policies-publish = Publish it now
policies-what_changes = { $count ->
    [one] What it changes: one thing
   *[other] What it changes: { $count } things
}
policies-simulation = What draft { $circular } would have changed
policies-simulation_lead = The cases received since a day are judged once more by the draft, beside the version each was judged by. Nothing is written.
policies-simulation_unfinished = Only a whole draft can be simulated. Mend this first:
policies-since = Cases received since
policies-since_hint = { $limit ->
    [one] Day, month, year. At most one case is judged while you wait.
   *[other] Day, month, year. At most { $limit } cases are judged while you wait; a long stretch takes some seconds.
}
policies-simulated = { $count ->
    [one] One case received since { $day } was judged again.
   *[other] { $count } cases received since { $day } were judged again.
}
policies-differing = { $count ->
    [one] One differs.
   *[other] { $count } differ.
}
policies-figures = Figures
policies-figure = Figure
policies-as_it_was = As it was
policies-by_the_draft = By the draft
policies-cases_differing = Cases that differ
policies-which_cases = Which cases differ
policies-what_differs = What differs
policies-measured = { $measure }: { $before } as it was, { $after } by the draft
policies-cases_left = { $count ->
    [one] One more case differs. The command policy simulate lists all.
   *[other] { $count } more cases differ. The command policy simulate lists all.
}
policies-unplayed = What could not be judged again
