"""What can be cancelled from a window: a session, or somebody's appointment."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from desktop_app.domain.appointments import CancelledBy
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import quoted, uncapitalised
from desktop_app.wording.orders import money
from ui.booking.sayings import length_said
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.span import Span
    from desktop_app.readings.cancelling import CancelForecast, OrderForecast
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording.words import Words
    from ui.dialogs.reason_field import ReasonField


class Seen(Protocol):
    """What somebody sees when it is to be cancelled: a block, or a line of a list."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def title(self) -> Bilingual:
        """Its title."""

    @property
    def span(self) -> Span:
        """When it is."""

    @property
    def room(self) -> str:
        """The code of its room."""


class Matter(Protocol):
    """What the dialog of a cancellation needs to know of what is cancelled.

    Attributes:
        closed: whether nothing but the usual reasons may be given.
    """

    closed: bool

    def heading(self, words: Words) -> str:
        """Say what is about to be done."""

    def asked(self, words: Words, seen: Seen) -> str:
        """Say what would be cancelled."""

    def named(self, words: Words, seen: Seen) -> str:
        """Say what was cancelled."""

    def reasons(self, words: Words) -> tuple[str, ...]:
        """The usual reasons."""

    def question(self, code: str) -> Callable[[OpenDesk], CancelForecast]:
        """What reads what would follow."""

    def consequences(self, words: Words, forecast: CancelForecast) -> list[tuple[Tone, str]]:
        """What would follow, line by line."""

    def command(self, seen: Seen, why: ReasonField) -> Any:
        """The act itself."""

    def is_known_to_all(self, why: ReasonField) -> bool:
        """Whether whoever would be called knows it already."""


class SessionMatter:
    """A session: whom to call is everybody enrolled or waiting."""

    closed = False

    def heading(self, words: Words) -> str:
        """See `Matter`."""
        return words._("Cancel the session")

    def asked(self, words: Words, seen: Seen) -> str:
        """See `Matter`."""
        return words._("Cancel {session}").format(session=self.named(words, seen))

    def named(self, words: Words, seen: Seen) -> str:
        """See `Matter`."""
        return quoted(words, words.of(seen.title))

    def reasons(self, words: Words) -> tuple[str, ...]:
        """See `Matter`."""
        return (
            words._("facilitator away"),
            words._("interpreter missing"),
            words._("too few people"),
            words._("room not available"),
            words._("booked by mistake"),
        )

    def question(self, code: str) -> Callable[[OpenDesk], CancelForecast]:
        """See `Matter`."""
        return partial(_session_forecast, code)

    def consequences(self, words: Words, forecast: CancelForecast) -> list[tuple[Tone, str]]:
        """See `Matter`."""
        return consequences_said(words, forecast)

    def command(self, seen: Seen, why: ReasonField) -> Any:
        """See `Matter`."""
        from desktop_app.commands import sessions  # noqa: PLC0415 - the data layer

        there = sessions.Seen(seen.span.start, seen.span.end, seen.room)
        return sessions.CancelSession(seen.code, why.reason, there)

    def is_known_to_all(self, why: ReasonField) -> bool:  # noqa: ARG002 - see `Matter`
        """See `Matter`."""
        return False


