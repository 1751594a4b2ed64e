"""Professionals, staff, contributors and interpreters as the rules know them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.queries.places import site_codes
from db.queries.rows import rows_of
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


def workers(
    tx: Session, codes: Mapping[int, str], asked: Collection[str] | None = None
) -> dict[str, Worker]:
    """Everybody who can be booked, by code; ``codes`` are those of every resource.

    A professional's label is a profession; anybody else's is the code of a role, which
    `desktop_app.wording.roles` says in words. ``asked`` are the only ones whose availability
    is read, most of what there is to read; nothing given means everybody's.
    """
    directory = _Directory(codes, site_codes(tx))
    found = (
        *_professionals(tx, directory, asked),
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
        for row in rows_of(tx, StandingRoomRow)
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
        for row in rows_of(tx, StandingInterpreterRow)
    )


def agency_terms(tx: Session) -> dict[str, tuple[Terms, ...]]:
    """What each agency asks, mode by mode, by the agency's code."""
    tiers: dict[tuple[int, str], list[CancellationTier]] = defaultdict(list)
    for row in rows_of(tx, CancellationRule):
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
    for asked in rows_of(tx, AgencyTerms):
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


def _professionals(
    tx: Session, directory: _Directory, asked: Collection[str] | None
) -> list[Worker]:
    rules, absences = _rules(tx, directory, asked), _absences(tx, directory)
    professions = {row.id: row for row in rows_of(tx, Profession)}
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.PROFESSIONAL,
            label=_profession_label(row, professions[row.profession_id]),
            roles=frozenset({professions[row.profession_id].code}),
            home_site=directory.sites[row.home_site_id],
            languages=row.spoken_languages,
            rules=tuple(rules[row.id]),
            absences=tuple(absences[row.id]),
            active_from=row.active_from,
            active_to=row.active_to,
        )
        for row in rows_of(tx, Professional)
    ]


def _profession_label(row: Row[Any], profession: Row[Any]) -> Bilingual:
    french = profession.label_fr_feminine if row.gender == "F" else profession.label_fr_masculine
    return Bilingual(french, profession.label_en)


def _staff(tx: Session, directory: _Directory) -> list[Worker]:
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.STAFF,
            label=Bilingual(row.job),
            roles=frozenset({row.job}),
            home_site=directory.sites[row.home_site_id],
        )
        for row in rows_of(tx, StaffMember)
    ]


def _contributors(tx: Session, directory: _Directory) -> list[Worker]:
    return [
        Worker(
            code=directory.codes[row.id],
            kind=WorkerKind.CONTRIBUTOR,
            label=Bilingual(row.role),
            roles=frozenset({row.role}),
        )
        for row in rows_of(tx, Contributor)
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
            terms=tuple(
                one for one in terms.get(agencies[row.agency_id], ()) if one.mode in row.modes
            ),
            platform=PHONE in row.modes,
            gender=row.gender,
        )
        for row in rows_of(tx, Interpreter)
    ]


def _rules(
    tx: Session, directory: _Directory, asked: Collection[str] | None
) -> dict[int, list[AvailabilityRule]]:
    found: dict[int, list[AvailabilityRule]] = defaultdict(list)
    wanted = []
    if asked is not None:
        numbers = [number for number, code in directory.codes.items() if code in asked]
        wanted.append(AvailabilityRuleRow.professional_id.in_(numbers))
    for row in rows_of(tx, AvailabilityRuleRow, *wanted):
        found[row.professional_id].append(
            AvailabilityRule(
                site=directory.sites[row.site_id],
                iso_weekday=row.iso_weekday,
                start=row.start_time,
                end=row.end_time,
                rhythm=rhythm_of(row.week_parity, row.interval_weeks, row.month_week),
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
    for row in rows_of(tx, AvailabilityException):
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
