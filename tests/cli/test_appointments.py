"""Individual support from the command line: four are taken together, or nothing is written."""

import pytest

from tests.cli.calling import Caller

NEW = (
    "--kind", "mediation", "--person", "U0001", "--with", "T05", "--room", "VIL-05",
    "--start", "2026-11-26T09:00",
)  # fmt: skip
FIRST = "R0254"
"""The first code that the sample leaves free."""


def test_an_appointment_from_its_booking_to_its_end(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked = permanence.json("appointment", sample, *NEW, "--interpreter", "I01")
    assert (booked["appointment"], booked["start"], booked["end"]) == (
        FIRST, "2026-11-26T09:00", "2026-11-26T09:45",
    )  # fmt: skip
    assert [(one["language"], one["status"]) for one in booked["orders"]] == [("ar", "to_order")]

    moved = permanence.json("appointment", sample, FIRST, "--start", "2026-11-26T10:00")
    assert (moved["start"], moved["end"]) == ("2026-11-26T10:00", "2026-11-26T10:45")
    assert moved["consequences"]["people_to_call"] == 1

    early = permanence("appointment", sample, FIRST, "--record", "honoured")
    assert early.status == 1
    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-26T10:50")
    permanence.json("appointment", sample, FIRST, "--record", "honoured")
    assert permanence.json("appointment", sample, FIRST)["status"] == "honoured"


def test_giving_up_says_who_and_never_why(permanence: Caller, sample: str) -> None:
    permanence.json("appointment", sample, *NEW)
    cancelled = permanence.json("appointment", sample, FIRST, "--cancel", "centre")
    assert (cancelled["status"], cancelled["cancelled_by"]) == ("cancelled", "centre")
    assert cancelled["consequences"]["people_to_call"] == 1

    back = permanence.json("appointment", sample, FIRST, "--reinstate")
    assert (back["status"], back["cancelled_by"]) == ("planned", None)
    permanence.json("undo", sample)
    assert permanence.json("appointment", sample, FIRST)["status"] == "cancelled"


def test_a_refusal_names_what_stands_in_the_way_and_writes_nothing(
    permanence: Caller, sample: str
) -> None:
    permanence.json("appointment", sample, *NEW)
    refused = permanence.refused("appointment", sample, *NEW, "--person", "U0002")

    assert {one["code"] for one in refused["findings"]} >= {"room_taken", "person_taken"}
    assert permanence("appointment", sample, "R0255").status == 2


def test_a_follow_up_is_several_appointments(permanence: Caller, sample: str) -> None:
    booked = permanence.json("appointment", sample, *NEW, "--times", "3", "--every", "1")

    assert booked["appointments"] == ["R0254", "R0255", "R0256"]
    third = permanence.json("appointment", sample, "R0256")
    assert third["start"] == "2026-12-10T09:00"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("--kind", "psy"), "Kind: “psy” is none of boussole, mediation."),
        (("--start", ""), "Start: it is missing."),
        (("--times", "31"), "How many times: 31"),
        (("--every", "0"), "Weeks between: 0"),
        (("--interpreter", "I01", "--mode", "phone"), "How the interpreter comes: “phone”"),
        (("--interpreter", "T05"), "T05"),
    ],
)
def test_what_cannot_be_booked_is_said_on_its_field(
    permanence: Caller, sample: str, changed: tuple[str, ...], said: str
) -> None:
    called = permanence("appointment", sample, *NEW, *changed, "--language", "en")

    assert called.status == 2, called.out
    assert said in called.err


def test_two_changes_at_once_are_not_guessed(permanence: Caller, sample: str) -> None:
    called = permanence(
        "appointment", sample, "R0227", "--cancel", "person", "--room", "VIL-05", "--language", "en"
    )

    assert called.status == 2
    assert "one thing at a time" in called.err
