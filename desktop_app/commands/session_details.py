"""What a form says of a session, and that it can be kept: codes known, times possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.queries.planning import the_centre
from db.queries.subjects import coded, room_coded
from db.tables.centre import Language
from db.tables.sessions import Programme, Resource
from db.tables.sites import Equipment
from desktop_app.commands.session_state import (
    EQUIPMENT,
    MOST_PIECES,
    OPTION,
    Allocated,
    SessionState,
    need_named,
)
from desktop_app.commands.typed_texts import (
    LONGEST_KIND,
    LONGEST_LABEL,
    LONGEST_LIST,
    LONGEST_NOTE,
    text_typed,
)
from desktop_app.domain.civil_time import (
    PlanningProblem,
    PlanningProblemCode,
    planning_span_problem,
)
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.planning import STEP_FREE, Need, WorkerKind
from desktop_app.domain.span import Span

MOST_PLACES = 1000
"""The most places a session offers."""


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What a form holds of a session; codes, never names.

    ``team`` are workers with their roles, guests with their own times; ``needs`` are ``code``
    or ``code:quantity``. Empty ``places`` are those of the programme and the room. An
    ``option`` holds nothing. ``partners`` are those outside who take part; the ``note`` is
    practical, never medical. As many as ``waiting_limit`` may wait, any number when it is empty;
    nobody enrols in one to which people simply come, ``walk_in``.
    """

    start: datetime
    end: datetime
    room: str
    title: str = ""
    programme: str = ""
    places: int | None = None
    needs: tuple[str, ...] = ()
    team: tuple[Allocated, ...] = ()
    interpreter_language: str = ""
    option: bool = False
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False


def details_of(state: SessionState) -> SessionDetails:
    """What a form would hold of a session as it stands."""
    return SessionDetails(
        start=state.starts,
        end=state.ends,
        room=state.room,
        title=state.title,
        programme=state.programme,
        places=state.places,
        needs=state.needs,
        team=tuple(one for one in state.allocated if one.role != EQUIPMENT),
        interpreter_language=state.interpreter_language,
        option=state.status == OPTION,
        partners=state.partners,
        note=state.note,
        waiting_limit=state.waiting_limit,
        walk_in=state.walk_in,
    )


def in_order(team: Iterable[Allocated]) -> tuple[Allocated, ...]:
    """A team as sessions keep it: each once, in the order of roles and codes."""
    return tuple(sorted(set(team), key=lambda one: (one.role, one.resource)))


def check_details(tx: Session, details: SessionDetails) -> None:
    """Refuse what no session can be.

    Raises:
        BadInputError: a time, a text, a quantity or a number of places cannot be used.
        UnknownCodeError: a code names nothing.
    """
    check_span(tx, details.start, details.end)
    room_coded(tx, details.room)
    if details.programme:
        coded(tx, Programme, details.programme)
    workers = select(Resource.code).where(Resource.kind.in_([str(kind) for kind in WorkerKind]))
    languages = [code for code in details.interpreter_language.split("|") if code]
    _check_known(tx, "worker", workers, [one.resource for one in details.team])
    _check_known(tx, "language", select(Language.code), languages)
    _check_known(tx, "equipment", select(Equipment.code), [one.code for one in _needs(details)])
    made_even(details)
    text_typed("language", details.interpreter_language, LONGEST_KIND)
    text_typed("needs", "|".join(details.needs), LONGEST_LIST)
    for name, number in (("places", details.places), ("waiting_limit", details.waiting_limit)):
        if number is not None and not 0 <= number <= MOST_PLACES:
            raise BadInputError(name, "out_of_range", str(number))
    _check_team(details)


def made_even(details: SessionDetails) -> SessionDetails:
    """The details with their texts as they are kept.

    Raises:
        BadInputError: a text is too long, or holds control characters.
    """
    return replace(
        details,
        title=text_typed("title", details.title, LONGEST_LABEL),
        partners=text_typed("partners", details.partners, LONGEST_LABEL),
        note=text_typed("note", details.note, LONGEST_NOTE),
    )


def check_span(tx: Session, start: datetime, end: datetime) -> None:
    """Refuse times that cannot be those of a session.

    Raises:
        BadInputError: the end is not after the start, a day or longer, outside 2000-2100, or
            the clock changes; the nearest good times are offered.
    """
    check_spans(tx, [(start, end)])


def check_spans(tx: Session, times: Sequence[tuple[datetime, datetime]]) -> None:
    """Refuse times of which one cannot be those of a session; raises as `check_span`."""
    zone = the_centre(tx).zone
    for start, end in times:
        problem = planning_span_problem(start, end, zone)
        if problem is not None:
            raise impossible_times(problem, start)


def impossible_times(problem: PlanningProblem, start: datetime) -> BadInputError:
    """Say which of two times is at fault, and the nearest good ones."""
    at_start = problem.moment == start and (
        problem.code is not PlanningProblemCode.END_NOT_AFTER_START
    )
    offers = tuple(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
    wrong = "start" if at_start else "end"
    return BadInputError(wrong, str(problem.code), f"{problem.moment:%Y-%m-%dT%H:%M}", offers)


def _needs(details: SessionDetails) -> list[Need]:
    needs = []
    for text in details.needs:
        try:
            needs.append(need_named(text))
        except ValueError as wrong:
            raise BadInputError("needs", "not_a_quantity", text) from wrong
        if sum(need.quantity or 1 for need in needs if need.code == needs[-1].code) > MOST_PIECES:
            raise BadInputError("needs", "not_a_quantity", text)
    return [need for need in needs if need.code != STEP_FREE]


def _check_known(tx: Session, kind: str, there: Select[str], codes: Sequence[str]) -> None:
    """Codes are looked up among the few there are: a text no code can be is unknown too."""
    known = set(tx.scalars(there)) if codes else set()
    for code in codes:
        if code not in known:
            raise UnknownCodeError(kind, code)


def _check_team(details: SessionDetails) -> None:
    whole = Span(details.start, details.end)
    codes = [one.resource for one in set(details.team)]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BadInputError("with", "twice", twice[0])
    for one in details.team:
        text_typed("with", one.role, LONGEST_KIND)
        if one.span is not None and not whole.contains(one.span):
            raise BadInputError("with", "outside_session", one.resource)
