"""A small town in a real database: the fixture of the scenarios, every name invented.

Two sites twenty minutes apart; at Beauregard a room of 20 that divides in A and B, and an
office; at Villejean one room. Three professionals always askable, a staff member, an
expert user, an interpreter, ten mats.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import TypeVar

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from db.engine import reading, transaction
from db.journal import Actor
from db.tables.centre import Centre, Language, MediationMotive, Profession, Theme
from db.tables.people import Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import (
    Equipment,
    OpeningHoursRow,
    Premises,
    Room,
    RoomPart,
    Site,
    TravelTime,
)
from db.tables.workers import (
    Agency,
    AgencyTerms,
    AvailabilityRuleRow,
    CancellationRule,
    Contributor,
    Interpreter,
    Professional,
    StaffMember,
)
from desktop_app.commands.act import Command, Outcome

NOW = datetime(2026, 3, 2, 9, 0)
MONDAY = date(2026, 3, 9)
FIRST = date(2020, 1, 1)
_KEYS = count(1)
T = TypeVar("T")


def at(hour: str, day: date = MONDAY) -> datetime:
    """« 14:00 » of the Monday on which the stories play, or of another day."""
    return datetime.combine(day, time.fromisoformat(hour))


@dataclass
class Town:
    """The town's engine, and two desks to act from."""

    engine: Engine

    def actor(self, desk: str = "accueil", now: datetime = NOW, key: str = "") -> Actor:
        """Somebody at a desk, with a form's own key."""
        return Actor(desk, "claire", now, key or f"key-{next(_KEYS)}")

    def do(self, command: Command, desk: str = "accueil", now: datetime = NOW) -> Outcome:
        """Carry a command out from a desk."""
        return command(self.engine, self.actor(desk, now))

    def session(self, code: str) -> WorkshopSession:
        """A session's row."""
        with reading(self.engine) as tx:
            return tx.scalars(session_coded(code)).one()

    def one(self, read: Callable[[Session], T]) -> T:
        """The answer of a reading."""
        with reading(self.engine) as tx:
            return read(tx)


def session_coded(code: str) -> Select[WorkshopSession]:
    """The statement that finds a session."""
    return select(WorkshopSession).where(WorkshopSession.code == code)


def build_town(engine: Engine) -> Town:
    """Fill an empty centre with the town."""
    with transaction(engine) as tx:
        _centre(tx)
        _places(tx)
        _workers(tx)
        _programmes(tx)
        _people(tx)
    return Town(engine)


def _centre(tx: Session) -> None:
    tx.add(
        Centre(
            id=1,
            identifier="ville-inventee",
            name_fr="Centre inventé",
            name_en="Invented centre",
            zone="Europe/Paris",
            school_zone="B",
            languages=("fr", "en"),
            default_language="fr",
        )
    )
    tx.add(Theme(code="rights", title_fr="Droits", title_en="Rights", palette="m", icon="i"))
    tx.add(
        Profession(
            code="PSY",
            label_fr_masculine="Psychologue",
            label_fr_feminine="Psychologue",
            label_en="Psychologist",
            headcount=3,
            headcount_using_shared_rooms=3,
        )
    )
    tx.add(
        Language(
            code="ar",
            bcp47="ar",
            name_fr="Arabe",
            name_en="Arabic",
            autonym="العربية",
            script="Arab",
            direction="rtl",
            demand_weight_percent=22,
        )
    )
    tx.flush()


def _places(tx: Session) -> None:
    for code, letter in (("BEA", "B"), ("VIL", "V")):
        site = Site(
            code=code,
            letter=letter,
            short_name=code.title(),
            name_fr=code.title(),
            kind="own",
            address_line="1 rue Inventée",
            postcode="35000",
            city="Rennes",
            phone="",
        )
        tx.add(site)
        tx.flush()
        tx.add(
            Premises(
                code=f"{code}-P",
                site_id=site.id,
                label_fr="Bâtiment",
                address_line="1 rue Inventée",
                valid_from=FIRST,
            )
        )
        for weekday in range(1, 7):
            tx.add(
                OpeningHoursRow(
                    site_id=site.id,
                    iso_weekday=weekday,
                    opens=time(8),
                    closes=time(20),
                    valid_from=FIRST,
                )
            )
    bea, vil = tx.scalars(select(Site.id).order_by(Site.id))
    tx.add(TravelTime(site_a_id=bea, site_b_id=vil, minutes=20))
    rooms = {
        "A": _room(tx, "A", bea, 10),
        "B": _room(tx, "B", bea, 10),
        "AB": _room(tx, "AB", bea, 20, units=0),
        "OFFICE": _room(tx, "OFFICE", bea, 4),
        "VIL-1": _room(tx, "VIL-1", vil, 14),
    }
    for position, part in enumerate(("A", "B")):
        tx.add(RoomPart(room_id=rooms["AB"], part_id=rooms[part], position=position))
    mats = Resource(code="mats", kind="equipment", units=10)
    tx.add(mats)
    tx.flush()
    tx.add(
        Equipment(
            code="mats",
            label_fr="Tapis",
            label_en="Mats",
            movable_quantity=10,
            home_site_id=bea,
            resource_id=mats.id,
        )
    )


