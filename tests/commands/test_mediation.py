"""Requests for mediation: received, taken along, closed, taken up again, all of it undone."""

from datetime import date

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.support import MediationRequest
from desktop_app.commands.mediation import FollowMediation, ReceiveMediation
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.readings.mediation import mediation_coded, mediation_counts, open_mediation
from tests.commands.town import NOW, Town, add_motive

TODAY, LATER = NOW.date(), date(2026, 3, 16)
ASKED = ReceiveMediation("U0001", "phone", ("rights", "care"), "ar")


@pytest.fixture
def office(town: Town) -> Town:
    """The town with three motives in two groups."""
    with transaction(town.engine) as tx:
        add_motive(tx, "rights", "health_rights")
        add_motive(tx, "cover", "health_rights")
        add_motive(tx, "care")
    return town


def test_a_request_is_written_with_its_motives_and_no_story(office: Town) -> None:
    office.do(ASKED)
    line = mediation_coded(office.engine, "M0001")

    assert (line.person, line.status, line.received_on) == ("U0001", "received", TODAY)
    assert (line.channel, line.motives, line.language) == ("phone", ("rights", "care"), "ar")


def test_a_request_from_its_first_day_to_its_end_and_back(office: Town) -> None:
    office.do(ASKED)
    office.do(FollowMediation("M0001", "in_progress", mediator="T1", next_on=LATER))
    line = mediation_coded(office.engine, "M0001")
    assert (line.status, line.mediator, line.next_on) == ("in_progress", "T1", LATER)

    office.do(FollowMediation("M0001", "closed", "solved"))
    line = mediation_coded(office.engine, "M0001")
    assert (line.outcome, line.closed_on, line.next_on) == ("solved", TODAY, None)
    assert open_mediation(office.engine) == ()

    office.do(FollowMediation("M0001", "in_progress"))
    line = mediation_coded(office.engine, "M0001")
    assert (line.status, line.outcome, line.closed_on) == ("in_progress", "", None)


def test_undo_of_everything_gives_back_the_first_state(office: Town) -> None:
    office.do(ASKED)
    office.do(FollowMediation("M0001", "closed", "no_news"))
    last = mediation_coded(office.engine, "M0001")

    office.do(UndoLast("accueil"))
    assert mediation_coded(office.engine, "M0001").status == "received"
    office.do(UndoLast("accueil"))
    with pytest.raises(UnknownCodeError):
        mediation_coded(office.engine, "M0001")
    office.do(RedoLast("accueil"))
    office.do(RedoLast("accueil"))
    assert mediation_coded(office.engine, "M0001") == last


def test_a_person_who_has_asked_is_not_taken_back(office: Town) -> None:
    person = office.do(CreatePerson("Ana")).subject
    office.do(ReceiveMediation(person, "desk", ("care",)), desk="villejean")

    with pytest.raises(StaleError):
        office.do(UndoLast("accueil"))


def test_the_latest_next_day_comes_last_and_the_closed_are_not_listed(office: Town) -> None:
    office.do(ReceiveMediation("U0001", "desk", ("care",), next_on=LATER))
    office.do(ReceiveMediation("U0002", "desk", ("care",)))
    office.do(ReceiveMediation("U0003", "desk", ("care",)))
    office.do(FollowMediation("M0003", "closed", "given_up"))

    assert [one.code for one in open_mediation(office.engine)] == ["M0002", "M0001"]


def test_two_motives_count_in_each_and_once_in_the_total(office: Town) -> None:
    office.do(ASKED)
    office.do(ReceiveMediation("U0002", "desk", ("care",)))
    office.do(ReceiveMediation("U0003", "desk", ("rights", "cover"), received_on=date(2026, 1, 5)))

    whole = mediation_counts(office.engine, date(2026, 1, 1), TODAY).counts
    march = mediation_counts(office.engine, date(2026, 3, 1), TODAY).counts

    assert (whole.total, whole.several_motives, whole.several_groups) == (3, 2, 1)
    assert whole.by_group == {"health_rights": 2, "care_support": 2}
    assert (march.total, march.by_motive["cover"]) == (2, 0)


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (ReceiveMediation("U0001", "fax", ("care",)), BadInputError),
        (ReceiveMediation("U0001", "desk", ()), BadInputError),
        (ReceiveMediation("U0001", "desk", ("x",)), UnknownCodeError),
        (ReceiveMediation("U0001", "desk", ("care",), "xx"), UnknownCodeError),
        (ReceiveMediation("U0099", "desk", ("care",)), UnknownCodeError),
        (ReceiveMediation("U0001", "desk", ("care",), mediator="I1"), UnknownCodeError),
        (ReceiveMediation("U0001", "desk", ("care",), received_on=LATER), BadInputError),
        (ReceiveMediation("U0001", "desk", ("care",), next_on=date(2026, 3, 1)), BadInputError),
        (FollowMediation("M0001", "removed"), BadInputError),
        (FollowMediation("M0001", "closed"), BadInputError),
        (FollowMediation("M0001", "closed", "cured"), BadInputError),
        (FollowMediation("M0001", "assessed", "solved"), BadInputError),
        (FollowMediation("M0001", "closed", "solved", next_on=LATER), BadInputError),
        (FollowMediation("M0001", next_on=date(2026, 3, 1)), BadInputError),
        (FollowMediation("M0009", "assessed"), UnknownCodeError),
    ],
)
def test_what_cannot_be(
    office: Town, command: ReceiveMediation | FollowMediation, error: type[Exception]
) -> None:
    office.do(ASKED)
    before = mediation_coded(office.engine, "M0001")

    with pytest.raises(error):
        office.do(command)
    assert mediation_coded(office.engine, "M0001") == before
    assert office.one(lambda tx: len(tx.scalars(select(MediationRequest)).all())) == 1


def test_a_closed_request_does_not_go_back_to_the_first_day(office: Town) -> None:
    office.do(ASKED)
    office.do(FollowMediation("M0001", "closed", "solved"))

    with pytest.raises(WrongStatusError):
        office.do(FollowMediation("M0001", "received"))


def test_what_stands_already_writes_nothing(office: Town) -> None:
    office.do(ASKED)
    assert office.do(FollowMediation("M0001", "received")).unchanged
