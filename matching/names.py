"""A stated name becomes four slots: particles, titles and articles go, compound names become one word."""

import re
from collections import deque
from functools import lru_cache
from typing import Literal, NamedTuple

from matching.scripts import fold_text, is_arabic
from matching.tables import read_titles

_SONS = frozenset("بن ابن بنت ولد bin ibn bint ben bn binti walad ould".split())
_KUNYAS = frozenset("ابو ابي ابا بو ام abu abou abo bu umm um om".split())
_ARTICLES = frozenset("ال al el ul il".split())
_SUN_ARTICLES = frozenset("ash ach as an ar at az ad ath adh es ed er en ur us un ud".split())
_COMPOUND_OPENINGS = frozenset(
    "de dela del delos los las la san santa van von st دي ديلا ديل ديلوس لا سان".split()
)
_ABD_ALONE = frozenset("عبد عبدال عبدول عبدل abd abdul abdel abdal abdool abdol".split())
_LATIN_ABD = re.compile("^abd[aeou]*(?=[^aeou])")
_ARABIC_ABD = re.compile("^عبد(?:ال|ول|ل)?(?=..)")


Place = Literal["first", "later", "full"]


class Slots(NamedTuple):
    """A name in one script: each slot holds words with single blanks between them, or nothing."""

    given: str = ""
    father: str = ""
    grandfather: str = ""
    family: str = ""


def read_slots(given: str, father: str, grandfather: str, family: str) -> tuple[Slots, ...]:
    """Slots as a form has them, one result per script found.

    Everything in the first slot and nothing in the others is read as a full name.
    """
    if given and not (father or grandfather or family):
        return read_full_name(given)
    by_script = [
        _split_words(given, "first"),
        *(_split_words(text, "later") for text in (father, grandfather, family)),
    ]
    forms = (Slots(*(" ".join(words[script]) for words in by_script)) for script in (0, 1))
    return tuple(form for form in forms if any(form))


@lru_cache(maxsize=1 << 14)
def read_full_name(text: str) -> tuple[Slots, ...]:
    """Slots of an unsplit name, one result per script; a comma means that the family stands first.

    1 word = given; 2 = given + family; 3 = given + father + family; more = given + father + grandfather + last.
    """
    folded = fold_text(text)
    if " , " in folded:
        first, rest = folded.split(" , ", 1)
        folded = f"{rest.replace(' , ', ' ')} {first}"
    return tuple(_fill_slots(words) for words in _split_words(folded.strip(" ,"), "full") if words)


def _fill_slots(words: list[str]) -> Slots:
    given, *middle = words[:3] if len(words) > 3 else words[:-1] or words
    last = words[-1] if len(words) > 1 else ""
    father, grandfather = [*middle, "", ""][:2]
    return Slots(given, father, grandfather, last)


@lru_cache(maxsize=1 << 14)
def _split_words(text: str, place: Place) -> tuple[list[str], list[str]]:
    """Clean words of one slot: (Arabic, Latin)."""
    words = [word for word in fold_text(text).split() if word != ","]
    arabic = [word for word in words if is_arabic(word)]
    latin = [word for word in words if not is_arabic(word)]
    return _clean_words(arabic, place), _clean_words(latin, place)


def _clean_words(words: list[str], place: Place) -> list[str]:
    queue, cleaned = deque(_drop_titles(words)), list[str]()
    while queue:
        word = queue.popleft()
        if not queue:
            cleaned.append(word)
        elif word in _ABD_ALONE:
            cleaned.append(_join_abd(word, queue))
        elif word in _KUNYAS:
            name = queue.popleft()
            if not cleaned or (not queue and _may_end_in_kunya(place, len(cleaned))):
                cleaned.append(word + name)
        elif is_article(word, queue[0]):
            if (
                place != "later" and not cleaned and word in _ARTICLES
            ):  # in the first place it belongs to the name: Al-Anoud
                queue[0] = word + queue[0]
        elif word in _COMPOUND_OPENINGS:
            queue[0] = word + queue[0]
        elif word not in _SONS:
            cleaned.append(word)
    return [
        _settle(word, keeps_article=place != "later" and number == 0) for number, word in enumerate(cleaned)
    ]


def _may_end_in_kunya(place: Place, words_before: int) -> bool:
    """Whether Abu Zaid at the end is the family; after a given name alone it is only what friends say."""
    return place == "later" or (place == "full" and words_before < 3)


def _drop_titles(words: list[str]) -> list[str]:
    titles = read_titles()
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    return words


def is_article(word: str, following: str) -> bool:
    """Whether `word` is an article before `following`: al, el, and ash-, an- … before a letter of their own."""
    return word in _ARTICLES or (word in _SUN_ARTICLES and following[0] == word[1])


def _join_abd(opening: str, queue: deque[str]) -> str:
    """عبد and the name after it as one word without the article."""
    name = queue.popleft()
    if queue and is_article(name, queue[0]):
        name = queue.popleft()
    return ("عبد" if is_arabic(opening) else "abd") + strip_article(name)


def _settle(word: str, *, keeps_article: bool) -> str:
    """One spelling for joined Abd- names; no article except in the first place."""
    if word.startswith("عبد") and len(word) > 5:
        return "عبد" + _ARABIC_ABD.sub("", word)
    if word.startswith("abd") and len(word) > 6:
        return _settle_latin_abd(word)
    return word if keeps_article else strip_article(word)


def _settle_latin_abd(word: str) -> str:
    tail = _LATIN_ABD.sub("", word)
    has_article = tail.startswith("l") and not tail.startswith("lati")
    doubled = len(tail) > 1 and tail[0] == tail[1]
    tail = tail[1:] if (has_article or doubled) and len(tail) > 2 else tail
    return "abd" + tail if tail else word


@lru_cache(maxsize=1 << 14)
def strip_article(word: str) -> str:
    """The word without a leading ال, al-, el-, if enough of it is left to be a name."""
    if word.startswith("ال") and len(word) >= 4 and word != "الله":
        return word[2:]
    if word[:2] in ("al", "el") and len(word) >= 6:
        return word[2:]
    return "ali" if word in ("alali", "elali") else word
