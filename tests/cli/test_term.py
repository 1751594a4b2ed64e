"""A term from the command line: a file of wishes, a plan, and the cycles that are accepted."""

from pathlib import Path

import pytest

from tests.cli.calling import Caller, fingerprint

HEADER = "programme,first,last,sessions,weekdays,after,before,with,needs,rhythm,title\n"
TALK = "SMENT,2026-12-07,2027-02-07,4,4,,,,,,\n"
RIGHTS = "DROITS,2026-12-07,2027-02-07,3,2|4,09:00,12:00,,,,\n"
CYCLE = {
    "line", "programme", "title", "placed", "cycle", "created", "findings", "usual", "dates",
    "skipped", "losses", "alone", "because",
}  # fmt: skip


@pytest.fixture
def wishes(tmp_path: Path) -> Path:
    """A file of two cycles."""
    path = tmp_path / "wishes.csv"
    path.write_text(HEADER + TALK + RIGHTS, encoding="utf-8")
    return path


def test_a_plan_is_said_and_nothing_is_written(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    folder = Path(sample).parent
    before = fingerprint(folder)

    seen = permanence.json("term", sample, str(wishes), "--seconds", "0")

    assert (seen["placed"], seen["wanted"], seen["tries"]) == (2, 2, 0)
    assert all(one.keys() == CYCLE for one in seen["cycles"])
    assert [len(one["dates"]) for one in seen["cycles"]] == [4, 3]
    for one in (date for cycle in seen["cycles"] for date in cycle["dates"]):
        checked = permanence.json(
            "check", sample, "--room", one["room"], "--start", one["start"], "--end", one["end"],
            *(word for code in one["with"] for word in ("--with", code)),
        )  # fmt: skip
        assert checked["ok"], checked["findings"]
    assert fingerprint(folder) == before


def test_a_better_plan_is_looked_for_as_long_as_one_likes(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    first = permanence.json("term", sample, str(wishes), "--seconds", "0")
    later = permanence.json("term", sample, str(wishes), "--seconds", "1")

    assert later["tries"] > 0
    assert later["weight"] <= first["weight"]


def test_accepted_cycles_are_created_each_as_one_act(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    made = permanence.json("term", sample, str(wishes), "--seconds", "0", "--create")

    codes = [one["cycle"] for one in made["cycles"]]
    assert all(one["created"] for one in made["cycles"])
    for code, cycle in zip(codes, made["cycles"], strict=True):
        shown = permanence.json("show", sample, "--cycle", code)
        held = [one for one in shown["dates"] if one["number"]]
        assert [(one["start"], one["room"], one["status"]) for one in held] == [
            (one["start"], one["room"], "planned") for one in cycle["dates"]
        ]
    permanence.json("undo", sample)
    assert permanence("show", sample, "--cycle", codes[1]).status == 2
    assert permanence("show", sample, "--cycle", codes[0]).status == 0


def test_only_the_lines_that_are_accepted_are_written(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    asked = ("term", sample, str(wishes), "--seconds", "0", "--create", "--accept", "3")
    made = permanence.json(*asked)

    assert [one["created"] for one in made["cycles"]] == [False, True]


def test_a_cycle_without_a_place_says_why_and_the_others_are_planned(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    impossible = "DROITS,2026-12-07,2026-12-20,3,,,,,,,Impossible\n"
    wishes.write_text(HEADER + TALK + impossible, encoding="utf-8")

    seen = permanence.json("term", sample, str(wishes), "--seconds", "0")
    assert [one["placed"] for one in seen["cycles"]] == [True, False]
    assert seen["cycles"][1]["because"]["code"] == "weeks"
    said = permanence("term", sample, str(wishes), "--seconds", "0", "--language", "en").out
    assert "A session is possible in 2 weeks only; 3 are wanted." in said
    asked = ("term", sample, str(wishes), "--seconds", "0", "--create", "--accept", "3")
    assert permanence(*asked).status == 1


@pytest.mark.parametrize(
    "wrong",
    [
        [
            ("NONE,2026-12-07,2027-02-07,3,,,,,,,", "programme", "unknown_code"),
            ("DROITS,2026-12-07,2027-02-07,3,,,,P999,,,", "worker", "unknown_code"),
            ("DROITS,2026-12-07,2027-02-07,3,,,,,piano:2,,", "equipment", "unknown_code"),
            ("CAFE,2026-12-07,2027-02-07,,,,,,,,", "sessions", "missing"),
            ("SIXIEME,2026-12-07,2027-02-07,3,,,,,,,", "sessions", "says_its_steps"),
            ("DROITS,2026-12-07,2027-02-07,3,,,,,,nth-2,", "weekdays", "one_weekday"),
        ],
        [
            ("DROITS,2027-02-30,2027-03-07,3,,,,,,,", "first", "not_a_date"),
            ("DROITS,2027-02-07,2026-12-07,3,,,,,,,", "last", "end_before_start"),
            ("DROITS,2026-12-07,2027-02-07,3,9,,,,,,", "weekdays", "number_out_of_range"),
            ("DROITS,2026-12-07,2027-02-07,3,,12:00,09:00,,,,", "before", "end_before_start"),
            ("DROITS,2026-12-07,2027-02-07,3,,,,,mats:0,,", "needs", "not_a_code"),
        ],
    ],
    ids=["codes", "cells"],
)
def test_every_line_that_cannot_be_planned_names_its_place(
    permanence: Caller, sample: str, wishes: Path, wrong: list[tuple[str, str, str]]
) -> None:
    wishes.write_text(
        HEADER + TALK + "".join(f"{line}\n" for line, _column, _reason in wrong), encoding="utf-8"
    )

    called = permanence("term", sample, str(wishes), "--json")

    assert called.status == 2
    refused = called.document["refused"]
    assert [one["line"] for one in refused] == list(range(3, 3 + len(wrong)))
    assert [(one["column"], one["reason"]) for one in refused] == [
        (column, reason) for _line, column, reason in wrong
    ]
    assert all(one["file"] == "wishes.csv" and one["text"] for one in refused)


def test_what_is_wrong_with_a_file_is_said_line_by_line(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    wishes.write_text(HEADER + TALK.replace("SMENT", "SMEN") + "DROITS,soon\n", encoding="utf-8")
    said = permanence("term", sample, str(wishes)).out
    assert "wishes.csv, ligne 3" in said

    wishes.write_text(HEADER + TALK.replace("SMENT", "SMEN"), encoding="utf-8")
    said = permanence("term", sample, str(wishes)).out
    assert "wishes.csv, ligne 2" in said
    assert "SMENT" in said


def test_what_cannot_be_asked_names_its_field(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    for typed, field in (
        (("--accept", "2"), "accept"),
        (("--create", "--accept", "7"), "accept"),
        (("--seconds", "-1"), "seconds"),
        (("--seconds", "soon"), "seconds"),
        (("--seed", "x"), "seed"),
    ):
        called = permanence("term", sample, str(wishes), *typed, "--json")

        assert called.status == 2
        assert called.document["error"]["field"] == field


def test_a_term_longer_than_400_days_is_refused(
    permanence: Caller, sample: str, wishes: Path
) -> None:
    wishes.write_text(HEADER + TALK.replace("2027-02-07", "2028-02-07"), encoding="utf-8")

    called = permanence("term", sample, str(wishes), "--json")
    assert (called.status, called.document["error"]["field"]) == (2, "to")


def test_an_example_can_be_planned_and_is_never_written_over(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "example.csv")

    assert permanence("term", sample, path, "--example").status == 0
    assert permanence("term", sample, path, "--example").status == 3
    seen = permanence.json("term", sample, path, "--seconds", "0")
    assert seen["placed"] >= seen["wanted"] - 2
    assert permanence("term", sample, str(tmp_path / "missing.csv")).status == 3
