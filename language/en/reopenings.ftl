# Opening a closed case again by the ministry.

reopening_reason-new_evidence = Papers or facts that were not in the file
reopening_reason-rule_misapplied = A rule was not applied as it should be
reopening_reason-applicant_returned = The applicant asks for it again
reopening_reason-ministry_direction = Direction of the ministry

reopenings-link = Open the case again
reopenings-title = Open the case again
reopenings-ended = The case ended: { $outcome }
reopenings-checked = It passes the duplicate check first: aid may have been given since it was closed.
reopenings-then_signature = Then it goes back to the level of sign-off that refused it; what was signed before stands.
reopenings-then_advice = Then it is studied anew, by another researcher than the one who advised to reject it.
reopenings-then_duplicate = If like aid still stands in its way, the duplicate desk looks at it again.
reopenings-then_study = Then it goes back to its study with what was written there, or to the pool if no charity has it.
reopenings-other = Whoever opens it again signs nothing of it afterwards.
reopenings-told = The reason stands in the record and its charity reads it; the applicant is told that there is news.
reopenings-reason = Why it is opened again
reopenings-text = The reason in words
reopenings-text_hint = What has changed, and how that is known.
reopenings-submit = Open the case again
reopenings-card = Opened again
