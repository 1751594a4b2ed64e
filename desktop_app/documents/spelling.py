"""What of a stored text reaches the paper: composed letters, no control, no direction override."""

import unicodedata
from collections.abc import Iterator

_MARKS_ON_A_LETTER = 8
_JOINERS = "\u200c\u200d"
_INVISIBLE = ("Cc", "Cf")
_LOST = ("Cs", "Co", "Cn")
_REPLACEMENTS = "\ufffc\ufffd"
# Selectors of variants and the grapheme joiner: marks by category, without ink.
_INKLESS_MARKS = frozenset(map(chr, (0x034F, *range(0x180B, 0x180E), *range(0xFE00, 0xFE10))))
_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_VIRAMA_CLASS = 9


def is_joiner(char: str) -> bool:
    """Tell whether a character only says how its neighbours join."""
    return char in _JOINERS


def is_mark(char: str) -> bool:
    """Tell whether a character is written on the letter before it."""
    return unicodedata.category(char)[0] == "M"


def is_lost(char: str) -> bool:
    """Tell whether a character stands for nothing known: half a pair, private, unassigned."""
    return char in _REPLACEMENTS or unicodedata.category(char) in _LOST


class _Visible(dict[int, str]):
    """What each character leaves on paper, found at its first use; `bound` need a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.bound: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shown = char
        if char in _BREAKS:
            shown = " "
        elif is_mark(char) or is_joiner(char):
            self.bound.add(char)
        elif is_lost(char) or unicodedata.category(char) in _INVISIBLE:
            shown = ""
        if char in _INKLESS_MARKS or "\U000e0100" <= char <= "\U000e01ef":
            shown = ""
        self[code] = shown
        return shown


_VISIBLE = _Visible()


def printable(text: str) -> str:
    """Return the text as it is drawn, NFC.

    Control characters, zero-width and direction characters are left out, and so is what stands
    for no known character. A break or tabulation becomes a space. Joiners stay between two
    letters of a script that is shaped by them. A letter keeps its first eight marks; a mark
    without a letter is left out.
    """
    visible = text.translate(_VISIBLE)
    if not _VISIBLE.bound.isdisjoint(visible):
        visible = "".join(_well_formed(unicodedata.normalize("NFC", visible)))
    return unicodedata.normalize("NFC", visible)


def graphemes(text: str) -> list[str]:
    """Cut a printable text into what a reader calls letters.

    Marks and joiners stay with their letter, and a letter with the virama before it. Enough for
    the scripts of the fonts; emoji and Korean, which need the whole of UAX 29, are not printed.
    """
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1][-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(before: str, char: str) -> bool:
    if is_mark(char) or is_joiner(char):
        return True
    bound = is_joiner(before) or unicodedata.combining(before) == _VIRAMA_CLASS
    return bound and unicodedata.category(char) == "Lo"


def _well_formed(text: str) -> Iterator[str]:
    before, marks = " ", 0
    for place, char in enumerate(text):
        if is_joiner(char):
            if not (_is_shaped(before) and _is_shaped(text[place + 1 : place + 2])):
                continue
        elif is_mark(char):
            marks += 1
            if marks > _MARKS_ON_A_LETTER or before.isspace():
                continue
        else:
            marks = 0
        before = char
        yield char


def _is_shaped(char: str) -> bool:
    """Arabic and the scripts of India, where a joiner changes the shape of a word."""
    return "\u0600" <= char <= "\u08ff" or "\u0900" <= char <= "\u0dff"
