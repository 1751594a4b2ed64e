"""How much of the opening hours is taken: of a group, of a day, of one cell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.availability import rules_on, without_absences
from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.opening import merged_spans
from desktop_app.domain.span import Span
from ui.board.blocks import OPTION
from ui.board.dates import DateMode
from ui.board.day_layout import USUAL_HOURS
from ui.board.row_kinds import Group, Row, RowsMode
from ui.board.shading import opening_of

if TYPE_CHECKING:
    from ui.board.scene import Scene

Share = tuple[timedelta, timedelta]
"""What is taken, and of how much."""

NOTHING: Share = timedelta(), timedelta()


def occupation(group: Group, scene: Scene) -> float | None:
    """How much of the opening hours of a group's rooms is taken by firm blocks, 0 to 1."""
    if scene.board is None or scene.sight.mode is not RowsMode.ROOMS:
        return None
    key = ("group", group.key)
    if key not in scene.shares:
        days = sorted(scene.board.window.days)
        scene.shares[key] = _share(_of(scene, row, day) for row in group.rows for day in days)
    return scene.shares[key]


def day_share(scene: Scene, day: date) -> float | None:
    """How much of the opening hours of all the rooms shown is taken on a day."""
    if scene.sight.mode is not RowsMode.ROOMS:
        return None
    key = ("day", day)
    if key not in scene.shares:
        scene.shares[key] = _share(_of(scene, row, day) for row in scene.rows.values())
    return scene.shares[key]


def cell_share(scene: Scene, row: Row, day: date) -> float | None:
    """How much of a row's hours is taken on a day; nothing when it has none."""
    key = ("cell", row.key, day)
    if key not in scene.shares:
        scene.shares[key] = _share([_of(scene, row, day)])
    return scene.shares[key]


def _share(parts: Iterable[Share]) -> float | None:
    taken = opened = timedelta()
    for some, of in parts:
        taken, opened = taken + some, opened + of
    return taken / opened if opened else None


def _of(scene: Scene, row: Row, day: date) -> Share:
    hours = _hours(scene, row, day)
    firm = [one.span for one in row.blocks if one.span.day == day and one.status != OPTION]
    if not hours:
        return NOTHING
    opened = sum((span.duration for span in hours), timedelta())
    commons = [one.common(span) for one in merged_spans(firm) for span in hours] if firm else []
    return sum((one.duration for one in commons if one), timedelta()), opened


def _hours(scene: Scene, row: Row, day: date) -> tuple[Span, ...]:
    board = scene.board
    if board is None:
        return ()
    if row.room is not None:
        opening = opening_of(row.room, board.planning, day)
        return (_whole(scene, day),) if opening is None else opening
    worker = board.planning.workers.get(row.key)
    if worker is None:
        return ()
    holiday = school_holiday_on(day, board.planning.school_holidays) is not None
    given = [rule.span_on(day) for rule in rules_on(day, worker.rules, school_holiday=holiday)]
    return without_absences(given, worker.absences) if given else ()


def _whole(scene: Scene, day: date) -> Span:
    """The hours of a place that never shuts: those of the day, as it is drawn."""
    if scene.dates is DateMode.DAY:
        return scene.axis.span
    return Span.on(day, *USUAL_HOURS)
