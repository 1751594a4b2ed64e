"""The preview of a cycle in words: each date with its state, and the whole in one line."""

from collections.abc import Sequence

from desktop_app.domain.calendar import SchoolHoliday, public_holiday_on
from desktop_app.domain.cycle_dates import SkipCause
from desktop_app.domain.cycle_preview import CycleLine, LineState
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, named, worker_with_code
from desktop_app.wording.sheets import cause_of_skip
from desktop_app.wording.words import Words

SEPARATOR = " · "


def preview_said(words: Words, lines: Sequence[CycleLine]) -> str:
    """« 10 dates · 7 prêtes · 1 réparée · 2 à revoir · 5 passées »."""
    many = {state: sum(line.state is state for line in lines) for state in LineState}
    dates = len(lines) - many[LineState.SKIPPED]
    counts = [
        words.ngettext("{count} date", "{count} dates", dates).format(count=dates),
        _ready(words, many[LineState.READY]),
    ]
    if many[LineState.REPAIRED]:
        counts.append(_repaired(words, many[LineState.REPAIRED]))
    if many[LineState.TO_REVIEW]:
        review = words._("{count} to review").format(count=many[LineState.TO_REVIEW])
        counts.append(review)
    if many[LineState.SKIPPED]:
        counts.append(_skipped(words, many[LineState.SKIPPED]))
    return SEPARATOR.join(counts)


def line_row(words: Words, line: CycleLine, names: Names) -> tuple[str, ...]:
    """Number, day, hours, room, people, state: one line of the preview, column by column."""
    day = words.short_day_with_year(line.date.day)
    wanted = line.proposal
    if wanted is None:
        return ("–", day, "", "", "", skip_said(words, line))
    people = [worker_with_code(words, names.get(one.worker), one.worker) for one in wanted.involved]
    return (
        f"{line.date.number}",
        day if wanted.span.day == line.date.day else words.short_day_with_year(wanted.span.day),
        hours_noted(words, wanted.span),
        named(words, wanted.room, names),
        ", ".join(people),
        state_said(words, line.state),
    )


def state_said(words: Words, state: LineState) -> str:
    """« prête », « à revoir »."""
    match state:
        case LineState.READY:
            return words._("ready")
        case LineState.REPAIRED:
            return words._("repaired")
        case LineState.TO_REVIEW:
            return words._("to review")
        case LineState.SKIPPED:
            return words._("skipped")


def skip_said(words: Words, line: CycleLine) -> str:
    """« jour férié (Armistice) », « vacances de Noël, zone B », « retirée »."""
    if line.date.holiday is not None:
        return holiday_said(words, line.date.holiday)
    match line.date.cause:
        case SkipCause.REMOVED:
            return words._("left out")
        case SkipCause.SCHOOL_TIME:
            return words._("school time")
        case cause:
            said = cause_of_skip(words, str(cause or ""))
    holiday = public_holiday_on(line.date.day)
    if cause is SkipCause.PUBLIC_HOLIDAY and holiday is not None:
        return f"{said} ({public_holiday_text(words, holiday)})"
    return said


def holiday_said(words: Words, holiday: SchoolHoliday) -> str:
    """« vacances de la Toussaint, zone B »; those of the centre's own name are said with it."""
    known = {
        "Toussaint": words._("All Saints' holidays"),
        "Noël": words._("Christmas holidays"),
        "Hiver": words._("winter holidays"),
        "Printemps": words._("spring holidays"),
        "Été": words._("summer holidays"),
    }
    own = holiday.name_en if words.language == "en" else holiday.name_fr
    said = known.get(holiday.name_fr, words._("school holidays ({name})").format(name=own))
    return words._("{holidays}, zone {zone}").format(holidays=said, zone=holiday.zone)


def unplaced_said(words: Words, step: int, sessions: int) -> str:
    """Which step finds no day in its window, and how many sessions of it."""
    return words.ngettext(
        "Step {step}: {count} session finds no day in its window.",
        "Step {step}: {count} sessions find no day in their window.",
        sessions,
    ).format(step=step, count=sessions)


def _ready(words: Words, count: int) -> str:
    return words.ngettext("{count} ready", "{count} are ready", count).format(count=count)


def _repaired(words: Words, count: int) -> str:
    return words.ngettext("{count} repaired", "{count} are repaired", count).format(count=count)


def _skipped(words: Words, count: int) -> str:
    return words.ngettext("{count} skipped", "{count} are skipped", count).format(count=count)
