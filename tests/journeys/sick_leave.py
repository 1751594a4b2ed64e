"""What a psychologist who falls ill leaves behind (scenario 8), and the colleagues around."""

from datetime import date, time

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.engine import close_centre, create_centre, transaction
from db.tables.sessions import Resource
from db.tables.sites import Site, TravelTime
from db.tables.workers import AvailabilityRuleRow
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.appointments import BookAppointment
from desktop_app.commands.cycles import CreateCycle, CycleDateWanted
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.orders import ConfirmInterpreter
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.domain.appointments import USUAL_LENGTH
from tests.commands.town import FIRST, Town, at, build_town

TUESDAYS = [date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 31)]
WEDNESDAYS = [date(2026, 3, 11), date(2026, 3, 18), date(2026, 3, 25)]
FRIDAYS = [date(2026, 3, 13), date(2026, 3, 27)]
HOURS = sorted([at("09:00", day) for day in WEDNESDAYS] + [at("14:00", day) for day in FRIDAYS])
"""Of the five appointments."""

INTERPRETED = {2, 3}
"""Those for whom somebody interprets, by their rank."""

THURSDAYS = [date(2026, 3, 12), date(2026, 3, 19), date(2026, 3, 26), date(2026, 4, 2)]


def make_sick_leave(address: str) -> None:
    """Build the town at an address with all that P1 leaves behind, and leave it closed."""
    engine = create_centre(address)
    town = build_town(engine)
    seven_sessions(town)
    five_appointments(town)
    close_centre(engine)


def cycle(days: list[date], start: str, end: str, room: str) -> CreateCycle:
    return CreateCycle(
        "DROITS",
        room,
        days[0],
        time.fromisoformat(start),
        time.fromisoformat(end),
        tuple(CycleDateWanted(at(start, day), at(end, day), room, (lead("P1"),)) for day in days),
        team=(lead("P1"),),
    )


def lead(code: str) -> Allocated:
    return Allocated(code, "facilitator")


def seven_sessions(town: Town) -> None:
    """Plan seven sessions of P1 in three weeks, and colleagues who are not free everywhere."""
    with transaction(town.engine) as tx:
        tx.execute(update(TravelTime).values(minutes=25))
    mornings = town.do(cycle(TUESDAYS, "10:00", "11:30", "A")).subject
    afternoons = town.do(cycle(THURSDAYS, "14:00", "15:00", "VIL-1")).subject
    alone = BookSession(at("09:00"), at("10:00"), "OFFICE", (lead("P1"),), title="Écoute")
    assert (mornings, afternoons, town.do(alone).subject) == ("C02", "C03", "W0001")
    # On the first Tuesday P2 leaves Villejean at 9:40, twenty-five minutes away.
    ends = TUESDAYS[0]
    town.do(BookSession(at("09:00", ends), at("09:40", ends), "VIL-1", (lead("P2"),)))
    # On Monday both colleagues are taken, and on the third Tuesday one is away.
    for code, room in (("P2", "A"), ("P3", "B")):
        town.do(BookSession(at("08:30"), at("10:30"), room, (lead(code),)))
    town.do(RecordAbsence("P2", TUESDAYS[2], TUESDAYS[2], "training"))
    for person in ("U0001", "U0002", "U0003"):
        town.do(Enrol("C02", person))


def five_appointments(town: Town) -> None:
    """Give five people an appointment with P1; P2 receives on Wednesdays too, P3 never."""
    with transaction(town.engine) as tx:
        for worker, weekday in (("P1", 3), ("P1", 5), ("P2", 3)):
            tx.add(_receiving(tx, worker, weekday))
    for number, start in enumerate(HOURS, start=1):
        booked = BookAppointment(
            *("boussole", f"U000{number}", "P1", "OFFICE"),
            start,
            start + USUAL_LENGTH,
            interpreter="I1" if number in INTERPRETED else "",
        )
        assert town.do(booked).subject == f"R000{number}"
        if booked.interpreter:
            town.do(ConfirmInterpreter(f"R000{number}", "I1"))
    # On the third Wednesday P2 leaves Villejean at 8:40, twenty-five minutes away.
    early = WEDNESDAYS[2]
    town.do(BookSession(at("08:00", early), at("08:40", early), "VIL-1", (lead("P2"),)))
    # A week later, when P1 is back, the fourth of them has something else at that hour.
    back = date(2026, 4, 1)
    busy = BookSession(at("09:00", back), at("10:00", back), "A", (lead("P3"),), places=2)
    town.do(Enrol(town.do(busy).subject, "U0004"))


def _receiving(tx: Session, worker: str, weekday: int) -> AvailabilityRuleRow:
    return AvailabilityRuleRow(
        code=f"C{worker}{weekday}",
        professional_id=tx.scalars(select(Resource.id).where(Resource.code == worker)).one(),
        site_id=tx.scalars(select(Site.id).where(Site.code == "BEA")).one(),
        iso_weekday=weekday,
        start_time=time(8),
        end_time=time(18),
        week_parity="all",
        interval_weeks=1,
        kind="consultation",
        during_school_holidays="same",
        valid_from=FIRST,
    )
