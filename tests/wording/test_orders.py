from datetime import datetime

import pytest

from desktop_app.wording import words_in
from desktop_app.wording.orders import cancelling_said

UNTIL = datetime(2026, 11, 20, 14)


@pytest.mark.parametrize(
    ("free_until", "cents", "french", "english"),
    [
        (None, 0, "", ""),
        (
            UNTIL,
            0,
            "annulable sans frais jusqu’au ven. 20 nov. à 14:00",
            "free until Fri 20 Nov at 14:00",
        ),
        (
            UNTIL,
            7250,
            "si l’on annule maintenant\u00a0: 72,50\u00a0€",
            "no longer free to cancel: €72.50 now",
        ),
    ],
)
def test_what_cancelling_an_order_costs(
    free_until: datetime | None, cents: int, french: str, english: str
) -> None:
    assert cancelling_said(words_in("fr"), free_until, cents) == french
    assert cancelling_said(words_in("en"), free_until, cents) == english
