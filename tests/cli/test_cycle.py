"""A cycle from the command line: every date's problem before anything is written."""

from pathlib import Path

import pytest

from tests.cli.calling import Caller, fingerprint

AUTUMN = (
    "--programme", "PAPOTE", "--first", "2026-12-02", "--at", "14:30",
    "--sessions", "8", "--room", "VIL-07", "--with", "P074", "--with", "P078",
)  # fmt: skip
DATE = {
    "number",
    "date",
    "start",
    "end",
    "room",
    "with",
    "status",
    "cause",
    "label",
    "findings",
    "repairs",
}


def test_every_date_is_said_and_nothing_is_written(permanence: Caller, sample: str) -> None:
    folder = Path(sample).parent
    before = fingerprint(folder)

    seen = permanence.json("cycle", sample, *AUTUMN)

    assert (seen["cycle"], seen["created"]) == (None, False)
    assert all(one.keys() >= DATE for one in seen["dates"])
    assert [one["number"] for one in seen["dates"] if one["number"]] == list(range(1, 9))
    causes = {one["date"]: one["cause"] for one in seen["dates"] if one["cause"]}
    assert causes == {"2026-12-23": "school_holiday", "2026-12-30": "school_holiday"}
    trouble = [one for one in seen["dates"] if one["status"] == "option"]
    assert trouble
    assert all(one["findings"] for one in trouble)
    assert fingerprint(folder) == before


def test_a_repaired_cycle_is_created_and_taken_back(permanence: Caller, sample: str) -> None:
    made = permanence.json("cycle", sample, *AUTUMN, "--repair", "--create")

    assert made["created"] is True
    shown = permanence.json("show", sample, "--cycle", made["cycle"])
    assert [(one["date"], one["status"], one["room"], one["cause"]) for one in shown["dates"]] == [
        (one["start"][:10], one["status"], one["room"] or "VIL-07", one["cause"])
        for one in made["dates"]
    ]
    permanence.json("undo", sample)
    assert permanence("show", sample, "--cycle", made["cycle"]).status == 2


def test_what_is_left_in_trouble_becomes_an_option(permanence: Caller, sample: str) -> None:
    made = permanence.json("cycle", sample, *AUTUMN, "--create")

    states = [one["status"] for one in made["dates"]]
    assert "option" in states
    shown = permanence.json("show", sample, "--cycle", made["cycle"])
    assert [one["status"] for one in shown["dates"]] == states


def test_unlike_steps_and_a_window_without_a_day(permanence: Caller, sample: str) -> None:
    """Scenario 1 a year later: the holidays take the fortnight in which the parents are met."""
    asked = (
        "cycle", sample, "--programme", "SIXIEME", "--first", "2027-01-27", "--at", "14:00",
        "--room", "BEA-05", "--with", "P085", "--with", "P078",
    )  # fmt: skip
    seen = permanence.json(*asked)

    assert seen["unplaced"] == [{"step": 2, "sessions": 1}]
    assert "Étape 2 : 1 séance ne trouve aucun jour" in permanence(*asked).out.replace("\xa0", " ")


def test_a_date_kept_in_spite_of_a_holiday_and_one_left_out(
    permanence: Caller, sample: str
) -> None:
    made = permanence.json(
        "cycle", sample, "--programme", "DROITS", "--on", "2027-05-06,2027-05-13,2027-05-20",
        "--first", "2027-05-06", "--at", "09:00", "--room", "VIL-06", "--with", "T05",
        "--keep", "2027-05-06", "--leave-out", "2027-05-13", "--reason", "portes ouvertes",
        "--create",
    )  # fmt: skip

    states = {one["date"]: one["status"] for one in made["dates"]}
    assert states["2027-05-06"] == "planned"
    assert states["2027-05-13"] == "skipped"


def test_without_a_room_the_best_one_is_taken(permanence: Caller, sample: str) -> None:
    seen = permanence.json(
        "cycle", sample, "--programme", "DIAB", "--first", "2027-01-12", "--at", "14:00",
        "--sessions", "4", "--with", "P111",
    )  # fmt: skip

    assert seen["room"]
    assert {one["room"] for one in seen["dates"] if one["room"]} == {seen["room"]}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("--first", "30/02/2027"), "first"),
        (("--at", "25:00"), "at"),
        (("--rhythm", "every-0"), "rhythm"),
        (("--rhythm", "sometimes"), "rhythm"),
        (("--sessions", "0"), "sessions"),
        (("--sessions", "401"), "sessions"),
        (("--sessions", "400"), "dates"),
        (("--until", "2026-01-01"), "until"),
        (("--until", "2031-01-01"), "dates"),
        (("--on", "2027-01-20"), "dates"),
        (("--minutes", "0"), "minutes"),
    ],
)
def test_what_no_cycle_can_be_names_its_field(
    permanence: Caller, sample: str, typed: tuple[str, str], field: str
) -> None:
    words = list(AUTUMN)
    if typed[0] in words:
        words[words.index(typed[0]) + 1] = typed[1]
    else:
        words += typed
    refused = permanence("cycle", sample, *words, "--json")

    assert refused.status == 2
    assert refused.document["error"]["field"] == field
