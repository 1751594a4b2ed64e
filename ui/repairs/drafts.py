"""Plans of repairs set aside: what was typed and chosen, on disk until the plan is applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.repairs.typed import ChangeTyped, Kind

if TYPE_CHECKING:
    from desktop_app.domain.repair_plan import Hit, RepairWay

FILE_NAME = "repair_drafts.json"


@dataclass(frozen=True, slots=True)
class KeptWay:
    """The way chosen for what has a ``code``; without a ``start`` it is cancelled.

    ``facts`` are what its sentence says; ``replaced`` are pairs of codes, who gives way to whom.
    """

    code: str
    kind: str
    people_to_call: int
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    replaced: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str | int], ...] = ()

    def way(self, hit: Hit) -> RepairWay:
        """The same as the rules know it, of the line as it stands now."""
        from desktop_app.domain.planning import Alternative  # noqa: PLC0415 - the data thread
        from desktop_app.domain.repair_plan import RepairWay  # noqa: PLC0415
        from desktop_app.domain.span import Span  # noqa: PLC0415
        from desktop_app.domain.ways_out import starting  # noqa: PLC0415

        if self.start is None or self.end is None:
            return RepairWay(self.kind, self.people_to_call, appointment=hit.proposal.appointment)
        team = dict(self.replaced)
        moved = starting(hit.proposal, self.start)
        involved = [replace(one, worker=team.get(one.worker, one.worker)) for one in moved.involved]
        there = replace(
            moved,
            span=Span(self.start, self.end),
            room=self.room,
            involved=tuple(one for one in involved if one.worker),
        )
        found = Alternative(there, self.kind, self.people_to_call, dict(self.facts))
        return RepairWay(self.kind, self.people_to_call, found, team, appointment=there.appointment)


@dataclass(frozen=True, slots=True)
class RepairDraft:
    """A plan set aside; ``title`` is what the list of drafts says, ``saved`` civil time."""

    key: str
    saved: datetime
    title: str
    typed: ChangeTyped
    ways: tuple[KeptWay, ...] = ()


class RepairShelf(KeptList[RepairDraft]):
    """The plans set aside by one user of one computer in one centre."""

    def __init__(self, folder: Path, file_name: str = FILE_NAME) -> None:
        """Keep them in ``folder``."""
        super().__init__(folder / file_name, EntryKind(lambda draft: draft.key, _draft))


def draft_of(key: str, typed: ChangeTyped, title: str, now: datetime) -> RepairDraft:
    """What is typed and chosen, as it is kept; a change made in another form is kept there."""
    ways = tuple(_kept(code, way) for code, way in typed.ways.items())
    return RepairDraft(key, now, title, replace(typed, ways={}, ready=None), ways)


def _kept(code: str, way: RepairWay) -> KeptWay:
    if way.alternative is None:
        return KeptWay(code, way.kind, way.people_to_call)
    there = way.alternative.proposal
    return KeptWay(
        code,
        way.kind,
        way.people_to_call,
        there.span.start,
        there.span.end,
        there.room,
        tuple(way.replaced.items()),
        tuple(way.alternative.facts.items()),
    )


def _draft(stored: Any) -> RepairDraft:
    return RepairDraft(
        key=str(stored["key"]),
        saved=datetime.fromisoformat(stored["saved"]),
        title=str(stored["title"]),
        typed=_typed(stored["typed"]),
        ways=tuple(_way(one) for one in stored["ways"]),
    )


def _typed(stored: Any) -> ChangeTyped:
    first, last, reopens = (
        date.fromisoformat(stored[name]) for name in ("first", "last", "reopens")
    )
    start, end = (
        None if stored[name] is None else time.fromisoformat(stored[name])
        for name in ("start", "end")
    )
    return ChangeTyped(
        Kind(stored["kind"]),
        str(stored["subject"]),
        first,
        last,
        reopens,
        line=str(stored["line"]),
        away=str(stored["away"]),
        start=start,
        end=end,
        reason=str(stored["reason"]),
        works=str(stored["works"]),
        instead=str(stored["instead"]),
        address=str(stored["address"]),
        why=str(stored["why"]),
    )


def _way(stored: Any) -> KeptWay:
    start, end = (
        None if stored[name] is None else datetime.fromisoformat(stored[name])
        for name in ("start", "end")
    )
    return KeptWay(
        code=str(stored["code"]),
        kind=str(stored["kind"]),
        people_to_call=int(stored["people_to_call"]),
        start=start,
        end=end,
        room=str(stored["room"]),
        replaced=tuple((str(one), str(other)) for one, other in stored["replaced"]),
        facts=tuple((str(name), fact) for name, fact in stored["facts"]),
    )
