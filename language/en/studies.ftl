# The study: its sheet, the score of need, papers ticked off, facts that travel, visits.

section-members = Household members
section-income = Income
section-debts = Debts
section-housing = Housing
section-assets = Means

health-well = Well
health-chronic_illness = Chronic illness
health-serious_illness = Serious illness
health-disability = Disability

income_source-salary = Salary
income_source-pension = Pension
income_source-public_assistance = Public assistance
income_source-alimony = Alimony
income_source-business = Business
income_source-rent_received = Rent received
income_source-family_support = Support from relatives
income_source-other = Other

creditor-bank = Bank
creditor-finance_company = Finance company
creditor-landlord = Landlord
creditor-government = Government body
creditor-shop = Shop
creditor-private_person = Private person
creditor-other = Other

tenure-rented = Rented
tenure-owned = Owned
tenure-government_housing = Government housing
tenure-with_family = With relatives
tenure-employer = From the employer
tenure-no_home = No home

housing_state-good = Good
housing_state-fair = Fair
housing_state-poor = Poor
housing_state-unfit = Unfit to live in

paper_state-presented = Presented
paper_state-missing = Asked for
paper_state-accepted = Accepted
paper_state-rejected = Not accepted

paper_fault-unreadable = Not readable
paper_fault-incomplete = Incomplete
paper_fault-out_of_date = Out of date
paper_fault-of_another_person = Belongs to another person
paper_fault-not_genuine = Not genuine

visit_state-booked = Booked
visit_state-done = Done
visit_state-missed = Nobody was there
visit_state-cancelled = Called off

fact_kind-members = Household members
fact_kind-dwelling = Housing
fact_kind-income = Income
fact_kind-papers = Papers seen
fact_kind-visit = Field visit

asked_field-phone = Telephone
asked_field-address = Address
asked_field-birth_date = Date of birth
asked_field-nationality = Nationality
asked_field-need = The need
asked_field-household_size = Size of the household
asked_field-members = Household members
asked_field-income = Income
asked_field-debts = Debts
asked_field-housing = Housing
asked_field-assets = Means
asked_field-lease_number = Lease number
asked_field-bill_number = Number of the bill or enforcement file
asked_field-payee = The payee

need_factor-per_capita = Income left for each member
need_factor-dependants = Dependants
need_factor-health = Health
need_factor-debts = Debts
need_factor-housing = Condition of the home
need_factor-crowding = Crowding
need_factor-assets = Means

need-title = Score of need
need-lead = It advises and decides nothing. It stays with your charity.
need-total = { $points } of { $most } points
need-edition = Weights { $edition }
need-not_answered = Not answered: no points.
need-sum_per_capita = (income { $income_fils } − rent { $rent_fils } − debts { $debts_fils }) ÷ { $members } = { $left_fils }
need-sum_dependants = { $young } below { $below_age }, { $old } from { $from_age } on, { $each } points each
need-sum_health = Chronic illness { $chronic_illness }, serious illness { $serious_illness }, disability { $disability }
need-sum_debts = Owed { $owed_fils } with an income of { $income_fils } a month: { $months } months
need-sum_housing = As seen or described
need-sum_crowding = { $members } members, { $rooms } rooms: { $per_room } for each room
need-sum_assets = Savings { $savings_fils } + property { $property_fils } = { $worth_fils }
need-rule_at_most = At most { $limit_fils }
need-rule_at_least = At least { $limit }
need-rule_none = No threshold met

studies-member_name = Name
studies-member_relation = Relation
studies-member_age = Age
studies-member_income = Income a month
studies-member_health = Health
studies-member_since = In the household since
studies-income_source = Source
studies-income_amount = Amount a month
studies-debt_creditor = Creditor
studies-debt_monthly = Paid a month
studies-debt_total = Left to pay
studies-tenure = Kind of home
studies-rooms = Rooms
studies-housing_state = Condition
studies-savings = Savings (KD)
studies-property_value = Other property (KD)
studies-vehicles = Cars
studies-more_rows = Save the draft to get more rows.
studies-income_hint = Sources below, or the whole income above.
studies-gaps = Still missing before approval can be recommended
studies-second_visit = The signer asked for a second visit on { $asked_at }.
studies-known = Verified before
studies-known_lead = By a study in the cycle, with the household's consent. Whose study it was is not shown.
studies-verified_in = Verified in { $month }
studies-papers_tick = Tick off the papers
studies-paper_state = State of: { $paper }
studies-paper_fault = What is wrong with: { $paper }
studies-keep_state = As it stands
studies-fault = What is wrong
studies-fields_back = Which facts are missing?
studies-fields_came = Which facts came?

visits-title = Visit plan
visits-lead = Booked field visits by day and area.
visits-none = No visit is booked in these days.
visits-print = Print
visits-from = From
visits-until = Until
visits-show = Show
visits-book = Book a field visit
visits-on = Day
visits-clock = Hour
visits-clock_hint = Such as 10:30
visits-note = Note for the way
visits-do_book = Book the visit
visits-booked_for = A visit is booked for { $visit_at }.
visits-do_done = The visit was made
visits-do_missed = Nobody was there
visits-do_cancel = Call it off
visits-household = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
visits-block = Block { $block }
visits-street = Street { $street }
visits-house = House { $house }
visits-no_area = Area not stated
