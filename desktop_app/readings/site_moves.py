"""The rooms that a site would have again in another building."""

from datetime import date

from sqlalchemy import Engine, select

from db.engine import reading
from db.queries.places import resource_codes, rooms
from db.queries.subjects import coded
from db.tables.sessions import Resource
from db.tables.sites import Site
from desktop_app.domain.frame_changes import RoomAgain, SiteMoves, is_left
from desktop_app.domain.new_codes import numbered_code
from desktop_app.domain.span import Span


def rooms_to_have_again(engine: Engine, site: str, last_day: date) -> tuple[RoomAgain, ...]:
    """Every room of the building in use on a day, with the code it would have in the next one.

    Raises:
        UnknownCodeError: no site has the code.
    """
    leaving = SiteMoves(site, last_day, last_day)
    with reading(engine) as tx:
        coded(tx, Site, site)
        taken = set(tx.scalars(select(Resource.code)))
        known = rooms(tx, Span.whole_days(last_day, last_day), resource_codes(tx))
    found = []
    for room in sorted(known.values(), key=lambda room: (bool(room.parts), room.code)):
        if is_left(room, leaving):
            found.append(RoomAgain(numbered_code(site, taken), room.code))
            taken.add(found[-1].code)
    return tuple(found)
