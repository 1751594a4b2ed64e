"""What was being typed about each session: on disk at once, so that no crash loses a word."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from desktop_app.machine.errors import FileError, Trouble
from desktop_app.machine.files import read_within, write_beside_then_replace
from desktop_app.machine.folders import made_private, user_folders
from ui.enrolment.typed_person import TypedPerson

FILE_NAME = "enrolment-drafts.json"
LARGEST_FILE = 128 * 1024
MOST_DRAFTS = 20


@dataclass(frozen=True, slots=True)
class EnrolmentDraft:
    """The text in the field of a session, and somebody new being typed there."""

    session: str
    text: str = ""
    person: TypedPerson = field(default_factory=TypedPerson)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.text.strip() and self.person.is_empty


class EnrolmentShelf:
    """The drafts of one user of one computer, one for each session; safe from any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep drafts in ``folder``, by default the user's own for data."""
        self._path = (folder or user_folders().data) / FILE_NAME

    def read(self, session: str) -> EnrolmentDraft:
        """What was kept of a session; an empty draft when there is nothing readable.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        kept = [one for one in self._all() if one.session == session]
        return kept[-1] if kept else EnrolmentDraft(session)

    def keep(self, draft: EnrolmentDraft) -> None:
        """Put a draft in the place of the former; an empty one takes it away.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        before = self._all()
        others = [one for one in before if one.session != draft.session]
        kept = others if draft.is_empty else [*others, draft][-MOST_DRAFTS:]
        if kept != before:
            made_private(self._path.parent)
            text = json.dumps([asdict(one) for one in kept], ensure_ascii=False, indent=1)
            write_beside_then_replace(self._path, text.encode(), private=True)

    def _all(self) -> list[EnrolmentDraft]:
        try:
            content = read_within(self._path, LARGEST_FILE)
        except FileError as trouble:
            if trouble.code == Trouble.FILE_MISSING:
                return []
            raise
        try:
            stored = json.loads(content or b"[]")
        except (ValueError, RecursionError):
            return []
        found = [_draft(one) for one in stored] if isinstance(stored, list) else []
        return [one for one in found if one is not None]


def _draft(stored: Any) -> EnrolmentDraft | None:
    """A draft as it was written; nothing when another program has been at it."""
    try:
        person = stored["person"]
        texts = {one.name: str(person[one.name]) for one in fields(TypedPerson)}
        return EnrolmentDraft(str(stored["session"]), str(stored["text"]), TypedPerson(**texts))
    except (KeyError, TypeError):
        return None
