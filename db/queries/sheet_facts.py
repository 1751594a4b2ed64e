"""What sheets say of sessions and of cycles, read from the rows of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.sheet_places import PlacesOnPaper
from db.queries.sheet_sources import SheetSources, sheet_sources
from db.tables.centre import Centre
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.enrolment import places_of
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    DateStatus,
    FunderFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    Variant,
)
from desktop_app.domain.sheets.half_days import half_days, has_two_half_days
from desktop_app.domain.span import Span
from desktop_app.wording import Words

SENSITIVE_THEMES = frozenset({"mental_health", "therapeutic_education"})
"""Themes whose sheets name neither the cycle nor the professions (sheets.md 1)."""

OLDER_PEOPLE = 60
"""Programmes from this age on have large rows (sheets.md 2)."""

_AROUND_NAMES = " ,:–-"
_HELD_OR_TO_COME = ("planned", "held", "option")
_STATUS = {
    "option": DateStatus.OPTION,
    "cancelled": DateStatus.CANCELLED,
    "skipped": DateStatus.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the person printing chose; nothing chosen means the programme's habit."""

    variant: Variant | None = None
    large_rows: bool | None = None
    logos: bool = False
    blank_rows: int | None = None
    structure: bool = True


AS_USUAL = SheetOptions()


@dataclass(frozen=True, slots=True)
class SheetWanted:
    """A sheet of one session, or of a whole cycle: exactly one of the two is given."""

    session: WorkshopSession | None = None
    cycle: Cycle | None = None
    options: SheetOptions = AS_USUAL


@dataclass(frozen=True, slots=True)
class _Subject:
    """The programme, the cycle and the sessions a sheet is about."""

    programme: Programme | None
    cycle: Cycle | None
    sessions: tuple[WorkshopSession, ...]
    variant: Variant
    options: SheetOptions
    is_whole_cycle: bool = False

    @property
    def code(self) -> str:
        """What it is called everywhere else."""
        if self.is_whole_cycle and self.cycle is not None:
            return self.cycle.code
        return self.sessions[0].code


def session_sheet_facts(
    tx: Session, session: WorkshopSession, options: SheetOptions = AS_USUAL
) -> SheetFacts:
    """The snapshot of one session's sheet."""
    return sheet_facts(tx, [SheetWanted(session=session, options=options)])[0]


def cycle_sheet_facts(tx: Session, cycle: Cycle, options: SheetOptions = AS_USUAL) -> SheetFacts:
    """The snapshot of a whole cycle's grid, skipped and cancelled dates included."""
    return sheet_facts(tx, [SheetWanted(cycle=cycle, options=options)])[0]


def sheet_facts(tx: Session, wanted: Sequence[SheetWanted]) -> list[SheetFacts]:
    """The snapshots of several sheets, read in as many statements as that of one."""
    cycles = [one.cycle for one in wanted if one.cycle is not None]
    dates = _dates_of(tx, cycles)
    alone = [one.session for one in wanted if one.session is not None]
    together = [date for of_one in dates.values() for date in of_one]
    sources = sheet_sources(tx, {one.id: one for one in (*alone, *together)}.values(), cycles)
    return [_facts(sources, _subject(sources, one, dates)) for one in wanted]


def _dates_of(tx: Session, cycles: Sequence[Cycle]) -> dict[int, list[WorkshopSession]]:
    if not cycles:
        return {}
    found: dict[int, list[WorkshopSession]] = {cycle.id: [] for cycle in cycles}
    for session in tx.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.cycle_id.in_(found), WorkshopSession.status != "removed")
        .order_by(WorkshopSession.starts)
    ):
        found[session.cycle_id or 0].append(session)
    return found


def _subject(
    sources: SheetSources, wanted: SheetWanted, dates: Mapping[int, Sequence[WorkshopSession]]
) -> _Subject:
    chosen = wanted.options.variant
    if wanted.cycle is not None:
        programme = sources.programmes[wanted.cycle.programme_id]
        variant = chosen or _cycle_variant(programme)
        sessions = tuple(dates[wanted.cycle.id])
        return _Subject(
            programme, wanted.cycle, sessions, variant, wanted.options, is_whole_cycle=True
        )
    if wanted.session is None:
        raise ValueError("a sheet is of a session or of a cycle")
    own = sources.programmes.get(wanted.session.programme_id or 0)
    cycle = sources.cycles.get(wanted.session.cycle_id or 0)
    variant = chosen or _session_variant(own, wanted.session)
    return _Subject(own, cycle, (wanted.session,), variant, wanted.options)


def _session_variant(programme: Programme | None, session: WorkshopSession) -> Variant:
    if programme is None:
        return Variant.SESSION
    usual = Variant(programme.default_sheet_variant)
    if usual in {Variant.CYCLE_GRID, Variant.CYCLE_GRID_A3}:
        return Variant.SESSION
    if usual is Variant.HALF_DAYS and not has_two_half_days(Span(session.starts, session.ends)):
        return Variant.SESSION
    return usual


def _cycle_variant(programme: Programme) -> Variant:
    usual = Variant(programme.default_sheet_variant)
    if usual.is_grid:
        return usual
    return Variant.CYCLE_GRID_MINORS if programme.guardian_required else Variant.CYCLE_GRID


