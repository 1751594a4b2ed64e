"""What stands in the rows of the board: rooms by site, the team, or the interpreters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.availability import rules_on, without_absences
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.dates import OUTDOOR
from desktop_app.domain.planning import Planning, Room, Worker, WorkerKind
from desktop_app.wording.names import capitalised
from ui.board.short_names import worker_whole

if TYPE_CHECKING:
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words

INTERPRETERS = "interpreters"
"""Key of the group of interpreters; no site has such a code."""

TELEPHONE = "interpreters:telephone"
ELSEWHERE = "elsewhere"


class RowsMode(StrEnum):
    """What the rows are."""

    ROOMS = "rooms"
    TEAM = "team"
    INTERPRETERS = "interpreters"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``room`` is the room itself when the row is one; interpreters' rows are thin."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    room: Room | None = None
    detail: str = ""
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a site with its letter, or the interpreters."""

    key: str
    title: str
    rows: tuple[Row, ...]
    letter: str = ""


def groups_of(board: Board, mode: RowsMode, words: Words) -> tuple[Group, ...]:
    """Give the groups in the centre's own order, with the blocks of each row by time."""
    match mode:
        case RowsMode.ROOMS:
            return (*_site_groups(board, words), *_interpreter_groups(board, words, thin=True))
        case RowsMode.TEAM:
            return tuple(_team_groups(board, words))
        case RowsMode.INTERPRETERS:
            return tuple(_interpreter_groups(board, words, thin=False))


def _site_groups(board: Board, words: Words) -> Iterator[Group]:
    planning = board.planning
    for site in planning.sites.values():
        rows = tuple(
            Row(room.code, words.of(room.name), _blocks_in(board, room.code), room)
            for room in planning.rooms.values()
            if room.site == site.code and _is_shown(room, board)
        )
        if rows:
            yield Group(site.code, site.name, rows, site.letter)


def _is_shown(room: Room, board: Board) -> bool:
    """Whether a room can be booked that day, or is booked whatever the rules say."""
    first, last = room.bookable_from, room.bookable_to
    day = board.window.day
    bookable = (first is None or first <= day) and (last is None or day <= last)
    return bookable or any(block.room == room.code for block in board.blocks)


def _blocks_in(board: Board, key: str) -> tuple[Block, ...]:
    return in_order(block for block in board.blocks if key in block.rows)


def in_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks by start, the longest first, then by code: the order of lanes and of the keyboard."""
    return tuple(
        sorted(blocks, key=lambda one: (one.span.start, -one.span.duration.seconds, one.code))
    )


def _team_groups(board: Board, words: Words) -> Iterator[Group]:
    planning = board.planning
    team = [one for one in planning.workers.values() if one.kind is not WorkerKind.INTERPRETER]
    day, booked = board.window.day, {code for block in board.blocks for code in block.rows}
    shown = [one for one in team if one.code in booked or is_present(one, planning, day)]
    for site in planning.sites.values():
        rows = _team_rows([one for one in shown if one.home_site == site.code], board, words)
        if rows:
            yield Group(site.code, site.name, rows, site.letter)
    others = [one for one in shown if one.home_site not in planning.sites]
    if others:
        yield Group(ELSEWHERE, words._("Without a site"), _team_rows(others, board, words))


def _team_rows(workers: Sequence[Worker], board: Board, words: Words) -> tuple[Row, ...]:
    return tuple(
        Row(
            one.code,
            worker_whole(words, one.code, board.planning),
            _blocks_in(board, one.code),
            detail=one.code,
        )
        for one in workers
    )


def is_present(worker: Worker, planning: Planning, day: date) -> bool:
    """Whether somebody's own hours give any time on a day, absences taken out."""
    holiday = school_holiday_on(day, planning.school_holidays) is not None
    hours = [rule.span_on(day) for rule in rules_on(day, worker.rules, school_holiday=holiday)]
    return bool(hours) and bool(without_absences(hours, worker.absences))


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
