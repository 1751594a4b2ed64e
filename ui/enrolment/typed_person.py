"""Somebody new, as far as typed in five fields."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.search import national_digits

_LEAST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """The five fields as they were typed; everything else is asked later (interface.md 5.4)."""

    family: str = ""
    given: str = ""
    phone: str = ""
    born: str = ""
    language: str = ""

    @property
    def year(self) -> int | None:
        """The year of birth; nothing while it is none."""
        text = self.born.strip()
        known = text.isascii() and text.isdigit() and int(text) >= _LEAST_YEAR
        return int(text) if known else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed: a language alone is nobody."""
        return not any(part.strip() for part in (self.family, self.given, self.phone, self.born))

    @property
    def is_named(self) -> bool:
        """Whether there is a name, without which nobody is created."""
        return bool(self.family.strip() or self.given.strip())

    @property
    def has_wrong_year(self) -> bool:
        """Whether the year of birth is not one."""
        return bool(self.born.strip()) and self.year is None


def begun_from(text: str) -> TypedPerson:
    """What was typed to look somebody up, put where it belongs: a number, or family name first."""
    digits = national_digits(text)
    if digits and not any(sign.isalpha() for sign in text):
        return TypedPerson(phone=text.strip())
    family, _, given = text.strip().partition(" ")
    return TypedPerson(family=_as_name(family), given=_as_name(given))


def _as_name(text: str) -> str:
    return text.title() if text.islower() else text
