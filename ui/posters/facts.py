"""What a poster asks of the data thread, of that of paper, and of the printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.machine.errors import FileError
from desktop_app.machine.files import write_beside_then_replace
from ui.printing.printer import PrinterRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.sheets.posters import PosterFacts
    from desktop_app.readings.desk import OpenDesk
    from ui.printing.printer import Press

BOTH = "both"
"""Two languages on one poster."""


class Wall(StrEnum):
    """Where it hangs."""

    SITE = "site"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class PosterTyped:
    """What is wanted: ``place`` is the code of a site or of a room.

    ``speaks`` is a language, or `BOTH`; nothing for the language of the centre's papers.
    """

    wall: Wall
    place: str
    day: date
    a3: bool = False
    speaks: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The sites by code, and the rooms with the site each is in."""

    sites: Mapping[str, str]
    rooms: Mapping[str, tuple[str, Bilingual]]


@dataclass(frozen=True, slots=True)
class Hung:
    """A poster that was drawn: how many sessions it tells of, on how many pages."""

    typed: PosterTyped
    pdf: bytes
    sessions: int
    pages: int


def places_of(desk: OpenDesk) -> Places:
    """Read where posters can hang; the data thread."""
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415 - the data thread

    now = desk.now()
    planning, today = cycle_form(desk.engine, now).planning, now.date()
    rooms = {
        code: (room.site, room.name)
        for code, room in planning.rooms.items()
        if room.bookable_to is None or room.bookable_to >= today
    }
    return Places({code: site.name for code, site in planning.sites.items()}, rooms)


def poster_facts(desk: OpenDesk, typed: PosterTyped) -> PosterFacts:
    """Read what a poster says; the data thread.

    Raises:
        UnknownCodeError: no site or no room carries the code.
    """
    from desktop_app.readings.posters import (  # noqa: PLC0415 - the data thread
        PosterLanguages,
        room_door,
        today_board,
    )

    is_both = typed.speaks == BOTH
    languages = PosterLanguages("" if is_both else typed.speaks, both=is_both)
    read = today_board if typed.wall is Wall.SITE else room_door
    return read(desk.engine, typed.place, typed.day, languages)


def hung(typed: PosterTyped, facts: PosterFacts) -> Hung:
    """Draw a poster; the thread of paper."""
    from desktop_app.documents.poster import draw_poster  # noqa: PLC0415 - slow
    from desktop_app.domain.sheets.posters import PaperSize, composed_poster  # noqa: PLC0415

    poster = composed_poster(facts)
    pdf = draw_poster(poster, PaperSize.A3 if typed.a3 else PaperSize.A4)
    return Hung(typed, pdf, poster.lines, len(poster.pages))


def onto_paper(press: Press, printer: str, poster: Hung, title: str) -> Exception | None:
    """Print a poster; a printer that refuses is an answer. The thread of paper."""
    try:
        press.print_pdf(poster.pdf, printer, title)
    except PrinterRefusedError as refused:
        return refused
    return None


def into_file(path: Path, poster: Hung) -> Exception | None:
    """Write a poster into a file; a disk that refuses is an answer. The thread of paper."""
    try:
        write_beside_then_replace(path, poster.pdf)
    except FileError as refused:
        return refused
    return None
