"""What a coloured piece says: nothing, trouble, a wait, success, a tip."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QColor

from ui.icons import Icon
from ui.tokens import Tokens


class Tone(Enum):
    """The meaning of a piece's colour; an icon or a word always says the same."""

    NEUTRAL = "neutral"
    DANGER = "danger"
    WARN = "warn"
    OK = "ok"
    INFO = "info"


class ToneColours(NamedTuple):
    """Text and icon, and what lies below them."""

    ink: QColor
    ground: QColor


TONE_ICONS = {
    Tone.NEUTRAL: Icon.INFO,
    Tone.DANGER: Icon.TRIANGLE_ALERT,
    Tone.WARN: Icon.TRIANGLE_ALERT,
    Tone.OK: Icon.CHECK,
    Tone.INFO: Icon.INFO,
}


def tone_colours(tokens: Tokens, tone: Tone) -> ToneColours:
    """Return the colours of a tone in the current theme."""
    return {
        Tone.NEUTRAL: ToneColours(tokens.text2, tokens.closed),
        Tone.DANGER: ToneColours(tokens.danger, tokens.dangerbg),
        Tone.WARN: ToneColours(tokens.warn, tokens.warnbg),
        Tone.OK: ToneColours(tokens.ok, tokens.okbg),
        Tone.INFO: ToneColours(tokens.info, tokens.infobg),
    }[tone]
