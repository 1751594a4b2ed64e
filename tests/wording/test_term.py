"""A plan of a term in both languages: every loss and every reason has its sentence."""

from datetime import time

import pytest

from desktop_app.domain.term_losses import Loss
from desktop_app.domain.term_misses import Because, NotPlaced
from desktop_app.wording.term import loss_said, losses_said, not_placed_said, usual_said
from desktop_app.wording.words import words_in
from tests.domain.test_term_planner import MONDAY, the_cycle, wish
from tests.domain.test_term_planner import plans as planned


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_loss_has_its_sentence_for_one_and_for_several(language: str) -> None:
    words = words_in(language)
    said = [loss_said(words, loss, count) for loss in Loss for count in (1, 3)]

    assert len(set(said)) == 2 * len(Loss) - 1
    assert losses_said(words, {}) in {"tout comme souhaité", "everything as wished"}


def test_losses_are_said_the_heaviest_first() -> None:
    said = losses_said(words_in("en"), {Loss.LARGE_ROOM: 1, Loss.ANOTHER_HOUR: 2})

    assert said == "2 at other hours than usual, 1 in a room too large for the group"


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (NotPlaced(wish(), Because.OTHERS, 4), "alone it would have one"),
        (NotPlaced(wish(), Because.FOLLOW_UP, 4), "some days after the others"),
        (NotPlaced(wish(), Because.WEEKS, 1), "possible in 1 week only; 4 are wanted"),
        (NotPlaced(wish(), Because.WEEKS, 1, MONDAY), "In the week of Mon 9 Mar"),
    ],
)
def test_each_reason_has_its_sentence(why: NotPlaced, said: str) -> None:
    assert said in " ".join(not_placed_said(words_in("en"), why, {}))


def test_a_cycle_is_said_by_what_most_of_its_dates_share() -> None:
    cycle = the_cycle(planned(wish(weekdays=frozenset({2}), after=time(9), before=time(10, 30))))

    assert usual_said(words_in("en"), cycle, {}).startswith("Tuesday 9:00")
