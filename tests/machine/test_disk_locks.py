import fcntl
from pathlib import Path

import pytest

from desktop_app.machine.disk_locks import locks_hold
from tests.foreign_disks import give_no_locks, let_locks_do_nothing


def test_locks_hold_here_and_nothing_is_left(tmp_path: Path) -> None:
    assert locks_hold(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_locks_that_do_nothing_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_locks_do_nothing(monkeypatch)

    assert not locks_hold(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_locks_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give_no_locks(monkeypatch)

    assert not locks_hold(tmp_path)


def test_a_system_that_does_not_know_the_question_is_no_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "F_OFD_SETLK", -1)

    assert locks_hold(tmp_path)


def test_a_folder_that_takes_no_file_is_no_proof(tmp_path: Path) -> None:
    assert locks_hold(tmp_path / "none")
