"""Forms set aside: what was typed about a session, on disk at once, until it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.domain.planning import Involved
from desktop_app.domain.span import Span
from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.form.typed import Typed

FILE_NAME = "session_forms.json"


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was typed about a session, by its code, and the session as it was then seen."""

    session: str
    seen: Typed
    typed: Typed


class FormShelf(KeptList[FormDraft]):
    """The forms set aside by one user of one computer in one centre, by their session."""

    def __init__(self, folder: Path) -> None:
        """Keep them in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(lambda draft: draft.session, _draft))


def _draft(stored: Any) -> FormDraft:
    return FormDraft(str(stored["session"]), _typed(stored["seen"]), _typed(stored["typed"]))


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
        partners=str(stored.get("partners", "")),
        note=str(stored.get("note", "")),
        waiting_limit=stored.get("waiting_limit"),
        walk_in=bool(stored.get("walk_in")),
    )


def _span(stored: Any) -> Span | None:
    if stored is None:
        return None
    return Span(datetime.fromisoformat(stored["start"]), datetime.fromisoformat(stored["end"]))
