"""A contender of W5: the same pages as ReportLab's guide builds them, from flowables."""

import time

STARTED = time.perf_counter()

# ruff: noqa: E402 - what follows is part of what is measured
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Circle, Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from resources import resource_path
from tests.benchmarks.sheets_workload import (
    ADDRESS,
    CENTRE,
    FACILITATORS,
    NAMES,
    PlainSheet,
    run_contender,
    workload,
)

ON_FIRST_PAGE = 20
NOTICE = (
    "Vos données servent à organiser cette action et à en rendre compte aux financeurs."
    f" Responsable : {CENTRE}. Vos droits (accès, rectification, opposition) : à l’accueil ;"
    " réclamation : cnil.fr."
)
TITLE = ParagraphStyle("title", fontName="SheetBold", fontSize=18, leading=21)
STRONG = ParagraphStyle("strong", fontName="SheetBold", fontSize=11, leading=14)
PLAIN = ParagraphStyle("plain", fontName="Sheet", fontSize=9, leading=11)
NAME = ParagraphStyle("name", fontName="Sheet", fontSize=12.5, leading=15)
SMALL = ParagraphStyle("small", fontName="Sheet", fontSize=8, leading=9)
RULED: list[tuple[Any, ...]] = [
    ("GRID", (0, 0), (-1, -1), 0.75, "#000000"),
    ("BOX", (0, 0), (-1, -1), 1.5, "#000000"),
    ("LINEBELOW", (0, 0), (-1, 0), 2, "#000000"),
    ("FONT", (0, 0), (-1, -1), "SheetBold", 11),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    *(("LINEBELOW", (0, row), (-1, row), 2, "#000000") for row in (5, 10)),
]


def drawn(count: int) -> bytes:
    """The PDF."""
    for name, weight in (("Sheet", "Regular"), ("SheetBold", "Bold")):
        file = resource_path("fonts", f"NotoSans-{weight}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily("Sheet", normal="Sheet", bold="SheetBold")
    buffer = BytesIO()
    margins = {f"{side}Margin": 12 * mm for side in ("left", "right", "top", "bottom")}
    document = SimpleDocTemplate(buffer, pagesize=A4, **margins)
    document.build([part for one in workload(count) for part in sheet(one)])
    return buffer.getvalue()


def sheet(one: PlainSheet) -> Iterator[Any]:
    """Both pages of a sheet."""
    lines = list(enumerate(sorted(one.names), start=1))
    for page, (start, end) in enumerate(((0, ON_FIRST_PAGE), (ON_FIRST_PAGE, NAMES)), start=1):
        yield head(one)
        yield people(lines[start:end])
        yield Spacer(1, 4)
        digits = f"4710{one.serial:05d}01920{page:02d}"
        yield foot(digits, last=end == NAMES)
        yield Paragraph(NOTICE, SMALL)
        yield Paragraph(f"N° {digits[:12]} · version 1 · page {page} / 2", SMALL)
        yield PageBreak()


def head(one: PlainSheet) -> Any:
    """Logo, title, date, place, kind of sheet and centre."""
    logo = Drawing(8 * mm, 8 * mm)
    for place in range(5):
        logo.add(Circle(4 * mm, (place + 2) * mm, mm))
    about = [
        Paragraph(one.title, TITLE),
        Paragraph(f"{one.day:%d/%m/%Y}, de 9:30 à 11:30", STRONG),
        Paragraph(f"{one.site} : {one.room}, {ADDRESS}", PLAIN),
    ]
    kind = [Paragraph("Feuille d’émargement", STRONG), Paragraph(CENTRE, PLAIN)]
    return Table([[logo, about, kind]], colWidths=[12 * mm, 106 * mm, 62 * mm])


def people(lines: Sequence[tuple[int, tuple[str, str]]]) -> Any:
    """A ruled line for each name."""
    rows = [
        [str(number), Paragraph(f"<b>{family}</b> {given}", NAME), ""]
        for number, (family, given) in lines
    ]
    return Table(
        [["N°", "Nom, prénom", "Signature"], *rows],
        colWidths=[10 * mm, 92 * mm, 78 * mm],
        rowHeights=[6 * mm, *[10 * mm] * len(rows)],
        style=RULED,
    )


def foot(digits: str, *, last: bool) -> Any:
    """The code, and on the last page the boxes for signatures."""
    code = Drawing(17 * mm, 17 * mm)
    code.add(QrCodeWidget(digits, barWidth=17 * mm, barHeight=17 * mm, barLevel="H"))
    if not last:
        return code
    boxes = [[Paragraph(name, STRONG), Paragraph(what, PLAIN)] for name, what in FACILITATORS]
    return Table([[*boxes, code]], colWidths=[77 * mm, 77 * mm, 26 * mm], style=RULED[:2])


if __name__ == "__main__":
    run_contender(drawn, STARTED)
