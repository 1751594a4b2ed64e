"""The settings: the centre, its sites, rooms and programmes, each field by itself."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from db.engine import transaction
from db.tables.centre import Centre, SheetVariantWish, Theme
from db.tables.sessions import Programme, Resource
from db.tables.sites import OpeningHoursRow, Premises, Room, RoomPart, Site
from desktop_app.commands.act import Command
from desktop_app.commands.centre_settings import ChangeCentre
from desktop_app.commands.programme_settings import AddProgramme, ChangeProgramme
from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.room_settings import AddRoom, ChangeRoom
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.site_settings import AddSite, ChangeSite
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    RoomInUseError,
    StaleError,
    UnknownCodeError,
)
from desktop_app.domain.findings import Code
from tests.commands.town import MONDAY, NOW, Town, at

P1 = Allocated("P1", "facilitator")


def room(town: Town, code: str) -> Room | None:
    return town.one(
        lambda tx: tx.scalars(
            select(Room).join(Resource, Resource.id == Room.id).where(Resource.code == code)
        ).one_or_none()
    )


def site(town: Town, code: str) -> Site | None:
    return town.one(lambda tx: tx.scalars(select(Site).where(Site.code == code)).one_or_none())


def programme(town: Town, code: str) -> Programme | None:
    return town.one(
        lambda tx: tx.scalars(select(Programme).where(Programme.code == code)).one_or_none()
    )


def test_the_centre_takes_another_name_and_gives_it_back(town: Town) -> None:
    town.do(ChangeCentre("name_fr", "  Maison de santé des Tilleuls "))
    assert town.one(lambda tx: tx.get_one(Centre, 1).name_fr) == "Maison de santé des Tilleuls"
    town.do(UndoLast("accueil"))
    assert town.one(lambda tx: tx.get_one(Centre, 1).name_fr) == "Centre inventé"


def test_the_same_value_again_is_no_act(town: Town) -> None:
    assert town.do(ChangeCentre("name_fr", "Centre inventé")).unchanged


def test_a_new_site_has_a_code_a_letter_a_building_and_hours(town: Town) -> None:
    outcome = town.do(AddSite("Villeneuve", "3 rue Inventée", hours_of="BEA"))
    made = site(town, outcome.subject)

    assert outcome.subject == "VIL2"
    assert made is not None
    assert (made.letter, made.short_name) == ("I", "Villeneuve")
    hours = town.one(
        lambda tx: tx.scalars(
            select(OpeningHoursRow).where(OpeningHoursRow.site_id == made.id)
        ).all()
    )
    assert {(row.iso_weekday, row.opens, row.valid_from) for row in hours} == {
        (weekday, time(8), NOW.date()) for weekday in range(1, 7)
    }


def test_hours_that_are_over_are_not_those_of_a_new_site(town: Town) -> None:
    with transaction(town.engine) as tx:
        row = tx.scalars(select(OpeningHoursRow).order_by(OpeningHoursRow.id)).first()
        assert row is not None
        row.valid_to = NOW.date() - timedelta(days=1)
    made = site(town, town.do(AddSite("Villeneuve", hours_of="BEA")).subject)
    assert made is not None
    weekdays = select(OpeningHoursRow.iso_weekday).where(OpeningHoursRow.site_id == made.id)
    assert set(town.one(lambda tx: tx.scalars(weekdays).all())) == set(range(2, 7))


def test_a_new_site_leaves_when_it_is_taken_back_and_returns(town: Town) -> None:
    town.do(AddSite("Longchamps", hours_of="BEA"))
    town.do(UndoLast("accueil"))
    assert site(town, "LON") is None
    assert town.one(lambda tx: tx.scalar(select(func.count(Premises.id)))) == 2
    town.do(RedoLast("accueil"))
    again = site(town, "LON")
    assert again is not None
    rows = select(func.count(OpeningHoursRow.id)).where(OpeningHoursRow.site_id == again.id)
    assert town.one(lambda tx: tx.scalar(rows)) == 6


def test_a_site_somebody_has_put_a_room_in_stays(town: Town) -> None:
    town.do(AddSite("Longchamps"))
    town.do(AddRoom("LON", "Salle 1", capacity="8"), desk="beauregard")
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))
    assert site(town, "LON") is not None


def test_two_sites_never_share_a_letter(town: Town) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(ChangeSite("BEA", "letter", "V"))
    assert refusal.value.reason == "letter_taken"
    town.do(ChangeSite("BEA", "letter", "B"))
    town.do(ChangeSite("BEA", "letter", "C"))
    town.do(UndoLast("accueil"))
    changed = site(town, "BEA")
    assert changed is not None
    assert changed.letter == "B"


def test_a_new_room_follows_the_codes_of_its_site(town: Town) -> None:
    first = town.do(AddRoom("VIL", "Cabinet 1", "consultation", "3")).subject
    second = town.do(AddRoom("VIL", "Cabinet 2")).subject
    made = room(town, first)

    assert (first, second) == ("VIL-02", "VIL-03")
    assert made is not None
    assert (made.name_fr, made.kind, made.capacity) == ("Cabinet 1", "consultation", 3)
    assert made.premises_id is not None


def test_a_new_room_can_be_booked_and_then_stays(town: Town) -> None:
    code = town.do(AddRoom("BEA", "Salle C", capacity="12")).subject
    town.do(BookSession(at("10:00"), at("11:00"), code, (P1,)), desk="beauregard")
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))
    assert room(town, code) is not None


def test_a_divisible_room_takes_its_parts_with_it(town: Town) -> None:
    town.do(AddRoom("BEA", "Salle C", capacity="8"))
    whole = town.do(AddRoom("BEA", "Salle A+C", capacity="18", parts=("A", "BEA-01"))).subject
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,)))
    with pytest.raises(RefusedError) as refusal:
        town.do(BookSession(at("10:30"), at("11:30"), whole))
    assert Code.ROOM_TAKEN in {one.code for one in refusal.value.findings}


def test_a_divisible_room_leaves_and_returns_with_its_parts(town: Town) -> None:
    whole = town.do(AddRoom("BEA", "A et bureau", parts=("A", "OFFICE"))).subject
    town.do(UndoLast("accueil"))
    assert room(town, whole) is None
    town.do(RedoLast("accueil"))
    again = room(town, whole)
    assert again is not None
    parts = select(RoomPart.position).where(RoomPart.room_id == again.id)
    assert town.one(lambda tx: tx.scalars(parts.order_by(RoomPart.position)).all()) == [0, 1]


@pytest.mark.parametrize("parts", [("A",), ("A", "VIL-1"), ("AB", "OFFICE")])
def test_parts_that_make_no_room_are_refused(town: Town, parts: tuple[str, ...]) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(AddRoom("BEA", "Grande salle", parts=parts))
    assert refusal.value.reason == "not_one_room"


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name_fr", "Salle des Tilleuls", "Salle des Tilleuls"),
        ("capacity", "0", 0),
        ("wheelchair_accessible", "no", False),
        ("equipment_codes", "mats", ("mats",)),
        ("setup_minutes", "15", 15),
        ("bookable_from", "14/12/2026", date(2026, 12, 14)),
        ("bookable_from", "", None),
    ],
)
def test_a_field_of_a_room_is_kept_and_taken_back(
    town: Town, field: str, typed: str, kept: object
) -> None:
    before = getattr(room(town, "A"), field)
    town.do(ChangeRoom("A", field, typed))
    assert getattr(room(town, "A"), field) == kept
    if kept != before:
        town.do(UndoLast("accueil"))
        assert getattr(room(town, "A"), field) == before


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (ChangeRoom("A", "capacity", "-1"), "not_a_number"),
        (ChangeRoom("A", "capacity", "10001"), "outside_limits"),
        (ChangeRoom("A", "capacity", "9" * 5000), "not_a_number"),
        (ChangeRoom("A", "name_fr", "  "), "missing"),
        (ChangeRoom("A", "name_fr", "é" * 201), "too_long"),
        (ChangeRoom("A", "name_fr", "a\0b"), "not_a_text"),
        (ChangeRoom("A", "bookable_from", "bientôt"), "not_a_date"),
        (ChangeRoom("A", "bookable_from", "14/12/1926"), "year_out_of_range"),
        (ChangeRoom("A", "kind", "cellar"), "one_of"),
        (ChangeRoom("A", "kind", "outdoor"), "outdoors_stays"),
        (ChangeRoom("A", "id", "3"), "one_of"),
        (ChangeSite("BEA", "letter", "BE"), "too_long"),
        (ChangeCentre("school_zone", "D"), "one_of"),
        (ChangeProgramme("TALK", "facilitator_roles", "ISP+"), "not_roles"),
        (AddRoom("BEA", ""), "missing"),
        (AddSite(" "), "missing"),
        (AddProgramme("Marche", "rights", minutes="0"), "outside_limits"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(
    town: Town, command: Command, reason: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(command)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "command",
    [
        ChangeRoom("A", "equipment_codes", "mats|piano"),
        ChangeRoom("NOWHERE", "capacity", "3"),
        ChangeSite("NOWHERE", "city", "Rennes"),
        AddRoom("NOWHERE", "Salle"),
        AddSite("Villeneuve", hours_of="NOWHERE"),
        AddProgramme("Marche", "nothing"),
        ChangeProgramme("NOWHERE", "capacity", "3"),
        ChangeProgramme("TALK", "default_sheet_variant", "papyrus"),
    ],
)
def test_codes_that_name_nothing_are_refused(town: Town, command: Command) -> None:
    with pytest.raises(UnknownCodeError):
        town.do(command)


def test_two_desks_change_different_fields_of_one_room(town: Town) -> None:
    town.do(ChangeRoom("A", "capacity", "9"))
    town.do(ChangeRoom("A", "name_fr", "Salle des Tilleuls"), desk="beauregard")
    town.do(UndoLast("accueil"))
    changed = room(town, "A")
    assert changed is not None
    assert (changed.capacity, changed.name_fr) == (10, "Salle des Tilleuls")


def test_a_room_nobody_uses_later_takes_a_last_day(town: Town) -> None:
    town.do(EndRoom("A", MONDAY))
    with pytest.raises(RefusedError):
        town.do(BookSession(at("10:00", date(2026, 3, 10)), at("11:00", date(2026, 3, 10)), "A"))
    town.do(EndRoom("A", None))
    town.do(BookSession(at("10:00", date(2026, 3, 10)), at("11:00", date(2026, 3, 10)), "A"))


def test_a_room_with_later_sessions_says_how_many(town: Town) -> None:
    for hour in ("09:00", "14:00"):
        town.do(BookSession(at(hour), at(f"{int(hour[:2]) + 1}:00"), "A", (P1,)))
    with pytest.raises(RoomInUseError) as refusal:
        town.do(EndRoom("A", date(2026, 3, 8)))
    assert (refusal.value.sessions, refusal.value.appointments) == (2, 0)


def test_the_sessions_of_a_whole_stand_in_its_parts(town: Town) -> None:
    town.do(BookSession(at("09:00"), at("10:00"), "AB", (P1,)))
    with pytest.raises(RoomInUseError):
        town.do(EndRoom("A", date(2026, 3, 8)))


def test_a_last_day_is_not_before_the_first(town: Town) -> None:
    town.do(ChangeRoom("A", "bookable_from", "2026-04-01"))
    with pytest.raises(BadInputError) as refusal:
        town.do(EndRoom("A", date(2026, 3, 31)))
    assert refusal.value.reason == "before_first_day"
    town.do(EndRoom("A", date(2026, 4, 30)))
    with pytest.raises(BadInputError) as refusal:
        town.do(ChangeRoom("A", "bookable_from", "2026-05-01"))
    assert refusal.value.reason == "after_last_day"


def test_a_new_programme_is_printed_under_its_title(town: Town) -> None:
    code = town.do(AddProgramme("Marche santé", "rights", "75", "12")).subject
    made = programme(town, code)
    assert code == "MARCHE"
    assert made is not None
    assert (made.neutral_title_fr, made.session_minutes, made.capacity) == ("Marche santé", 75, 12)
    town.do(UndoLast("accueil"))
    assert programme(town, code) is None


def test_the_fields_of_a_programme_are_kept_and_taken_back(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.add(Theme(code="walks", title_fr="Marches", title_en="Walks", palette="m", icon="i"))
        tx.add(
            SheetVariantWish(
                code="session",
                label_fr="Par séance",
                label_en="Per session",
                paper="A4",
                orientation="portrait",
                rows_per_page=18,
                blank_rows=4,
                columns="n|name|signature",
            )
        )
    code = town.do(AddProgramme("Marche santé", "rights")).subject
    before = programme(town, code)
    changes = {
        "neutral_title_fr": "Marche",
        "theme": "walks",
        "capacity": "",
        "registration_mode": "walk_in",
        "during_school_holidays": "pause",
        "facilitator_roles": "APA | ISP",
        "default_sheet_variant": "session",
    }
    for field, typed in changes.items():
        town.do(ChangeProgramme(code, field, typed))
    changed = programme(town, code)
    assert before is not None
    assert changed is not None
    assert changed.theme_id != before.theme_id
    assert (changed.neutral_title_fr, changed.facilitator_roles) == ("Marche", "APA|ISP")
    for _change in range(len(changes) - 1):
        town.do(UndoLast("accueil"))
    back = programme(town, code)
    assert back is not None
    assert changed.during_school_holidays == "pause"
    assert (back.theme_id, back.registration_mode) == (before.theme_id, "registered")
    assert back.during_school_holidays == "continue"
