"""Which place the head of a page of a grid names, and what the dates under it still say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.sheets.facts import DateFacts, DateStatus, PlaceFacts

_NOT_SIGNED = frozenset({DateStatus.SKIPPED, DateStatus.CANCELLED, DateStatus.RECORDED})


def place_of_dates(dates: Sequence[DateFacts], usual: PlaceFacts) -> PlaceFacts:
    """The place of most of the dates people sign for, else of most dates that have one.

    Args:
        dates: those of one page.
        usual: the place of the sheet, and of each date that names no other; it is kept when as
            many dates are there as anywhere else.
    """
    numbered = [one for one in dates if one.status is not DateStatus.SKIPPED]
    signed = [one for one in numbered if one.status not in _NOT_SIGNED]
    places = [_place(one, usual) for one in signed or numbered]
    # A date that names a room alone has no address to print: it was frozen that way.
    whole = [place for place in places if place == usual or place.site]
    return max((usual, *whole), key=places.count)


def dates_beside(
    dates: Iterable[DateFacts], head: PlaceFacts, usual: PlaceFacts
) -> tuple[DateFacts, ...]:
    """The same dates, each with the site and the room that differ from the head of its page."""
    return tuple(replace(one, place=_beside(_place(one, usual), head)) for one in dates)


def _place(one: DateFacts, usual: PlaceFacts) -> PlaceFacts:
    return usual if one.place == PlaceFacts() else one.place


def _beside(place: PlaceFacts, head: PlaceFacts) -> PlaceFacts:
    if (place.site or head.site, place.room) == (head.site, head.room):
        return PlaceFacts()
    site = "" if place.site == head.site else place.site
    return PlaceFacts(site=site, room=place.room)
