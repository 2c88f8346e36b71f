"""ASCII digits out of what people type and paste: Arabic-Indic and Persian digits, invisible marks."""

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_INVISIBLE_MARKS = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)

_TO_ASCII = str.maketrans(_ARABIC_INDIC + _PERSIAN, "0123456789" * 2, _INVISIBLE_MARKS)


def convert_digits(text: str) -> str:
    """Return `text` with ASCII digits, without direction and zero-width marks, trimmed at both ends."""
    return text.translate(_TO_ASCII).strip()
