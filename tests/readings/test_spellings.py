"""Codes as the centre writes them."""

import pytest

from db.engine import transaction
from db.tables.people import Person
from desktop_app.readings.spellings import CodeOf, codes_as_written
from tests.commands.town import Town


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        (CodeOf.PERSON, "u0001", "U0001"),
        (CodeOf.PERSON, "U0001", "U0001"),
        (CodeOf.RESOURCE, "vil-1", "VIL-1"),
        (CodeOf.RESOURCE, "MATS", "mats"),
        (CodeOf.SUBJECT, "c1", "C1"),
        (CodeOf.SESSION, "c1", "c1"),
        (CodeOf.SITE, "bea", "BEA"),
        (CodeOf.PROGRAMME, "droits", "DROITS"),
        (CodeOf.LANGUAGE, "AR", "ar"),
        (CodeOf.PERSON, "u%", "u%"),
        (CodeOf.PERSON, "", ""),
        (CodeOf.PERSON, "u0001\x00", "u0001\x00"),
    ],
)
def test_a_code_is_found_in_any_case(town: Town, kind: CodeOf, typed: str, written: str) -> None:
    assert codes_as_written(town.engine, [(kind, typed)]) == {(kind, typed): written}


def test_of_two_codes_alike_the_one_typed_is_meant(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.add(Person(code="u0001", given_name="Autre", search_key="autre"))
    for typed in ("u0001", "U0001"):
        assert codes_as_written(town.engine, [(CodeOf.PERSON, typed)]) == {
            (CodeOf.PERSON, typed): typed
        }
