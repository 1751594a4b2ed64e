"""Entries set aside: on disk at once, so that neither Escape nor a power cut loses a word."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.machine.errors import FileError, Trouble
from desktop_app.machine.files import read_within, write_beside_then_replace
from desktop_app.machine.folders import made_private, user_folders
from ui.booking.wish import Wish

FILE_NAME = "drafts.json"
LARGEST_FILE = 512 * 1024
MOST_DRAFTS = 50
"""Beyond, the oldest goes: nobody resumes the fifty-first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry set aside: the line as it was typed, and the form as it stood.

    ``title`` is what the chip of the status bar says; ``saved`` is civil time of the centre.
    """

    key: str
    saved: datetime
    typed: str
    title: str
    wish: Wish


class Shelf:
    """The drafts of one user of one computer, the latest last; safe to use from any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep drafts in ``folder``, by default the user's own for data."""
        self._path = (folder or user_folders().data) / FILE_NAME

    def read(self) -> tuple[Draft, ...]:
        """Every draft that can be read; a missing or damaged file holds none.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        try:
            content = read_within(self._path, LARGEST_FILE)
        except FileError as trouble:
            if trouble.code == Trouble.FILE_MISSING:
                return ()
            raise
        return tuple(_readable(content or b"[]"))

    def keep(self, draft: Draft) -> None:
        """Put a draft on disk, in the place of the one with its key if there is one.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        others = [one for one in self.read() if one.key != draft.key]
        self._write([*others, draft][-MOST_DRAFTS:])

    def discard(self, key: str) -> None:
        """Take a draft away; one that is not there is no trouble.

        Raises:
            FileError: the folder cannot be written.
        """
        kept = self.read()
        left = [one for one in kept if one.key != key]
        if len(left) != len(kept):
            self._write(left)

    def _write(self, drafts: Iterable[Draft]) -> None:
        made_private(self._path.parent)
        text = json.dumps([_stored(one) for one in drafts], ensure_ascii=False, indent=1)
        write_beside_then_replace(self._path, text.encode(), private=True)


def _stored(draft: Draft) -> dict[str, Any]:
    wish = asdict(draft.wish) | {
        "day": draft.wish.day.isoformat(),
        "start": draft.wish.start.isoformat("minutes"),
        "end": draft.wish.end.isoformat("minutes"),
    }
    return {
        "key": draft.key,
        "saved": draft.saved.isoformat(timespec="minutes"),
        "typed": draft.typed,
        "title": draft.title,
        "wish": wish,
    }


def _readable(content: bytes) -> Iterable[Draft]:
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError):
        return
    for one in stored if isinstance(stored, list) else ():
        draft = _draft(one)
        if draft is not None:
            yield draft


def _draft(stored: Any) -> Draft | None:
    """A draft as it was written; nothing when another program has been at it."""
    try:
        wish = stored["wish"]
        read = Wish(
            date.fromisoformat(wish["day"]),
            time.fromisoformat(wish["start"]),
            time.fromisoformat(wish["end"]),
        )
        return Draft(
            key=str(stored["key"]),
            saved=datetime.fromisoformat(stored["saved"]),
            typed=str(stored["typed"]),
            title=str(stored["title"]),
            wish=replace(
                read,
                room=str(wish["room"]),
                offer=str(wish["offer"]),
                title=str(wish["title"]),
                workers=tuple(str(code) for code in wish["workers"]),
                language=str(wish["language"]),
                places=None if wish["places"] is None else int(wish["places"]),
                end_typed=bool(wish["end_typed"]),
                team_chosen=bool(wish["team_chosen"]),
                needs=tuple(str(need) for need in wish.get("needs", ())),
            ),
        )
    except (KeyError, TypeError, ValueError):
        return None
