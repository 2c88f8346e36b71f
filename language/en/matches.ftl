# Who is who: rulings, the evidence of a comparison, and what stands in the way of a need.

# What two people are to each other, as ruled.
ruling-same = The same person
ruling-relative = A relative
ruling-different = A different person
ruling-number_of_another = Number used by someone else

# What stands in the way: how far it has come, where it comes from, and both in one sentence that names nobody.
aid_state-asked = Asked for
aid_state-approved = Approved
aid_state-given = Given
notice_source-charity = Another charity
notice_source-outside = Outside the central system
notice_source-campaign = Earlier campaign
notice-charity_asked = Like aid asked for at another charity
notice-charity_approved = Like aid approved at another charity
notice-charity_given = Like aid given by another charity
notice-outside_asked = Like aid asked for outside the central system
notice-outside_approved = Like aid approved outside the central system
notice-outside_given = Like aid given outside the central system
notice-campaign_asked = Asked for aid of an earlier campaign
notice-campaign_approved = Aid of an earlier campaign approved
notice-campaign_given = Helped by an earlier campaign

# One field said in full: its name, its level (desk.ftl), signed bits for (+) or against (−) one person.
match-for = { $field }: { $level } ({ $bits } bits)
match-against = { $field }: { $level } ({ $bits } bits). { $relation }
match-nothing = { $field }: { $level } (says nothing either way)

# Ways of looking that were too crowded to be followed.
match-degraded = The check was degraded: { $what }.
match_crowded-civil_id = this number is shared by very many
match_crowded-phone = this phone is shared by very many
match_crowded-birth_given = this date of birth and given name are shared by very many
match_crowded-birth_father = this date of birth and father's name are shared by very many
match_crowded-birth_family = this date of birth and family name are shared by very many
match_crowded-name_family = this given, father's and family name are shared by very many
match_crowded-name_grandfather = this given, father's and grandfather's name are shared by very many
match_crowded-year_family = this given and family name are shared by very many born in that year
match_crowded-year_father = this given and father's name are shared by very many born in that year
match_crowded-address = this address is shared by very many
match_crowded-block_given = this given name is shared by very many of that block and year of birth
