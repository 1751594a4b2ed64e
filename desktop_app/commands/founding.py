"""A new centre as somebody described it at its first run: written whole, before any journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import coded
from db.tables.centre import Centre, Theme
from db.tables.sites import OpeningHoursRow, Site
from desktop_app.commands.centre_settings import CENTRE_FIELDS
from desktop_app.commands.described_rows import value_typed
from desktop_app.commands.room_settings import AddRoom
from desktop_app.commands.site_settings import AddSite
from desktop_app.commands.typed_texts import LONGEST_LABEL, text_typed
from desktop_app.domain.typed_places import TypedRoom, TypedSite
from desktop_app.domain.usual_themes import USUAL_THEMES

Hours = Mapping[int, Sequence[tuple[time, time]]]
"""Intervals of opening by weekday, Monday 1."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What was described; whatever was skipped is empty and can be added later.

    Attributes:
        name: of the centre, in French.
        school_zone: of its school calendar.
        sites: in their order.
        rooms: by name of the site.
        themes: the title in French of each of the eight, by code; without one it is left out.
        hours: of every site.
    """

    name: str
    school_zone: str = "B"
    sites: Sequence[TypedSite] = ()
    rooms: Mapping[str, Sequence[TypedRoom]] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    hours: Hours = field(default_factory=dict)


def found_centre(tx: Session, founding: Founding, actor: Actor) -> None:
    """Describe an empty centre, which has its one row already.

    Raises:
        BadInputError: a value cannot be kept.
    """
    centre = tx.scalars(select(Centre)).one()
    centre.name_fr = centre.name_en = value_typed(CENTRE_FIELDS, "name_fr", founding.name)
    centre.school_zone = value_typed(CENTRE_FIELDS, "school_zone", founding.school_zone)
    _write_themes(tx, founding.themes)
    for site in founding.sites:
        code = AddSite(site.name, site.address).within(tx, actor).subject
        _write_hours(tx, coded(tx, Site, code), founding.hours, actor)
        for room in founding.rooms.get(site.name, ()):
            AddRoom(code, room.name, capacity=str(room.capacity)).within(tx, actor)
    tx.flush()


def _write_themes(tx: Session, titles: Mapping[str, str]) -> None:
    for theme in USUAL_THEMES:
        title = text_typed("theme", titles.get(theme.code, ""), LONGEST_LABEL)
        if title:
            same = title == theme.title.fr
            tx.add(
                Theme(
                    code=theme.code,
                    title_fr=title,
                    title_en=theme.title.in_language("en") if same else title,
                    palette=theme.code,
                    icon=theme.icon,
                )
            )
    tx.flush()


def _write_hours(tx: Session, site: Site, hours: Hours, actor: Actor) -> None:
    for weekday, intervals in sorted(hours.items()):
        for opens, closes in intervals:
            tx.add(
                OpeningHoursRow(
                    site_id=site.id,
                    iso_weekday=weekday,
                    opens=opens,
                    closes=closes,
                    valid_from=actor.at.date(),
                )
            )
    tx.flush()
