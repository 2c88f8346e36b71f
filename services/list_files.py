"""Files of lists: a table of numbers and amounts that a charity brings, and its refused rows to take home."""

from uuid import UUID

from domain.campaigns import ListRow
from domain.errors import FieldProblem, InputError, InvalidFieldsError
from domain.money import write_dinars
from domain.roles import Actor
from language.words import words_for
from services.campaign_lists import get_list
from services.list_views import RowView
from services.sheets import print_sheet, read_content
from store.scope import Store

MOST_BYTES = 256 * 1024
COLUMNS = ("number", "amount")


def read_list_file(content: bytes) -> tuple[ListRow, ...]:
    """The rows of a file with the column `number`, and `amount` where it says one. Raises InvalidFieldsError."""
    if len(content) > MOST_BYTES:
        raise InvalidFieldsError([FieldProblem("file", "too_large", {"limit": MOST_BYTES})])
    try:
        _, rows = read_content(content, (("number",),), COLUMNS)
    except InputError as error:
        raise InvalidFieldsError([FieldProblem("file", error.code, error.params)]) from None
    return tuple(ListRow(row.cells["number"], row.cells.get("amount", "")) for row in rows)


def print_refused(store: Store, actor: Actor, list_id: UUID) -> bytes:
    """The refused rows of a list as a CSV with their reasons, to be mended and sent again. Raises NotFoundError."""
    view = get_list(store, actor, list_id)
    heads = ("row", "reason_ar", "reason_en", *COLUMNS)
    return print_sheet(heads, [_write(row) for row in view.rows if row.refusal])


def _write(row: RowView) -> dict[str, str]:
    assert row.refusal is not None  # noqa: S101 (the others stay)
    return {
        "row": str(row.position),
        "reason_ar": words_for("ar").code("row_refusal", row.refusal),
        "reason_en": words_for("en").code("row_refusal", row.refusal),
        "number": row.number,
        "amount": write_dinars(row.amount_fils) if row.amount_fils else "",
    }
