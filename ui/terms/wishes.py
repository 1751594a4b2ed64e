"""The cycles somebody wants in a term, as they are typed and as they are kept on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.roles import ALL
from desktop_app.domain.term_asked import TermAsked
from desktop_app.domain.term_wishes import ONE_WEEK, fixes_its_weekday, monday_of
from desktop_app.machine.kept_list import EntryKind, KeptList
from ui.booking.wish import need_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

FILE_NAME = "term_wishes.json"
A_TERM = timedelta(weeks=16, days=-1)

Wishes = tuple[TermAsked, ...]


@dataclass(frozen=True, slots=True)
class KeptWish:
    """A wish as it lies on disk, in its order."""

    line: int
    programme: str
    first: date
    last: date
    title: str
    sessions: int | None
    minutes: int | None
    rhythm: str
    team: tuple[str, ...]
    roles: str
    site: str
    room: str
    people: int
    needs: tuple[str, ...]
    language: str
    weekdays: tuple[int, ...]
    after: time
    before: time


class WishShelf(KeptList[KeptWish]):
    """The wishes of one user of one computer in one centre, until their cycles are created."""

    def __init__(self, folder: Path) -> None:
        """Keep them in ``folder``."""
        super().__init__(folder / FILE_NAME, EntryKind(_key, _kept, most=1000))

    def wishes(self) -> Wishes:
        """What is kept.

        Raises:
            FileError: the file is there and the computer does not give it.
        """
        return tuple(map(_wish, self.entries()))

    def keep_wishes(self, wishes: Sequence[TermAsked]) -> None:
        """Keep these and no other.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        self.keep_all(map(_to_keep, wishes))

    def bring_back(self, wish: TermAsked) -> None:
        """Keep one more, behind the others.

        Raises:
            FileError: the folder cannot be written, or the disk is full.
        """
        kept = self.wishes()
        self.keep_wishes((*kept, replace(wish, line=next_line(kept))))


def one_more(wishes: Sequence[TermAsked], today: date) -> TermAsked:
    """An empty wish for the days of the last one, or for sixteen weeks from next Monday."""
    line = next_line(wishes)
    if wishes:
        return TermAsked(line, "", wishes[-1].first, wishes[-1].last)
    first = monday_of(today) + ONE_WEEK
    return TermAsked(line, "", first, first + A_TERM)


def next_line(wishes: Sequence[TermAsked]) -> int:
    """The number of a new wish."""
    return max((one.line for one in wishes), default=0) + 1


def with_field(wish: TermAsked, name: str, value: Any) -> TermAsked:
    """Another value of a field; another workshop says its own dates, another site its rooms."""
    read = _READ.get(name)
    changed = replace(wish, **{name: value if read is None else read(value)})
    if name == "programme":
        return replace(changed, title="", sessions=None, minutes=None)
    if name == "site":
        return replace(changed, room="")
    if name == "rhythm" and not fixes_its_weekday(changed.rhythm, changed.weekdays):
        return replace(changed, weekdays=frozenset({changed.first.isoweekday()}))
    if name == "first" and changed.last < changed.first:
        return replace(changed, last=changed.first + (wish.last - wish.first))
    return changed


_READ: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "roles": ALL.join,
        "people": lambda number: number or 0,
        "weekdays": lambda days: frozenset(map(int, days)),
        "rhythm": Rhythm.parse,
        "needs": lambda codes: tuple(map(need_of, codes)),
    }
)
"""How the value of a field is kept, where it is not as the field gives it."""


def _key(kept: KeptWish) -> str:
    return str(kept.line)


def _to_keep(wish: TermAsked) -> KeptWish:
    return KeptWish(
        line=wish.line,
        programme=wish.programme,
        first=wish.first,
        last=wish.last,
        title=wish.title,
        sessions=wish.sessions,
        minutes=wish.minutes,
        rhythm=str(wish.rhythm),
        team=wish.team,
        roles=wish.roles,
        site=wish.site,
        room=wish.room,
        people=wish.people,
        needs=tuple(one.named for one in wish.needs),
        language=wish.language,
        weekdays=tuple(sorted(wish.weekdays)),
        after=wish.after,
        before=wish.before,
    )


def _kept(stored: Any) -> KeptWish:
    kept = KeptWish(
        **stored
        | {
            "first": date.fromisoformat(stored["first"]),
            "last": date.fromisoformat(stored["last"]),
            "after": time.fromisoformat(stored["after"]),
            "before": time.fromisoformat(stored["before"]),
            "team": tuple(map(str, stored["team"])),
            "needs": tuple(map(str, stored["needs"])),
            "weekdays": tuple(map(int, stored["weekdays"])),
        }
    )
    # What another program wrote there is refused here, where it is set aside.
    _wish(kept)
    return kept


def _wish(kept: KeptWish) -> TermAsked:
    return TermAsked(
        line=kept.line,
        programme=kept.programme,
        first=kept.first,
        last=kept.last,
        title=kept.title,
        sessions=kept.sessions,
        minutes=kept.minutes,
        rhythm=Rhythm.parse(kept.rhythm),
        team=kept.team,
        roles=kept.roles,
        site=kept.site,
        room=kept.room,
        people=kept.people,
        needs=tuple(map(need_of, kept.needs)),
        language=kept.language,
        weekdays=frozenset(kept.weekdays),
        after=kept.after,
        before=kept.before,
    )
