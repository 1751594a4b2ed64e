"""Ctrl-C, as the program hears it."""

import os
import signal
from pathlib import Path

import pytest

from desktop_app.cli import running
from desktop_app.cli.exit_status import ENVIRONMENT, INTERRUPTED
from desktop_app.cli.interrupts import Interrupts
from desktop_app.cli.program import main
from tests.cli.calling import Caller

DROITS = "C24-01"


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_it_stops_what_runs_at_once() -> None:
    interrupts = Interrupts()
    with pytest.raises(KeyboardInterrupt), interrupts.listening():
        press()
    assert interrupts.heard


def test_what_must_be_whole_ends_first() -> None:
    interrupts, done = Interrupts(), []

    def whole() -> None:
        with interrupts.held_back():
            press()
            done.append("whole")

    with pytest.raises(KeyboardInterrupt), interrupts.listening():
        whole()
    assert done == ["whole"]


def test_the_signal_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupts().listening():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_a_library_that_fails_because_of_it_is_no_bug(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_arguments: object) -> None:
        try:
            press()
        except KeyboardInterrupt:
            raise AttributeError("tidying up") from None

    monkeypatch.setattr(running, "_answered", failing)

    called = permanence("show", sample, "--date", "2026-11-24")

    assert (called.status, called.err) == (INTERRUPTED, "")


def test_an_interruption_lost_on_its_way_is_still_one(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swallowing(*_arguments: object) -> int:
        try:
            press()
        except KeyboardInterrupt:
            return 0
        return 1

    monkeypatch.setattr(running, "_answered", swallowing)

    assert permanence("show", sample, "--date", "2026-11-24").status == INTERRUPTED


def test_a_sheet_being_written_is_written_whole(
    permanence: Caller, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = "desktop_app.cli.papers.draw_sheet"

    def interrupted(_sheet: object) -> bytes:
        press()
        return b"%PDF-1.5 whole"

    with monkeypatch.context() as slow:
        slow.setattr(draw, interrupted)
        called = permanence("sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"))

    assert called.status == INTERRUPTED
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-1.5 whole"
    shown = permanence.json("show", sample, "--session", DROITS)["sessions"][0]
    assert shown["sheet"]["version"] == 1


def test_a_sheet_that_cannot_be_drawn_leaves_nothing(
    permanence: Caller, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("desktop_app.cli.papers.draw_sheet", lambda _sheet: 1 / 0)
        # A bug, so the log is told; `permanence` takes that for a failure of the test.
        status = main(["sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf")])

    assert status == ENVIRONMENT
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]
    assert permanence.json("show", sample, "--session", DROITS)["sessions"][0]["sheet"] is None
