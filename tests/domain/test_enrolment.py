from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.enrolment import (
    EnrolDecision,
    EnrolmentStatus,
    EnrolOutcome,
    Waiting,
    enrol_decision,
    next_to_promote,
    places_free_in_cycle,
    places_of,
)

STARTS = date(2026, 12, 9)
EARLY, LAST_EARLY, D_3 = date(2026, 11, 24), date(2026, 12, 5), date(2026, 12, 6)


@pytest.mark.parametrize(
    ("programme", "room", "own", "places", "why"),
    [
        (12, 20, None, 12, "the programme is the smaller"),
        (12, 8, None, 8, "the room is the smaller"),
        (12, None, None, 12, "no room, or one without a limit"),
        (None, 8, None, 8, "a programme for any number"),
        (None, None, None, None, "nothing limits them"),
        (12, 20, 6, 6, "fewer places given to this session"),
        (12, 8, 15, 15, "more than the room: only a note"),
        (12, 8, 0, 0, "closed to enrolment"),
    ],
)
def test_effective_places(
    programme: int | None, room: int | None, own: int | None, *, places: int | None, why: str
) -> None:
    assert places_of(programme, room, own) == places, why


@pytest.mark.parametrize(("programme", "room", "own"), [(-1, 8, None), (12, -1, None), (12, 8, -1)])
def test_places_are_never_negative(programme: int, room: int, own: int | None) -> None:
    with pytest.raises(ValueError, match="at least zero"):
        places_of(programme, room, own)


@pytest.mark.parametrize(
    ("own", "dates", "free", "why"),
    [
        (2, (3, 4), 2, "its own places are the fewest"),
        (5, (3, 0), 0, "a full date fills it"),
        (0, (4, 4), 0, "it is full, whatever its dates take besides"),
        (-1, (), -1, "more people than places, and no date to come"),
    ],
)
def test_free_places_of_a_cycle(own: int, dates: tuple[int, ...], free: int, why: str) -> None:
    assert places_free_in_cycle(own, dates) == free, why


@pytest.mark.parametrize(
    ("enrolled", "waiting", "outcome", "rank", "why"),
    [
        (0, 0, EnrolOutcome.ENROLLED, None, "the first"),
        (11, 0, EnrolOutcome.ENROLLED, None, "the last place"),
        (12, 0, EnrolOutcome.WAITING, 1, "full: first to wait"),
        (12, 3, EnrolOutcome.WAITING, 4, "full: behind the others"),
        (13, 0, EnrolOutcome.WAITING, 1, "more enrolled than places, which were lowered"),
        (11, 2, EnrolOutcome.WAITING, 3, "the free place belongs to those who wait"),
    ],
)
def test_asking_for_one_of_twelve_places(
    enrolled: int, waiting: int, *, outcome: EnrolOutcome, rank: int | None, why: str
) -> None:
    decision = enrol_decision(12, enrolled, waiting)
    assert decision == EnrolDecision(outcome, rank), why


@pytest.mark.parametrize(
    ("already", "outcome"),
    [
        (EnrolmentStatus.ENROLLED, EnrolOutcome.TWICE),
        (EnrolmentStatus.WAITING, EnrolOutcome.TWICE),
        (EnrolmentStatus.WITHDRAWN, EnrolOutcome.ENROLLED),
        (None, EnrolOutcome.ENROLLED),
    ],
)
def test_nobody_is_enrolled_twice(already: EnrolmentStatus | None, outcome: EnrolOutcome) -> None:
    assert enrol_decision(12, 5, 0, already).outcome is outcome


@pytest.mark.parametrize("counts", [(-1, 0, 0), (12, -1, 0), (12, 0, -1)])
def test_counts_of_people_are_never_negative(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least zero"):
        enrol_decision(*counts)


LEO, MIA = Waiting("Léo", 1, "siblings"), Waiting("Mia", 2, "siblings")
NOAH, ANAIS = Waiting("Noah", 3), Waiting("Anaïs", 4)
LIST = [NOAH, MIA, ANAIS, LEO]


@pytest.mark.parametrize(
    ("free", "day", "promoted", "why"),
    [
        (0, EARLY, (), "no place"),
        (1, EARLY, (), "one place is kept for the siblings"),
        (1, LAST_EARLY, (), "still, four days before"),
        (2, EARLY, (LEO, MIA), "a second place frees in time: both"),
        (5, EARLY, (LEO, MIA), "one household at a time"),
        (1, D_3, (NOAH,), "three days before it is offered to Noah"),
        (1, STARTS, (NOAH,), "and on the day"),
        (2, D_3, (LEO, MIA), "the siblings keep their rank when both fit"),
        (-1, D_3, (), "more enrolled than places"),
    ],
)
def test_siblings_are_promoted_together_or_not_at_all(
    free: int, day: date, promoted: tuple[Waiting, ...], why: str
) -> None:
    assert next_to_promote(LIST, free, day=day, starts=STARTS) == promoted, why


def test_an_empty_list_promotes_nobody() -> None:
    assert next_to_promote([], 3, day=EARLY, starts=STARTS) == ()


def test_a_household_ranks_with_its_first_member() -> None:
    apart = [Waiting("Léo", 1, "siblings"), Waiting("Noah", 2), Waiting("Mia", 3, "siblings")]
    assert [place.person for place in next_to_promote(apart, 2, day=EARLY, starts=STARTS)] == [
        "Léo",
        "Mia",
    ]


def test_two_households_are_never_mixed() -> None:
    two = [Waiting("A", 1, "x"), Waiting("B", 2, "y"), Waiting("C", 3, "x"), Waiting("D", 4, "y")]
    promoted = next_to_promote(two, 4, day=EARLY, starts=STARTS)
    assert [place.person for place in promoted] == ["A", "C"]


def test_ranks_start_at_one() -> None:
    with pytest.raises(ValueError, match="start at 1"):
        Waiting("Léo", 0)


@given(
    households=st.lists(st.sampled_from([None, "x", "y"]), max_size=10),
    gone=st.sets(st.integers(0, 9)),
    free=st.integers(0, 10),
    days=st.integers(0, 10),
)
def test_promotions_fit_and_keep_households_together(
    households: list[str | None], gone: set[int], free: int, days: int
) -> None:
    waiting = [Waiting(str(n), n + 1, home) for n, home in enumerate(households)]
    left = [place for place in waiting if int(place.person) not in gone]
    promoted = next_to_promote(
        left, free, day=STARTS.replace(day=STARTS.day - min(days, 8)), starts=STARTS
    )
    assert len(promoted) <= free
    for place in left:
        together = [
            other for other in left if place.household and other.household == place.household
        ]
        assert all((other in promoted) == (place in promoted) for other in together)


def test_two_people_of_the_same_rank_are_two_people() -> None:
    same = [Waiting("Noah", 1), Waiting("Anaïs", 1)]
    assert next_to_promote(same, 2, day=EARLY, starts=STARTS) == (Waiting("Anaïs", 1),)
