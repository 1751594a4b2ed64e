"""What may stand on a sheet that everybody who signs can read (`sheets.md` 1 and 8)."""

from dataclasses import replace

from desktop_app.domain.sheets.facts import (
    FunderFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    Variant,
)

_WITH_STRUCTURE = {Variant.SESSION}
_WITHOUT_NATIVE = {Variant.FIRST_NAME_ONLY, Variant.CYCLE_GRID_MINORS}


def printable_facts(facts: SheetFacts) -> SheetFacts:
    """The same facts without anything this sheet must not print.

    A sensitive programme loses the name of its cycle, the professions of those who
    lead, the real names of rooms and the funders' schemes; every variant loses what
    it has no column for.
    """
    kept = replace(facts, people=_printable_people(facts))
    if not facts.sensitive:
        return kept
    return replace(
        kept,
        group="",
        place=_neutral(facts.place),
        dates=tuple(replace(one, place=_neutral(one.place)) for one in facts.dates),
        facilitators=tuple(replace(one, profession="") for one in facts.facilitators),
        funders=tuple(FunderFacts(funder.name) for funder in facts.funders),
    )


def _neutral(place: PlaceFacts) -> PlaceFacts:
    return replace(place, room=place.neutral_room)


def _printable_people(facts: SheetFacts) -> tuple[PersonFacts, ...]:
    if not facts.variant.has_names:
        return ()
    return tuple(
        replace(
            person,
            native="" if facts.variant in _WITHOUT_NATIVE else person.native,
            structure=person.structure if facts.variant in _WITH_STRUCTURE else "",
            guardian=person.guardian if facts.variant is Variant.CYCLE_GRID_MINORS else "",
        )
        for person in facts.people
    )
