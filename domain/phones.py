"""Telephone numbers: reading one as typed into E.164, the spelling that is stored, compared and called."""

import re

import phonenumbers

from domain.digits import convert_digits
from domain.errors import MalformedPhoneError

HOME_REGION = "KW"
KUWAIT_CODE, KUWAIT_DIGITS = 965, 8

# The library would read letters as a keypad, cut words away and drop an extension; a person should retype.
_SHAPE = re.compile(r"\+?[0-9()\s\-\u2010-\u2015\u2212.]+")


def read_phone(text: str) -> str:
    """Return the number as E.164 (`+96599123456`); without a country code it is read as Kuwaiti.

    Arabic-Indic and Persian digits, spaces, dashes, dots, brackets and a leading `00` are accepted.

    Raises MalformedPhoneError for words, extensions, and numbers of a length that the country has not.
    """
    typed = convert_digits(text)
    if not _SHAPE.fullmatch(typed):
        raise MalformedPhoneError
    try:
        number = phonenumbers.parse(typed, HOME_REGION)
    except phonenumbers.NumberParseException:
        raise MalformedPhoneError from None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # Zeros that would be dropped again at the next reading, as in +31000000, begin nobody's number.
    if not _has_right_length(number) or phonenumbers.parse(value) != number:
        raise MalformedPhoneError
    return value


def _has_right_length(number: phonenumbers.PhoneNumber) -> bool:
    """Length alone: a list of ranges is older than the lines that a company opened last month.

    Kuwait's lines have eight digits; its seven-digit numbers are services, which nobody is reached at.
    """
    if number.country_code == KUWAIT_CODE:
        return len(str(number.national_number)) == KUWAIT_DIGITS
    return phonenumbers.is_possible_number(number)
