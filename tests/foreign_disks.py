"""Folders that lie, as far as the program can tell, on a disk of another kind."""

import errno
import fcntl
from pathlib import Path

import pytest

from desktop_app.machine import disks


def put_on(monkeypatch: pytest.MonkeyPatch, folder: Path, kind: str, source: str = "") -> None:
    """Have the system's list say that a disk of this kind is shown in ``folder``."""
    listed = folder.parent / f"{folder.name}.mountinfo"
    listed.write_text(
        "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n"
        f"90 22 0:50 / {folder} rw,relatime shared:1 - {kind} {source or kind} rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(disks, "MOUNTS", listed)


def let_locks_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the disk say yes to whoever asks for a lock, and give none."""
    monkeypatch.setattr(fcntl, "lockf", lambda *_asked: None)


def give_no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the disk say that it has no locks to give."""

    def refuse(*_asked: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "lockf", refuse)
