"""What a block of the board is beyond its drawing: past, movable, in conflict, with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.span import Span
from ui.palettes import Palette

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.board import Block, Board

SESSION, APPOINTMENT = "session", "appointment"
BUNDLE = "bundle"
"""Several appointments drawn as one line; no such block is ever read."""

OPTION, CANCELLED = "option", "cancelled"
MOVABLE = frozenset({"planned", "option", "held"})


@dataclass(frozen=True, slots=True)
class Clash:
    """Two blocks that stand in each other's way; ``common`` is when."""

    one: str
    other: str
    finding: Finding
    common: Span | None


def clashes_of(board: Board) -> tuple[Clash, ...]:
    """Pair every conflict nobody kept with the block it names, each pair once."""
    pairs: dict[frozenset[str], Clash] = {}
    for block in board.blocks:
        for finding in standing_conflicts_of(block) if block.findings else ():
            other = board.block(finding.by)
            if other is not None and other.code != block.code:
                pair = frozenset({block.code, other.code})
                common = block.span.common(other.span)
                pairs.setdefault(pair, Clash(block.code, other.code, finding, common))
    return tuple(pairs.values())


def standing_conflicts_of(block: Block) -> list[Finding]:
    """The conflicts of a block that nobody kept."""
    return [
        one
        for one in block.findings
        if one.level is Level.CONFLICT and str(one.code) not in block.kept
    ]


def conflict_was_kept(block: Block) -> bool:
    """Whether a block has conflicts, and somebody kept them all."""
    conflicts = [one for one in block.findings if one.level is Level.CONFLICT]
    return bool(conflicts) and not standing_conflicts_of(block)


def is_past(block: Block, now: datetime) -> bool:
    """Whether a block is over; a line of appointments never looks so, it still says how many."""
    return block.kind != BUNDLE and block.span.end <= now


def attendance_of(block: Block, now: datetime) -> str:
    """What to say of presences: nothing before a block has begun."""
    return block.attendance if block.span.start <= now else ""


def is_movable(block: Block, board: Board) -> bool:
    """Whether a block may be given another place or time."""
    return block.code in board.proposals and block.status in MOVABLE


def may_wait(block: Block) -> bool:
    """Whether a block can become an option: a session that is none yet, never an appointment."""
    return block.kind == SESSION and block.status != OPTION


def palette_of(block: Block) -> Palette:
    """The palette of a block; one that is not carried takes that of mediation."""
    try:
        return Palette(block.palette)
    except ValueError:
        return Palette.MEDIATION
