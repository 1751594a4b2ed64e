"""Sites and programmes put away: no longer booked, kept where they were used, put back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.tables.sessions import Programme
from db.tables.sites import Site
from desktop_app.commands.putting_away import PutProgrammeAway, PutSiteAway
from desktop_app.commands.room_settings import AddRoom
from desktop_app.commands.session_details import details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import states_of
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    SiteInUseError,
    StaleError,
    UnknownCodeError,
)
from desktop_app.domain.findings import Code
from desktop_app.readings.booking import booking_catalogue
from tests.commands.town import NOW, Town, at, session_coded

YESTERDAY = NOW.date() - timedelta(days=1)


def last_day(town: Town, code: str) -> date | None:
    return town.one(lambda tx: tx.scalars(select(Site).where(Site.code == code)).one().last_day)


def is_archived(town: Town) -> bool:
    found = select(Programme.archived).where(Programme.code == "DROITS")
    return bool(town.one(lambda tx: tx.scalar(found)))


def book(town: Town, hour: str = "10:00", day: date | None = None, **fields: object) -> str:
    start = at(hour, day) if day is not None else at(hour)
    wish = BookSession(start, start + timedelta(hours=1), "VIL-1")
    return town.do(replace(wish, **fields)).subject  # type: ignore[arg-type]


def test_a_site_with_nothing_to_come_is_put_away_and_its_rooms_are_booked_no_more(
    town: Town,
) -> None:
    town.do(PutSiteAway("VIL"))
    assert last_day(town, "VIL") == YESTERDAY
    with pytest.raises(RefusedError) as refusal:
        book(town)
    assert Code.ROOM_NOT_BOOKABLE in {one.code for one in refusal.value.findings}


def test_a_site_used_today_keeps_the_day(town: Town) -> None:
    book(town, "08:00", NOW.date())
    town.do(PutSiteAway("VIL"))
    assert last_day(town, "VIL") == NOW.date()


def test_a_site_with_sessions_to_come_says_how_many_and_the_next(town: Town) -> None:
    book(town, "14:00")
    first = book(town, "09:00", option=True)
    with pytest.raises(SiteInUseError) as refusal:
        town.do(PutSiteAway("VIL"))
    found = refusal.value
    assert (found.sessions, found.appointments, found.following) == (2, 0, at("09:00"))
    assert last_day(town, "VIL") is None
    town.do(CancelSession(first, "absence"))
    with pytest.raises(SiteInUseError) as refusal:
        town.do(PutSiteAway("VIL"))
    assert (refusal.value.sessions, refusal.value.following) == (1, at("14:00"))


def test_no_room_is_added_to_a_site_that_was_put_away(town: Town) -> None:
    town.do(PutSiteAway("VIL"))
    with pytest.raises(BadInputError) as refusal:
        town.do(AddRoom("VIL", "Salle du jardin"))
    assert (refusal.value.field_name, refusal.value.reason) == ("site", "put_away")
    town.do(PutSiteAway("VIL", away=False))
    town.do(AddRoom("VIL", "Salle du jardin"))


def test_a_room_does_not_return_to_a_site_put_away_meanwhile(town: Town) -> None:
    town.do(AddRoom("VIL", "Salle du jardin"))
    town.do(UndoLast("accueil"))
    town.do(PutSiteAway("VIL"), desk="beauregard")
    with pytest.raises(StaleError):
        town.do(RedoLast("accueil"))


def test_a_site_is_put_back_and_each_is_taken_back(town: Town) -> None:
    town.do(PutSiteAway("VIL"))
    town.do(PutSiteAway("VIL", away=False))
    assert last_day(town, "VIL") is None
    book(town)
    town.do(UndoLast("accueil"))
    town.do(UndoLast("accueil"))
    assert last_day(town, "VIL") == YESTERDAY
    town.do(UndoLast("accueil"))
    assert last_day(town, "VIL") is None
    town.do(RedoLast("accueil"))
    assert last_day(town, "VIL") == YESTERDAY


def test_putting_back_is_not_taken_back_over_what_was_booked_since(town: Town) -> None:
    town.do(PutSiteAway("VIL"))
    town.do(PutSiteAway("VIL", away=False))
    town.do(BookSession(at("10:00"), at("11:00"), "VIL-1"), desk="beauregard")
    with pytest.raises(SiteInUseError):
        town.do(UndoLast("accueil"))
    assert last_day(town, "VIL") is None


def test_the_same_again_is_no_act(town: Town) -> None:
    assert town.do(PutSiteAway("VIL", away=False)).unchanged
    town.do(PutSiteAway("VIL"))
    assert town.do(PutSiteAway("VIL")).unchanged
    assert town.do(PutProgrammeAway("DROITS", away=False)).unchanged


def test_a_programme_put_away_is_offered_no_more_and_still_known(town: Town) -> None:
    town.do(PutProgrammeAway("DROITS"))
    catalogue = booking_catalogue(town.engine, NOW)
    assert catalogue.offers == ()
    assert catalogue.by_code["DROITS"].archived
    with pytest.raises(BadInputError) as refusal:
        book(town, programme="DROITS")
    assert refusal.value.reason == "put_away"
    town.do(UndoLast("accueil"))
    assert not is_archived(town)
    book(town, programme="DROITS")


def test_what_is_booked_of_a_programme_goes_on_once_it_is_put_away(town: Town) -> None:
    mine, other = book(town, programme="DROITS"), book(town, "14:00")
    town.do(PutProgrammeAway("DROITS"))
    town.do(changed(town, mine, places=2))
    assert town.session(mine).places == 2
    with pytest.raises(BadInputError):
        town.do(changed(town, other, programme="DROITS"))


def changed(town: Town, code: str, **fields: object) -> EditSession:
    """The act of a form in which some fields were changed."""

    def read(tx: object) -> EditSession:
        row = tx.scalars(session_coded(code)).one()  # type: ignore[attr-defined]
        seen = details_of(states_of(tx, [row])[row.id])  # type: ignore[arg-type]
        return EditSession(code, seen, replace(seen, **fields))  # type: ignore[arg-type]

    return town.one(read)


@pytest.mark.parametrize("command", [PutSiteAway("NOWHERE"), PutProgrammeAway("NOTHING")])
def test_codes_that_name_nothing_are_refused(
    town: Town, command: PutSiteAway | PutProgrammeAway
) -> None:
    with pytest.raises(UnknownCodeError):
        town.do(command)
