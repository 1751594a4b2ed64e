"""The town of the scenarios: its rooms, the school holidays of zone B, a programme of two steps."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import transaction
from db.tables.centre import SchoolHolidayPeriod, Theme
from db.tables.sessions import Programme, ProgrammeStep, Resource
from db.tables.sites import Premises, Room, Site
from tests.commands.town import Town

WINTER = (date(2026, 2, 14), date(2026, 3, 1))
SPRING = (date(2026, 4, 11), date(2026, 4, 26))
HOLIDAYS = (
    ("Toussaint", date(2025, 10, 18), date(2025, 11, 2)),
    ("Noël", date(2025, 12, 20), date(2026, 1, 4)),
    ("Hiver", *WINTER),
    ("Printemps", *SPRING),
)


def furnish(town: Town) -> None:
    """Add what the stories need to the small town."""
    with transaction(town.engine) as tx:
        _add_holidays(tx)
        _add_office(tx)
        _add_programme(tx)


def _add_holidays(tx: Session) -> None:
    for name, first, last in HOLIDAYS:
        tx.add(
            SchoolHolidayPeriod(
                zone="B",
                school_year="2025-2026",
                name_fr=name,
                name_en=name,
                first_day=first,
                last_day=last,
                status="published",
            )
        )


def _add_office(tx: Session) -> None:
    """Bureau 1, six seats, at Beauregard."""
    site = tx.scalar(select(Site.id).where(Site.code == "BEA"))
    premises = tx.scalar(select(Premises.id).where(Premises.site_id == site))
    resource = Resource(code="BUREAU-1", kind="room", units=1)
    tx.add(resource)
    tx.flush()
    tx.add(
        Room(
            id=resource.id,
            site_id=site,
            premises_id=premises,
            name_fr="Bureau 1",
            name_en="Office 1",
            kind="multipurpose",
            floor=0,
            capacity=6,
            wheelchair_accessible=True,
            equipment_codes=(),
            setup_minutes=0,
        )
    )


def _add_programme(tx: Session) -> None:
    """« Passage en 6e »: four workshops, then the parents a fortnight later at most."""
    programme = Programme(
        code="SIXIEME",
        title_fr="Passage en 6e",
        title_en="Moving up",
        neutral_title_fr="Passage en 6e",
        theme_id=tx.scalar(select(Theme.id)),
        origin="",
        audience="children_parents",
        capacity=12,
        registration_mode="registered",
        sessions_per_cycle=5,
        session_minutes=90,
        during_school_holidays="pause",
        guardian_required=False,
        facilitator_roles="",
        default_sheet_variant="session",
        funder_codes=(),
    )
    tx.add(programme)
    tx.flush()
    steps = (("workshop", 4, 90, None, (None, None)), ("meeting", 1, 60, time(18), (1, 14)))
    for step, (kind, count, minutes, start, (fewest, most)) in enumerate(steps, start=1):
        tx.add(
            ProgrammeStep(
                programme_id=programme.id,
                step=step,
                kind=kind,
                count=count,
                title_fr="",
                title_en="",
                minutes=minutes,
                start_time=start,
                min_days_after_previous_step=fewest,
                max_days_after_previous_step=most,
            )
        )
