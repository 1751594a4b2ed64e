"""The words of posters: one language, or two beside or under each other."""

from collections.abc import Callable, Sequence

from desktop_app.domain.sheets.posters import Poster, PosterFacts, PosterLine, PosterPlace
from desktop_app.domain.span import Span
from desktop_app.wording.sheets import opened
from desktop_app.wording.words import Words

BESIDE = " · "


def poster_title(words: Words, facts: PosterFacts) -> str:
    """The title of the PDF: what it is, the site and the day; never a room, never a person."""
    kind = words._("Today") if facts.door is None else words._("Door list")
    return f"{kind}, {facts.site}, {words.numeric_day(facts.day)}"


def headline(words: Words, poster: Poster) -> str:
    """The largest line: the room of a door, else the site."""
    room = words.of(poster.door.room) if poster.door is not None else ""
    return room or poster.facts.site


def under_headline(words: Words, poster: Poster) -> str:
    """Of a door: its site and its floor, and the room in another language than the headline."""
    if poster.door is None:
        return ""
    room, top = words.of(poster.door.room), poster.door.room.in_language(poster.facts.languages[0])
    parts = (
        room if room != top else "",
        poster.facts.site if room else "",
        floor(words, poster.door),
    )
    return BESIDE.join(part for part in parts if part)


def day_line(words: Words, facts: PosterFacts) -> str:
    """« Aujourd’hui, mardi 24 novembre 2026 » for a site, the day alone on a door."""
    day = words.long_day(facts.day)
    if facts.door is not None:
        return opened(day)
    return words._("Today, {day}").format(day=day)


def start_and_end(words: Words, span: Span) -> tuple[str, str]:
    """« 14:00 » and « – 15:30 », the same in both languages."""
    return words.hour(span.start), f"– {words.hour(span.end)}"


def place_of_line(both: Sequence[Words], line: PosterLine) -> tuple[str, ...]:
    """Where a session is, line under line; that it is cancelled; nothing behind this door."""
    if line.cancelled:
        return in_each(both, cancelled)
    if line.room is None:
        return ()
    if not line.room.fr:
        return in_each(both, lambda words: words._("Ask at reception"))
    where = PosterPlace(line.room, floor=line.floor)
    floors = BESIDE.join(in_each(both, lambda words: floor(words, where)))
    rooms = in_each(both, lambda words: words.of(where.room))
    return (*rooms, floors) if floors else rooms


def cancelled(words: Words) -> str:
    """Said without a cause."""
    return words._("Cancelled")


def next_ones(words: Words) -> str:
    """Above the sessions that follow the one in large letters."""
    return words._("Coming next")


def nothing_planned(words: Words) -> str:
    """On the poster of a day without sessions."""
    return words._("Nothing is planned today.")


def floor(words: Words, place: PosterPlace) -> str:
    """« 1er étage », "floor 1"; nothing when it is not known."""
    if place.floor is None:
        return ""
    if place.floor < 0:
        return words._("basement")
    if place.floor == 0:
        return words._("ground floor")
    if place.floor == 1:
        return words._("first floor")
    return words._("floor {number}").format(number=place.floor)


def in_each(both: Sequence[Words], said: Callable[[Words], str]) -> tuple[str, ...]:
    """What is said in each language, once when that is the same."""
    return tuple(dict.fromkeys(text for text in map(said, both) if text))
