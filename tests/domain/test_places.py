from dataclasses import replace

import pytest

from desktop_app.domain.findings import Code
from desktop_app.domain.places import (
    places_above_room_findings,
    places_exceeded_findings,
    room_too_small_findings,
)
from desktop_app.domain.planning import Proposal
from tests.domain.town import TOWN, at, codes, wanted

SPAN = at("10:00", "12:00")
IN_SALLE_1 = wanted(SPAN, "S1")  # 14 people


@pytest.mark.parametrize(
    ("people", "enrolled", "headcount", "too_many"),
    [
        (14, 14, 14, None),
        (15, 1, 1, 15),
        (1, 15, 1, 15),
        (1, 1, 15, 15),
        (16, 18, 17, 18),
    ],
)
def test_a_room_holds_the_largest_number_known(
    people: int, enrolled: int, headcount: int, too_many: int | None
) -> None:
    proposal = replace(IN_SALLE_1, people=people, enrolled=enrolled, headcount=headcount)
    found = room_too_small_findings(proposal, TOWN)
    assert [finding.facts["people"] for finding in found] == (
        [] if too_many is None else [too_many]
    )


def test_staff_are_not_counted() -> None:
    full = replace(IN_SALLE_1, people=14, involved=wanted(SPAN, people=["ERGO", "PSY"]).involved)
    assert room_too_small_findings(full, TOWN) == []


@pytest.mark.parametrize("room", ["DESK", ""])
def test_a_drop_in_place_is_not_compared_nor_is_no_room(room: str) -> None:
    crowd = replace(IN_SALLE_1, room=room, people=40, places=40)
    assert room_too_small_findings(crowd, TOWN) == []
    assert places_above_room_findings(crowd, TOWN) == []


@pytest.mark.parametrize(
    ("proposal", "exceeded"),
    [
        (replace(IN_SALLE_1, places=10, enrolled=10), False),
        (replace(IN_SALLE_1, places=10, enrolled=11), True),
        (replace(IN_SALLE_1, places=0, enrolled=1), True),
        (replace(IN_SALLE_1, enrolled=300), False),
        (replace(IN_SALLE_1, places=10, people=30), False),
        (replace(IN_SALLE_1, programme="PAPOTE", enrolled=12), False),
        (replace(IN_SALLE_1, programme="PAPOTE", enrolled=13), True),
        (replace(IN_SALLE_1, programme="PAPOTE", enrolled=13, places=13), False),
    ],
)
def test_places_lowered_below_the_enrolled_are_a_warning(
    proposal: Proposal, *, exceeded: bool
) -> None:
    found = places_exceeded_findings(proposal, TOWN)
    assert codes(found) == ([Code.PLACES_EXCEEDED] if exceeded else [])


@pytest.mark.parametrize(("places", "noted"), [(None, False), (14, False), (15, True)])
def test_places_above_the_room_are_only_noted(places: int | None, *, noted: bool) -> None:
    found = places_above_room_findings(replace(IN_SALLE_1, places=places), TOWN)
    assert codes(found) == ([Code.PLACES_ABOVE_ROOM] if noted else [])


def test_as_many_places_as_people_expected_are_said_once() -> None:
    booked_for_15 = replace(IN_SALLE_1, people=15, places=15)
    assert codes(room_too_small_findings(booked_for_15, TOWN)) == [Code.ROOM_TOO_SMALL]
    assert places_above_room_findings(booked_for_15, TOWN) == []
    assert codes(places_above_room_findings(replace(booked_for_15, places=16), TOWN)) == [
        Code.PLACES_ABOVE_ROOM
    ]
