"""Scenario 9: two languages, a journey too long, and an interpreter a household does not want."""

import pytest
from sqlalchemy import select, update

from db.engine import transaction
from db.tables.centre import Language
from db.tables.people import InterpreterExclusion, Person
from db.tables.sessions import Resource
from db.tables.sites import TravelTime
from db.tables.workers import Agency, Interpreter
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.language_coverage import LanguageCoverage
from desktop_app.readings.language_coverage import coverage_of_session
from desktop_app.wording import words_in
from desktop_app.wording.findings import finding_text
from tests.commands.town import NOW, Town, at

X, Y = "I1", "I2"
"""Arabic, and Dari."""

CAFE = "W0002"
SPOKEN = ("ar",) * 5 + ("prs",) * 2


@pytest.fixture
def cafe(town: Town) -> Town:
    """A café at Beauregard at ten; X is at Villejean until twenty to."""
    with transaction(town.engine) as tx:
        tx.add(
            Language(
                code="prs",
                bcp47="prs",
                name_fr="Dari",
                name_en="Dari",
                autonym="دری",
                script="Arab",
                direction="rtl",
                demand_weight_percent=6,
            )
        )
        resource = Resource(code=Y, kind="interpreter", units=1)
        tx.add(resource)
        tx.flush()
        tx.add(
            Interpreter(
                id=resource.id,
                agency_id=tx.scalars(select(Agency.id)).one(),
                display_name="M. Y. Inventé",
                gender="M",
                language_codes=("prs",),
                modes=("on_site",),
                iso_weekdays=("1", "2", "3", "4", "5"),
            )
        )
        tx.execute(update(TravelTime).values(minutes=25))
    town.do(BookSession(at("08:40"), at("09:40"), "VIL-1", (Allocated(X, "interpreter"),)))
    town.do(
        BookSession(at("10:00"), at("11:30"), "AB", (Allocated("P1", "facilitator"),), places=12)
    )
    people = [town.do(CreatePerson(f"Personne {number}")).subject for number in range(7)]
    with transaction(town.engine) as tx:
        for person, language in zip(people, SPOKEN, strict=True):
            tx.execute(
                update(Person)
                .where(Person.code == person)
                .values(main_language=language, needs_interpreter=True)
            )
        tx.add(
            InterpreterExclusion(
                person_id=tx.scalars(select(Person.id).where(Person.code == people[5])).one(),
                interpreter_id=resource.id,
            )
        )
    for person in people:
        town.do(Enrol(CAFE, person))
    return town


def coverage(town: Town) -> list[tuple[str, int, bool]]:
    def said(one: LanguageCoverage) -> tuple[str, int, bool]:
        return one.language, one.people, one.covered

    return [said(one) for one in coverage_of_session(town.engine, CAFE, NOW)]


def order_both(town: Town) -> dict[str, list[Finding]]:
    found = {}
    for language, who in (("ar", X), ("prs", Y)):
        town.do(OrderInterpreter(CAFE, language))
        outcome = town.do(ConfirmInterpreter(CAFE, who, language))
        found[who] = [one for one in outcome.findings if one.resource == who]
    return found


def test_the_languages_of_the_people_are_known_before_anybody_is_ordered(cafe: Town) -> None:
    assert coverage(cafe) == [("ar", 5, False), ("prs", 2, False)]


def test_neither_covers_its_language_and_each_is_warned_about(cafe: Town) -> None:
    found = order_both(cafe)

    (travel,) = found[X]
    assert travel.code is Code.TRAVEL_TOO_SHORT
    assert (travel.facts["minutes"], travel.facts["needed"]) == (20, 25)
    (unwanted,) = found[Y]
    assert unwanted.code is Code.INTERPRETER_EXCLUDED
    assert coverage(cafe) == [("ar", 5, False), ("prs", 2, False)]


def test_nothing_tells_a_receptionist_why_somebody_does_not_suit(cafe: Town) -> None:
    (unwanted,) = order_both(cafe)[Y]

    assert set(unwanted.facts) == {"label"}
    for language in ("fr", "en"):
        said = finding_text(words_in(language), unwanted)
        assert "Personne" not in said
        assert "2026" not in said


def test_a_quarter_of_an_hour_later_one_of_them_will_do(cafe: Town) -> None:
    order_both(cafe)
    cafe.do(MoveSession(CAFE, start=at("10:15"), end=at("11:45")))

    assert coverage(cafe) == [("ar", 5, True), ("prs", 2, False)]
