# التقويم الرسمي: سنة منه وإعلان يوم.

day_state-closed = يوم عطلة
day_state-open = يوم عمل
calendars-title = التقويم الرسمي
calendars-year = التقويم الرسمي { $year }
calendars-lead = تسري كل مهلة بوقت العمل من الأحد إلى الخميس. وهنا ما يخالف ذلك: العطل الرسمية ورمضان وما أعلنته الوزارة.
calendars-years = السنوات
calendars-working = { $count ->
    [zero] لا أيام عمل في هذه السنة.
    [one] يوم عمل واحد في هذه السنة.
    [two] يوما عمل في هذه السنة.
    [few] { $count } أيام عمل في هذه السنة.
    [many] { $count } يوم عمل في هذه السنة.
   *[other] { $count } يوم عمل في هذه السنة.
}
calendars-day = اليوم
calendars-hijri = الهجري
calendars-is = صفته
calendars-span = { $first } إلى { $last }
calendars-today = اليوم
calendars-hours = { $opens } إلى { $closes }
calendars-off = عطلة
calendars-declared = أعلنته الوزارة
calendars-declare = إعلان يوم
calendars-declare_hint = ما تغيّره رؤية الهلال أو قرار. ترون كم مهلة تتحرك قبل أن يكتب شيء، والإعلان اللاحق ليوم يحل محل سابقه.
calendars-opens = يبدأ العمل
calendars-closes = ينتهي العمل
calendars-hours_hint = لِيوم عمل بساعات أخرى فقط، مثل 09:30.
calendars-to_check = كم مهلة تتحرك
calendars-check_closed = إعلان { $day } عطلة؟
calendars-check_open = إعلان { $day } يوم عمل؟
calendars-moves = { $count ->
    [zero] لا تتحرك مهلة.
    [one] تتحرك مهلة واحدة.
    [two] تتحرك مهلتان.
    [few] تتحرك { $count } مهل.
    [many] تتحرك { $count } مهلة.
   *[other] تتحرك { $count } مهلة.
}
calendars-earlier = { $count ->
    [zero] لا تتقدم منها مهلة على موعدها الآن.
    [one] تتقدم منها مهلة واحدة على موعدها الآن.
    [two] تتقدم منها مهلتان على موعدهما الآن.
    [few] تتقدم منها { $count } مهل على موعدها الآن.
    [many] تتقدم منها { $count } مهلة على موعدها الآن.
   *[other] تتقدم منها { $count } مهلة على موعدها الآن.
}
calendars-keeps = يبقى لكل مهمة ما بقي لها من وقت العمل، وما مضى يبقى كما هو.
calendars-confirm = إعلانه
calendars-done = { $count ->
    [zero] أُعلن اليوم، ولم تتحرك مهلة.
    [one] أُعلن اليوم، وتحركت مهلة واحدة.
    [two] أُعلن اليوم، وتحركت مهلتان.
    [few] أُعلن اليوم، وتحركت { $count } مهل.
    [many] أُعلن اليوم، وتحركت { $count } مهلة.
   *[other] أُعلن اليوم، وتحركت { $count } مهلة.
}
