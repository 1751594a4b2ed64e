"""Who signs beside the participants, and the room their signatures take."""

from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.sheet import Signer, SignerKind

SIGNED = frozenset({"planned", "held"})
"""Sessions people sign for: an option holds nothing, nobody comes on a cancelled date."""

BOX_MM = 14.6  # height of a signature box
BOX_GAP_MM = 2.0
BOXES_IN_A_ROW = 3
MOST_BOXES = 6  # beyond, everybody has a row: name | signature
SIGNER_ROW_MM = 9.0
LEAST_ROW_MM = 4.0  # for more people than a page has ordinary rows for
_MOST_ROWS_MM = 108.0  # twelve ordinary rows; beyond, they become lower

_WITH_GUEST_BOX = {Variant.WALK_IN, Variant.FIRST_NAME_ONLY}


def sheet_signers(facts: SheetFacts) -> tuple[Signer, ...]:
    """Everybody who has a box or a row, in order.

    A walk-in sheet and a first-name sheet keep a box for a person invited on the
    spot where the row of boxes has room; a sheet without anybody has one open box.
    """
    signers = [
        Signer(SignerKind.FACILITATOR, one.name, one.profession, one.present)
        for one in facts.facilitators
    ]
    signers += [
        Signer(SignerKind.INTERPRETER, language=one.language, mode=one.mode)
        for one in facts.interpreters
    ]
    if not facts.facilitators:
        signers.insert(0, Signer(SignerKind.UNNAMED))
    if facts.variant in _WITH_GUEST_BOX and len(signers) < BOXES_IN_A_ROW:
        signers.append(Signer(SignerKind.GUEST))
    return tuple(signers)


def signer_row_mm(signers: int, most_mm: float = _MOST_ROWS_MM) -> float:
    """Height of the row in which each of so many people signs."""
    return min(SIGNER_ROW_MM, most_mm / signers)


def boxes_room_mm(signers: int) -> float:
    """Height that the boxes (up to six) or the rows (beyond) take under a portrait table."""
    if signers > MOST_BOXES:
        return signers * signer_row_mm(signers)
    rows = -(-signers // BOXES_IN_A_ROW)
    return rows * BOX_MM + (rows - 1) * BOX_GAP_MM
