"""The words of the form: its orders, its sheets and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.sheets.facts import Variant
from desktop_app.wording.acts import act_text
from desktop_app.wording.history import (
    NOTHING,
    UNTOLD,
    changed_field_text,
    changed_value_text,
    need_text,
)
from desktop_app.wording.moments import lately_said
from desktop_app.wording.names import Names, capitalised, language_said
from desktop_app.wording.orders import cancelling_said
from desktop_app.wording.sheets import kind_of_sheet
from desktop_app.wording.statuses import order_status_text
from ui.booking.sayings import Speaker
from ui.form.entry_list import EntryLine
from ui.form.typed import Typed
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.history import HistoryLine
    from desktop_app.readings.issued_sheets import IssuedSheet
    from desktop_app.readings.orders import OrderLine
    from desktop_app.readings.session_form import SessionForm
    from desktop_app.wording.words import Words

_SETTLED = frozenset({"confirmed", "done", "invoiced"})
_OVER = frozenset({"refused", "cancelled_free", "cancelled_with_fee", "interpreter_absent"})


def field_said(words: Words, name: str) -> str:
    """A field of the form as people call it."""
    known = {
        "day": words._("Day"),
        "start": words._("Start"),
        "end": words._("End"),
        "room": words._("Where"),
        "title": words._("Title"),
        "programme": words._("Workshop"),
        "places": words._("Places"),
        "needs": words._("Needs"),
        "team": words._("With"),
        "language": words._("Interpreter"),
        "option": words._("Option"),
        "partners": words._("Partners"),
        "note": words._("Internal note"),
        "waiting_limit": words._("Waiting list"),
        "walk_in": words._("Without enrolment"),
    }
    return known[name]


def value_said(speaker: Speaker, name: str, typed: Typed) -> str:
    """What a field holds, in words; a dash for nothing."""
    words, value = speaker.words, getattr(typed, name)
    if name in {"option", "walk_in"}:
        return words._("yes") if value else words._("no")
    said = {
        "day": lambda: words.short_day(typed.day),
        "start": lambda: words.hour(typed.start),
        "end": lambda: words.hour(typed.end),
        "room": lambda: speaker.room(typed.room),
        "team": lambda: ", ".join(speaker.person(code, typed.codes) for code in typed.codes),
        "language": lambda: speaker.language(typed.language) if typed.language else "",
        "needs": lambda: ", ".join(need_text(words, one, speaker.names) for one in typed.needs),
    }
    return (said[name]() if name in said else str(value or "")) or NOTHING


def order_entries(
    words: Words, orders: Sequence[OrderLine], names: Names, now: datetime
) -> list[EntryLine]:
    """Each interpreter order: language, how, whom, where it stands, what cancelling costs."""
    said = []
    for one in orders:
        modes = {"phone": words._("telephone"), "on_site": words._("on site")}
        agency = words.of(names[one.agency]) if one.agency in names else one.agency
        cost = cancelling_said(words, one.cancel_by, one.fee_cents(now))
        living = one.status in _SETTLED
        tone = Tone.INFO if living else Tone.NEUTRAL if one.status in _OVER else Tone.WARN
        said.append(
            EntryLine(
                code=one.code,
                title=capitalised(language_said(words, one.language, names)),
                caption=" · ".join(filter(None, (modes.get(one.mode, one.mode), agency))),
                lines=tuple(filter(None, (capitalised(cost) if one.status not in _OVER else "",))),
                tag=(order_status_text(words, one.status), tone),
            )
        )
    return said


def sheet_entries(words: Words, sheets: Sequence[IssuedSheet], now: datetime) -> list[EntryLine]:
    """Each sheet printed: number and version, when and at which desk, whether it still holds."""
    return [
        EntryLine(
            code=f"{one.number}/{one.version}",
            title=words._("Sheet {number}, version {version}").format(
                number=one.number, version=one.version
            ),
            caption=_printed_said(words, one, now),
            lines=(_kind_said(words, one),),
            tag=_paper_tag(words, one),
        )
        for one in sheets
    ]


def _printed_said(words: Words, sheet: IssuedSheet, now: datetime) -> str:
    said = words._("Printed {when}").format(when=lately_said(words, sheet.at, now))
    desk = words._("desk {desk}").format(desk=sheet.desk) if sheet.desk else ""
    return " · ".join(filter(None, (said, desk)))


def _kind_said(words: Words, sheet: IssuedSheet) -> str:
    copies = words.ngettext("{count} copy", "{count} copies", sheet.copies)
    parts = [capitalised(kind_of_sheet(words, Variant(sheet.variant)))]
    if sheet.copies:
        parts.append(copies.format(count=sheet.copies))
    return " · ".join(parts)


def _paper_tag(words: Words, sheet: IssuedSheet) -> tuple[str, Tone]:
    if sheet.status in {"signed", "filed"}:
        return (words._("signed"), Tone.OK)
    if sheet.out_of_date:
        return (words._("out of date"), Tone.WARN)
    return (words._("up to date"), Tone.OK)


def history_entries(
    words: Words, history: Sequence[HistoryLine], form: SessionForm, names: Names
) -> list[EntryLine]:
    """Each act: what, when, at which desk, who, and its fields before and after."""
    title = words.of(form.line.title)
    return [
        EntryLine(
            code=str(one.entry),
            title=capitalised(_act_said(words, one, title)),
            caption=" · ".join(
                filter(
                    None,
                    (
                        lately_said(words, one.at, form.now),
                        words._("desk {desk}").format(desk=one.desk),
                        one.user,
                    ),
                )
            ),
            lines=tuple(_changes_said(words, one, names)),
            action=words._("Restore the version before") if _can_go_back(one) else "",
        )
        for one in history
    ]


def _act_said(words: Words, line: HistoryLine, title: str) -> str:
    said = act_text(words, line.act, title)
    if not line.back:
        return said
    return words._("Undone: {action}.").format(action=said).rstrip(".")


def _can_go_back(line: HistoryLine) -> bool:
    """A booking is cancelled, never taken back from here: people may be enrolled in it."""
    return line.reversible and line.act != "book"


def _changes_said(words: Words, line: HistoryLine, names: Names) -> list[str]:
    told = (one for one in line.changes if one.name not in UNTOLD)
    return [
        words._("{field}: {before} → {after}").format(
            field=changed_field_text(words, one.name),
            before=changed_value_text(words, one.name, one.before, names),
            after=changed_value_text(words, one.name, one.after, names),
        )
        for one in told
    ]
