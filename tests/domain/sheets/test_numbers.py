from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.sheets.numbers import (
    NumberedKind,
    NumberFault,
    SheetReference,
    centre_check,
    check_digits,
    grouped,
    looks_like_number,
    page_code,
    read_number,
    sheet_file_name,
    sheet_number,
    without_label,
)

CENTRE = "centre-de-sante-des-camelias"
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
LOCKED = AZERTY | {"2": "É", "7": "È", "9": "Ç", "0": "À"}
BELGIAN = AZERTY | {"6": "§", "8": "!"}

numbers = st.builds(
    sheet_number,
    st.text(min_size=1, max_size=20),
    st.sampled_from(NumberedKind),
    st.integers(0, 99_999),
    st.integers(1, 99),
)
codes = st.builds(page_code, numbers, st.integers(1, 99))


def of_this_centre(serial: int = 1034, version: int = 1) -> str:
    return sheet_number(CENTRE, NumberedKind.SESSION, serial, version)


def test_the_example_of_the_specification() -> None:
    assert check_digits("4710103401") == "92"
    assert page_code("471010340192", 1) == "4710103401920186"


def test_the_digits_say_centre_kind_serial_and_version() -> None:
    number = sheet_number(CENTRE, NumberedKind.CYCLE, 12, 3)

    assert number[:2] == centre_check(CENTRE)
    assert number[2:10] == "20001203"


@pytest.mark.parametrize("identifier", ["", "a", "Centre", "é" * 300])
def test_the_centre_check_has_two_digits_and_no_leading_zero(identifier: str) -> None:
    assert 10 <= int(centre_check(identifier)) <= 99


@given(codes)
def test_twelve_and_sixteen_digits_leave_one(code: str) -> None:
    assert len(code) == 16
    assert int(code) % 97 == int(code[:12]) % 97 == 1


def test_ninety_nine_stands_for_later_versions_and_pages() -> None:
    assert sheet_number(CENTRE, NumberedKind.SLIP, 1, 250)[8:10] == "99"
    assert page_code(of_this_centre(), 120)[12:14] == "99"


@pytest.mark.parametrize(("serial", "version"), [(-1, 1), (100_000, 1), (5, 0)])
def test_a_serial_or_version_that_does_not_fit_is_a_mistake(serial: int, version: int) -> None:
    with pytest.raises(ValueError, match=r"serial|versions"):
        sheet_number(CENTRE, NumberedKind.SESSION, serial, version)


@pytest.mark.parametrize(("number", "page"), [("471010340192", 0), ("471010340193", 1), ("47", 1)])
def test_a_code_needs_a_right_number_and_a_page(number: str, page: int) -> None:
    with pytest.raises(ValueError, match=r"number|pages"):
        page_code(number, page)


def test_people_read_groups_of_four() -> None:
    assert grouped("471010340192") == "4710\u00a01034\u00a00192"


def test_a_typed_number_says_which_sheet_it_is() -> None:
    number = of_this_centre(version=7)

    assert read_number(number, CENTRE) == SheetReference(number, NumberedKind.SESSION, 1034, 7)


def test_a_code_says_the_page_too() -> None:
    code = page_code(of_this_centre(), 2)
    read = read_number(code, CENTRE)

    assert isinstance(read, SheetReference)
    assert (read.number, read.page) == (code[:12], 2)


@pytest.mark.parametrize("spaces", [" ", "\u00a0", "\u202f", ".", " . ", "\t"])
def test_spaces_and_dots_do_not_count(spaces: str) -> None:
    number = of_this_centre()

    assert read_number(f"  {spaces.join(number)}\n", CENTRE) == read_number(number, CENTRE)


@pytest.mark.parametrize("keyboard", [AZERTY, LOCKED, BELGIAN], ids=["azerty", "locked", "belgian"])
@given(serial=st.integers(0, 99_999), page=st.integers(1, 99))
def test_a_code_typed_through_another_keyboard_reads_back(
    keyboard: dict[str, str], serial: int, page: int
) -> None:
    code = page_code(of_this_centre(serial), page)
    typed = "".join(keyboard[digit] for digit in code)

    assert read_number(typed, CENTRE) == read_number(code, CENTRE)


def test_an_accent_typed_apart_is_the_same_key() -> None:
    number = of_this_centre()
    typed = number.replace("2", "e\u0301").replace("7", "e\u0300")

    assert read_number(typed, CENTRE) == read_number(number, CENTRE)


@given(code=codes, place=st.integers(0, 15), other=st.integers(1, 9), whole=st.booleans())
def test_every_wrong_digit_is_refused(code: str, place: int, other: int, *, whole: bool) -> None:
    typed = code if whole else code[:12]
    place %= len(typed)
    digit = str((int(typed[place]) + other) % 10)

    assert isinstance(read_number(typed[:place] + digit + typed[place + 1 :], CENTRE), NumberFault)


@given(code=codes, place=st.integers(0, 14), whole=st.booleans())
def test_every_swap_of_neighbours_is_refused(code: str, place: int, *, whole: bool) -> None:
    typed = code if whole else code[:12]
    place %= len(typed) - 1
    first, second = typed[place], typed[place + 1]
    swapped = typed[:place] + second + first + typed[place + 2 :]

    if first != second:
        assert read_number(swapped, CENTRE) is NumberFault.TYPING_ERROR


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "471",
        "47101034019",
        "4710103401921",
        "47101034019201860",
        "4710 1034 019a",
        "N° 4710 1034 0192",
        "٤٧١٠١٠٣٤٠١٩٢",
        "４７１０１０３４０１９２",
        "4710-1034-0192",
        "0" * 12,
        "x" * 200_000,
    ],
)
def test_anything_else_is_a_typing_error(typed: str) -> None:
    assert read_number(typed, "any") is NumberFault.TYPING_ERROR


def test_another_centre_is_told_apart() -> None:
    elsewhere = next(
        name for name in map(str, range(9)) if centre_check(name) != centre_check(CENTRE)
    )

    assert read_number(of_this_centre(), elsewhere) is NumberFault.OTHER_CENTRE


def test_the_file_is_named_by_day_site_and_number() -> None:
    name = sheet_file_name("471010340192", date(2026, 12, 3), "VIL")

    assert name == "emargement-2026-12-03-VIL-471010340192.pdf"


@pytest.mark.parametrize("code", ["../../etc", "V/L", "", "é\0"])
def test_a_site_code_cannot_lead_elsewhere(code: str) -> None:
    name = sheet_file_name("471010340192", date(2026, 12, 3), code)

    assert "/" not in name
    assert name.count(".") == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("471010340192", True),
        ("4710 1034 0192", True),
        ("4710 1034 019", True),
        ("é&à''(\"-", True),
        ("C24-01", False),
        ("W0001", False),
        ("2026", False),
        ("", False),
    ],
)
def test_a_number_is_told_from_a_code(typed: str, *, meant: bool) -> None:
    assert looks_like_number(typed) is meant


def test_the_label_that_paper_prints_before_a_number_is_no_part_of_it() -> None:
    assert without_label("N° 4710") == "4710"
    assert without_label("No. 4710") == "4710"
    assert without_label("C24-01") == "C24-01"
