"""What a form is judged and said with, read in one go on the data thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Planning, Proposal

if TYPE_CHECKING:
    from desktop_app.domain.findings import Finding
    from desktop_app.readings.booking import Catalogue
    from desktop_app.readings.check import CheckAnswer
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.enrolment import EnrolmentReading
    from desktop_app.readings.history import HistoryLine
    from desktop_app.readings.issued_sheets import IssuedSheet
    from desktop_app.readings.session_form import SessionForm
    from ui.form.typed import Typed


@dataclass(frozen=True, slots=True)
class Facts:
    """The session as it is kept, and the centre around it.

    ``form`` is nothing for a session that is not booked yet; ``proposal`` then knows nobody
    enrolled. ``planning`` holds the days that are typed.
    """

    planning: Planning
    proposal: Proposal
    now: datetime
    catalogue: Catalogue
    form: SessionForm | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """What the last two tabs show, and to whom a free place is offered now."""

    sheets: tuple[IssuedSheet, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    enrolled: EnrolmentReading | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of what is typed; conflicts already ``kept`` are apart.

    Those ``beside`` would stand if the options that wait there were firm: they refuse nothing.
    """

    findings: tuple[Finding, ...] = ()
    standing: tuple[Finding, ...] = ()
    kept: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()
    reason: str = ""


def facts_of(desk: OpenDesk, code: str) -> Facts:
    """Read a session; the data thread."""
    from desktop_app.readings.booking import booking_catalogue  # noqa: PLC0415 - the data thread
    from desktop_app.readings.session_form import session_form  # noqa: PLC0415

    now = desk.now()
    form = session_form(desk.engine, code, now)
    catalogue = booking_catalogue(desk.engine, now)
    return Facts(form.planning, form.proposal, now, catalogue, form)


def facts_of_new(desk: OpenDesk, typed: Typed) -> Facts:
    """Read what a new booking is judged with; the data thread."""
    from desktop_app.readings.booking import (  # noqa: PLC0415 - the data thread
        booking_catalogue,
        planning_of_day,
    )

    now, planning = desk.now(), planning_of_day(desk.engine, typed.day)
    span = typed.span or planning.window
    return Facts(planning, Proposal(span), now, booking_catalogue(desk.engine, now))


def planning_of(desk: OpenDesk, day: date) -> Planning:
    """Read another day; the data thread."""
    from desktop_app.readings.booking import planning_of_day  # noqa: PLC0415 - the data thread

    return planning_of_day(desk.engine, day)


def papers_of(desk: OpenDesk, code: str) -> Papers:
    """Read the sheets, the history and the people of a session; the data thread."""
    from desktop_app.readings.enrolment import enrolment_reading  # noqa: PLC0415 - data thread
    from desktop_app.readings.history import session_history  # noqa: PLC0415 - the data thread
    from desktop_app.readings.issued_sheets import issued_sheets  # noqa: PLC0415

    return Papers(
        issued_sheets(desk.engine, code),
        session_history(desk.engine, code),
        enrolment_reading(desk.engine, code, desk.now()),
    )


@dataclass(frozen=True, slots=True)
class OptionWays:
    """An option that is to be settled, as its own form reads it, and its ways out."""

    facts: Facts
    answer: CheckAnswer


def ways_of_option(desk: OpenDesk, code: str) -> OptionWays:
    """Look for the ways out of an option; the data thread."""
    facts = facts_of(desk, code)
    return OptionWays(facts, ways_out_of(desk, facts.proposal))


def ways_out_of(desk: OpenDesk, proposal: Proposal) -> CheckAnswer:
    """Look for the ways out of what stands against a proposal; the data thread."""
    from desktop_app.readings.check import check_booking  # noqa: PLC0415 - the data thread

    return check_booking(desk.engine, proposal, desk.now())
