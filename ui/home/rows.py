"""What a row of Home says: a session or an appointment that runs or follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.wording.moments import minutes_said
from desktop_app.wording.names import capitalised
from ui.board.blocks import APPOINTMENT, clashes_of, palette_of
from ui.board.short_names import worker_short
from ui.icons import Icon
from ui.palettes import Palette, theme_icon

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.readings.board import Block, LanguageBadge
    from desktop_app.readings.home import Today
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words

SOON = timedelta(hours=2)
LEAST_FOLLOWING = 5
SHOWN = frozenset({"planned", "held", "option", "honoured"})
"""States of what takes place, or may."""

_PRINTED = frozenset({"planned", "held"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line, in words.

    ``more`` is said beside the count: places left, people waiting (``waits``), or time left.
    ``block`` is nothing for what is on another day.
    """

    code: str
    day: date
    start: str
    end: str
    title: str
    detail: str
    palette: Palette
    icon: Icon
    count: str = ""
    more: str = ""
    waits: bool = False
    share: float | None = None
    languages: tuple[LanguageBadge, ...] = ()
    conflict: bool = False
    printable: bool = False
    block: Block | None = None

    @property
    def name(self) -> str:
        """Everything in one sentence, for those who hear it."""
        said = (f"{self.start} {self.end}", self.title, self.detail, self.count, self.more)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Rows:
    """What runs, what is shown of what follows, and how many follow in all today."""

    running: tuple[Row, ...] = ()
    following: tuple[Row, ...] = ()
    later_today: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """How Home is looked at: the site, whether names are masked, whether all that follows."""

    site: str
    masked: bool = True
    everything: bool = False


def rows_of(today: Today, view: View, words: Words) -> Rows:
    """What runs at a site, and what follows: two hours, at least five, or all of the day."""
    now = today.board.now
    blocks = sorted(blocks_at(today, view.site), key=lambda one: (one.span.start, one.code))
    running = [one for one in blocks if one.span.start <= now < one.span.end]
    coming = [one for one in blocks if one.span.start > now]
    soon = sum(one.span.start <= now + SOON for one in coming)
    shown = coming if view.everything else coming[: max(soon, LEAST_FOLLOWING)]
    following = [_block_row(one, today, view, words) for one in shown]
    following += [
        _line_row(one, words) for one in today.later[: max(0, LEAST_FOLLOWING - len(coming))]
    ]
    return Rows(
        tuple(_block_row(one, today, view, words) for one in running),
        tuple(following),
        len(coming),
    )


def blocks_at(today: Today, site: str) -> list[Block]:
    """The sessions and appointments of the day at a site that take place."""
    rooms = today.board.planning.rooms
    return [
        block
        for block in today.board.blocks
        if block.status in SHOWN and block.room in rooms and rooms[block.room].site == site
    ]


def sheets_of(today: Today, site: str) -> int:
    """How many sheets the day of a site has."""
    return sum(
        block.kind != APPOINTMENT and block.status in _PRINTED for block in blocks_at(today, site)
    )


def first_said(words: Words, rows: Rows, now: datetime) -> str:
    """« première séance dans 2 h 50 »; or the next one, whenever it is, when none is near."""
    if not rows.following:
        return ""
    first = rows.following[0]
    start = first.block.span.start if first.block is not None else None
    if start is None:
        said = words._("Nothing more today. Next session: {day} {hour}, {title}.")
        day = words.short_day(first.day)
        return said.format(day=day, hour=first.start, title=first.title)
    return words._("first session in {time}").format(time=minutes_said(words, start - now))


def appointment_title(words: Words, palette: str) -> str:
    """What kind of appointment it is; more is never said of it."""
    kinds = {
        "boussole": words._("Boussole appointment"),
        "mediation": words._("Mediation appointment"),
    }
    return kinds.get(palette, words._("Appointment"))


def _block_row(block: Block, today: Today, view: View, words: Words) -> Row:
    board = today.board
    room = board.planning.rooms[block.room]
    team = ", ".join(worker_short(words, code, board.planning) for code in block.workers)
    detail = [words.of(room.name), team]
    appointment = block.kind == APPOINTMENT
    visitor = today.visitors.get(block.code)
    if appointment and visitor is not None:
        detail.append(visitor.initials if view.masked else visitor.name)
    palette = palette_of(block)
    count, more = ("", "") if appointment else _places_said(words, block)
    if appointment and block.span.start <= board.now:
        more = words._("{time} left").format(time=minutes_said(words, block.span.end - board.now))
    option = not appointment and block.status == "option"
    title = appointment_title(words, block.palette) if appointment else words.of(block.title)
    return Row(
        code=block.code,
        day=block.span.day,
        start=f"{block.span.start:%H:%M}",
        end=f"→ {block.span.end:%H:%M}",
        title=title,
        detail=" · ".join(part for part in (*detail, words._("option") if option else "") if part),
        palette=palette,
        icon=theme_icon(block.icon, palette),
        count=count,
        more=more,
        waits=block.waiting > 0,
        share=_share(block),
        languages=block.languages,
        conflict=block.in_conflict or any(one.other == block.code for one in clashes_of(board)),
        printable=not appointment and block.status in _PRINTED,
        block=block,
    )


def _places_said(words: Words, block: Block) -> tuple[str, str]:
    """« 6/8 » and « 2 places », « complet » or « +3 en attente »."""
    if block.places is None:
        return (str(block.enrolled) if block.enrolled else "", "")
    count, free = f"{block.enrolled}/{block.places}", block.places - block.enrolled
    if block.waiting:
        waiting = words.ngettext("+{count} waiting", "+{count} waiting", block.waiting)
        return count, waiting.format(count=block.waiting)
    if free <= 0:
        return count, words._("full")
    return count, words.ngettext("{count} place", "{count} places", free).format(count=free)


def _share(block: Block) -> float | None:
    if block.kind == APPOINTMENT or not block.places:
        return None
    return min(block.enrolled / block.places, 1.0)


def _line_row(line: SessionLine, words: Words) -> Row:
    return Row(
        code=line.code,
        day=line.span.day,
        start=f"{line.span.start:%H:%M}",
        end=words.short_day(line.span.day),
        title=words.of(line.title),
        detail=words.of(line.room_name),
        palette=Palette.MEDIATION,
        icon=Icon.CALENDAR_DAYS,
        count=f"{line.enrolled}/{line.places}" if line.places else "",
        share=min(line.enrolled / line.places, 1.0) if line.places else None,
        printable=line.status in _PRINTED,
    )


def running_said(words: Words, count: int, site: str) -> str:
    """« 4 à Villejean »."""
    if not count:
        return capitalised(words._("nothing at {site}").format(site=site))
    return words._("{count} at {site}").format(count=count, site=site)
