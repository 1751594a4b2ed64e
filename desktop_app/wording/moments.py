"""When something is, inside a sentence: hours of a day, days, or both."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from desktop_app.domain.span import Span
from desktop_app.wording.words import Words

MIDNIGHT = time()
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
MOST_DAYS_SAID = 3


def hours_said(words: Words, span: Span) -> str:
    """« de 14:00 à 15:30 », "14:00–15:30": the hours of a span of one day."""
    start, end = _clock(words, span)
    return words._("{start}–{end}").format(start=start, end=end)


def hours_noted(words: Words, span: Span) -> str:
    """« 14:00–15:30 » in both languages, for brackets and columns."""
    start, end = _clock(words, span)
    return f"{start}–{end}"


def span_said(words: Words, span: Span) -> str:
    """When a span is, as short as can be: hours, a day, several days, or two moments."""
    first, last = span.start.date(), (span.end - timedelta.resolution).date()
    whole = span.start.time() == MIDNIGHT and span.end.time() == MIDNIGHT
    if whole and first == last:
        return words._("on {day}").format(day=words.near_day(first))
    if whole:
        return words._("from {first} to {last}").format(
            first=words.near_day(first), last=words.near_day(last)
        )
    if first == last:
        return hours_said(words, span)
    return words._("from {first} to {last}").format(
        first=moment_said(words, span.start), last=moment_said(words, span.end)
    )


def moment_said(words: Words, moment: datetime) -> str:
    """« mar. 24 nov. à 14:00 », "Tue 24 Nov at 14:00"."""
    return words._("{day} at {hour}").format(
        day=words.near_day(moment.date()), hour=words.hour(moment)
    )


def days_said(words: Words, days: Sequence[date]) -> str:
    """« Mar. 1 déc. : », « 31 dates (mar. 1 déc., mar. 8 déc., mar. 15 déc.…) : »; or nothing."""
    if not days:
        return ""
    said = ", ".join(words.near_day(day) for day in days[:MOST_DAYS_SAID])
    if len(days) == 1:
        return words._("{day}: ").format(day=f"{said[:1].upper()}{said[1:]}")
    if len(days) > MOST_DAYS_SAID:
        said = words._("{days}…").format(days=said)
    return words._("{count} dates ({days}): ").format(count=len(days), days=said)


def lately_said(words: Words, moment: datetime, now: datetime) -> str:
    """« aujourd'hui à 9:12 », « hier à 16:42 », « mar. 3 nov. à 10:05 », with another year's."""
    hour = words.hour(moment)
    days = (now.date() - moment.date()).days
    if days == 0:
        return words._("today at {hour}").format(hour=hour)
    if days == 1:
        return words._("yesterday at {hour}").format(hour=hour)
    return moment_said(words.in_year(now.year), moment)


def minutes_said(words: Words, left: timedelta) -> str:
    """« 35 min », « 2 h 50 », "2 h 50 min"."""
    minutes = max(0, left // ONE_MINUTE)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words._("{minutes} min").format(minutes=rest)
    if not rest:
        return words._("{hours} h").format(hours=hours)
    return words._("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02d}")


def past_said(words: Words, span: Span, now: datetime) -> str:
    """That a time is past, or has begun; nothing for one to come."""
    if span.end <= now:
        return words._("Mind the date: {moment} is past.").format(
            moment=moment_said(words, span.start)
        )
    if span.start < now:
        return words._("This has already begun, at {hour}.").format(hour=words.hour(span.start))
    return ""


def moment_with_year(words: Words, moment: datetime) -> str:
    """« mar. 24 nov. 2026 à 14:00 », for a time that may be of any year."""
    return words._("{day} at {hour}").format(
        day=words.short_day_with_year(moment.date()), hour=words.hour(moment)
    )


def day_and_week(words: Words, day: date) -> str:
    """« mardi 24 novembre 2026, semaine 48 »."""
    return words._("{day}, week {week}").format(
        day=words.long_day(day), week=day.isocalendar().week
    )


def _clock(words: Words, span: Span) -> tuple[str, str]:
    """Both ends by the clock; a span that ends with its day ends at 24:00."""
    ends_the_day = span.end == datetime.combine(span.day, MIDNIGHT) + ONE_DAY
    return words.hour(span.start), "24:00" if ends_the_day else words.hour(span.end)
