"""/board: where every open case stands, and since when."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.doors import SignedVisit
from api.refusals import describe_refusals
from api.schemas.boards import BoardAnswer
from api.schemas.shapes import Text
from domain.boards import BoardForm
from domain.errors import WrongRoleError
from services import boards

router = APIRouter(tags=["boards"])


@router.get("/board", responses=describe_refusals(WrongRoleError(), field="kind"))
def describe_board(
    visit: SignedVisit,
    charity: UUID | None = None,
    kind: Annotated[Text, Query(max_length=40)] = "",
) -> BoardAnswer:
    """Open cases by place and age, of one charity or kind if named; an aid manager reads those of his charity."""
    wanted = BoardForm(charity=str(charity or ""), kind=kind)
    return BoardAnswer.model_validate(
        boards.describe_board(visit.house.store, visit.actor, wanted, at=visit.at)
    )
