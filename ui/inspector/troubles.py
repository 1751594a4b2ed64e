"""Which conflict a session is in: its own, or the one an option has with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.findings import Finding, Level

if TYPE_CHECKING:
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.board import Block, Board


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the card of a session says.

    Attributes:
        session: the code of the session that the ways out move.
        findings: what stands in the way, as the selected session sees it.
        other: the title of the session that moves, when it is not the selected one.
    """

    session: str
    findings: Sequence[Finding]
    other: Bilingual | None = None


def trouble_of(block: Block, board: Board) -> Trouble | None:
    """The conflict to show for a session; nothing when none stands.

    A firm session has no conflict with an option, which holds nothing; it is the option that
    is to be settled, from either side.
    """
    if block.in_conflict:
        standing = [one for one in block.findings if str(one.code) not in block.kept]
        return Trouble(block.code, standing)
    for other in board.blocks:
        about = [
            _seen_from(block, other, one)
            for one in other.findings
            if other.in_conflict and one.by == block.code and one.level is Level.CONFLICT
        ]
        if about:
            return Trouble(other.code, about, other.title)
    return None


def _seen_from(block: Block, other: Block, finding: Finding) -> Finding:
    """A finding of another session about this one, told the other way round."""
    facts = {**finding.facts, "title": other.title, "room": other.room, "wanted": block.span}
    return replace(finding, by=other.code, span=other.span, facts=facts)
