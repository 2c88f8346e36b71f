"""Which language a caller is answered in."""

from language.catalogues import Language

DEFAULT: Language = "ar"
_SPOKEN: dict[str, Language] = {"ar": "ar", "en": "en", "*": DEFAULT}


def choose_language(accept: str | None) -> Language:
    """The language an Accept-Language header asks for first (RFC 9110 §12.5.4), Arabic if it asks for neither.

    Never raises: a header that cannot be read is no header.
    """
    wishes = [_read_wish(part) for part in (accept or "").split(",")]
    spoken = [(weight, _SPOKEN[tag]) for tag, weight in wishes if tag in _SPOKEN and weight > 0]
    return max(spoken, key=lambda wish: wish[0], default=(0.0, DEFAULT))[1]


def _read_wish(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";")
    primary = tag.strip().lower().partition("-")[0]
    name, _, value = weight.strip().partition("=")
    if name.strip().lower() != "q":
        return primary, 1.0
    try:
        return primary, float(value)
    except ValueError:
        return primary, 0.0
