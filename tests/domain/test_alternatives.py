from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.alternatives import Leeway, alternatives
from desktop_app.domain.availability import Absence
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import (
    Occupation,
    Planning,
    Proposal,
    WaitingOption,
    Whereabouts,
)
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import WayOut
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    of_way,
    people_of,
    rooms_of,
    rule,
    taken,
    terms,
    town,
    wanted,
    ways,
    with_site,
    with_worker,
)

SPAN = at("10:00", "12:00")
FORTNIGHT = Span.whole_days(date(2026, 3, 9), date(2026, 3, 22))


def test_nothing_is_proposed_where_nothing_stands_in_the_way() -> None:
    assert alternatives(wanted(SPAN, "S1"), TOWN, LONG_BEFORE) == []
    only_warned = wanted(SPAN, "S1", people=[])
    assert alternatives(only_warned, TOWN, LONG_BEFORE) == []


def test_a_taken_room_has_three_different_ways_out() -> None:
    found = alternatives(wanted(SPAN, "S1"), taken(), LONG_BEFORE)
    assert ways(found) == [WayOut.ROOM, WayOut.TIME, WayOut.DAY]


ONE_ROOM = replace(
    TOWN, rooms={code: room for code, room in TOWN.rooms.items() if code in {"S1", "BUR-3"}}
)
TODAY = Span.whole_days(DAY, DAY)
ANY_TIME = Span.whole_days(date(2025, 9, 1), date(2027, 8, 31))


@pytest.mark.parametrize(
    ("planning", "window", "people", "expected"),
    [
        (TOWN, ANY_TIME, 5, ["room 12 10:00", "time 12 12:00", "day 19 10:00"]),
        (ONE_ROOM, ANY_TIME, 5, ["time 12 12:00", "time 12 08:00", "day 19 10:00"]),
        (ONE_ROOM, TODAY, 5, ["time 12 12:00", "time 12 08:00", "time 12 13:00"]),
        (TOWN, TODAY, 12, ["room 12 10:00", "room 12 10:00", "time 12 12:00"]),
        (ONE_ROOM, TODAY, 2, ["room 12 10:00", "time 12 12:00", "time 12 08:00"]),
    ],
    ids=["three kinds", "two kinds", "hours alone", "two other rooms", "an office and hours"],
)
def test_a_second_of_a_kind_is_another_room_or_an_hour_away(
    planning: Planning, window: Span, people: int, expected: list[str]
) -> None:
    """Room 1 of Villejean is taken from 10:00 to 12:00; nobody is helped by 12:15 beside 12:00."""
    around = town(booked("S1", SPAN, room="S1"), planning=replace(planning, window=window))
    found = alternatives(replace(wanted(SPAN, "S1"), people=people), around, LONG_BEFORE)
    assert [f"{one.kind} {one.proposal.span.start:%d %H:%M}" for one in found] == expected
    assert len({(one.kind, one.proposal.whereabouts) for one in found}) == len(found)


def test_hours_where_an_option_waits_are_an_hour_apart_too() -> None:
    option = WaitingOption("W1", Bilingual("Forum"), Span(TODAY.start, TODAY.end), "S1", ())
    around = town(booked("S1", SPAN, room="S1"), planning=replace(ONE_ROOM, window=TODAY))
    asked = replace(wanted(SPAN, "S1"), people=5)
    found = alternatives(asked, replace(around, options=(option,)), LONG_BEFORE)
    starts = sorted(one.proposal.span.start for one in found)
    assert len(starts) > 1
    assert all(later - one >= timedelta(hours=1) for one, later in pairwise(starts))


def test_what_whoever_asks_cannot_do_leaves_room_for_other_ways() -> None:
    found = alternatives(
        wanted(SPAN, "S1"),
        taken(),
        LONG_BEFORE,
        leeway=Leeway(lambda one: one.kind != WayOut.ROOM),
    )
    assert set(ways(found)) == {WayOut.TIME, WayOut.DAY}
    assert len(found) == 3


