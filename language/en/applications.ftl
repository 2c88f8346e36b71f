# Applying at home: one question a page.

apply-title = Ask for aid
apply-lead = It takes about ten minutes. Your answers are saved after every page, and you can go on later. No charity knows your name before it takes your request to study it.
apply-needed = What you need
apply-needed_document = A civil ID or any identity document
apply-needed_phone = A phone we can write to
apply-needed_papers = Pictures of your papers; what is missing can follow
apply-begin = Begin a new request
apply-begun = You have a request that is not finished
apply-go_on = Go on
apply-sent_before = You sent your request. Its number is
apply-resume = Go on with a saved request
apply-code = Code to go on
apply-code_hint = Sixteen letters and digits that you were shown when you saved
apply-leave = Save and go on later
apply-left_title = Your request is saved
apply-left_lead = { $count ->
    [one] Write this code down. With it you go on from any phone within one day.
   *[other] Write this code down. With it you go on from any phone within { $count } days.
}
apply-left_safe = Nothing of your answers is left on this phone. Whoever knows the code can read them.
apply-next = Continue
apply-page_of = { $place } of { $pages }
apply-send = Send the request
apply-done_title = We have your request
apply-next_check = We check that no other charity has given this aid.
apply-next_pool = A charity takes it to study it; then we write to you.
apply-next_papers = You can send missing papers from the page of your request.

question-aid = What do you need?
question-document = Which identity document do you have?
question-name = What is your name?
question-birth = When were you born?
question-phone = Which phone can we write to?
question-safety = Is this phone yours alone?
question-home = Where do you live?
question-household = How many are in your family?
question-whom = Whom is the aid for?
question-need = How much do you need, and why?
question-papers = Pictures of your papers

apply-part_aid = Aid asked for
apply-part_document = Identity document
apply-part_name = Name
apply-part_birth = Birth
apply-part_phone = Phone
apply-part_safety = Safe contact
apply-part_home = Home
apply-part_household = Family
apply-part_whom = Whom the aid is for
apply-part_need = Need
apply-part_papers = Papers

apply-hint_aid = Choose what is nearest to your need.
apply-hint_name = As on your identity document.
apply-hint_phone = Sign-in codes and news go there. Our messages never say what aid it is, nor which charity.
apply-hint_safety = If others use it, our messages say only that there is news, and the PIN is asked afterwards.
apply-pin = A PIN that you choose
apply-hint_pin = Four to six digits, if the phone is shared.
apply-need = Describe your need in your own words
apply-hint_need = What has happened? Who depends on you?
apply-hint_papers = Take them in good light. What you do not have now can follow; nothing is approved before it comes.
apply-phone_own = The phone is yours alone
apply-safe_hours = Safe hours
apply-papers_here = Here already:
apply-papers_later = To follow:
