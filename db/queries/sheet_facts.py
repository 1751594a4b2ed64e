"""What a sheet says of a session or of a cycle, read from the rows of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.planning import the_centre
from db.queries.sheet_people import enrolled_people
from db.queries.sheet_places import place_facts
from db.queries.sheet_signers import facilitator_facts, interpreter_facts
from db.tables.centre import Centre, Funder, SheetVariantWish, Theme
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    DateStatus,
    FunderFacts,
    SheetFacts,
    SheetWish,
    Variant,
)
from desktop_app.domain.span import Span
from desktop_app.wording import Words, words_in

SENSITIVE_THEMES = frozenset({"mental_health", "therapeutic_education"})
"""Themes whose sheets name neither the cycle nor the professions (sheets.md 1)."""

OLDER_PEOPLE = 60
"""Programmes from this age on have large rows (sheets.md 2)."""

_HELD_OR_TO_COME = ("planned", "held", "option")
_STATUS = {"cancelled": DateStatus.CANCELLED, "skipped": DateStatus.SKIPPED}


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the person printing chose; nothing chosen means the programme's habit."""

    variant: Variant | None = None
    large_rows: bool | None = None
    logos: bool = False


AS_USUAL = SheetOptions()


@dataclass(frozen=True, slots=True)
class _Subject:
    """The programme, the cycle and the sessions a sheet is about."""

    centre: Centre
    programme: Programme | None
    cycle: Cycle | None
    sessions: tuple[WorkshopSession, ...]

    @property
    def words(self) -> Words:
        """The sheet's language is the centre's, not the desk's."""
        return words_in(self.centre.default_language)


def session_sheet_facts(
    tx: Session, session: WorkshopSession, options: SheetOptions = AS_USUAL
) -> SheetFacts:
    """The snapshot of one session's sheet."""
    cycle = tx.get(Cycle, session.cycle_id) if session.cycle_id else None
    programme = tx.get(Programme, session.programme_id) if session.programme_id else None
    subject = _Subject(the_centre(tx), programme, cycle, (session,))
    variant = options.variant or _session_variant(programme)
    return _facts(tx, subject, variant, options)


def cycle_sheet_facts(tx: Session, cycle: Cycle, options: SheetOptions = AS_USUAL) -> SheetFacts:
    """The snapshot of a whole cycle's grid, skipped and cancelled dates included."""
    sessions = tx.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.cycle_id == cycle.id, WorkshopSession.status != "removed")
        .order_by(WorkshopSession.starts)
    ).all()
    programme = tx.get_one(Programme, cycle.programme_id)
    subject = _Subject(the_centre(tx), programme, cycle, tuple(sessions))
    variant = options.variant or _cycle_variant(programme)
    return _facts(tx, subject, variant, options)


def _session_variant(programme: Programme | None) -> Variant:
    if programme is None:
        return Variant.SESSION
    usual = Variant(programme.default_sheet_variant)
    if usual in {Variant.CYCLE_GRID, Variant.CYCLE_GRID_A3}:
        return Variant.SESSION
    return usual


def _cycle_variant(programme: Programme) -> Variant:
    usual = Variant(programme.default_sheet_variant)
    if usual.is_grid:
        return usual
    return Variant.CYCLE_GRID_MINORS if programme.guardian_required else Variant.CYCLE_GRID


def _facts(tx: Session, subject: _Subject, variant: Variant, options: SheetOptions) -> SheetFacts:
    words, first = subject.words, _first(subject.sessions)
    sensitive = _is_sensitive(tx, subject.programme)
    return SheetFacts(
        variant=variant,
        language=words.language,
        centre=_centre_facts(subject.centre),
        title=_neutral_title(subject, words),
        group=_group(subject),
        sensitive=sensitive,
        place=place_facts(tx, first.room_id, first.starts.date()),
        dates=_dates(subject),
        facilitators=facilitator_facts(tx, subject.sessions, words),
        interpreters=interpreter_facts(tx, subject.sessions, words),
        people=enrolled_people(tx, subject.sessions, subject.cycle, variant),
        funders=_funders(tx, subject.programme),
        retention=words._("closing of the funding, then 10 years in restricted archive"),
        wish=_wish(tx, subject.programme, variant, options),
    )


def _first(sessions: Sequence[WorkshopSession]) -> WorkshopSession:
    """The first session that people come to, for the place and the address of the day."""
    firm = [one for one in sessions if one.status in _HELD_OR_TO_COME]
    return (firm or list(sessions))[0]


def _centre_facts(centre: Centre) -> CentreFacts:
    english = centre.default_language == "en"
    return CentreFacts(centre.name_en if english else centre.name_fr, centre.contact)


def _neutral_title(subject: _Subject, words: Words) -> str:
    if subject.programme is not None:
        return subject.programme.neutral_title_fr
    return words._("Session")


def _group(subject: _Subject) -> str:
    """The cycle's own name without the programme's real title, which is never printed."""
    if subject.cycle is None or subject.programme is None:
        return ""
    title, real = subject.cycle.title_fr, subject.programme.title_fr
    if title.startswith(real):
        return title.removeprefix(real).strip(" ,:–-")
    return title.partition(",")[2].strip()


def _dates(subject: _Subject) -> tuple[DateFacts, ...]:
    numbered = [one for one in subject.sessions if one.number is not None]
    of = _length(subject, numbered)
    return tuple(_date_facts(one, of) for one in subject.sessions)


def _length(subject: _Subject, numbered: list[WorkshopSession]) -> int | None:
    if subject.cycle is None:
        return None
    if len(subject.sessions) > 1:
        return max((one.number or 0 for one in numbered), default=None)
    return subject.cycle.session_count


def _date_facts(one: WorkshopSession, of: int | None) -> DateFacts:
    moved = one.planned_starts
    return DateFacts(
        span=Span(one.starts, one.ends),
        number=one.number,
        of=of if one.number is not None else None,
        status=_STATUS.get(one.status, DateStatus.PLANNED),
        cause=one.cause if one.status == "skipped" else "",
        moved_from=_day_before_move(one, moved.date() if moved is not None else None),
    )


def _day_before_move(one: WorkshopSession, first: date | None) -> date | None:
    return None if first is None or first == one.starts.date() else first


def _is_sensitive(tx: Session, programme: Programme | None) -> bool:
    if programme is None:
        return False
    return tx.get_one(Theme, programme.theme_id).code in SENSITIVE_THEMES


def _funders(tx: Session, programme: Programme | None) -> tuple[FunderFacts, ...]:
    if programme is None:
        return ()
    rows = {
        row.code: row
        for row in tx.scalars(select(Funder).where(Funder.code.in_(programme.funder_codes)))
    }
    return tuple(
        FunderFacts(rows[code].name_fr, rows[code].scheme_fr)
        for code in programme.funder_codes
        if code in rows
    )


def _wish(
    tx: Session, programme: Programme | None, variant: Variant, options: SheetOptions
) -> SheetWish:
    wished = tx.scalars(
        select(SheetVariantWish).where(SheetVariantWish.code == str(variant))
    ).one_or_none()
    older = programme is not None and (programme.min_age or 0) >= OLDER_PEOPLE
    large = older if options.large_rows is None else options.large_rows
    if wished is None:
        return SheetWish(large_rows=large, logos=options.logos)
    return SheetWish(wished.rows_per_page, wished.blank_rows, large, options.logos)
