"""What lies under the blocks of a row: shut hours, holidays, standing rooms, parts of a room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.domain.availability import rules_on, without_absences
from desktop_app.domain.calendar import public_holiday_on, school_holiday_on
from desktop_app.domain.dates import OUTDOOR, binding_hours, is_worked
from desktop_app.domain.opening import Closure, closures_over, open_spans
from desktop_app.domain.planning import Planning, Room, Worker
from desktop_app.domain.span import Span
from desktop_app.domain.standing import Standing, keeper_of, kept_spans
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.people_findings import absence_text
from ui.board.blocks import CANCELLED, OPTION
from ui.board.row_kinds import in_order
from ui.board.sayings import POINT, complete_title
from ui.board.short_names import worker_whole

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.wording.words import Words
    from ui.board.row_kinds import Row


class ShadeKind(Enum):
    """Why a stretch is shaded: shut, kept for somebody, or taken with the room next door."""

    CLOSED = "closed"
    KEPT = "kept"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of a row with the name it carries, if any."""

    span: Span
    label: str = ""
    kind: ShadeKind = ShadeKind.CLOSED


def shades_of(row: Row, shown: Span, board: Board, words: Words) -> tuple[Shade, ...]:
    """Give what lies under the blocks of a row during ``shown``, what is named last."""
    planning = board.planning
    if row.room is not None:
        return tuple(_room_shades(row.room, shown, board, words))
    worker = planning.workers.get(row.key)
    if worker is not None and worker.rules:
        return tuple(_worker_shades(worker, shown, planning, words))
    return ()


def quiet_shades(room: Room, shown: Span, board: Board, words: Words) -> Iterator[Shade]:
    """Give the hours a room is kept for somebody, or taken by a booking that needs its space."""
    yield from _kept_shades(room, shown, board.planning, words)
    yield from _taken_shades(room, shown, board, words)


def quiet_rooms(planning: Planning) -> frozenset[str]:
    """Codes of the rooms that are kept for somebody, or share their space with another."""
    divided = [room for room in planning.rooms.values() if room.parts]
    kept = {one.room for one in planning.standing_rooms}
    kept.update(one.room for one in planning.standing_interpreters)
    return frozenset(kept).union(*((room.code, *room.parts) for room in divided))


def opening_of(room: Room, planning: Planning, day: date) -> tuple[Span, ...] | None:
    """When a room can be entered on a day; nothing when no hours were ever said."""
    site = planning.sites[room.site]
    if not is_worked(day, site):
        return ()
    hours = binding_hours(room, site, day)
    if room.shared or room.kind == OUTDOOR or not hours:
        return None
    return open_spans(day, hours)


def gaps(shown: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Give what of ``shown`` is not taken; ``taken`` is in order."""
    start = shown.start
    for span in taken:
        if span.start > start and span.start < shown.end:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < shown.end:
        yield Span(start, shown.end)


def _room_shades(room: Room, shown: Span, board: Board, words: Words) -> Iterator[Shade]:
    planning = board.planning
    day, site = shown.day, planning.sites[room.site]
    holiday = public_holiday_on(day)
    if holiday is not None and not is_worked(day, site):
        yield Shade(shown, public_holiday_text(words, str(holiday)))
        return
    opening = opening_of(room, planning, day)
    named = [
        Shade(common, closure.reason)
        for closure in closures_over(shown, closures_of(room, planning))
        if (common := closure.span.common(shown)) is not None
    ]
    if opening is not None:
        shut = without(gaps(shown, opening), [shade.span for shade in named])
        yield from (Shade(gap) for gap in shut)
    yield from quiet_shades(room, shown, board, words)
    yield from named


def without(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Give the parts of ``spans`` that no named closure covers: a hatch is drawn once."""
    ordered = sorted(taken)
    for span in spans:
        yield from gaps(span, [one for one in ordered if one.overlaps(span)])


def closures_of(room: Room, planning: Planning) -> tuple[Closure, ...]:
    """Everything that shuts a room, its site's closures first."""
    return (*planning.sites[room.site].closures, *_blocks_over(room, planning))


def _blocks_over(room: Room, planning: Planning) -> Iterator[Closure]:
    claimed = set(room.claimed)
    blocked = [other for other in planning.rooms.values() if other.blocks]
    for other in blocked:
        if other.code == room.code or not claimed.isdisjoint(other.claimed):
            yield from other.blocks


def _kept_shades(room: Room, shown: Span, planning: Planning, words: Words) -> Iterator[Shade]:
    standings: tuple[Standing, ...] = (*planning.standing_rooms, *planning.standing_interpreters)
    for standing in standings:
        if standing.room == room.code:
            label = worker_whole(words, keeper_of(standing), planning)
            for kept in kept_spans(standing, shown.day, planning):
                common = kept.common(shown)
                if common is not None:
                    yield Shade(common, label, ShadeKind.KEPT)


def _taken_shades(room: Room, shown: Span, board: Board, words: Words) -> Iterator[Shade]:
    """What is booked in the whole of a divisible room, or in one of its parts."""
    rooms, claimed = board.planning.rooms, set(room.claimed)
    beside = {
        code
        for code, other in rooms.items()
        if code != room.code and not claimed.isdisjoint(other.claimed)
    }
    said: list[Shade] = []
    for block in in_order(board.blocks) if beside else ():
        common = block.span.common(shown) if block.room in beside else None
        if common is None or block.status in {OPTION, CANCELLED}:
            continue
        label = POINT.join([complete_title(block, words), words.of(rooms[block.room].name)])
        if said and said[-1].span.overlaps(common):
            before = said.pop()
            common = Span(before.span.start, max(before.span.end, common.end))
            label = f"{before.label}, {label}"
        said.append(Shade(common, label, ShadeKind.TAKEN))
    yield from said


def _worker_shades(
    worker: Worker, shown: Span, planning: Planning, words: Words
) -> Iterator[Shade]:
    holiday = school_holiday_on(shown.day, planning.school_holidays) is not None
    rules = rules_on(shown.day, worker.rules, school_holiday=holiday)
    present = without_absences([rule.span_on(shown.day) for rule in rules], worker.absences)
    away = [
        Shade(common, absence_text(words, absence.kind))
        for absence in worker.absences
        for span in absence.spans
        if (common := span.common(shown)) is not None
    ]
    yield from (Shade(gap) for gap in without(gaps(shown, present), [shade.span for shade in away]))
    yield from away
