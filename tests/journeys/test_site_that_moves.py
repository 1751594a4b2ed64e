"""Scenario 7: Villejean closes in the middle of a cycle and opens again in another building."""

from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.engine import transaction
from db.queries.sheet_facts import SheetOptions
from db.tables.centre import Profession
from db.tables.sessions import Programme, Resource
from db.tables.sites import OpeningHoursRow, Premises, Room, Site, TravelTime
from db.tables.workers import AvailabilityRuleRow, Professional
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.chosen_repairs import repair_as_seen
from desktop_app.commands.cycles import CreateCycle, CycleDateWanted
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.repairs import ChangeWithRepairs
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.site_moves import MoveSite
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.findings import Code
from desktop_app.domain.sheets.facts import PlaceFacts
from desktop_app.domain.ways_out import WayOut
from desktop_app.readings.breakages import PlannedRepair, WhatBreaks, what_breaks
from desktop_app.readings.cycle_copies import cycle_like
from desktop_app.readings.sheets import issued_sheet
from desktop_app.readings.site_moves import rooms_to_have_again
from tests.commands.town import FIRST, NOW, Town, at
from tests.commands.visible import visible

DAYS = [date(2026, 3, day) for day in (11, 18, 25)] + [date(2026, 4, day) for day in (1, 8, 29)]
LAST, FIRST_BACK = date(2026, 3, 27), date(2026, 4, 13)
LEADERS = ("E1", "O1", "X1")
"""An occupational therapist, a speech therapist and a circus artist from outside."""
OLD, NEW = "1 rue Inventée, 35000 Rennes", "7 quai Imaginaire, 35000 Rennes"
CHILDREN = tuple(f"U000{number}" for number in range(1, 9))
ENTERED = datetime(2026, 3, 20, 9, 0)
"""When the coordinator enters the move: two dates of March are over."""


@dataclass
class Story:
    """The town with the cycle, the move somebody has in mind and what it breaks."""

    town: Town
    move: MoveSite
    seen: WhatBreaks

    def plan(self) -> dict[str, PlannedRepair]:
        return {one.line.code: one for one in self.seen.best()}

    def carried_out(self, *, but: str = "") -> dict[str, object]:
        chosen = [one.repair for one in self.seen.best() if one.line.code != but]
        repairs = [repair_as_seen(one.hit, one.chosen) for one in chosen if one.chosen is not None]
        act = ChangeWithRepairs(self.move, tuple(repairs))
        return dict(self.town.do(act, now=ENTERED).answer)

    def place_on_sheet(self, session: str, now: datetime) -> PlaceFacts:
        """Where a sheet printed now says that a session is."""
        answer = self.town.do(IssueSheet(session, SheetOptions()), now=now).answer
        sheet = issued_sheet(self.town.engine, answer["sheet"], copy=answer["copy"], printed_at=now)
        return sheet.facts.place


@pytest.fixture
def story(town: Town) -> Story:
    """« Cirque adapté » on six Wednesdays, with eight children."""
    with transaction(town.engine) as tx:
        furnish(tx)
    dates = tuple(
        CycleDateWanted(at("14:00", day), at("15:30", day), "VIL-1", team()) for day in DAYS
    )
    cycle = CreateCycle(
        "CIRQUE", "VIL-1", DAYS[0], time(14), time(15, 30), dates, needs=("mats",), team=team()
    )
    assert town.do(cycle).subject == "C02"
    for child in CHILDREN:
        town.do(Enrol("C02", child))
    rooms = rooms_to_have_again(town.engine, "VIL", LAST)
    move = MoveSite("VIL", LAST, FIRST_BACK, "7 quai Imaginaire", rooms)
    return Story(town, move, what_breaks(town.engine, move.frame, ENTERED))


def team() -> tuple[Allocated, ...]:
    return tuple(Allocated(code, "facilitator") for code in LEADERS)


def furnish(tx: Session) -> None:
    """A partner's hall with mats, mats at Villejean, and two therapists who come to both."""
    tx.execute(update(TravelTime).values(minutes=25))
    partner = Site(
        code="CS",
        letter="C",
        short_name="Centre social",
        name_fr="Centre social",
        kind="partner",
        address_line="3 place Fictive",
        postcode="35000",
        city="Rennes",
        phone="",
    )
    tx.add(partner)
    tx.flush()
    tx.add_all(
        OpeningHoursRow(
            site_id=partner.id, iso_weekday=day, opens=time(8), closes=time(20), valid_from=FIRST
        )
        for day in range(1, 6)
    )
    premises = Premises(
        code="CS-P",
        site_id=partner.id,
        label_fr="Salle du quartier",
        address_line="3 place Fictive",
        valid_from=FIRST,
    )
    hall = Resource(code="HALL", kind="room", units=1)
    tx.add_all([premises, hall])
    tx.flush()
    tx.add(
        Room(
            id=hall.id,
            site_id=partner.id,
            premises_id=premises.id,
            name_fr="Grande salle",
            name_en="Hall",
            kind="multipurpose",
            floor=0,
            capacity=25,
            wheelchair_accessible=True,
            equipment_codes=("mats",),
            setup_minutes=0,
        )
    )
    vil = tx.scalars(select(Resource.id).where(Resource.code == "VIL-1")).one()
    tx.get_one(Room, vil).equipment_codes = ("mats",)
    theme = tx.scalar(select(Programme.theme_id).limit(1))
    tx.add(
        Programme(
            code="CIRQUE",
            title_fr="Cirque adapté",
            title_en="Adapted circus",
            neutral_title_fr="Atelier du mercredi",
            theme_id=theme,
            origin="",
            audience="children",
            capacity=12,
            registration_mode="registered",
            session_minutes=90,
            during_school_holidays="pause",
            guardian_required=False,
            facilitator_roles="ERG+ORT",
            default_sheet_variant="session",
            funder_codes=(),
        )
    )
    villejean = tx.scalars(select(Site.id).where(Site.code == "VIL")).one()
    for code, profession in (("E1", "ERG"), ("O1", "ORT")):
        therapist(tx, code, profession, (villejean, partner.id))


