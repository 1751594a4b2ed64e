"""Creating a person, after the look for somebody who is already known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.people import alike, search_key
from db.queries.subjects import coded, next_code
from db.tables.columns import clean_text
from db.tables.people import Person
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import AlreadyKnownError, BadInputError
from desktop_app.domain.names import graphemes, printable_name

LONGEST_NAME = 200
"""Graphemes of a name (promises.md 1f 38)."""

MOST_CHARACTERS = 1000
"""Characters that a name's column holds."""


@dataclass(frozen=True, slots=True)
class CreatePerson:
    """Create an inhabitant: a given name is enough, everything else is optional.

    ``certain`` says that people who look alike were seen and are somebody else.
    """

    given: str
    family: str = ""
    phone: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    language: str = ""
    native_name: str = ""
    needs_interpreter: bool = False
    step_free: bool = False
    guardian: str = ""
    partner: str = ""
    household: str = ""
    certain: bool = False

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write the person in one transaction.

        Raises:
            AlreadyKnownError: somebody has the same telephone, or the same name and year.
            BadInputError: a name is missing or too long, a date is impossible.
        """
        return perform(engine, actor, Act("person", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        given, family = self._names()
        self._check_birth(actor.at.date())
        person = Person(
            code=next_code(tx, Person, "U"),
            given_name=given,
            family_name=family,
            native_name=_name("native", self.native_name),
            birth_date=self.birth_date,
            birth_year=self.birth_date.year if self.birth_date else self.birth_year,
            main_language=self.language,
            needs_interpreter=self.needs_interpreter,
            is_minor=_is_minor(self.birth_date, self.birth_year, actor.at.date()),
            guardian_id=coded(tx, Person, self.guardian).id if self.guardian else None,
            mobile=_text("phone", self.phone, 40),
            partner=_text("partner", self.partner, 200),
            household=_text("household", self.household, 40),
            needs_step_free_access=self.step_free,
            first_contact_date=actor.at.date(),
            search_key=search_key(given, family),
        )
        known = alike(tx, person)
        if known and not self.certain:
            raise AlreadyKnownError(tuple(known))
        edit = add_row(tx, person, {"removed": True})
        return Done(
            subject=person.code,
            edits=[edit],
            change=Change(subjects=frozenset({person.code})),
            answer={"person": person.code},
        )

    def _names(self) -> Sequence[str]:
        names = [_name("given", self.given), _name("family", self.family)]
        if not any(names):
            raise BadInputError("given", "missing")
        return names

    def _check_birth(self, today: date) -> None:
        year = self.birth_date.year if self.birth_date else self.birth_year
        if year is not None and not today.year - 130 <= year <= today.year:
            raise BadInputError("birth", "out_of_range", str(year))


def _name(field: str, value: str) -> str:
    # NFC makes a text three times as long at most.
    name = printable_name(_text(field, value, len(value) * 3))
    if len(name) > MOST_CHARACTERS or graphemes(name) > LONGEST_NAME:
        raise BadInputError(field, "too_long", name[:40])
    return name


def _text(field: str, value: str, limit: int) -> str:
    try:
        return clean_text(value.strip(), limit)
    except ValueError as wrong:
        raise BadInputError(field, "not_a_text", value[:40]) from wrong


def _is_minor(birth: date | None, year: int | None, today: date) -> bool:
    """Under eighteen today; with a year alone, whoever may still be."""
    majority = 18
    if birth is not None:
        had_birthday = (today.month, today.day) >= (birth.month, birth.day)
        return today.year - birth.year - (not had_birthday) < majority
    return year is not None and today.year - year < majority
