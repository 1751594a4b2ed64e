"""Files of what was printed: sheets with their frozen snapshot, and each printing of them."""

from collections.abc import Iterable
from dataclasses import replace

from db.tables.paper import Sheet, SheetPrint
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    needed,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    LONGEST_DOCUMENT,
    Choice,
    Code,
    FrozenDocument,
    Moment,
    Text,
    Whole,
)

SUBJECTS = ("session_code", "cycle_code", "order_code")


def _one_subject(values: Values) -> Iterable[RefusedCellError]:
    named = [column for column in SUBJECTS if values[column] is not None]
    if not named:
        yield RefusedCellError(Reason.EMPTY_CELL, SUBJECTS[0])


SHEETS = FileShape(
    "sheets",
    (
        needed("sheet_code", Code(), None),
        needed("kind", Whole(1, 3)),
        needed("serial", Whole(1, 99_999)),
        needed("edition", Whole(1, 9999)),
        refers("session_code", "sessions", attribute="session_id", required=False),
        refers("cycle_code", "cycles", attribute="cycle_id", required=False),
        refers("order_code", "interpreter_orders", attribute="order_id", required=False),
        needed("variant", Code()),
        needed("number", Text(40)),
        needed("digest", Text(64)),
        needed("issued_at", Moment()),
        needed("status", Choice(("printed", "signed", "filed", "void"))),
        replace(needed("snapshot", FrozenDocument()), limit=LONGEST_DOCUMENT),
    ),
    code="sheet_code",
    identity=(
        ("sheet_code", lambda values: values["sheet_code"]),
        ("edition", lambda values: (values["kind"], values["serial"], values["edition"])),
    ),
    table=Sheet,
    checks=(_one_subject,),
    most_lines=200_000,
)
SHEET_PRINTS = FileShape(
    "sheet_prints",
    (
        refers("sheet_code", "sheets", attribute="sheet_id"),
        needed("copy", Whole(1, 10_000)),
        needed("printed_at", Moment()),
        needed("desk", Text(40)),
    ),
    identity=(("copy", lambda values: (values["sheet_code"], values["copy"])),),
    table=SheetPrint,
)
