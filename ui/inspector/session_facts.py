"""What the inspector says of a block, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.appointments import AppointmentStatus
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.wording.moments import lately_said, moment_said
from desktop_app.wording.names import capitalised
from desktop_app.wording.orders import money
from desktop_app.wording.roles import role_words
from desktop_app.wording.statuses import appointment_status_text, session_status_text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.planning import Planning
    from desktop_app.readings.board import Block, Board
    from desktop_app.readings.inspected import Inspected
    from desktop_app.readings.orders import OrderLine
    from desktop_app.wording import Words

_HOUR = 60
_AWAITED = frozenset({OrderStatus.TO_ORDER, OrderStatus.REQUESTED, OrderStatus.TO_RECONFIRM})
_AGREED = frozenset({OrderStatus.CONFIRMED, OrderStatus.DONE, OrderStatus.INVOICED})


@dataclass(frozen=True, slots=True)
class Told:
    """A notice of the inspector: its meaning, its title, and a sentence below."""

    tone: Tone
    title: str
    sentence: str = ""


def title_text(words: Words, block: Block) -> str:
    """The title of a session; an appointment has none, whoever looks."""
    return words.of(block.title) or words._("Appointment")


def theme_text(words: Words, block: Block, board: Board) -> str:
    """« Enfance · atelier »."""
    title = board.theme_titles.get(block.palette)
    kind = words._("appointment") if block.kind == "appointment" else words._("workshop")
    return f"{words.of(title)} · {kind}" if title is not None else capitalised(kind)


def cycle_text(words: Words, block: Block) -> str:
    """« Cycle de 4 · séance 2 », with the state of a session that is not simply planned."""
    parts = []
    line = block.line
    if line is not None and line.number is not None and line.of:
        said = words._("Cycle of {length} · session {number}")
        parts.append(said.format(length=line.of, number=line.number))
    if block.kind == "appointment":
        planned = block.status == AppointmentStatus.PLANNED
        parts += [] if planned else [capitalised(appointment_status_text(words, block.status))]
    elif block.status in {"option", "cancelled", "held"}:
        parts.append(capitalised(session_status_text(words, block.status)))
    return " · ".join(parts)


def length_text(minutes: int) -> str:
    """« 1 h 30 », « 45 min »."""
    hours, left = divmod(minutes, _HOUR)
    if not hours:
        return f"{left} min"
    return f"{hours} h {left:02d}" if left else f"{hours} h"


def people_text(words: Words, block: Block, planning: Planning) -> str:
    """« Orthophoniste, ergothérapeute »: what those who lead it are, never their names."""
    said = []
    for code in block.workers:
        worker = planning.workers.get(code)
        label = role_words(words, worker.label) if worker is not None else code
        said.append(label[:1].lower() + label[1:])
    return capitalised(", ".join(said)) or words._("Nobody leads this session.")


def enrolled_text(words: Words, block: Block) -> str:
    """« 12 inscrits sur 12 »."""
    if block.places is None:
        said = words.ngettext("{count} enrolled", "{count} enrolled", block.enrolled)
        return said.format(count=block.enrolled)
    said = words.ngettext(
        "{count} enrolled of {places}", "{count} enrolled of {places}", block.enrolled
    )
    return said.format(count=block.enrolled, places=block.places)


def waiting_text(words: Words, block: Block) -> str:
    """« 3 en attente »."""
    said = words.ngettext("{count} waiting", "{count} waiting", block.waiting)
    return said.format(count=block.waiting)


def interpreter_told(
    words: Words, block: Block, board: Board, inspected: Inspected | None
) -> Told | None:
    """« Turc · interprète confirmé », with how long it can still be cancelled at no cost."""
    if not block.languages:
        return None
    named = []
    for badge in block.languages:
        language = board.planning.languages.get(badge.code)
        named.append(words.of(language) if language is not None else badge.code)
    order = _order(inspected)
    confirmed = all(badge.confirmed for badge in block.languages)
    state = words._("interpreter confirmed") if confirmed else _awaited_text(words, order)
    title = f"{capitalised(', '.join(named))} · {state}"
    # Nobody cancels what is over.
    ahead = confirmed and block.span.end > board.now
    sentence = _cancelling_text(words, order, board.now) if ahead else ""
    return Told(Tone.INFO if confirmed else Tone.WARN, title, sentence)


def changed_text(words: Words, inspected: Inspected | None, now: datetime) -> str:
    """« Modifiée hier à 16:42 · poste Villejean »; nothing when it was never touched."""
    entry = inspected.changed if inspected is not None else None
    if entry is None:
        return ""
    when = lately_said(words, entry.at, now)
    return words._("Changed {when} · desk {desk}").format(when=when, desk=entry.desk)


def _order(inspected: Inspected | None) -> OrderLine | None:
    orders = inspected.orders if inspected is not None else ()
    known = [one for one in orders if one.status in _AWAITED | _AGREED]
    return known[-1] if known else None


def _awaited_text(words: Words, order: OrderLine | None) -> str:
    if order is not None and order.status == OrderStatus.REQUESTED:
        return words._("interpreter asked, not confirmed")
    if order is not None and order.status == OrderStatus.TO_RECONFIRM:
        return words._("interpreter to be asked again")
    return words._("interpreter to be found")


def _cancelling_text(words: Words, order: OrderLine | None, now: datetime) -> str:
    if order is None or order.cancel_by is None or order.status != OrderStatus.CONFIRMED:
        return ""
    left = order.cancel_by - now
    if left < timedelta():
        cents = order.fee_cents(now)
        if not cents:
            return words._("Too late to cancel at no cost")
        said = words._("Free delay passed: {cost} billed if you cancel")
        return said.format(cost=money(words, cents))
    if left < timedelta(days=1):
        minutes = left // timedelta(minutes=1)
        return words._("Can be cancelled at no cost for {left} more").format(
            left=length_text(minutes)
        )
    return words._("Can be cancelled at no cost until {moment}").format(
        moment=moment_said(words, order.cancel_by)
    )
