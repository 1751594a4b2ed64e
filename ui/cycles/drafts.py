"""Cycles set aside: what was typed, on disk at once, until the cycle is created."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.domain.planning import Involved
from desktop_app.domain.span import Span
from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.cycles.typed import CycleTyped, RepairChosen

FILE_NAME = "cycle_drafts.json"


@dataclass(frozen=True, slots=True)
class CycleDraft:
    """A cycle set aside; ``title`` is what Home says, ``saved`` civil time of the centre."""

    key: str
    saved: datetime
    title: str
    typed: CycleTyped


class CycleShelf(KeptList[CycleDraft]):
    """The cycles set aside by one user of one computer in one centre."""

    def __init__(self, folder: Path) -> None:
        """Keep them in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(lambda draft: draft.key, _draft))


def _draft(stored: Any) -> CycleDraft:
    return CycleDraft(
        key=str(stored["key"]),
        saved=datetime.fromisoformat(stored["saved"]),
        title=str(stored["title"]),
        typed=_typed(stored["typed"]),
    )


def _typed(stored: Any) -> CycleTyped:
    return CycleTyped(
        first=date.fromisoformat(stored["first"]),
        programme=str(stored["programme"]),
        title=str(stored["title"]),
        start=time.fromisoformat(stored["start"]),
        minutes=int(stored["minutes"]),
        rhythm=str(stored["rhythm"]),
        until=None if stored["until"] is None else date.fromisoformat(stored["until"]),
        count=None if stored["count"] is None else int(stored["count"]),
        policy=str(stored["policy"]),
        on_public_holidays=bool(stored["on_public_holidays"]),
        room=str(stored["room"]),
        workers=_texts(stored["workers"]),
        language=str(stored["language"]),
        places=None if stored["places"] is None else int(stored["places"]),
        needs=_texts(stored["needs"]),
        free=_days(stored["free"]),
        kept=_days(stored["kept"]),
        removed=_days(stored["removed"]),
        repairs=tuple(_repair(one) for one in stored["repairs"]),
        reason=str(stored["reason"]),
    )


def _repair(stored: Any) -> RepairChosen:
    start = stored["start"]
    return RepairChosen(
        day=date.fromisoformat(stored["day"]),
        asked=_span(stored["asked"]),
        asked_room=str(stored["asked_room"]),
        asked_team=_texts(stored["asked_team"]),
        room=str(stored["room"]),
        start=None if start is None else datetime.fromisoformat(start),
        team=tuple(
            Involved(
                str(one["worker"]),
                str(one["role"]),
                None if one["span"] is None else _span(one["span"]),
            )
            for one in stored["team"]
        ),
    )


def _span(stored: Any) -> Span:
    return Span(datetime.fromisoformat(stored["start"]), datetime.fromisoformat(stored["end"]))


def _texts(stored: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in stored)


def _days(stored: Any) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in stored)
