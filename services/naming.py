"""How people and bodies are named to a reader: a charity never learns a name of another body's staff."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from domain.categories import FundSource
from domain.roles import Actor
from language.words import words_for
from store.ahead import map_many
from store.queries.accounts import list_accounts
from store.queries.charities import list_charities, map_sources
from store.tables.accounts import Account
from store.tables.charities import Charity, Fund


@dataclass(frozen=True)
class PersonName:
    """A member of staff; both names are empty where the reader may only know that the ministry acted."""

    account_id: UUID
    name_ar: str
    name_en: str
    is_ministry: bool


@dataclass(frozen=True)
class CharityName:
    """A charity."""

    id: UUID
    name_ar: str
    name_en: str


@dataclass(frozen=True)
class FundName:
    """What a reader may call a fund: its own charity by name, the ministry by where its money comes from."""

    name_ar: str
    name_en: str


class Naming:
    """The names of some accounts, as the session's scope lets them be known."""

    def __init__(self, db: Session, account_ids: Iterable[UUID | None]) -> None:
        self._known: dict[UUID, Account] = list_accounts(db, (one for one in account_ids if one))

    def find(self, account_id: UUID | None) -> PersonName | None:
        """The name of an account; None for the system itself."""
        if account_id is None:
            return None
        account = self._known.get(account_id)
        if account is None:
            return PersonName(account_id, "", "", is_ministry=True)
        return PersonName(account.id, account.name_ar, account.name_en, account.charity_id is None)


def map_fund_names(db: Session, actor: Actor, fund_ids: Collection[UUID]) -> dict[UUID, FundName]:
    """These funds as the actor may know them: the name of one may be that of its donor, which no ministry reads."""
    if not fund_ids:
        return {}
    if actor.is_ministry:
        return {fund_id: name_source(source) for fund_id, source in map_sources(db, fund_ids).items()}
    return {row.id: FundName(row.name_ar, row.name_en) for row in map_many(db, Fund, fund_ids).values()}


def name_source(source: FundSource) -> FundName:
    """What a fund is called by where its money comes from."""
    return FundName(words_for("ar").code("fund_source", source), words_for("en").code("fund_source", source))


def list_charity_names(db: Session) -> dict[UUID, CharityName]:
    """Every charity by id: who they are is public, whose case is whose is not."""
    return {row.id: CharityName(row.id, row.name_ar, row.name_en) for row in list_charities(db)}


def find_charity_name(db: Session, charity_id: UUID | None) -> CharityName | None:
    """One charity's name."""
    return name_charity(db.exec(select(Charity).where(col(Charity.id) == charity_id)).one_or_none())


def name_charity(row: Charity | None) -> CharityName | None:
    """The name of a charity that has been read."""
    return CharityName(row.id, row.name_ar, row.name_en) if row else None