def test_at_most_as_many_as_wanted() -> None:
    assert len(alternatives(wanted(SPAN, "S1"), taken(), LONG_BEFORE, most=1)) == 1
    assert len(alternatives(wanted(SPAN, "S1"), taken(), LONG_BEFORE, most=9)) > 3


def test_who_is_disturbed_is_counted() -> None:
    proposal = replace(wanted(SPAN, "S1", ["ERGO", "ARABIC"]), enrolled=9, order="confirmed")
    found = alternatives(proposal, taken(), LONG_BEFORE)
    assert [one.disturbed for one in found] == [9, 9, 9]
    assert [one.facts["people_to_call"] for one in found] == [9, 9, 9]
    assert [one.facts["interpreter_again"] for one in found] == [1, 1, 1]
    unasked = replace(proposal, order="to_order")
    found = alternatives(unasked, taken(), LONG_BEFORE)
    assert [one.facts["interpreter_again"] for one in found] == [0, 0, 0]


def test_changing_people_disturbs_nobody_and_comes_first() -> None:
    planning = town(booked("PSY", SPAN, "X"))
    proposal = there_today(replace(wanted(SPAN, "S1", ["ERGO", "PSY"]), enrolled=9))
    found = alternatives(proposal, planning, LONG_BEFORE)
    assert [(one.kind, one.disturbed) for one in found] == [
        (WayOut.WITHOUT, 0),
        (WayOut.TIME, 9),
        (WayOut.DAY, 9),
    ]


def test_another_date_is_told_to_everybody_whoever_leads_it() -> None:
    """A move to Thursday is refused because the psychologist is busy: the day changes anyway."""
    planning = town(booked("PSY", SPAN, "X"))
    asked = replace(wanted(SPAN, "S1", ["ERGO", "PSY"]), enrolled=9)
    moving = replace(asked, stands=Whereabouts(SPAN.moved(-timedelta(days=1)), "S1"))
    found = alternatives(moving, planning, LONG_BEFORE)
    assert found[0].kind == WayOut.WITHOUT
    assert {one.disturbed for one in found} == {9}
    put_back = replace(asked, stands=None)
    assert {one.disturbed for one in alternatives(put_back, planning, LONG_BEFORE)} == {9}


def test_a_date_that_was_moved_asks_its_interpreter_again() -> None:
    planning = town(booked("PSY", SPAN, "X"))
    asked = replace(wanted(SPAN, "S1", ["PSY", "ARABIC"]), order="confirmed")
    moving = replace(asked, stands=Whereabouts(SPAN.moved(-timedelta(days=1)), "S1"))
    assert {
        one.facts["interpreter_again"] for one in alternatives(moving, planning, LONG_BEFORE)
    } == {1}


def test_a_session_is_not_sent_back_to_where_it_stands() -> None:
    """It leaves BUR-1 for a room that is taken: staying where it is would be no way out."""
    asked = wanted(SPAN, "BUR-2")
    planning = taken("BUR-2")
    assert "BUR-1" in rooms_of(alternatives(asked, planning, LONG_BEFORE, most=20))
    moving = replace(asked, stands=Whereabouts(SPAN, "BUR-1"))
    found = alternatives(moving, planning, LONG_BEFORE, most=20)
    assert Whereabouts(SPAN, "BUR-1") not in [one.proposal.whereabouts for one in found]
    assert found != []


def test_a_session_with_a_conflict_where_it_stands_may_stay_with_somebody_else() -> None:
    planning = town(booked("ORTHO", SPAN, "X"))
    found = alternatives(there_today(wanted(SPAN, "S1", ["ORTHO"])), planning, LONG_BEFORE)
    assert found[0].proposal.whereabouts == Whereabouts(SPAN, "S1")
    assert people_of(found[0]) == ["ORTHO-2"]


@pytest.mark.parametrize("now", ["09:00", "10:00", "11:00", "12:00", "15:00"])
def test_nothing_is_proposed_before_now(now: str) -> None:
    moment = at(now, "23:00").start
    found = alternatives(wanted(SPAN, "S1"), taken(), moment, most=30)
    assert found != []
    assert min(one.proposal.span.start for one in found) >= moment


