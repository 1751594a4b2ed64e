"""Writing a whole cycle: its dates, ready ones firm, doubtful ones as options, skipped ones too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded, next_code, room_coded
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.putting_away import check_offered
from desktop_app.commands.row_edits import add_row
from desktop_app.commands.session_changes import change_sessions
from desktop_app.commands.session_details import (
    SessionDetails,
    check_details,
    check_spans,
    in_order,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    Allocated,
    SessionState,
)
from desktop_app.commands.typed_texts import LONGEST_LABEL, text_typed
from desktop_app.domain.cycle_dates import CycleRule, HolidayPolicy, SkipCause
from desktop_app.domain.cycle_preview import ACCEPTED_BY_HAND, CycleLine, LineState
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.planning import Proposal
from desktop_app.domain.recurrence import MOST_OCCURRENCES, Rhythm, UnknownRhythmError

KINDS = frozenset({"workshop", "meeting"})
POLICIES = tuple(str(policy) for policy in HolidayPolicy)
KEPT_BY_HAND = tuple(sorted(str(code) for code in ACCEPTED_BY_HAND))


@dataclass(frozen=True, slots=True)
class CycleDateWanted:
    """One date as somebody saw it in the preview.

    ``status`` is planned, option, or skipped with its ``cause``; a date added ``by_hand`` stands
    in spite of a holiday.
    """

    start: datetime
    end: datetime
    room: str
    team: tuple[Allocated, ...] = ()
    status: str = PLANNED
    cause: str = ""
    kind: str = "workshop"
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class CreateCycle:
    """Write a cycle with every date of its preview.

    ``rhythm`` is empty when the dates were chosen one by one. ``room``, ``team`` and the hours
    are what the cycle asks of its dates; a date that was repaired says its own. ``reason`` is
    why dates added by hand are held in spite of a holiday; ``policy`` what the cycle does in
    school holidays (pause, continue, only), if not as its programme.
    """

    programme: str
    room: str
    first: date
    starts: time
    ends: time
    dates: tuple[CycleDateWanted, ...]
    title: str = ""
    rhythm: str = ""
    until: date | None = None
    count: int | None = None
    team: tuple[Allocated, ...] = ()
    places: int | None = None
    needs: tuple[str, ...] = ()
    interpreter_language: str = ""
    reason: str = ""
    policy: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction, whole or not at all, and taken back as one.

        Raises:
            BadInputError: there is no date to hold, or too many; a time or a text cannot be used.
            RefusedError: somebody else took a place meanwhile; every finding has its date.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("create_cycle", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        self._check(tx)
        cycle, written = self._cycle(tx)
        wishes = self._wishes(tx, cycle)
        changed = change_sessions(tx, actor, wishes)
        return Done(
            subject=cycle.code,
            edits=[written, *changed.edits],
            change=changed.change,
            findings=changed.findings,
            consequences=changed.consequences,
            answer={
                "cycle": cycle.code,
                "sessions": [wish.row.code for wish in wishes if wish.after.number is not None],
            },
        )

    def _check(self, tx: Session) -> None:
        held = [one for one in self.dates if one.status != SKIPPED]
        if not held:
            raise BadInputError("dates", "none")
        if len(self.dates) > MOST_OCCURRENCES:
            raise BadInputError("dates", "too_many", f"{len(self.dates)}", (f"{MOST_OCCURRENCES}",))
        for one in self.dates:
            _check_date(one)
        said = text_typed("reason", self.reason, LONGEST_LABEL)
        if any(one.by_hand for one in held) and not said:
            raise BadInputError("reason", "missing")
        self._check_rhythm()
        if self.policy:
            check_policy(self.policy)
        check_offered(tx, self.programme)
        check_spans(tx, [(one.start, one.end) for one in self.dates])
        for room, team in {(self.room, self.team), *((one.room, one.team) for one in self.dates)}:
            check_details(tx, self._details(held[0], room, team))

    def _check_rhythm(self) -> None:
        try:
            _ = Rhythm.parse(self.rhythm) if self.rhythm else None
        except UnknownRhythmError as unknown:
            raise BadInputError("rhythm", "unknown", self.rhythm[:40]) from unknown

    def _details(
        self, one: CycleDateWanted, room: str, team: Sequence[Allocated]
    ) -> SessionDetails:
        return SessionDetails(
            start=one.start,
            end=one.end,
            room=room,
            programme=self.programme,
            places=self.places,
            needs=self.needs,
            team=tuple(replace(member, starts=None, ends=None) for member in team),
            interpreter_language=self.interpreter_language,
        )

    def _cycle(self, tx: Session) -> tuple[Cycle, Edit]:
        programme = coded(tx, Programme, self.programme)
        room = room_coded(tx, self.room)
        row = Cycle(
            code=next_code(tx, Cycle, "C", digits=2),
            programme_id=programme.id,
            title_fr=text_typed("title", self.title, LONGEST_LABEL) or programme.title_fr,
            site_id=room.site_id,
            room_id=room.id,
            iso_weekday=self.first.isoweekday(),
            start_time=self.starts,
            end_time=self.ends,
            recurrence=self.rhythm,
            first_date=self.first,
            until_date=self.until,
            session_count=self.count,
            facilitator_codes=tuple(one.resource for one in self.team),
            interpreter_language=self.interpreter_language,
            holiday_policy=own_policy(self.policy, programme),
        )
        return row, add_row(tx, row, {"removed": True})

    def _wishes(self, tx: Session, cycle: Cycle) -> list[Rewriting]:
        """The rows of the dates, numbered in order, the skipped ones without a number."""
        wishes, number = [], 0
        for one in sorted(self.dates, key=lambda each: each.start):
            number += one.status != SKIPPED
            state = self._state(one, cycle.code, None if one.status == SKIPPED else number)
            row = WorkshopSession(
                code=_code(cycle, one, number),
                starts=state.starts,
                ends=state.ends,
                room_id=room_coded(tx, one.room).id,
                status=REMOVED,
            )
            tx.add(row)
            wishes.append(Rewriting(row, None, state))
        tx.flush()
        return wishes

    def _state(self, one: CycleDateWanted, cycle: str, number: int | None) -> SessionState:
        held = number is not None
        return SessionState(
            starts=one.start,
            ends=one.end,
            room=one.room,
            status=one.status,
            programme=self.programme,
            cycle=cycle,
            number=number,
            kind=one.kind,
            cause=one.cause,
            places=self.places if held else None,
            needs=self.needs if held else (),
            interpreter_language=self.interpreter_language if held else "",
            kept=KEPT_BY_HAND if one.by_hand and held else (),
            kept_reason=self.reason if one.by_hand and held else "",
            allocated=in_order(one.team) if held else (),
        )


def check_policy(policy: str) -> None:
    """Refuse what is no policy for the school holidays.

    Raises:
        BadInputError: it is none of the three.
    """
    if policy not in POLICIES:
        raise BadInputError("policy", "one_of", policy[:40], POLICIES)


def own_policy(policy: str, programme: Programme) -> str:
    """The policy a cycle keeps as its own; nothing where it is that of its programme."""
    return "" if policy == programme.during_school_holidays else policy


def _check_date(one: CycleDateWanted) -> None:
    causes = set(map(str, SkipCause)) if one.status == SKIPPED else {""}
    for said, known in (
        (one.status, {PLANNED, OPTION, SKIPPED}),
        (one.cause, causes),
        (one.kind, KINDS),
    ):
        if said not in known:
            raise BadInputError("dates", "unknown", said[:40])


def _code(cycle: Cycle, one: CycleDateWanted, number: int) -> str:
    """« C31-04 », or « C31/2026-10-21 » for a date that is skipped."""
    if one.status == SKIPPED:
        return f"{cycle.code}/{one.start:%Y-%m-%d}"
    return f"{cycle.code}-{number:02d}"


@dataclass(frozen=True, slots=True)
class CycleSeen:
    """A preview somebody agrees to: the rule, what each date is asked, and its lines.

    ``kinds`` are those of the steps: workshop, meeting.
    """

    rule: CycleRule
    sample: Proposal
    lines: Sequence[CycleLine]
    kinds: tuple[str, ...]


def cycle_as_seen(seen: CycleSeen, title: str = "", reason: str = "") -> CreateCycle:
    """The act that writes it: what is to be reviewed becomes an option.

    ``reason`` is why dates are held in spite of a holiday.
    """
    rule, sample = seen.rule, seen.sample
    ends = datetime.combine(rule.first, rule.start) + timedelta(minutes=rule.steps[0].minutes)
    return CreateCycle(
        programme=sample.programme,
        room=sample.room,
        first=rule.first,
        starts=rule.start,
        ends=ends.time(),
        dates=tuple(_wanted_date(line, seen) for line in seen.lines),
        title=title,
        rhythm=str(rule.rhythm or ""),
        until=rule.until,
        count=rule.count,
        team=_team(sample),
        needs=tuple(need.named for need in sample.needs),
        interpreter_language=sample.language,
        reason=reason,
        policy=str(rule.policy),
    )


def _wanted_date(line: CycleLine, seen: CycleSeen) -> CycleDateWanted:
    wanted = line.proposal or replace(seen.sample, span=line.date.span)
    status = {LineState.SKIPPED: SKIPPED, LineState.TO_REVIEW: OPTION}.get(line.state, PLANNED)
    return CycleDateWanted(
        start=wanted.span.start,
        end=wanted.span.end,
        room=wanted.room,
        team=_team(wanted) if line.proposal is not None else (),
        status=status,
        cause=str(line.date.cause or ""),
        kind=seen.kinds[line.date.step - 1],
        by_hand=line.by_hand and status == PLANNED,
    )


def _team(wanted: Proposal) -> tuple[Allocated, ...]:
    return tuple(
        Allocated(
            one.worker,
            one.role,
            starts=one.span.start if one.span is not None else None,
            ends=one.span.end if one.span is not None else None,
        )
        for one in wanted.involved
    )
