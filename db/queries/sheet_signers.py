"""Who leads and signs, and which interpreter is there, as a sheet prints them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.centre import Language, Profession
from db.tables.sessions import Allocation, WorkshopSession
from db.tables.support import InterpreterOrder
from db.tables.workers import Contributor, Interpreter, Professional, StaffMember
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.sheets.facts import FacilitatorFacts, InterpreterFacts
from desktop_app.domain.span import Span
from desktop_app.wording import Words
from desktop_app.wording.roles import profession_on_paper

_LEADS = ("facilitator", "guest")
ON_SITE = "on_site"


def facilitator_facts(
    tx: Session, sessions: Sequence[WorkshopSession], words: Words
) -> tuple[FacilitatorFacts, ...]:
    """Everybody who leads one of the sessions, in the order they were given, each once."""
    rows = tx.scalars(
        select(Allocation)
        .where(
            Allocation.session_id.in_([one.id for one in sessions]),
            Allocation.role.in_(_LEADS),
            Allocation.dropped.is_(False),
        )
        .order_by(Allocation.role, Allocation.id)
    )
    found: dict[int, FacilitatorFacts] = {}
    for row in rows:
        person = _worker(tx, row.resource_id, words)
        if person is not None and row.resource_id not in found:
            part = Span(row.starts, row.ends) if row.starts and row.ends else None
            alone = len(sessions) == 1
            found[row.resource_id] = replace(person, present=part if alone else None)
    return tuple(found.values())


def interpreter_facts(
    tx: Session, sessions: Sequence[WorkshopSession], words: Words
) -> tuple[InterpreterFacts, ...]:
    """One box for each language of the group, with its mode; never the interpreter's name."""
    languages = {
        row.code: Bilingual(row.name_fr, row.name_en) for row in tx.scalars(select(Language))
    }
    modes = {
        row.language_code: row.mode
        for row in tx.scalars(
            select(InterpreterOrder).where(
                InterpreterOrder.session_id.in_([one.id for one in sessions]),
                InterpreterOrder.status != "removed",
            )
        )
    }
    wanted = dict.fromkeys(one.interpreter_language for one in sessions if one.interpreter_language)
    return tuple(
        InterpreterFacts(
            _short(words.of(languages[code])) if code in languages else code,
            modes.get(code, ON_SITE),
        )
        for code in wanted
    )


def interpreter_name(tx: Session, interpreter_id: int | None) -> str:
    """The interpreter's own name, for the slip only."""
    row = tx.get(Interpreter, interpreter_id) if interpreter_id is not None else None
    return "" if row is None else row.display_name


def _short(language: str) -> str:
    """« Arabe (maghrébin, levantin, standard) » prints as « arabe »."""
    word = language.partition("(")[0].strip()
    return word[:1].lower() + word[1:]


def _worker(tx: Session, resource_id: int, words: Words) -> FacilitatorFacts | None:
    professional = tx.get(Professional, resource_id)
    if professional is not None:
        profession = tx.get_one(Profession, professional.profession_id)
        feminine = professional.gender == "F"
        label = profession.label_fr_feminine if feminine else profession.label_fr_masculine
        return FacilitatorFacts(
            f"{professional.given_name} {professional.family_name}",
            profession_on_paper(words, Bilingual(label, profession.label_en)),
        )
    staff = tx.get(StaffMember, resource_id)
    if staff is not None:
        return _named(words, staff.given_name, staff.family_name, staff.job)
    other = tx.get(Contributor, resource_id)
    return None if other is None else _named(words, other.given_name, other.family_name, other.role)


def _named(words: Words, given: str, family: str, role: str) -> FacilitatorFacts:
    return FacilitatorFacts(f"{given} {family}", profession_on_paper(words, Bilingual(role)))
