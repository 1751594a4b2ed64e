"""Looking people up: the same telephone, the same name."""

import re

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.tables.people import Person
from desktop_app.domain.names import search_words


def search_key(given: str, family: str) -> str:
    """What a person is looked up by: family name first, folded."""
    return search_words((family, given))[:2000]


def alike(tx: Session, person: Person) -> list[str]:
    """Codes of those who may be the same person: same telephone, or same name and year.

    A missing year matches any; a single first name alone never does.
    """
    same_name = Person.search_key == person.search_key
    if person.birth_year is not None:
        same_name &= or_(Person.birth_year.is_(None), Person.birth_year == person.birth_year)
    reasons = [same_name] if person.family_name else []
    digits = re.sub(r"\D", "", person.mobile, flags=re.ASCII)
    if digits:
        spaced = " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))
        reasons.append(Person.mobile.in_((person.mobile, digits, spaced)))
    if not reasons:
        return []
    rows = tx.scalars(
        select(Person.code)
        .where(Person.removed.is_(False), or_(*reasons))
        .order_by(Person.code)
        .limit(5)
    )
    return list(rows)