def test_nothing_keeps_an_hour_that_is_past() -> None:
    long_after = SPAN.start + timedelta(days=40)
    assert alternatives(wanted(SPAN, "S1"), taken(), long_after) == []


def test_the_order_is_who_is_disturbed_then_how_far_in_time() -> None:
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    planning = with_worker(replace(TOWN.workers["ORTHO"], code="ORTHO-3"), planning)
    proposal = there_today(replace(wanted(SPAN, "S1", ["ORTHO"]), enrolled=9))
    found = alternatives(proposal, planning, LONG_BEFORE, most=5)
    assert [one.disturbed for one in found] == [0, 0, 9, 9, 9]
    distances = [abs(one.proposal.span.start - SPAN.start) for one in found]
    assert distances == sorted(distances)


def test_no_new_warning_is_brought_in() -> None:
    """Only 10:00-12:00 of Thursdays was given: other hours would be outside it."""
    given_hours = replace(TOWN.workers["ERGO"], rules=(rule("VIL", start="10:00", end="12:00"),))
    planning = with_worker(given_hours, taken())
    found = alternatives(wanted(SPAN, "S1"), planning, LONG_BEFORE, most=20)
    assert {one.proposal.span for one in of_way(found, WayOut.DAY)} == {
        SPAN.moved(timedelta(days=7)),
        SPAN.moved(timedelta(days=14)),
    }
    assert of_way(found, WayOut.TIME) == []
    assert {TOWN.rooms[one.proposal.room].site for one in found} == {"VIL"}


def test_a_warning_the_original_had_may_stay() -> None:
    no_hours = replace(TOWN.workers["ERGO"], rules=())
    found = alternatives(wanted(SPAN, "S1"), with_worker(no_hours, taken()), LONG_BEFORE)
    assert ways(found) == [WayOut.ROOM, WayOut.TIME, WayOut.DAY]


def test_no_warning_is_given_more_often_than_before() -> None:
    """One of the two gave no hours at all, the other only these."""
    planning = with_worker(replace(TOWN.workers["PSY"], rules=()), taken())
    given_hours = replace(TOWN.workers["ERGO"], rules=(rule("VIL", start="10:00", end="12:00"),))
    proposal = wanted(SPAN, "S1", ["ERGO", "PSY"])
    found = alternatives(proposal, with_worker(given_hours, planning), LONG_BEFORE, most=20)
    assert of_way(found, WayOut.TIME) == []
    assert of_way(found, WayOut.DAY) != []


def test_an_order_to_place_again_must_still_be_in_time() -> None:
    """Moving re-opens the order; a day before, this agency no longer takes it."""
    day_before = SPAN.start - timedelta(hours=20)
    proposal = replace(wanted(SPAN, "S1", ["ERGO", "ARABIC"]), language="ar", order="confirmed")
    quick = with_worker(replace(TOWN.workers["ARABIC"], terms=(terms(lead_time_hours=1),)), taken())
    assert WayOut.TIME in ways(alternatives(proposal, quick, LONG_BEFORE))
    found = alternatives(proposal, taken(), day_before, most=20)
    assert set(ways(found)) == {WayOut.DAY}
    assert min(one.proposal.span.start for one in found) > day_before + timedelta(hours=72)


def test_nothing_fits() -> None:
    planning = with_site(replace(TOWN.sites["BEA"], closures=(shut_for_long(),)))
    for code in ("VIL", "CS"):
        planning = with_site(replace(TOWN.sites[code], closures=(shut_for_long(),)), planning)
    assert alternatives(wanted(SPAN, "S1"), planning, LONG_BEFORE) == []


def test_scenario_2_the_hall_of_the_other_site_is_proposed() -> None:
    """Bureau 1 is the only free room of the site and holds 6 for 12."""
    feb = date(2026, 2, 25)
    span = at("14:00", "15:30", feb)
    planning = town(booked("A", span, "X"), booked("B", span, "X"))
    extra = replace(wanted(span, "BUR-1"), enrolled=12)
    found = alternatives(extra, planning, datetime(2026, 1, 20, 9, 0))
    assert found[0].proposal.room == "S1"
    assert (found[0].disturbed, found[0].facts["site"]) == (12, "VIL")


