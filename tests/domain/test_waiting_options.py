from dataclasses import replace

import pytest

from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.checks import session_findings
from desktop_app.domain.planning import Planning, Proposal, WaitingOption
from desktop_app.domain.span import Span
from desktop_app.domain.waiting_options import option_findings, options_beside
from desktop_app.domain.ways_out import WayOut
from tests.domain.town import LONG_BEFORE, TOWN, at, of_way, taken, wanted

WAITING = WaitingOption("W1", Bilingual("Forum"), at("10:00", "12:00"), "POLY", ("ERGO",))


def with_options(*options: WaitingOption, planning: Planning = TOWN) -> Planning:
    return replace(planning, options=options)


@pytest.mark.parametrize(
    ("proposal", "shared"),
    [
        (wanted(at("11:00", "12:00")), ("POLY", ("ERGO",))),
        (wanted(at("11:00", "12:00"), people=()), ("POLY", ())),
        (wanted(at("11:00", "12:00"), room="S1"), ("", ("ERGO",))),
    ],
)
def test_what_an_option_shares_is_told(
    proposal: Proposal, shared: tuple[str, tuple[str, ...]]
) -> None:
    (found,) = options_beside(proposal, with_options(WAITING))

    assert (found.room, found.workers) == shared


@pytest.mark.parametrize(
    "proposal",
    [
        wanted(at("12:00", "13:00")),
        wanted(at("11:00", "12:00"), room="S1", people=()),
        replace(wanted(at("11:00", "12:00")), ignoring="W1"),
    ],
    ids=["touching", "elsewhere with others", "itself"],
)
def test_an_option_that_shares_nothing_is_not_told(proposal: Proposal) -> None:
    assert options_beside(proposal, with_options(WAITING)) == []


def test_what_would_stand_in_the_way_of_an_option_made_firm_is_found() -> None:
    proposal, planning = wanted(at("11:00", "13:00")), with_options(WAITING)

    found = option_findings(proposal, planning, LONG_BEFORE)

    assert {(str(one.code), one.resource, one.by) for one in found} == {
        ("room_taken", "POLY", "W1"),
        ("person_taken", "ERGO", "W1"),
    }
    later = wanted(at("12:00", "13:00"))
    assert option_findings(later, planning, LONG_BEFORE) == []


def test_an_option_holds_nothing() -> None:
    proposal = wanted(at("10:00", "12:00"))

    assert session_findings(proposal, with_options(WAITING), LONG_BEFORE) == session_findings(
        proposal, TOWN, LONG_BEFORE
    )


def test_a_way_out_avoids_an_hour_where_an_option_waits() -> None:
    """Scenario: the nearest hour after a taken room is kept in view by somebody."""
    proposal = wanted(at("10:00", "11:00"), room="S1")
    (nearest,) = of_way(alternatives(proposal, taken("S1"), LONG_BEFORE), WayOut.TIME)
    awaited = replace(WAITING, span=_span_of(nearest.proposal), room="S1", workers=())

    (instead,) = of_way(
        alternatives(proposal, with_options(awaited, planning=taken("S1")), LONG_BEFORE),
        WayOut.TIME,
    )

    assert not instead.proposal.span.overlaps(awaited.span)


def _span_of(proposal: Proposal) -> Span:
    return proposal.span
