"""Weekly rules, opening hours and long years in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.weekly_rules import ParityBreak
from desktop_app.wording.names import Names, named
from desktop_app.wording.words import Words

A_MONDAY = date(2026, 1, 5)


def rule_row(words: Words, rule: AvailabilityRule, names: Names) -> tuple[str, ...]:
    """Weekday, hours, site, kind, weeks, school time, validity: one rule, column by column."""
    return (
        _weekday(words, rule.iso_weekday),
        f"{words.hour(rule.start)}–{words.hour(rule.end)}",
        named(words, rule.site, names),
        kind_said(words, rule.kind),
        rhythm_said(words, rule.rhythm),
        "" if rule.in_school_holidays else words._("not in the school holidays"),
        validity_said(words, rule.valid_from, rule.valid_to),
    )


def hours_row(words: Words, hours: OpeningHours) -> tuple[str, ...]:
    """Weekday, hours and validity: one interval of opening, column by column."""
    return (
        _weekday(words, hours.iso_weekday),
        f"{words.hour(hours.opens)}–{words.hour(hours.closes)}",
        validity_said(words, hours.valid_from, hours.valid_to),
    )


def kind_said(words: Words, kind: AvailabilityKind) -> str:
    """« groupe », « groupe sur demande »."""
    match kind:
        case AvailabilityKind.CONSULTATION:
            return words._("consultation")
        case AvailabilityKind.GROUP:
            return words._("group")
        case AvailabilityKind.GROUP_ON_REQUEST:
            return words._("group, on request")
        case AvailabilityKind.OWN_PREMISES:
            return words._("at their own premises")
        case AvailabilityKind.SATURDAY_ROTA:
            return words._("Saturday rota")


def rhythm_said(words: Words, rhythm: Rhythm) -> str:
    """« toutes les semaines », « semaines impaires », « toutes les 4 semaines »."""
    match rhythm.kind:
        case RhythmKind.ODD:
            return words._("odd weeks")
        case RhythmKind.EVEN:
            return words._("even weeks")
        case RhythmKind.NTH:
            return words._("no. {number} of the month").format(number=rhythm.number)
        case RhythmKind.WEEKLY | RhythmKind.EVERY:
            return words.ngettext("every week", "every {count} weeks", rhythm.number).format(
                count=rhythm.number
            )


def validity_said(words: Words, first: date, last: date | None) -> str:
    """« du 08/09/2026 au 29/06/2027 », « depuis le 08/09/2026 »."""
    if last is None:
        return words._("from {first} on").format(first=words.numeric_day(first))
    return words._("from {first} to {last}").format(
        first=words.numeric_day(first), last=words.numeric_day(last)
    )


def next_dates_said(words: Words, dates: Sequence[date]) -> str:
    """The next dates of a rule with their years; or that there is none."""
    if not dates:
        return words._("No date any more.")
    said = ", ".join(words.short_day_with_year(day) for day in dates)
    return words._("Next dates: {dates}").format(dates=said)


def parity_break_said(words: Words, turn: ParityBreak) -> str:
    """That a year has 53 weeks, and what that does to an alternation."""
    after = turn.ends + timedelta(days=1)
    if turn.parity is WeekParity.ODD:
        sentence = words._(
            "{year} has 53 weeks: weeks 53 and 1 are both odd, two odd weeks in a row around {day}."
        )
    else:
        sentence = words._(
            "{year} has 53 weeks: weeks 53 and 1 are both odd, three weeks between two even ones"
            " around {day}."
        )
    return sentence.format(year=turn.year, day=words.numeric_day(after))


def parity_breaks_said(words: Words, turns: Sequence[ParityBreak]) -> str:
    """The same of all the turns around one year's end, in one sentence."""
    if not turns:
        return ""
    if len({turn.parity for turn in turns}) == 1:
        return parity_break_said(words, turns[0])
    after = turns[0].ends + timedelta(days=1)
    sentence = words._(
        "{year} has 53 weeks: weeks 53 and 1 are both odd, even and odd weeks do not alternate"
        " around {day}."
    )
    return sentence.format(year=turns[0].year, day=words.numeric_day(after))


def _weekday(words: Words, iso_weekday: int) -> str:
    return words.weekday(A_MONDAY + timedelta(days=iso_weekday - 1))
