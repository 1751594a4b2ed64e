"""A scene of the pictures loaded into a centre, and what the application says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.planning import planning_during
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.session_proposals import circumstances_of, proposal_of
from desktop_app.commands.session_state import states_of
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding
from desktop_app.domain.planning import Involved, Planning, Proposal
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import Counts
from desktop_app.readings.appointments import AppointmentLine
from desktop_app.readings.day import DayReading, day_reading
from tests.pictures.scenes import CLOCK, Scene

WHOLE = Span(datetime(2025, 9, 1), datetime(2027, 3, 1))
"""From the first date of the folder to the last, and some days more."""


@dataclass
class Shown:
    """A scene loaded into a centre, and what the application says of it."""

    scene: Scene
    folder: Path
    engine: Engine
    counts: Counts

    @property
    def now(self) -> datetime:
        """The time at which the scene plays."""
        return CLOCK[self.scene]

    @cached_property
    def planning(self) -> Planning:
        """The whole centre as the rules see it, with where everybody is enrolled."""
        with reading(self.engine) as tx:
            return planning_during(tx, WHOLE, list(tx.scalars(select(Person.id))))

    def day(self, offset: int = 0) -> DayReading:
        """The day of the scene, or one some days later."""
        return day_reading(self.engine, self.now.date() + timedelta(days=offset))

    def findings(self, session: str) -> list[Finding]:
        """What the rules say of a session as it stands."""
        with reading(self.engine) as tx:
            row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == session)).one()
            state = states_of(tx, [row])[row.id]
            proposal = proposal_of(row.code, state, circumstances_of(tx, [row])[row.id])
        return session_findings(proposal, self.planning, self.now)

    def findings_of_appointment(self, line: AppointmentLine, order: str) -> list[Finding]:
        """What the rules say of an appointment whose interpreter order has this state."""
        proposal = Proposal(
            line.span,
            line.room,
            (Involved(line.worker),),
            people=1,
            enrolled=1,
            language="ar" if order == "requested" else "",
            order=order,
            ordered=frozenset({"ar"}) if order == "requested" else frozenset(),
            participants=frozenset({line.person}),
            ignoring=line.code,
            appointment=True,
            purpose=line.kind,
        )
        return session_findings(proposal, self.planning, self.now)

    def is_free(self, resource: str, starts: str, ends: str, day: str = "") -> bool:
        """Whether nothing firm holds a room or a person during a stretch of a day."""
        date = datetime.fromisoformat(day).date() if day else self.now.date()
        wanted = Span.on(date, time.fromisoformat(starts), time.fromisoformat(ends))
        held = self.planning.occupations.get(resource, ())
        return not any(one.span.overlaps(wanted) for one in held)


Show = Callable[[Scene], Shown]
"""Loads a scene into a centre of its own, each only once."""
