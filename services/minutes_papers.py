"""The minutes of a committee's session as a printed paper: worded from the text that was fixed when the session closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.calendars import read_day
from domain.categories import Category
from domain.printed_papers import Content, Document, Fact, PaperKind, Section, Signature, Table
from language.words import Words
from services.naming import CharityName
from services.paper_contents import make_document, word_both


def make_minutes(
    minutes: Mapping[str, Any],
    charity: CharityName | None,
    categories: Mapping[str, Category],
    *,
    at: datetime,
) -> Content:
    """The paper of fixed minutes, as read from their canonical JSON; `charity` is None for the ministry's committee.

    `categories` names the categories that its items stand under; one that is gone is shown by its code.
    """

    def word(words: Words) -> Document:
        sections = (
            _word_session(words, minutes),
            _word_attendance(words, minutes),
            _word_items(words, minutes, categories),
            _word_texts(words, minutes["items"]),
            _word_conflicts(words, minutes["items"]),
            _word_absences(words, minutes["items"]),
        )
        chair = _name(words, minutes["chair"])
        signatures = [
            Signature(words.say("printed_papers-chair"), chair),
            Signature(words.say("printed_papers-secretary"), _name(words, minutes["secretary"])),
            *(
                Signature(words.say("printed_papers-member"), name)
                for name in (_name(words, person) for person in minutes["present"])
                if name != chair
            ),
        ]
        return make_document(words, PaperKind.MINUTES, charity, sections, signatures, at=at)

    return word_both(word)


def _word_session(words: Words, minutes: Mapping[str, Any]) -> Section:
    say, committee = words.say, minutes["committee"]
    opened, closed = (datetime.fromisoformat(minutes[name]) for name in ("opened_at", "closed_at"))
    items = [item for item in minutes["items"] if item["decision"] == "approve"]
    return Section(
        say("printed_papers-session"),
        (
            Fact(say("printed_papers-committee"), words.name(committee["ar"], committee["en"])),
            Fact(say("printed_papers-session_number"), minutes["number"], is_code=True),
            Fact(say("printed_papers-held"), words.day_both(read_day(opened))),
            Fact(
                say("printed_papers-hours"),
                say("printed_papers-from_to", begins=words.clock(opened), ends=words.clock(closed)),
            ),
            Fact(say("printed_papers-count"), words.number(len(minutes["items"]))),
            Fact(say("printed_papers-total"), words.money(sum(item["amount_fils"] or 0 for item in items))),
        ),
    )


def _word_attendance(words: Words, minutes: Mapping[str, Any]) -> Section:
    names = [_name(words, person) for person in minutes["present"]]
    quorum = words.say("printed_papers-quorum_text", present=len(names), quorum=minutes["quorum"])
    stays = [_word_stay(words, stay) for stay in minutes.get("stays", ())]
    return Section(
        words.say("printed_papers-members"),
        paragraphs=(words.say("layout-comma").join(names), quorum, *filter(None, stays)),
    )


def _word_stay(words: Words, stay: Mapping[str, Any]) -> str:
    """When a member came late or left early; nothing of whoever sat from the opening to the end."""
    joined, left = (
        words.clock(datetime.fromisoformat(stay[name])) if stay[name] else None
        for name in ("joined_at", "left_at")
    )
    if joined or left:
        return words.say("printed_papers-stay", name=_name(words, stay), joined=joined, left=left)
    return ""


def _word_items(words: Words, minutes: Mapping[str, Any], categories: Mapping[str, Category]) -> Section:
    say = words.say
    head = ("item", "request_number", "category", "outcome", "amount", "reason")
    rows = tuple(
        (
            words.number(item["place"]),
            item["case"],
            _name_category(words, item["category"], categories),
            _word_outcome(words, item),
            words.money(item["amount_fils"]) if item["amount_fils"] else "",
            words.code("reason", item["reason"]) if item["reason"] else "",
        )
        for item in minutes["items"]
    )
    table = Table(
        tuple(say(f"printed_papers-{name}") for name in head), rows, codes=(1,), widths=(2, 5, 6, 4, 5, 5)
    )
    return Section(say("printed_papers-items"), table=table if rows else None)


def _word_outcome(words: Words, item: Mapping[str, Any]) -> str:
    """What was decided; of an item that fell away, why. Minutes of the first form do not say why."""
    if ground := item.get("fallen"):
        return words.code("fall_ground", ground)
    return words.code("item_decision", item["decision"]) if item["decision"] else ""


def _word_texts(words: Words, items: Sequence[Mapping[str, Any]]) -> Section:
    return Section(
        words.say("printed_papers-notes"),
        paragraphs=tuple(
            words.say("printed_papers-note", item=item["place"], text=item["text"])
            for item in items
            if item["text"]
        ),
    )


def _word_conflicts(words: Words, items: Sequence[Mapping[str, Any]]) -> Section:
    return Section(
        words.say("printed_papers-conflicts"),
        paragraphs=tuple(
            words.say(
                "printed_papers-conflict",
                item=item["place"],
                name=_name(words, left),
                ground=words.code("recusal_ground", left["ground"]),
            )
            for item in items
            for left in item["left"]
        ),
    )


def _word_absences(words: Words, items: Sequence[Mapping[str, Any]]) -> Section:
    return Section(
        words.say("printed_papers-absences"),
        paragraphs=tuple(
            words.say("printed_papers-absence", item=item["place"], name=_name(words, person))
            for item in items
            for person in item.get("absent", ())
        ),
    )


def _name(words: Words, person: Mapping[str, Any]) -> str:
    return words.name(person.get("ar"), person.get("en"))


def _name_category(words: Words, code: str, categories: Mapping[str, Category]) -> str:
    category = categories.get(code)
    return words.name(category.name_ar, category.name_en) if category else code
