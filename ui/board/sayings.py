"""The words of a block: title, counts, people, languages, and its complete name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.planning import STEP_FREE
from desktop_app.wording.findings import finding_text
from desktop_app.wording.names import capitalised, quoted
from desktop_app.wording.statuses import session_status_text
from ui.board.blocks import (
    APPOINTMENT,
    BUNDLE,
    CANCELLED,
    OPTION,
    attendance_of,
    clashes_of,
    standing_conflicts_of,
)
from ui.board.rows import language_said
from ui.board.short_names import people_said, worker_whole
from ui.widgets.marks import LanguageMark

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words

POINT = " · "

MOST_COUNTED = 20
"""Sessions of a cycle of which somebody counts: « 12/43 » would be read as places."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a block can say; how much of it is drawn depends on its width.

    ``position`` is the place in the cycle (« 2/4 »), ``waiting`` how many wait (« +3 »).
    Of an individual appointment nothing is said but its start and its kind, unless it is
    ``named`` while names are revealed.
    """

    title: str
    position: str = ""
    count: str = ""
    full: bool = False
    waiting: str = ""
    people: str = ""
    languages: tuple[LanguageMark, ...] = ()
    attendance: str = ""
    named: bool = False


def saying_of(block: Block, board: Board, words: Words) -> Saying:
    """Say a block in short."""
    languages = tuple(LanguageMark(one.code.upper(), one.confirmed) for one in block.languages)
    attendance = attendance_of(block, board.now)
    if block.kind == BUNDLE:
        return Saying(bundle_said(block, words))
    if block.kind == APPOINTMENT:
        return Saying(
            clock(block.span),
            people=block.person or words._("appt"),
            languages=languages,
            attendance=attendance,
            named=bool(block.person),
        )
    return Saying(
        words.of(block.title),
        position_said(block),
        count_said(block),
        block.places is not None and block.enrolled >= block.places,
        f"+{block.waiting}" if block.waiting else "",
        people_said(words, block.workers, board.planning),
        languages,
        attendance,
    )


def position_said(block: Block) -> str:
    """« 2/4 »: the place in a cycle; nothing in a series that goes on all year."""
    line = block.line
    counted = line is not None and line.number and line.of and line.of <= MOST_COUNTED
    return f"{line.number}/{line.of}" if line is not None and counted else ""


def bundle_said(block: Block, words: Words) -> str:
    """« 5 rendez-vous · 1 libre »: a line of appointments."""
    free = (block.places or block.enrolled) - block.enrolled
    taken = words.ngettext("{count} appointment", "{count} appointments", block.enrolled)
    left = words.ngettext("{count} free", "{count} free", free)
    return taken.format(count=block.enrolled) + POINT + left.format(count=free)


def count_said(block: Block) -> str:
    """« 12/15 », or how many are enrolled where places are not counted."""
    if block.places is not None:
        return f"{block.enrolled}/{block.places}"
    return str(block.enrolled) if block.enrolled else ""


def clock(span: Span) -> str:
    """« 09:30 »: when it begins, as on the ruler."""
    return f"{span.start:%H:%M}"


def hours_between(span: Span) -> str:
    """« 16:45 – 18:15 », as on a ghost."""
    return f"{span.start:%H:%M} – {span.end:%H:%M}"


def day_said(words: Words, day: date) -> str:
    """« mardi 24 novembre »."""
    return f"{words.weekday(day)} {words.day_and_month(day)}"


def complete_name(block: Block, board: Board, words: Words) -> str:
    """Everything of a block in one sentence, for those who hear it (interface 12)."""
    return ", ".join(complete_parts(block, board, words))


def complete_parts(block: Block, board: Board, words: Words) -> list[str]:
    """Everything of a block, thing by thing."""
    when = [day_said(words, block.span.day), clock_range(words, block.span)]
    said = [complete_title(block, words), *when, *place_said(block, board, words)]
    if block.kind not in {APPOINTMENT, BUNDLE}:
        said += [
            *(worker_whole(words, code, board.planning) for code in block.workers),
            *_enrolled(block, words),
        ]
    said += [
        *_languages(block, board, words),
        *_state(block, board, words),
        *conflicts_said(block, board, words),
    ]
    return said


def complete_title(block: Block, words: Words) -> str:
    """The title, or what kind of appointment it is."""
    if block.kind == BUNDLE:
        return bundle_said(block, words)
    if block.kind != APPOINTMENT:
        return words.of(block.title)
    kinds = {
        "boussole": words._("Boussole appointment"),
        "mediation": words._("Mediation appointment"),
    }
    kind = kinds.get(block.palette, words._("Appointment"))
    return f"{kind}, {block.person}" if block.person else kind


def named_block(words: Words, block: Block) -> str:
    """« Équilibre », in its marks; an appointment has no title."""
    title = words.of(block.title)
    return quoted(words, title) if title else words._("Appointment")


def clock_range(words: Words, span: Span) -> str:
    """« 14:00 à 15:30 »."""
    return words._("{start} to {end}").format(start=f"{span.start:%H:%M}", end=f"{span.end:%H:%M}")


def place_said(block: Block, board: Board, words: Words) -> list[str]:
    """The room, then the site."""
    room = board.planning.rooms.get(block.room)
    if room is None:
        return []
    site = board.planning.sites.get(room.site)
    return [words.of(room.name), *([site.name] if site else [])]


def conflicts_said(block: Block, board: Board, words: Words) -> list[str]:
    """Each conflict that stands, and each other block whose conflict names this one."""
    names = names_of(board)
    others = [board.block(one.one) for one in clashes_of(board) if one.other == block.code]
    named = [
        words._("conflict with {title}").format(title=quoted(words, complete_title(one, words)))
        for one in others
        if one is not None
    ]
    return named + [
        words._("conflict: {what}").format(what=finding_text(words, finding, names).rstrip("."))
        for finding in standing_conflicts_of(block)
    ]


def names_of(board: Board) -> dict[str, Bilingual]:
    """What the codes of rooms, languages and equipment stand for."""
    planning = board.planning
    rooms = {code: room.name for code, room in planning.rooms.items()}
    equipment = {code: one.label for code, one in planning.equipment.items()}
    return {**equipment, **planning.languages, **rooms}


def _enrolled(block: Block, words: Words) -> list[str]:
    said = []
    if block.places is not None:
        sentence = words.ngettext(
            "{count} enrolled of {places}", "{count} enrolled of {places}", block.enrolled
        )
        said.append(sentence.format(count=block.enrolled, places=block.places))
    elif block.enrolled:
        sentence = words.ngettext("{count} enrolled", "{count} enrolled", block.enrolled)
        said.append(sentence.format(count=block.enrolled))
    if block.waiting:
        said.append(
            words.ngettext("{count} waiting", "{count} waiting", block.waiting).format(
                count=block.waiting
            )
        )
    return said


def _languages(block: Block, board: Board, words: Words) -> list[str]:
    return [
        (
            words._("{language} interpreter confirmed")
            if badge.confirmed
            else words._("{language} interpreter to be confirmed")
        ).format(language=language_said(words, badge.code, board.planning))
        for badge in block.languages
    ]


def _state(block: Block, board: Board, words: Words) -> list[str]:
    said = [session_status_text(words, block.status)] if block.status in {OPTION, CANCELLED} else []
    match attendance_of(block, board.now):
        case "complete":
            said.append(words._("attendance recorded"))
        case "to_record":
            said.append(words._("attendance to record"))
    return said


def free_name(words: Words, moment: datetime, row: str) -> str:
    """« libre, mardi 24 novembre, 15:30, Grande salle »."""
    return ", ".join([words._("free"), day_said(words, moment.date()), f"{moment:%H:%M}", row])


def room_detail(words: Words, capacity: int, features: frozenset[str]) -> str:
    """What a screen reader says of a room beside its name."""
    places = words.ngettext("{count} seat", "{count} seats", capacity).format(count=capacity)
    access = [words._("step-free access")] if STEP_FREE in features else []
    return capitalised(", ".join([places, *access]))
