"""Requests that applicants write at home: begun without a sign-in, saved sealed, resumed by their code, sent to the pool."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from sqlmodel import Session, delete

from domain.applications import (
    ALPHABET,
    CODE_LENGTH,
    LIFE,
    ApplicationEndedError,
    Draft,
    Question,
    find_open_question,
    list_problems,
    read_code,
    read_draft,
)
from domain.calendars import read_day
from domain.categories import Category, Paper
from domain.errors import FieldProblem, InvalidFieldsError
from domain.paper_files import PaperKeeper
from domain.requests import Channel
from services.contact_preferences import write_contact
from services.paper_files import add_files, keep_files
from services.policies import list_categories
from services.requests import check_freeze, write_case
from store.queries.accounts import get_door
from store.queries.policies import get_version_id, load_policy
from store.queries.requests import find_request
from store.scope import Seal, Store
from store.tables.applications import Application


@dataclass(frozen=True)
class ApplicationView:
    """What was written so far; `question` is the first page that was not answered, `number` that of the request once sent."""

    draft: Draft
    categories: Mapping[str, Category]
    question: Question | None
    number: str = ""
    request_id: UUID | None = None

    @property
    def category(self) -> Category | None:
        """What is asked for, once it was chosen."""
        return self.categories.get(self.draft.values.get("category", ""))


def begin_application(store: Store, *, at: datetime) -> str:
    """Begin an empty one; its code, by which alone it is found again. What nobody resumed in time is forgotten meanwhile."""
    code, row_id = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)), uuid4()
    with store.registry() as db:
        db.exec(delete(Application).where(Application.ends_at <= at))  # type: ignore[arg-type] # a column
        db.add(
            Application(
                token_digest=_digest(code),
                id=row_id,
                sealed=_seal(store.seal, row_id, Draft()),
                begun_at=at,
                saved_at=at,
                ends_at=at + LIFE,
            )
        )
    return code


def get_application(store: Store, code: str, *, at: datetime) -> ApplicationView:
    """What waits under a code. Raises ApplicationEndedError."""
    categories = {each.code: each for each in list_categories(store, at=at)}
    with store.registry() as db:
        row = _get(db, code, at=at)
        case = find_request(db, row.request_id) if row.request_id else None
        if case:
            return ApplicationView(Draft(), categories, None, case.number, case.id)
        return _view(_open(store.seal, row), categories)


def answer_question(
    store: Store,
    keeper: PaperKeeper,
    code: str,
    question: Question,
    values: Mapping[str, str],
    files: Mapping[Paper, tuple[bytes, ...]],
    *,
    at: datetime,
) -> ApplicationView:
    """Save the answers of one page, if they are well. Raises ApplicationEndedError, InvalidFieldsError."""
    view = get_application(store, code, at=at)
    draft = view.draft.answer(question, values)
    if problems := list_problems(draft, question, view.categories, today=read_day(at)):
        raise InvalidFieldsError(problems)
    category = view.category
    if question is Question.PAPERS and category:
        kept = keep_files(keeper, files, category.uploaded_papers)
        held = {**draft.files, **{paper.value: tuple(keys) for paper, keys in kept.items()}}
        draft = Draft(draft.values, held, draft.answered)
    with store.registry() as db:
        row = _get(db, code, at=at, lock=True)
        if row.request_id:
            raise ApplicationEndedError
        row.sealed, row.saved_at, row.ends_at = _seal(store.seal, row.id, draft), at, at + LIFE
    return _view(draft, view.categories)


def send_application(
    store: Store, code: str, *, consents: bool, language: str, at: datetime
) -> ApplicationView:
    """Register what was written as a request without a charity; sent twice it is registered once.

    Raises ApplicationEndedError, InvalidFieldsError.
    """
    with store.registry() as db:
        row = _get(db, code, at=at, lock=True)
        if row.request_id is None:
            if not consents:
                raise InvalidFieldsError([FieldProblem("consent", "consent_needed")])
            row.request_id = _register(store.seal, db, _open(store.seal, row), language, at=at)
            # What was written lies with the request now.
            row.sealed = b""
    return get_application(store, code, at=at)


def _register(seal: Seal, db: Session, draft: Draft, language: str, *, at: datetime) -> UUID:
    door, today = get_door(db), read_day(at)
    policy = load_policy(db, get_version_id(db, today))
    stated = read_draft(draft, policy.categories, today=today)
    check_freeze(db, stated, at=at)
    case = write_case(db, door, policy, stated, channel=Channel.SELF_SERVICE, at=at, received_at=at)
    add_files(db, case.id, {Paper(paper): keys for paper, keys in draft.files.items()}, at=at)
    write_contact(seal, db, case.id, draft.make_contact(language), by=door.account_id, at=at)
    return case.id


def _view(draft: Draft, categories: Mapping[str, Category]) -> ApplicationView:
    category = categories.get(draft.values.get("category", ""))
    return ApplicationView(draft, categories, find_open_question(draft, category))


def _get(db: Session, code: str, *, at: datetime, lock: bool = False) -> Application:
    row = db.get(Application, _digest(code), with_for_update=lock or None)
    if row is None or row.ends_at <= at:
        raise ApplicationEndedError
    return row


def _open(seal: Seal, row: Application) -> Draft:
    kept = json.loads(seal.open(row.sealed, row.id))
    files = {paper: tuple(keys) for paper, keys in kept["files"].items()}
    return Draft(kept["values"], files, tuple(kept["answered"]))


def _seal(seal: Seal, row_id: UUID, draft: Draft) -> bytes:
    return seal.seal(json.dumps(asdict(draft)), row_id)


def _digest(code: str) -> bytes:
    return sha256(b"application/" + read_code(code).encode()).digest()
