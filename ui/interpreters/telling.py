"""What the pane says of one order: its deadline, the terms, what to tell the agency."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.interpreters import Terms
from desktop_app.domain.order_deadlines import OrderTask
from desktop_app.domain.order_quotes import OrderQuote, OrderTimes, order_quote
from desktop_app.wording import words_in
from desktop_app.wording.moments import lately_said
from desktop_app.wording.names import capitalised, language_said, named
from desktop_app.wording.order_deadlines import (
    billed_said,
    free_said,
    lead_said,
    left_said,
    length_said,
    soon_said,
)
from desktop_app.wording.order_messages import (
    MATTERS,
    Matter,
    OrderCall,
    mail_subject,
    mail_text,
    phone_script,
)
from desktop_app.wording.orders import money
from desktop_app.wording.statuses import order_status_text
from ui.icons import Icon
from ui.interpreters.deadline_card import Point, Told

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.envelopes import EnvelopeBalance
    from desktop_app.readings.order_details import OrderDetail, OrderStep
    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow, Seen

_MINUTE = timedelta(minutes=1)
_AGENCY_READS = "fr"
_GONE = "removed"
_A_WEEK = 7


def told_of(row: DeskRow, seen: Seen, detail: OrderDetail | None) -> Told:
    """What the card of the deadline says."""
    words, line = seen.words, row.line
    return Told(
        title=_title(row, seen),
        left=left_said(words, line.deadline, seen.now).lower() if line.deadline.until else "",
        note=_note(row, seen, detail),
        tone=row.tone,
        icon=row.icon,
        points=_points(row, seen),
    )


def facts_of(row: DeskRow, seen: Seen, detail: OrderDetail | None) -> list[tuple[Icon, str, str]]:
    """Icon, label and value: the agency, who comes, the terms, and what pays it."""
    words, order = seen.words, row.line.order
    if order is None:
        return []
    agency = named(words, order.agency, seen.names) if order.agency else words._("No agency")
    facts = [(Icon.BUILDING_2, agency, row.mode)]
    sent = [one.name for one in seen.desk.scene.interpreters if one.code == order.interpreter]
    if sent:
        facts.append((Icon.USER_ROUND_CHECK, words._("Interpreter"), sent[0]))
    if order.terms is not None:
        facts += _terms(order.terms, row.line.deadline.task, words)
    balance = None if detail is None else detail.balance
    if balance is not None:
        facts.append((Icon.LAYERS, balance.envelope.label, _left_said(balance, words)))
    return facts


def _left_said(balance: EnvelopeBalance, words: Words) -> str:
    """What is left of an envelope once everything has taken place: money, or hours if they lack."""
    minutes, cents = balance.left_minutes, balance.left_cents
    if cents >= 0 and minutes is not None and minutes < 0:
        return words._("{left} overrun").format(left=length_said(words, -minutes))
    said = words._("{left} overrun") if cents < 0 else words._("{left} left")
    return said.format(left=money(words, abs(cents)))


def heading_of(matter: Matter, words: Words) -> str:
    """What the message to the agency is about."""
    return {
        Matter.ASK: words._("To ask them"),
        Matter.ASK_AGAIN: words._("To ask them again"),
        Matter.CHASE: words._("To chase them"),
        Matter.CANCEL: words._("To cancel with them"),
    }[matter]


def call_of(row: DeskRow, seen: Seen, mode: str = "") -> OrderCall | None:
    """What the agency is to be told next, in French; nothing when it is told no more.

    ``mode`` when it is asked for another one than the order has.
    """
    words, line = words_in(_AGENCY_READS), row.line
    matter = MATTERS.get(line.status)
    subject = line.session or line.appointment
    centre = seen.centre
    if matter is None or subject is None or line.span.end <= seen.now:
        return None
    site = seen.desk.scene.sites.get(subject.site)
    place = [named(words, subject.room, seen.names), "" if site is None else site.name]
    asking = line.deadline.task is OrderTask.ORDER
    return OrderCall(
        matter=matter,
        centre=centre,
        language=language_said(words, line.language, seen.names),
        mode=mode or (line.order.mode if line.order is not None else "on_site"),
        span=line.span,
        place=", ".join(part for part in place if part),
        address="" if site is None else site.address,
        order="" if line.order is None else line.order.code,
        until=None if asking else line.deadline.until,
    )


def texts_of(call: OrderCall, now: datetime) -> tuple[str, str]:
    """What is said on the telephone, and the mail with its subject."""
    words = words_in(_AGENCY_READS)
    subject = words._("Subject: {subject}").format(subject=mail_subject(words, call))
    return phone_script(words, call, now), f"{subject}\n\n{mail_text(words, call, now)}"


def steps_of(detail: OrderDetail, seen: Seen) -> list[str]:
    """« hier à 16:42, Villejean : confirmé. Mme X. a rappelé »: who told whom, the latest first."""
    return [_step_said(step, seen) for step in detail.steps if step.status != _GONE]


def billed_now(row: DeskRow, seen: Seen) -> str:
    """What cancelling now comes to: said before anybody cancels."""
    quote = None if row.line.order is None else _quote(row, seen.now)
    if quote is None or not quote.cost_cents:
        return seen.words._("Cancelling now costs nothing.")
    return seen.words._("Cancelling now: {billed}.").format(billed=billed_said(seen.words, quote))


def _step_said(step: OrderStep, seen: Seen) -> str:
    words = seen.words
    said = words._("{moment}, {desk}: {status}").format(
        moment=lately_said(words, step.at, seen.now),
        desk=step.desk,
        status=order_status_text(words, step.status),
    )
    more = ", ".join(part for part in (step.reason, step.told) if part)
    return capitalised(f"{said}. {more}" if more else said)


def _terms(terms: Terms, task: OrderTask, words: Words) -> list[tuple[Icon, str, str]]:
    """What the agency asks; how long before only while it is still to be asked."""
    lead = (Icon.CALENDAR_CLOCK, words._("To be asked"), lead_said(words, terms))
    return [
        *((lead,) if task is OrderTask.ORDER else ()),
        (Icon.FILE_TEXT, words._("Free to cancel"), free_said(words, terms)),
        (
            Icon.CLOCK,
            words._("Billed at least"),
            length_said(words, terms.minimum_billed_minutes),
        ),
    ]


def _title(row: DeskRow, seen: Seen) -> str:
    words, deadline = seen.words, row.line.deadline
    if deadline.until is None or deadline.passed:
        return capitalised(row.task or row.state)
    until = soon_said(words, deadline.until, seen.now)
    known = {
        OrderTask.ORDER: words._("To be asked before {moment}"),
        OrderTask.ANSWER: words._("To confirm before {moment}"),
        OrderTask.CANCEL_FREE: words._("Free to cancel until {moment}"),
    }
    return known[deadline.task].format(moment=until)


def _note(row: DeskRow, seen: Seen, detail: OrderDetail | None) -> str:
    words, line, until = seen.words, row.line, row.line.deadline.until
    if line.cost_cents is not None:
        return _cost_said(line.cost_cents, detail, words)
    if line.order is None:
        return words._("Nobody was asked yet.")
    if until is not None and not line.deadline.passed:
        return _after_said(row, until, seen)
    still = line.status in MATTERS and seen.now < line.span.start
    return billed_now(row, seen) if still else ""


def _cost_said(cents: int, detail: OrderDetail | None, words: Words) -> str:
    minutes = None if detail is None else detail.billed_minutes
    if not minutes:
        return words._("It costs {euros}.").format(euros=money(words, cents))
    said = words._("{time} billed: {euros}.")
    return said.format(time=length_said(words, minutes), euros=money(words, cents))


def _after_said(row: DeskRow, until: datetime, seen: Seen) -> str:
    """What comes once the limit has passed."""
    words, after = seen.words, soon_said(seen.words, until, seen.now)
    if row.line.deadline.task is OrderTask.ORDER:
        said = words._("After {moment} it is urgent: the agency may refuse.")
        return said.format(moment=after)
    quote = _quote(row, until + _MINUTE)
    if quote is None:
        return ""
    said = words._("After {moment}, cancelling costs: {billed}.")
    return said.format(moment=after, billed=billed_said(words, quote))


def _quote(row: DeskRow, now: datetime) -> OrderQuote | None:
    order = row.line.order
    if order is None or order.terms is None:
        return None
    return order_quote(row.line.status, OrderTimes(order.span), order.terms, now)


def _points(row: DeskRow, seen: Seen) -> tuple[Point, ...]:
    """Asked, now, the limit and the session, in order of time."""
    words, line, now = seen.words, row.line, seen.now
    if line.deadline.until is None:
        return ()
    found: list[tuple[datetime, Point]] = []
    if line.changed_at is not None:
        said = order_status_text(words, line.status)
        found.append((line.changed_at, Point(_short(line.changed_at, seen), said)))
    found.append((now, Point(words.hour(now), words._("now"), now=True)))
    limit = Point(soon_said(words, line.deadline.until, now), words._("limit"), limit=True)
    found.append((line.deadline.until, limit))
    found.append((line.span.start, Point(_short(line.span.start, seen), words._("session"))))
    return tuple(point for _at, point in sorted(found, key=lambda pair: pair[0]))


def _short(moment: datetime, seen: Seen) -> str:
    """« 15:00 » today, « lun. 17:05 » within a week, else the day."""
    words, away = seen.words, abs((moment.date() - seen.now.date()).days)
    if away == 0:
        return words.hour(moment)
    if away < _A_WEEK:
        return f"{words.short_day(moment.date()).partition(' ')[0]} {words.hour(moment)}"
    return words.in_year(seen.now.year).near_day(moment.date())
