"""Verification by sample: drawing confirmed receipts and asking about each; what is wrong opens an issue."""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from domain.calendars import read_day
from domain.errors import (
    AnsweredAlreadyError,
    ExcludedPersonError,
    FieldProblem,
    InvalidFieldsError,
    NotFoundError,
)
from domain.roles import Actor
from domain.samples import (
    SAMPLE_LIMIT,
    ResultForm,
    SampleForm,
    SampleResult,
    compute_sample_size,
    draw_sample,
    read_result,
    read_sample,
)
from domain.visits import combine
from services.delivery_issues import DRAWERS, READERS, open_issue
from services.requests import name_of
from services.submissions import Submission
from store.queries.samples import (
    ItemRow,
    find_item,
    find_sample,
    has_confirmed,
    list_items,
    list_receipts,
    list_samples,
)
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.samples import SampleItem, VerificationSample

SEED_LIMIT = 2**31 - 1


@dataclass(frozen=True)
class ItemView:
    """One receipt of a sample; the amount in fils."""

    item_id: UUID
    request_id: UUID
    number: str
    name: str
    amount_fils: int
    confirmed_at: datetime
    result: SampleResult | None
    text: str


@dataclass(frozen=True)
class SampleView:
    """A sample with its figures: of `population` receipts `size` are asked about; `results` counts the answers."""

    sample_id: UUID
    from_on: date
    until_on: date
    kind: str
    population: int
    size: int
    margin_percent: int
    confidence_percent: int
    seed: int
    drawn_at: datetime
    results: Mapping[SampleResult, int]
    items: tuple[ItemView, ...] = ()

    @property
    def asked(self) -> int:
        """How many have been answered."""
        return sum(self.results.values())


def draw(store: Store, actor: Actor, form: SampleForm, submission: Submission, *, at: datetime) -> UUID:
    """Draw a sample from the receipts that were confirmed on these days within the actor's scope.

    Raises WrongRoleError, KeyReusedError, InvalidFieldsError (also where nothing was confirmed, or too many would be asked).
    """
    actor.require(*DRAWERS)
    stated = read_sample(form, today=read_day(at))
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return known
        midnight = combine(stated.until_on + timedelta(days=1), time.min)
        population = list_receipts(
            db, stated.kind, from_at=combine(stated.from_on, time.min), until_at=midnight
        )
        size = compute_sample_size(
            len(population),
            margin_percent=stated.margin_percent,
            confidence_percent=stated.confidence_percent,
        )
        if not 0 < size <= SAMPLE_LIMIT:
            code = "sample_too_large" if size else "nothing_confirmed"
            raise InvalidFieldsError([FieldProblem("margin" if size else "from_on", code)])
        seed = secrets.randbelow(SEED_LIMIT)
        sample = VerificationSample(
            charity_id=actor.charity_id,
            from_on=stated.from_on,
            until_on=stated.until_on,
            kind=stated.kind,
            population=len(population),
            margin_percent=stated.margin_percent,
            confidence_percent=stated.confidence_percent,
            seed=seed,
            drawn_by=actor.account_id,
            drawn_at=at,
        )
        db.add(sample)
        db.flush()
        db.add_all(
            SampleItem(
                sample_id=sample.id,
                charity_id=actor.charity_id,
                request_id=receipt.request_id,
                instalment_id=receipt.instalment_id,
            )
            for receipt in draw_sample(population, size, seed)
        )
        remember_submission(db, actor.account_id, submission.key, submission.digest, sample.id)
        return sample.id


def note_result(
    store: Store, actor: Actor, item_id: UUID, form: ResultForm, submission: Submission, *, at: datetime
) -> UUID:
    """Write down what whoever was asked said; the id of the sample. Whatever is not simply received opens an issue.

    Raises NotFoundError, WrongRoleError, ExcludedPersonError (whoever confirmed a receipt of the case),
    AnsweredAlreadyError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*DRAWERS)
    result, text = read_result(form)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return known
        item = find_item(db, item_id)
        if item is None:
            raise NotFoundError
        if item.result:
            raise AnsweredAlreadyError
        if has_confirmed(db, item.request_id, actor.account_id):
            raise ExcludedPersonError
        item.result, item.text, item.asked_by, item.asked_at = result, text, actor.account_id, at
        if result is not SampleResult.RECEIVED:
            open_issue(db, actor, item, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, item.sample_id)
        return item.sample_id


def get_sample(store: Store, actor: Actor, sample_id: UUID) -> SampleView:
    """One sample with its receipts. Raises NotFoundError, WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        sample = find_sample(db, sample_id)
        if sample is None:
            raise NotFoundError
        return _view_sample(sample, list_items(db, sample.id), with_items=True)


def list_all(store: Store, actor: Actor) -> tuple[SampleView, ...]:
    """The samples of the actor's body, the latest first. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor, snapshot=True) as db:
        return tuple(_view_sample(row, list_items(db, row.id)) for row in list_samples(db))


def _view_sample(sample: VerificationSample, rows: list[ItemRow], *, with_items: bool = False) -> SampleView:
    return SampleView(
        sample_id=sample.id,
        from_on=sample.from_on,
        until_on=sample.until_on,
        kind=sample.kind,
        population=sample.population,
        size=len(rows),
        margin_percent=sample.margin_percent,
        confidence_percent=sample.confidence_percent,
        seed=sample.seed,
        drawn_at=sample.drawn_at,
        results=Counter(row.item.result for row in rows if row.item.result),
        items=tuple(_view_item(row) for row in rows) if with_items else (),
    )


def _view_item(row: ItemRow) -> ItemView:
    return ItemView(
        item_id=row.item.id,
        request_id=row.item.request_id,
        number=row.number,
        name=name_of(row.identity),
        amount_fils=row.amount_fils,
        confirmed_at=row.confirmed_at,
        result=row.item.result,
        text=row.item.text,
    )
