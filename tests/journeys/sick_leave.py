"""The seven sessions of a psychologist who falls ill (scenario 8), and the colleagues around."""

from datetime import date, time

from sqlalchemy import update

from db.engine import transaction
from db.tables.sites import TravelTime
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.cycles import CreateCycle, CycleDateWanted
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from tests.commands.town import Town, at

TUESDAYS = [date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 31)]
THURSDAYS = [date(2026, 3, 12), date(2026, 3, 19), date(2026, 3, 26), date(2026, 4, 2)]


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
