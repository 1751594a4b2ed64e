"""Dated versions of the week: when a professional can be asked, when a place is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.planning import the_centre
from db.queries.subjects import coded, reserve, room_coded
from db.tables.sessions import Resource
from db.tables.sites import OpeningHoursRow, Site
from db.tables.workers import AvailabilityRuleRow, Professional
from desktop_app.commands.absences import check_day
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import described
from desktop_app.commands.row_edits import describe_row, edit_row, remove_row
from desktop_app.domain.availability import AvailabilityRule, rhythm_columns
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.frame_changes import NewAvailability, NewHours
from desktop_app.domain.new_codes import next_numbers
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.rule_versions import validity_left
from desktop_app.domain.weekly_rules import check_hours, check_rules


@dataclass(frozen=True, slots=True)
class SetAvailability:
    """Give a professional these weekly rules from a day on, or between two, both included.

    They take the place of those there were on these days; what was before and what comes after
    stays. Each rule holds for the whole version, unless its own days are narrower.
    """

    worker: str
    rules: tuple[AvailabilityRule, ...]
    first_day: date
    last_day: date | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions stay where they are.

        Raises:
            BadInputError: the days cannot be, there is no rule, two rules overlap, or an hour
                does not exist.
            UnknownCodeError: no professional has the code, or no site one of the rules'.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "availability"

    @property
    def frame(self) -> NewAvailability:
        """The same as a change of the frame.

        Raises:
            BadInputError: the days cannot be.
        """
        _check_version(self.first_day, self.last_day)
        return NewAvailability(self.worker, self._dated, self.first_day, self.last_day)

    def rooms(self, tx: Session) -> Sequence[int]:
        """No room changes."""
        del tx
        return ()

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        _check_version(self.first_day, self.last_day)
        rules = self._dated
        check_rules(rules, the_centre(tx).zone)
        professional = tx.get(Professional, coded(tx, Resource, self.worker).id)
        if professional is None:
            raise UnknownCodeError("worker", self.worker)
        reserve(tx, "availability rules")
        taken = tx.scalars(select(AvailabilityRuleRow.code)).all()
        codes = next_numbers("A", taken, 4)
        known = tx.scalars(
            select(AvailabilityRuleRow)
            .where(AvailabilityRuleRow.professional_id == professional.id)
            .order_by(AvailabilityRuleRow.id)
        ).all()
        edits = _cut(tx, known, self, lambda row: _copied(row, AvailabilityRuleRow, next(codes)))
        sites = {one.site: coded(tx, Site, one.site).id for one in rules}
        for rule in rules:
            row = _rule_row(rule, professional.id, sites[rule.site], next(codes))
            edits.append(describe_row(tx, row))
        return described(self.worker, edits)

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions outside the new times stay, with their warning."""

    @property
    def _dated(self) -> tuple[AvailabilityRule, ...]:
        """The rules within the days of the version."""
        return tuple(
            replace(
                rule,
                valid_from=max(rule.valid_from, self.first_day),
                valid_to=_earlier(rule.valid_to, self.last_day),
            )
            for rule in self.rules
        )


