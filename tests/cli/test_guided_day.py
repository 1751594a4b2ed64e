"""The guided day of `make run`: every step said, nothing refused, and where everything is."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Caller
from ui.rehearsal import Rehearsed


@pytest.fixture(autouse=True)
def window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the window's part as done: it has tests of its own."""

    def rehearsed(_opening: Any, _title: str, folder: Path) -> Rehearsed:
        return Rehearsed("W9999", True, folder / "sheet.pdf", (folder / "day.png",))

    monkeypatch.setattr("ui.rehearsal.rehearse", rehearsed)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_twice_in_a_row_is_a_guided_day(
    permanence: Caller, sample: str, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "out"
    tour = ("tour", sample, "--out", str(out), "--language", language)

    first, second = permanence(*tour), permanence(*tour)

    refused = {"fr": "Rien n’a été fait", "en": "Nothing was done."}[language]
    for called in (first, second):
        assert (called.status, called.err) == (0, "")
        assert [line[:2] for line in called.out.splitlines() if line[:1].isdigit()] == [
            "1.", "2.", "3.", "4.", "5.",
        ]  # fmt: skip
        assert refused not in called.out
        where = called.out.splitlines()[-4:]
        assert where[1].endswith(f"{out / 'window' / 'day.png'}")
        assert where[2].endswith(f"{out / 'window' / 'sheet.pdf'}")
        assert where[3].endswith(f"{out / 'sheets'}")
    assert list((out / "sheets").glob("*.pdf"))


def test_the_booking_is_made_once_in_whatever_language(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    tours = [
        permanence.json("tour", sample, "--out", str(tmp_path / "out"), "--language", language)
        for language in ("fr", "en")
    ]

    booked = [tour["steps"][3]["answer"] for tour in tours]
    assert [one["done"] for one in booked] == [True, True]
    assert booked[0]["session"] == booked[1]["session"]
    assert [one["repeated"] for one in booked] == [False, True]
