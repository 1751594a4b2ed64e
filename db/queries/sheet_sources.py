"""All that sheets are drawn from, read at once for as many of them as are wanted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.queries.planning import the_centre
from db.queries.rows import rows_of
from db.queries.sheet_people import ExpectedPeople, expected_people
from db.queries.sheet_places import PlacesOnPaper, places_on_paper
from db.queries.sheet_signers import Signers, signers
from db.tables.centre import Centre, Funder, SheetVariantWish, Theme
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.wording import Words, words_in

Numbered = TypeVar("Numbered", Programme, Cycle)


@dataclass(frozen=True, slots=True)
class SheetSources:
    """What stands in other tables than the sessions themselves, by id or by code."""

    centre: Centre
    programmes: Mapping[int, Programme]
    cycles: Mapping[int, Cycle]
    themes: Mapping[int, str]
    funders: Mapping[str, Row[Any]]
    wishes: Mapping[str, Row[Any]]
    places: PlacesOnPaper
    signers: Signers
    people: ExpectedPeople

    @property
    def words(self) -> Words:
        """The sheet's language is the centre's, not the desk's."""
        return words_in(self.centre.default_language)


def sheet_sources(
    tx: Session, sessions: Collection[WorkshopSession], cycles: Sequence[Cycle] = ()
) -> SheetSources:
    """Read what the sheets of some sessions, or of whole cycles, are drawn from.

    It takes as many statements for one sheet as for many.
    """
    ids = [one.id for one in sessions]
    centre = the_centre(tx)
    programmes = {one.programme_id for one in sessions} | {one.programme_id for one in cycles}
    return SheetSources(
        centre=centre,
        programmes=_by_id(tx, Programme, programmes),
        cycles=_by_id(tx, Cycle, {one.cycle_id for one in sessions}),
        themes={row.id: row.code for row in rows_of(tx, Theme)},
        funders={row.code: row for row in rows_of(tx, Funder)},
        wishes={row.code: row for row in rows_of(tx, SheetVariantWish)},
        places=places_on_paper(tx),
        signers=signers(tx, ids, words_in(centre.default_language)),
        people=expected_people(tx, ids),
    )


def _by_id(tx: Session, table: type[Numbered], ids: set[int | None]) -> dict[int, Numbered]:
    wanted = [one for one in ids if one is not None]
    return {row.id: row for row in tx.scalars(select(table).where(table.id.in_(wanted)))}
