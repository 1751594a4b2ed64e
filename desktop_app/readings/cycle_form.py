"""What a new cycle is put together from: the kinds of workshop and how each was last held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_during, the_centre
from db.tables.centre import Theme
from db.tables.sessions import Cycle, Programme, ProgrammeStep, Resource
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.planning import Planning
from desktop_app.domain.span import Span
from desktop_app.domain.standing import active_on

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LastTime:
    """How the latest cycle of a workshop was held; those who left since are not in its team."""

    starts: time
    iso_weekday: int
    room: str = ""
    team: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class CycleModel:
    """A kind of workshop that cycles are made of.

    ``sessions`` is the usual number; with unlike steps it is the only one, and ``steps`` counts
    them. ``minutes`` are of one session.
    """

    code: str
    title: Bilingual
    theme: Bilingual
    palette: str
    icon: str
    minutes: int
    policy: HolidayPolicy
    roles: str = ""
    places: int | None = None
    sessions: int | None = None
    steps: int = 0
    last_time: LastTime | None = None


@dataclass(frozen=True, slots=True)
class CycleForm:
    """What the fields of a new cycle offer; ``zone`` is that of the school holidays."""

    models: Mapping[str, CycleModel]
    planning: Planning
    zone: str
    now: datetime


def cycle_form(engine: Engine, now: datetime) -> CycleForm:
    """Read what a new cycle may be made of at ``now``; what was put away is not offered."""
    with reading(engine) as tx:
        today = now.date()
        planning = planning_during(tx, Span.whole_days(today - _ONE_DAY, today + _ONE_DAY))
        models = {one.code: one for one in _models(tx, planning, today)}
        return CycleForm(models, planning, the_centre(tx).school_zone, now)


def _models(tx: Session, planning: Planning, today: date) -> list[CycleModel]:
    steps, latest = _steps(tx), _latest(tx, planning, today)
    rows = tx.execute(
        select(Programme, Theme)
        .join(Theme, Theme.id == Programme.theme_id)
        .where(Programme.archived.is_(False))
        .order_by(Programme.title_fr)
    )
    return [
        CycleModel(
            code=row.code,
            title=Bilingual(row.title_fr, row.title_en),
            theme=Bilingual(theme.title_fr, theme.title_en),
            palette=theme.palette,
            icon=theme.icon,
            minutes=row.session_minutes,
            policy=HolidayPolicy(row.during_school_holidays),
            roles=row.facilitator_roles,
            places=row.capacity,
            sessions=sum(steps.get(row.id, ())) or row.sessions_per_cycle,
            steps=len(steps.get(row.id, ())),
            last_time=latest.get(row.id),
        )
        for row, theme in rows
    ]


def _steps(tx: Session) -> dict[int, list[int]]:
    """How many sessions each step of each programme has, by id of the programme."""
    counts: dict[int, list[int]] = {}
    for programme, count in tx.execute(select(ProgrammeStep.programme_id, ProgrammeStep.count)):
        counts.setdefault(programme, []).append(count)
    return counts


def _latest(tx: Session, planning: Planning, today: date) -> dict[int, LastTime]:
    """The latest cycle of each programme, by its id."""
    rows = tx.execute(
        select(Cycle, Resource.code)
        .join(Resource, Resource.id == Cycle.room_id)
        .where(Cycle.removed.is_(False))
        .order_by(Cycle.first_date, Cycle.code)
    )
    return {cycle.programme_id: _last_time(cycle, room, planning, today) for cycle, room in rows}


def _last_time(cycle: Cycle, room: str, planning: Planning, today: date) -> LastTime:
    known = (planning.workers.get(code) for code in cycle.facilitator_codes)
    still = tuple(one.code for one in known if one is not None and active_on(one, today))
    last_day = planning.rooms[room].bookable_to
    return LastTime(
        starts=cycle.start_time,
        iso_weekday=cycle.iso_weekday,
        room=room if last_day is None or last_day >= today else "",
        team=still,
        language=cycle.interpreter_language,
    )
