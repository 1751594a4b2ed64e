"""Calling the program inside the test's own process, and what it answered."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.program import main
from desktop_app.machine.folders import user_folders
from desktop_app.machine.logs import FILE_NAME


@dataclass(frozen=True)
class Called:
    """What one call answered."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class Caller:
    """The program as a person or a script types it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> Called:
        """Type a line and read what comes back."""
        self._capsys.readouterr()
        status = main(words)
        said = self._capsys.readouterr()
        assert str(user_folders().logs) not in said.out + said.err, log_of_this_home()
        return Called(status, said.out, said.err)

    def json(self, *words: str) -> Any:
        """The document of a call that went through."""
        called = self(*words, "--json")
        assert called.status == 0, called.out + called.err
        return called.document

    def refused(self, *words: str) -> Any:
        """The document of a call that the rules refused."""
        called = self(*words, "--json")
        assert called.status == 1, called.out + called.err
        return called.document


def log_of_this_home() -> str:
    """What the program kept for whoever repairs it."""
    return (user_folders().logs / FILE_NAME).read_text(encoding="utf-8")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder and what it holds, but for SQLite's own shared memory."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".db-shm", ".db-wal"}
    }


def codes(findings: list[dict[str, Any]], level: str = "") -> list[str]:
    """The codes of some findings, of one level if said."""
    return [one["code"] for one in findings if not level or one["level"] == level]
