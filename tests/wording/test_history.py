"""What became of a session, said field by field and without any name."""

import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.wording.history import changed_value_text, need_text
from desktop_app.wording.words import words_in

NAMES = {
    "A": Bilingual("Salle A", "Room A"),
    "P1": Bilingual("Orthophoniste", "Speech therapist"),
    "mats": Bilingual("Tapis", "Mats"),
    "tr": Bilingual("Turc", "Turkish"),
}
GUEST = {
    "resource": "P1",
    "role": "guest",
    "quantity": 1,
    "starts": "2026-03-09T14:30",
    "ends": "2026-03-09T15:00",
}
LEADER = GUEST | {"starts": None, "ends": None}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("places", None, "—"),
        ("places", 7, "7"),
        ("room", "A", "Room A"),
        ("starts", "2026-03-09T14:30", "Mon 9 Mar at 14:30"),
        ("status", "option", "option"),
        ("interpreter_language", "tr", "Turkish"),
        ("needs", ["step_free", "mats:12"], "Step-free access, Mats × 12"),
        ("allocated", [LEADER], "Speech therapist"),
        ("allocated", [GUEST], "Speech therapist (14:30–15:00)"),
        ("allocated", [GUEST | {"resource": "mats", "role": "equipment"}], "Mats × 1"),
    ],
)
def test_a_value_is_said_as_people_say_it(name: str, value: object, said: str) -> None:
    assert changed_value_text(words_in("en"), name, value, NAMES) == said


def test_a_need_without_a_number_has_none() -> None:
    assert need_text(words_in("fr"), "mats", NAMES) == "Tapis"
