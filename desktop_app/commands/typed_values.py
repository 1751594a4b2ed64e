"""Values typed into a field of the settings: read, or refused by the field's name.

Each reading takes the name of the field and what was typed, and gives the value to keep; an
empty text is no value where none is allowed.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from desktop_app.commands.typed_texts import LONGEST_LABEL, text_typed
from desktop_app.domain.errors import BadInputError

YES, NO = "yes", "no"
FIRST_YEAR, LAST_YEAR = 2000, 2100
DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d")

Reading = Callable[[str, str], Any]


def text(most: int = LONGEST_LABEL, *, needed: bool = False) -> Reading:
    """A text of at most ``most`` characters, missing only where it may be."""

    def read(field: str, typed: str) -> str:
        said = text_typed(field, typed, most)
        if needed and not said:
            raise BadInputError(field, "missing")
        return said

    return read


def whole(least: int, most: int) -> Reading:
    """A whole number within its limits."""

    def read(field: str, typed: str) -> int:
        said = typed.strip()
        if not said:
            raise BadInputError(field, "missing")
        # More digits than any limit has are refused before they are counted.
        if not said.isascii() or not said.isdigit() or len(said) > len(str(most)) + 2:
            raise BadInputError(field, "not_a_number", said[:40])
        number = int(said)
        if not least <= number <= most:
            raise BadInputError(field, "outside_limits", said, (str(least), str(most)))
        return number

    return read


def optional(read: Reading) -> Reading:
    """The same, or nothing where nothing was typed."""
    return lambda field, typed: read(field, typed) if typed.strip() else None


def one_of(*codes: str) -> Reading:
    """One of a few codes."""

    def read(field: str, typed: str) -> str:
        if typed not in codes:
            raise BadInputError(field, "one_of", typed[:40], codes)
        return typed

    return read


def flag(field: str, typed: str) -> bool:
    """``yes`` or ``no``.

    Raises:
        BadInputError: something else.
    """
    return bool(one_of(YES, NO)(field, typed) == YES)


def day(field: str, typed: str) -> date:
    """A day as people type it, ``14/12/2026``, or as programs write it, ``2026-12-14``.

    Raises:
        BadInputError: it is no day, or not of the years 2000 to 2100.
    """
    for form in DAY_FORMS:
        try:
            found = datetime.strptime(typed.strip(), form).date()
        except ValueError:
            continue
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise BadInputError(field, "year_out_of_range", typed[:40])
        return found
    raise BadInputError(field, "not_a_date", typed[:40])


def codes(typed: str) -> Sequence[str]:
    """Several codes joined by ``|``, each once, in their order."""
    return tuple(dict.fromkeys(code for code in typed.split("|") if code))
