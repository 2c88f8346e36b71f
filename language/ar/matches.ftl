# Who is who: rulings, the evidence of a comparison, and what stands in the way of a need.

# What two people are to each other, as ruled.
ruling-same = الشخص نفسه
ruling-relative = قريب
ruling-different = شخص آخر
ruling-number_of_another = رقم استعمله شخص آخر

# What stands in the way: how far it has come, where it comes from, and both in one sentence that names nobody.
aid_state-asked = مطلوبة
aid_state-approved = معتمدة
aid_state-given = مصروفة
notice_source-charity = جهة أخرى
notice_source-outside = خارج النظام المركزي
notice_source-campaign = حملة سابقة
notice-charity_asked = مساعدة مماثلة مطلوبة لدى جهة أخرى
notice-charity_approved = مساعدة مماثلة معتمدة لدى جهة أخرى
notice-charity_given = مساعدة مماثلة صُرفت من جهة أخرى
notice-outside_asked = مساعدة مماثلة مطلوبة خارج النظام المركزي
notice-outside_approved = مساعدة مماثلة معتمدة خارج النظام المركزي
notice-outside_given = مساعدة مماثلة صُرفت خارج النظام المركزي
notice-campaign_asked = طلب مساعدة في حملة سابقة
notice-campaign_approved = مساعدة معتمدة في حملة سابقة
notice-campaign_given = مستفيد من حملة سابقة
