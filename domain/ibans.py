"""The IBAN, Kuwaiti or foreign: reading one as typed into the one spelling that is stored and compared."""

from stdnum import iban
from stdnum.exceptions import ValidationError

from domain.digits import convert_digits
from domain.errors import MalformedIbanError


def read_iban(text: str) -> str:
    """Return the IBAN in capitals without separators; Arabic digits, spaces and dashes are accepted.

    Country, length, structure and checksum follow ISO 13616. Check digits 00, 01 and 99 satisfy the checksum
    but are never issued; they would be a second spelling of another account and hide a shared one.

    Raises MalformedIbanError for anything else.
    """
    try:
        value = iban.validate("".join(convert_digits(text).split()))
    except ValidationError:
        raise MalformedIbanError from None
    if iban.calc_check_digits(value) != value[2:4]:
        raise MalformedIbanError
    return value
