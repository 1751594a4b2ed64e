"""What a session or an appointment of the folder takes: its room, its people, its equipment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.places import EQUIPMENT as EQUIPMENT_FILE
from desktop_app.exchange.centre_folder.places import OUTDOOR, ROOMS
from desktop_app.exchange.centre_folder.sessions import (
    EQUIPMENT,
    FACILITATOR,
    INTERPRETER,
    PLACE,
    SESSIONS,
    equipment_of,
    session_span,
)
from desktop_app.exchange.centre_folder.shapes import FileShape, Line, Values
from desktop_app.exchange.centre_folder.support import appointment_span
from desktop_app.exchange.centre_folder.workers import (
    EXTERNAL_FACILITATORS,
    INTERPRETERS,
    PHONE,
    PROFESSIONALS,
    TEAM_MEMBERS,
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A resource taken by one line: ``own`` when it has a span of its own (a guest)."""

    resource: str
    role: str
    span: Span
    column: str
    quantity: int = 1
    own: bool = False


@dataclass(slots=True)
class Stock:
    """How many units each resource has, and the parts of divisible rooms.

    No unit means that it is never claimed itself: a divisible room, a shared place outdoors,
    a telephone platform.
    """

    units: dict[str, int] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def claimed(self, resource: str) -> tuple[str, ...]:
        """The resources whose claims a booking of this one needs."""
        if self.units.get(resource, 0) > 0:
            return (resource,)
        return self.parts.get(resource, ())


def stock_of(files: Mapping[str, Sequence[Line]]) -> Stock:
    """The stock described by the lines of a folder."""
    stock = Stock()
    for line in files.get(ROOMS.name, ()):
        code, parts = line.values["room_code"], line.values["composed_of"]
        shared = bool(parts) or line.values["kind"] == OUTDOOR
        stock.units[code] = 0 if shared else 1
        stock.parts[code] = tuple(parts)
    for shape in (PROFESSIONALS, TEAM_MEMBERS, EXTERNAL_FACILITATORS):
        for line in files.get(shape.name, ()):
            stock.units[line.values[shape.code]] = 1
    for line in files.get(INTERPRETERS.name, ()):
        platform = PHONE in line.values["modes"]
        stock.units[line.values["interpreter_code"]] = 0 if platform else 1
    for line in files.get(EQUIPMENT_FILE.name, ()):
        if line.values["movable_quantity"]:
            stock.units[line.values["equipment_code"]] = line.values["movable_quantity"]
    return stock


def holdings_of(shape: FileShape, values: Values) -> list[Holding]:
    """Everything a line takes, in the order in which it is kept.

    Raises:
        ValueError: the line ends before it starts; such lines are refused earlier.
    """
    if shape is SESSIONS:
        return session_holdings(values, session_span(values))
    span = appointment_span(values)
    return [
        Holding(values["room_code"], PLACE, span, "room_code"),
        Holding(values["worker_code"], FACILITATOR, span, "worker_code"),
        *(
            Holding(code, INTERPRETER, span, "interpreter_codes")
            for code in values["interpreter_codes"]
        ),
    ]


def session_holdings(values: Values, span: Span) -> list[Holding]:
    """Everything a session takes."""
    return [
        Holding(values["room_code"], PLACE, span, "room_code"),
        *(
            Holding(code, FACILITATOR, span, "facilitator_codes")
            for code in values["facilitator_codes"]
        ),
        *(
            Holding(code, INTERPRETER, span, "interpreter_codes")
            for code in values["interpreter_codes"]
        ),
        *(
            Holding(guest.code, guest.role, own or span, "guests", own=own is not None)
            for guest in values["guests"]
            for own in (guest.span_in(span),)
        ),
        *(
            Holding(code, EQUIPMENT, span, "equipment" if values["equipment"] else "needs", pieces)
            for code, pieces in equipment_of(values)
        ),
    ]
