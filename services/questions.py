"""Questions of who is meant: when one is asked of the duplicate desk, what is laid before it, when it falls away."""

from uuid import UUID

from domain.cycle import EventType, Move, TaskKind, choose_check_stage
from domain.identities import Party
from domain.overlaps import Subject
from matching import Decision, Ranked, Rule, Verdict
from matching.verdicts import measure_belonging
from services.households import get_household
from services.matches import describe_basis, describe_evidence, read_bands
from services.moves import TaskDraft, Work, close_task, open_task, write_move
from services.needs import describe_subject, find_obstacle, get_family
from store.queries.identities import has_ruled_nobody, list_open_candidates
from store.queries.tasks import list_open_tasks
from store.tables.identities import IdentityCandidate, IdentityCheck


def drop_question(work: Work) -> None:
    """The question who is meant is settled, by a ruling or because it fell away."""
    for candidate in list_open_candidates(work.db, work.case.id):
        candidate.settled_at = work.at
    for task in list_open_tasks(work.db, work.case.id):
        if task.kind is TaskKind.IDENTIFY:
            close_task(work, task, actor_id=None)
    work.db.flush()


def find_doubts(work: Work, verdict: Verdict) -> tuple[Ranked, ...] | None:
    """The candidates to ask about; None if nothing needs asking. Too thin a statement asks without any."""
    if verdict.rule is Rule.TOO_LITTLE and has_ruled_nobody(work.db, work.case.id):
        return None
    if verdict.decision is Decision.ADJUDICATE:
        doubts = [each for each in verdict.ranked if each.decision is not Decision.CLEAR]
        return tuple(doubts or verdict.ranked[:1])
    relative = verdict.relative
    if verdict.decision is Decision.CLEAR and relative and _may_share_purse(work, relative):
        return (relative,)
    return None


def _may_share_purse(work: Work, relative: Ranked) -> bool:
    """Whether it matters who lives with whom: a household's need, and it is met where they probably live."""
    family, belonging = get_family(work), measure_belonging(relative)
    if family.subject is not Subject.HOUSEHOLD or not 0 <= belonging < read_bands(work).link_at:
        return False
    person_id = UUID(relative.person_id)
    subject = describe_subject(work, person_id, get_household(work.db, person_id, at=work.at))
    return find_obstacle(work, subject) is not None


def ask(
    work: Work,
    verdict: Verdict,
    shown: tuple[Ranked, ...],
    step_key: str,
    *,
    event: EventType = EventType.IDENTITY_HELD,
    party: Party = Party.APPLICANT,
) -> None:
    """Lay the candidates before the duplicate desk; a question that is open already gets the new ones."""
    tasks = [task for task in list_open_tasks(work.db, work.case.id) if task.kind is TaskKind.IDENTIFY]
    for candidate in list_open_candidates(work.db, work.case.id):
        candidate.settled_at = work.at
    check_id = write_check(work, verdict)
    work.db.add_all(
        IdentityCandidate(
            check_id=check_id,
            request_id=work.case.id,
            person_id=UUID(each.person_id),
            party=party,
            rank=rank,
            evidence=describe_evidence(each),
            key_kinds=[kind.value for kind in each.kinds],
        )
        for rank, each in enumerate(shown, start=1)
    )
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    write_move(
        work,
        Move(EventType.STILL_HELD if tasks else event, choose_check_stage(work.case.stage)),
        step_key=step_key,
    )
    if not tasks:
        open_task(work, TaskDraft(TaskKind.IDENTIFY))


def write_check(work: Work, verdict: Verdict) -> UUID:
    """Keep on what a look for somebody decided; its id."""
    row = IdentityCheck(
        request_id=work.case.id,
        decision=verdict.decision.value,
        basis=describe_basis(verdict),
        checked_at=work.at,
    )
    work.db.add(row)
    work.db.flush()
    return row.id
