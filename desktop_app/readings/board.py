"""The planning board: places and people as rows, what is planned on them as blocks.

One reading serves the day, the week and the four weeks, whatever stands in the rows. It also
carries the planning the rules need, so that a drag is checked from memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_during
from db.tables.centre import Theme
from db.tables.people import Attendance
from db.tables.sessions import Programme, WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.board_appointments import (
    APPOINTMENT_THEMES,
    SeenAppointment,
    appointments_on_board,
)
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import SessionLine, session_lines
from desktop_app.readings.team_names import names_of_team

ONE_DAY = timedelta(days=1)
SETTLED = frozenset({"confirmed", "done", "invoiced"})
STANDING = frozenset({"planned", "option", "held"})
"""States of a session that takes place, or may."""


@dataclass(frozen=True, slots=True)
class LanguageBadge:
    """A language wanted: confirmed, or still to be confirmed."""

    code: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A session or an appointment as the board draws it.

    ``kind`` is session or appointment; ``rows`` are the codes of every row it stands in (its
    room, each worker); ``palette`` and ``icon`` come from its theme. ``attendance`` is empty,
    to_record or complete. ``findings`` are what the rules say of it where it stands; for an
    option they are what would stop it from becoming firm. ``line`` is the session itself.
    ``kept`` are the codes of the conflicts that somebody keeps, with why.
    ``person`` names who has the appointment, only while names are revealed: see `Board.naming`.
    """

    code: str
    kind: str
    span: Span
    title: Bilingual
    palette: str
    icon: str
    status: str
    site: str
    room: str
    rows: tuple[str, ...]
    workers: tuple[str, ...] = ()
    enrolled: int = 0
    places: int | None = None
    waiting: int = 0
    languages: tuple[LanguageBadge, ...] = ()
    attendance: str = ""
    findings: tuple[Finding, ...] = ()
    line: SessionLine | None = None
    person: str = ""
    kept: tuple[str, ...] = ()
    kept_reason: str = ""

    @property
    def in_conflict(self) -> bool:
        """Whether a conflict stands that nobody kept."""
        return any(
            one.level is Level.CONFLICT and str(one.code) not in self.kept for one in self.findings
        )


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board needs of some days.

    ``planning`` holds sites and rooms in the centre's own order, people, hours, closures and
    what is held; ``theme_titles`` says each palette in the centre's words. ``team`` says what
    those who work are called, by code: initials, or names while they are revealed.
    """

    window: Span
    now: datetime
    blocks: tuple[Block, ...]
    planning: Planning
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    theme_titles: Mapping[str, Bilingual] = field(default_factory=dict)
    team: Mapping[str, str] = field(default_factory=dict)
    _by_code: Mapping[str, Block] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find each block by its code at once."""
        object.__setattr__(self, "_by_code", {one.code: one for one in reversed(self.blocks)})

    def block(self, code: str) -> Block | None:
        """The block of a session or an appointment, if it is on the board."""
        return self._by_code.get(code)

    def naming(self, people: Mapping[str, str], team: Mapping[str, str]) -> "Board":
        """The same board with the people of some appointments and the team, by their codes."""
        named = (replace(one, person=people.get(one.code, "")) for one in self.blocks)
        return replace(self, blocks=tuple(named), team={**self.team, **team})


def board_reading(engine: Engine, first: date, last: date, now: datetime) -> Board:
    """Read the board from ``first`` to ``last``, both included."""
    window = Span.whole_days(first, last)
    with reading(engine) as tx:
        planning = planning_during(tx, window)
        lines = session_lines(
            tx,
            WorkshopSession.starts < window.end,
            WorkshopSession.starts > window.start - ONE_DAY,
            WorkshopSession.ends > window.start,
            WorkshopSession.status != "skipped",
        )
        themes = _themes(tx, window)
        recorded = _recorded(tx, [line.code for line in lines])
        proposals = {
            line.code: proposal_of_line(line, themes.get(line.code, _NO_THEME).programme)
            for line in lines
        }
        seen = _Seen(planning, proposals, themes, recorded, now)
        appointments = appointments_on_board(tx, window, planning, now)
        blocks = [
            *(_session_block(line, seen) for line in lines),
            *map(_appointment_block, appointments),
        ]
        proposals.update((one.code, one.proposal) for one in appointments)
        titles = {
            row.palette: Bilingual(row.title_fr, row.title_en)
            for row in tx.scalars(select(Theme).order_by(Theme.id.desc()))
        }
        team = {code: name.initials for code, name in names_of_team(tx).items()}
    return Board(window, now, tuple(blocks), planning, proposals, titles, team)


