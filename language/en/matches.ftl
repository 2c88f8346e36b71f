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
