from dataclasses import replace

import pytest

from desktop_app.domain.equipment import (
    equipment_short_findings,
    feature_missing_findings,
    free_units,
    pieces_wanted,
)
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import STEP_FREE, Need, Occupation, Planning, Proposal
from tests.domain.town import POSITIONS, TOWN, at, booked, codes, town, wanted

SPAN = at("10:00", "12:00")


def needing(*needs: Need, room: str = "S1", start: str = "10:00", end: str = "12:00") -> Proposal:
    return replace(wanted(at(start, end), room), needs=needs)


def mats(
    *units: int, start: str = "10:00", end: str = "12:00", by: str = "GYM"
) -> list[Occupation]:
    return [booked("mats", at(start, end), by, unit=unit) for unit in units]


def short(proposal: Proposal, planning: Planning = TOWN) -> list[tuple[object, object]]:
    found = equipment_short_findings(proposal, planning)
    assert set(codes(found)) <= {Code.EQUIPMENT_SHORT}
    return [(finding.facts["wanted"], finding.facts["free"]) for finding in found]


@pytest.mark.parametrize(("number", "found"), [(10, []), (12, [(12, 10)])])
def test_twelve_mats_of_ten_are_short(number: int, found: list[tuple[int, int]]) -> None:
    assert short(needing(Need("mats", number))) == found


def test_pieces_held_by_others_are_not_free() -> None:
    planning = town(*mats(1, 2, 3))
    assert short(needing(Need("mats", 7)), planning) == []
    assert short(needing(Need("mats", 8)), planning) == [(8, 7)]


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_pieces_are_held_only_while_used(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = town(*mats(*range(1, 11)))
    found = short(needing(Need("mats", 1), start=start, end=end), planning)
    assert found == ([(1, 0)] if overlaps else []), position


def test_a_piece_must_be_free_the_whole_time() -> None:
    early = mats(*range(1, 6), start="09:00", end="11:00", by="EARLY")
    late = mats(*range(6, 11), start="11:00", end="13:00", by="LATE")
    planning = town(*early, *late)
    assert free_units("mats", needing(), planning) == []
    assert short(needing(Need("mats", 1)), planning) == [(1, 0)]
    assert short(needing(Need("mats", 5), start="09:00", end="11:00"), planning) == []


def test_a_piece_that_passes_from_hand_to_hand_is_one_piece() -> None:
    planning = town(*mats(1, end="11:00", by="X"), *mats(1, start="11:00", by="Y"))
    assert free_units("mats", needing(), planning) == list(range(2, 11))


def test_the_finding_names_the_first_booking_that_holds_some() -> None:
    planning = town(*mats(1, 2, by="GYM"))
    (found,) = equipment_short_findings(needing(Need("mats", 9)), planning)
    assert (found.resource, found.by, found.span) == ("mats", "GYM", SPAN)
    assert found.facts["stock"] == 10


def test_a_booking_does_not_use_up_its_own_pieces() -> None:
    planning = town(*mats(*range(1, 11), by="SELF"))
    assert short(replace(needing(Need("mats", 10)), ignoring="SELF"), planning) == []


@pytest.mark.parametrize(
    ("need", "pieces"),
    [
        (Need("projector"), {"projector": 1}),
        (Need("projector", 2), {"projector": 2}),
        (Need("screen"), {}),
        (Need("screen", 1), {}),
        (Need(STEP_FREE), {}),
        (Need("sink"), {}),
    ],
)
def test_what_is_taken_from_the_stock(need: Need, pieces: dict[str, int]) -> None:
    assert pieces_wanted(needing(need), TOWN) == pieces


def test_what_stands_in_the_room_is_not_taken_from_the_stock_unless_counted() -> None:
    rooms = {**TOWN.rooms, "S1": replace(TOWN.rooms["S1"], features=frozenset({"mats"}))}
    planning = replace(TOWN, rooms=rooms)
    assert pieces_wanted(needing(Need("mats")), planning) == {}
    assert pieces_wanted(needing(Need("mats", 4)), planning) == {"mats": 4}


def test_a_need_said_twice_is_added_up() -> None:
    assert short(needing(Need("mats", 6), Need("mats", 6))) == [(12, 10)]


@pytest.mark.parametrize(
    ("need", "missing"),
    [
        (Need("sink"), False),
        (Need("screen"), True),
        (Need("screen", 1), True),
        (Need("projector"), False),
        (Need("unheard_of"), True),
        (Need(STEP_FREE), False),
    ],
)
def test_a_feature_stands_in_the_room_or_can_be_brought(need: Need, *, missing: bool) -> None:
    found = feature_missing_findings(needing(need), TOWN)
    assert [finding.resource for finding in found] == ([need.code] if missing else [])
    assert set(codes(found)) <= {Code.FEATURE_MISSING}


def test_without_a_room_no_feature_is_missing() -> None:
    assert feature_missing_findings(needing(Need("screen"), room=""), TOWN) == []
