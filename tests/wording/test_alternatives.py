from datetime import datetime

import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Alternative, Proposal
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import WayOut
from desktop_app.wording import words_in
from desktop_app.wording.alternatives import alternative_text

PROPOSAL = Proposal(Span(datetime(2026, 11, 24, 15), datetime(2026, 11, 24, 16)), "VIL-06")
NAMES = {
    "VIL-06": Bilingual("Salle polyvalente A", "Multipurpose room A"),
    "BEA": Bilingual("Beauregard"),
    "P085": Bilingual("Psychologue", "Psychologist"),
    "P086": Bilingual("Psychologue", "Psychologist"),
}


def said(language: str, way: WayOut, facts: dict[str, str | int], disturbed: int = 0) -> str:
    """A way out in words."""
    alternative = Alternative(PROPOSAL, str(way), disturbed, facts=facts)
    return alternative_text(words_in(language), alternative, NAMES)


@pytest.mark.parametrize(
    ("disturbed", "french", "english"),
    [
        (0, "aucune personne à prévenir", "nobody to call"),
        (1, "1 personne à prévenir", "1 person to call"),
        (7, "7 personnes à prévenir", "7 people to call"),
    ],
)
def test_another_room(disturbed: int, french: str, english: str) -> None:
    way: dict[str, str | int] = {"room": "VIL-06", "people_to_call": disturbed}

    assert said("fr", WayOut.ROOM, way, disturbed) == (
        f"Salle polyvalente A\u00a0: libre · {french}"
    )
    assert said("en", WayOut.ROOM, way, disturbed) == f"Multipurpose room A is free · {english}"


def test_another_site_is_a_cost() -> None:
    assert said("en", WayOut.ROOM, {"room": "VIL-06", "site": "BEA"}) == (
        "Multipurpose room A is free · other site: Beauregard · nobody to call"
    )


def test_another_hour_of_the_day() -> None:
    hour: dict[str, str | int] = {"start": "2026-11-24T15:30", "minutes": 30}

    assert said("fr", WayOut.TIME, hour) == "À 15:30 · aucune personne à prévenir"
    assert said("en", WayOut.TIME, hour) == "At 15:30 · nobody to call"


def test_another_day_is_said_with_its_date() -> None:
    day: dict[str, str | int] = {"start": "2026-12-01T14:00", "minutes": 7 * 24 * 60}

    assert said("fr", WayOut.DAY, day) == "Mar. 1er déc. à 14:00 · aucune personne à prévenir"


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    day: dict[str, str | int] = {"start": "2027-01-05T14:00", "minutes": 42 * 24 * 60}
    alternative = Alternative(PROPOSAL, WayOut.DAY, facts=day)

    assert alternative_text(words_in("fr").in_year(2026), alternative, NAMES) == (
        "Mar. 5 janv. 2027 à 14:00 · aucune personne à prévenir"
    )
    assert alternative_text(words_in("en").in_year(2027), alternative, NAMES).startswith(
        "Tue 5 Jan at 14:00"
    )


def test_late_hours_of_the_day_before_are_another_day() -> None:
    earlier: dict[str, str | int] = {"start": "2026-11-23T20:00", "minutes": -10 * 60}

    assert said("en", WayOut.TIME, earlier).startswith("Mon 23 Nov at 20:00")


def test_somebody_else() -> None:
    one: dict[str, str | int] = {"replaced": "P085", "replaced_by": "P086"}

    assert said("en", WayOut.SUBSTITUTE, one) == (
        "Psychologist P086 (replaces P085) · nobody to call"
    )
    assert said("fr", WayOut.SUBSTITUTE, one) == (
        "Psychologue P086 (remplace P085) · aucune personne à prévenir"
    )


def test_several_people_replace_several() -> None:
    two: dict[str, str | int] = {"replaced": "P085|I01", "replaced_by": "P086|I02"}

    assert said("fr", WayOut.SUBSTITUTE, two).startswith(
        "Psychologue P086, I02 (remplacent P085, I01)"
    )


def test_without_somebody() -> None:
    assert said("fr", WayOut.WITHOUT, {"replaced": "P085|T09", "replaced_by": ""}) == (
        "Sans psychologue P085, T09 · aucune personne à prévenir"
    )


def test_an_interpreter_to_be_asked_again() -> None:
    said_so = said(
        "fr", WayOut.TIME, {"start": "2026-11-24T15:30", "minutes": 30, "interpreter_again": 1}
    )

    assert said_so == "À 15:30 · interprète à redemander · aucune personne à prévenir"
