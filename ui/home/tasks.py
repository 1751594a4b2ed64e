"""« À faire »: what waits for somebody, the most urgent first, with one action each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.wording.moments import minutes_said, moment_said
from desktop_app.wording.names import capitalised, language_said, quoted
from ui.board.blocks import APPOINTMENT
from ui.home.rows import SHOWN
from ui.icons import Icon
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.readings.board import Block
    from desktop_app.readings.calls import PendingCalls
    from desktop_app.readings.freed_places import FreedPlace
    from desktop_app.readings.home import Today, ToDo
    from desktop_app.readings.orders import OrderLine
    from desktop_app.wording import Words

_TITLES_SAID = 3
_SHOWN, _SHOWN_OF_MORE = 6, 5
"""Lines shown at once, and how many of a longer list: the cards below stay in sight."""


class Does(StrEnum):
    """What the one button of a line does."""

    ORDERS = "orders"
    CONFLICTS = "conflicts"
    RECORD = "record"
    CALLS = "calls"
    PROPOSE = "propose"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; ``code`` and ``day`` say where the schedule shows it."""

    does: Does
    title: str
    detail: str
    button: str
    tone: Tone
    icon: Icon
    code: str = ""
    day: date | None = None
    pressing: bool = False
    freed: FreedPlace | None = None


def tasks_of(today: Today, to_do: ToDo, words: Words) -> list[Task]:
    """Everything to do in the centre, what cannot wait until tomorrow first."""
    shown = (one for one in today.board.blocks if one.status in SHOWN)
    blocks = sorted(shown, key=lambda one: (one.span.start, one.code))
    now = today.board.now
    orders = [_confirming(one, today, words) for one in to_do.orders]
    return [
        *(one for one in orders if one.pressing),
        *_conflicts(blocks, words),
        *_to_record(blocks, now, words),
        *(_calling(one, words) for one in to_do.calls),
        *(_proposing(one, words) for one in to_do.freed),
        *(one for one in orders if not one.pressing),
    ]


def first_tasks(tasks: Sequence[Task]) -> Sequence[Task]:
    """What is shown before all of it is asked for."""
    return tasks if len(tasks) <= _SHOWN else tasks[:_SHOWN_OF_MORE]


def drafts_task(titles: Sequence[str], words: Words) -> list[Task]:
    """What was set aside, as one line; nothing when there is nothing."""
    if not titles:
        return []
    said = words.ngettext("{count} draft", "{count} drafts", len(titles))
    return [
        Task(
            Does.RESUME,
            said.format(count=len(titles)),
            titles[-1],
            words._("Resume"),
            Tone.NEUTRAL,
            Icon.PENCIL,
        )
    ]


def _confirming(order: OrderLine, today: Today, words: Words) -> Task:
    board = today.board
    code = order.session or order.appointment
    block = board.block(code)
    room = board.planning.rooms.get(block.room) if block is not None else None
    is_today = order.span.day == board.now.date()
    when = words.hour(order.span.start) if is_today else moment_said(words, order.span.start)
    language = capitalised(language_said(words, order.language, board.planning.languages))
    parts = [language, when, *([words.of(room.name)] if room is not None else [])]
    return Task(
        Does.ORDERS,
        ", ".join(parts),
        _deadline_said(words, order.cancel_by, board.now),
        words._("See"),
        Tone.DANGER if is_today else Tone.WARN,
        Icon.LANGUAGES,
        code=code,
        day=order.span.day,
        pressing=is_today,
    )


def _deadline_said(words: Words, until: datetime | None, now: datetime) -> str:
    if until is None:
        return words._("interpreter to be confirmed")
    if until <= now:
        return words._("to be confirmed, free cancellation is over")
    if until - now < timedelta(hours=24):
        said = words._("to confirm before {hour} · {left} left")
        return said.format(hour=words.hour(until), left=minutes_said(words, until - now))
    return words._("to confirm before {moment}").format(moment=moment_said(words, until))


def _conflicts(blocks: Sequence[Block], words: Words) -> list[Task]:
    found = [one for one in blocks if one.in_conflict]
    if not found:
        return []
    said = words.ngettext("{count} conflict today", "{count} conflicts today", len(found))
    return [
        Task(
            Does.CONFLICTS,
            said.format(count=len(found)),
            _titles(found, words),
            words._("See"),
            Tone.DANGER,
            Icon.TRIANGLE_ALERT,
            code=found[0].code,
            day=found[0].span.day,
        )
    ]


def _to_record(blocks: Sequence[Block], now: datetime, words: Words) -> list[Task]:
    found = [one for one in blocks if one.kind != APPOINTMENT and one.attendance == "to_record"]
    if not found:
        return []
    said = words.ngettext(
        "{count} attendance to record", "{count} attendances to record", len(found)
    )
    return [
        Task(
            Does.RECORD,
            said.format(count=len(found)),
            _titles(found, words),
            words._("List"),
            Tone.WARN,
            Icon.CLIPBOARD_CHECK,
            code=found[0].code,
            day=now.date(),
        )
    ]


def _calling(calls: PendingCalls, words: Words) -> Task:
    line = calls.line
    said = words.ngettext("{count} person to call", "{count} people to call", calls.left)
    about = (
        words._("{title}, {day}, cancelled")
        if line.status == "cancelled"
        else words._("{title}, {day}, moved")
    )
    return Task(
        Does.CALLS,
        said.format(count=calls.left),
        about.format(title=quoted(words, words.of(line.title)), day=words.short_day(line.span.day)),
        words._("List"),
        Tone.INFO,
        Icon.PHONE,
        code=line.code,
        day=line.span.day,
    )


def _proposing(freed: FreedPlace, words: Words) -> Task:
    title = words.of(freed.line.title)
    said = words.ngettext("{count} free place, {title}", "{count} free places, {title}", freed.free)
    return Task(
        Does.PROPOSE,
        said.format(count=freed.free, title=title),
        words._("propose it to the first who waits"),
        words._("Propose"),
        Tone.OK,
        Icon.USER_PLUS,
        code=freed.line.code,
        day=freed.line.span.day,
        freed=freed,
    )


def _titles(blocks: Sequence[Block], words: Words) -> str:
    titles = [words.of(one.title) or words._("Appointment") for one in blocks[:_TITLES_SAID]]
    more = "…" if len(blocks) > _TITLES_SAID else ""
    return ", ".join(dict.fromkeys(titles)) + more
