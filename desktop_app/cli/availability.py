"""availability: when somebody can be asked, when a place is open; first what a change breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, aligned
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.repair_plans import PlanOptions, engine_for, plan_answer
from desktop_app.cli.values import day_typed
from desktop_app.commands.availability import SetAvailability, SetOpeningHours
from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.typed_rules import opening_typed, rule_typed
from desktop_app.domain.weekly_rules import (
    ParityBreak,
    alternation_shifted,
    check_hours,
    check_rules,
    parity_breaks,
)
from desktop_app.readings.availability import (
    RuleSeen,
    availability_of,
    holidays_of,
    opening_hours_of,
    rules_seen,
)
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.availability import (
    hours_row,
    next_dates_said,
    parity_break_said,
    rule_row,
)
from desktop_app.wording.names import Names


@dataclass(frozen=True, kw_only=True)
class AvailabilityOptions(PlanOptions):
    """Whose week, and what it becomes."""

    who: Annotated[
        str,
        typer.Option("--who", metavar="CODE", help=_("the code of a professional")),
        CodeOf.RESOURCE,
    ] = ""
    site: Annotated[
        str,
        typer.Option("--site", metavar="SITE", help=_("the opening hours of a site")),
        CodeOf.SITE,
    ] = ""
    room: Annotated[
        str,
        typer.Option("--room", metavar="ROOM", help=_("the own hours of a room")),
        CodeOf.RESOURCE,
    ] = ""
    rule: Annotated[
        list[str],
        typer.Option(
            "--rule",
            metavar="TEXT",
            help=_("a new rule: tue 14:00-16:00 VIL group odd; for a place: tue 08:30-12:00"),
        ),
    ] = field(default_factory=list)
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help=_("the first day"))] = ""
    to: Annotated[str, typer.Option("--to", metavar="DATE", help=_("the last day"))] = ""
    shift: Annotated[
        bool,
        typer.Option("--shift", help=_("go on alternating after a year of 53 weeks")),
    ] = False


def availability(options: AvailabilityOptions, call: Call) -> Answer:
    """Show a week; with rules, say what changing it breaks, and write it when it is asked."""
    if sum(map(bool, (options.who, options.site, options.room))) != 1:
        raise BadInputError("with", "only_one", offers=("--who", "--site", "--room"))
    engine = engine_for(options, call)
    if not options.rule and not options.create:
        return _shown(options, call, engine)
    first = day_typed("from", options.from_) if options.from_ else call.now(engine).date()
    last = day_typed("to", options.to) if options.to else None
    if last is not None and last < first:
        raise BadInputError("to", "before_first_day", options.to, (f"{first}",))
    if options.who:
        return _new_rules(options, call, engine, (first, last))
    hours = tuple(opening_typed(text, first) for text in options.rule)
    check_hours(hours, call.centre(engine).zone)
    return plan_answer(
        options,
        call,
        engine,
        SetOpeningHours(options.site, options.room, hours, first, last),
    )


def _new_rules(
    options: AvailabilityOptions, call: Call, engine: Engine, days: tuple[date, date | None]
) -> Answer:
    first, last = days
    typed = tuple(replace(rule_typed(text, first), valid_to=last) for text in options.rule)
    check_rules(typed, call.centre(engine).zone)
    rules, breaks = typed, parity_breaks(typed)
    if options.shift:
        for turn in {one.ends: one for one in breaks}.values():
            rules = alternation_shifted(rules, turn)
    words, names = call.words_now(engine), call.names(engine)
    seen = rules_seen(rules, first, holidays_of(engine))
    said = [*_rule_lines(words, seen, names), *_break_lines(words, breaks, shifted=options.shift)]
    change = SetAvailability(options.who, rules, first, last)
    answer = plan_answer(options, call, engine, change, extra=[*said, ""])
    document = {
        **answer.document,
        "rules": [_rule_fields(one) for one in seen],
        "long_years": [_break_fields(one) for one in breaks],
        "shifted": options.shift,
    }
    return replace(answer, document=document)


def _shown(options: AvailabilityOptions, call: Call, engine: Engine) -> Answer:
    words, names = call.words_now(engine), call.names(engine)
    day = day_typed("from", options.from_) if options.from_ else call.now(engine).date()
    if not options.who:
        hours = opening_hours_of(engine, options.site, options.room, day)
        rows = [hours_row(words, one) for one in hours]
        lines = aligned(rows) if rows else [words._("No opening hours.")]
        return Answer({"hours": [_hours_fields(one) for one in hours]}, lines)
    seen = availability_of(engine, options.who, day)
    lines = _rule_lines(words, seen.rules, names) or [words._("No availability.")]
    return Answer(
        {
            "rules": [_rule_fields(one) for one in seen.rules],
            "absences": [_absence_fields(one) for one in seen.absences],
            "long_years": [_break_fields(one) for one in seen.breaks],
        },
        [*lines, *_break_lines(words, seen.breaks, shifted=False)],
    )


def _rule_lines(words: Words, seen: Sequence[RuleSeen], names: Names) -> list[str]:
    rows = aligned([rule_row(words, one.rule, names) for one in seen]) if seen else []
    return [
        line
        for row, one in zip(rows, seen, strict=True)
        for line in (row, f"    {next_dates_said(words, one.dates)}")
    ]


def _break_lines(words: Words, breaks: Sequence[ParityBreak], *, shifted: bool) -> list[str]:
    lines = [parity_break_said(words, one) for one in breaks]
    if lines and not shifted:
        lines.append(words._("To go on alternating after it: --shift."))
    return lines


def _rule_fields(one: RuleSeen) -> dict[str, object]:
    rule: AvailabilityRule = one.rule
    return {
        "code": rule.code,
        "site": rule.site,
        "weekday": rule.iso_weekday,
        "start": f"{rule.start:%H:%M}",
        "end": f"{rule.end:%H:%M}",
        "rhythm": str(rule.rhythm),
        "since": None if rule.anchor is None else rule.anchor.isoformat(),
        "kind": str(rule.kind),
        "in_school_holidays": rule.in_school_holidays,
        "from": rule.valid_from.isoformat(),
        "to": None if rule.valid_to is None else rule.valid_to.isoformat(),
        "next": [day.isoformat() for day in one.dates],
    }


def _hours_fields(one: OpeningHours) -> dict[str, object]:
    return {
        "weekday": one.iso_weekday,
        "opens": f"{one.opens:%H:%M}",
        "closes": f"{one.closes:%H:%M}",
        "from": one.valid_from.isoformat(),
        "to": None if one.valid_to is None else one.valid_to.isoformat(),
    }


def _absence_fields(one: Absence) -> dict[str, object]:
    return {
        "from": one.first_day.isoformat(),
        "to": one.last_day.isoformat(),
        "start": None if one.start is None else f"{one.start:%H:%M}",
        "end": None if one.end is None else f"{one.end:%H:%M}",
        "kind": one.kind,
    }


def _break_fields(one: ParityBreak) -> dict[str, object]:
    return {"year": one.year, "parity": str(one.parity), "ends": one.ends.isoformat()}


COMMANDS = (Command("availability", AvailabilityOptions, availability),)
