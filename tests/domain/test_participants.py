from datetime import date, datetime

import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Code
from desktop_app.domain.participants import (
    Audience,
    Birth,
    DateJoined,
    Participant,
    ParticipantNote,
    joining_findings,
    participant_notes,
)
from desktop_app.domain.planning import Occupation
from desktop_app.domain.span import Span

DAY = date(2026, 11, 24)
TOO_YOUNG, TOO_OLD = ParticipantNote.TOO_YOUNG, ParticipantNote.TOO_OLD
GUARDIAN_MISSING = ParticipantNote.GUARDIAN_MISSING


@pytest.mark.parametrize(
    ("birth", "ages", "why"),
    [
        (Birth(day=date(2016, 11, 24)), [10], "a birthday"),
        (Birth(day=date(2016, 11, 25)), [9], "the eve of a birthday"),
        (Birth(day=date(2008, 2, 29)), [18], "born on the 29th of February"),
        (Birth(year=2016), [9, 10], "a year alone leaves two ages"),
        (Birth(year=2026), [0], "born this year"),
        (Birth(), [], "nothing known"),
        (Birth(day=date(2027, 1, 1)), [], "not born yet"),
        (Birth(year=2027), [], "not born yet either"),
    ],
)
def test_ages(birth: Birth, ages: list[int], why: str) -> None:
    assert list(birth.ages_on(DAY)) == ages, why


@pytest.mark.parametrize(
    ("birth", "minor"),
    [
        (Birth(day=date(2008, 11, 24)), False),
        (Birth(day=date(2008, 11, 25)), True),
        (Birth(year=2007), False),
        (Birth(year=2008), True),
        (Birth(), False),
    ],
)
def test_a_minor_as_far_as_is_known(birth: Birth, minor: bool) -> None:  # noqa: FBT001
    assert birth.may_be_minor(DAY) is minor


@pytest.mark.parametrize(
    ("birth", "contradicts"),
    [
        (Birth(date(1985, 3, 12), 1990), True),
        (Birth(date(1985, 3, 12), 1985), False),
        (Birth(date(1985, 3, 12)), False),
        (Birth(year=1985), False),
    ],
)
def test_a_year_and_a_date_of_birth_agree(birth: Birth, contradicts: bool) -> None:  # noqa: FBT001
    assert birth.contradicts_itself is contradicts


CHILDREN = Audience(6, 12, guardian_required=True)
ELDERS = Audience(min_age=60)


@pytest.mark.parametrize(
    ("birth", "guardian", "audience", "notes", "why"),
    [
        (Birth(year=2017), True, CHILDREN, [], "a child of nine with a guardian"),
        (Birth(year=2017), False, CHILDREN, [GUARDIAN_MISSING], "nobody to sign"),
        (Birth(year=2022), True, CHILDREN, [TOO_YOUNG], "four years at most"),
        (Birth(year=2020), True, CHILDREN, [], "five or six: six would do"),
        (Birth(year=1990), False, CHILDREN, [TOO_OLD], "a parent is told of, and needs nobody"),
        (Birth(day=date(2014, 11, 24)), True, CHILDREN, [], "twelve today"),
        (Birth(day=date(2013, 11, 24)), True, CHILDREN, [TOO_OLD], "thirteen today"),
        (Birth(year=1990), False, ELDERS, [TOO_YOUNG], "no upper limit, but a lower one"),
        (Birth(year=1930), False, ELDERS, [], "an elder"),
        (Birth(year=2017), False, Audience(), [], "a programme for everybody"),
        (Birth(), False, CHILDREN, [], "nothing known, nothing said"),
    ],
)
def test_what_does_not_fit_a_programme(
    birth: Birth,
    guardian: bool,  # noqa: FBT001
    audience: Audience,
    *,
    notes: list[ParticipantNote],
    why: str,
) -> None:
    person = Participant("U0001", birth, has_guardian=guardian)
    assert participant_notes(person, audience, DAY) == notes, why


def test_a_child_of_unknown_age_is_still_a_child() -> None:
    child = Participant("U0001", is_minor=True)
    assert participant_notes(child, CHILDREN, DAY) == [GUARDIAN_MISSING]


@pytest.mark.parametrize("birth", [Birth(day=date(2008, 11, 24)), Birth(year=2007)])
def test_somebody_noted_as_a_child_grows_up(birth: Birth) -> None:
    grown = Participant("U0001", birth, is_minor=True)
    assert participant_notes(grown, Audience(guardian_required=True), DAY) == []


def span(hour: int) -> Span:
    return Span(datetime(2026, 11, 24, hour), datetime(2026, 11, 24, hour + 2))


def joined(code: str, hour: int, room: str, *, step_free: bool) -> DateJoined:
    return DateJoined(code, span(hour), room, Bilingual(f"Salle {room}"), step_free)


def test_steps_at_the_door_are_said_once_a_room_and_only_to_those_who_cannot() -> None:
    dates = [
        joined("S1", 8, "UP", step_free=False),
        joined("S2", 10, "UP", step_free=False),
        joined("S3", 12, "LEVEL", step_free=True),
    ]
    (finding,) = joining_findings(Participant("U0001", step_free=True), dates, {})
    assert (finding.code, finding.resource) == (Code.NOT_ACCESSIBLE, "UP")
    assert finding.facts["label"] == Bilingual("Salle UP")
    assert joining_findings(Participant("U0001"), dates, {}) == []


def test_another_session_at_the_same_time_is_said_for_each_date() -> None:
    dates = [joined("S1", 8, "A", step_free=True), joined("S2", 14, "A", step_free=True)]
    engagements = {
        "U0001": (
            Occupation("U0001", span(9), by="S9", title=Bilingual("Café")),
            Occupation("U0001", span(10), by="S7", title=Bilingual("Touche à peine")),
            Occupation("U0001", span(14), by="S2", title=Bilingual("La séance même")),
            Occupation("U0001", span(15), by="S8", title=Bilingual("Marche")),
        )
    }
    found = joining_findings(Participant("U0001"), dates, engagements)
    assert [(one.code, one.by, one.facts["minutes"]) for one in found] == [
        (Code.PARTICIPANT_ELSEWHERE, "S9", 60),
        (Code.PARTICIPANT_ELSEWHERE, "S8", 60),
    ]
