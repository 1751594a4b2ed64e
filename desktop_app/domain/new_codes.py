"""Codes made for people: from the name of a site, a room or a programme, unlike all others."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain, count
from string import ascii_uppercase, digits

LETTERS_OF_A_CODE = 6
"""Enough to recognise a programme by, as in ``CIRQUE``."""

LETTERS_OF_A_SITE = 3
"""As in ``VIL``: the codes of its rooms begin with it."""


def code_from_name(name: str, taken: Collection[str], letters: int = LETTERS_OF_A_CODE) -> str:
    """Give the first ``letters`` letters of a name as a code, with a number where it is taken.

    « Villejean » gives ``VIL``, then ``VIL2``. A name without Latin letters gives ``X``.
    """
    stem = plain_letters(name)[:letters] or "X"
    numbered = (f"{stem}{number}" for number in count(2))
    return next(code for code in chain([stem], numbered) if code not in taken)


def numbered_code(family: str, taken: Collection[str]) -> str:
    """Give the code after the highest of a family: ``VIL-09`` gives ``VIL-10``."""
    form = re.compile(rf"{re.escape(family)}-(\d+)", re.ASCII)
    numbers = [int(match[1]) for code in taken if (match := form.fullmatch(code))]
    return f"{family}-{max(numbers, default=0) + 1:02d}"


def next_numbers(prefix: str, taken: Collection[str], digits: int) -> Iterator[str]:
    """Give the codes after the highest of a family: ``A0789`` gives ``A0790``, then ``A0791``."""
    form = re.compile(rf"{re.escape(prefix)}(\d+)", re.ASCII)
    numbers = [int(match[1]) for code in taken if (match := form.fullmatch(code))]
    return (f"{prefix}{number:0{digits}d}" for number in count(max(numbers, default=0) + 1))


def letter_from_name(name: str, taken: Collection[str]) -> str:
    """Give one sign for a site: a letter of its name, else any letter or digit; else nothing."""
    return next((sign for sign in _signs(name) if sign not in taken), "")


def plain_letters(name: str) -> str:
    """Give the letters and digits of a name in capitals without accents, and nothing else."""
    parted = unicodedata.normalize("NFKD", name).upper()
    return "".join(sign for sign in parted if sign in ascii_uppercase or sign in digits)


def _signs(name: str) -> Iterator[str]:
    initials = "".join(plain_letters(word)[:1] for word in name.split())
    return chain(initials, plain_letters(name), ascii_uppercase, digits)
