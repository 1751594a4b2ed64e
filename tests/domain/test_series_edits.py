"""What each date of a cycle becomes when one is changed with those that follow, or with all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.series_edits import (
    DateEdit,
    Post,
    Scope,
    SeriesChange,
    SeriesDate,
    SeriesQuestion,
    Untouched,
    series_edits,
)

FIRST = date(2026, 9, 1)
NOW = datetime(2026, 9, 10, 9, 0)
WEEK, DAY, HOUR = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1)
LEADER, LOCUM, NEWCOMER = (Post(code, "facilitator") for code in ("P1", "P2", "P3"))


def a_date(number: int, hour: int = 10, **more: object) -> SeriesDate:
    """A Tuesday of the cycle, 10:00 to 11:30 in room A, led by P1."""
    start = datetime.combine(FIRST + (number - 1) * WEEK, time(hour))
    one = SeriesDate(
        f"C-{number}",
        start,
        start + timedelta(minutes=90),
        "planned",
        number,
        values={"room": "A", "places": None},
        team=frozenset({LEADER}),
    )
    return replace(one, **more)  # type: ignore[arg-type]


def on_another_day(one: SeriesDate, by: timedelta) -> SeriesDate:
    return replace(one, start=one.start + by, end=one.end + by)


HELD, GONE_BY, THIRD, CANCELLED, RELOCATED, SKIPPED, SEVENTH, MEETING = CYCLE = (
    a_date(1, status="held", attended=True),
    a_date(2),
    a_date(3),
    a_date(4, status="cancelled"),
    on_another_day(a_date(5, values={"room": "B", "places": 8}), 2 * DAY),
    a_date(6, status="skipped", cause="school_holiday"),
    a_date(7, team=frozenset({LOCUM})),
    replace(
        a_date(8, 18, kind="meeting"),
        end=datetime.combine(FIRST + 7 * WEEK, time(19)),
    ),
)
"""Dates of September and October: two are past, one is cancelled, one relocated, one skipped,
one is led by a locum; a meeting in the evening ends it."""


def asked(change: SeriesChange, scope: Scope, code: str = "C-3") -> dict[str, DateEdit]:
    edits = series_edits(CYCLE, SeriesQuestion(code, scope, change, NOW))
    return {one.before.code: one for one in edits}


def test_a_series_moved_from_a_day_on_with_a_cancelled_and_a_relocated_date_in_it() -> None:
    """From the third date on: Wednesdays at 11:00, the meeting an hour later too."""
    later = DAY + HOUR
    edits = asked(SeriesChange(later, later), Scope.FOLLOWING)

    assert {code: one.untouched for code, one in edits.items()} == {
        "C-1": Untouched.NOT_ASKED,
        "C-2": Untouched.NOT_ASKED,
        "C-3": None,
        "C-4": Untouched.CANCELLED,
        "C-5": Untouched.ITS_OWN,
        "C-6": Untouched.SKIPPED,
        "C-7": None,
        "C-8": None,
    }
    for code in ("C-3", "C-7", "C-8"):
        edit = edits[code]
        assert (edit.after.start, edit.after.end) == (
            edit.before.start + later,
            edit.before.end + later,
        )
    assert edits["C-5"].own == {"time"}


@pytest.mark.parametrize(
    ("what", "change", "becomes"),
    [
        ("another room", {"room": "C"}, {"C-3": "C", "C-5": "B", "C-7": "C", "C-8": "C"}),
        ("the room it has", {"room": "A"}, {"C-3": "A", "C-5": "B", "C-7": "A", "C-8": "A"}),
        ("the room of one", {"room": "B"}, {"C-3": "B", "C-5": "B", "C-7": "B", "C-8": "B"}),
    ],
)
def test_a_relocated_date_keeps_its_room(
    what: str, change: dict[str, str], becomes: dict[str, str]
) -> None:
    edits = asked(SeriesChange(values=change), Scope.ALL)
    reached = {code: edits[code].after.values["room"] for code in becomes}
    assert reached == becomes, what
    past = {edits["C-1"].untouched, edits["C-2"].untouched}
    assert past == {Untouched.HELD, Untouched.PAST}


def test_a_date_keeps_what_it_has_of_its_own_and_takes_the_rest() -> None:
    """The relocated date stays on Thursday in room B; its note is that of the others."""
    change = SeriesChange(HOUR, HOUR, {"room": "C", "note": "clés"})
    edit = asked(change, Scope.ALL)["C-5"]
    assert (edit.after.start, edit.after.values["room"]) == (RELOCATED.start, "B")
    assert edit.after.values["note"] == "clés"
    assert edit.untouched is None
    assert edit.own == {"time", "room"}


def test_the_relocated_date_itself_may_lead_the_others() -> None:
    """Asked of the exception, a change reaches it and the ordinary dates."""
    edits = asked(SeriesChange(HOUR, HOUR, {"room": "C"}), Scope.ALL, "C-5")
    assert {code: one.after.values["room"] for code, one in edits.items() if not one.untouched} == {
        "C-3": "C",
        "C-5": "C",
        "C-7": "C",
        "C-8": "C",
    }
    assert edits["C-5"].after.start == RELOCATED.start + HOUR


def test_this_date_alone() -> None:
    edits = asked(SeriesChange(HOUR, HOUR), Scope.THIS)
    assert [code for code, one in edits.items() if one.untouched is None] == ["C-3"]
    assert {one.untouched for code, one in edits.items() if code != "C-3"} == {Untouched.NOT_ASKED}


@pytest.mark.parametrize(
    ("what", "change", "third", "seventh"),
    [
        (
            "the leader is replaced, the locum stays",
            SeriesChange(leaving=frozenset({LEADER}), coming=frozenset({NEWCOMER})),
            {NEWCOMER},
            {LOCUM},
        ),
        (
            "somebody comes to all",
            SeriesChange(coming=frozenset({NEWCOMER})),
            {LEADER, NEWCOMER},
            {LOCUM, NEWCOMER},
        ),
        (
            "the locum comes to all, and is there once",
            SeriesChange(coming=frozenset({LOCUM})),
            {LEADER, LOCUM},
            {LOCUM},
        ),
        (
            "the leader leaves, somebody comes in another role",
            SeriesChange(leaving=frozenset({LEADER}), coming=frozenset({Post("X1", "guest")})),
            {Post("X1", "guest")},
            {LOCUM, Post("X1", "guest")},
        ),
    ],
)
def test_who_leads(what: str, change: SeriesChange, third: set[Post], seventh: set[Post]) -> None:
    edits = asked(change, Scope.ALL)
    assert edits["C-3"].after.team == third, what
    assert edits["C-7"].after.team == seventh, what


def test_dates_chosen_one_by_one_have_no_day_of_their_own() -> None:
    question = SeriesQuestion("C-3", Scope.ALL, SeriesChange(HOUR, HOUR), NOW, by_weekday=False)
    edits = {one.before.code: one for one in series_edits(CYCLE, question)}
    assert edits["C-5"].after.start == RELOCATED.start + HOUR


def test_of_two_rooms_the_one_of_most_dates_is_the_usual_one() -> None:
    """A tail of two dates, of which the first is the exception: the second still follows."""
    dates = [a_date(number) for number in range(1, 9)]
    dates.append(a_date(9, values={"room": "D", "places": None}))
    dates.append(a_date(10))
    question = SeriesQuestion("C-9", Scope.FOLLOWING, SeriesChange(values={"room": "C"}), NOW)
    edits = {one.before.code: one for one in series_edits(dates, question)}
    assert [edits[code].after.values["room"] for code in ("C-9", "C-10")] == ["C", "C"]


def test_the_table_has_one_line_for_each_date_in_order_of_time() -> None:
    question = SeriesQuestion("C-3", Scope.ALL, SeriesChange(HOUR, HOUR), NOW)
    edits = series_edits(reversed(CYCLE), question)
    assert [one.before.code for one in edits] == [f"C-{number}" for number in range(1, 9)]
