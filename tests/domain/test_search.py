from datetime import date

import pytest

from desktop_app.domain.names import search_words
from desktop_app.domain.search import (
    Known,
    PeopleIndex,
    begins_but_for_one_error,
    national_digits,
    sound_of,
    typed_for,
)

PEOPLE = (
    ("Benali", "Aïcha", "06 11 22 33 44", 1984),
    ("Ben Ali", "Karim", "+33 6 55 66 77 88", 1991),
    ("Diallo", "Fatoumata", "", 1970),
    ("Le Goff", "Anne-Marie", "0299001122", None),
    ("N'Diaye", "Ousmane", "", 1962),
    ("Philippe", "Zoé", "", 2001),
)
"""Invented people: family name, given name, telephone, year of birth."""


@pytest.fixture(scope="module")
def index() -> PeopleIndex:
    return PeopleIndex(
        Known(search_words((family, given)), phone, None, year)
        for family, given, phone, year in PEOPLE
    )


def found(index: PeopleIndex, typed: str) -> list[str]:
    return [PEOPLE[number][0] for number in index.find(typed, 8)]


@pytest.mark.parametrize(
    ("typed", "family"),
    [
        ("dial", "Diallo"),
        ("DIALLO fatou", "Diallo"),
        ("fatou diallo", "Diallo"),
        ("anne marie", "Le Goff"),
        ("ANNE-MARIE le goff", "Le Goff"),
        ("zoe", "Philippe"),
        ("ndiaye", "N'Diaye"),
        ("n’diaye", "N'Diaye"),
        ("daillo", "Diallo"),
        ("dialo", "Diallo"),
        ("dialllo", "Diallo"),
        ("tiallo", "Diallo"),
        ("fatuomata", "Diallo"),
        ("filip", "Philippe"),
        ("usman", "N'Diaye"),
        ("fatumata", "Diallo"),
        ("0611", "Benali"),
        ("06 11 22", "Benali"),
        ("0655667788", "Ben Ali"),
        ("1122", "Le Goff"),
        ("1962", "N'Diaye"),
        ("ben 1991", "Ben Ali"),
    ],
)
def test_somebody_is_found_however_the_name_is_typed(
    index: PeopleIndex, typed: str, family: str
) -> None:
    assert family in found(index, typed)


def test_one_name_in_one_word_or_in_two_is_one_name(index: PeopleIndex) -> None:
    assert set(found(index, "benali")) == {"Benali", "Ben Ali"}
    assert set(found(index, "ben ali")) == {"Benali", "Ben Ali"}


def test_what_begins_as_typed_comes_before_what_is_only_like_it() -> None:
    index = PeopleIndex([Known("marlin zoe"), Known("martin zoe")])

    assert index.find("martin", 8) == [1, 0]


def test_a_whole_name_comes_before_a_longer_one() -> None:
    index = PeopleIndex([Known("alicer zoe"), Known("ali zoe")])

    assert index.find("ali", 8)[0] == 1


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "%", "_", "diallo karim", "12"])
def test_what_means_nobody_finds_nobody(index: PeopleIndex, typed: str) -> None:
    assert found(index, typed) == []


def test_short_words_are_taken_as_they_are(index: PeopleIndex) -> None:
    assert found(index, "zue") == []


def test_a_birth_day_finds_only_who_was_born_then() -> None:
    index = PeopleIndex(
        [Known("diallo zoe", birth_date=date(1984, 3, 12)), Known("diallo ana", birth_year=1984)]
    )

    assert index.find("12/03/1984", 8) == index.find("diallo 1984-03-12", 8) == [0]
    assert index.find("diallo 1984", 8) == [0, 1]
    assert index.find("31/02/1984", 8) == []


def test_at_most_as_many_are_found_as_are_wanted() -> None:
    index = PeopleIndex(Known(f"diallo a{number}") for number in range(30))

    assert index.find("diallo", 8) == list(range(8))


def test_who_changes_is_found_as_they_are_now(index: PeopleIndex) -> None:
    index = PeopleIndex([Known("diallo zoe"), Known("martin ana")])

    index.forget(0)
    renamed = index.add(Known("durand zoe"))

    assert index.find("diallo", 8) == []
    assert index.find("duran", 8) == [renamed]


@pytest.mark.parametrize(
    ("word", "token", "alike"),
    [
        ("benali", "benali", True),
        ("benali", "benlai", True),
        ("benali", "bemal", True),
        ("benali", "bnali", True),
        ("benali", "bennali", True),
        ("benali", "benalix", True),
        ("benali", "benalixy", False),
        ("benali", "bxnyli", False),
        ("benali", "nabeli", False),
    ],
)
def test_one_error_is_forgiven_and_no_second(
    word: str,
    token: str,
    alike: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert begins_but_for_one_error(word, token) is alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("philippe", "filip"), ("ousmane", "usman"), ("mohammed", "mohamed"), ("yacine", "iacine")],
)
def test_names_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_what_is_typed_is_cut_where_nobody_reads_further() -> None:
    assert len("".join(typed_for("a" * 60_000).tokens)) == 200


@pytest.mark.parametrize(
    "typed", ["+33 6 12", "+33 (0)6 12", "0033 6 12", "+33612", "+33 6 12 34 56 78", "06 12"]
)
def test_a_number_with_its_country_is_found_from_its_first_digits(typed: str) -> None:
    assert national_digits(typed).startswith("0612")
