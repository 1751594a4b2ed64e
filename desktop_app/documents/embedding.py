"""The typefaces of one PDF: the glyphs used and no other, under the letters they stand for.

Glyphs are written by their numbers (Identity-H), so a document depends on nothing drawn before
it in the same process. PDF 32000-1, 9.7.4 (CIDFonts), 9.10.3 (ToUnicode), 14.9.4 (ActualText).
"""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from desktop_app.documents.fonts import Typeface, typeface
from desktop_app.documents.shaping import ShapedLine

_NOT_FOR_PAPER = ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "name", "post")
_SYMBOLIC = 4
_STEM = 80
_MAPPED_AT_ONCE = 100


class EmbeddedFonts:
    """What a document has drawn so far; ReportLab asks for the fonts when it is saved."""

    def __init__(self) -> None:
        self._lines: dict[ShapedLine, None] = {}

    def use(self, line: ShapedLine) -> None:
        """Remember that the document shows this line."""
        self._lines[line] = None

    def addObjects(self, document: Any) -> None:  # noqa: N802 - the name ReportLab calls
        """Add the fonts to a document that is being saved."""
        fonts: dict[str, dict[int, str]] = {}
        for line in self._lines:
            for name, glyph, letters in line.glyphs:
                spelled = fonts.setdefault(name, {})
                spelled[glyph] = spelled.get(glyph) or letters
        named = document.idToObject[pdfdoc.BasicFonts].dict
        for name in sorted(fonts):
            named[name] = _font_object(document, typeface(name), dict(sorted(fonts[name].items())))


def embedded_fonts(canvas: Any) -> EmbeddedFonts:
    """Return the fonts of the document a ReportLab canvas draws."""
    document = canvas._doc  # noqa: SLF001 - ReportLab offers no public way to the document
    for waiting in document.delayedFonts:
        if isinstance(waiting, EmbeddedFonts):
            return waiting
    fonts = EmbeddedFonts()
    document.delayedFonts.append(fonts)
    return fonts


def _font_object(document: Any, font: Typeface, spelled: dict[int, str]) -> Any:
    name = pdfdoc.PDFName(f"{_tag(spelled)}+{font.name}")
    system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    widths = [item for glyph in spelled for item in (glyph, pdfdoc.PDFArray([font.advance(glyph)]))]
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": pdfdoc.PDFDictionary(system),
        "FontDescriptor": _descriptor(document, font, spelled, name),
        "CIDToGIDMap": "/Identity",
        "DW": 0,
        "W": pdfdoc.PDFArray(widths),
    }
    composite = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": pdfdoc.PDFArray([_added(document, font, "cid", descendant)]),
        "ToUnicode": _stream(document, font, "letters", _letters_of_glyphs(spelled).encode()),
    }
    return _added(document, font, "font", composite)


def _descriptor(document: Any, font: Typeface, spelled: dict[int, str], name: Any) -> Any:
    extents = font.font.get_font_extents("ltr")
    head = font.face.reference_table("head").data
    box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2)]
    file = _subset(font, spelled)
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _SYMBOLIC,
        "FontBBox": pdfdoc.PDFArray(box),
        "ItalicAngle": 0,
        "Ascent": extents.ascender,
        "Descent": extents.descender,
        "CapHeight": extents.ascender,
        "StemV": _STEM,
        "FontFile2": _stream(document, font, "file", file, Length1=len(file)),
    }
    return _added(document, font, "descriptor", descriptor)


def _subset(font: Typeface, spelled: dict[int, str]) -> bytes:
    """Return the font file with the outlines used, glyph numbers unchanged."""
    wanted: Any = hb.SubsetInput()
    wanted.glyph_set.update(spelled)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NOT_FOR_PAPER)
    return bytes(wanted.subset(font.face).blob.data)


def _tag(glyphs: dict[int, str]) -> str:
    """Return the six capitals that tell subsets of one typeface apart (PDF 32000-1, 9.6.4)."""
    left = crc32(",".join(map(str, glyphs)).encode())
    letters = ""
    for _ in range(6):
        left, letter = divmod(left, 26)
        letters += chr(ord("A") + letter)
    return letters


def _letters_of_glyphs(spelled: dict[int, str]) -> str:
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *_mapped(spelled),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


def _mapped(spelled: dict[int, str]) -> Iterator[str]:
    lines = [
        f"<{glyph:04X}> <{letters.encode('utf-16-be').hex().upper()}>"
        for glyph, letters in spelled.items()
        if letters
    ]
    for start in range(0, len(lines), _MAPPED_AT_ONCE):
        part = lines[start : start + _MAPPED_AT_ONCE]
        yield "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))


def _added(document: Any, font: Typeface, part: str, entries: dict[str, Any]) -> Any:
    return document.Reference(pdfdoc.PDFDictionary(entries), f"{font.name} {part}")


def _stream(document: Any, font: Typeface, part: str, content: bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream, f"{font.name} {part}")
