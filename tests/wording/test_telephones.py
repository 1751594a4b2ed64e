"""Who is called."""

from desktop_app.wording import words_in
from desktop_app.wording.telephones import called_text


def test_a_child_is_called_through_its_guardian() -> None:
    french = words_in("fr")
    assert called_text(french, "Léa Invent", "Ana Invent") == "Léa Invent · par Ana Invent"
    assert called_text(french, "Ana Invent", "") == "Ana Invent"
