import pytest

from desktop_app.domain.telephones import is_telephone


@pytest.mark.parametrize(
    "number",
    [
        "0639980001",
        "06 39 98 00 01",
        "06.39.98.00.01",
        "02-39-98-00-01",
        "09 39 98 00 01",
        "+33639980001",
        "+33 6 39 98 00 01",
        "+33 (0)6 39 98 00 01",
        "0033 6 39 98 00 01",
        "+21239980001",
        "+3531234567",
        "+12345678",
        "+123456789012345",
    ],
)
def test_numbers_of_france_and_of_the_world(number: str) -> None:
    assert is_telephone(number)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("06 39 98 00 0", "nine digits"),
        ("06 39 98 00 01 2", "eleven digits"),
        ("16 39 98 00 01", "no French number begins with 1"),
        ("00 39 98 00 01", "nor with 00"),
        ("+33 6 39 98 00 0", "a digit too few after the country"),
        ("+33 6 39 98 00 01 2", "a digit too many after the country"),
        ("0033 06 39 98 00", "a digit too few, with the zero"),
        ("33639980001", "the country without its sign"),
        ("+1234567", "too short for any country"),
        ("+1234567890123456", "longer than any number of the world"),
        ("+0639980001", "no country begins with 0"),
        ("06 39 98 00 01 fille", "words"),
        ("٠٦٣٩٩٨٠٠٠١", "digits that the keypad has not"),
        ("", "nothing"),
    ],
)
def test_what_cannot_be_dialled(number: str, why: str) -> None:
    assert not is_telephone(number), why
