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
