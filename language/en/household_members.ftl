# Members of an applicant's household as their body wrote them down: who joined and when, who left and why.

household_members-title = Members of the household
household_members-lead = Who lives from the applicant's purse, as your body wrote it down. Nobody is taken out of another household by this page.
household_members-none = Nobody is written down yet
household_members-none_advice = The applicant is the head. Add who lives with them.
household_members-civil_id = Civil ID
household_members-relation = Relation to the head
household_members-since = Since
household_members-add_title = Add a member
household_members-add = Add
household_members-added = The member is added.
household_members-ended = It is written down that the member left.
household_members-since_hint = The day of birth, of marriage, or of moving in.
household_members-end = No member any more
household_members-end_title = Did this member leave the household?
household_members-reason = Why?
household_members-end_go = Write it down
household_members-left = { $reason } since { $on }
household_members-unsettled = It is not settled yet who the applicant is. Members are written down after that.
leaving_reason-marriage = Marriage
leaving_reason-divorce = Divorce
leaving_reason-death = Death
leaving_reason-moved = Moved out
error-member-unclear = This may be somebody who is registered in another household. Nobody was added. Check the civil ID and the date of birth; if they are right, ask the duplicate desk.
