"""What the pictures of cycles, interpreters and availability show of the same centre."""

from collections import defaultdict
from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from db.engine import reading
from db.queries.enrolments import PRESENT
from db.tables.people import Attendance
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.support import InterpreterOrder
from desktop_app.domain.availability import FOR_WORKSHOPS, available_spans
from desktop_app.domain.interpreters import (
    cancellation_cost_cents,
    free_until,
    latest_order_time,
)
from desktop_app.domain.interpreting import terms_for
from desktop_app.domain.span import Span
from desktop_app.readings.session_lines import SessionLine, session_lines
from tests.pictures.shown import Shown

CYCLES = """
Passage en 6e: 1 of 4, 24/11, 12/12 +3, 92 %
Respirer mieux: 2 of 6, 24/11, 12/14, 81 %
Cirque adapté: 5 of 8, 24/11, 7/8, 88 %
Mémoire en jeu: 6 of 10, 24/11, 8/12 +1, 77 %
Cuisine du quotidien: 3 of 8, 24/11, 8/10, 85 %
Diabète au quotidien: 4 of 5, 24/11, 9/12, 90 %
Gym douce: 10 of 12, 27/11, 12/15, 79 %
Bien vieillir chez soi: 2 of 6, 24/11, 11/15, 83 %
Groupe de parole: 5 of 10, 24/11, 6/8, 94 %
Massage bébé: 3 of 5, 24/11, 5/6, 93 %
Souffle et voix: 4 of 10, 25/11, 12/14, 86 %
Équilibre: 7 of 12, 24/11, 9/12, 82 %
Sucre, parlons-en: 0 of 4, 24/11, 5/12
Café santé du vendredi: 2 of 5, 27/11, 15/18, 87 %
"""
UPCOMING = """
24/11 14:00 tr on_site confirmed
24/11 15:00 ar on_site requested
24/11 16:00 da phone confirmed
27/11 10:00 ps on_site to_order
27/11 14:00 ar on_site to_reconfirm
01/12 14:00 tr on_site requested
02/12 10:00 pt video to_order
03/12 10:00 ar phone_scheduled requested
"""


@pytest.fixture
def by_cycle(day: Shown) -> dict[str, list[SessionLine]]:
    with reading(day.engine) as tx:
        lines = session_lines(tx, WorkshopSession.cycle_id.is_not(None))
    found = defaultdict(list)
    for line in lines:
        if line.status != "skipped":
            found[line.cycle].append(line)
    return found


def test_cycles_stand_as_in_the_picture(day: Shown, by_cycle: dict[str, list[SessionLine]]) -> None:
    with reading(day.engine) as tx:
        rows = tx.execute(select(Cycle.code, Cycle.title_fr).order_by(Cycle.id))
        titles = {row.code: row.title_fr for row in rows}
    running = {code: lines for code, lines in by_cycle.items() if lines[-1].span.end > day.now}
    said = [
        f"{title}: {cycle_text(day, running[code])}"
        for code, title in titles.items()
        if code in running
    ]

    assert said == CYCLES.strip().split("\n")
    assert len(by_cycle) - len(running) == 34


def test_the_grid_of_the_chosen_cycle_has_one_absent_and_one_excused(day: Shown) -> None:
    with reading(day.engine) as tx:
        marks = tx.execute(
            select(WorkshopSession.code, Attendance.status, func.count())
            .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
            .where(WorkshopSession.code.in_(("C01-01", "C01-02")))
            .group_by(WorkshopSession.code, Attendance.status)
            .order_by(WorkshopSession.code, Attendance.status)
        )
        assert [tuple(mark) for mark in marks] == [
            ("C01-01", "absent", 1),
            ("C01-01", "present", 11),
            ("C01-02", "absent_excused", 1),
        ]


def test_a_cycle_kept_as_a_draft_has_only_options(by_cycle: dict[str, list[SessionLine]]) -> None:
    drafts = {
        code for code, lines in by_cycle.items() if {one.status for one in lines} == {"option"}
    }

    assert drafts == {"C13"}


def test_the_desk_of_interpreters_shows_eight_orders_and_folds_twelve(day: Shown) -> None:
    orders = upcoming(day)
    folded = [
        one for one in orders if one.status == "confirmed" and one.planned_starts.date() > WEEK_END
    ]

    assert [order_text(one) for one in orders if one not in folded] == UPCOMING.strip().split("\n")
    assert len(folded) == 12
    assert len([one for one in orders if one.status == "confirmed"]) == 14


