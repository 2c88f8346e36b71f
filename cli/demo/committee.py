"""A committee of the demonstration: asked for by circular, one session of it in effect, the next with its agenda."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from cli.demo.bodies import Cast
from cli.demo.parts import BEFORE_COMMITTEE
from cli.demo.scenes import recommend
from cli.demo.stage import Play, ask, submit
from cli.wiring import House
from domain.calendars import read_day
from domain.policy_drafts import BandForm
from domain.roles import Actor, Role
from services.agendas import ItemForm, decide_items, list_waiting_cases, put_on_agenda
from services.committee_sessions import (
    OpeningForm,
    SessionForm,
    attach_scan,
    close_session,
    draft_session,
    get_session,
    open_session,
)
from services.committees import CommitteeForm, SeatForm, found_committee, seat_member
from services.policies import publish_draft
from services.policy_drafts import DraftEdit, DraftHead, begin_draft, edit_draft
from services.printed_minutes import issue_minutes
from services.printed_papers import print_paper
from services.sessions import get_actor

BODY = "waha"
MEMBERS = ("waha.manager", "waha.researcher2", "waha.admin")
CIRCULAR = "2026/57"
FLOOR = "1000"
"""From so many dinars on, up to the next band, the circular asks for a committee before the ministry signs."""

CUT = "1500"
DECIDED = 2
LISTED = 1


async def hold_committee(house: House, cast: Cast, progress: Callable[[], None]) -> None:
    """Publish the circular, bring cases before the committee, and let it sit over some of them."""
    policy = get_actor(house.store, cast.accounts["policy"], at=house.clock())
    secretary = get_actor(house.store, cast.find(BODY, Role.CHARITY_ADMIN), at=house.clock())
    await ask(_publish, house, policy)
    committee_id = await ask(_found, house, secretary)

    async def bring(play: Play) -> None:
        await play.enter()
        await recommend(play)
        progress()

    await asyncio.gather(*(bring(Play(house, cast, part)) for part in BEFORE_COMMITTEE))
    await ask(_sit, house, secretary, committee_id, tuple(cast.accounts[name] for name in MEMBERS))
    await ask(_lay, house, secretary, committee_id, LISTED)


def _publish(house: House, policy: Actor) -> None:
    """Whatever was registered before goes on by the version it was judged by."""
    store, at = house.store, house.clock()
    head = DraftHead(CIRCULAR, read_day(at).isoformat(), "لجنة المساعدات لما يبلغ ألف دينار")
    begun = begin_draft(store, policy, head, submit(head), at=at)
    bands = (*begun.form.bands, BandForm(FLOOR, levels=("committee", "ministry")))
    edit = DraftEdit(form=replace(begun.form, bands=tuple(sorted(bands, key=lambda band: float(band.floor)))))
    edit_draft(store, policy, begun.draft_id, edit, submit(edit), edition=1, at=at)
    publish_draft(store, policy, begun.draft_id, submit(begun), at=at)


def _found(house: House, secretary: Actor) -> UUID:
    store, at = house.store, house.clock()
    form = CommitteeForm("لجنة المساعدات", "Aid committee", "2")
    committee_id = found_committee(store, secretary, form, submit(form), at=at)
    for username in MEMBERS:
        seat = SeatForm(username)
        seat_member(store, secretary, committee_id, seat, submit(seat), at=at)
    return committee_id


def _lay(house: House, secretary: Actor, committee_id: UUID, most: int) -> UUID:
    """Draft a session with the cases that wait longest on its agenda."""
    store, at = house.store, house.clock()
    form = SessionForm()
    session_id = draft_session(store, secretary, committee_id, form, submit(form), at=at)
    waiting = list_waiting_cases(store, secretary, session_id)[:most]
    put_on_agenda(store, secretary, session_id, [row.task_id for row in waiting], at=at)
    return session_id


def _sit(house: House, secretary: Actor, committee_id: UUID, present: tuple[UUID, ...]) -> None:
    """One case is approved whole, one for less; the minutes are printed, and what was printed comes back signed."""
    store, at = house.store, house.clock()
    session_id = _lay(house, secretary, committee_id, DECIDED)
    open_session(store, secretary, session_id, OpeningForm(present, present[0]), at=at)
    whole, less = (item.item_id for item in get_session(store, secretary, session_id, at=at).items)
    forms = [
        ItemForm(whole, "approve"),
        ItemForm(less, "approve", CUT, text="يكفي هذا المبلغ لسداد المتأخر."),
    ]
    decide_items(store, secretary, session_id, forms, submit({"session": str(session_id)}), at=at)
    close_session(store, secretary, session_id, at=at)
    paper = issue_minutes(store, secretary, session_id, at=at)
    assert paper.paper_id is not None  # noqa: S101 (it was just issued)
    printed = print_paper(store, secretary, paper.paper_id, "ar", house.press, house.public_url, at=at)
    attach_scan(store, house.papers, secretary, session_id, printed.content, at=at)
