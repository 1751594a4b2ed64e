"""Sites, rooms and hours as they are pasted from a spreadsheet: one line each, cells by tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from desktop_app.domain.typed_times import typed_time

LONGEST_NAME = 200
LARGEST_ROOM = 10_000
MOST_LINES = 400

_CELLS = re.compile(r"\t|;")
_INTERVAL = re.compile(r"\s*(?P<opens>\d[\dh:]*)\s*(?:-|–|à|to)\s*(?P<closes>\d[\dh:]*)\s*[,;]?")


@dataclass(frozen=True, slots=True)
class TypedSite:
    """A site by its name, with its address if one was given."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class TypedRoom:
    """A room by its name, with the participants it holds."""

    name: str
    capacity: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that cannot be taken: its number from 1, what it says, and the code of why."""

    line: int
    text: str
    reason: str


def typed_sites(text: str) -> tuple[tuple[TypedSite, ...], tuple[Unread, ...]]:
    """Read ``Villejean; 1 place des Camélias`` line by line; a name twice is refused."""
    sites: dict[str, TypedSite] = {}
    unread = []
    for number, cells in _lines(text):
        name, address = cells[0], " ".join(cells[1:])
        reason = _name_trouble(name, sites)
        if reason:
            unread.append(Unread(number, name[:40], reason))
        else:
            sites[name] = TypedSite(name, address[:LONGEST_NAME])
    return tuple(sites.values()), tuple(unread)


def typed_rooms(text: str) -> tuple[tuple[TypedRoom, ...], tuple[Unread, ...]]:
    """Read ``Grande salle; 30`` line by line; without a number the room holds nobody yet."""
    rooms: dict[str, TypedRoom] = {}
    unread = []
    for number, cells in _lines(text):
        name, said = cells[0], cells[1] if len(cells) > 1 else ""
        reason = _name_trouble(name, rooms) or _capacity_trouble(said)
        if reason:
            unread.append(Unread(number, name[:40], reason))
        else:
            rooms[name] = TypedRoom(name, int(said or 0))
    return tuple(rooms.values()), tuple(unread)


def typed_opening(text: str) -> tuple[tuple[time, time], ...] | None:
    """Read ``8h30-12h30, 13h30-18h30``: intervals in order; none when nothing was typed.

    Nothing at all (``None``) when it cannot be read, or an interval ends before it begins or
    before the one before it ends.
    """
    found: list[tuple[time, time]] = []
    place = 0
    said = text.strip()
    while place < len(said):
        match = _INTERVAL.match(said, place)
        if match is None:
            return None
        opens, closes = typed_time(match["opens"]), typed_time(match["closes"])
        if opens is None or closes is None or closes <= opens:
            return None
        if found and opens <= found[-1][1]:
            return None
        found.append((opens, closes))
        place = match.end()
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines()[:MOST_LINES], start=1):
        cells = [" ".join(cell.split()) for cell in _CELLS.split(line)]
        if any(cells):
            yield number, cells


def _name_trouble(name: str, known: dict[str, TypedSite] | dict[str, TypedRoom]) -> str:
    if not name:
        return "missing"
    if len(name) > LONGEST_NAME or not name.isprintable():
        return "not_a_name"
    return "twice" if name in known else ""


def _capacity_trouble(said: str) -> str:
    if not said:
        return ""
    # A number with more digits than any room is refused before it is counted.
    known = said.isascii() and said.isdigit() and len(said) <= len(str(LARGEST_ROOM))
    return "" if known and int(said) <= LARGEST_ROOM else "capacity"
