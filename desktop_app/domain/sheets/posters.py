"""What hangs on a wall: the sessions of a door, or of a site, for one day; nobody is named.

A poster is read by everybody who passes. It bears neutral titles alone; of a sensitive
programme the room too is neutral, or left out (sheets.md 1), and a cancelled session has no
cause. It is not a sheet: it has no number, and nothing is kept of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.sheets.tables import A4_PORTRAIT
from desktop_app.domain.span import Span

UNNAMED = Bilingual("")
"""A room that its own name would betray."""

TITLE_MM, UNDER_TITLE_MM, DAY_MM, DAY_AGAIN_MM, HEAD_GAP_MM = 16.0, 8.0, 10.0, 7.5, 3.0
LARGE_MM, NEXT_MM, FOOT_MM = 62.0, 9.0, 8.0
ROW_MM, ROW_OF_TWO_LANGUAGES_MM = 21.0, 25.0


class PaperSize(StrEnum):
    """A3 is the A4 page at 141 % (sheets.md 7)."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class PosterPlace:
    """A room; ``neutral`` is how it is called where its name would say too much."""

    room: Bilingual
    neutral: str = ""
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class PosterSession:
    """A session as everybody may know it; ``title`` is neutral already."""

    span: Span
    title: Bilingual
    place: PosterPlace
    sensitive: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class PosterFacts:
    """Everything a poster says.

    Args:
        centre: who organises.
        languages: one, or both, the first above the other.
        day: the day it hangs.
        site_letter: one capital; the site is ``site``.
        site: its short name.
        sessions: those of the day, in any order.
        door: the room whose door it hangs on; None for the board of the whole site.
        begins_large: whether the earliest session stands in large letters above the others.
    """

    centre: Bilingual
    languages: tuple[str, ...]
    day: date
    site_letter: str
    site: str
    sessions: tuple[PosterSession, ...]
    door: PosterPlace | None = None
    begins_large: bool = False


@dataclass(frozen=True, slots=True)
class PosterLine:
    """A session in its place; ``room`` is None behind this very door, or when cancelled."""

    span: Span
    title: Bilingual
    room: Bilingual | None = None
    floor: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class PosterPage:
    """The lines of one page; ``large`` stands above those of the first."""

    number: int
    lines: tuple[PosterLine, ...]
    large: PosterLine | None = None


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster ready to be drawn; ``door`` is what its head says of the room."""

    facts: PosterFacts
    door: PosterPlace | None
    row_mm: float
    pages: tuple[PosterPage, ...]

    @property
    def lines(self) -> int:
        """How many sessions it tells of."""
        return sum(len(page.lines) + (page.large is not None) for page in self.pages)

    @property
    def head_mm(self) -> float:
        """How high the head of each page is."""
        return head_mm(self.facts)


def composed_poster(facts: PosterFacts) -> Poster:
    """Put the sessions in order of time on as many pages as they need."""
    ordered = sorted(facts.sessions, key=_time_and_title)
    lines = [_line(one, facts.door) for one in ordered]
    large = lines.pop(0) if facts.begins_large and lines else None
    row_mm = ROW_MM if len(facts.languages) == 1 else ROW_OF_TWO_LANGUAGES_MM
    return Poster(facts, _door(facts), row_mm, _pages(facts, large, lines, row_mm))


def head_mm(facts: PosterFacts) -> float:
    """How high the head is: room or site, under a room its site, and the day."""
    count = len(facts.languages)
    under = UNDER_TITLE_MM * count if facts.door is not None else 0.0
    return TITLE_MM + under + DAY_MM + DAY_AGAIN_MM * (count - 1) + HEAD_GAP_MM


def _pages(
    facts: PosterFacts, large: PosterLine | None, lines: Sequence[PosterLine], row_mm: float
) -> tuple[PosterPage, ...]:
    room = A4_PORTRAIT.bottom_mm - A4_PORTRAIT.margin_top_mm - head_mm(facts) - FOOT_MM
    fitting = int(room // row_mm)
    first = fitting if large is None else int((room - LARGE_MM - NEXT_MM) // row_mm)
    starts = [0, *range(first, len(lines), fitting)]
    ends = [*starts[1:], len(lines)]
    return tuple(
        PosterPage(number, tuple(lines[start:end]), large if number == 1 else None)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )


def _time_and_title(one: PosterSession) -> tuple[object, ...]:
    return one.span.start, one.span.end, one.title.fr, one.place.room.fr, one.cancelled


def _line(one: PosterSession, door: PosterPlace | None) -> PosterLine:
    if one.cancelled or one.place == door:
        return PosterLine(one.span, one.title, cancelled=one.cancelled)
    shown = _neutral(one.place) if one.sensitive else one.place
    return PosterLine(one.span, one.title, shown.room, shown.floor)


def _door(facts: PosterFacts) -> PosterPlace | None:
    """The room of a door; its neutral name as soon as a session behind it is sensitive."""
    if facts.door is None or not any(one.sensitive for one in facts.sessions):
        return facts.door
    return _neutral(facts.door)


def _neutral(place: PosterPlace) -> PosterPlace:
    if not place.neutral:
        return PosterPlace(UNNAMED)
    return PosterPlace(Bilingual(place.neutral), place.neutral, place.floor)