def _room(tx: Session, code: str, site: int, capacity: int, *, units: int = 1) -> int:
    resource = Resource(code=code, kind="room", units=units)
    tx.add(resource)
    tx.flush()
    tx.add(
        Room(
            id=resource.id,
            site_id=site,
            premises_id=tx.scalar(select(Premises.id).where(Premises.site_id == site)),
            name_fr=f"Salle {code}",
            name_en=f"Room {code}",
            kind="multipurpose",
            floor=0,
            capacity=capacity,
            wheelchair_accessible=code != "OFFICE",
            equipment_codes=(),
            setup_minutes=0,
        )
    )
    tx.flush()
    return resource.id


def _workers(tx: Session) -> None:
    profession = tx.scalar(select(Profession.id))
    bea, vil = tx.scalars(select(Site.id).order_by(Site.id))
    for code in ("P1", "P2", "P3"):
        worker = _resource(tx, code, "professional")
        tx.add(
            Professional(
                id=worker,
                given_name="Prénom",
                family_name=f"Inventé{code}",
                gender="F",
                profession_id=profession,
                employment="employee",
                home_site_id=bea,
                uses_shared_rooms=True,
                spoken_languages=("fr",),
                email="",
                phone="",
                active_from=FIRST,
            )
        )
        tx.flush()
        for number, site in enumerate((bea, vil)):
            for weekday in range(1, 6):
                tx.add(
                    AvailabilityRuleRow(
                        code=f"R{code}{number}{weekday}",
                        professional_id=worker,
                        site_id=site,
                        iso_weekday=weekday,
                        start_time=time(8),
                        end_time=time(20),
                        week_parity="all",
                        interval_weeks=1,
                        kind="group",
                        during_school_holidays="same",
                        valid_from=FIRST,
                    )
                )
    tx.add(
        StaffMember(
            id=_resource(tx, "T1", "staff"),
            given_name="Prénom",
            family_name="Inventée",
            job="health_mediator",
            app_role="mediator",
            home_site_id=bea,
            full_time_equivalent="1.0",
            username="t1",
        )
    )
    tx.add(
        Contributor(
            id=_resource(tx, "X1", "contributor"),
            given_name="Prénom",
            family_name="Invité",
            role="expert_user",
            organisation="Collectif inventé",
        )
    )
    _interpreting(tx)


def _interpreting(tx: Session) -> None:
    agency = Agency(code="AG", name="Agence inventée")
    tx.add(agency)
    tx.flush()
    tx.add(
        AgencyTerms(
            agency_id=agency.id,
            mode="on_site",
            lead_time_hours=48,
            lead_time_basis="working_hours",
            minimum_billed_minutes=60,
            billing_step_minutes=30,
            hourly_rate_cents=4800,
            travel_fee_cents=1200,
            desk_hours="08:30-17:30",
        )
    )
    tx.add(
        CancellationRule(
            agency_id=agency.id,
            mode="on_site",
            notice_less_than_hours=24,
            notice_basis="working_hours",
            fee_percent=100,
            travel_fee_due=False,
        )
    )
    tx.add(
        Interpreter(
            id=_resource(tx, "I1", "interpreter"),
            agency_id=agency.id,
            display_name="Mme I. Inventée",
            gender="F",
            language_codes=("ar",),
            modes=("on_site",),
            iso_weekdays=("1", "2", "3", "4", "5"),
        )
    )
    tx.flush()


def _resource(tx: Session, code: str, kind: str) -> int:
    row = Resource(code=code, kind=kind, units=1)
    tx.add(row)
    tx.flush()
    return row.id


def _programmes(tx: Session) -> None:
    theme = tx.scalar(select(Theme.id))
    programme = Programme(
        code="DROITS",
        title_fr="Mes droits santé",
        title_en="My health rights",
        neutral_title_fr="Atelier démarches",
        theme_id=theme,
        origin="",
        audience="adults",
        capacity=3,
        registration_mode="registered",
        session_minutes=60,
        during_school_holidays="continue",
        guardian_required=False,
        facilitator_roles="",
        default_sheet_variant="session",
        funder_codes=(),
    )
    tx.add(programme)
    tx.flush()
    bea = tx.scalar(select(Site.id).order_by(Site.id).limit(1))
    room = tx.scalar(select(Resource.id).where(Resource.code == "A"))
    tx.add(
        Cycle(
            code="C1",
            programme_id=programme.id,
            title_fr="Mes droits santé, lundi",
            site_id=bea,
            room_id=room,
            iso_weekday=1,
            start_time=time(14),
            end_time=time(15),
            recurrence="weekly",
            first_date=MONDAY,
            session_count=3,
            facilitator_codes=("P1",),
        )
    )
    tx.flush()


def add_motive(tx: Session, code: str, group: str = "care_support") -> None:
    """A motive for which people ask for mediation."""
    tx.add(
        MediationMotive(
            code=code,
            label_fr=code,
            label_en=code,
            motive_group=group,
            origin="",
            weight_percent=1,
        )
    )


def _people(tx: Session) -> None:
    for number in range(1, 9):
        tx.add(
            Person(
                code=f"U{number:04d}",
                given_name=f"Prénom{number}",
                family_name=f"Habitant{number}",
                search_key=f"habitant{number} prenom{number}",
            )
        )
    tx.flush()
