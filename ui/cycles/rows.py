"""What each line of the preview says: a date to come, or the dates skipped for one cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.domain.cycle_dates import SkipCause
from desktop_app.domain.cycle_preview import CycleLine, LineState
from desktop_app.domain.findings import Finding, Level
from desktop_app.wording.cycle_preview import state_said
from desktop_app.wording.findings import finding_text
from desktop_app.wording.moments import hours_noted
from ui.cycles.sayings import (
    Telling,
    days_together,
    difference_said,
    people_said,
    problem_said,
    repair_said,
    room_said,
    skipped_said,
)
from ui.widgets.cards import WayOut

if TYPE_CHECKING:
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.cycle_preview import CyclePreview


class RowAct(StrEnum):
    """What can be done with a line, beside its repairs."""

    REMOVE = "remove"
    REVERT = "revert"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the preview.

    Attributes:
        days: the dates of the rule it stands for; several when they are skipped together.
        state: what it says at a glance.
        number: of the session, or nothing.
        day, hours, room, people: its columns.
        differs: its room is not that of the cycle.
        problems: what stands in the way: a few words, and more about it.
        remark: what a repair changed, why a date is skipped, or what to mind.
        warns: whether the remark is something to mind.
        act: what can be done with it, in words by what it is.
        ways: its repairs.
        said: everything in one sentence.
    """

    days: tuple[date, ...]
    state: LineState
    day: str
    number: str = ""
    hours: str = ""
    room: str = ""
    people: str = ""
    differs: bool = False
    problems: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    warns: bool = False
    act: RowAct = RowAct.REMOVE
    ways: tuple[WayOut, ...] = ()
    said: str = ""


def rows_of(preview: CyclePreview, reason: str, telling: Telling) -> list[Row]:
    """Every line in order, neighbours that are skipped for the same cause as one."""
    common = shared_remarks(preview.lines)
    rows: list[Row] = []
    year = 0
    numbered = enumerate(preview.lines)
    for _, group in groupby(numbered, key=lambda one: _together(*one)):
        lines = [line for _, line in group]
        if lines[0].proposal is None:
            row = _skipped_row(lines, telling)
        else:
            row = _held_row(lines[0], lines[0].proposal, (preview, common), telling)
            row = _by_hand(row, lines[0], reason, telling)
        shown = row.days[0] if lines[0].proposal is None else lines[0].proposal.span.day
        if shown.year != year and len(row.days) == 1:
            row, year = replace(row, day=f"{row.day} {shown.year}"), shown.year
        rows.append(row)
    return _with_common(rows, common, telling)


def _with_common(
    rows: list[Row], common: Mapping[tuple[str, str], Finding], telling: Telling
) -> list[Row]:
    """Say on the first date that is ready what is to be minded on every one, once for all."""
    first = next((at for at, row in enumerate(rows) if row.state is LineState.READY), None)
    if first is None or not common:
        return rows
    words, row = telling.words, rows[first]
    sentences = " ".join(finding_text(words, one, telling.names) for one in common.values())
    shared = words._("On every date: {remarks}").format(remarks=sentences)
    remark = " · ".join(filter(None, (row.remark, shared)))
    said = replace(row, remark=remark, warns=True, said=f"{row.said}. {remark}")
    return [*rows[:first], said, *rows[first + 1 :]]


def shared_remarks(lines: Sequence[CycleLine]) -> Mapping[tuple[str, str], Finding]:
    """What is to be minded on every date that is held, by its code and what it is about."""
    held = [line for line in lines if line.proposal is not None]
    counts = Counter(key for line in held for key in {_about(one) for one in _remarks(line)})
    first = {_about(one): one for line in reversed(held) for one in _remarks(line)}
    return {key: one for key, one in first.items() if counts[key] == len(held) > 1}


def counted_remarks(lines: Sequence[CycleLine]) -> list[tuple[int, Finding]]:
    """What is to be minded, each once with the number of its dates, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Finding] = {}
    for line in lines:
        for one in _remarks(line):
            first.setdefault(_about(one), one)
        counts.update({_about(one) for one in _remarks(line)})
    return [(count, first[key]) for key, count in counts.most_common()]


def _remarks(line: CycleLine) -> list[Finding]:
    if line.proposal is None:
        return []
    return [one for one in line.findings if one.level is Level.WARNING]


def _about(finding: Finding) -> tuple[str, str]:
    return (str(finding.code), finding.resource)


def _together(place: int, line: CycleLine) -> tuple[object, ...]:
    """What neighbours share when they are told as one."""
    if line.proposal is not None or line.date.cause is SkipCause.REMOVED:
        return (place,)
    return (line.date.cause, line.date.holiday)


def _skipped_row(lines: Sequence[CycleLine], telling: Telling) -> Row:
    days = tuple(line.date.day for line in lines)
    removed = lines[0].date.cause is SkipCause.REMOVED
    day, remark = days_together(telling.words, days), skipped_said(lines, telling)
    return Row(
        days,
        LineState.SKIPPED,
        day,
        remark=remark,
        act=RowAct.REVERT if removed else RowAct.ADD,
        said=f"{day}, {remark}",
    )


def _held_row(
    line: CycleLine,
    wanted: Proposal,
    around: tuple[CyclePreview, Mapping[tuple[str, str], Finding]],
    telling: Telling,
) -> Row:
    (preview, common), words = around, telling.words
    asked = replace(preview.sample, span=line.date.span)
    codes = [one.worker for one in wanted.involved]
    to_mind = [one for one in _remarks(line) if _about(one) not in common]
    warnings = " ".join(finding_text(words, one, telling.names) for one in to_mind)
    repaired = line.repair is not None
    row = Row(
        (line.date.day,),
        line.state,
        words.short_day(wanted.span.day),
        number=f"{line.date.number}",
        hours=hours_noted(words, wanted.span),
        room=room_said(wanted.room, telling),
        people=people_said(codes, telling),
        differs=wanted.room != asked.room,
        problems=tuple(problem_said(one, telling) for one in line.conflicts),
        remark=difference_said(wanted, asked, telling) if repaired else warnings,
        warns=bool(warnings) and not repaired,
        act=RowAct.REVERT if repaired else RowAct.REMOVE,
        ways=tuple(
            WayOut(number, *repair_said(way, wanted, telling))
            for number, way in enumerate(preview.repairs.get(line.date.day, ()), start=1)
        ),
    )
    return replace(row, said=_sentence(row, line, telling))


def _by_hand(row: Row, line: CycleLine, reason: str, telling: Telling) -> Row:
    """A date that somebody added in spite of the calendar says why, and can be put back."""
    if not line.by_hand:
        return row
    said = telling.words._("held all the same: {reason}").format(reason=reason)
    remark = " · ".join(filter(None, (said, row.remark)))
    return replace(row, remark=remark, warns=False, act=RowAct.REVERT, said=f"{row.said}. {remark}")


def _sentence(row: Row, line: CycleLine, telling: Telling) -> str:
    words = telling.words
    told = [
        words._("Date {number}").format(number=row.number),
        row.day,
        row.hours,
        row.room,
        row.people,
        state_said(words, row.state),
    ]
    conflicts = [finding_text(words, one, telling.names) for one in line.conflicts]
    return ". ".join(filter(None, (", ".join(filter(None, told)), *conflicts, row.remark)))
