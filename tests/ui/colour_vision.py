"""How far apart two colours are: for reading (WCAG 2.2), and for eyes of each kind."""

from enum import Enum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from PySide6.QtGui import QColor

Triple = tuple[float, float, float]

D65: Triple = (0.95047, 1.0, 1.08883)
TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


class Eyes(Enum):
    """Kinds of colour vision; the matrices are those of Machado, Oliveira, Fernandes (2009)."""

    NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTANOPIA = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTERANOPIA = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITANOPIA = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


def contrast(first: QColor, second: QColor) -> float:
    """The WCAG ratio, 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: QColor) -> Triple:
    def undone(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return undone(colour.redF()), undone(colour.greenF()), undone(colour.blueF())


def product(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    rows = [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]
    return rows[0], rows[1], rows[2]


def seen_by(eyes: Eyes, colour: QColor) -> Triple:
    """The colour as these eyes see it, in CIE Lab."""
    red, green, blue = (min(max(value, 0.0), 1.0) for value in product(eyes.value, linear(colour)))
    return lab(product(TO_XYZ, (red, green, blue)))


def lab(xyz: Triple) -> Triple:
    def bent(value: float) -> float:
        return value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (bent(value / white) for value, white in zip(xyz, D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(first: QColor, second: QColor, eyes: Eyes = Eyes.NORMAL) -> float:
    """CIEDE2000 between two colours as these eyes see them."""
    return ciede2000(seen_by(eyes, first), seen_by(eyes, second))


def ciede2000(first: Triple, second: Triple) -> float:
    """Sharma, Wu, Dalal (2005), with all weights 1."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    grey = 0.5 * (1 - root7((hypot(a1, b1) + hypot(a2, b2)) / 2))
    (c1, h1), (c2, h2) = polar(a1 * (1 + grey), b1), polar(a2 * (1 + grey), b2)
    turn = hue_turn(h1, h2) if c1 * c2 else 0.0
    hue = mean_hue(h1, h2) if c1 * c2 else h1 + h2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    d_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    d_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * hue_weight(hue))
    twist = -2 * root7(chroma) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(d_light**2 + d_chroma**2 + d_hue**2 + twist * d_chroma * d_hue)


def root7(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25.0**7))


def polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def hue_turn(h1: float, h2: float) -> float:
    return (h2 - h1 + 180) % 360 - 180


def mean_hue(h1: float, h2: float) -> float:
    return (h1 + hue_turn(h1, h2) / 2) % 360


def hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
