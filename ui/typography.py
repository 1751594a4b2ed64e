"""The letters of the window: Inter, its steps of size and weight, the person's text size.

Source: interface, section 2.4. Inter comes with the application in the weights 400 to 700; where
650 is asked for, the pictures show 600. Figures always have one width, so that times and counts
stand below each other.
"""

from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from resources import resource_path

FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "sans-serif")
FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
LEAST_PERCENT, MOST_PERCENT = 90, 200
"""The range of a person's text size."""

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Percent offered in the menu; the window takes any of the range."""

SYSTEM_POINTS = 9.0
"""Size of Windows' own text before a person enlarges it."""


class Step(NamedTuple):
    """Pixels below and from 900 pixels of window height, and the weight."""

    compact: int
    comfortable: int
    weight: int


class Letter(Enum):
    """What a text is, which decides its size and weight."""

    PANEL_TITLE = Step(19, 21, 700)
    DIALOG_TITLE = Step(17, 19, 700)
    DATE = Step(17, 19, 600)
    TIME = Step(14, 15, 700)
    HEADING = Step(13, 14, 700)
    ACTION = Step(13, 14, 600)
    STRONG = Step(12, 13, 700)
    TITLE = Step(12, 13, 600)
    BODY = Step(12, 13, 500)
    PROSE = Step(12, 13, 400)
    CAPTION_STRONG = Step(11, 12, 700)
    COUNT = Step(11, 12, 600)
    CAPTION = Step(11, 12, 500)
    NOTE = Step(11, 12, 400)
    BADGE = Step(10, 11, 700)
    LABEL = Step(10, 11, 600)
    KEYS = Step(10, 11, 500)


class Typography:
    """The fonts of one window height and one text size, each made once."""

    def __init__(self, *, comfortable: bool, percent: int = 100) -> None:
        """Choose the steps for a window of 900 pixels or more, or of less; text in percent."""
        load_inter()
        self.comfortable = comfortable
        self.percent = within_range(percent)
        self._fonts: dict[Letter, QFont] = {}
        self._metrics: dict[Letter, QFontMetricsF] = {}
        self._measured = lru_cache(maxsize=4096)(self._measure)

    def pixels(self, letter: Letter) -> int:
        """Return the size in pixels at a scale of 100 %."""
        step = letter.value
        return round((step.comfortable if self.comfortable else step.compact) * self.percent / 100)

    def font(self, letter: Letter) -> QFont:
        """Return the font; do not change it, it is shared."""
        if letter not in self._fonts:
            self._fonts[letter] = inter(self.pixels(letter), letter.value.weight)
        return self._fonts[letter]

    def metrics(self, letter: Letter) -> QFontMetricsF:
        """Return the measures of the font."""
        if letter not in self._metrics:
            self._metrics[letter] = QFontMetricsF(self.font(letter))
        return self._metrics[letter]

    def width(self, letter: Letter, text: str) -> float:
        """Return how wide a line of text is, in pixels at a scale of 100 %.

        A window asks for the same few hundred texts at each step of its layout: they are kept.
        """
        return self._measured(letter, text)

    def _measure(self, letter: Letter, text: str) -> float:
        return self.metrics(letter).horizontalAdvance(text)


def inter(pixels: int, weight: int) -> QFont:
    """Make a font of the window in a size and weight of its own."""
    load_inter()
    font = QFont(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    # Hinting depends on the machine's settings and moves letters; without it a width is a width.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def load_inter() -> tuple[str, ...]:
    """Make the carried fonts known to Qt, once; return the files that it could not read."""
    return tuple(
        name
        for name in FILES
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", "inter", name))) < 0
    )


def within_range(percent: int) -> int:
    """Return the nearest text size that the window is made for."""
    return max(LEAST_PERCENT, min(MOST_PERCENT, percent))


def system_percent(platform: str, system_font: QFont) -> int:
    """Return the text size that a person chose in the system, in percent.

    Windows enlarges the points of its own font. Elsewhere the choice already is in the scale of
    the whole screen, and counting it here would apply it twice.
    """
    points = system_font.pointSizeF()
    if platform != "windows" or points <= 0:
        return 100
    return within_range(round(points / SYSTEM_POINTS * 100))
