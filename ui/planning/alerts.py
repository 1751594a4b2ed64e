"""What asks for somebody's attention on the days shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.wording.names import quoted

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording import Words


class AlertKind(StrEnum):
    """The pills of the strip, in their order."""

    CONFLICTS = "conflicts"
    TO_CONFIRM = "to_confirm"
    TO_RECORD = "to_record"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to settle: the session it is about, and one line that says it."""

    code: str
    line: str


def alerts_of(board: Board, words: Words) -> dict[AlertKind, list[Alert]]:
    """Everything to settle on a board, in order of time; kinds without any are left out."""
    wanted = {
        AlertKind.CONFLICTS: _in_conflict,
        AlertKind.TO_CONFIRM: _to_confirm,
        AlertKind.TO_RECORD: _to_record,
    }
    ordered = sorted(board.blocks, key=lambda block: (block.span.start, block.code))
    found = {
        kind: [
            Alert(block.code, _line(block, board, words)) for block in ordered if asks(block, board)
        ]
        for kind, asks in wanted.items()
    }
    return {kind: alerts for kind, alerts in found.items() if alerts}


def pill_text(words: Words, kind: AlertKind, count: int) -> str:
    """« 2 conflits », « 1 à confirmer », « 3 à saisir »."""
    if kind is AlertKind.CONFLICTS:
        said = words.ngettext("{count} conflict", "{count} conflicts", count)
    elif kind is AlertKind.TO_CONFIRM:
        said = words.ngettext("{count} to confirm", "{count} to confirm", count)
    else:
        said = words.ngettext("{count} to record", "{count} to record", count)
    return said.format(count=count)


def whole_pill_text(words: Words, kind: AlertKind, count: int) -> str:
    """« 2 conflits », « 1 interprète à confirmer », « 3 présences à saisir »."""
    if kind is AlertKind.CONFLICTS:
        return pill_text(words, kind, count)
    if kind is AlertKind.TO_CONFIRM:
        said = words.ngettext(
            "{count} interpreter to confirm", "{count} interpreters to confirm", count
        )
    else:
        said = words.ngettext(
            "{count} attendance to record", "{count} attendances to record", count
        )
    return said.format(count=count)


def _in_conflict(block: Block, _board: Board) -> bool:
    return block.in_conflict


def _to_confirm(block: Block, board: Board) -> bool:
    unsettled = any(not badge.confirmed for badge in block.languages)
    return unsettled and block.span.end > board.now


def _to_record(block: Block, _board: Board) -> bool:
    return block.attendance == "to_record"


def _line(block: Block, board: Board, words: Words) -> str:
    """« 14:00  « Passage en 6e » · Salle Marronnier »."""
    title = words.of(block.title)
    said = quoted(words, title) if title else words._("Appointment")
    room = board.planning.rooms.get(block.room)
    place = f" · {words.of(room.name)}" if room is not None else ""
    return f"{words.hour(block.span.start)}  {said}{place}"
