"""Weeks set aside: what was painted and not saved, on disk until it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.availability import AvailabilityKind
from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.opening import SUNDAY
from desktop_app.domain.painted_week import BOTH, Cell, Mark, PaintedWeek, WeekOf
from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.availability.typed import WeekKept, WeekTyped

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_NAME = "week_drafts.json"


@dataclass(frozen=True, slots=True)
class KeptStretch:
    """Quarters of hours in a row of one day, with one mark; ``end`` is the first after them."""

    parity: str
    iso_weekday: int
    start: int
    end: int
    site: str
    kind: str


@dataclass(frozen=True, slots=True)
class WeekDraft:
    """A week set aside; ``title`` is what the list of drafts says, ``saved`` civil time.

    ``kind`` and ``code`` say whose it is; ``first`` is nothing where nothing was painted, and
    ``line`` is the exception that was typed and not yet noted.
    """

    key: str
    saved: datetime
    title: str
    kind: str
    code: str
    first: date | None = None
    last: date | None = None
    shifted: bool = False
    stretches: tuple[KeptStretch, ...] = ()
    line: str = ""

    @property
    def kept(self) -> WeekKept:
        """What was painted and typed."""
        of = WeekOf(self.kind, self.code)
        if self.first is None:
            return WeekKept(of, None, self.line)
        marks: dict[Cell, Mark] = {}
        for one in self.stretches:
            mark = Mark(one.site, AvailabilityKind(one.kind))
            for quarter in range(one.start, one.end):
                marks[Cell(WeekParity(one.parity), one.iso_weekday, quarter)] = mark
        week = WeekTyped(of, PaintedWeek(marks), self.first, self.last, self.shifted)
        return WeekKept(of, week, self.line)


class WeekShelf(KeptList[WeekDraft]):
    """The weeks set aside by one user of one computer in one centre."""

    def __init__(self, folder: Path) -> None:
        """Keep them in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(lambda draft: draft.key, _draft))


def key_of(of: WeekOf) -> str:
    """What tells the draft of a week from the others."""
    return f"{of.kind} {of.code}"


def draft_of(kept: WeekKept, title: str, now: datetime) -> WeekDraft:
    """What is painted and typed, as it is kept."""
    of, week = kept.of, kept.week
    draft = WeekDraft(key_of(of), now, title, of.kind, of.code, line=kept.line)
    if week is None:
        return draft
    return replace(
        draft,
        first=week.first,
        last=week.last,
        shifted=week.shifted,
        stretches=tuple(_stretches(week.week)),
    )


def _stretches(week: PaintedWeek) -> Iterator[KeptStretch]:
    for parity in BOTH:
        for weekday in range(1, SUNDAY + 1):
            for one in week.stretches(parity, weekday):
                mark = one.mark
                yield KeptStretch(parity, weekday, one.first, one.last, mark.site, mark.kind)


def _draft(stored: Any) -> WeekDraft:
    first, last = (
        None if stored[name] is None else date.fromisoformat(stored[name])
        for name in ("first", "last")
    )
    return WeekDraft(
        key=str(stored["key"]),
        saved=datetime.fromisoformat(stored["saved"]),
        title=str(stored["title"]),
        kind=str(stored["kind"]),
        code=str(stored["code"]),
        first=first,
        last=last,
        shifted=bool(stored["shifted"]),
        stretches=tuple(_stretch(one) for one in stored["stretches"]),
        line=str(stored["line"]),
    )


def _stretch(stored: Any) -> KeptStretch:
    return KeptStretch(
        parity=str(WeekParity(stored["parity"])),
        iso_weekday=int(stored["iso_weekday"]),
        start=int(stored["start"]),
        end=int(stored["end"]),
        site=str(stored["site"]),
        kind=str(AvailabilityKind(stored["kind"])),
    )
