"""Participants who are looked for, on a screen that faces the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.matched_letters import begins_with_all
from desktop_app.domain.names import folded, search_words

if TYPE_CHECKING:
    from desktop_app.readings.people_search import PersonFound
    from desktop_app.wording import Words

POINT = " · "
_SHOWN_DIGITS = 4


def person_said(words: Words, person: PersonFound, *, masked: bool) -> tuple[str, str]:
    """Initials, birth year and the last digits of the telephone; more when nothing is masked."""
    digits = "".join(sign for sign in person.phone if sign.isdigit())
    if masked:
        year = str(person.birth_year or "")
        phone = f"…{digits[-_SHOWN_DIGITS:]}" if digits else ""
        return person.initials, POINT.join(part for part in (year, phone) if part)
    born = words.numeric_day(person.birth_date) if person.birth_date else person.birth_year
    facts = (str(born or ""), person.phone)
    return person.name, POINT.join(part for part in facts if part)


def is_named(person: PersonFound, typed: str) -> bool:
    """Whether words are the beginning of somebody's names, and not only like them."""
    return begins_with_all(search_words((person.name,)), folded(typed).split())
