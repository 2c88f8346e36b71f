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

# One field said in full: its name, its level (desk.ftl), signed bits for (+) or against (−) one person.
match-for = { $field }: { $level } ({ $bits } بت)
match-against = { $field }: { $level } ({ $bits } بت). { $relation }
match-nothing = { $field }: { $level } (لا يرجّح شيئاً)

# Ways of looking that were too crowded to be followed.
match-degraded = لم يكتمل الفحص: { $what }.
match_crowded-civil_id = هذا الرقم يشترك فيه كثيرون جداً
match_crowded-phone = هذا الهاتف يشترك فيه كثيرون جداً
match_crowded-birth_given = تاريخ الميلاد هذا مع الاسم الأول يشترك فيهما كثيرون جداً
match_crowded-birth_father = تاريخ الميلاد هذا مع اسم الأب يشترك فيهما كثيرون جداً
match_crowded-birth_family = تاريخ الميلاد هذا مع اسم العائلة يشترك فيهما كثيرون جداً
match_crowded-name_family = الاسم الأول واسم الأب واسم العائلة هذه يشترك فيها كثيرون جداً
match_crowded-name_grandfather = الاسم الأول واسم الأب واسم الجد هذه يشترك فيها كثيرون جداً
match_crowded-year_family = الاسم الأول واسم العائلة هذان يشترك فيهما كثيرون جداً من مواليد تلك السنة
match_crowded-year_father = الاسم الأول واسم الأب هذان يشترك فيهما كثيرون جداً من مواليد تلك السنة
match_crowded-address = هذا العنوان يشترك فيه كثيرون جداً
match_crowded-block_given = هذا الاسم الأول يشترك فيه كثيرون جداً من تلك القطعة ومن مواليد تلك السنة
