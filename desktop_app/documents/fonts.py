"""The typefaces of the paper: Noto, one file per script, read only when a character asks for it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics

from desktop_app.documents.spelling import is_joiner, is_lost, printable
from resources import resource_path

FIRST_FONT = "Permanence"
"""Name to give the canvas as its first font: it declares nothing, so Helvetica is not declared."""

_NATIVE = (
    "NotoNaskhArabic-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansBengali-Regular",
    "NotoSansTamil-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansSC-Regular",
)


@dataclass(frozen=True)
class Face:
    """A weight of the paper: the typefaces in the order in which they are asked for a character."""

    chain: tuple[str, ...]


REGULAR = Face(("NotoSans-Regular", *_NATIVE))
BOLD = Face(("NotoSans-Bold", "NotoSans-Regular", *_NATIVE))


class Typeface:
    """One font file. All lengths are in thousandths of the size, as in every file carried."""

    def __init__(self, name: str) -> None:
        """Read the file of that name in `resources/fonts`."""
        self.name = name
        # Read by Python: HarfBuzz alone does not open a folder with accents on Windows.
        self.face: Any = hb.Face(hb.Blob(resource_path("fonts", f"{name}.ttf").read_bytes()))
        self.font: Any = hb.Font(self.face)
        self._characters: Any = self.face.unicodes

    def has(self, text: str) -> bool:
        """Tell whether every character of the text can be drawn."""
        return all(ord(char) in self._characters or is_joiner(char) for char in text)

    def glyph(self, char: str) -> int:
        """Return the number of the glyph of a character that `has` accepted."""
        number: int = self.font.get_nominal_glyph(ord(char))
        return number

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph, white space included."""
        width: int = self.font.get_glyph_h_advance(glyph)
        return width

    def ink(self, glyph: int) -> tuple[int, int]:
        """Return how far the glyph goes above and below the line of writing, both upwards."""
        extents = self.font.get_glyph_extents(glyph)
        top = int(extents.y_bearing)
        return top, top + int(extents.height)


@cache
def typeface(name: str) -> Typeface:
    """Return the typeface of that name, read at the first call."""
    return Typeface(name)


def register() -> None:
    """Make `FIRST_FONT` known to ReportLab; can be called again, reads no file."""
    if FIRST_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(
            SimpleNamespace(
                fontName=FIRST_FONT,
                face=SimpleNamespace(name=FIRST_FONT),
                _dynamicFont=True,  # written in a page only when a glyph is drawn, thus never
                _multiByte=False,
            )
        )


def covered(text: str) -> bool:
    """Tell whether every visible character of a text can be printed in a script carried."""
    if any(map(is_lost, text)):
        return False
    return all(_is_drawn(char) for char in set(printable(text)))


@lru_cache(maxsize=4096)
def _is_drawn(char: str) -> bool:
    return any(typeface(name).has(char) for name in REGULAR.chain)
