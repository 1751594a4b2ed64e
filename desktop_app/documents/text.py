"""Text on paper, in every script the fonts know: measured and drawn from the same glyphs."""

from dataclasses import dataclass
from typing import Any, Literal

from desktop_app.documents.embedding import embedded_fonts
from desktop_app.documents.fonts import Face
from desktop_app.documents.shaping import shaped_line

Align = Literal["left", "right", "centre"]
_BEFORE_POINT = {"left": 0.0, "right": 1.0, "centre": 0.5}


@dataclass(frozen=True)
class TextStyle:
    """A face at a size in points, and which part of the line stands at the given point."""

    face: Face
    size: float
    align: Align = "left"


def measure(text: str, face: Face, size: float) -> float:
    """Return the width in points of a text on one line, as `draw_text` draws it."""
    return shaped_line(text, face).width * size


def ink(text: str, face: Face, size: float) -> tuple[float, float]:
    """Return how far the ink of a line goes above and below the line of writing, in points."""
    line = shaped_line(text, face)
    return line.rise * size, line.drop * size


def draw_text(canvas: Any, at: tuple[float, float], text: str, style: TextStyle) -> float:
    """Draw one line on a ReportLab canvas and return its width in points.

    `at` is on the line of writing, in the units of the canvas, upwards. Any text is accepted: a
    character that no typeface has is left out, never drawn as a box.
    """
    line = shaped_line(text, style.face)
    width = line.width * style.size
    if line.operators:
        x, y = at[0] - width * _BEFORE_POINT[style.align], at[1]
        embedded_fonts(canvas).use(line)
        matrix = f"{style.size:.3f} 0 0 {style.size:.3f} {x:.3f} {y:.3f} Tm"
        canvas.addLiteral(f"BT {matrix} {line.operators} ET")
    return width
