"""What the composition of a sheet asks of the fonts."""

from desktop_app.documents.fonts import REGULAR
from desktop_app.documents.head import place_line
from desktop_app.documents.lettering import broken_lines, clean
from desktop_app.documents.minors_cell import child_fits
from desktop_app.documents.names import fit_name
from desktop_app.documents.people_table import name_box, printed_name
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.sheet import Line, NameCell
from desktop_app.wording.words import words_in

ANNEX_SIZE = 8.0


class FontRuler:
    """Measures with the fonts of the paper, in millimetres."""

    def address_goes_below(self, facts: SheetFacts, width_mm: float) -> bool:
        """See `domain.sheets.sheet.Ruler`."""
        return place_line(words_in(facts.language), facts, width_mm).below

    def annex_lines(self, facts: SheetFacts, line: Line, cell: NameCell) -> tuple[str, ...]:
        """See `domain.sheets.sheet.Ruler`."""
        if line.name is None or self._fits(facts, line, cell):
            return ()
        name = line.name
        words = words_in(facts.language)
        parts = (name.given, name.family) if name.guardian else (name.family, name.given)
        whole = " ".join(clean(part) for part in (*parts, name.mark) if clean(part))
        if name.guardian:
            whole = words._("{child}, legal guardian: {guardian}").format(
                child=whole, guardian=name.guardian
            )
        text = words._("{number}: {name}").format(number=line.number, name=whole)
        return broken_lines(text, REGULAR, ANNEX_SIZE, cell.annex_width_mm)

    def _fits(self, facts: SheetFacts, line: Line, cell: NameCell) -> bool:
        if facts.variant is Variant.CYCLE_GRID_MINORS:
            return child_fits(line, cell.width_mm, cell.height_mm)
        box = name_box(facts, cell.width_mm, cell.height_mm)
        return not fit_name(printed_name(line), box).annexed


FONT_RULER = FontRuler()
