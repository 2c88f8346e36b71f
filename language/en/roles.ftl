# The roles of charities, ministry and platform.

role-registrar = Data entry clerk
role-researcher = Social researcher
role-aid_manager = Head of aid department
role-charity_admin = Charity administrator
role-supervisor = Ministry supervisor
role-duplicate_desk = Duplicate desk
role-policy_officer = Policy officer
role-auditor = Auditor
role-operator = Operator
role-applicant = Applicant

# Whose signature a level of approval is.
level-aid_manager = Head of aid department
level-committee = Aid committee
level-ministry = Ministry
