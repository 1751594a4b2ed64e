"""The kinds of workshop with their steps, as « Modèles » lists them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import time

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.centre import Theme
from db.tables.sessions import Programme, ProgrammeStep
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.cycle_dates import HolidayPolicy


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step: ``count`` sessions of ``minutes``; ``days_after`` the step before, at least, most.

    ``starts`` is its own hour, when it is not the cycle's.
    """

    title: Bilingual
    count: int
    minutes: int
    starts: time | None = None
    days_after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class WorkshopModel:
    """A kind of workshop; ``minutes`` are of one session, ``sessions`` the usual number."""

    code: str
    title: Bilingual
    theme: Bilingual
    palette: str
    icon: str
    minutes: int
    policy: HolidayPolicy
    roles: str
    places: int | None
    sessions: int | None
    steps: tuple[StepSeen, ...] = ()


def workshop_models(engine: Engine) -> tuple[WorkshopModel, ...]:
    """Read the kinds of workshop that are offered, by title."""
    with reading(engine) as tx:
        steps = _steps(tx)
        rows = tx.execute(
            select(Programme, Theme)
            .join(Theme, Theme.id == Programme.theme_id)
            .where(Programme.archived.is_(False))
            .order_by(Programme.title_fr, Programme.code)
        )
        return tuple(_model(row, theme, tuple(steps[row.id])) for row, theme in rows)


def _model(row: Programme, theme: Theme, steps: tuple[StepSeen, ...]) -> WorkshopModel:
    return WorkshopModel(
        code=row.code,
        title=Bilingual(row.title_fr, row.title_en),
        theme=Bilingual(theme.title_fr, theme.title_en),
        palette=theme.palette,
        icon=theme.icon,
        minutes=row.session_minutes,
        policy=HolidayPolicy(row.during_school_holidays),
        roles=row.facilitator_roles,
        places=row.capacity,
        sessions=sum(one.count for one in steps) or row.sessions_per_cycle,
        steps=steps,
    )


def _steps(tx: Session) -> dict[int, list[StepSeen]]:
    """The steps in order, by id of the programme."""
    found: dict[int, list[StepSeen]] = defaultdict(list)
    for row in tx.scalars(
        select(ProgrammeStep).order_by(ProgrammeStep.programme_id, ProgrammeStep.step)
    ):
        fewest, most = row.min_days_after_previous_step, row.max_days_after_previous_step
        found[row.programme_id].append(
            StepSeen(
                Bilingual(row.title_fr, row.title_en),
                row.count,
                row.minutes,
                row.start_time,
                None if fewest is None or most is None else (fewest, most),
            )
        )
    return found
