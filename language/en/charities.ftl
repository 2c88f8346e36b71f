# Charities for the ministry: their standing and what they are registered for.

charities-title = Charities
charities-lead = Which bodies may act, and which categories of aid each is registered for.
charities-standing = Standing
charities-registered_for = Registered for
charities-categories = { $count ->
    [one] one category
   *[other] { $count } categories
}
charities-from = From
charities-until = Until
charities-open_ended = until a circular ends it
charities-no_grants = The charity is registered for no category today.
charities-end = End …
charities-end_title = End { $category } at this charity?
charities-end_lead = From the day after, the charity registers no request of this category. Cases registered by then run to their end.
charities-end_confirm = End it on that day
charities-grant = Grant a category
charities-grant_title = Grant { $charity } a category
charities-grant_lead = From that day on the charity registers and pulls requests of this category.
charities-grant_hint = Those of the version in force; one that is granted already is not among them.
charities-grant_confirm = Grant it
charities-change_standing = Change the standing
charities-new_standing = New standing
charities-means_active = It acts again from today on. What was taken from it does not come back by itself.
charities-means_suspended = It may do nothing until it is reinstated; its open cases are taken from it.
charities-means_dissolved = It has ended; its open cases are taken from it.
charities-reason = Reason
charities-reason_hint = Kept in the record under the circular. No names of applicants.
charities-heir = Who goes on with running payments
charities-no_heir = Nobody yet: they wait for a supervisor
charities-heir_hint = Each payment is handed over only where that charity is registered for the category and has a fund that may pay.
charities-to_check = What follows from it
charities-check_active = Reinstate { $charity }?
charities-check_suspended = Suspend { $charity }?
charities-check_dissolved = Dissolve { $charity }?
charities-follows_active = Its people can sign in and act from this moment on.
charities-follows_people = Its people can do nothing from this moment on.
charities-follows_pool = { $count ->
    [one] One open case goes back to the pool.
   *[other] { $count } open cases go back to the pool.
}
charities-follows_paying = { $count ->
    [one] One case that is being paid is handed over.
   *[other] { $count } cases that are being paid are handed over.
}
charities-follows_heir = They go to the charity that goes on.
charities-follows_no_heir = They wait until a supervisor directs each of them.
charities-follows_record = What the charity wrote stays in the record, and its opinion is shown to nobody else.
charities-confirm_active = Reinstate it now
charities-confirm_suspended = Suspend it now
charities-confirm_dissolved = Dissolve it now
charities-done_standing = { $count ->
    [one] The standing is changed. One case is being taken from the charity.
   *[other] The standing is changed. { $count } cases are being taken from the charity.
}
charities-done_granted = The category is granted.
charities-done_ended = The category ends on that day.
