"""Files of the dated sessions, of the dates that were skipped, and of the people counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.tables.sessions import WorkshopSession
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.centre_lists import SENTENCE, week_of, weekday_of
from desktop_app.exchange.centre_folder.programmes import LANGUAGE_CODES, SESSION_KINDS
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    blank,
    extra,
    lists,
    needed,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    Choice,
    Clock,
    Code,
    Day,
    Flag,
    Many,
    Moment,
    Text,
    Whole,
)
from desktop_app.exchange.centre_folder.workers import WORKERS

FIRM = ("planned", "held")
"""Statuses of the sessions that hold their place and their people."""

SKIPPED = "skipped"
STATUSES = ("option", "planned", "held", "cancelled", SKIPPED)
PLACE, FACILITATOR, INTERPRETER, GUEST, EQUIPMENT = (
    "place",
    "facilitator",
    "interpreter",
    "guest",
    "equipment",
)
ONE_DAY = timedelta(days=1)
_NEED = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]{0,39})(?::([1-9][0-9]{0,2}))?", re.ASCII)
_HOUR = "((?:[01][0-9]|2[0-3]):[0-5][0-9])"
_GUEST = re.compile(
    r"([A-Za-z0-9][A-Za-z0-9_./-]{0,39})"
    rf"(?:@{_HOUR}-{_HOUR})?(?:#([a-z_]{{1,40}}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a session beside its facilitators: ``P004@15:00-15:30``.

    Without hours they come for the whole time. A role other than ``guest`` is written
    ``#role``.
    """

    code: str
    hours: tuple[str, str] | None = None
    role: str = GUEST

    def span_in(self, span: Span) -> Span | None:
        """When they come to a session of this span; the whole of it when nothing is said.

        Raises:
            ValueError: outside the session, or ending before it starts.
        """
        if self.hours is None:
            return None
        starts, ends = (_moment_after(span.start, hour) for hour in self.hours)
        own = Span(starts, ends)
        if not span.contains(own):
            raise ValueError("a guest comes during the session")
        return own


def _moment_after(start: datetime, hour: str) -> datetime:
    moment = datetime.combine(start.date(), datetime.strptime(hour, "%H:%M").time())
    return moment if moment >= start else moment + ONE_DAY


@dataclass(frozen=True, slots=True)
class GuestText:
    """One guest as it is written."""

    def read(self, text: str) -> Guest:
        """See ValueKind."""
        written = _GUEST.fullmatch(text)
        if written is None:
            raise RefusedCellError(Reason.NOT_A_GUEST)
        hours = (written[2], written[3]) if written[2] else None
        return Guest(written[1], hours, written[4] or GUEST)

    def write(self, value: Guest) -> str:
        """See ValueKind."""
        hours = f"@{value.hours[0]}-{value.hours[1]}" if value.hours else ""
        return value.code + hours + (f"#{value.role}" if value.role != GUEST else "")


