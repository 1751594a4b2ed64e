"""One inhabitant and the places to come, for programs and for people."""

from desktop_app.cli.answers import aligned, moment_code
from desktop_app.cli.session_rows import title_and_number
from desktop_app.readings.person_places import PersonReading, PlaceToCome
from desktop_app.wording import Words
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, language_said
from desktop_app.wording.statuses import enrolment_status_text


def person_document(person: PersonReading) -> dict[str, object]:
    """A person as programs read one."""
    return {
        "person": person.code,
        "name": person.name,
        "language": person.language or None,
        "enrolments": [_place_fields(one) for one in person.places],
    }


def person_lines(person: PersonReading, words: Words, names: Names) -> list[str]:
    """A person as people read one: who it is, then where they are expected."""
    spoken = [language_said(words, person.language, names)] if person.language else []
    heading = "  ".join([person.code, ", ".join([person.name, *spoken])])
    if not person.places:
        return [heading, "", words._("No place to come.")]
    heads = (
        words._("Date"),
        words._("Time"),
        words._("Code"),
        words._("Title"),
        words._("Room"),
        words._("Status"),
    )
    rows = [_place_row(one, words) for one in person.places]
    return [heading, "", *aligned([heads, *rows])]


def _place_fields(one: PlaceToCome) -> dict[str, object]:
    return {
        "session": one.line.code,
        "cycle": one.line.cycle or None,
        "start": moment_code(one.line.span.start),
        "end": moment_code(one.line.span.end),
        "room": one.line.room,
        "status": one.status,
        "rank": one.rank,
    }


def _place_row(one: PlaceToCome, words: Words) -> tuple[str, ...]:
    rank = "" if one.rank is None else f"({one.rank})"
    return (
        words.near_day(one.line.span.day),
        hours_noted(words, one.line.span),
        one.line.code,
        title_and_number(one.line, words),
        one.line.room,
        f"{enrolment_status_text(words, one.status)} {rank}".strip(),
    )