@dataclass(frozen=True, slots=True)
class _Themed:
    """What a session's programme gives its block."""

    programme: str
    palette: str
    icon: str


_NO_THEME = _Themed("", "mediation", "calendar-days")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands beside the sessions of a board."""

    planning: Planning
    proposals: Mapping[str, Proposal]
    themes: Mapping[str, _Themed]
    recorded: frozenset[str]
    now: datetime


def _themes(tx: Session, window: Span) -> dict[str, _Themed]:
    rows = tx.execute(
        select(WorkshopSession.code, Programme.code, Theme.palette, Theme.icon)
        .join(Programme, Programme.id == WorkshopSession.programme_id)
        .join(Theme, Theme.id == Programme.theme_id)
        .where(WorkshopSession.starts < window.end, WorkshopSession.starts > window.start - ONE_DAY)
    )
    return {row[0]: _Themed(row[1], row[2], row[3]) for row in rows}


def _recorded(tx: Session, codes: Sequence[str]) -> frozenset[str]:
    """Sessions in which somebody's presence has been recorded."""
    rows = tx.scalars(
        select(WorkshopSession.code)
        .join(Attendance, Attendance.session_id == WorkshopSession.id)
        .where(WorkshopSession.code.in_(codes), Attendance.status != "expected")
        .distinct()
    )
    return frozenset(rows)


def _session_block(line: SessionLine, seen: _Seen) -> Block:
    theme = seen.themes.get(line.code, _NO_THEME)
    workers = tuple(one.code for one in line.workers)
    named = (line.interpreter.code,) if line.interpreter and line.interpreter.code else ()
    return Block(
        code=line.code,
        kind="session",
        span=line.span,
        title=line.title,
        palette=theme.palette,
        icon=theme.icon,
        status=line.status,
        site=line.site,
        room=line.room,
        rows=(line.room, *workers, *named),
        workers=workers,
        enrolled=line.enrolled,
        places=line.places,
        waiting=line.waiting,
        languages=_badges(line),
        attendance=_attendance(line, seen),
        findings=_findings(line, seen),
        line=line,
        kept=line.kept,
        kept_reason=line.kept_reason,
    )


def _badges(line: SessionLine) -> tuple[LanguageBadge, ...]:
    # Nobody is to be found for a session that does not take place.
    if line.interpreter is None or line.status not in STANDING:
        return ()
    confirmed = line.interpreter.status in SETTLED
    return tuple(
        LanguageBadge(code, confirmed) for code in line.interpreter.language.split("|") if code
    )


def _attendance(line: SessionLine, seen: _Seen) -> str:
    if line.code in seen.recorded or line.headcount is not None:
        return "complete"
    over = line.span.end <= seen.now and line.status in {"planned", "held"}
    return "to_record" if over else ""


def _findings(line: SessionLine, seen: _Seen) -> tuple[Finding, ...]:
    if line.status not in STANDING or line.span.end <= seen.now:
        return ()
    return tuple(session_findings(seen.proposals[line.code], seen.planning, seen.now))


def _appointment_block(seen: SeenAppointment) -> Block:
    palette, icon = APPOINTMENT_THEMES[seen.kind]
    wanted = seen.proposal
    badge = LanguageBadge(wanted.language, wanted.order in SETTLED)
    return Block(
        code=seen.code,
        kind="appointment",
        span=wanted.span,
        title=Bilingual(""),
        palette=palette,
        icon=icon,
        status=seen.status,
        site="",
        room=wanted.room,
        rows=seen.rows,
        workers=(seen.worker,),
        languages=(badge,) if wanted.language else (),
        attendance="complete" if seen.status in {"honoured", "no_show"} else "",
        findings=seen.findings,
        kept=seen.kept,
        kept_reason=seen.kept_reason,
    )
