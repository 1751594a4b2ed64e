from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from db.engine import transaction
from db.tables.workers import AvailabilityRuleRow
from desktop_app.commands.sessions import BookSession
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import STEP_FREE, Involved, Need, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.check import check_booking
from tests.commands.town import MONDAY, NOW, Town, at

MORNING = Proposal(Span(at("10:00"), at("11:00")), "A", (Involved("P1"),))


def test_a_free_hour(town: Town) -> None:
    answer = check_booking(town.engine, MORNING, NOW)

    assert answer.ok
    assert (answer.findings, answer.alternatives) == ((), ())


def test_a_conflict_comes_with_its_ways_out(town: Town) -> None:
    taken = town.do(BookSession(at("10:30"), at("11:30"), "A")).subject

    answer = check_booking(town.engine, MORNING, NOW)

    assert not answer.ok
    assert [(one.code, one.by) for one in answer.findings] == [(Code.ROOM_TAKEN, taken)]
    assert 1 <= len(answer.alternatives) <= 3
    assert all(check_booking(town.engine, way.proposal, NOW).ok for way in answer.alternatives)


def test_warnings_alone_do_not_refuse(town: Town) -> None:
    answer = check_booking(town.engine, replace(MORNING, involved=()), NOW)

    assert [one.code for one in answer.findings] == [Code.NO_FACILITATOR]
    assert answer.ok


def test_a_rule_of_the_second_monday_of_the_month(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.execute(update(AvailabilityRuleRow).values(month_week=2))
    second, third = (
        replace(MORNING, span=Span(at("10:00", day), at("11:00", day)))
        for day in (MONDAY, MONDAY + timedelta(days=7))
    )

    assert check_booking(town.engine, second, NOW).findings == ()
    refused = check_booking(town.engine, third, NOW).findings
    assert [(one.code, one.resource) for one in refused] == [(Code.OUTSIDE_AVAILABILITY, "P1")]


def test_step_free_access_is_no_equipment(town: Town) -> None:
    assert check_booking(town.engine, replace(MORNING, needs=(Need(STEP_FREE),)), NOW).ok


@pytest.mark.parametrize(
    ("proposal", "kind"),
    [
        (replace(MORNING, room="NOPE"), "room"),
        (replace(MORNING, involved=(Involved("NOPE"),)), "worker"),
        (replace(MORNING, involved=(Involved("A"),)), "worker"),
        (replace(MORNING, programme="NOPE"), "programme"),
        (replace(MORNING, needs=(Need("NOPE"),)), "equipment"),
        (replace(MORNING, language="ar|NOPE"), "language"),
    ],
)
def test_a_code_that_names_nothing(town: Town, proposal: Proposal, kind: str) -> None:
    with pytest.raises(UnknownCodeError) as unknown:
        check_booking(town.engine, proposal, NOW)

    assert unknown.value.kind == kind
