"""The board of deadlines: every open case by where it stands and since when, each number a link to its list."""

from dataclasses import replace
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from domain.boards import BoardForm
from services import boards
from services.boards import Tally
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.frame import show_marked
from web.questions import read_kinds

router = APIRouter()

HEATS = ((0.5, 4), (0.25, 3), (0.1, 2), (0.0, 1))
"""The share beyond its deadline above which a cell is so warm."""


def read_board(
    charity: str = "",
    kind: str = "",
    place: str = "",
    wait: str = "",
    min_days: str = "",
    max_days: str = "",
    late: str = "",
    open: str = "",  # noqa: A002 (the word of the address)
) -> BoardForm:
    """Which open cases are meant, from the address."""
    return BoardForm(charity, kind, place, wait, min_days, max_days, late, open)


Wanted = Annotated[BoardForm, Depends(read_board)]


@router.get("/board")
async def show_board(visit: SignedIn, wanted: Wanted) -> Response:
    """The board; 304 while its figures are those that the reader has. Raises WrongRoleError, InvalidFieldsError."""
    board = await visit.ask(boards.describe_board, wanted, at=visit.at)
    return await show_figures(
        visit,
        "board.html",
        wanted,
        replace(board, until_at=board.tiles.since_at),
        section="board",
        board=board,
        kinds=await read_kinds(visit),
        here=add_query("/board", charity=wanted.charity, kind=wanted.kind),
        heat=compute_heat,
    )


async def show_figures(
    visit: Visit, template: str, wanted: BoardForm, figures: object, **context: object
) -> Response:
    """A page of figures of the board, each number with the address of its list."""
    return await show_marked(
        visit,
        template,
        (wanted, figures),
        wanted=wanted,
        list_of=partial(link_list, wanted),
        charity_list=partial(link_charity, wanted),
        **context,
    )


def link_list(wanted: BoardForm, **more: str | int | None) -> str:
    """The address of the list of exactly those cases."""
    given = {"charity": wanted.charity, "kind": wanted.kind, "open": "1"}
    return add_query("/requests", **given, **{name: str(value) for name, value in more.items() if value})


def link_charity(wanted: BoardForm, charity_id: UUID, late: int | None = None) -> str:
    """The address of the list of one charity's cases."""
    return link_list(replace(wanted, charity=str(charity_id)), late=late)


def compute_heat(tally: Tally) -> int:
    """How warm a cell is, from 0 to 4: the share beyond its deadline, told in words beside it."""
    return next((heat for above, heat in HEATS if tally.late_share > above), 0)
