"""The centre over a few days, read in a handful of statements for the rules to answer from."""

from collections.abc import Iterable
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
from db.queries.workers import standing_interpreters, standing_rooms, workers
from db.tables.centre import Centre, Language
from db.tables.sessions import Programme as ProgrammeRow
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Planning, Programme
from desktop_app.domain.span import Span

FORTNIGHT = timedelta(days=14)
"""How far the ways out of a conflict are looked for (interface.md 4.6)."""


def the_centre(tx: Session) -> Centre:
    """The one row of the centre."""
    return tx.scalars(select(Centre)).one()


def planning_around(tx: Session, spans: Iterable[Span], people: Iterable[int] = ()) -> Planning:
    """The planning that a booking of ``spans`` needs: from the day before to a fortnight after.

    ``people`` are ids of participants whose other engagements matter.
    """
    wanted = tuple(spans)
    first = min(span.start.date() for span in wanted) - timedelta(days=1)
    last = max(span.end.date() for span in wanted) + FORTNIGHT
    return planning_during(tx, Span.whole_days(first, last), people)


def planning_during(tx: Session, window: Span, people: Iterable[int] = ()) -> Planning:
    """The planning of ``window``: places, workers and everything already held."""
    centre = the_centre(tx)
    codes = resource_codes(tx)
    return Planning(
        window=window,
        zone=centre.zone,
        sites=sites(tx),
        rooms=rooms(tx, window, codes),
        workers=workers(tx, codes),
        equipment=equipment(tx),
        programmes=programmes(tx),
        occupations=occupations(tx, window),
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
        for row in tx.scalars(select(ProgrammeRow).order_by(ProgrammeRow.id))
    }


def languages(tx: Session) -> dict[str, Bilingual]:
    """The interpreted languages in words, by code."""
    return {
        row.code: Bilingual(row.name_fr, row.name_en)
        for row in tx.scalars(select(Language).order_by(Language.id))
    }
