"""Who receives people one by one, and in which rooms: Boussole and health mediation."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from desktop_app.domain.appointments import AppointmentKind
from desktop_app.domain.availability import FOR_APPOINTMENTS
from desktop_app.domain.planning import Planning, Room, Worker, WorkerKind
from desktop_app.domain.standing import active_on

RECEIVING_ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        AppointmentKind.BOUSSOLE: frozenset({"PSY"}),
        AppointmentKind.MEDIATION: frozenset({"health_mediator", "MEDI"}),
    }
)
"""Professions and jobs that receive for each kind (domain.md, 1.2 and 1.3)."""

_INTERVIEW, _CONSULTATION = "interview", "consultation"
OFFICES = frozenset({_INTERVIEW, _CONSULTATION})
"""Rooms with a door that closes, made for two."""


def receivers(kind: str, planning: Planning, day: date) -> tuple[Worker, ...]:
    """Those who receive for a kind of appointment on a day, by code.

    In a centre where nobody has such a profession, everybody who gives consultation hours.
    """
    wanted = RECEIVING_ROLES.get(kind, frozenset())
    active = [
        one
        for one in planning.workers.values()
        if one.kind is not WorkerKind.INTERPRETER and active_on(one, day)
    ]
    able = [one for one in active if one.roles & wanted]
    if not any(one.roles & wanted for one in planning.workers.values()):
        able = [one for one in active if any(rule.kind in FOR_APPOINTMENTS for rule in one.rules)]
    return tuple(sorted(able, key=lambda one: one.code))


def receiving_rooms(planning: Planning) -> tuple[Room, ...]:
    """The rooms in which one person is received: offices, or every room where there is none."""
    offices = [one for one in planning.rooms.values() if one.kind in OFFICES]
    found = offices or [one for one in planning.rooms.values() if not one.shared]
    return tuple(sorted(found, key=lambda one: (one.kind != _INTERVIEW, one.capacity, one.code)))
