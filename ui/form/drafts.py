"""Forms set aside: what was typed about a session, on disk at once, until it is saved."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.domain.planning import Involved
from desktop_app.domain.span import Span
from desktop_app.machine.errors import FileError, Trouble
from desktop_app.machine.files import read_within, write_beside_then_replace
from desktop_app.machine.folders import made_private, user_folders
from ui.form.typed import Typed

FILE_NAME = "session_forms.json"
LARGEST_FILE = 512 * 1024
MOST_DRAFTS = 50
"""Beyond, the oldest goes."""


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was typed about a session, by its code, and the session as it was then seen."""

    session: str
    seen: Typed
    typed: Typed


class FormShelf:
    """The forms set aside by one user of one computer, the latest last."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep them in ``folder``, by default the user's own for data."""
        self._path = (folder or user_folders().data) / FILE_NAME

    def read(self, session: str) -> FormDraft | None:
        """What was typed about a session; nothing when nothing readable was set aside.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        return next((one for one in self._all() if one.session == session), None)

    def keep(self, draft: FormDraft) -> None:
        """Put a form on disk, in the place of the former one about its session.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        others = [one for one in self._all() if one.session != draft.session]
        self._write([*others, draft][-MOST_DRAFTS:])

    def discard(self, session: str) -> None:
        """Take away what was typed about a session; nothing typed is no trouble.

        Raises:
            FileError: the folder cannot be written.
        """
        kept = self._all()
        left = [one for one in kept if one.session != session]
        if len(left) != len(kept):
            self._write(left)

    def _all(self) -> list[FormDraft]:
        try:
            content = read_within(self._path, LARGEST_FILE)
        except FileError as trouble:
            if trouble.code == Trouble.FILE_MISSING:
                return []
            raise
        return list(_readable(content or b"[]"))

    def _write(self, drafts: Iterable[FormDraft]) -> None:
        made_private(self._path.parent)
        text = json.dumps([asdict(one) for one in drafts], default=_plain, ensure_ascii=False)
        write_beside_then_replace(self._path, text.encode(), private=True)


def _plain(value: Any) -> str:
    """Dates and times as they are read again."""
    return str(value.isoformat())


def _readable(content: bytes) -> Iterable[FormDraft]:
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError):
        return
    for one in stored if isinstance(stored, list) else ():
        draft = _draft(one)
        if draft is not None:
            yield draft


def _draft(stored: Any) -> FormDraft | None:
    """A draft as it was written; nothing when another program has been at it."""
    try:
        return FormDraft(str(stored["session"]), _typed(stored["seen"]), _typed(stored["typed"]))
    except (KeyError, TypeError, ValueError):
        return None


def _typed(stored: Any) -> Typed:
    return Typed(
        day=date.fromisoformat(stored["day"]),
        start=time.fromisoformat(stored["start"]),
        end=time.fromisoformat(stored["end"]),
        room=str(stored["room"]),
        title=str(stored["title"]),
        programme=str(stored["programme"]),
        places=None if stored["places"] is None else int(stored["places"]),
        needs=tuple(str(one) for one in stored["needs"]),
        team=tuple(
            Involved(str(one["worker"]), str(one["role"]), _span(one["span"]))
            for one in stored["team"]
        ),
        language=str(stored["language"]),
        option=bool(stored["option"]),
    )


def _span(stored: Any) -> Span | None:
    if stored is None:
        return None
    return Span(datetime.fromisoformat(stored["start"]), datetime.fromisoformat(stored["end"]))
