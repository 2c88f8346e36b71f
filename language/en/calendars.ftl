# The official calendar: a year of it, and declaring a day.

day_state-closed = Day off
day_state-open = Working day
calendars-title = Official calendar
calendars-year = Official calendar { $year }
calendars-lead = Every deadline runs in working time, Sunday to Thursday. Here is what differs: public holidays, Ramadan, and days that the ministry declared.
calendars-years = Years
calendars-working = { $count ->
    [one] One working day in this year.
   *[other] { $count } working days in this year.
}
calendars-day = Day
calendars-hijri = Hijri
calendars-is = What it is
calendars-span = { $first } to { $last }
calendars-today = today
calendars-hours = { $opens }–{ $closes }
calendars-off = Day off
calendars-declared = declared by the ministry
calendars-declare = Declare a day
calendars-declare_hint = What the sighting of the moon or a decree changes. You see how many deadlines move before anything is written; a later declaration for a day replaces an earlier one.
calendars-opens = Opens at
calendars-closes = Closes at
calendars-hours_hint = Only for a working day with other hours, such as 09:30.
calendars-to_check = See which deadlines move
calendars-check_closed = Declare { $day } a day off?
calendars-check_open = Declare { $day } a working day?
calendars-moves = { $count ->
    [one] One deadline moves.
   *[other] { $count } deadlines move.
}
calendars-earlier = { $count ->
    [one] One of them falls earlier than it does now.
   *[other] { $count } of them fall earlier than they do now.
}
calendars-keeps = The working time that each task has left stays what it is. What is past already stays too.
calendars-confirm = Declare it
calendars-done = { $count ->
    [one] The day is declared. One deadline was moved.
   *[other] The day is declared. { $count } deadlines were moved.
}
