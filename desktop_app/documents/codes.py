"""The QR code of a page: version 1, numeric, level H, always the same mask."""

from collections.abc import Iterator
from functools import cache, lru_cache

import segno

MODULES = 21
MODULE_MM = 0.8
CODE_MM = MODULES * MODULE_MM
QUIET_MM = 3.2
_MASK = 2  # choosing the best of eight takes five times as long and scanners read them all
_CORNER = 9  # modules of a finder pattern with its margin and the format beside it
_TIMING = 6  # the row and the column of alternating modules

Modules = set[tuple[int, int]]


@lru_cache(maxsize=64)
def code_operators(digits: str) -> str:
    """The modules of one code that are not in `pattern_operators`, as black rectangles.

    Rectangles lie in a square of 21 units, upwards.
    """
    return _rectangles({module for module in _dark(digits) if not _is_pattern(module)})


@cache
def pattern_operators() -> str:
    """The modules that all codes of this version, level and mask have in common."""
    return _rectangles({module for module in _dark("0") if _is_pattern(module)})


def _dark(digits: str) -> Modules:
    """Row and column of each dark module, from the top left."""
    code = segno.make_qr(
        digits, error="h", version=1, mode="numeric", mask=_MASK, boost_error=False
    )
    return {
        (row, column)
        for row, modules in enumerate(code.matrix)
        for column, dark in enumerate(modules)
        if dark
    }


def _is_pattern(module: tuple[int, int]) -> bool:
    """Whether a module belongs to a finder, a timing line or the format (ISO 18004, 6.3)."""
    row, column = module
    far = MODULES - _CORNER + 1
    return (
        (row < _CORNER and (column < _CORNER or column >= far))
        or (column < _CORNER and row >= far)
        or _TIMING in module
    )


def _rectangles(dark: Modules) -> str:
    """One rectangle for each run of modules, row after row from the top."""
    rows = [" ".join(_runs(dark, row)) for row in range(MODULES)]
    return f"1 0 0 1 0 {MODULES - 1} cm " + " 1 0 0 1 0 -1 cm ".join(
        f"{runs} f" if runs else "" for runs in rows
    )


def _runs(dark: Modules, row: int) -> Iterator[str]:
    start = 0
    for column in range(MODULES + 1):
        if (row, column) not in dark:
            if column > start:
                yield f"{start} 0 {column - start} 1 re"
            start = column + 1
