"""Groups of a campaign: in a crisis one form registers whoever came and up to six others, all of them or none."""

from dataclasses import replace

from fastapi import APIRouter, Response

from domain.campaigns import GROUP_LIMIT
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.requests import BENEFICIARY_SUBJECTS, RequestForm, Urgency
from services import campaigns, requests
from web.amounts import spell_dinars
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission
from web.frame import REGISTRARS, show_page
from web.pages.campaigns import map_categories

router = APIRouter(prefix="/campaigns/{code}/groups")

PLACES = tuple(range(1, GROUP_LIMIT + 1))
TELLING = ("full_name", "document_number", "birth_date", "phone")
"""A place in which none of these is typed is nobody's."""
FIELDS_AT_MOST = 60 * GROUP_LIMIT


@router.get("/new")
async def show_form(visit: SignedIn, code: str) -> Response:
    """A place for each of seven people. Raises WrongRoleError, NotFoundError."""
    return await _show_form(visit, code, Typed())


@router.post("")
async def register_group(visit: SignedIn, code: str) -> Response:
    """Register everybody who was typed; sent again it shows the same numbers."""
    visit.actor.require(*REGISTRARS)
    data = await read_data(visit.request, fields=FIELDS_AT_MOST)
    forms = {place: read_form(data, RequestForm, f"{place}.") for place in PLACES}
    values: dict[str, object] = {}
    for place, form in forms.items():
        values |= list_values(form, f"{place}.")
    taken = [place for place in PLACES if any(getattr(forms[place], name).strip() for name in TELLING)]
    submission = read_submission(data, {"act": "register_group", "campaign": code, **values})
    sheet = await visit.ask(campaigns.get_sheet, code, at=visit.at)
    category, urgency = sheet.campaign.category, Urgency.NORMAL.value
    people = [replace(forms[place], category=category, urgency=urgency) for place in taken or PLACES[:1]]
    try:
        done = await visit.ask(campaigns.register_group, code, people, submission, at=visit.at)
    except InvalidFieldsError as error:
        problems = _name_places(error.problems, taken or list(PLACES[:1]))
        return await _show_form(visit, code, Typed(values, problems, submission.key), 422)
    for registered in done:
        await visit.house.processes.try_start(registered.request_id)
    return await show_page(
        visit,
        "campaign_group_done.html",
        section="campaigns",
        campaign=sheet.campaign,
        registered=tuple(zip(people, done, strict=True)),
    )


def _name_places(problems: tuple[FieldProblem, ...], taken: list[int]) -> tuple[FieldProblem, ...]:
    """The service counts those who were typed; the page has places that may be left empty between them."""
    found = []
    for problem in problems:
        place, _, name = problem.field.partition(".")
        is_of_person = place.isdecimal() and bool(name)
        field = f"{taken[int(place) - 1]}.{name}" if is_of_person else problem.field
        found.append(replace(problem, field=field))
    return tuple(found)


async def _show_form(visit: Visit, code: str, typed: Typed, status: int = 200) -> Response:
    visit.actor.require(*REGISTRARS)
    sheet = await visit.ask(campaigns.get_sheet, code, at=visit.at)
    category = (await map_categories(visit)).get(sheet.campaign.category)
    if category is None or not sheet.campaign.takes_groups:
        raise NotFoundError
    ceiling = spell_dinars(sheet.campaign.household_ceiling_fils)
    usual: dict[str, object] = {}
    for place in PLACES:
        usual |= {f"{place}.amount": ceiling, f"{place}.document_kind": "civil_id"}
    return await show_page(
        visit,
        "campaign_group.html",
        status,
        section="campaigns",
        campaign=sheet.campaign,
        category=sheet.campaign.narrow(category),
        asks_for_whom=category.family.subject in BENEFICIARY_SUBJECTS,
        places=PLACES,
        telling=TELLING,
        consent_edition=requests.CONSENT_TEXT,
        typed=typed if typed.values else replace(typed, values=usual),
    )
