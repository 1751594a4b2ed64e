"""A page drawn for a test, and what readers of PDF find in it."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.fonts import FIRST_FONT, REGULAR, register
from desktop_app.documents.text import TextStyle, draw_text

PAGE_HEIGHT = 842.0


def drawn(draw: Callable[[Any], object]) -> bytes:
    register()
    file = BytesIO()
    canvas = Canvas(file, initialFontName=FIRST_FONT, pdfVersion=(1, 5), invariant=1)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def lines_drawn(*texts: str, size: float = 14) -> bytes:
    """Draw each text on a line of its own."""

    def draw(canvas: Any) -> None:
        for place, text in enumerate(texts):
            at = (40.0, PAGE_HEIGHT - 40 - 3 * size * place)
            draw_text(canvas, at, text, TextStyle(REGULAR, size))

    return drawn(draw)


def read_with(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    """Run one of the poppler programs on a PDF and return what it says."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    output = ["-"] if program == "pdftotext" else []
    done = subprocess.run(
        [program, *options, str(file), *output], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def lines_read(pdf: bytes, folder: Path) -> list[str]:
    """Return the lines of text in the order of reading, without the marks of direction."""
    text = read_with("pdftotext", pdf, folder).translate(dict.fromkeys(range(0x202A, 0x202F)))
    return [line for line in text.replace("\f", "").split("\n") if line]
