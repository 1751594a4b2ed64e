"""What stands in the rows of the board: rooms by site, the team, or the interpreters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.dates import OUTDOOR
from desktop_app.domain.planning import Planning, Room
from desktop_app.wording.names import capitalised
from ui.board.row_kinds import (
    INTERPRETERS,
    TELEPHONE,
    Group,
    Held,
    Row,
    RowsMode,
    RowsWanted,
    in_order,
)
from ui.board.team_rows import team_groups

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words


def groups_of(board: Board, wanted: RowsWanted, words: Words) -> tuple[Group, ...]:
    """Give the groups in the centre's own order, with the blocks of each row by time."""
    match wanted.mode:
        case RowsMode.ROOMS:
            held = _held_by_row(board)
            rooms = _site_groups(board, held, words)
            return (*rooms, *_interpreter_groups(board, words, thin=True))
        case RowsMode.TEAM:
            return team_groups(board, _held_by_row(board), wanted, words)
        case RowsMode.INTERPRETERS:
            return tuple(_interpreter_groups(board, words, thin=False))


def _site_groups(board: Board, held: Held, words: Words) -> Iterator[Group]:
    planning = board.planning
    for site in planning.sites.values():
        rows = tuple(
            Row(room.code, words.of(room.name), held.get(room.code, ()), room)
            for room in planning.rooms.values()
            if room.site == site.code and _is_shown(room, board, held)
        )
        if rows:
            yield Group(site.code, site.name, rows, site.letter)


def _is_shown(room: Room, board: Board, held: Held) -> bool:
    """Whether a room can be booked on these days, or is booked whatever the rules say."""
    begin, end = board.window.day, (board.window.end - timedelta.resolution).date()
    first, last = room.bookable_from, room.bookable_to
    bookable = (first is None or first <= end) and (last is None or begin <= last)
    return bookable or room.code in held


def _held_by_row(board: Board) -> Held:
    """What stands in each room and with each worker, by time."""
    held: defaultdict[str, list[Block]] = defaultdict(list)
    for block in in_order(board.blocks):
        for row in dict.fromkeys(block.rows):
            held[row].append(block)
    return {row: tuple(blocks) for row, blocks in held.items()}


def _interpreter_groups(board: Board, words: Words, *, thin: bool) -> Iterator[Group]:
    rows = tuple(_language_rows(board, words, thin=thin))
    if rows:
        yield Group(INTERPRETERS, words._("Interpreters"), rows)


def _language_rows(board: Board, words: Words, *, thin: bool) -> Iterator[Row]:
    """A row for each language wanted that day, then one for those only a platform speaks."""
    planning = board.planning
    asked = [block for block in board.blocks if block.languages]
    wanted = dict.fromkeys(badge.code for block in asked for badge in block.languages)
    codes = [code for code in planning.languages if code in wanted]
    codes += [code for code in wanted if code not in planning.languages]
    by_phone = [code for code in codes if only_by_telephone(code, planning)]
    for code in codes:
        if code not in by_phone:
            blocks = (block for block in asked if _speaks(block, (code,)))
            yield Row(
                f"{INTERPRETERS}:{code}",
                capitalised(language_said(words, code, planning)),
                in_order(blocks),
                thin=thin,
            )
    phoned = in_order(block for block in asked if _speaks(block, by_phone))
    if phoned:
        yield Row(TELEPHONE, words._("Telephone"), phoned, thin=thin)


def _speaks(block: Block, codes: Sequence[str]) -> bool:
    return any(badge.code in codes for badge in block.languages)


def only_by_telephone(language: str, planning: Planning) -> bool:
    """Whether no interpreter but a telephone platform speaks a language."""
    speakers = [one for one in planning.workers.values() if language in one.languages]
    return bool(speakers) and all(one.platform for one in speakers)


def language_said(words: Words, code: str, planning: Planning) -> str:
    """A language inside a sentence: « arabe », "Arabic"; or its code in capitals."""
    name = planning.languages.get(code)
    if name is None:
        return code.upper()
    said = words.of(name)
    return said[:1].lower() + said[1:] if words.language == "fr" else said


def is_outdoors(group: Group) -> bool:
    """Whether a group counts places rather than rooms: one of them is out of doors."""
    return any(row.room is not None and row.room.kind == OUTDOOR for row in group.rows)
