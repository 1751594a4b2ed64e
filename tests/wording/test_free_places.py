"""A place that is free while somebody waits."""

from desktop_app.wording import words_in
from desktop_app.wording.free_places import free_places_text


def test_a_free_place_is_to_be_proposed_to_the_first_who_waits() -> None:
    french = words_in("fr")
    assert free_places_text(french, 1) == (
        "1 place libérée\u00a0: à proposer à la 1re personne en attente."
    )
    assert "2 places libérées" in free_places_text(french, 2)