def there_today(proposal: Proposal) -> Proposal:
    """The same as a session that stands there already."""
    return replace(proposal, stands=proposal.whereabouts)


def shut_for_long() -> Closure:
    return Closure(Span.whole_days(date(2026, 1, 1), date(2026, 12, 31)), "Travaux")


STARTS = st.integers(0, 47).map(lambda quarter: timedelta(minutes=15 * quarter))
LENGTHS = st.sampled_from([30, 45, 60, 90, 120, 180]).map(lambda long: timedelta(minutes=long))
DAYS = st.integers(0, 13).map(lambda number: FORTNIGHT.start + timedelta(days=number, hours=8))
SPANS = st.builds(
    lambda day, start, long: Span(day + start, day + start + long), DAYS, STARTS, LENGTHS
)
PLACES = st.sampled_from(["POLY", "A", "B", "BUR-1", "BUR-2", "S1", "BUR-3", "HALL"])
TEAMS = st.lists(
    st.sampled_from(["ERGO", "ORTHO", "ORTHO-2", "PSY", "COORD", "CIRQUE", "ARABIC", "DARI"]),
    unique=True,
    max_size=3,
)


@st.composite
def busy_towns(draw: st.DrawFn) -> Planning:
    """A fortnight in which firm sessions hold rooms and people, never two at once."""
    held: dict[str, list[Occupation]] = {}
    wishes = draw(st.lists(st.tuples(SPANS, PLACES, TEAMS), min_size=5, max_size=40))
    for number, (span, room, team) in enumerate(wishes):
        resources = (*TOWN.rooms[room].claimed, *team)
        if any(one.span.overlaps(span) for code in resources for one in held.get(code, [])):
            continue
        for code in resources:
            held.setdefault(code, []).append(booked(code, span, f"S{number}", room))
    planning = town(*(one for line in held.values() for one in line))
    return replace(planning, window=FORTNIGHT)


PROPOSALS = st.builds(
    lambda span, room, team, changes: replace(wanted(span, room, team), **changes),
    SPANS,
    PLACES,
    TEAMS,
    st.fixed_dictionaries(
        {
            "programme": st.sampled_from(["", "PAPOTE", "CAFE"]),
            "order": st.sampled_from(["", "to_order", "confirmed"]),
            "enrolled": st.integers(0, 22),
        }
    ),
)


@given(planning=busy_towns(), proposal=PROPOSALS, most=st.integers(1, 6))
@settings(max_examples=120, deadline=None)
def test_every_alternative_passes_the_rules_it_was_found_by(
    planning: Planning, proposal: Proposal, most: int
) -> None:
    before = session_findings(proposal, planning, LONG_BEFORE)
    found = alternatives(proposal, planning, LONG_BEFORE, most)
    assert len(found) <= most
    assert found == [] or any(one.level is Level.CONFLICT for one in before)
    for one in found:
        after = session_findings(one.proposal, planning, LONG_BEFORE)
        assert [finding for finding in after if finding.level is Level.CONFLICT] == []
        assert warnings(after) <= warnings(before)
        assert planning.window.contains(one.proposal.span)
        assert one.proposal.whereabouts != proposal.whereabouts or people_of(one) != team_of(
            proposal
        )
        assert one.proposal.span.start >= LONG_BEFORE
        assert one.proposal.span.duration == proposal.span.duration
    for way in (WayOut.TIME, WayOut.DAY):
        starts = sorted(one.proposal.span.start for one in of_way(found, way))
        assert all(later - one >= timedelta(hours=1) for one, later in pairwise(starts))
    assert len({(one.proposal.span, one.proposal.room, *people_of(one)) for one in found}) == len(
        found
    )
    disturbed = [one.disturbed for one in found]
    assert disturbed == sorted(disturbed)


def team_of(proposal: Proposal) -> list[str]:
    return [involved.worker for involved in proposal.involved]


def warnings(findings: Sequence[Finding]) -> Counter[Code]:
    return Counter(one.code for one in findings if one.level is Level.WARNING)
