"""How somebody wants to read: language and shape of digits, kept in two cookies that say nothing else."""

from typing import get_args

from fastapi import Request, Response

from language.catalogues import Language
from language.numerals import Digits
from language.words import Words, words_for

LANGUAGE_COOKIE = "sanad_language"
DIGITS_COOKIE = "sanad_digits"
YEAR_SECONDS = 365 * 24 * 3600


def choose_language(value: str | None) -> Language:
    """The language of that name; Arabic unless it is one of ours."""
    return next((known for known in get_args(Language) if known == value), "ar")


def choose_digits(value: str | None) -> Digits:
    """The digits of that name; Western ones unless it is one of ours."""
    return next((known for known in get_args(Digits) if known == value), "latn")


def choose_words(request: Request, *, usual: Language | None = None) -> Words:
    """The words that this reader has chosen; `usual` for one who has chosen none."""
    return words_for(
        choose_language(request.cookies.get(LANGUAGE_COOKIE, usual)),
        choose_digits(request.cookies.get(DIGITS_COOKIE)),
    )


def keep_preference(response: Response, name: str, value: str, *, secure: bool) -> None:
    """Remember a choice for a year."""
    response.set_cookie(name, value, max_age=YEAR_SECONDS, httponly=True, samesite="lax", secure=secure)
