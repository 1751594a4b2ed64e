"""What a week is painted on: whose it may be, what is known of it, the hours that are shown."""

from datetime import date

import pytest

from desktop_app.commands.availability import SetAvailability
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.painted_week import ROOM, SITE, WORKER, WeekOf
from desktop_app.domain.typed_rules import rule_typed
from desktop_app.readings.week_form import week_form
from tests.commands.town import NOW, Town

FROM = date(2026, 3, 2)


def test_a_week_lists_professionals_sites_and_rooms_and_begins_with_the_first(town: Town) -> None:
    form = week_form(town.engine, None, NOW)

    assert form is not None
    kinds = [one.of.kind for one in form.subjects]
    assert kinds == sorted(kinds, key=lambda kind: (kind != WORKER,))
    assert {WORKER, SITE, ROOM} == set(kinds)
    assert form.of == form.subjects[0].of


def test_a_week_shows_the_version_of_today_and_what_stands_beside_it(town: Town) -> None:
    rules = tuple(
        rule_typed(text, FROM)
        for text in ("tue 14:00-16:00 VIL group odd", "fri 09:00-12:00 VIL group nth-2")
    )
    town.do(SetAvailability("P1", rules, FROM))

    form = week_form(town.engine, WeekOf(WORKER, "P1"), NOW.replace(month=3, day=16))

    assert form is not None
    assert form.version.first == FROM
    assert [str(one.rhythm) for one in form.version.week.rules(FROM, None)] == ["odd"]
    assert [str(one.rhythm) for one in form.rules if one in form.version.beside] == ["nth-2"]
    first, last = form.quarters
    assert first % 4 == last % 4 == 0
    assert first <= 56
    assert last >= 64


def test_a_site_has_its_opening_hours_and_an_unknown_code_none(town: Town) -> None:
    form = week_form(town.engine, WeekOf(SITE, "VIL"), NOW)

    assert form is not None
    assert form.version.week.hours(FROM)
    assert not form.rules
    with pytest.raises(UnknownCodeError):
        week_form(town.engine, WeekOf(WORKER, "P404"), NOW)
