"""A clerk writes a name as he hears it: one script into the other by ear, and slips of the hand."""

import random

# Each sound is followed by the letters a clerk may choose for it; the first choices are the likelier ones.
LATIN_TO_ARABIC = {
    "sh": "ش", "ch": "تش|ش|ج", "th": "ث|ت", "dh": "ذ|د|ض", "kh": "خ|ك", "gh": "غ|ج", "ph": "ف", "bh": "ب|به",
    "ee": "ي", "oo": "و", "ou": "و", "aa": "ا", "ck": "ك", "qu": "ك|كو", "b": "ب", "p": "ب", "t": "ت|ط", "d": "د",
    "k": "ك|ق", "q": "ق|ك", "c": "ك|س", "g": "ج|غ|ق", "j": "ج", "f": "ف", "v": "ف|و", "s": "س|ص", "z": "ز|ذ",
    "x": "كس", "m": "م", "n": "ن", "l": "ل", "r": "ر", "h": "ه|ح", "w": "و", "y": "ي", "a": "ا|", "e": "ي||",
    "i": "ي|ي|", "o": "و", "u": "و|",
}  # fmt: skip
ARABIC_TO_LATIN = {
    "ا": "a", "أ": "a", "إ": "i|e", "آ": "aa|a", "ب": "b", "ت": "t", "ث": "th|s", "ج": "j|g", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh|z|th", "ر": "r", "ز": "z", "س": "s", "ش": "sh|ch", "ص": "s", "ض": "dh|d", "ط": "t",
    "ظ": "dh|z", "ع": "a||e", "غ": "gh|g", "ف": "f", "ق": "q|k|g", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "و": "w|ou|o", "ي": "y|i|ee", "ى": "a", "ة": "a|ah", "ؤ": "o", "ئ": "e|y", "ء": "",
}  # fmt: skip
SPELLING_HABITS = (
    ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "ou"), ("ou", "oo"), ("ei", "ai"), ("ai", "ei"), ("a", "e"),
    ("e", "a"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("k", "q"), ("th", "t"), ("dh", "d"), ("sh", "ch"), ("j", "g"),
    ("y", "i"), ("ss", "s"), ("mm", "m"), ("h", ""), ("v", "w"), ("z", "s"), ("o", "u"),
)  # fmt: skip
ARABIC_HABITS = (
    ("أ", "ا"), ("إ", "ا"), ("ا", "أ"), ("ة", "ه"), ("ه", "ة"), ("ى", "ي"), ("ي", "ى"), ("ئ", "ي"), ("ؤ", "و"),
    ("ء", ""), ("عبدال", "عبد ال"), ("عبد ال", "عبدال"), ("ض", "ظ"), ("ظ", "ض"), ("ي", "ی"), ("ك", "ک"), ("غ", "ق"),
)  # fmt: skip
VOWEL_GUESS = ("a", "a", "e", "i", "u", "")


def hear_in_arabic(rng: random.Random, latin: str) -> str:
    """A Latin name written in Arabic letters by ear."""
    text, heard, at = latin.lower().replace("-", " ").replace(".", ""), [], 0
    while at < len(text):
        pair, single = text[at : at + 2], text[at]
        if single == " ":
            heard.append(" ")
            at += 1
        elif pair in LATIN_TO_ARABIC:
            heard.append(rng.choice(LATIN_TO_ARABIC[pair].split("|")))
            at += 2
        else:
            doubled = at and text[at - 1] == single
            opening_vowel = (at == 0 or text[at - 1] == " ") and single in "aeiou"
            letter = "ا" if opening_vowel else rng.choice(LATIN_TO_ARABIC.get(single, "").split("|"))
            heard.append("" if doubled else letter)
            at += 1
    return "".join(heard).strip()


def hear_in_latin(rng: random.Random, arabic: str) -> str:
    """An Arabic name written in Latin letters by ear, the short vowels guessed."""
    out: list[str] = []
    for letter in arabic:
        if letter == " ":
            out.append(" ")
            continue
        sound = rng.choice(ARABIC_TO_LATIN.get(letter, "").split("|"))
        bare = out and out[-1] and out[-1][-1] not in "aeiouy " and sound and sound[0] not in "aeiou"
        out.append((rng.choice(VOWEL_GUESS) if bare and rng.random() < 0.75 else "") + sound)
    return " ".join(word.capitalize() for word in "".join(out).split())


def respell(rng: random.Random, text: str, times: int = 1) -> str:
    """The same sound in other letters of the same script."""
    habits = ARABIC_HABITS if any("\u0600" <= letter <= "\u06ff" for letter in text) else SPELLING_HABITS
    for _ in range(times):
        fitting = [habit for habit in habits if habit[0] in text[1:]]
        if fitting:
            old, new = rng.choice(fitting)
            text = text[0] + text[1:].replace(old, new, 1)
    return text


def mistype(rng: random.Random, text: str) -> str:
    """One slip: a letter lost, doubled, exchanged with its neighbour, or another in its place."""
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text))
    alphabet = "ابتجحدرسعفقكلمنهوي" if "\u0600" <= text[at] <= "\u06ff" else "aeiounrstlmdk"
    return rng.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
            text[:at] + rng.choice(alphabet) + text[at + 1 :],
        )
    )
