"""What a change of the frame breaks is listed before it is written."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.availability import Absence
from desktop_app.domain.breakages import breakages
from desktop_app.domain.findings import Code
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Proposal
from tests.domain.town import DAY, LONG_BEFORE, TOWN, at, rule, wanted, with_site, with_worker

MORNING = replace(wanted(at("10:00", "12:00"), people=["ORTHO"]), ignoring="ONE")
ALONE = replace(wanted(at("14:00", "16:00"), people=["PSY"]), ignoring="TWO")
ELSEWHERE = replace(wanted(at("10:00", "12:00"), "S1", ["ORTHO-2"]), ignoring="THREE")
BOOKED = (ALONE, MORNING, ELSEWHERE)


def codes(found: list[Proposal]) -> list[str]:
    return [one.ignoring for one in found]


def test_an_absence_breaks_what_that_person_leads() -> None:
    away = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))

    (broken,) = breakages(BOOKED, TOWN, away, LONG_BEFORE)

    assert broken.proposal == MORNING
    assert [one.code for one in broken.findings] == [Code.PERSON_ABSENT]


def test_a_closure_breaks_what_stands_there_in_order_of_time() -> None:
    closed = Closure(at("08:00", "20:00"), "Panne")
    shut = with_site(replace(TOWN.sites["BEA"], closures=(closed,)))

    broken = breakages(BOOKED, TOWN, shut, LONG_BEFORE)

    assert codes([one.proposal for one in broken]) == ["ONE", "TWO"]


def test_what_was_in_trouble_before_is_not_broken_by_the_change() -> None:
    away = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    longer = Absence(DAY, DAY), Absence(DAY + timedelta(days=1), DAY + timedelta(days=1))
    later = with_worker(replace(TOWN.workers["ORTHO"], absences=longer))

    assert breakages(BOOKED, away, later, LONG_BEFORE) == []


def test_somebody_outside_the_new_times_is_broken_by_other_rules_of_the_week() -> None:
    earlier = replace(TOWN.workers["ORTHO"], rules=(rule("BEA", end="11:00"),))

    (broken,) = breakages(BOOKED, TOWN, with_worker(earlier), LONG_BEFORE)

    assert [one.code for one in broken.findings] == [Code.OUTSIDE_AVAILABILITY]
