"""The one object that speaks: every sentence, code, error, number and date in one language."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from fluent.runtime.types import FluentInt, FluentType

from domain.errors import FieldProblem, SanadError
from language.catalogues import Language, load_catalogue
from language.dates import HIJRI_FIRST, HIJRI_LAST, DateWords, WorkingDays
from language.numerals import Digits, format_dinars, format_number, format_percent

Param = str | int | date | datetime | None

CODED_PARAMS = {
    "role": "role",
    "decision": "decision",
    "task": "task",
    "stage": "stage",
    "outcome": "outcome",
    "paper": "paper",
    "reason": "reason",
    "wait": "wait",
    "section": "section",
    "session_state": "session_state",
}
"""Parameters of errors that are codes, and the family that words them."""

ID_PARAMS = frozenset({"holder", "actor"})
"""Parameters of errors that are account ids: never shown; a caller who knows the name gives it."""


@cache
def words_for(language: Language, digits: Digits = "latn") -> "Words":
    """The words of a language; `digits` shapes every number and date. Raises BrokenCatalogueError."""
    return Words(language, digits)


class Words:
    """Says everything in one language: plain text, never markup; what is filled in is isolated for bidi.

    Instants are aware and shown on the clock of Kuwait; money is in fils.
    """

    def __init__(self, language: Language, digits: Digits) -> None:
        self.language: Language = language
        self.digits: Digits = digits
        self.direction = "rtl" if language == "ar" else "ltr"
        self._catalogue = load_catalogue(language, digits)
        self._plain: dict[str, str] = {}
        self._dates = DateWords(self._flow, digits)

    def say(self, key: str, **params: Param) -> str:
        """The sentence of `key`.

        An int is grouped, and chooses the plural; an int called `…_fils` is money; a date and a datetime are
        worded as `day` and `instant` do; a text is shown as it is. A variable with a [none] variant may be
        left out, or be None or empty.

        Raises MissingWordError for a key without wording, or without a parameter that it needs.
        """
        plain = self._plain.get(key)
        return plain if plain is not None else self._compose(key, params, isolate=True)

    def has(self, key: str) -> bool:
        """True if there are words for `key`: what people typed may be no code of ours."""
        return key in self._catalogue.list_keys()

    def code(self, family: str, value: str) -> str:
        """The wording of a code of the domain: code("stage", "review"). Raises MissingWordError."""
        return self.say(f"{family}-{value}")

    def error(self, error: SanadError | FieldProblem, **names: str) -> str:
        """The sentence of a refusal; `names` words what the error carries as ids (holder, actor).

        Raises MissingWordError for a code without wording.
        """
        shown = {name: self._word_param(name, value) for name, value in error.params.items()}
        return self.say(f"error-{error.code.replace('_', '-')}", **{**shown, **names})

    def event(self, event: str, **params: Param) -> str:
        """The timeline's sentence of an event; what each takes stands in timeline.ftl, all of it optional."""
        return self.say(f"event-{event}", **params)

    def waiting(
        self,
        wait: str,
        since_at: datetime,
        now: datetime,
        *,
        due_at: datetime | None = None,
        then: str | None = None,
        then_at: datetime | None = None,
        who: str | None = None,
        level: int | None = None,
    ) -> str:
        """The sentence of an open wait: who is waited for, since when, and what happens next, when.

        `then` is a phase of the deadline (warn, breach, aid_manager, ministry) or `expiry`, at `then_at`; `level`
        counts signatures from one; once `due_at` is past, the sentence says how late it is.
        """
        late = due_at is not None and due_at <= now
        return self.say(
            f"wait-{wait}-sentence",
            since=self.since(since_at, now),
            late=self.until(due_at, now) if due_at and late else None,
            then=then if then_at else None,
            when=self._dates.when(then_at, now, in_sentence=True) if then_at else None,
            who=who,
            level=level,
        )

    def number(self, value: int | Decimal) -> str:
        """A grouped number."""
        return format_number(value, self.digits)

    def percent(self, share: float) -> str:
        """A share of one as a percentage with at most one decimal."""
        return format_percent(share, self.digits)

    def dinars(self, fils: int) -> str:
        """Fils as dinars with three decimals, without the currency."""
        return format_dinars(fils, self.digits)

    def money(self, fils: int) -> str:
        """Fils as dinars with three decimals and the currency."""
        return self._flow("money", dinars=self.dinars(fils))

    def day(self, on: date) -> str:
        """Weekday, day, month and year."""
        return self._dates.day(on)

    def day_short(self, on: date) -> str:
        """Weekday, day and month."""
        return self._dates.day_short(on)

    def day_both(self, on: date) -> str:
        """The Gregorian day with the Hijri one (Umm al-Qura) beside it, where that is known."""
        return self._dates.day_both(on)

    def day_hijri(self, on: date) -> str:
        """Day, month and year of Umm al-Qura; nothing where it is not known."""
        return self._dates.day_hijri(on) if HIJRI_FIRST <= on <= HIJRI_LAST else ""

    def instant(self, at: datetime, now: datetime | None = None) -> str:
        """Day and clock; the year is added if `now` is given and lies in another one."""
        return self._dates.instant(at, now)

    def clock(self, at: datetime) -> str:
        """Hours and minutes."""
        return self._dates.clock(at)

    def when(self, at: datetime, now: datetime) -> str:
        """A near instant as people say it: "Thursday 10:00"."""
        return self._dates.when(at, now)

    def since(self, at: datetime, now: datetime) -> str:
        """How long ago: "since Sunday", "for 11 days"."""
        return self._dates.since(at, now)

    def until(self, due_at: datetime, now: datetime, calendar: WorkingDays | None = None) -> str:
        """What is left, or how late it is; with the official calendar the days left are working days."""
        return self._dates.until(due_at, now, calendar)

    def days(self, count: int) -> str:
        """A number of days, for ages in tables."""
        return self._flow("days", count=count)

    def name(self, ar: str | None, en: str | None) -> str:
        """The name in the reader's language, else in the other."""
        return (ar or en or "") if self.language == "ar" else (en or ar or "")

    def list(self, items: Sequence[str]) -> str:
        """An enumeration, each item isolated: "a, b and c"."""
        isolated = [f"\u2068{item}\u2069" for item in items]
        if len(isolated) < 2:
            return "".join(isolated)
        before = isolated[0]
        for item in isolated[1:-1]:
            before = self._flow("list-more", before=before, next=item)
        return self._flow("list-last", before=before, last=isolated[-1])

    def _flow(self, key: str, **params: Param) -> str:
        return self._compose(key, params, isolate=False)

    def _compose(self, key: str, params: dict[str, Param], *, isolate: bool) -> str:
        sentence = self._catalogue.get(key)
        if sentence.plain is not None:
            self._plain[key] = sentence.plain
            return sentence.plain
        values = {
            name: self._show(name, value)
            for name, value in params.items()
            if value is not None and (value != "" or name in sentence.needed)
        }
        return self._catalogue.fill(sentence, values, isolate=isolate)

    def _show(self, name: str, value: str | int | date) -> str | FluentType:
        if isinstance(value, str):
            return value
        if isinstance(value, datetime):
            return self.instant(value)
        if isinstance(value, date):
            return self.day(value)
        return _ShownNumber.of(value, self.money(value) if name.endswith("_fils") else self.number(value))

    def _word_param(self, name: str, value: str | int) -> Param:
        if name in ID_PARAMS:
            return None
        if name in CODED_PARAMS:
            return self.code(CODED_PARAMS[name], str(value))
        if isinstance(value, str) and (name == "on" or name.endswith("_on")):
            return date.fromisoformat(value)
        return value


class _ShownNumber(FluentInt):
    """A number that chooses the plural as an int and is shown in our own digits."""

    shown: str

    @classmethod
    def of(cls, value: int, shown: str) -> "_ShownNumber":
        number = cls(value)
        number.shown = shown
        return number

    def format(self, locale: object) -> str:  # noqa: ARG002 (the digits are our own)
        return self.shown
