# مساعدات من خارج الدورة المستندية: مصدرها، وما الخطأ في صف منها.

outside_source-public_assistance = المساعدات العامة
outside_source-zakat_house = بيت الزكاة
outside_source-other = جهة أخرى

error-unknown-kind = لا يوجد نوع مساعدة بهذا الرمز.
error-code-twice = هذا الرمز مذكور في صف سابق من الملف. لكل مساعدة رمزها.
error-recorded-otherwise = سُجّلت بهذا الرمز مساعدة أخرى: نوعها أو مبلغها أو تاريخها مختلف. بقي المسجل كما هو.
