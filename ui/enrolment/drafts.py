"""What was being typed about each session: on disk at once, so that no crash loses a word."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.enrolment.typed_person import TypedPerson

FILE_NAME = "enrolment-drafts.json"
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


class EnrolmentShelf(KeptList[EnrolmentDraft]):
    """The drafts of one user of one computer in one centre, one for each session."""

    def __init__(self, folder: Path) -> None:
        """Keep drafts in ``folder``."""
        kind = EntryKind(lambda draft: draft.session, _draft, MOST_DRAFTS)
        super().__init__(folder / FILE_NAME, kind)

    def keep(self, entry: EnrolmentDraft) -> None:
        """Put a draft in the place of the former; an empty one takes it away.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        if entry.is_empty:
            self.discard(entry.session)
        else:
            super().keep(entry)


def _draft(stored: Any) -> EnrolmentDraft:
    person = stored["person"]
    texts = {one.name: str(person[one.name]) for one in fields(TypedPerson)}
    return EnrolmentDraft(str(stored["session"]), str(stored["text"]), TypedPerson(**texts))
