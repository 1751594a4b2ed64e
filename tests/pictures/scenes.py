"""The centre of the pictures, at each of the moments they show.

``centre/`` is Tuesday 24 November 2026 at 11:10. Two pictures show the same centre at another
moment: the week of 9 November as it stood on Tuesday 10 in the evening, and the cycle wizard
before its cycle was created. Those are made from the same files by `lay_out`, so that nothing
is written twice. See ``README.md``.
"""

import csv
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

CENTRE = Path(__file__).parent / "centre"
"""The folder as it stands on 24 November 2026 at 11:10."""

Row = dict[str, str]
Redraw = Callable[[Row], Row | None]
"""A line as a scene has it; nothing when the scene has no such line."""


class Scene(StrEnum):
    """A moment of the centre that pictures show."""

    DAY = "day"
    WEEK = "week"
    WIZARD = "wizard"


CLOCK: Mapping[Scene, datetime] = {
    Scene.DAY: datetime(2026, 11, 24, 11, 10),
    Scene.WEEK: datetime(2026, 11, 10, 18, 40),
    Scene.WIZARD: datetime(2026, 11, 24, 11, 10),
}
"""The time at which each scene plays, for ``PERMANENCE_NOW``."""

WIZARD_CYCLE = "C11"
"""« Souffle et voix », the cycle that the wizard is about to create."""

PETITS_CHEFS, OPTION_ON_THURSDAY, MEMORY_ON_FRIDAY = "W0013", "W0016", "W0022"
COOKING_ON_FRIDAY = "W0018"
NOT_YET_RECORDED = frozenset({"C08-01", "C09-04", "W0012"})
"""Sessions of 10 November whose presences nobody had recorded that evening."""


def lay_out(scene: Scene, folder: Path) -> Path:
    """Write a scene as a folder of CSV files that the exchange reads.

    Args:
        scene: the moment wanted.
        folder: where nothing is yet; it is made.

    Returns:
        The folder.
    """
    shutil.copytree(CENTRE, folder)
    for name, redraw in _REDRAWN[scene].items():
        _rewrite(folder / f"{name}.csv", redraw)
    return folder


def _rewrite(path: Path, redraw: Redraw) -> None:
    with path.open(encoding="utf-8", newline="") as read:
        lines = csv.DictReader(read)
        header = list(lines.fieldnames or ())
        drawn = [line for row in lines if (line := redraw(row)) is not None]
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(drawn)


def _of_the_wizard(row: Row) -> bool:
    session = row.get("session_code", "")
    return row.get("cycle_code") == WIZARD_CYCLE or session.startswith(f"{WIZARD_CYCLE}-")


def _without_the_cycle(row: Row) -> Row | None:
    return None if _of_the_wizard(row) else row


def _to_come(day: str) -> bool:
    """Whether a date, or a moment of it, is after the day of the week's picture."""
    return day[:10] > CLOCK[Scene.WEEK].date().isoformat()


def _session_days() -> dict[str, str]:
    with (CENTRE / "sessions.csv").open(encoding="utf-8", newline="") as read:
        return {row["session_code"]: row["date"] for row in csv.DictReader(read)}


def _session_before(row: Row) -> Row:
    code = row["session_code"]
    if code in NOT_YET_RECORDED or (_to_come(row["date"]) and row["status"] == "held"):
        row["status"] = "planned"
    if code == PETITS_CHEFS:
        row["kept"], row["kept_reason"] = "", ""
    elif code == OPTION_ON_THURSDAY:
        row["status"], row["reason"] = "option", ""
    elif code == MEMORY_ON_FRIDAY:
        row["status"], row["room_code"] = "option", "BEA-01"
    elif code == COOKING_ON_FRIDAY:
        row["interpreter_codes"] = ""
    return row


def _enrolment_before(row: Row) -> Row:
    if row["session_code"] == OPTION_ON_THURSDAY:
        row["status"] = "enrolled"
    row["since"] = min(row["since"], "2026-11-10T18:00")
    return row


def _attendance_before(row: Row) -> Row | None:
    session = row["session_code"]
    return None if session in NOT_YET_RECORDED or _to_come(_DAYS[session]) else row


def _appointment_before(row: Row) -> Row:
    if _to_come(row["date"]) and row["status"] == "honoured":
        row["status"] = "planned"
    return row


def _order_before(row: Row) -> Row:
    if _to_come(row["planned_start"]) and row["status"] == "done":
        row["status"] = "confirmed"
        for name in ("actual_start", "actual_end", "billed_minutes", "cost_cents"):
            row[name] = ""
        row["envelope_code"] = ""
    if row["session_code"] == COOKING_ON_FRIDAY:
        row["status"], row["interpreter_code"] = "requested", ""
    row["changed_at"] = min(row["changed_at"], "2026-11-09T16:30")
    return row


_DAYS = _session_days()
_REDRAWN: Mapping[Scene, Mapping[str, Redraw]] = {
    Scene.DAY: {},
    Scene.WEEK: {
        "sessions": _session_before,
        "enrolments": _enrolment_before,
        "attendances": _attendance_before,
        "appointments": _appointment_before,
        "interpreter_orders": _order_before,
    },
    Scene.WIZARD: dict.fromkeys(
        (
            "cycles",
            "sessions",
            "skipped_occurrences",
            "enrolments",
            "attendances",
            "interpreter_orders",
        ),
        _without_the_cycle,
    ),
}
