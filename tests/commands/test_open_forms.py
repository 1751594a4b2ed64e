"""A form that is open at one desk, as the other one sees it, on each engine."""

from datetime import timedelta

import pytest

from desktop_app.commands.open_forms import OPEN_FOR, tell_form_open, tell_forms_shut
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.readings.desk import OpenDesk, open_desk, undo_offer
from desktop_app.readings.open_forms import desks_with_form
from tests.commands.town import NOW

SESSION, OTHER = "C1-1", "C1-2"


def tell(desk: OpenDesk, form: str) -> None:
    tell_form_open(desk.engine, desk.actor(), form, SESSION)


def test_a_form_is_seen_at_the_other_desks_until_it_is_shut_or_its_desk_is_silent(
    town_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, f"{NOW:%Y-%m-%dT%H:%M}")
    here = open_desk(town_address, "Accueil", "claire")
    there = open_desk(town_address, "Beauregard", "awa")
    tell(there, "one")
    tell(there, "one")
    assert desks_with_form(here, SESSION) == ("Beauregard",)
    assert desks_with_form(there, SESSION) == desks_with_form(here, OTHER) == ()
    assert undo_offer(there).undo is None
    tell_forms_shut(there.engine, ["one", "never said"])
    assert desks_with_form(here, SESSION) == ()

    tell(there, "two")
    monkeypatch.setenv(FIXED_NOW, f"{NOW + OPEN_FOR - timedelta(minutes=1):%Y-%m-%dT%H:%M}")
    assert desks_with_form(here, SESSION) == ("Beauregard",)
    monkeypatch.setenv(FIXED_NOW, f"{NOW + OPEN_FOR:%Y-%m-%dT%H:%M}")
    assert desks_with_form(here, SESSION) == ()
    for desk in (here, there):
        desk.engine.dispose()