def therapist(tx: Session, code: str, profession: str, sites: tuple[int, ...]) -> None:
    kind = Profession(
        code=profession,
        label_fr_masculine=profession,
        label_fr_feminine=profession,
        label_en=profession,
        headcount=1,
        headcount_using_shared_rooms=1,
    )
    resource = Resource(code=code, kind="professional", units=1)
    tx.add_all([kind, resource])
    tx.flush()
    tx.add(
        Professional(
            id=resource.id,
            given_name="Prénom",
            family_name=f"Inventé{code}",
            gender="F",
            profession_id=kind.id,
            employment="employee",
            home_site_id=sites[0],
            uses_shared_rooms=True,
            spoken_languages=("fr",),
            email="",
            phone="",
            active_from=FIRST,
        )
    )
    tx.flush()
    tx.add_all(
        AvailabilityRuleRow(
            code=f"R{code}{site}",
            professional_id=resource.id,
            site_id=site,
            iso_weekday=3,
            start_time=time(13),
            end_time=time(18),
            week_parity="all",
            interval_weeks=1,
            kind="group",
            during_school_holidays="same",
            valid_from=FIRST,
        )
        for site in sites
    )


def test_what_the_move_breaks_is_listed_before_it_is_saved(story: Story) -> None:
    before = story.town.one(visible)
    plan = story.plan()

    assert list(plan) == ["C02-04", "C02-05", "C02-06"]
    for one in plan.values():
        assert [each.code for each in one.repair.hit.breakage.findings] == [Code.ROOM_NOT_BOOKABLE]
    assert story.town.one(visible) == before


def test_the_homeless_dates_go_to_the_partner_with_their_three_leaders(story: Story) -> None:
    plan = story.plan()
    (new_room,) = story.move.rooms_again

    for code in ("C02-04", "C02-05"):
        places = [way for way in plan[code].repair.ways if way.kind == WayOut.ROOM]
        assert [way.proposal.room for way in places if way.proposal] == ["HALL"]
        for way in places:
            assert way.replaced == {}
            assert way.proposal is not None
            assert {one.worker for one in way.proposal.involved} == set(LEADERS)
            assert way.people_to_call == len(CHILDREN)
    back = plan["C02-06"].repair.chosen
    assert back is not None
    assert back.proposal is not None
    assert (back.proposal.room, back.proposal.span.day) == (new_room.code, DAYS[-1])


def test_the_sheets_of_march_keep_the_old_address_for_ever(story: Story) -> None:
    assert story.place_on_sheet("C02-01", NOW).address == OLD
    story.carried_out()

    for session, now in (("C02-01", at("09:00", DAYS[0])), ("C02-03", at("09:00", DAYS[-1]))):
        place = story.place_on_sheet(session, now)
        assert (place.site_letter, place.address, place.old_address) == ("V", OLD, "")


def test_reprinted_sheets_of_april_carry_the_new_address_and_the_old_one_struck_for_four_weeks(
    story: Story,
) -> None:
    assert story.place_on_sheet("C02-06", NOW).address == OLD
    story.carried_out()

    place = story.place_on_sheet("C02-06", ENTERED)
    assert (place.site_letter, place.address, place.old_address) == ("V", NEW, OLD)
    partner = story.place_on_sheet("C02-04", ENTERED)
    assert (partner.site_letter, partner.address) == ("C", "3 place Fictive, 35000 Rennes")
    (new_room,) = story.move.rooms_again
    for day, old in ((date(2026, 5, 7), OLD), (date(2026, 5, 12), "")):
        late = BookSession(at("09:00", day), at("10:00", day), new_room.code, title="Plus tard")
        session = story.town.do(late, now=ENTERED).subject
        assert story.place_on_sheet(session, ENTERED).old_address == old


def test_a_child_is_marked_absent_on_25_march_after_the_closure(story: Story) -> None:
    story.carried_out()

    absent = RecordAttendance("C02-03", ((CHILDREN[0], "absent"),))
    marked = story.town.do(absent, now=at("10:00", DAYS[3]))

    assert marked.entry


def test_the_move_and_its_repairs_are_taken_back_and_done_again_as_one(story: Story) -> None:
    before = story.town.one(visible)
    assert story.carried_out(but="C02-05")["pending"] == ["C02-05"]
    after = story.town.one(visible)
    rooms = story.town.one(lambda tx: len(tx.scalars(select(Room.id)).all()))

    story.town.do(UndoLast("accueil"), now=ENTERED)
    assert story.town.one(visible) == before
    assert story.town.one(lambda tx: len(tx.scalars(select(Room.id)).all())) == rooms - 1
    assert rooms_to_have_again(story.town.engine, "VIL", LAST) == story.move.rooms_again
    story.town.do(RedoLast("accueil"), now=ENTERED)
    assert story.town.one(visible) == after


def test_next_years_cycle_is_not_asked_in_the_building_that_was_left(story: Story) -> None:
    assert cycle_like(story.town.engine, "C02").sample.room == "VIL-1"
    story.carried_out()

    (new_room,) = story.move.rooms_again
    assert cycle_like(story.town.engine, "C02").sample.room == new_room.code
