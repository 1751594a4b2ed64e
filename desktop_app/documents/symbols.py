"""The small drawings of the paper, as PDF operators in a square of side 1, upwards."""

from functools import cache
from math import cos, pi, sin

from desktop_app.documents.marks import SymbolKind

_ARC = 0.5523  # control points of a quarter of a circle (PDF 32000-1 has no circles)
_PETALS = 5


@cache
def symbol_operators(kind: SymbolKind) -> str:
    """The drawing of one symbol, black, to be put in place by a matrix."""
    match kind:
        case SymbolKind.PEN:
            return _pen()
        case SymbolKind.CENTRE:
            return _centre_mark()
        case SymbolKind.FIVE:
            return _five_strokes()
    return "0 0 1 1 re f"


def _pen() -> str:
    """A pen lying along the rising diagonal: filled nib, open barrel, a ring near its end."""
    along, across = (0.775, 0.632), (-0.632, 0.775)

    def point(length: float, side: float) -> str:
        x = 0.02 + along[0] * length + across[0] * side
        y = 0.06 + along[1] * length + across[1] * side
        return f"{x:.3f} {y:.3f}"

    half = 0.125
    nib = f"{point(0, 0)} m {point(0.34, half)} l {point(0.34, -half)} l h B"
    barrel = (
        f"{point(0.34, half)} m {point(1.2, half)} l {point(1.2, -half)} l {point(0.34, -half)} l h"
    )
    ring = f"{point(1.02, half)} m {point(1.02, -half)} l"
    return f"1 j 0.075 w {nib} {barrel} {ring} S"


def _centre_mark() -> str:
    """Five dots around a small ring."""
    dots = [
        _circle(
            0.5 + 0.36 * cos(pi / 2 + 2 * pi * place / _PETALS),
            0.47 + 0.36 * sin(pi / 2 + 2 * pi * place / _PETALS),
            0.135,
        )
        for place in range(_PETALS)
    ]
    return f"{' '.join(dots)} f 0.062 w {_circle(0.5, 0.47, 0.125)} S"


def _five_strokes() -> str:
    """Four upright strokes and one across: how to count in fives."""
    upright = " ".join(f"{x} 0 m {x} 1 l" for x in (0.16, 0.38, 0.61, 0.83))
    return f"0.045 w {upright} 0 0.1 m 1 0.92 l S"


def _circle(x: float, y: float, radius: float) -> str:
    bend = radius * _ARC
    quarters = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
    path = [f"{x + radius:.3f} {y:.3f} m"]
    for a, b, c, d in quarters:
        corners = (
            (x + radius * a + bend * c, y + radius * b + bend * d),
            (x + radius * c + bend * a, y + radius * d + bend * b),
            (x + radius * c, y + radius * d),
        )
        path.append(" ".join(f"{px:.3f} {py:.3f}" for px, py in corners) + " c")
    return " ".join(path) + " h"