@dataclass(frozen=True, slots=True)
class NeedText:
    """A feature or equipment wanted: ``code`` or ``code:quantity``."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        if not _NEED.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_CODE)
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class QuantityText:
    """Pieces of movable stock: ``code:quantity``."""

    def read(self, text: str) -> tuple[str, int]:
        """See ValueKind."""
        written = _NEED.fullmatch(text)
        if written is None or written[2] is None:
            raise RefusedCellError(Reason.NOT_A_CODE)
        return written[1], int(written[2])

    def write(self, value: tuple[str, int]) -> str:
        """See ValueKind."""
        return f"{value[0]}:{value[1]}"


def session_span(values: Values) -> Span:
    """When a session of the file takes place.

    Raises:
        ValueError: it ends before it starts.
    """
    return Span(*session_times(values))


def session_times(values: Values) -> tuple[datetime, datetime]:
    """Start and end of a line, whatever their order."""
    last = values["end_date"] or values["date"]
    return (
        datetime.combine(values["date"], values["start_time"]),
        datetime.combine(last, values["end_time"]),
    )


def equipment_of(values: Values) -> tuple[tuple[str, int], ...]:
    """Pieces of stock a session takes: as said, else those its needs count."""
    if values["equipment"]:
        return tuple(values["equipment"])
    counted = (need.partition(":") for need in values["needs"])
    return tuple((code, int(quantity)) for code, _, quantity in counted if quantity)


def _number_in_cycle(values: Values) -> Iterable[RefusedCellError]:
    if values["number"] is not None and values["cycle_code"] is None:
        yield RefusedCellError(Reason.NUMBER_WITHOUT_CYCLE, "number")


def _everybody_once(values: Values) -> Iterable[RefusedCellError]:
    """Somebody listed twice would be booked twice; so would equipment."""
    seen = set(values["facilitator_codes"])
    for column in ("interpreter_codes", "guests", "equipment"):
        for one in values[column]:
            code = one if isinstance(one, str) else one.code if isinstance(one, Guest) else one[0]
            if code in seen:
                yield RefusedCellError(Reason.TWICE_IN_LIST, column, code)
            seen.add(code)
    counted = [code for code, _ in equipment_of(values)]
    for position, code in enumerate(counted):
        if code in counted[:position] and not values["equipment"]:
            yield RefusedCellError(Reason.TWICE_IN_LIST, "needs", code)


def _guests_inside(values: Values) -> Iterable[RefusedCellError]:
    try:
        span = session_span(values)
    except ValueError:
        return
    for guest in values["guests"]:
        try:
            guest.span_in(span)
        except ValueError:
            written = GuestText().write(guest)
            yield RefusedCellError(Reason.GUEST_OUTSIDE, "guests", written)


SESSIONS = FileShape(
    "sessions",
    (
        needed("session_code", Code(), "code"),
        refers("cycle_code", "cycles", attribute="cycle_id", required=False),
        refers("programme_code", "programmes", attribute="programme_id", required=False),
        blank("number", Whole(1, 10_000)),
        needed("kind", SESSION_KINDS),
        needed("date", Day(), None),
        weekday_of("date"),
        week_of("date"),
        needed("start_time", Clock(), None),
        needed("end_time", Clock(), None),
        refers("site_code", "sites", attribute=None),
        refers("room_code", "rooms", attribute="room_id"),
        lists("facilitator_codes", *WORKERS, attribute=None),
        blank("interpreter_language", LANGUAGE_CODES, "").referring("languages", by_number=False),
        needed("status", Choice(STATUSES)),
        extra("end_date", Day(), attribute=None),
        extra("title", Text(), ""),
        extra("interpreter_codes", Many(Code()), (), None).referring(
            "interpreters", by_number=False
        ),
        extra("guests", Many(GuestText()), (), None).referring(
            *WORKERS, "interpreters", by_number=False
        ),
        extra("needs", Many(NeedText()), ()).referring("equipment", by_number=False),
        extra("equipment", Many(QuantityText()), (), None).referring("equipment", by_number=False),
        extra("places", Whole(0, 1000)),
        extra("reason", SENTENCE, ""),
        extra("cause", Code(), ""),
        extra("kept", Many(Code()), ()),
        extra("kept_reason", SENTENCE, ""),
        extra("planned_start", Moment(), attribute="planned_starts"),
        extra("partners", Text(), ""),
        extra("note", Text(140), ""),
        extra("waiting_limit", Whole(0, 1000)),
        extra("walk_in", Flag(), empty=False),
    ),
    code="session_code",
    table=WorkshopSession,
    checks=(_number_in_cycle, _everybody_once, _guests_inside),
    most_lines=200_000,
)
SKIPPED_OCCURRENCES = FileShape(
    "skipped_occurrences",
    (
        refers("cycle_code", "cycles", attribute="cycle_id"),
        needed("date", Day(), None),
        needed("reason", Code(), "cause"),
        extra("note", SENTENCE, "", "reason"),
    ),
    identity=(("date", lambda values: (values["cycle_code"], values["date"])),),
    table=WorkshopSession,
    fixed={"status": SKIPPED},
)
HEADCOUNTS = FileShape(
    "headcounts",
    (
        refers("session_code", "sessions", attribute=None),
        needed("people", Whole(0, 10_000), None),
    ),
    identity=(("session_code", lambda values: values["session_code"]),),
    most_lines=200_000,
)
