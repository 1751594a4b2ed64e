"""Creating a person, after the look for somebody who is already known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.people import alike, namesakes, search_key
from db.queries.subjects import coded, next_code
from db.tables.people import Person
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row
from desktop_app.commands.typed_texts import LONGEST_KIND, LONGEST_LABEL, text_typed
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import AlreadyKnownError, BadInputError
from desktop_app.domain.names import graphemes, printable_name
from desktop_app.domain.participants import Birth, ParticipantNote
from desktop_app.domain.telephones import is_telephone

LONGEST_NAME = 200
"""Graphemes of a name (promises.md 1f 38)."""

MOST_CHARACTERS = 1000
"""Characters that a name's column holds."""


@dataclass(frozen=True, slots=True)
class CreatePerson:
    """Create an inhabitant: a given name is enough, everything else is optional.

    ``certain`` says that people who look alike were seen and are somebody else. A first name
    alone is shared by too many to refuse it: the answer names its ``namesakes``, certain or not.
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
            BadInputError: a name is missing or too long, a telephone number is none, a birth
                is impossible or contradicts itself.
        """
        return perform(engine, actor, Act("person", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        given, family = self._names()
        today = actor.at.date()
        birth = self._birth(today)
        person = Person(
            code=next_code(tx, Person, "U"),
            given_name=given,
            family_name=family,
            native_name=_name("native", self.native_name),
            birth_date=self.birth_date,
            birth_year=birth.year,
            main_language=text_typed("language", self.language, LONGEST_KIND),
            needs_interpreter=self.needs_interpreter,
            is_minor=birth.may_be_minor(today),
            guardian_id=coded(tx, Person, self.guardian).id if self.guardian else None,
            mobile=_phone(self.phone),
            partner=text_typed("partner", self.partner, LONGEST_LABEL),
            household=text_typed("household", self.household, LONGEST_KIND),
            needs_step_free_access=self.step_free,
            first_contact_date=today,
            search_key=search_key(given, family),
        )
        known = alike(tx, person)
        if known and not self.certain:
            raise AlreadyKnownError(tuple(known))
        same_given = namesakes(tx, person)
        edit = add_row(tx, person, {"removed": True})
        alone = person.is_minor and person.guardian_id is None
        notes = [str(ParticipantNote.GUARDIAN_MISSING)] if alone else []
        return Done(
            subject=person.code,
            edits=[edit],
            change=Change(subjects=frozenset({person.code})),
            answer={"person": person.code, "notes": notes, "namesakes": same_given},
        )

    def _names(self) -> Sequence[str]:
        names = [_name("given", self.given), _name("family", self.family)]
        if not any(names):
            raise BadInputError("given", "missing")
        return names

    def _birth(self, today: date) -> Birth:
        day, year = self.birth_date, self.birth_year
        if Birth(day, year).contradicts_itself:
            raise BadInputError("birth", "contradicts", str(year), (str(day),))
        year = year if day is None else day.year
        if year is not None and not today.year - 130 <= year <= today.year:
            raise BadInputError("birth", "out_of_range", str(year))
        if day is not None and day > today:
            raise BadInputError("birth", "out_of_range", str(day))
        return Birth(day, year)


def _name(field: str, value: str) -> str:
    # NFC makes a text three times as long at most.
    name = printable_name(text_typed(field, value, len(value) * 3))
    if len(name) > MOST_CHARACTERS or graphemes(name) > LONGEST_NAME:
        raise BadInputError(field, "too_long", name[:40])
    return name


def _phone(value: str) -> str:
    number = text_typed("phone", value, LONGEST_KIND)
    if number and not is_telephone(number):
        raise BadInputError("phone", "not_a_phone", number)
    return number
