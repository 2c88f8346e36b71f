# Days, instants, and how long ago or how long is left.

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

hijri_month-1 = محرم
hijri_month-2 = صفر
hijri_month-3 = ربيع الأول
hijri_month-4 = ربيع الآخر
hijri_month-5 = جمادى الأولى
hijri_month-6 = جمادى الآخرة
hijri_month-7 = رجب
hijri_month-8 = شعبان
hijri_month-9 = رمضان
hijri_month-10 = شوال
hijri_month-11 = ذو القعدة
hijri_month-12 = ذو الحجة

date-day_short = { $weekday } { $day } { $month }
date-day = { $short } { $year }
date-hijri = { $day } { $month } { $year } هـ
date-both = { $day } ({ $hijri })
date-instant = { $day }، { $clock }
date-when = { $day } { $clock }
date-on = يوم { $moment }
date-today = اليوم
date-tomorrow = غداً
date-yesterday = أمس

days = { $count ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}

since-moment = منذ لحظات
since-minutes = { $count ->
    [zero] منذ لحظات
    [one] منذ دقيقة
    [two] منذ دقيقتين
    [few] منذ { $count } دقائق
    [many] منذ { $count } دقيقة
   *[other] منذ { $count } دقيقة
}
since-hours = { $count ->
    [zero] منذ أقل من ساعة
    [one] منذ ساعة
    [two] منذ ساعتين
    [few] منذ { $count } ساعات
    [many] منذ { $count } ساعة
   *[other] منذ { $count } ساعة
}
since-yesterday = منذ أمس
since-weekday = منذ { $weekday }
since-days = { $count ->
    [zero] منذ اليوم
    [one] منذ يوم
    [two] منذ يومين
    [few] منذ { $count } أيام
    [many] منذ { $count } يوماً
   *[other] منذ { $count } يوم
}

until-moment = يحلّ الموعد خلال لحظات
until-minutes = { $count ->
    [zero] يحلّ الموعد خلال لحظات
    [one] تتبقّى دقيقة
    [two] تتبقّى دقيقتان
    [few] تتبقّى { $count } دقائق
    [many] تتبقّى { $count } دقيقة
   *[other] تتبقّى { $count } دقيقة
}
until-hours = { $count ->
    [zero] تتبقّى أقل من ساعة
    [one] تتبقّى ساعة
    [two] تتبقّى ساعتان
    [few] تتبقّى { $count } ساعات
    [many] تتبقّى { $count } ساعة
   *[other] تتبقّى { $count } ساعة
}
until-days = { $count ->
    [zero] يحلّ الموعد اليوم
    [one] يتبقّى يوم
    [two] يتبقّى يومان
    [few] تتبقّى { $count } أيام
    [many] يتبقّى { $count } يوماً
   *[other] يتبقّى { $count } يوم
}
until-working_days = { $count ->
    [zero] يحلّ الموعد اليوم
    [one] يتبقّى يوم عمل
    [two] يتبقّى يوما عمل
    [few] تتبقّى { $count } أيام عمل
    [many] يتبقّى { $count } يوم عمل
   *[other] يتبقّى { $count } يوم عمل
}

overdue-moment = متأخرة منذ لحظات
overdue-minutes = { $count ->
    [zero] متأخرة منذ لحظات
    [one] متأخرة منذ دقيقة
    [two] متأخرة منذ دقيقتين
    [few] متأخرة منذ { $count } دقائق
    [many] متأخرة منذ { $count } دقيقة
   *[other] متأخرة منذ { $count } دقيقة
}
overdue-hours = { $count ->
    [zero] متأخرة منذ أقل من ساعة
    [one] متأخرة منذ ساعة
    [two] متأخرة منذ ساعتين
    [few] متأخرة منذ { $count } ساعات
    [many] متأخرة منذ { $count } ساعة
   *[other] متأخرة منذ { $count } ساعة
}
overdue-days = { $count ->
    [zero] متأخرة منذ اليوم
    [one] متأخرة منذ يوم
    [two] متأخرة منذ يومين
    [few] متأخرة منذ { $count } أيام
    [many] متأخرة منذ { $count } يوماً
   *[other] متأخرة منذ { $count } يوم
}

money = { $dinars } د.ك

# Enumerations: the last name is joined to its "and".
list-more = { $before }، { $next }
list-last = { $before } و{ $last }
