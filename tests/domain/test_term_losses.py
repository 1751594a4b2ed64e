"""What a cycle loses of its wishes: what most of its dates share is its usual."""

import pytest

from desktop_app.domain.term_losses import WEIGHTS, DateTraits, Loss, losses_of, weight_of

USUAL = DateTraits(240, "A", ("ERGO",), ("ARABIC",))


@pytest.mark.parametrize(
    ("dates", "losses"),
    [
        ([USUAL, USUAL, USUAL], {}),
        ([USUAL, USUAL, DateTraits(336, "A", ("ERGO",), ("ARABIC",))], {Loss.ANOTHER_HOUR: 1}),
        ([USUAL, USUAL, DateTraits(240, "B", ("ERGO",), ("ARABIC",))], {Loss.ANOTHER_ROOM: 1}),
        ([USUAL, USUAL, DateTraits(240, "A", ("PSY",), ("ARABIC",))], {Loss.ANOTHER_PERSON: 1}),
        ([USUAL, DateTraits(240, "A", ("ERGO",), ("DARI",))], {Loss.ANOTHER_INTERPRETER: 1}),
        ([DateTraits(240, "A", outside_hours=True)], {Loss.OUTSIDE_HOURS: 1}),
        ([DateTraits(240, "A", other_weekday=True)], {Loss.OTHER_WEEKDAY: 1}),
        ([DateTraits(240, "A", large_room=True)], {Loss.LARGE_ROOM: 1}),
        ([DateTraits(240, "A"), DateTraits(None, "A")], {}),
        ([DateTraits(240, "A"), DateTraits(None, "A", off_its_hour=True)], {Loss.ANOTHER_HOUR: 1}),
    ],
)
def test_each_wish_that_a_date_does_not_get_counts_once(
    dates: list[DateTraits], losses: dict[Loss, int]
) -> None:
    assert losses_of(dates) == losses


def test_a_week_without_a_session_counts_and_everything_has_a_weight() -> None:
    losses = losses_of([USUAL, DateTraits(240, "B", ("ERGO",), ("ARABIC",))], weeks_without=2)

    assert losses == {Loss.ANOTHER_ROOM: 1, Loss.WEEK_WITHOUT: 2}
    assert weight_of(losses) == WEIGHTS[Loss.ANOTHER_ROOM] + 2 * WEIGHTS[Loss.WEEK_WITHOUT]
    assert set(WEIGHTS) == set(Loss)
    others = [weight for loss, weight in WEIGHTS.items() if loss is not Loss.NOT_PLACED]
    assert WEIGHTS[Loss.NOT_PLACED] > 100 * max(others)
