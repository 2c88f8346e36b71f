"""The sound of a name without its vowels, the same from either script: Mohammed = محمد = mhmd."""

import re
from functools import lru_cache

from matching.scripts import is_arabic

# Letters that clerks choose between for one sound share a class.
_ARABIC_CLASSES = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhkddrzsssdtdkfkklmnh", strict=True)),
        "ع": "",
        "ا": "",
    }
)
_LATIN_DIGRAPHS = (
    ("tch", "s"), ("sch", "s"), ("ksh", "ks"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("kh", "k"),
    ("gh", "k"), ("ph", "f"), ("bh", "b"), ("jh", "j"), ("zh", "j"), ("ck", "k"), ("qu", "k"), ("ce", "se"), ("ci", "si"),
    ("x", "ks"),
)  # fmt: skip
_LATIN_CLASSES = str.maketrans("bcdfghjklmnpqrstvxz", "bkdfkhjklmnbkrstfkz")
_ARABIC_LONG = str.maketrans("اوي", "awy")
_LOOSE = str.maketrans("jz", "ks")
_FOLDS = str.maketrans(
    "jz", "kd"
)  # Egyptian g and Gulf q for j, z for dh: one class where recall matters most
_DOUBLES = re.compile(r"([a-z])\1+")
_LATIN_VOWELS = re.compile("[aeiou]")
_SILENT = re.compile("(?<=.)[wy]")


@lru_cache(maxsize=1 << 15)
def make_skeleton(name: str) -> str:
    """Consonant classes of a folded name of one or more words, without blanks; may be empty ("Aya")."""
    return "".join(_skeleton_of_word(word) for word in name.split())


def fold_skeleton(skeleton: str) -> str:
    """The coarser skeleton used in keys."""
    return skeleton.translate(_FOLDS)


@lru_cache(maxsize=1 << 15)
def loosen_skeleton(skeleton: str) -> str:
    """What even a careless ear keeps apart: no h, and z heard as s."""
    return _DOUBLES.sub(r"\1", skeleton[:1] + skeleton[1:].replace("h", "")).lstrip("h").translate(_LOOSE)


def _skeleton_of_word(word: str) -> str:
    return _from_arabic(word) if is_arabic(word) else _from_latin(word)


def _from_arabic(word: str) -> str:
    word = word.replace("تش", "ش")
    if len(word) > 2 and word.endswith("ه"):
        word = word[:-1]
    sounds = word.translate(_ARABIC_LONG).replace("a", "").translate(_ARABIC_CLASSES)
    return _keep_opening_only(sounds, opens_with_glide=word[:1] in "وي")


def _keep_opening_only(sounds: str, *, opens_with_glide: bool) -> str:
    """Drop w and y (vowels in the other script) unless the word opens with one."""
    kept = sounds if opens_with_glide else sounds.lstrip("wy")
    return _SILENT.sub("", kept)


def _from_latin(word: str) -> str:
    word = _DOUBLES.sub(r"\1", word)
    for pair, single in _LATIN_DIGRAPHS:
        word = word.replace(pair, single)
    if len(word) > 2 and word.endswith("h") and word[-2] in "aeiou":
        word = word[:-1]
    opening = re.sub("^ou(?=[aeiou])", "w", word)
    sounds = _LATIN_VOWELS.sub("", opening).translate(_LATIN_CLASSES)
    return _keep_opening_only(sounds, opens_with_glide=opening[:1] in "wy")


@lru_cache(maxsize=1 << 15)
def write_long_vowels(name: str) -> str:
    """What is written of a name's sound with its long vowels: classes plus a, w (o, u) and y (e, i)."""
    out = []
    for word in name.split():
        if is_arabic(word):
            out.append(word.translate(_ARABIC_LONG).translate(_ARABIC_CLASSES))
        else:
            out.append(_latin_long(word))
    return "".join(out)


def _latin_long(word: str) -> str:
    word = _DOUBLES.sub(r"\1", word.replace("ee", "i").replace("oo", "u"))
    for pair, single in _LATIN_DIGRAPHS:
        word = word.replace(pair, single)
    return word.translate(_LATIN_CLASSES).translate(str.maketrans("oueiy", "wwyyy"))


def has_same_vowels(arabic: str, latin: str) -> bool:
    """Whether every long vowel written in Arabic can be heard in the Latin spelling, in order.

    نواف agrees with Nawaf and not with Nayef, though their skeletons are one.
    """
    heard = iter(write_long_vowels(latin))
    written = write_long_vowels(arabic).removesuffix("h")
    missed = sum(1 for letter in written[1:] if letter in "wy" and letter not in heard)
    return missed == 0
