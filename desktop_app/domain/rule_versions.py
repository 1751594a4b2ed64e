"""Dated versions of weekly rules: a new one takes its days from those there were."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.availability import AvailabilityRule
from desktop_app.domain.opening import OpeningHours

ONE_DAY = timedelta(days=1)
Validity = tuple[date, date | None]


def validity_left(own: Validity, first: date, last: date | None) -> list[Validity]:
    """What is left of a validity once the days from ``first`` to ``last`` are taken out.

    Nothing, one piece before or after, or both; ``last`` empty means without end.
    """
    begins, ends = own
    if (ends is not None and ends < first) or (last is not None and begins > last):
        return [own]
    left: list[Validity] = []
    if begins < first:
        left.append((begins, first - ONE_DAY))
    if last is not None and (ends is None or ends > last):
        left.append((last + ONE_DAY, ends))
    return left


def cut_rules(
    rules: Iterable[AvailabilityRule], first: date, last: date | None
) -> Iterator[AvailabilityRule]:
    """The rules there were, outside the days of a new version."""
    for rule in rules:
        for begins, ends in validity_left((rule.valid_from, rule.valid_to), first, last):
            yield replace(rule, valid_from=begins, valid_to=ends)


def cut_hours(
    hours: Iterable[OpeningHours], first: date, last: date | None
) -> Iterator[OpeningHours]:
    """The opening hours there were, outside the days of a new version."""
    for one in hours:
        for begins, ends in validity_left((one.valid_from, one.valid_to), first, last):
            yield replace(one, valid_from=begins, valid_to=ends)
