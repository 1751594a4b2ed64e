"""Large letters in horizontal bands: whatever the text, its ink stays in its own band."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.lettering import (
    LEAST_SIZE,
    Lettering,
    broken_lines,
    capital_mm,
    clean,
    fitted_line,
    low_enough,
    width_mm,
)
from desktop_app.documents.marks import Cell, Text

_WRITING_LINE = 0.74
"""Where the line of writing is, down the band, as far as tails need the rest."""


def bands(cell: Cell, count: int) -> tuple[Cell, ...]:
    """The cell cut into bands of one height, one under the other."""
    height = cell.height / count
    return tuple(
        Cell(cell.left, cell.top + place * height, cell.width, height) for place in range(count)
    )


def band_text(band: Cell, text: str, lettering: Lettering) -> Text:
    """A line as large as the band allows, shortened when its floor is still too wide."""
    shown, size = fitted_line(text, lettering, band.width)
    above = band.height * _WRITING_LINE
    low = Lettering(lettering.face, size, min(size, LEAST_SIZE))
    size = low_enough(shown, low, above, band.height - above)
    middle = (band.height + capital_mm(size)) / 2
    x = {"left": band.left, "right": band.right, "centre": band.middle}[lettering.align]
    baseline = band.top + min(middle, above)
    return Text(shown, lettering.face, size, x, baseline, band, lettering.align)


def band_lines(cell: Cell, text: str, lettering: Lettering, most: int) -> Iterator[Text]:
    """A text on one line, or at its floor on up to ``most``, each in a band of the cell."""
    whole = clean(text)
    face, floor = lettering.face, lettering.floor
    if width_mm(whole, face, floor) <= cell.width:
        lines: Sequence[str] = (whole,)
    else:
        broken = broken_lines(whole, face, floor, cell.width)
        lines = (*broken[: most - 1], " ".join(broken[most - 1 :]))
    yield from (
        band_text(band, line, lettering)
        for band, line in zip(bands(cell, len(lines)), lines, strict=True)
        if line
    )
