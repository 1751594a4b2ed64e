"""Who and what is taken twice inside one folder, found by plain comparison of spans.

The database has the last word when the lines are written; here every double booking is named,
line by line, the later line of the files being the one refused.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.appointments import HOLDING
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.file_reading import FileRead
from desktop_app.exchange.centre_folder.holdings import Holding, Stock, holdings_of, stock_of
from desktop_app.exchange.centre_folder.references import Problem
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.sessions import (
    EQUIPMENT,
    FIRM,
    INTERPRETER,
    PLACE,
    SESSIONS,
)
from desktop_app.exchange.centre_folder.support import APPOINTMENTS

_REASONS = {
    PLACE: Reason.ROOM_TAKEN,
    INTERPRETER: Reason.INTERPRETER_TAKEN,
    EQUIPMENT: Reason.EQUIPMENT_SHORT,
}


@dataclass(slots=True)
class Diary:
    """What is held of each resource, unit by unit, in order of start."""

    held: dict[tuple[str, int], list[tuple[Span, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def holder(self, resource: str, unit: int, span: Span) -> str | None:
        """The code of whoever holds a unit during a part of ``span``; nothing when it is free."""
        diary = self.held[resource, unit]
        place = bisect_left(diary, (span, ""))
        for other, by in diary[max(place - 1, 0) : place + 1]:
            if other.overlaps(span):
                return by
        return None

    def hold(self, resource: str, unit: int, span: Span, by: str) -> None:
        """Hold a free unit."""
        insort(self.held[resource, unit], (span, by))

    def free_units(self, resource: str, units: int, span: Span) -> list[int]:
        """The units nobody holds during ``span``, the lowest first."""
        every = range(1, units + 1)
        return [unit for unit in every if self.holder(resource, unit, span) is None]


def double_bookings(found: Mapping[str, FileRead]) -> Iterator[Problem]:
    """Lines of sessions and appointments that take what an earlier line holds already."""
    diary = Diary()
    stock = stock_of({name: one.lines for name, one in found.items()})
    for shape, firm in ((SESSIONS, FIRM), (APPOINTMENTS, HOLDING)):
        for line in found[shape.name].lines if shape.name in found else ():
            if line.values["status"] not in firm:
                continue
            holdings = holdings_of(shape, line.values)
            clash = next((clash for one in holdings if (clash := _clash(diary, stock, one))), None)
            if clash is not None:
                yield shape.name, line, clash
                continue
            for one in holdings:
                _hold(diary, stock, one, line.values[shape.code])


def _clash(diary: Diary, stock: Stock, wanted: Holding) -> RefusedCellError | None:
    if wanted.role == EQUIPMENT:
        units = stock.units.get(wanted.resource, 0)
        free = diary.free_units(wanted.resource, units, wanted.span)
        if len(free) >= wanted.quantity:
            return None
        return RefusedCellError(
            Reason.EQUIPMENT_SHORT,
            wanted.column,
            wanted.resource,
            wanted=str(wanted.quantity),
            free=str(len(free)),
        )
    for resource in stock.claimed(wanted.resource):
        by = diary.holder(resource, 1, wanted.span)
        if by is not None:
            reason = _REASONS.get(wanted.role, Reason.PERSON_TAKEN)
            return RefusedCellError(reason, wanted.column, wanted.resource, by=by)
    return None


def _hold(diary: Diary, stock: Stock, wanted: Holding, by: str) -> None:
    for resource, unit in units_taken(diary, stock, wanted):
        diary.hold(resource, unit, wanted.span, by)


def units_taken(diary: Diary, stock: Stock, wanted: Holding) -> list[tuple[str, int]]:
    """The units a holding takes: its own, those of its parts, or the first free of a stock."""
    if wanted.role == EQUIPMENT:
        units = stock.units.get(wanted.resource, 0)
        free = diary.free_units(wanted.resource, units, wanted.span)
        return [(wanted.resource, unit) for unit in free[: wanted.quantity]]
    return [(resource, 1) for resource in stock.claimed(wanted.resource)]
