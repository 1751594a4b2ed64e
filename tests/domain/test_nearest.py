import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.nearest import nearest_codes

ROOMS = {
    "VIL-06": Bilingual("Salle polyvalente A", "Multipurpose room A"),
    "VIL-07": Bilingual("Salle polyvalente B", "Multipurpose room B"),
    "VIL-10": Bilingual("Salle des familles", "Family room"),
    "BEA-04": Bilingual("Salle de psychomotricité", "Psychomotricity room"),
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("VIL-7", ("VIL-07",)),
        ("vil-07", ("VIL-07",)),
        ("vil 007", ("VIL-07",)),
        ("VIL-1", ("VIL-10", "VIL-06", "VIL-07")),
        ("VIL10", ("VIL-10",)),
        ("familles", ("VIL-10",)),
        ("psychomotricite", ("BEA-04",)),
        ("Multipurpose", ("VIL-06", "VIL-07")),
        ("XYZ", ()),
        ("", ()),
        ("--", ()),
    ],
)
def test_what_was_probably_meant(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest_codes(typed, ROOMS) == meant


def test_three_are_offered_at_the_most() -> None:
    many = {f"P{number:03}": Bilingual("Psychologue") for number in range(20)}

    assert nearest_codes("psychologue", many) == ("P000", "P001", "P002")
