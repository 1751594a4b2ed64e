"""Codes made for people, from names."""

import pytest

from desktop_app.domain.new_codes import (
    LETTERS_OF_A_SITE,
    code_from_name,
    letter_from_name,
    numbered_code,
)


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Villejean", (), "VIL"),
        ("Villejean", ("VIL",), "VIL2"),
        ("Villejean", ("VIL", "VIL2"), "VIL3"),
        ("Été", (), "ETE"),
        ("L'Île", (), "LIL"),
        ("ﻣﺮﻛﺰ", (), "X"),
        ("", ("X",), "X2"),
    ],
)
def test_a_site_has_three_letters_of_its_name(name: str, taken: tuple[str, ...], code: str) -> None:
    assert code_from_name(name, taken, LETTERS_OF_A_SITE) == code


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ((), "VIL-01"),
        (("VIL-01", "VIL-09"), "VIL-10"),
        (("BEA-07", "VIL-x", "VIL-2-3"), "VIL-01"),
        (("VIL-99",), "VIL-100"),
    ],
)
def test_a_room_has_the_number_after_the_highest(taken: tuple[str, ...], code: str) -> None:
    assert numbered_code("VIL", taken) == code


@pytest.mark.parametrize(
    ("name", "taken", "letter"),
    [
        ("Villejean", "", "V"),
        ("Villejean", "V", "I"),
        ("Maison de quartier", "M", "D"),
        ("écoute", "", "E"),
        ("ﻣﺮﻛﺰ", "AB", "C"),
        ("Aa", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0"),
        ("Aa", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", ""),
    ],
)
def test_a_site_has_a_letter_of_its_own(name: str, taken: str, letter: str) -> None:
    assert letter_from_name(name, taken) == letter
