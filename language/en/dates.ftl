# Days, instants, and how long ago or how long is left.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

hijri_month-1 = Muharram
hijri_month-2 = Safar
hijri_month-3 = Rabi al-Awwal
hijri_month-4 = Rabi al-Akhir
hijri_month-5 = Jumada al-Ula
hijri_month-6 = Jumada al-Akhira
hijri_month-7 = Rajab
hijri_month-8 = Shaban
hijri_month-9 = Ramadan
hijri_month-10 = Shawwal
hijri_month-11 = Dhu al-Qada
hijri_month-12 = Dhu al-Hijja

date-day_short = { $weekday } { $day } { $month }
date-day = { $short } { $year }
date-hijri = { $day } { $month } { $year } AH
date-both = { $day } ({ $hijri })
date-instant = { $day }, { $clock }
date-when = { $day } { $clock }
date-on = on { $moment }
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday

days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

since-moment = just now
since-minutes = { $count ->
    [one] for { $count } minute
   *[other] for { $count } minutes
}
since-hours = { $count ->
    [one] for { $count } hour
   *[other] for { $count } hours
}
since-yesterday = since yesterday
since-weekday = since { $weekday }
since-days = { $count ->
    [one] for { $count } day
   *[other] for { $count } days
}

until-moment = due any moment
until-minutes = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
until-hours = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
until-days = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
until-working_days = { $count ->
    [one] { $count } working day left
   *[other] { $count } working days left
}

overdue-moment = overdue as of now
overdue-minutes = { $count ->
    [one] overdue by { $count } minute
   *[other] overdue by { $count } minutes
}
overdue-hours = { $count ->
    [one] overdue by { $count } hour
   *[other] overdue by { $count } hours
}
overdue-days = { $count ->
    [one] overdue by { $count } day
   *[other] overdue by { $count } days
}

money = KD { $dinars }

# Enumerations.
list-more = { $before }, { $next }
list-last = { $before } and { $last }
