# Standing in for colleagues, giving a case to one, and putting one off.

stand_ins-title = Substitutes
stand_ins-lead = Whoever stands in sees and may act on what the absent colleague holds, where both have the same role. It ends by itself after the last day, and each act is recorded under the name of whoever acts.
stand_ins-absent = Absent colleague
stand_ins-substitute = Substitute
stand_ins-from = From
stand_ins-to = To the end of
stand_ins-reason = Reason
stand_ins-oneself = Me
stand_ins-name = Name the substitute
stand_ins-end = End it now
stand_ins-none = Nobody stands in for anybody
stand_ins-one_task = one case
stand_ins-span = { $from } to { $to }
stand_ins-acting_for = You act in the place of { $name }.
stand_ins-more = Put off, give to a colleague
stand_ins-snooze = Put off
stand_ins-snooze_hint = It stays yours and comes back on top of your list on that day. Its deadline runs on.
stand_ins-snoozed_until = Put off to { $until }. Its deadline runs on.
stand_ins-wake = Take up again now
stand_ins-reassign = Give to a colleague
stand_ins-delegate = Let a colleague act until