def test_deadlines_count_down_as_in_the_picture(day: Shown) -> None:
    terms = {worker.code: worker for worker in day.planning.workers.values() if worker.terms}
    on_site = terms_for(terms["I01"], "on_site")
    video = terms_for(terms["I05"], "video")
    scheduled = terms_for(terms["I06"], "phone_scheduled")
    assert on_site is not None
    assert video is not None
    assert scheduled is not None

    assert free_until(datetime(2026, 11, 24, 14), on_site) == datetime(2026, 11, 24, 12)
    assert free_until(datetime(2026, 11, 24, 15), on_site) == datetime(2026, 11, 24, 13)
    assert latest_order_time(datetime(2026, 11, 27, 10), on_site) == datetime(2026, 11, 25, 10)
    assert latest_order_time(datetime(2026, 11, 27, 14), on_site) == datetime(2026, 11, 25, 14)
    assert latest_order_time(datetime(2026, 12, 1, 14), on_site) == datetime(2026, 11, 27, 14)
    assert latest_order_time(datetime(2026, 12, 2, 10), video) == datetime(2026, 11, 30, 10)
    assert latest_order_time(datetime(2026, 12, 3, 10), scheduled) == datetime(2026, 12, 2, 10)
    planned = Span(datetime(2026, 11, 24, 15), datetime(2026, 11, 24, 15, 45))
    one_hour = on_site.hourly_rate_cents
    assert cancellation_cost_cents(datetime(2026, 11, 24, 13), planned, on_site) == 0
    assert cancellation_cost_cents(datetime(2026, 11, 24, 13, 1), planned, on_site) == one_hour


def test_the_speech_therapist_gives_the_hours_of_the_picture(day: Shown) -> None:
    even, odd = date(2026, 11, 23), date(2026, 11, 30)

    assert [hours_of(day, even, weekday) for weekday in range(6)] == [
        "VIL 09:00-12:30",
        "VIL 09:00-12:30, VIL 13:30-19:00",
        "",
        "BEA 09:00-12:30, BEA 13:30-17:00",
        "VIL 09:00-12:30",
        "",
    ]
    assert hours_of(day, odd, 2) == "HLM 09:00-12:30"
    assert hours_of(day, date(2026, 12, 7), 5) == "VIL 09:00-12:00"


def test_her_leave_would_touch_three_sessions(day: Shown) -> None:
    with reading(day.engine) as tx:
        lines = session_lines(tx, WorkshopSession.starts > day.now)
    days = {date(2026, 12, 8), date(2026, 12, 22)}
    touched = [
        (one.title.fr, f"{one.span.start:%d/%m %H:%M}")
        for one in lines
        if one.span.day in days and "P05" in {worker.code for worker in one.workers}
    ]

    assert touched == [
        ("Passage en 6e", "08/12 14:00"),
        ("Cirque adapté", "08/12 15:00"),
        ("Papote et bricole", "22/12 09:30"),
    ]
    assert day.is_free("VIL-04", "15:00", "16:30", "2026-12-15")
    assert day.is_free("X01", "15:00", "16:30", "2026-12-15")


WEEK_END = date(2026, 11, 29)


def cycle_text(day: Shown, lines: list[SessionLine]) -> str:
    done = [one for one in lines if one.status == "held"]
    following = next(one for one in lines if one.status in {"planned", "option"} and runs(day, one))
    told = [f"{len(done)} of {lines[-1].of}", f"{following.span.start:%d/%m}"]
    waiting = f" +{following.waiting}" if following.waiting else ""
    told.append(f"{following.enrolled}/{following.places}{waiting}")
    if done:
        told.append(f"{share_present(day, [one.code for one in done])} %")
    return ", ".join(told)


def runs(day: Shown, line: SessionLine) -> bool:
    return line.span.day >= day.now.date()


def share_present(day: Shown, sessions: list[str]) -> int:
    with reading(day.engine) as tx:
        marks = list(
            tx.scalars(
                select(Attendance.status)
                .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
                .where(WorkshopSession.code.in_(sessions))
            )
        )
    return round(100 * sum(one in PRESENT for one in marks) / len(marks))


def upcoming(day: Shown) -> list[InterpreterOrder]:
    with reading(day.engine) as tx:
        return list(
            tx.scalars(
                select(InterpreterOrder)
                .where(InterpreterOrder.planned_starts > day.now)
                .order_by(InterpreterOrder.planned_starts)
            )
        )


def order_text(order: InterpreterOrder) -> str:
    when = f"{order.planned_starts:%d/%m %H:%M}"
    return f"{when} {order.language_code} {order.mode} {order.status}"


def hours_of(day: Shown, monday: date, weekday: int) -> str:
    worker = day.planning.workers["P05"]
    wanted = date.fromordinal(monday.toordinal() + weekday)
    return ", ".join(
        f"{site} {span.start:%H:%M}-{span.end:%H:%M}"
        for site in day.planning.sites
        for span in available_spans(
            wanted, worker.rules, site=site, kinds=FOR_WORKSHOPS, school_holiday=False
        )
    )
