"""The turn of those who wait passes to the next, with its reason; who gave up does not return."""

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.journal import last_act
from db.tables.people import Person
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import UndoLast
from desktop_app.commands.waiting_turns import PassOver
from desktop_app.domain.errors import BadInputError, NoPlaceError, NotEnrolledError
from tests.commands.town import Town, at
from tests.commands.waiting import standing


@pytest.fixture
def freed(town: Town) -> str:
    """A session of three places, one of them free, for which three people wait."""
    wish = BookSession(
        at("10:00"), at("11:00"), "A", (Allocated("P1", "facilitator"),), programme="DROITS"
    )
    code = town.do(wish).subject
    for number in range(1, 7):
        town.do(Enrol(code, f"U000{number}"))
    town.do(Withdraw(code, "U0001"))
    return code


def waiting(town: Town) -> list[str]:
    ranks = [(rank, code) for code, (status, rank) in standing(town).items() if rank]
    return [code for _rank, code in sorted(ranks)]


def test_who_does_not_answer_waits_behind_the_others(town: Town, freed: str) -> None:
    outcome = town.do(PassOver(freed, "U0004", "no_answer"))

    assert waiting(town) == ["U0005", "U0006", "U0004"]
    assert (outcome.answer["status"], outcome.answer["rank"]) == ("waiting", 3)
    assert town.do(Promote(freed)).answer["people"] == ["U0005"]


def test_who_gave_up_waits_no_more(town: Town, freed: str) -> None:
    town.do(PassOver(freed, "U0004", "gave_up"))

    assert waiting(town) == ["U0005", "U0006"]
    assert standing(town)["U0004"] == ("withdrawn", None)


@pytest.mark.parametrize(
    ("reason", "still"),
    [("no_answer", ["U0005", "U0006", "U0004", "U0009", "U0010"]), ("gave_up", ["U0005", "U0006"])],
)
def test_a_household_passes_its_turn_together(
    town: Town, freed: str, reason: str, still: list[str]
) -> None:
    for name in ("Léo", "Mia"):
        child = town.do(CreatePerson(name, "Invraisemblable", household="H1")).subject
        town.do(Enrol(freed, child))
    with transaction(town.engine) as tx:
        tx.scalars(select(Person).where(Person.code == "U0004")).one().household = "H1"

    outcome = town.do(PassOver(freed, "U0004", reason))

    assert waiting(town) == still
    assert outcome.answer["people"] == ["U0004", "U0009", "U0010"]


def test_the_reason_is_kept(town: Town, freed: str) -> None:
    town.do(PassOver(freed, "U0004", "not_this_time"))

    entry = town.one(lambda tx: last_act(tx, "pass_over", freed))

    assert entry is not None
    assert entry.result["answer"]["reason"] == "not_this_time"
    assert entry.result["answer"]["people"] == ["U0004"]


@pytest.mark.parametrize("reason", ["no_answer", "gave_up"])
def test_the_turn_comes_back_when_it_is_taken_back(town: Town, freed: str, reason: str) -> None:
    town.do(PassOver(freed, "U0004", reason))

    town.do(UndoLast("accueil"))

    assert waiting(town) == ["U0004", "U0005", "U0006"]


def test_the_only_one_who_waits_is_passed_over_to_nobody(town: Town, freed: str) -> None:
    town.do(Withdraw(freed, "U0005"))
    town.do(Withdraw(freed, "U0006"))

    town.do(PassOver(freed, "U0004", "no_answer"))

    assert waiting(town) == ["U0004"]


def test_a_turn_that_is_nobodys_or_for_no_reason_is_refused(town: Town, freed: str) -> None:
    with pytest.raises(NotEnrolledError):
        town.do(PassOver(freed, "U0002", "no_answer"))
    with pytest.raises(BadInputError):
        town.do(PassOver(freed, "U0004", "because"))


def test_who_may_not_wait_is_refused_with_the_rank_there_would_be(town: Town, freed: str) -> None:
    with pytest.raises(NoPlaceError) as refusal:
        town.do(Enrol(freed, "U0007", may_wait=False))

    error = refusal.value
    assert (error.enrolled, error.places, error.rank) == (2, 3, 4)
    assert error.because == "others_wait"
    assert "U0007" not in standing(town)
