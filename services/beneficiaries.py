"""Whom the aid is for, where that is somebody else than the applicant: a child, a student."""

from uuid import UUID

from domain.identities import Party
from matching import Decision, Profile, Statement, merge_profiles, prepare
from services.households import join_household
from services.matches import lock_strong_keys, read_bands, weigh
from services.moves import Work
from services.people import enter_listed
from services.questions import ask, drop_question, find_doubts, write_check
from store.queries.identities import list_ruled, rule_pair
from store.queries.matches import file_person, find_profile
from store.queries.requests import get_beneficiary
from store.tables.requests import StatedBeneficiaryRow


def settle_beneficiary(work: Work, step_key: str) -> bool:
    """Tell who the aid is for, or ask the duplicate desk; True once it is settled, or if nobody else was named.

    A child nobody knows yet is entered into the household of the applicant, who has it in custody (rule 15).
    """
    row = work.db.get(StatedBeneficiaryRow, work.case.id)
    if row is None or get_beneficiary(work.db, work.case.id).person_id:
        return True
    statement = _read_statement(row)
    profile = prepare(statement)
    lock_strong_keys(work.db, profile, secret=work.secret)
    ruled = {each.person_id for each in list_ruled(work.db, work.case.id, Party.BENEFICIARY)}
    applicant = {work.case.person_id} if work.case.person_id else set[UUID]()
    verdict = weigh(work.db, profile, read_bands(work), secret=work.secret, without=ruled | applicant)
    doubts = find_doubts(work, verdict)
    if doubts is not None:
        ask(work, verdict, doubts, step_key, party=Party.BENEFICIARY)
        return False
    write_check(work, verdict)
    drop_question(work)
    if verdict.decision is Decision.LINK and verdict.best:
        name_beneficiary(work, UUID(verdict.best.person_id), profile)
    else:
        _enter(work, statement, profile)
    return True


def name_beneficiary(work: Work, person_id: UUID, profile: Profile | None = None) -> None:
    """The aid is for this person of the registry, who is found from now on as stated here too."""
    get_beneficiary(work.db, work.case.id).person_id = person_id
    stated = profile or prepare(_read_statement(work.db.get_one(StatedBeneficiaryRow, work.case.id)))
    known = find_profile(work.db, person_id)
    file_person(work.db, person_id, merge_profiles(stated, known) if known else stated, secret=work.secret)


def forget_beneficiary(work: Work) -> None:
    """Who the aid is for is a question again."""
    if work.db.get(StatedBeneficiaryRow, work.case.id):
        get_beneficiary(work.db, work.case.id).person_id = None
        work.db.flush()


def _enter(work: Work, statement: Statement, profile: Profile) -> None:
    person_id = enter_listed(work.db, statement, profile, secret=work.secret)
    get_beneficiary(work.db, work.case.id).person_id = person_id
    if work.case.household_id:
        join_household(work.db, person_id, work.case.household_id, at=work.at)
    for each in list_ruled(work.db, work.case.id, Party.BENEFICIARY):
        assert each.ruling and each.decision_id  # noqa: S101, PT018 (ruled by a decision)
        rule_pair(work.db, person_id, each.person_id, each.ruling, decision_id=each.decision_id, at=work.at)


def _read_statement(row: StatedBeneficiaryRow) -> Statement:
    return Statement.from_row(
        {
            "full_name": row.full_name,
            "sex": row.sex.value if row.sex else "",
            "birth_date": row.birth_on.isoformat() if row.birth_on else "",
            "civil_id": row.document_number,
        }
    )
