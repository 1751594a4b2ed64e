"""What was looked for last, on disk: a crash or an evening does not lose the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.finder.typed import FinderTyped

FILE_NAME = "finder_draft.json"
LAST = "last"
"""The key of the one question that is kept."""


@dataclass(frozen=True, slots=True)
class FinderDraft:
    """The question as it was typed."""

    key: str
    typed: FinderTyped


class FinderShelf(KeptList[FinderDraft]):
    """The last question of one user of one computer in one centre."""

    def __init__(self, folder: Path) -> None:
        """Keep it in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(lambda draft: draft.key, _draft))


def _draft(stored: Any) -> FinderDraft:
    return FinderDraft(str(stored["key"]), _typed(stored["typed"]))


def _typed(stored: Any) -> FinderTyped:
    people = stored["people"]
    return FinderTyped(
        first=date.fromisoformat(stored["first"]),
        last=date.fromisoformat(stored["last"]),
        minutes=int(stored["minutes"]),
        programme=str(stored["programme"]),
        workers=_texts(stored["workers"]),
        roles=_texts(stored["roles"]),
        people=None if people is None else int(people),
        room=str(stored["room"]),
        site=str(stored["site"]),
        needs=_texts(stored["needs"]),
        language=str(stored["language"]),
        after=time.fromisoformat(stored["after"]),
        before=time.fromisoformat(stored["before"]),
    )


def _texts(stored: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in stored)
