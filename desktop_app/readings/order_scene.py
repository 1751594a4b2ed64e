"""What stands around interpreter orders: themes, sites, who comes, and whom one can ask."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.workers import agency_terms
from db.tables.centre import Theme
from db.tables.people import Person
from db.tables.sessions import Programme, Resource, WorkshopSession
from db.tables.sites import Site
from db.tables.support import Appointment
from db.tables.workers import Agency, Interpreter
from desktop_app.domain.interpreters import Terms
from desktop_app.readings.board_appointments import APPOINTMENT_THEMES
from desktop_app.readings.calls import initials_of


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whom an appointment is for: the name is shown only while names are revealed."""

    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class SitePlace:
    """A site by its letter, its name and its address."""

    letter: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class InterpreterChoice:
    """Somebody an agency can send, by the name it gives them."""

    code: str
    name: str
    agency: str
    languages: tuple[str, ...]
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderScene:
    """By code: palette and icon of sessions and appointments, who comes, sites, agencies.

    ``terms`` are those of each agency for each mode.
    """

    themes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    visitors: Mapping[str, Visitor] = field(default_factory=dict)
    sites: Mapping[str, SitePlace] = field(default_factory=dict)
    interpreters: tuple[InterpreterChoice, ...] = ()
    terms: Mapping[str, tuple[Terms, ...]] = field(default_factory=dict)

    def who_interprets(
        self, language: str, mode: str = "", agency: str = ""
    ) -> list[InterpreterChoice]:
        """Those who interpret a language, in a mode and of an agency where one is said."""
        return [
            one
            for one in self.interpreters
            if language in one.languages
            and (not mode or mode in one.modes)
            and (not agency or one.agency == agency)
        ]

    def terms_of(self, agency: str, mode: str) -> Terms | None:
        """What an agency asks in a mode, when that is known."""
        return next((one for one in self.terms.get(agency, ()) if one.mode == mode), None)


def order_scene(
    tx: Session, sessions: Collection[str], appointments: Collection[str]
) -> OrderScene:
    """Read what stands around the orders of some sessions and appointments, by their codes."""
    return OrderScene(
        {**_session_themes(tx, sessions), **_appointment_themes(tx, appointments)},
        visitors_of(tx, appointments),
        _sites(tx),
        _interpreters(tx),
        {agency: tuple(terms) for agency, terms in agency_terms(tx).items()},
    )


def visitors_of(tx: Session, appointments: Collection[str]) -> dict[str, Visitor]:
    """Whom some appointments are for, by the code of each."""
    rows = tx.execute(
        select(Appointment.code, Person.given_name, Person.family_name)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.code.in_(appointments))
    )
    return {
        code: Visitor(f"{given} {family}".strip(), initials_of(given, family))
        for code, given, family in rows
    }


def _session_themes(tx: Session, codes: Collection[str]) -> dict[str, tuple[str, str]]:
    rows = tx.execute(
        select(WorkshopSession.code, Theme.palette, Theme.icon)
        .join(Programme, Programme.id == WorkshopSession.programme_id)
        .join(Theme, Theme.id == Programme.theme_id)
        .where(WorkshopSession.code.in_(codes))
    )
    return {code: (palette, icon) for code, palette, icon in rows}


def _appointment_themes(tx: Session, codes: Collection[str]) -> dict[str, tuple[str, str]]:
    rows = tx.execute(select(Appointment.code, Appointment.kind).where(Appointment.code.in_(codes)))
    return {code: APPOINTMENT_THEMES[kind] for code, kind in rows}


def _sites(tx: Session) -> dict[str, SitePlace]:
    rows = tx.execute(select(Site.code, Site.letter, Site.short_name, Site.address_line))
    return {code: SitePlace(letter, name, address) for code, letter, name, address in rows}


def _interpreters(tx: Session) -> tuple[InterpreterChoice, ...]:
    rows = tx.execute(
        select(Resource.code, Interpreter, Agency.code)
        .join(Interpreter, Interpreter.id == Resource.id)
        .join(Agency, Agency.id == Interpreter.agency_id)
        .order_by(Interpreter.display_name, Resource.code)
    )
    return tuple(
        InterpreterChoice(code, one.display_name, agency, one.language_codes, one.modes)
        for code, one, agency in rows
    )
