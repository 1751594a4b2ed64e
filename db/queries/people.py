"""Looking people up: the same telephone, the same name."""

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from db.tables.people import Person
from desktop_app.domain.names import search_words

_FROM_ABROAD = re.compile(r"(?:00)?33([1-9][0-9]{8})", re.ASCII)
"""A French number with the prefix of the country."""


def search_key(given: str, family: str) -> str:
    """What a person is looked up by: family name first, folded."""
    return search_words((family, given))[:2000]


def written_numbers(phone: str) -> set[str]:
    """The ways people write one telephone number: together, in pairs, with or without +33."""
    digits = re.sub(r"\D", "", phone, flags=re.ASCII)
    national = "0" + abroad[1] if (abroad := _FROM_ABROAD.fullmatch(digits)) else digits
    forms = {phone, digits, national}
    for sign in (" ", ".", "-"):
        forms.add(sign.join(national[at : at + 2] for at in range(0, len(national), 2)))
    if national.startswith("0"):
        rest = national[1:]
        pairs = " ".join(rest[at : at + 2] for at in range(1, len(rest), 2))
        forms |= {f"+33{rest}", f"0033{rest}", f"+33 {rest[:1]} {pairs}"}
    return forms


def alike(tx: Session, person: Person) -> list[str]:
    """Codes of those who may be the same person: same telephone, or same name and year.

    First name and family name may have changed places, which happens at every desk. A missing
    year matches any; a single first name alone never does.
    """
    reasons = [] if _has_one_word(person) else [_same_name(person)]
    if person.mobile:
        reasons.append(Person.mobile.in_(written_numbers(person.mobile)))
    return _codes(tx, reasons) if reasons else []


def namesakes(tx: Session, person: Person) -> list[str]:
    """Codes of those known by the same single name, whose year may be the same; at most five."""
    return _codes(tx, [_same_name(person)]) if _has_one_word(person) else []


def _has_one_word(person: Person) -> bool:
    return len(person.search_key.split()) <= 1


def _same_name(person: Person) -> ColumnElement[bool]:
    words = person.search_key.split()
    turned = [" ".join((*words[at:], *words[:at])) for at in range(len(words))]
    same_name: ColumnElement[bool] = Person.search_key.in_(turned)
    if person.birth_year is None:
        return same_name
    return same_name & or_(Person.birth_year.is_(None), Person.birth_year == person.birth_year)


def _codes(tx: Session, reasons: Sequence[ColumnElement[bool]]) -> list[str]:
    rows = tx.scalars(
        select(Person.code)
        .where(Person.removed.is_(False), or_(*reasons))
        .order_by(Person.code)
        .limit(5)
    )
    return list(rows)