def _facts(sources: SheetSources, subject: _Subject) -> SheetFacts:
    words, first = sources.words, _first(subject.sessions)
    place = sources.places.on_sheet(first.room_id, first.starts.date())
    people = sources.people.on_sheet(subject.sessions, subject.variant)
    return SheetFacts(
        variant=subject.variant,
        language=words.language,
        centre=_centre_facts(sources.centre),
        title=_printed_title(subject, words),
        code=subject.code,
        group=_group(subject),
        sensitive=_is_sensitive(sources, subject.programme),
        place=place,
        dates=_dates(sources.places, subject, place),
        facilitators=sources.signers.facilitators(subject.sessions),
        interpreters=sources.signers.interpreters(subject.sessions),
        people=people,
        # As soon as somebody is expected, lines follow people: places change nothing on paper.
        places=None if people else _places(sources, subject, first),
        funders=_funders(sources, subject.programme),
        retention=words._("closing of the funding, then 10 years in restricted archive"),
        wish=_wish(sources, subject),
    )


def _first(sessions: Sequence[WorkshopSession]) -> WorkshopSession:
    """The first session that people come to, for the place and the address of the day."""
    firm = [one for one in sessions if one.status in _HELD_OR_TO_COME]
    return (firm or list(sessions))[0]


def _places(sources: SheetSources, subject: _Subject, session: WorkshopSession) -> int | None:
    programme = subject.programme.capacity if subject.programme is not None else None
    return places_of(programme, sources.places.rooms[session.room_id].capacity, session.places)


def _centre_facts(centre: Centre) -> CentreFacts:
    english = centre.default_language == "en"
    return CentreFacts(centre.name_en if english else centre.name_fr, centre.contact)


def _printed_title(subject: _Subject, words: Words) -> str:
    """The neutral title of the programme; without a programme, what the session was called."""
    if subject.programme is not None:
        return subject.programme.neutral_title_fr
    return subject.sessions[0].title or words._("Session")


def _group(subject: _Subject) -> str:
    """The name of the cycle, or of a lone session, without the programme's real title."""
    if subject.programme is None:
        return ""
    real = subject.programme.title_fr
    if subject.cycle is None:
        return subject.sessions[0].title.removeprefix(real).strip(_AROUND_NAMES)
    title = subject.cycle.title_fr
    if title.startswith(real):
        return title.removeprefix(real).strip(_AROUND_NAMES)
    return title.partition(",")[2].strip()


def _dates(on_paper: PlacesOnPaper, subject: _Subject, usual: PlaceFacts) -> tuple[DateFacts, ...]:
    numbered = [one for one in subject.sessions if one.number is not None]
    of = _length(subject, numbered)
    rooms = {one.room_id: one for one in reversed(subject.sessions)}
    places = {
        room: _elsewhere(on_paper.on_sheet(room, one.starts.date()), usual)
        for room, one in rooms.items()
    }
    dates = [_date_facts(one, of, places[one.room_id]) for one in subject.sessions]
    if subject.variant is Variant.HALF_DAYS:
        dates = [
            replace(facts, half_days=half_days(facts.span, on_paper.hours(one.room_id)))
            for one, facts in zip(subject.sessions, dates, strict=True)
        ]
    if not subject.is_whole_cycle:
        return tuple(dates)
    return tuple(
        replace(facts, status=DateStatus.RECORDED) if one.status == "held" else facts
        for one, facts in zip(subject.sessions, dates, strict=True)
    )


def _elsewhere(place: PlaceFacts, usual: PlaceFacts) -> PlaceFacts:
    """The place of a date that is not at the place of the sheet: nothing when it is the same."""
    same = (place.site_letter, place.room) == (usual.site_letter, usual.room)
    return PlaceFacts() if same else place


def _length(subject: _Subject, numbered: list[WorkshopSession]) -> int | None:
    if subject.cycle is None:
        return None
    if len(subject.sessions) > 1:
        return max((one.number or 0 for one in numbered), default=None)
    return subject.cycle.session_count


def _date_facts(one: WorkshopSession, of: int | None, place: PlaceFacts) -> DateFacts:
    moved = one.planned_starts
    return DateFacts(
        span=Span(one.starts, one.ends),
        number=one.number,
        of=of if one.number is not None else None,
        status=_STATUS.get(one.status, DateStatus.PLANNED),
        cause=one.cause if one.status == "skipped" else "",
        moved_from=_day_before_move(one, moved.date() if moved is not None else None),
        place=place,
    )


def _day_before_move(one: WorkshopSession, first: date | None) -> date | None:
    return None if first is None or first == one.starts.date() else first


def _is_sensitive(sources: SheetSources, programme: Programme | None) -> bool:
    return programme is not None and sources.themes[programme.theme_id] in SENSITIVE_THEMES


def _funders(sources: SheetSources, programme: Programme | None) -> tuple[FunderFacts, ...]:
    codes = () if programme is None else programme.funder_codes
    rows = [sources.funders[code] for code in codes if code in sources.funders]
    return tuple(FunderFacts(row.name_fr, row.scheme_fr) for row in rows)


def _wish(sources: SheetSources, subject: _Subject) -> SheetWish:
    programme, options = subject.programme, subject.options
    wished = sources.wishes.get(str(subject.variant))
    older = programme is not None and (programme.min_age or 0) >= OLDER_PEOPLE
    large = older if options.large_rows is None else options.large_rows
    usual = SheetWish() if wished is None else SheetWish(wished.rows_per_page, wished.blank_rows)
    blank = usual.blank_rows if options.blank_rows is None else options.blank_rows
    return SheetWish(usual.rows_per_page, blank, large, options.logos, options.structure)
