"""Professionals, staff, contributors and interpreters as the rules know them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.places import site_codes
from db.tables.centre import Profession
from db.tables.workers import (
    Agency,
    AgencyTerms,
    AvailabilityException,
    AvailabilityRuleRow,
    CancellationRule,
    Contributor,
    Interpreter,
    Professional,
    StaffMember,
    StandingInterpreterRow,
    StandingRoomRow,
)
from desktop_app.domain.availability import (
    Absence,
    AvailabilityKind,
    AvailabilityRule,
    rhythm_of,
)
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.interpreters import CancellationTier, NoticeBasis, Terms
from desktop_app.domain.planning import StandingInterpreter, StandingRoom, Worker, WorkerKind

PHONE = "phone"
"""The mode of a telephone platform: two calls may overlap, so it is never claimed."""


@dataclass(frozen=True, slots=True)
class _Directory:
    """Codes looked up once for a whole reading."""

    codes: Mapping[int, str]
    sites: Mapping[int, str]


def workers(tx: Session, codes: Mapping[int, str]) -> dict[str, Worker]:
    """Everybody who can be booked, by code; ``codes`` are those of every resource.

    A professional's label is a profession; anybody else's is the code of a role, which
    `desktop_app.wording.roles` says in words.
    """
    directory = _Directory(codes, site_codes(tx))
    found = (
        *_professionals(tx, directory),
        *_staff(tx, directory),
        *_contributors(tx, directory),
        *_interpreters(tx, directory),
    )
    return {worker.code: worker for worker in found}


def standing_rooms(tx: Session, codes: Mapping[int, str]) -> tuple[StandingRoom, ...]:
    """The rooms kept every week for somebody."""
    return tuple(
        StandingRoom(
            row.code,
            codes[row.room_id],
            codes[row.professional_id],
            row.iso_weekday,
            row.start_time,
            row.end_time,
            rhythm_of(row.week_parity, 1),
            row.valid_from,
            row.valid_to,
        )
        for row in tx.scalars(select(StandingRoomRow).order_by(StandingRoomRow.id))
    )


def standing_interpreters(tx: Session, codes: Mapping[int, str]) -> tuple[StandingInterpreter, ...]:
    """The interpreters present at a place every week or every other week."""
    return tuple(
        StandingInterpreter(
            row.code,
            codes[row.interpreter_id],
            row.language_code,
            row.mode,
            codes[row.room_id],
            row.iso_weekday,
            row.start_time,
            row.end_time,
            rhythm_of(row.week_parity, 1),
            row.valid_from,
            row.valid_to,
            row.purpose,
        )
        for row in tx.scalars(select(StandingInterpreterRow).order_by(StandingInterpreterRow.id))
    )


def agency_terms(tx: Session) -> dict[str, tuple[Terms, ...]]:
    """What each agency asks, mode by mode, by the agency's code."""
    tiers: dict[tuple[int, str], list[CancellationTier]] = defaultdict(list)
    for row in tx.scalars(select(CancellationRule).order_by(CancellationRule.id)):
        tiers[row.agency_id, row.mode].append(
            CancellationTier(
                row.notice_less_than_hours,
                NoticeBasis(row.notice_basis),
                row.fee_percent,
                row.travel_fee_due,
            )
        )
    agencies = {row.id: row.code for row in tx.execute(select(Agency.id, Agency.code))}
    found: dict[str, list[Terms]] = defaultdict(list)
    for asked in tx.scalars(select(AgencyTerms).order_by(AgencyTerms.id)):
        found[agencies[asked.agency_id]].append(
            Terms(
                agency=agencies[asked.agency_id],
                mode=asked.mode,
                lead_time_hours=asked.lead_time_hours,
                lead_time_basis=NoticeBasis(asked.lead_time_basis),
                minimum_billed_minutes=asked.minimum_billed_minutes,
                billing_step_minutes=asked.billing_step_minutes,
                hourly_rate_cents=asked.hourly_rate_cents,
                travel_fee_cents=asked.travel_fee_cents,
                tiers=tuple(tiers[asked.agency_id, asked.mode]),
            )
        )
    return {code: tuple(terms) for code, terms in found.items()}


def _professionals(tx: Session, directory: _Directory) -> list[Worker]:
    rules, absences = _rules(tx, directory), _absences(tx, directory)
    rows = tx.execute(
        select(Professional, Profession)
        .join(Profession, Profession.id == Professional.profession_id)
        .order_by(Professional.id)
    )
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.PROFESSIONAL,
            label=Bilingual(_profession_label(row, profession), profession.label_en),
            roles=frozenset({profession.code}),
            home_site=directory.sites[row.home_site_id],
            languages=row.spoken_languages,
            rules=tuple(rules[row.id]),
            absences=tuple(absences[row.id]),
            active_from=row.active_from,
            active_to=row.active_to,
        )
        for row, profession in rows
    ]


def _profession_label(row: Professional, profession: Profession) -> str:
    return profession.label_fr_feminine if row.gender == "F" else profession.label_fr_masculine


def _staff(tx: Session, directory: _Directory) -> list[Worker]:
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.STAFF,
            label=Bilingual(row.job),
            roles=frozenset({row.job}),
            home_site=directory.sites[row.home_site_id],
        )
        for row in tx.scalars(select(StaffMember).order_by(StaffMember.id))
    ]


def _contributors(tx: Session, directory: _Directory) -> list[Worker]:
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.CONTRIBUTOR,
            label=Bilingual(row.role),
            roles=frozenset({row.role}),
        )
        for row in tx.scalars(select(Contributor).order_by(Contributor.id))
    ]


def _interpreters(tx: Session, directory: _Directory) -> list[Worker]:
    terms = agency_terms(tx)
    agencies = {row.id: row.code for row in tx.execute(select(Agency.id, Agency.code))}
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.INTERPRETER,
            label=Bilingual("interpreter"),
            roles=frozenset({"interpreter"}),
            languages=row.language_codes,
            iso_weekdays=frozenset(int(day) for day in row.iso_weekdays),
            terms=terms.get(agencies[row.agency_id], ()),
            platform=PHONE in row.modes,
        )
        for row in tx.scalars(select(Interpreter).order_by(Interpreter.id))
    ]


def _rules(tx: Session, directory: _Directory) -> dict[int, list[AvailabilityRule]]:
    found: dict[int, list[AvailabilityRule]] = defaultdict(list)
    for row in tx.scalars(select(AvailabilityRuleRow).order_by(AvailabilityRuleRow.id)):
        found[row.professional_id].append(
            AvailabilityRule(
                site=directory.sites[row.site_id],
                iso_weekday=row.iso_weekday,
                start=row.start_time,
                end=row.end_time,
                rhythm=rhythm_of(row.week_parity, row.interval_weeks),
                anchor=row.anchor_date,
                kind=AvailabilityKind(row.kind),
                in_school_holidays=row.during_school_holidays != "absent",
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                code=row.code,
            )
        )
    return found


def _absences(tx: Session, directory: _Directory) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = defaultdict(list)
    for row in tx.scalars(select(AvailabilityException).order_by(AvailabilityException.id)):
        found[row.professional_id].append(
            Absence(
                row.first_day,
                row.last_day,
                row.start_time,
                row.end_time,
                row.kind,
                directory.codes.get(row.replaced_by_id or 0),
            )
        )
    return found
