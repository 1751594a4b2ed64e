"""A contender of W5: the application's own path, from facts to PDF."""

import time

STARTED = time.perf_counter()

# ruff: noqa: E402 - what follows is part of what is measured
from collections.abc import Iterator
from datetime import datetime, timedelta

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheets
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    FacilitatorFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    Stamp,
    Variant,
)
from desktop_app.domain.sheets.numbers import NumberedKind, sheet_number
from desktop_app.domain.sheets.sheet import Sheet
from desktop_app.domain.span import Span
from tests.benchmarks.sheets_workload import (
    ADDRESS,
    CENTRE,
    FACILITATORS,
    NAMES,
    PlainSheet,
    run_contender,
    workload,
)

PRINTED_AT = datetime(2026, 3, 1, 17, 42)
LEADING = tuple(FacilitatorFacts(*one) for one in FACILITATORS)


def drawn(count: int) -> bytes:
    """The PDF; sheets are composed one after the other."""
    return draw_sheets(sheets(count))


def sheets(count: int) -> Iterator[Sheet]:
    """The composed sheets."""
    for one in workload(count):
        number = sheet_number("w5", NumberedKind.SESSION, one.serial, 1)
        yield composed_sheet(facts_of(one), Stamp(number, 1, PRINTED_AT))


def facts_of(one: PlainSheet) -> SheetFacts:
    """What a command would have read from the database."""
    start = datetime(one.day.year, one.day.month, one.day.day, 9, 30)
    return SheetFacts(
        Variant.SESSION,
        "fr",
        CentreFacts(CENTRE),
        title=one.title,
        place=PlaceFacts("V", one.site, one.room, "", ADDRESS),
        dates=(DateFacts(Span(start, start + timedelta(hours=2))),),
        facilitators=LEADING,
        people=tuple(
            PersonFacts(str(place), family, given)
            for place, (family, given) in enumerate(one.names)
        ),
        wish=SheetWish(NAMES, 0, logos=True),
    )


if __name__ == "__main__":
    run_contender(drawn, STARTED)
