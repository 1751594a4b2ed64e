"""Putting a site or a programme away: no longer offered, kept where it was used, put back.

A site is put away by a last day, on which its rooms can still be booked; where nothing stood
in it today that is yesterday. A programme has no day: what is booked of it goes on.
"""

from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


def last_day_of(today: date, *, used_today: bool) -> date:
    """The last day of a site that is put away now: today's sessions stay in a room of theirs."""
    return today if used_today else today - _ONE_DAY
