"""What is checked of a session in the hand, line by line: what stands in the way, what is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.wording.findings import finding_text, level_text
from desktop_app.wording.names import capitalised, quoted, said
from desktop_app.wording.periods import column_day
from ui.board.reasons import reason_said
from ui.board.sayings import hours_between
from ui.board.short_names import worker_whole
from ui.inspector.finding_titles import finding_title
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.domain.planning import Proposal
    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.board.wishes import DragCheck

ABOUT_THE_ROOM = frozenset(
    {
        Code.ROOM_TAKEN,
        Code.ROOM_RESERVED,
        Code.ROOM_NOT_BOOKABLE,
        Code.ROOM_CLOSED,
        Code.SITE_CLOSED,
        Code.PUBLIC_HOLIDAY,
    }
)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was checked: how it is, and more about it in a few words."""

    tone: Tone
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gesture:
    """A session in the hand over a board: what the rules say of it there."""

    check: DragCheck
    board: Board
    names: Names

    @property
    def proposal(self) -> Proposal:
        """The session as it is."""
        return self.board.proposals[self.check.wish.code]


def gesture_lines(gesture: Gesture, words: Words) -> tuple[CheckLine, ...]:
    """Say what refuses, then what is free, then what is to be thought of."""
    return (
        *_refusals(gesture, words),
        *_free(gesture, words),
        *_size(gesture, words),
        *_cautions(gesture, words),
    )


def hours_of(words: Words, span: Span, beside: date) -> str:
    """« 15:00 – 16:30 », with the day when it is another than that of ``beside``."""
    day = "" if span.day == beside else f"{column_day(words, span.day)}, "
    return day + hours_between(span)


def room_of(gesture: Gesture, words: Words, code: str) -> str:
    """« Atelier (12) »: a room with its seats."""
    room = gesture.board.planning.rooms.get(code)
    return "" if room is None else f"{words.of(room.name)} ({room.capacity})"


def _refusals(gesture: Gesture, words: Words) -> Iterator[CheckLine]:
    for finding in gesture.check.conflicts:
        title = finding_title(words, finding, gesture.board.planning)
        yield CheckLine(Tone.DANGER, title, _why(words, finding))


def _why(words: Words, finding: Finding) -> str:
    """By what and until when: « Diabète : mes pieds », 16:00 – 17:30."""
    title = said(words, finding.facts.get("title"))
    if not title or finding.span is None:
        return capitalised(reason_said(words, finding))
    return f"{quoted(words, title)}, {hours_between(finding.span)}"


def _free(gesture: Gesture, words: Words) -> Iterator[CheckLine]:
    conflicts, planning = gesture.check.conflicts, gesture.board.planning
    if not any(one.code in ABOUT_THE_ROOM for one in conflicts):
        yield CheckLine(Tone.OK, words._("Room free"))
    refused = {one.resource for one in conflicts}
    for involved in gesture.proposal.involved:
        if involved.worker not in refused:
            who = worker_whole(words, involved.worker, planning)
            yield CheckLine(Tone.OK, words._("{who} free").format(who=who))


def _size(gesture: Gesture, words: Words) -> Iterator[CheckLine]:
    """How many are expected, and for how many the room is; nothing when it is too small."""
    room = gesture.board.planning.rooms.get(gesture.check.wish.room)
    people = max(gesture.proposal.people, gesture.proposal.enrolled)
    if room is not None and 0 < people <= room.capacity:
        said = words._("{people} places ≤ {seats}").format(people=people, seats=room.capacity)
        yield CheckLine(Tone.OK, said)


def _cautions(gesture: Gesture, words: Words) -> Iterator[CheckLine]:
    check = gesture.check
    warnings = [one for one in check.findings if one.level is Level.WARNING]
    if warnings:
        told = "\n".join(finding_text(words, one, gesture.names) for one in warnings)
        yield CheckLine(Tone.WARN, level_text(words, Level.WARNING), told)
    count = 0 if check.copies or not check.wish.is_a_move else gesture.proposal.enrolled
    if count:
        calls = words.ngettext("{count} person to call", "{count} people to call", count)
        yield CheckLine(Tone.WARN, calls.format(count=count))
