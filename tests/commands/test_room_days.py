"""The days of a room: nothing to come is left where it can no longer be booked."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Event
from typing import Any

import pytest
from sqlalchemy import func, select, update

from db.engine import transaction
from db.tables.sites import Room, Site
from desktop_app.commands import session_changes
from desktop_app.commands.act import Command
from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.room_settings import AddRoom, ChangeRoom
from desktop_app.commands.session_rows import rewrite
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.site_settings import AddSite, ChangeSite
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    NothingToUndoError,
    RefusedError,
    RoomInUseError,
    StaleError,
)
from tests.commands.town import Town, at

P1 = Allocated("P1", "facilitator")
THE_DAY_BEFORE = date(2026, 3, 8)
LONG_ENOUGH_TO_WAIT_S = 0.5
PATIENCE_S = 60


def booked(town: Town, room: str = "A") -> str:
    return town.do(BookSession(at("14:00"), at("15:00"), room, (P1,))).subject


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_room_is_not_given_up_under_a_booking_on_its_way(
    town: Town, monkeypatch: pytest.MonkeyPatch, *, taken_back: bool
) -> None:
    shut: Command = EndRoom("A", THE_DAY_BEFORE)
    if taken_back:
        town.do(shut)
        shut = town.do(EndRoom("A", None)).undo
    on_its_way = Event()

    def slowly(*told: Any) -> None:
        rewrite(*told)
        on_its_way.set()
        time.sleep(LONG_ENOUGH_TO_WAIT_S)

    monkeypatch.setattr(session_changes, "rewrite", slowly)
    with ThreadPoolExecutor(2) as desks:
        booking = desks.submit(booked, town)
        assert on_its_way.wait(PATIENCE_S)
        ending = desks.submit(town.do, shut, "villejean")
        assert booking.result(PATIENCE_S)
        with pytest.raises(RoomInUseError):
            ending.result(PATIENCE_S)


def test_a_larger_room_is_not_booked_without_one_of_its_parts(town: Town) -> None:
    town.do(EndRoom("A", THE_DAY_BEFORE))
    with pytest.raises(RefusedError):
        booked(town, "AB")


def test_a_room_is_not_shut_again_over_what_was_booked_since(town: Town) -> None:
    town.do(EndRoom("A", THE_DAY_BEFORE))
    reopened = town.do(EndRoom("A", None))
    booked(town)
    with pytest.raises(RoomInUseError):
        reopened.undo(town.engine, town.actor())


def test_a_first_day_leaves_nothing_before_it(town: Town) -> None:
    booked(town)
    with pytest.raises(RoomInUseError) as refusal:
        town.do(ChangeRoom("A", "bookable_from", "2026-03-10"))
    assert refusal.value.sessions == 1
    town.do(ChangeRoom("A", "bookable_from", "2026-03-09"))


def test_another_field_is_taken_back_whatever_stands_in_the_room(town: Town) -> None:
    booked(town)
    with transaction(town.engine) as tx:  # as a folder that was read in may say it
        tx.execute(update(Room).values(bookable_from=date(2026, 3, 10), bookable_to=THE_DAY_BEFORE))
    named = town.do(ChangeRoom("A", "name_fr", "Grande salle"))
    named.undo(town.engine, town.actor())
    assert (
        town.one(lambda tx: tx.scalar(select(func.count()).where(Room.name_fr == "Grande salle")))
        == 0
    )


def test_a_place_outdoors_has_no_parts(town: Town) -> None:
    with pytest.raises(BadInputError):
        town.do(AddRoom("BEA", "Jardin", kind="outdoor", parts=("A", "B")))


def test_a_letter_taken_meanwhile_is_not_given_back_and_blocks_nothing(town: Town) -> None:
    town.do(ChangeSite("BEA", "phone", "02 99 00 00 00"))
    town.do(ChangeSite("BEA", "letter", "Z"))
    town.do(ChangeSite("VIL", "letter", "B"), desk="villejean")
    for _time in range(2):
        with pytest.raises(StaleError):
            town.do(UndoLast("accueil"))
    assert town.do(UndoLast("accueil")).answer["act"] == "change_site"


def test_a_site_whose_letter_was_taken_does_not_return(town: Town) -> None:
    added = town.do(AddSite("Zénith")).undo(town.engine, town.actor())
    town.do(ChangeSite("VIL", "letter", "Z"), desk="villejean")
    with pytest.raises(StaleError):
        added.undo(town.engine, town.actor())


def test_an_act_on_a_site_that_left_is_not_done_again_on_the_next(town: Town) -> None:
    town.do(AddSite("Zénith"))
    town.do(ChangeSite("ZEN", "phone", "02 99 00 00 00"))
    for _time in range(2):
        town.do(UndoLast("accueil"))
    other = town.do(AddSite("Quai"), desk="villejean").subject
    # A server gives the next site a number of its own: there the first one returns.
    for _time in range(4):
        with suppress(StaleError, NothingToUndoError):
            town.do(RedoLast("accueil"))
    phone = town.one(lambda tx: tx.scalar(select(Site.phone).where(Site.code == other)))
    assert phone == ""
