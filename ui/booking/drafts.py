"""Entries set aside: on disk at once, so that neither Escape nor a power cut loses a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.booking.wish import Wish

FILE_NAME = "drafts.json"


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


class Shelf(KeptList[Draft]):
    """The drafts of one user of one computer in one centre."""

    def __init__(self, folder: Path) -> None:
        """Keep drafts in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(lambda draft: draft.key, _draft))


def _draft(stored: Any) -> Draft:
    return Draft(
        key=str(stored["key"]),
        saved=datetime.fromisoformat(stored["saved"]),
        typed=str(stored["typed"]),
        title=str(stored["title"]),
        wish=_wish(stored["wish"]),
    )


def _wish(stored: Any) -> Wish:
    return Wish(
        day=date.fromisoformat(stored["day"]),
        start=time.fromisoformat(stored["start"]),
        end=time.fromisoformat(stored["end"]),
        room=str(stored["room"]),
        offer=str(stored["offer"]),
        title=str(stored["title"]),
        workers=tuple(str(code) for code in stored["workers"]),
        language=str(stored["language"]),
        places=None if stored["places"] is None else int(stored["places"]),
        end_typed=bool(stored["end_typed"]),
        team_chosen=bool(stored["team_chosen"]),
        needs=tuple(str(need) for need in stored.get("needs", ())),
        partners=str(stored.get("partners", "")),
        note=str(stored.get("note", "")),
        waiting_limit=stored.get("waiting_limit"),
        walk_in=stored.get("walk_in"),
        room_chosen=bool(stored.get("room_chosen", True)),
        start_chosen=bool(stored.get("start_chosen", True)),
        person=str(stored.get("person", "")),
        kind=str(stored.get("kind", "")),
        mode=str(stored.get("mode", "")),
    )
