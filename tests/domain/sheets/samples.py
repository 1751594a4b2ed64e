"""A fictional centre's sheets, as a command would fill them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.sheets.composition import compose_sheet
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    DateStatus,
    FacilitatorFacts,
    FunderFacts,
    InterpreterFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    SlipFacts,
    Stamp,
    Variant,
)
from desktop_app.domain.sheets.numbers import NumberedKind, sheet_number
from desktop_app.domain.sheets.sheet import Line, NameCell, Sheet
from desktop_app.domain.span import Span

CENTRE_IDENTIFIER = "centre-de-sante-des-camelias"
THURSDAY = date(2026, 12, 3)
PRINTED_AT = datetime(2026, 11, 30, 17, 42)
WISHES = {
    Variant.SESSION: SheetWish(18, 4),
    Variant.HALF_DAYS: SheetWish(14, 3),
    Variant.WALK_IN: SheetWish(20, 16),
    Variant.FIRST_NAME_ONLY: SheetWish(16, 4),
    Variant.ANONYMOUS_COUNT: SheetWish(24, 24),
    Variant.CYCLE_GRID: SheetWish(14, 3),
    Variant.CYCLE_GRID_A3: SheetWish(20, 4),
    Variant.CYCLE_GRID_MINORS: SheetWish(12, 2),
    Variant.INTERPRETER_SLIP: SheetWish(1, 0),
    Variant.EMERGENCY_BLANK: SheetWish(16, 0),
}


class LooseRuler:
    """Everything fits; or nothing, over so many lines."""

    def __init__(self, annex: int = 0, *, below: bool = False) -> None:
        self.annex = annex
        self.below = below

    def address_goes_below(self, facts: SheetFacts, width_mm: float) -> bool:
        return self.below and bool(facts.place.address) and width_mm > 100

    def annex_lines(self, facts: SheetFacts, line: Line, cell: NameCell) -> tuple[str, ...]:
        too_long = line.name is not None and line.name.family.startswith("Long")
        assert cell.width_mm < cell.annex_width_mm, facts.variant
        return (f"{line.number}",) * self.annex if too_long else ()


def hours(day: date, start: int, end: int) -> Span:
    return Span.on(day, time(start), time(end))


def people(count: int) -> tuple[PersonFacts, ...]:
    return tuple(
        PersonFacts(f"U{place:04d}", family=f"Famille{place:03d}", given="Camille")
        for place in range(count)
    )


def facilitators(count: int) -> tuple[FacilitatorFacts, ...]:
    return tuple(FacilitatorFacts(f"Personne Numéro{place}", "médiation") for place in range(count))


def weekly(sessions: int, first: date = date(2026, 9, 14), step: int = 7) -> tuple[DateFacts, ...]:
    """Numbered sessions on the same weekday."""
    return tuple(
        DateFacts(hours(first + timedelta(days=step * place), 10, 11), place + 1, sessions)
        for place in range(sessions)
    )


def skipped(date_facts: DateFacts, cause: str = "school_holiday") -> DateFacts:
    return replace(date_facts, number=None, of=None, status=DateStatus.SKIPPED, cause=cause)


def crowded_dates() -> tuple[DateFacts, ...]:
    """Eight sessions, each with more to say than the one before."""
    dates = list(weekly(8))
    moved_from, later = date(2026, 10, 11), hours(date(2026, 9, 21), 14, 16)
    elsewhere = PlaceFacts("B", "Beauregard", "Salle polyvalente A+B", "Salle 2")
    dates[0] = replace(dates[0], status=DateStatus.OPTION)
    dates[1] = replace(dates[1], span=later)
    dates[2] = replace(dates[2], moved_from=date(2026, 9, 27))
    dates[3] = replace(dates[3], place=elsewhere)
    dates[4] = replace(
        dates[4], span=later.moved(timedelta(weeks=3)), moved_from=moved_from, place=elsewhere
    )
    dates[5] = replace(
        dates[5], status=DateStatus.OPTION, moved_from=moved_from, place=PlaceFacts(room="Salle 4")
    )
    dates[6] = replace(dates[6], status=DateStatus.CANCELLED, place=elsewhere)
    return (*dates, skipped(replace(dates[7], span=dates[7].span.moved(timedelta(weeks=1)))))


def sheet_facts(variant: Variant = Variant.SESSION, **changes: object) -> SheetFacts:
    """A sheet of that kind with twelve people, two who lead and an interpreter."""
    one = DateFacts(hours(THURSDAY, 14, 16), 1, 3)
    if variant is Variant.HALF_DAYS:
        halves = (hours(THURSDAY, 9, 12), hours(THURSDAY, 13, 16))
        one = replace(one, span=hours(THURSDAY, 9, 16), half_days=halves)
    facts = SheetFacts(
        variant=variant,
        language="fr",
        centre=CentreFacts("Centre de santé des Camélias", "dpo@camelias.example"),
        title="Atelier démarches",
        group="groupe du jeudi",
        place=PlaceFacts("V", "Villejean", "Salle 1", "Salle calme", "1 place des Camélias"),
        dates=weekly(8) if variant.is_grid else (one,),
        facilitators=facilitators(2),
        interpreters=(InterpreterFacts("arabe", "on_site"),),
        people=people(12),
        slip=SlipFacts("Pôle régional", "2026-0214", "Mme S. Bouzidane", "arabe", "on_site"),
        funders=(FunderFacts("ARS Bretagne", "FIR"), FunderFacts("Contrat de ville")),
        retention="10 ans",
        wish=WISHES[variant],
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def numbered_kind(variant: Variant) -> NumberedKind:
    """Which row of numbers a variant draws from."""
    if variant.is_grid:
        return NumberedKind.CYCLE
    if variant is Variant.INTERPRETER_SLIP:
        return NumberedKind.SLIP
    return NumberedKind.SESSION


def stamp(variant: Variant = Variant.SESSION, version: int = 1, duplicate: int = 1) -> Stamp:
    if variant is Variant.EMERGENCY_BLANK:
        return Stamp("", 1, PRINTED_AT)
    number = sheet_number(CENTRE_IDENTIFIER, numbered_kind(variant), 1034, version)
    return Stamp(number, version, PRINTED_AT, duplicate)


def composed(facts: SheetFacts, ruler: LooseRuler | None = None) -> Sheet:
    return compose_sheet(facts, stamp(facts.variant), ruler or LooseRuler())


def lines_per_page(sheet: Sheet) -> list[int]:
    return [len(page.lines) for page in sheet.pages]