@dataclass(frozen=True, slots=True)
class SetOpeningHours:
    """Give a site, or a room hours of its own, these opening hours from a day on or between two.

    Without any hours the site is closed on these days; a room then follows its site.
    """

    site: str
    room: str
    hours: tuple[OpeningHours, ...]
    first_day: date
    last_day: date | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction; the sessions stay where they are, in conflict.

        Raises:
            BadInputError: the days cannot be, two hours overlap, or one does not exist.
            UnknownCodeError: no site, or no room, has the code.
        """
        return perform(engine, actor, Act(self.name, self), partial(self.within, actor=actor))

    @property
    def name(self) -> str:
        """Of the act."""
        return "opening_hours"

    @property
    def frame(self) -> NewHours:
        """The same as a change of the frame.

        Raises:
            BadInputError: the days cannot be, or both a site and a room are given.
        """
        if bool(self.site) == bool(self.room):
            raise BadInputError("site", "only_one", offers=("site", "room"))
        _check_version(self.first_day, self.last_day)
        return NewHours(self.site, self.room, self._dated, self.first_day, self.last_day)

    def rooms(self, tx: Session) -> Sequence[int]:
        """The room, when it has hours of its own."""
        return (room_coded(tx, self.room).id,) if self.room else ()

    def within(self, tx: Session, actor: Actor) -> Done:
        """Write it in a transaction of the caller's; raises as the call."""
        del actor
        hours = self.frame.hours
        check_hours(hours, the_centre(tx).zone)
        owner: dict[str, int] = (
            {"room_id": room_coded(tx, self.room).id}
            if self.room
            else {"site_id": coded(tx, Site, self.site, lock=True).id}
        )
        known = tx.scalars(
            select(OpeningHoursRow).filter_by(**owner).order_by(OpeningHoursRow.id)
        ).all()
        edits = _cut(tx, known, self, lambda row: _copied(row, OpeningHoursRow))
        for one in hours:
            row = OpeningHoursRow(
                **owner,
                iso_weekday=one.iso_weekday,
                opens=one.opens,
                closes=one.closes,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
            )
            edits.append(describe_row(tx, row))
        return described(self.room or self.site, edits)

    def check(self, tx: Session, actor: Actor) -> None:
        """Sessions outside the new hours stay in conflict."""

    @property
    def _dated(self) -> tuple[OpeningHours, ...]:
        return tuple(
            replace(one, valid_from=self.first_day, valid_to=self.last_day) for one in self.hours
        )


class _Version(Protocol):
    """The days that a new version takes."""

    @property
    def first_day(self) -> date:
        """Its first day."""

    @property
    def last_day(self) -> date | None:
        """Its last day, if it has one."""


Dated = AvailabilityRuleRow | OpeningHoursRow


def _cut(
    tx: Session, rows: Sequence[Dated], version: _Version, copied: Callable[[Any], Dated]
) -> list[Edit]:
    """Leave the rows there were outside the days of a new version."""
    edits: list[Edit] = []
    for row in rows:
        own = row.valid_from, row.valid_to
        left = validity_left(own, version.first_day, version.last_day)
        if left == [own]:
            continue
        if not left:
            edits.append(remove_row(tx, row))
            continue
        (begins, ends), *after = left
        for later in after:
            again = copied(row)
            again.valid_from, again.valid_to = later
            edits.append(describe_row(tx, again))
        edit = edit_row(row, {"valid_from": begins, "valid_to": ends})
        edits += [edit] if edit is not None else []
    return edits


def _copied(row: Dated, table: type[Dated], code: str = "") -> Dated:
    names = {column.key for column in table.__mapper__.column_attrs} - {"id"}
    values: dict[str, Any] = {name: getattr(row, name) for name in names}
    return table(**(values | ({"code": code} if code else {})))


def _rule_row(
    rule: AvailabilityRule, professional: int, site: int, code: str
) -> AvailabilityRuleRow:
    parity, weeks, nth = rhythm_columns(rule.rhythm)
    return AvailabilityRuleRow(
        code=code,
        professional_id=professional,
        site_id=site,
        iso_weekday=rule.iso_weekday,
        start_time=rule.start,
        end_time=rule.end,
        week_parity=parity,
        interval_weeks=weeks,
        month_week=nth,
        anchor_date=rule.anchor,
        kind=str(rule.kind),
        during_school_holidays="same" if rule.in_school_holidays else "absent",
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )


def _check_version(first: date, last: date | None) -> None:
    check_day("from", first)
    if last is None:
        return
    check_day("to", last)
    if last < first:
        raise BadInputError("to", "before_first_day", f"{last}", (f"{first}",))


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
