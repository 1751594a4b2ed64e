"""The centre over a few days, read in a handful of statements for the rules to answer from."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.enrolments import engagements
from db.queries.occupations import occupations
from db.queries.places import (
    equipment,
    resource_codes,
    rooms,
    school_holidays,
    sites,
    travel_minutes,
)
from db.queries.rows import rows_of
from db.queries.waiting_options import waiting_options
from db.queries.workers import standing_interpreters, standing_rooms, workers
from db.tables.centre import Centre, Language
from db.tables.sessions import Programme as ProgrammeRow
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Planning, Programme
from desktop_app.domain.span import Span

ONE_DAY = timedelta(days=1)
FORTNIGHT = timedelta(days=14)
"""How far the ways out of a conflict are looked for (interface.md 4.6)."""


def the_centre(tx: Session) -> Centre:
    """The one row of the centre."""
    return tx.scalars(select(Centre)).one()


def planning_around(tx: Session, spans: Iterable[Span], people: Iterable[int] = ()) -> Planning:
    """The planning in which ways out of ``spans`` are looked for: until a fortnight after.

    ``people`` are ids of participants whose other engagements matter.
    """
    whole = _days_of(spans)
    return planning_during(tx, Span(whole.start, whole.end - ONE_DAY + FORTNIGHT), people)


def planning_of(
    tx: Session, spans: Iterable[Span], people: Iterable[int], asked: Collection[str]
) -> Planning:
    """The planning that tells what stands in the way of ``spans``, and nothing more.

    Only those ``asked`` (codes of workers) bring their availability: what an act reads is
    a third of what the ways out need.
    """
    return planning_during(tx, _days_of(spans), people, asked)


def _days_of(spans: Iterable[Span]) -> Span:
    """From the day before the first to the day after the last."""
    wanted = tuple(spans)
    first = min(span.start.date() for span in wanted) - ONE_DAY
    return Span.whole_days(first, max(span.end.date() for span in wanted) + ONE_DAY)


def planning_during(
    tx: Session, window: Span, people: Iterable[int] = (), asked: Collection[str] | None = None
) -> Planning:
    """The planning of ``window``: places, workers and everything already held.

    ``asked`` limits whose availability is read; nothing given means everybody's, and the
    options that wait, since ways out are looked for.
    """
    centre = the_centre(tx)
    codes = resource_codes(tx)
    return Planning(
        window=window,
        zone=centre.zone,
        sites=sites(tx),
        rooms=rooms(tx, window, codes),
        workers=workers(tx, codes, asked),
        equipment=equipment(tx),
        programmes=programmes(tx),
        occupations=occupations(tx, window),
        options=waiting_options(tx, window) if asked is None else (),
        engagements=engagements(tx, window, people),
        standing_rooms=standing_rooms(tx, codes),
        standing_interpreters=standing_interpreters(tx, codes),
        travel_minutes=travel_minutes(tx),
        school_holidays=school_holidays(tx, centre.school_zone),
        languages=languages(tx),
    )


def programmes(tx: Session) -> dict[str, Programme]:
    """Every kind of workshop, by code."""
    return {
        row.code: Programme(
            code=row.code,
            title=Bilingual(row.title_fr, row.title_en),
            roles=row.facilitator_roles,
            capacity=row.capacity,
            minutes=row.session_minutes,
            pauses_in_school_holidays=row.during_school_holidays == "pause",
        )
        for row in rows_of(tx, ProgrammeRow)
    }


def languages(tx: Session) -> dict[str, Bilingual]:
    """The interpreted languages in words, by code."""
    return {row.code: Bilingual(row.name_fr, row.name_en) for row in rows_of(tx, Language)}