class AppointmentMatter:
    """An appointment: who gives it up is kept, never why; whoever does not know is called."""

    closed = True

    def heading(self, words: Words) -> str:
        """See `Matter`."""
        return words._("Cancel the appointment")

    def asked(self, words: Words, seen: Seen) -> str:  # noqa: ARG002 - nothing is said of whom
        """See `Matter`."""
        return words._("Cancel this appointment?")

    def named(self, words: Words, seen: Seen) -> str:  # noqa: ARG002 - nothing is said of whom
        """See `Matter`."""
        return words._("Appointment cancelled")

    def reasons(self, words: Words) -> tuple[str, ...]:
        """See `Matter`."""
        return (
            words._("the person cannot come"),
            words._("the professional is away"),
            words._("the centre has to"),
        )

    def question(self, code: str) -> Callable[[OpenDesk], CancelForecast]:
        """See `Matter`."""
        return partial(_appointment_forecast, code)

    def consequences(self, words: Words, forecast: CancelForecast) -> list[tuple[Tone, str]]:
        """See `Matter`."""
        lines = [_order_said(words, one, forecast.now) for one in forecast.orders]
        return [*lines, _freed_said(words, forecast)]

    def command(self, seen: Seen, why: ReasonField) -> Any:
        """See `Matter`."""
        from desktop_app.commands import appointments, sessions  # noqa: PLC0415 - the data layer

        there = sessions.Seen(seen.span.start, seen.span.end, seen.room)
        return appointments.CancelAppointment(seen.code, str(_who(why)), there)

    def is_known_to_all(self, why: ReasonField) -> bool:
        """See `Matter`."""
        return _who(why) is CancelledBy.PERSON


_WHO = (CancelledBy.PERSON, CancelledBy.WORKER, CancelledBy.CENTRE)
"""Who gives an appointment up, in the order of the reasons."""


def _who(why: ReasonField) -> CancelledBy:
    return _WHO[why.place]


def _session_forecast(code: str, desk: OpenDesk) -> CancelForecast:
    from desktop_app.readings.cancelling import cancel_forecast  # noqa: PLC0415 - the data thread

    return cancel_forecast(desk.engine, code, desk.now())


def _appointment_forecast(code: str, desk: OpenDesk) -> CancelForecast:
    from desktop_app.readings.cancelling import (  # noqa: PLC0415 - the data thread
        appointment_forecast,
    )

    return appointment_forecast(desk.engine, code, desk.now())


def consequences_said(words: Words, forecast: CancelForecast) -> list[tuple[Tone, str]]:
    """What will happen, counted: people, interpreter, room."""
    waiting = sum(one.waiting for one in forecast.people)
    enrolled = len(forecast.people) - waiting
    lines = []
    if enrolled:
        said = words.ngettext("{count} enrolled to call", "{count} enrolled to call", enrolled)
        lines.append((Tone.WARN, said.format(count=enrolled)))
    if waiting:
        said = words.ngettext(
            "{count} person waiting to call", "{count} people waiting to call", waiting
        )
        lines.append((Tone.WARN, said.format(count=waiting)))
    if not forecast.people:
        lines.append((Tone.OK, words._("Nobody to call")))
    lines += [_order_said(words, one, forecast.now) for one in forecast.orders]
    return [*lines, _freed_said(words, forecast)]


def _freed_said(words: Words, forecast: CancelForecast) -> tuple[Tone, str]:
    return (Tone.INFO, words._("{room} becomes free").format(room=words.of(forecast.room)))


def _order_said(words: Words, order: OrderForecast, now: datetime) -> tuple[Tone, str]:
    """« Interprète (turc) : annulable sans frais encore 50 min », or what it costs by now."""
    name = words.of(order.language)
    language = uncapitalised(name) if words.language == "fr" else name
    if order.cost_cents:
        said = words._("Interpreter ({language}): {cost} billed if you cancel now")
        return (Tone.DANGER, said.format(language=language, cost=money(words, order.cost_cents)))
    if order.free_until is None or order.free_until < now:
        said = words._("Interpreter ({language}): free to cancel")
        return (Tone.INFO, said.format(language=language))
    left = order.free_until - now
    if left < timedelta(days=1):
        said = words._("Interpreter ({language}): free to cancel for {left} more")
        minutes = left // timedelta(minutes=1)
        return (Tone.WARN, said.format(language=language, left=length_said(minutes)))
    said = words._("Interpreter ({language}): free to cancel until {moment}")
    moment = moment_said(words, order.free_until)
    return (Tone.INFO, said.format(language=language, moment=moment))
