from dataclasses import replace

import pytest

from desktop_app.domain.sheets.confidentiality import printable_facts
from desktop_app.domain.sheets.facts import PersonFacts, Variant
from desktop_app.domain.sheets.snapshot import to_json
from tests.domain.sheets.samples import sheet_facts

SOMEBODY = PersonFacts(
    "U0001", "Hosseini", "Maryam", "مریم حسینی", "Maison de quartier", "Hosseini Zahra"
)


def test_an_ordinary_sheet_prints_its_facts() -> None:
    facts = sheet_facts()

    assert printable_facts(facts) == facts


@pytest.mark.parametrize("secret", ["groupe du jeudi", "Salle 1", "médiation", "FIR"])
def test_a_sensitive_programme_names_neither_cycle_room_profession_nor_scheme(secret: str) -> None:
    facts = sheet_facts(sensitive=True)

    assert secret in to_json(facts)
    assert secret not in to_json(printable_facts(facts))


def test_a_sensitive_programme_has_neutral_rooms_and_keeps_who_leads() -> None:
    printed = printable_facts(sheet_facts(sensitive=True))

    assert printed.place.room == "Salle calme"
    assert [one.name for one in printed.facilitators] == [
        one.name for one in sheet_facts().facilitators
    ]
    assert [one.name for one in printed.funders] == ["ARS Bretagne", "Contrat de ville"]


@pytest.mark.parametrize(
    ("variant", "kept"),
    [
        (Variant.SESSION, {"family", "given", "native", "structure"}),
        (Variant.HALF_DAYS, {"family", "given", "native"}),
        (Variant.WALK_IN, {"family", "given", "native"}),
        (Variant.FIRST_NAME_ONLY, {"family", "given"}),
        (Variant.CYCLE_GRID, {"family", "given", "native"}),
        (Variant.CYCLE_GRID_A3, {"family", "given", "native"}),
        (Variant.CYCLE_GRID_MINORS, {"family", "given", "guardian"}),
    ],
)
def test_each_variant_keeps_what_it_has_a_column_for(variant: Variant, kept: set[str]) -> None:
    (person,) = printable_facts(sheet_facts(variant, people=(SOMEBODY,))).people

    parts = ("family", "given", "native", "structure", "guardian")
    assert {part for part in parts if getattr(person, part)} == kept


@pytest.mark.parametrize(
    "variant", [Variant.ANONYMOUS_COUNT, Variant.INTERPRETER_SLIP, Variant.EMERGENCY_BLANK]
)
def test_some_sheets_keep_nobody(variant: Variant) -> None:
    facts = replace(sheet_facts(variant), people=(SOMEBODY,))

    assert printable_facts(facts).people == ()
