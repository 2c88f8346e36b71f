"""One spelling for one letter: what keyboards, fonts and habits add to a name is taken off, script by script."""

import re
import unicodedata
from functools import lru_cache

from domain.digits import convert_digits

_ARABIC_MARKS = dict.fromkeys(
    [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06EE)]
)
_ARABIC_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیېئۓے", "ي"),
        **dict.fromkeys("ةۀەہھ", "ه"),
        **dict.fromkeys("ؤۇۆۋ", "و"),
        **dict.fromkeys("کڪگ", "ك"),
        **dict.fromkeys("ءٴ", ""),
        "چ": "ش",
        "پ": "ب",
        "ڤ": "ف",
        "ژ": "ز",
        "ٹ": "ت",
        "ڈ": "د",
        "ڑ": "ر",
        "ں": "ن",
    }
)
_LATIN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "dh"}
)
_APOSTROPHES = dict.fromkeys(map(ord, "'`´ʻʼʽʾʿˈ‘’\"“”"))
_NOT_WORD = re.compile("[^\u0621-\u063a\u0641-\u064aa-z]+")
_MOJIBAKE = re.compile("[ØÙÚÛ][\u0080-\u00bf‚„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸƒ]")
_SCRIPT_CHANGE = re.compile("(?<=[a-z])(?=[\u0621-\u064a])|(?<=[\u0621-\u064a])(?=[a-z])")
_CAPITAL_INSIDE = re.compile("(?<=[a-z])(?=[A-Z])")
_LONGEST_NAME = 120  # letters; what stands behind is not a name


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters (it never mixes two scripts)."""
    return word[:1] >= "\u0600"


@lru_cache(maxsize=1 << 14)
def fold_text(text: str) -> str:
    """Words of Arabic and Latin letters only, one blank between them, in one spelling per letter.

    Takes any text: digits, signs, direction marks and other scripts fall away, and the rest is cut at 120 letters.
    Arabic that was read in a wrong encoding is read again in the right one. A comma is kept as ",".
    """
    text = repair_encoding(text)
    text = _CAPITAL_INSIDE.sub(" ", unicodedata.normalize("NFKC", convert_digits(text)))
    text = text.translate(_ARABIC_MARKS).translate(_ARABIC_LETTERS)
    text = unicodedata.normalize("NFKD", text.lower().translate(_LATIN_LETTERS).translate(_APOSTROPHES))
    pieces = (
        _NOT_WORD.sub(" ", split_scripts(piece)).strip() for piece in re.split("[,،;؛]", strip_accents(text))
    )
    return " , ".join(piece for piece in pieces if piece)[:_LONGEST_NAME].rstrip()


def strip_accents(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def split_scripts(text: str) -> str:
    """A blank where one script follows the other inside a word: `احمدkhan` is two words."""
    return _SCRIPT_CHANGE.sub(" ", text)


def repair_encoding(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 or Latin-1; text that was not comes back as it is."""
    if not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
