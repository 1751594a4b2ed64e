"""Names as people type them."""

import pytest

from desktop_app.domain.names import is_named


@pytest.mark.parametrize(
    ("typed", "name", "named"),
    [
        ("motricite", "Motricité", True),
        ("MOTRI", "Motricité", True),
        ("villejean bureau", "Bureau 1 Villejean", True),
        ("bureau 2", "Bureau 1 Villejean", False),
        ("l atelier", "L’Atelier", True),
        ("œuf", "Oeufs et légumes", True),
        ("  ", "Cuisine", True),
        ("", "", True),
        ("cuisine", "", False),
    ],
)
def test_a_name_has_every_word_that_was_typed(typed: str, name: str, *, named: bool) -> None:
    assert is_named(typed, name) is named
