"""What the rules say of a session held over the board, answered from memory at each step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.checks import findings_in_turn, session_findings
from desktop_app.domain.equipment import feature_missing_findings
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.places import room_too_small_findings
from desktop_app.domain.rooms import not_accessible_findings, room_not_bookable_findings
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import starting
from ui.board.geometry import STEP
from ui.board.reasons import reason_said

if TYPE_CHECKING:
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.board import Board
    from desktop_app.wording.words import Words

NEVER_HERE = (
    room_not_bookable_findings,
    not_accessible_findings,
    room_too_small_findings,
    feature_missing_findings,
)
"""Rules that no hour of the day can change, the gravest first."""

FARTHEST = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Spot:
    """A room and a time."""

    room: str
    span: Span


class SessionChecks:
    """The rules asked about one session of a board; every answer is kept while it is held."""

    def __init__(self, board: Board, code: str, *, copies: bool = False) -> None:
        """Ask about session ``code``; a copy of it stands in its own way."""
        self._board = board
        proposal = board.proposals[code]
        self._proposal = replace(proposal, ignoring="", order="") if copies else proposal
        self._findings: dict[Spot, tuple[Finding, ...]] = {}
        self._nearest: dict[Spot, Spot | None] = {}

    def findings(self, spot: Spot) -> tuple[Finding, ...]:
        """Everything there is to know of the session at a spot."""
        if spot not in self._findings:
            board = self._board
            wanted = self._at(spot)
            self._findings[spot] = tuple(session_findings(wanted, board.planning, board.now))
        return self._findings[spot]

    def is_free(self, spot: Spot) -> bool:
        """Whether nothing refuses the session at a spot."""
        found = findings_in_turn(self._at(spot), self._board.planning, self._board.now)
        return not any(finding.level is Level.CONFLICT for finding in found)

    def nearest(self, spot: Spot, within: Span) -> Spot | None:
        """The nearest time without a conflict in the same room, or another room at that time."""
        if spot not in self._nearest:
            self._nearest[spot] = self._find_nearest(spot, within)
        return self._nearest[spot]

    def unfit_rooms(self, words: Words) -> dict[str, str]:
        """Rooms that can never hold the session, each with the reason in few words."""
        planning = self._board.planning
        found: dict[str, str] = {}
        for code in planning.rooms:
            wanted = replace(self._proposal, room=code)
            for rule in NEVER_HERE:
                for finding in rule(wanted, planning):
                    found.setdefault(code, reason_said(words, finding))
        return found

    def _find_nearest(self, spot: Spot, within: Span) -> Spot | None:
        earliest = min(self._board.now, self._proposal.span.start)
        for steps in range(1, FARTHEST // STEP):
            for shift in (steps * STEP, -steps * STEP):
                span = spot.span.moved(shift)
                if span.start < earliest or not within.contains(span):
                    continue
                if self.is_free(Spot(spot.room, span)):
                    return Spot(spot.room, span)
        rooms = (Spot(code, spot.span) for code in self._board.planning.rooms if code != spot.room)
        return next((other for other in rooms if self.is_free(other)), None)

    def _at(self, spot: Spot) -> Proposal:
        moved = replace(self._proposal, room=spot.room)
        if spot.span.duration == moved.span.duration:
            return starting(moved, spot.span.start)
        return replace(moved, span=spot.span)
