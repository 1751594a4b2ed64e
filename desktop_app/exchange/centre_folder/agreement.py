"""What the files of a folder say together: counts, sites, names and times that must agree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.civil_time import (
    PlanningProblem,
    PlanningProblemCode,
    planning_span_problem,
)
from desktop_app.exchange.centre_folder.catalogue import BOOKABLE
from desktop_app.exchange.centre_folder.centre_lists import CENTRE
from desktop_app.exchange.centre_folder.file_reading import FileRead
from desktop_app.exchange.centre_folder.missing_hours import missing_hours
from desktop_app.exchange.centre_folder.places import ROOM_BLOCKS, ROOM_CLOSURES, ROOMS
from desktop_app.exchange.centre_folder.programmes import CYCLES
from desktop_app.exchange.centre_folder.references import Problem
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.sessions import (
    SESSIONS,
    SKIPPED_OCCURRENCES,
    session_times,
)
from desktop_app.exchange.centre_folder.shapes import FileShape, Line, Values
from desktop_app.exchange.centre_folder.support import APPOINTMENTS, appointment_times
from desktop_app.exchange.centre_folder.workers import (
    INTERPRETER_AGENCIES,
    INTERPRETER_RECURRING_SLOTS,
)

USUAL_ZONE = "Europe/Paris"
Found = Mapping[str, FileRead]

_REASONS = {
    PlanningProblemCode.END_NOT_AFTER_START: Reason.END_BEFORE_START,
    PlanningProblemCode.TOO_LONG: Reason.LONGER_THAN_A_DAY,
    PlanningProblemCode.YEAR_OUT_OF_RANGE: Reason.YEAR_OUT_OF_RANGE,
    PlanningProblemCode.TIME_MISSING: Reason.TIME_MISSING,
    PlanningProblemCode.TIME_TWICE: Reason.TIME_TWICE,
    PlanningProblemCode.CROSSES_CLOCK_CHANGE: Reason.CROSSES_CLOCK_CHANGE,
}


def lines_of(found: Found, shape: FileShape) -> list[Line]:
    """The lines of a file accepted so far; none when the file is absent."""
    return found[shape.name].lines if shape.name in found else []


def zone_of(found: Found) -> str:
    """The zone of the centre, Paris when the folder does not say."""
    lines = lines_of(found, CENTRE)
    return str(lines[0].values["zone"]) if lines else USUAL_ZONE


def disagreements(found: Found) -> Iterator[Problem]:
    """Every line that another file contradicts, or that cannot take place when it says."""
    yield from _doubled_lines(found)
    yield from _agencies_with_two_names(found)
    yield from _parts_with_parts(found)
    yield from _cycles_that_miscount(found)
    for shape in (CYCLES, SESSIONS, INTERPRETER_RECURRING_SLOTS):
        yield from _sites_not_of_their_room(found, shape)
    zone = zone_of(found)
    for line in lines_of(found, SESSIONS):
        yield from _impossible_times(SESSIONS, line, session_times(line.values), zone)
    yield from missing_hours(found, zone)
    for line in lines_of(found, APPOINTMENTS):
        yield from _impossible_times(APPOINTMENTS, line, appointment_times(line.values), zone)


def skipped_code(values: Values) -> str:
    """The code of a skipped date: ``C03/2026-10-21``."""
    return f"{values['cycle_code']}/{values['date']}"


def _doubled_lines(found: Found) -> Iterator[Problem]:
    for name, one in found.items():
        reason = Reason.NOT_ONLY_ONE if name == CENTRE.name else Reason.DUPLICATE_CODE
        seen: set[tuple[str, Any]] = set()
        for line in one.lines:
            for column, identity in one.shape.identities(line.values):
                if (column, identity) in seen:
                    yield name, line, RefusedCellError(reason, column)
                seen.add((column, identity))
    for family in (BOOKABLE, (ROOM_CLOSURES, ROOM_BLOCKS), (SESSIONS, SKIPPED_OCCURRENCES)):
        yield from _codes_of_two_files(found, family)


def _codes_of_two_files(found: Found, family: Sequence[FileShape]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for shape in family:
        for line in lines_of(found, shape):
            code = line.values[shape.code] if shape.code else skipped_code(line.values)
            owner = taken.setdefault(code, shape.name)
            if owner != shape.name:
                column = shape.code or "date"
                yield shape.name, line, RefusedCellError(Reason.DUPLICATE_CODE, column, code)


def _agencies_with_two_names(found: Found) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for line in lines_of(found, INTERPRETER_AGENCIES):
        name = names.setdefault(line.values["agency_code"], line.values["agency_name"])
        if line.values["agency_name"] != name:
            refusal = RefusedCellError(Reason.DISAGREES, "agency_name", expected=name)
            yield INTERPRETER_AGENCIES.name, line, refusal


def _parts_with_parts(found: Found) -> Iterator[Problem]:
    lines = lines_of(found, ROOMS)
    divisible = {line.values["room_code"] for line in lines if line.values["composed_of"]}
    for line in lines:
        for part in line.values["composed_of"]:
            if part in divisible and part != line.values["room_code"]:
                refusal = RefusedCellError(Reason.PART_HAS_PARTS, "composed_of", part)
                yield ROOMS.name, line, refusal


def _cycles_that_miscount(found: Found) -> Iterator[Problem]:
    """Cycles whose number of sessions is another one; left alone when a session was refused."""
    if SESSIONS.name not in found or found[SESSIONS.name].refused:
        return
    counted = Counter(line.values["cycle_code"] for line in lines_of(found, SESSIONS))
    for line in lines_of(found, CYCLES):
        expected = counted[line.values["cycle_code"]]
        if line.values["sessions_generated"] != expected:
            refusal = RefusedCellError(
                Reason.DISAGREES, "sessions_generated", expected=str(expected)
            )
            yield CYCLES.name, line, refusal


def _sites_not_of_their_room(found: Found, shape: FileShape) -> Iterator[Problem]:
    sites = {line.values["room_code"]: line.values["site_code"] for line in lines_of(found, ROOMS)}
    for line in lines_of(found, shape):
        expected = str(sites.get(line.values["room_code"], line.values["site_code"]))
        if line.values["site_code"] != expected:
            yield (
                shape.name,
                line,
                RefusedCellError(Reason.DISAGREES, "site_code", expected=expected),
            )


def _impossible_times(
    shape: FileShape, line: Line, times: tuple[datetime, datetime], zone: str
) -> Iterator[Problem]:
    problem = planning_span_problem(*times, zone)
    if problem is not None:
        offers = ", ".join(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
        refusal = RefusedCellError(
            _REASONS[problem.code], _column_at_fault(problem, times), offers=offers
        )
        yield shape.name, line, refusal


def _column_at_fault(problem: PlanningProblem, times: tuple[datetime, datetime]) -> str:
    if problem.code is PlanningProblemCode.YEAR_OUT_OF_RANGE:
        return "date"
    return "end_time" if problem.moment == times[1] else "start_time"
