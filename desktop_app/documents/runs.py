"""One line of text cut into runs of one direction, script and typeface, as they stand on paper.

Directions follow the Unicode Bidirectional Algorithm (UAX 9) by `python-bidi`, whose pieces are
called one by one because its own entry returns characters in display order, and Arabic must be
shaped in the order of reading.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any

from bidi import algorithm

from desktop_app.documents.fonts import Face, Typeface, typeface
from desktop_app.documents.spelling import is_joiner, is_mark

COMMON = "Zyyy"

# Where each script begins and what it is called by ISO 15924; digits and signs are common.
_BLOCKS = (
    (0x0000, COMMON),
    (0x0041, "Latn"),
    (0x02B9, COMMON),
    (0x0370, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, COMMON),
    (0x0600, "Arab"),
    (0x0700, COMMON),
    (0x0750, "Arab"),
    (0x0780, COMMON),
    (0x08A0, "Arab"),
    (0x0900, "Deva"),
    (0x0980, "Beng"),
    (0x0A00, COMMON),
    (0x0B80, "Taml"),
    (0x0C00, COMMON),
    (0x10A0, "Geor"),
    (0x1100, COMMON),
    (0x1200, "Ethi"),
    (0x13A0, COMMON),
    (0x1C80, "Cyrl"),
    (0x1C90, "Geor"),
    (0x1CC0, COMMON),
    (0x1D00, "Latn"),
    (0x1DC0, COMMON),
    (0x1E00, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, COMMON),
    (0x2C60, "Latn"),
    (0x2C80, COMMON),
    (0x2D00, "Geor"),
    (0x2D30, COMMON),
    (0x2D80, "Ethi"),
    (0x2DE0, "Cyrl"),
    (0x2E00, COMMON),
    (0x2E80, "Hani"),
    (0x3000, COMMON),
    (0x3400, "Hani"),
    (0xA000, COMMON),
    (0xA640, "Cyrl"),
    (0xA6A0, COMMON),
    (0xA720, "Latn"),
    (0xA800, COMMON),
    (0xAB00, "Ethi"),
    (0xAB30, "Latn"),
    (0xAB70, COMMON),
    (0xF900, "Hani"),
    (0xFB00, COMMON),
    (0xFB50, "Arab"),
    (0xFE00, COMMON),
    (0xFE70, "Arab"),
    (0xFF00, COMMON),
    (0x20000, "Hani"),
    (0x30000, COMMON),
)
_STARTS = tuple(start for start, _ in _BLOCKS)
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Run:
    """Characters in the order of reading that one typeface shapes in one direction."""

    text: str
    typeface: Typeface
    script: str
    level: int = 0

    @property
    def leftwards(self) -> bool:
        """Tell whether the run is read from right to left."""
        return self.level % 2 == 1


def script_of(char: str) -> str:
    """Return the ISO 15924 code of the script of a character, `COMMON` for signs and digits."""
    if unicodedata.category(char)[0] not in "LM":
        return COMMON
    return _BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1]


def visual_runs(text: str, face: Face) -> list[Run]:
    """Return the runs of a printable text from left to right; what no typeface has is left out."""
    runs: list[Run] = []
    for cluster, level in _clusters(text):
        before = runs[-1] if runs and runs[-1].level == level else None
        drawn = _drawn(cluster, face, before)
        if drawn and before and _continues(before, drawn):
            runs[-1] = replace(drawn, text=before.text + drawn.text, level=level)
        elif drawn:
            runs.append(replace(drawn, level=level))
    return _from_left(runs)


def _continues(before: Run, after: Run) -> bool:
    """Tell whether two runs of one level are one: signs join the letters that follow them."""
    same_script = before.script in (after.script, COMMON)
    return before.typeface is after.typeface and same_script


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    levels = _levels(text)
    for end in range(1, len(text) + 1):
        if end == len(text) or not (is_mark(text[end]) or is_joiner(text[end])):
            yield text[start:end], levels[start]
            start = end


def _drawn(cluster: str, face: Face, before: Run | None) -> Run | None:
    """Choose who draws a letter and its marks: one typeface for all, else one for the letter."""
    script = script_of(cluster[0])
    first: tuple[Typeface, ...] = ()
    if script == COMMON and before:
        script = before.script
        first = (before.typeface,)
    for wanted in (cluster, cluster[0]):
        for font in chain(first, map(typeface, face.chain)):
            if font.has(wanted):
                return Run("".join(filter(font.has, cluster)), font, script)
    return None


def _from_left(runs: list[Run]) -> list[Run]:
    """Put runs in their order on the line (rule L2): from the deepest level, turn each sequence."""
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        runs = _turned(runs, level)
    return runs


def _turned(runs: list[Run], level: int) -> list[Run]:
    line: list[Run] = []
    for deep, sequence in groupby(runs, key=lambda run: run.level >= level):
        together = list(sequence)
        line += together[::-1] if deep else together
    return line


def _levels(text: str) -> list[int]:
    """Return the embedding level of each character, odd when read from right to left."""
    storage = algorithm.get_empty_storage()
    base = int(algorithm.get_base_level(text))
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for char in text:  # joiners were removed (rule X9): each takes the level before it
        levels.append(levels[-1] if is_joiner(char) else next(resolved)["level"])
    return levels


def _resolve_brackets(chars: list[dict[str, Any]], base: int) -> None:
    """Give both brackets of a pair one direction (rule N0, which `python-bidi` lacks)."""
    embedding, opposite = ("L", "R") if base == 0 else ("R", "L")
    for opened, closed in _bracket_pairs(chars):
        inside = {_strong(char["type"]) for char in chars[opened + 1 : closed]}
        if embedding in inside:
            found = embedding
        elif opposite in inside:
            before = [strong for char in chars[:opened] if (strong := _strong(char["type"]))]
            found = before[-1] if before else embedding
        else:
            continue
        chars[opened]["type"] = chars[closed]["type"] = found


def _bracket_pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(chars):
        if char["ch"] in _PAIRS:
            waiting.append((_PAIRS[char["ch"]], place))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char["ch"]:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)


def _strong(kind: str) -> str:
    """Numbers lead like letters read from right to left (rule N0)."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
