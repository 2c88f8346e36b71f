"""List aid and campaigns (rule 19): what a circular opens, what may be wrong with a row of a list, when a list is signed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from domain.categories import Category, Paper, PayeeKind
from domain.digits import convert_digits
from domain.errors import MalformedAmountError, RefusedError
from domain.forms import FormReader, read_date
from domain.money import read_dinars

MOST_ROWS = 2000
"""Rows of one list: what one person can answer for with one signature."""

GROUP_LIMIT = 7
"""One person and six others: what one form of a crisis takes."""

STUDY_MONTHS = 6
"""How long a study serves for a list unless the circular says otherwise (rule 20)."""


_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
"""A code stands in addresses."""

_PARTED = re.compile(r"[\s,;،؛]+")
"""What parts the number of a pasted row from its amount."""


class CampaignClosedError(RefusedError):
    """The campaign is not open today: it begins on `first_on` and ends on `last_on`."""

    code = "campaign_closed"


class RowRefusal(StrEnum):
    """Why a row of a list is not entered; the other rows are not stopped by it."""

    NOT_FOUND = "not_found"
    NOT_STUDIED = "not_studied"
    STUDY_EXPIRED = "study_expired"
    LISTED_TWICE = "listed_twice"
    MALFORMED_AMOUNT = "malformed_amount"
    ABOVE_CEILING = "above_ceiling"
    TOTAL_REACHED = "total_reached"
    NO_PAYEE = "no_payee"


@dataclass(frozen=True)
class CampaignForm:
    """A campaign as typed; `papers` and `exclusion_lists` are codes, amounts dinars, days in any digits."""

    code: str = ""
    circular: str = ""
    name_ar: str = ""
    name_en: str = ""
    category: str = ""
    from_on: str = ""
    to_on: str = ""
    household_ceiling: str = ""
    total_ceiling: str = ""
    papers: tuple[str, ...] = ()
    exclusion_lists: tuple[str, ...] = ()
    study_months: str = ""
    most_rows: str = ""
    takes_groups: bool = False


@dataclass(frozen=True)
class StatedCampaign:
    """A campaign that can be opened; both days included, money in fils."""

    code: str
    circular: str
    name_ar: str
    name_en: str
    category: str
    from_on: date
    to_on: date
    household_ceiling_fils: int
    total_ceiling_fils: int
    papers: tuple[Paper, ...]
    exclusion_lists: tuple[str, ...]
    study_months: int
    most_rows: int
    takes_groups: bool

    def require_open(self, today: date) -> None:
        """Raise CampaignClosedError unless the campaign is open on that day in Kuwait."""
        if not self.from_on <= today <= self.to_on:
            raise CampaignClosedError(first_on=self.from_on.isoformat(), last_on=self.to_on.isoformat())

    def narrow(self, category: Category) -> Category:
        """The category as this campaign gives it: with its papers, and no more than its ceiling."""
        ceiling = min(category.ceiling_fils, self.household_ceiling_fils)
        return replace(category, papers=self.papers, ceiling_fils=ceiling)


@dataclass(frozen=True)
class ListRow:
    """A row of a list as typed: the number of the request under which its household was studied, and an amount."""

    number: str
    amount: str = ""


@dataclass(frozen=True)
class Studied:
    """What the record says of the request that a row names; without a recommendation nothing was studied."""

    request_id: UUID
    household_id: UUID | None
    studied_on: date | None
    payee_id: UUID | None
    payee_kind: PayeeKind | None = None


@dataclass(frozen=True)
class JudgedRow:
    """A row that is entered with its amount, or refused with the reason."""

    number: str
    amount_fils: int = 0
    source: Studied | None = None
    refusal: RowRefusal | None = None


def read_campaign(
    form: CampaignForm,
    categories: Mapping[str, Category],
    lists: Mapping[str, Collection[str]],
    *,
    today: date,
) -> StatedCampaign:
    """Read a campaign; `lists` maps each exclusion list to the categories it holds, `today` is the day in Kuwait.

    Raises InvalidFieldsError with every problem at once.
    """
    reader = FormReader()
    code = reader.text("code", form.code, required=True, limit=40).upper()
    if code and not _CODE.fullmatch(code):
        reader.blame("code", "malformed_campaign_code")
    texts = {
        name: reader.text(name, getattr(form, name), required=True)
        for name in ("circular", "name_ar", "name_en")
    }
    category = categories.get(form.category.strip().upper())
    if category is None:
        reader.blame("category", "unknown_category" if form.category.strip() else "required")
    from_on = reader.value("from_on", form.from_on, read_date, required=True)
    to_on = reader.value("to_on", form.to_on, read_date, required=True)
    if from_on and to_on and to_on < from_on:
        reader.blame("to_on", "ends_before_it_begins")
    if to_on and to_on < today:
        reader.blame("to_on", "in_the_past")
    household = reader.value("household_ceiling", form.household_ceiling, read_dinars, required=True)
    total = reader.value("total_ceiling", form.total_ceiling, read_dinars, required=True)
    if household and category and household > category.ceiling_fils:
        reader.blame("household_ceiling", "above_ceiling", ceiling_fils=category.ceiling_fils)
    if household and total and household > total:
        reader.blame("household_ceiling", "above_ceiling", ceiling_fils=total)
    papers = _read_papers(reader, form.papers, category)
    months = reader.count(
        "study_months", form.study_months, limit=24, code="unknown_choice", default=STUDY_MONTHS
    )
    most_rows = reader.count(
        "most_rows", form.most_rows, limit=MOST_ROWS, code="unknown_choice", default=MOST_ROWS
    )
    exclusions = tuple(dict.fromkeys(each.strip() for each in form.exclusion_lists if each.strip()))
    if any(category is None or category.code not in lists.get(each, ()) for each in exclusions):
        reader.blame("exclusion_lists", "unknown_list")
    reader.finish()
    assert category and from_on and to_on and household and total  # noqa: S101, PT018 (finish() proved it)
    return StatedCampaign(
        code, **texts, category=category.code, from_on=from_on, to_on=to_on,
        household_ceiling_fils=household, total_ceiling_fils=total, papers=papers,
        exclusion_lists=exclusions, study_months=months, most_rows=most_rows, takes_groups=form.takes_groups,
    )  # fmt: skip


def read_pasted(text: str) -> tuple[ListRow, ...]:
    """The rows of a pasted table: in each line a number, and an amount after it if the line says one."""
    lines = (_PARTED.split(convert_digits(line).strip(), maxsplit=1) for line in text.splitlines())
    return tuple(ListRow(line[0], line[1].strip() if line[1:] else "") for line in lines if line[0])


def judge_rows(
    campaign: StatedCampaign,
    rows: Collection[ListRow],
    found: Mapping[str, Studied],
    *,
    left_fils: int,
    payee_kind: PayeeKind,
    today: date,
) -> tuple[JudgedRow, ...]:
    """Judge each row in its order; `found` are the requests of the charity by number, `left_fils` is left of the total.

    A row without an amount asks for the household's ceiling. A refused row takes nothing from the total, so that a
    later, smaller one may still be entered. A household stands in a list once. Whoever was paid before must be of `payee_kind`, unless aid is in kind.
    """
    judged = list[JudgedRow]()
    households = set[UUID]()
    for row in rows:
        result = _judge_row(campaign, row, found.get(row.number.strip()), payee_kind=payee_kind, today=today)
        household = result.source.household_id if result.source else None
        if result.refusal is None and household in households:
            result = replace(result, refusal=RowRefusal.LISTED_TWICE)
        if result.refusal is None and result.amount_fils > left_fils:
            result = replace(result, refusal=RowRefusal.TOTAL_REACHED)
        if result.refusal is None and household:
            households.add(household)
            left_fils -= result.amount_fils
        judged.append(result)
    return tuple(judged)


def _judge_row(
    campaign: StatedCampaign, row: ListRow, source: Studied | None, *, payee_kind: PayeeKind, today: date
) -> JudgedRow:
    number = row.number.strip()
    try:
        amount = read_dinars(row.amount) if row.amount.strip() else campaign.household_ceiling_fils
    except MalformedAmountError:
        return JudgedRow(number, refusal=RowRefusal.MALFORMED_AMOUNT)
    first_on = today - timedelta(days=campaign.study_months * 30)
    is_studied = source is not None and source.studied_on is not None and source.household_id is not None
    in_kind = payee_kind is PayeeKind.IN_KIND
    faults = (
        (source is None, RowRefusal.NOT_FOUND),
        (not is_studied, RowRefusal.NOT_STUDIED),
        (bool(source and source.studied_on and source.studied_on < first_on), RowRefusal.STUDY_EXPIRED),
        (amount > campaign.household_ceiling_fils, RowRefusal.ABOVE_CEILING),
        (not in_kind and bool(source and source.payee_kind is not payee_kind), RowRefusal.NO_PAYEE),
    )
    refusal = next((refusal for is_wrong, refusal in faults if is_wrong), None)
    return JudgedRow(number, amount, source, refusal)


def _read_papers(reader: FormReader, typed: Collection[str], category: Category | None) -> tuple[Paper, ...]:
    """The papers of a crisis: some of those that the category asks for, or none named for all of them."""
    known = category.papers if category else ()
    if not typed:
        return tuple(known)
    if category and not set(typed) <= {paper.value for paper in known}:
        reader.blame("papers", "unknown_paper")
    return tuple(paper for paper in known if paper.value in set(typed))
