"""One plan for all that a change hits: ways that stand in nobody's way, and whom they disturb."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.availability import Absence
from desktop_app.domain.breakages import Breakage, breakages
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Level
from desktop_app.domain.frame_changes import FrameChange, RoomEnds, SiteClosed, WorkerAway
from desktop_app.domain.occupations import held_by, with_held
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Need, Planning, Proposal, Whereabouts
from desktop_app.domain.repair_plan import (
    CANCEL,
    Hit,
    RepairLine,
    best_plan,
    days_instead,
    days_of_appointment,
    repair_plan,
    ways_that_hold,
)
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import WayOut
from tests.domain.town import DAY, LONG_BEFORE, TOWN, at, people_of, wanted

TOMORROW = DAY + timedelta(days=1)
WEEKS = [DAY + timedelta(weeks=week) for week in range(4)]


def session(code: str, proposal: Proposal) -> Proposal:
    stands = Whereabouts(proposal.span, proposal.room)
    return replace(proposal, ignoring=code, stands=stands, enrolled=5)


def holding(*booked: Proposal) -> Planning:
    return with_held(TOWN, [held for one in booked for held in held_by(one, TOWN)])


def hits(change: FrameChange, *booked: Proposal) -> tuple[list[Hit], Planning]:
    before = holding(*booked)
    after = change.applied(before)
    broken = breakages(booked, before, after, LONG_BEFORE)
    return [Hit(one, (TOMORROW,), waiting=2) for one in broken], after


def planned(change: FrameChange, *booked: Proposal) -> dict[str, RepairLine]:
    found, after = hits(change, *booked)
    return {one.hit.code: one for one in best_plan(found, after, LONG_BEFORE)}


def kinds(line: RepairLine) -> list[str]:
    return [way.kind for way in line.ways]


AWAY = WorkerAway("ORTHO", Absence(DAY, DAY))
MORNING = session("ONE", wanted(at("10:00", "12:00"), "POLY", ["ORTHO"]))
SOMEBODY = frozenset({"U0001"})
BESIDE = session("TWO", wanted(at("10:00", "12:00"), "S1", ["ORTHO"]))


def test_a_substitute_disturbs_nobody_another_date_those_enrolled_a_cancellation_all() -> None:
    line = planned(AWAY, MORNING)["ONE"]

    calls = {way.kind: way.people_to_call for way in line.ways}
    assert calls[WayOut.SUBSTITUTE] == 0
    assert calls[WayOut.DAY] == MORNING.enrolled
    assert calls[CANCEL] == MORNING.enrolled + 2
    assert kinds(line)[0] == WayOut.SUBSTITUTE
    assert kinds(line)[-1] == CANCEL


def test_one_substitute_is_not_sent_to_two_sessions_at_once() -> None:
    away = replace(AWAY, absence=Absence(DAY, TOMORROW))
    later = replace(BESIDE, span=at("10:00", "12:00"))
    both = planned(away, MORNING, later)

    chosen = [line.chosen for line in both.values()]
    sent = [way.replaced.get("ORTHO") for way in chosen if way is not None]
    assert sent.count("ORTHO-2") == 1
    assert both["ONE"].chosen is not None
    assert all("ORTHO-2" not in way.replaced.values() for way in both["TWO"].ways)


def test_ways_offered_change_with_what_is_chosen_elsewhere() -> None:
    found, after = hits(AWAY, MORNING, BESIDE)
    free = {one.hit.code: one for one in repair_plan(found, after, LONG_BEFORE)}
    first = free["ONE"].ways[0]
    assert first.kind == free["TWO"].ways[0].kind == WayOut.SUBSTITUTE

    given_one = {
        one.hit.code: one for one in repair_plan(found, after, LONG_BEFORE, {"ONE": first})
    }
    assert WayOut.SUBSTITUTE not in kinds(given_one["TWO"])
    assert WayOut.SUBSTITUTE in kinds(given_one["ONE"])


def test_a_choice_holds_while_its_session_stands_as_it_did_and_nothing_takes_its_place() -> None:
    found, after = hits(AWAY, MORNING)
    (line,) = repair_plan(found, after, LONG_BEFORE)
    way = line.ways[0]
    chosen = [(line.hit, way)]
    assert way.proposal is not None

    assert ways_that_hold(found, after, LONG_BEFORE, chosen) == {"ONE": way}
    taken = with_held(after, held_by(replace(way.proposal, ignoring="OTHER"), after))
    assert ways_that_hold(found, taken, LONG_BEFORE, chosen) == {}
    elsewhere, after = hits(AWAY, replace(MORNING, span=at("14:00", "16:00")))
    assert ways_that_hold(elsewhere, after, LONG_BEFORE, chosen) == {}
    assert ways_that_hold([], after, LONG_BEFORE, chosen) == {}


def appointment(code: str, span: Span, worker: str) -> Proposal:
    booked = replace(wanted(span, "BUR-1", [worker]), appointment=True, participants=SOMEBODY)
    return replace(session(code, booked), enrolled=1)


def test_a_person_is_not_sent_to_two_places_at_once_by_the_same_plan() -> None:
    shut = SiteClosed("BEA", Closure(Span.whole_days(DAY, DAY), "Panne"))
    one = appointment("ONE", at("09:00", "09:45"), "ERGO")
    two = appointment("TWO", at("10:00", "10:45"), "PSY")
    found, after = hits(shut, one, two)
    alone = {line.hit.code: line for line in repair_plan(found, after, LONG_BEFORE)}
    first, way = alone["ONE"], alone["TWO"].ways[0]
    assert way.alternative is not None
    there = way.alternative.proposal
    moved = replace(one, span=there.span, room="HALL")
    same_hour = replace(first.ways[0], alternative=replace(way.alternative, proposal=moved))

    given_one = repair_plan(found, after, LONG_BEFORE, {"ONE": same_hour})
    offered = [each.proposal.span for each in given_one[1].ways if each.proposal is not None]
    assert there.span not in offered
    both = [(first.hit, same_hour), (alone["TWO"].hit, way)]
    assert ways_that_hold(found, after, LONG_BEFORE, both) == {}
    assert set(ways_that_hold(found, after, LONG_BEFORE, both[:1])) == {"ONE"}


def test_whoever_has_an_appointment_may_wait_for_whom_they_know_at_another_hour() -> None:
    seen = appointment("ONE", at("10:00", "10:45"), "ORTHO")
    busy = session("TWO", wanted(at("09:30", "11:30", TOMORROW), "POLY", ["ORTHO"]))

    kept = planned(AWAY, seen, busy)["ONE"]
    alike = planned(AWAY, replace(seen, appointment=False), busy)["ONE"]

    assert kinds(kept)[0] == kinds(alike)[0] == WayOut.SUBSTITUTE
    waits = [way.proposal for way in kept.ways if way.kind == WayOut.DAY]
    assert [one.span.day for one in waits if one is not None][:1] == [TOMORROW]
    assert all("ORTHO" in [each.worker for each in one.involved] for one in waits if one)
    assert WayOut.DAY not in kinds(alike)


def test_nobody_is_asked_why_an_appointment_is_cancelled() -> None:
    shut = SiteClosed("BEA", Closure(Span.whole_days(DAY, DAY), "Panne"))
    kept = planned(shut, MORNING, appointment("TWO", at("09:00", "09:45"), "PSY"))

    assert {code: line.ways[-1].wants_reason for code, line in kept.items()} == {
        "ONE": True,
        "TWO": False,
    }


def test_two_dates_of_a_cycle_never_go_to_the_same_day() -> None:
    afternoon = session("TWO", wanted(at("14:00", "16:00"), "S1", ["ORTHO"]))
    found, after = hits(AWAY, MORNING, afternoon)
    days = {}
    for cycle in ("", "C1"):
        plan = [replace(one, cycle=cycle) for one in found]
        way = next(
            each
            for each in repair_plan(plan, after, LONG_BEFORE)[0].ways
            if each.kind == WayOut.DAY
        )
        lines = repair_plan(plan, after, LONG_BEFORE, {"ONE": way})
        days[cycle] = [each.kind for each in lines[1].ways].count(WayOut.DAY)
        best = best_plan(plan, after, LONG_BEFORE, {"ONE": way})[1]
        assert kinds(best).count(WayOut.DAY) == days[cycle]

    assert days == {"": 1, "C1": 0}


def test_a_day_that_a_later_session_took_is_no_longer_offered_to_an_earlier_one() -> None:
    afternoon = session("TWO", wanted(at("14:00", "16:00"), "S1", ["ORTHO"]))
    busy = session("BUSY", wanted(at("14:00", "16:00"), "BUR-1", ["ORTHO-2"]))
    found, after = hits(AWAY, MORNING, afternoon, busy)
    offered = {}
    for cycle in ("", "C1"):
        one, two = best_plan([replace(hit, cycle=cycle) for hit in found], after, LONG_BEFORE)
        assert one.chosen is not None
        assert two.chosen is not None
        assert (one.chosen.kind, two.chosen.kind) == (WayOut.SUBSTITUTE, WayOut.DAY)
        offered[cycle] = WayOut.DAY in kinds(one)

    assert offered == {"": True, "C1": False}


def test_a_session_that_is_cancelled_frees_its_place_for_another() -> None:
    ends = RoomEnds("HALL", DAY - timedelta(days=1))
    there = session("ONE", wanted(at("10:00", "12:00"), "HALL", ["ERGO"]))
    full = [
        session(f"B-{room}", wanted(at("10:00", "12:00"), room, []))
        for room in ("POLY", "S1", "BUR-1", "BUR-2", "BUR-3")
    ]
    found, after = hits(ends, there, *full)
    (alone,) = repair_plan(found, after, LONG_BEFORE)
    assert WayOut.ROOM not in kinds(alone)
    cancelled = Hit(Breakage(full[0], ()))

    (line, _other) = repair_plan(
        [*found, cancelled], after, LONG_BEFORE, {"B-POLY": alone.ways[-1]}
    )
    assert WayOut.ROOM in kinds(line)


def test_pieces_of_equipment_are_not_promised_twice() -> None:
    shut = SiteClosed("VIL", Closure(Span.whole_days(DAY, DAY), "Panne"))
    mats = (Need("mats", 6),)
    one, two = (
        session(code, replace(wanted(at("10:00", "12:00"), room, people), needs=mats))
        for code, room, people in (("ONE", "S1", ["ERGO"]), ("TWO", "PARVIS", ["PSY"]))
    )
    there = replace(shut, site="VIL")
    both = planned(there, one, two)

    same_time = [
        line.chosen
        for line in both.values()
        if line.chosen is not None
        and line.chosen.proposal is not None
        and line.chosen.proposal.span == one.span
    ]
    assert len(both) == 2
    assert len(same_time) <= 1


@given(
    st.lists(
        st.tuples(
            st.integers(8, 17),
            st.sampled_from(["POLY", "A", "B", "BUR-1", "S1", "HALL"]),
            st.sampled_from(["ERGO", "ORTHO", "ORTHO-2", "PSY"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(
        [
            AWAY,
            SiteClosed("BEA", Closure(Span.whole_days(DAY, DAY), "Panne")),
            RoomEnds("S1", DAY - timedelta(days=1)),
        ]
    ),
)
def test_no_chosen_way_meets_a_conflict_or_another_chosen_way(
    drawn: list[tuple[int, str, str]], change: FrameChange
) -> None:
    booked: list[Proposal] = []
    for number, (hour, room, who) in enumerate(drawn):
        one = session(f"S{number}", wanted(at(f"{hour:02d}:00", f"{hour + 1:02d}:00"), room, [who]))
        found = session_findings(one, holding(*booked), LONG_BEFORE)
        if all(each.level is not Level.CONFLICT for each in found):
            booked.append(one)
    plan = planned(change, *booked)
    where = {
        code: line.chosen.proposal
        for code, line in plan.items()
        if line.chosen is not None and line.chosen.proposal is not None
    }
    standing = {one.ignoring: one for one in booked} | where
    final = change.applied(holding(*standing.values()))

    for proposal in where.values():
        found = session_findings(proposal, final, LONG_BEFORE)
        assert all(each.level is not Level.CONFLICT for each in found)


def test_an_absence_leaves_the_team_but_for_who_is_away() -> None:
    two = session("ONE", wanted(at("10:00", "12:00"), "POLY", ["ORTHO", "ERGO"]))
    for way in planned(AWAY, two)["ONE"].ways:
        if way.alternative is not None and way.kind == WayOut.SUBSTITUTE:
            assert "ERGO" in people_of(way.alternative)


def dated(*days: date, meeting: date | None = None) -> Mapping[date, str]:
    return dict.fromkeys(days, "workshop") | ({} if meeting is None else {meeting: "meeting"})


def test_another_date_lies_inside_the_cycle_the_same_weekday_first() -> None:
    found = days_instead(WEEKS[1], dated(WEEKS[0], WEEKS[1], WEEKS[3]), LONG_BEFORE.date())

    assert found[0] == WEEKS[2]
    assert min(found) == WEEKS[0] + timedelta(days=1)
    assert max(found) == WEEKS[3] - timedelta(days=1)
    assert not {WEEKS[0], WEEKS[1], WEEKS[3]} & set(found)


def test_the_last_date_and_a_session_alone_may_go_a_fortnight_on_but_not_into_the_past() -> None:
    last = days_instead(WEEKS[3], dated(*WEEKS), LONG_BEFORE.date())
    alone = days_instead(DAY, {}, DAY)

    assert max(last) == WEEKS[3] + timedelta(days=14)
    assert (min(alone), max(alone)) == (TOMORROW, DAY + timedelta(days=14))


def test_an_appointment_waits_a_fortnight_or_until_who_is_away_is_back() -> None:
    back = DAY + timedelta(days=21)
    found = days_of_appointment(DAY, back, DAY)

    assert found[:5] == (*(DAY + timedelta(weeks=week) for week in (1, 2, 3, 4)), TOMORROW)
    assert max(found) == back + timedelta(days=13)
    assert DAY + timedelta(days=15) not in found, "nobody is back yet"
    assert max(days_of_appointment(DAY, DAY + timedelta(days=61), DAY)) == max(
        days_of_appointment(DAY, TOMORROW, DAY)
    )
    assert min(days_of_appointment(DAY, back, back)) == back


def test_a_workshop_never_passes_the_meeting_that_follows_it() -> None:
    meeting = WEEKS[3]
    cycle = dated(*WEEKS[:3], meeting=meeting)

    assert max(days_instead(WEEKS[1], cycle, LONG_BEFORE.date())) < meeting
    assert min(days_instead(meeting, cycle, LONG_BEFORE.date())) > WEEKS[2]
