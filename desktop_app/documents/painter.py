"""Declared ink -> a PDF, by ReportLab's canvas; nothing is decided here."""

import base64
import zlib
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any, cast

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFResourceDictionary, PDFStream
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.codes import MODULES, code_operators, pattern_operators
from desktop_app.documents.fonts import FIRST_FONT, register
from desktop_app.documents.lettering import POINTS_PER_MM, RAISED_BY, RAISED_SIZE, raised_parts
from desktop_app.documents.marks import (
    Block,
    DrawnPage,
    Frame,
    Mark,
    NameText,
    Picture,
    QrCode,
    Row,
    Rule,
    Symbol,
    Text,
)
from desktop_app.documents.names import draw_fitted
from desktop_app.documents.symbols import symbol_operators
from desktop_app.documents.text import TextStyle, draw_text, measure

_ACTUAL_TEXT_SINCE = (1, 5)
_PATTERN = "Q"
_QUARTER_TURN = 90
_WHOLE_BYTE = 8


class Painter:
    """One PDF document, page after page.

    A shared block is written once, as a form, however many pages carry it.
    """

    def __init__(self, language: str, title: str, author: str) -> None:
        """Begin a document that is always the same for the same ink."""
        register()
        # Text of base 85 instead of bytes makes every page a quarter larger.
        rl_config.useA85 = 0
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            invariant=1,
            pageCompression=1,
            pdfVersion=_ACTUAL_TEXT_SINCE,
            initialFontName=FIRST_FONT,
            lang=language,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Permanence")
        self._canvas.setSubject("")
        # ReportLab offers no public way to the document.
        self._document: Any = self._canvas._doc  # noqa: SLF001 - see above
        self._resources: Any = PDFResourceDictionary()
        self._resources.basicFonts()
        self._forms: dict[Block, str] = {}
        self._pattern_drawn = False
        self._height = 0.0

    def draw(self, page: DrawnPage) -> None:
        """Add one page."""
        self._height = page.height_mm * POINTS_PER_MM
        self._canvas.setPageSize((page.width_mm * POINTS_PER_MM, self._height))
        for block in page.blocks:
            if not block.marks:
                continue
            if block.shared:
                self._canvas.doForm(self._form(block))
            else:
                self._draw_block(block)
        self._canvas.showPage()
        self._lighten(self._document.Pages[-1])

    def _lighten(self, page: Any) -> None:
        """Compress a finished page at once, and let all pages share one list of forms and fonts."""
        page.Resources = self._document.Reference(self._resources)
        page.Trans = page.Rotate = None
        content = zlib.compress(page.stream.encode("latin-1"), zlib.Z_BEST_COMPRESSION)
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)
        page.stream = None

    def finished(self) -> bytes:
        """The whole document."""
        self._resources.XObject = self._document.xobjDict(
            [*self._forms.values(), *([_PATTERN] if self._pattern_drawn else [])]
        )
        self._canvas.save()
        return self._buffer.getvalue()

    def _form(self, block: Block) -> str:
        if block not in self._forms:
            name = f"P{len(self._forms)}"
            self._canvas.beginForm(name)
            self._draw_block(block)
            self._canvas.endForm()
            self._forms[block] = name
        return self._forms[block]

    def _pattern(self) -> str:
        """The name, in the document, of the form that draws what all codes share."""
        if not self._pattern_drawn:
            self._canvas.beginForm(_PATTERN)
            self._canvas.addLiteral(pattern_operators())
            self._canvas.endForm()
            self._pattern_drawn = True
        name: str = self._document.getXObjectName(_PATTERN)
        return name

    def _draw_block(self, block: Block) -> None:
        for kind, together in groupby(block.marks, key=type):
            if kind is Row:
                self._draw_rows(cast("Iterable[Row]", together))
            else:
                self._draw_marks(cast("Iterable[Mark]", together))

    def _draw_rows(self, rows: Iterable[Row]) -> None:
        """Draw lines one under the other, the origin going down from each to the next."""
        height, self._height = self._height, 0.0
        origin = 0.0
        self._canvas.addLiteral("q")
        for row in rows:
            top = height - row.top * POINTS_PER_MM
            self._canvas.addLiteral(f"1 0 0 1 0 {top - origin:.3f} cm")
            origin = top
            self._draw_marks(row.marks)
        self._canvas.addLiteral("Q")
        self._height = height

    def _draw_marks(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case NameText():
                    self._draw_name(mark)
                case Text():
                    self._draw_text(mark)
                case Rule() | Frame():
                    self._draw_line(mark)
                case Symbol():
                    self._draw_in(mark, symbol_operators(mark.kind))
                case QrCode():
                    self._draw_code(mark)
                case Picture():
                    self._draw_in(mark, _picture_operators(mark))

    def _draw_code(self, mark: QrCode) -> None:
        """Draw what all codes share from a form, then the modules of this one."""
        operators = f"/{self._pattern()} Do {code_operators(mark.digits)}"
        self._draw_in(mark, operators, units=MODULES)

    def _draw_name(self, mark: NameText) -> None:
        left, top = self._at(mark.cell.left, mark.cell.top)
        draw_fitted(self._canvas, mark.fitted, left, top)

    def _draw_text(self, mark: Text) -> None:
        if mark.upright:
            self._canvas.saveState()
            self._canvas.translate(*self._at(mark.x, mark.y))
            self._canvas.rotate(_QUARTER_TURN)
            self._draw_line_of_text(mark, (0.0, 0.0))
            self._canvas.restoreState()
        elif mark.white:
            self._canvas.addLiteral("1 g")
            self._draw_line_of_text(mark, self._at(mark.x, mark.y))
            self._canvas.addLiteral("0 g")
        else:
            self._draw_line_of_text(mark, self._at(mark.x, mark.y))

    def _draw_line_of_text(self, mark: Text, at: tuple[float, float]) -> None:
        parts = raised_parts(mark.text)
        if len(parts) == 1:
            style = TextStyle(mark.face, mark.size, mark.align)
            draw_text(self._canvas, at, mark.text, style)
            return
        self._draw_with_raised(mark, parts, at)

    def _draw_with_raised(
        self, mark: Text, parts: list[tuple[str, bool]], at: tuple[float, float]
    ) -> None:
        """Draw « 1er » with its letters raised, found as "1er" by who searches the page."""
        sizes = [mark.size * RAISED_SIZE if raised else mark.size for _, raised in parts]
        widths = [
            measure(text, mark.face, size) for (text, _), size in zip(parts, sizes, strict=True)
        ]
        x = at[0] - sum(widths) * {"left": 0.0, "centre": 0.5, "right": 1.0}[mark.align]
        spelled = mark.text.encode("utf-16-be").hex().upper()
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spelled}>>> BDC")
        for (text, raised), size, width in zip(parts, sizes, widths, strict=True):
            y = at[1] + (mark.size * RAISED_BY if raised else 0.0)
            draw_text(self._canvas, (x, y), text, TextStyle(mark.face, size))
            x += width
        self._canvas.addLiteral("EMC")

    def _draw_line(self, mark: Rule | Frame) -> None:
        if isinstance(mark, Frame):
            x, y = self._at(mark.cell.left, mark.cell.bottom)
            width, height = (
                mark.cell.width * POINTS_PER_MM,
                mark.cell.height * POINTS_PER_MM,
            )
            self._canvas.addLiteral(
                f"{mark.width:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
            )
            return
        (x1, y1), (x2, y2) = self._at(mark.x1, mark.y1), self._at(mark.x2, mark.y2)
        line = f"{mark.width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"
        if mark.dash:
            line = f"[{mark.dash:g}] 0 d {line} [] 0 d"
        self._canvas.addLiteral(line)

    def _draw_in(self, mark: Symbol | QrCode | Picture, operators: str, units: float = 1.0) -> None:
        x, y = self._at(mark.cell.left, mark.cell.bottom)
        width = mark.cell.width * POINTS_PER_MM / units
        height = mark.cell.height * POINTS_PER_MM / units
        self._canvas.addLiteral(f"q {width:.4f} 0 0 {height:.4f} {x:.2f} {y:.2f} cm {operators} Q")

    def _at(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        return x_mm * POINTS_PER_MM, self._height - y_mm * POINTS_PER_MM


def _picture_operators(picture: Picture) -> str:
    """A one-bit picture painted in black where its bits are set, white nowhere."""
    logo = picture.logo
    row_bytes = -(-logo.width_px // _WHOLE_BYTE)
    bits = base64.b64decode(logo.bits)[: row_bytes * logo.height_px]
    return (
        f"BI /W {logo.width_px} /H {logo.height_px} /IM true /BPC 1 /D [1 0] /F /AHx"
        f" ID {bits.hex()}> EI"
    )
