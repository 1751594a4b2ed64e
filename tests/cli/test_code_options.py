"""Codes are taken however they are typed, wherever the command line takes one."""

from typing import Any

import pytest

from tests.cli.calling import Caller

CHECK = ("--start", "2026-11-26T18:00", "--end", "2026-11-26T19:00")


@pytest.mark.parametrize(
    ("line", "typed", "written"),
    [
        (("show", "--session"), "c24-01", "C24-01"),
        (("show", "--cycle"), "c24", "C24"),
        (("show", "--date", "2026-11-24", "--site"), "vil", "VIL"),
        (("check", *CHECK, "--room"), "vil-07", "VIL-07"),
        (("check", *CHECK, "--room", "VIL-07", "--with"), "p048", "P048"),
        (("check", *CHECK, "--room", "VIL-07", "--with"), "p048@18:10-18:20", "P048@18:10-18:20"),
        (("check", *CHECK, "--room", "VIL-07", "--programme"), "cafe", "CAFE"),
        (("check", *CHECK, "--room", "VIL-07", "--language-needed"), "AR", "ar"),
        (("check", *CHECK, "--room", "VIL-07", "--needs"), "Mats:2", "mats:2"),
    ],
)
def test_a_reading_answers_the_same(
    permanence: Caller, sample: str, *, line: tuple[str, ...], typed: str, written: str
) -> None:
    verb, *options = line
    answers: list[Any] = [
        permanence(verb, sample, *options, code, "--json") for code in (typed, written)
    ]
    assert answers[0] == answers[1]
    assert answers[0].status in {0, 1}


def test_acts_answer_with_the_code_as_it_is_written(
    permanence: Caller, sample_anywhere: str
) -> None:
    called = permanence("enrol", sample_anywhere, "c01-12", "u0012", "--language", "en")
    assert called.out.startswith("U0012 is enrolled in C01-12 (1/12).")
    assert permanence.json("withdraw", sample_anywhere, "C01-12", "u0012")["enrolled"] == 0
    child = permanence.json(
        "person", sample_anywhere, "--given", "Awa", "--guardian", "u0012", "--speaks", "AR"
    )
    assert child["done"] is True
    moved = permanence.json("move", sample_anywhere, "c01-12", "--room", "vil-07", "--json")
    assert moved["session"] == "C01-12"


def test_a_code_that_names_nothing_is_refused_as_it_was_typed(
    permanence: Caller, sample: str
) -> None:
    called = permanence("enrol", sample, "c01-12", "x9999", "--language", "en")
    assert called.status == 2
    assert called.err.startswith("No person has the code x9999.")
