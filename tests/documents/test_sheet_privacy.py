from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet
from desktop_app.domain.sheets.facts import (
    FacilitatorFacts,
    FunderFacts,
    PersonFacts,
    PlaceFacts,
    SlipFacts,
    Variant,
)
from desktop_app.domain.sheets.numbers import sheet_file_name
from tests.documents.paper import read_with
from tests.domain.sheets.samples import sheet_facts, stamp

SOMEBODY = PersonFacts("U0042", "Hosseini", "Maryam", "مریم", "Foyer des Ajoncs", "Hosseini Zahra")
NAMED = {
    "Hosseini": {
        Variant.SESSION,
        Variant.HALF_DAYS,
        Variant.WALK_IN,
        Variant.CYCLE_GRID,
        Variant.CYCLE_GRID_A3,
        Variant.CYCLE_GRID_MINORS,
    },
    "Foyer des Ajoncs": {Variant.SESSION},
    "Zahra": {Variant.CYCLE_GRID_MINORS},
    "U0042": set(),
    "Bouzidane": {Variant.INTERPRETER_SLIP},
}


def printed(variant: Variant, folder: Path, **changes: object) -> str:
    """All the text of a sheet, the properties of its document among it."""
    slip = SlipFacts("Pôle", "2026-0214", "Mme S. Bouzidane", "arabe", "on_site")
    facts = sheet_facts(variant, people=(SOMEBODY,), slip=slip, **changes)
    pdf = draw_sheet(composed_sheet(facts, stamp(variant)))
    with PdfDocument(pdf) as document:
        properties = " ".join(document.get_metadata_dict().values())
    return f"{' '.join(read_with('pdftotext', pdf, folder).split())} {properties}"


@pytest.mark.parametrize("secret", list(NAMED))
@pytest.mark.parametrize("variant", list(Variant))
def test_each_sheet_says_what_it_must_and_no_more(
    variant: Variant, secret: str, tmp_path: Path
) -> None:
    assert (secret in printed(variant, tmp_path)) == (variant in NAMED[secret])


@pytest.mark.parametrize("variant", [one for one in Variant if one is not Variant.EMERGENCY_BLANK])
def test_a_sensitive_programme_stays_neutral(variant: Variant, tmp_path: Path) -> None:
    found = printed(
        variant,
        tmp_path,
        sensitive=True,
        title="Groupe du jeudi",
        group="Vivre avec la dépression",
        place=PlaceFacts(
            "E", "Bourg-l’Évêque", "Cabinet de psychiatrie", "Petite salle", "5 rue X"
        ),
        facilitators=(FacilitatorFacts("Emre Ménardais", "psychiatre"),),
        funders=(FunderFacts("ARS Bretagne", "Appel santé mentale"),),
    )

    for secret in ("dépression", "psychiatrie", "psychiatre", "santé mentale"):
        assert secret not in found
    if variant is not Variant.INTERPRETER_SLIP:
        assert "animation" in found


def test_a_slip_for_an_individual_appointment_does_not_say_of_what(tmp_path: Path) -> None:
    facts = sheet_facts(Variant.INTERPRETER_SLIP)
    slip = replace(facts.slip, individual=True)
    pdf = draw_sheet(composed_sheet(replace(facts, slip=slip), stamp(facts.variant)))
    found = read_with("pdftotext", pdf, tmp_path)

    assert "Rendez-vous" in found
    assert facts.title not in found


def test_a_file_names_nobody() -> None:
    name = sheet_file_name(stamp().number, date(2026, 12, 3), "VIL")

    assert "Hosseini" not in name
    assert "démarches" not in name
