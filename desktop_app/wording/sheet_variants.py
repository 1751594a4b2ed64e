"""The kinds of sheet as people choose them; on paper several share a heading."""

from desktop_app.domain.sheets.facts import Variant
from desktop_app.wording.words import Words


def variant_text(words: Words, variant: Variant) -> str:
    """What tells a kind of sheet from the others (sheets.md 2)."""
    known = {
        Variant.SESSION: words._("one session"),
        Variant.HALF_DAYS: words._("one session, morning and afternoon"),
        Variant.WALK_IN: words._("one session that people join without enrolling"),
        Variant.FIRST_NAME_ONLY: words._("one session, first names only"),
        Variant.ANONYMOUS_COUNT: words._("one session, people counted without a name"),
        Variant.CYCLE_GRID: words._("a whole cycle"),
        Variant.CYCLE_GRID_A3: words._("a whole cycle, on A3"),
        Variant.CYCLE_GRID_MINORS: words._("a whole cycle of children, with who brings them"),
        Variant.INTERPRETER_SLIP: words._("the slip of an interpreter"),
        Variant.EMERGENCY_BLANK: words._("an emergency sheet, blank, of no session"),
    }
    return known[variant]
