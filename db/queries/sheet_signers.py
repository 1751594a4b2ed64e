"""Who leads and signs, and which interpreter is there, as sheets print them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.planning import languages
from db.tables.centre import Profession
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


@dataclass(frozen=True, slots=True)
class Signers:
    """Who leads some sessions and who interprets, read at once; by id of the session."""

    words: Words
    leading: Mapping[int, Sequence[Allocation]]
    workers: Mapping[int, FacilitatorFacts]
    orders: Mapping[int, Sequence[InterpreterOrder]]
    languages: Mapping[str, Bilingual]

    def facilitators(self, sessions: Sequence[WorkshopSession]) -> tuple[FacilitatorFacts, ...]:
        """Everybody who leads one of the sessions, in the order they were given, each once."""
        alone = len(sessions) == 1
        given = [row for one in sessions for row in self.leading.get(one.id, ())]
        found: dict[int, FacilitatorFacts] = {}
        for row in sorted(given, key=_role_and_number):
            person = self.workers.get(row.resource_id)
            if person is not None and row.resource_id not in found:
                part = Span(row.starts, row.ends) if row.starts and row.ends else None
                found[row.resource_id] = replace(person, present=part if alone else None)
        return tuple(found.values())

    def interpreters(self, sessions: Sequence[WorkshopSession]) -> tuple[InterpreterFacts, ...]:
        """One box for each language of the group, with its mode; never the interpreter's name."""
        ordered = [order for one in sessions for order in self.orders.get(one.id, ())]
        modes = {one.language_code: one.mode for one in sorted(ordered, key=_number)}
        spoken = [one.interpreter_language for one in sessions if one.interpreter_language]
        return tuple(
            InterpreterFacts(self._language(code), modes.get(code, ON_SITE))
            for code in dict.fromkeys(spoken)
        )

    def _language(self, code: str) -> str:
        """« Arabe (maghrébin, levantin, standard) » prints as « arabe »."""
        if code not in self.languages:
            return code
        word = self.words.of(self.languages[code]).partition("(")[0].strip()
        return word[:1].lower() + word[1:]


def signers(tx: Session, sessions: Collection[int], words: Words) -> Signers:
    """Read who leads some sessions, by their ids, and what is ordered for them."""
    leading: dict[int, list[Allocation]] = defaultdict(list)
    for row in tx.scalars(
        select(Allocation).where(
            Allocation.session_id.in_(sessions),
            Allocation.role.in_(_LEADS),
            Allocation.dropped.is_(False),
        )
    ):
        leading[row.session_id or 0].append(row)
    orders: dict[int, list[InterpreterOrder]] = defaultdict(list)
    for order in tx.scalars(
        select(InterpreterOrder).where(
            InterpreterOrder.session_id.in_(sessions), InterpreterOrder.status != "removed"
        )
    ):
        orders[order.session_id or 0].append(order)
    leaders = {row.resource_id for rows in leading.values() for row in rows}
    return Signers(words, leading, _workers(tx, leaders, words), orders, languages(tx))


def interpreter_name(tx: Session, interpreter_id: int | None) -> str:
    """The interpreter's own name, for the slip only."""
    row = tx.get(Interpreter, interpreter_id) if interpreter_id is not None else None
    return "" if row is None else row.display_name


def _role_and_number(row: Allocation) -> tuple[str, int]:
    return (row.role, row.id)


def _number(order: InterpreterOrder) -> int:
    return order.id


def _workers(tx: Session, ids: Iterable[int], words: Words) -> dict[int, FacilitatorFacts]:
    wanted = tuple(ids)
    professionals = tx.execute(
        select(Professional, Profession)
        .join(Profession, Profession.id == Professional.profession_id)
        .where(Professional.id.in_(wanted))
    )
    found = {
        row.id: _named(words, row.given_name, row.family_name, _job(row, profession))
        for row, profession in professionals
    }
    for staff in tx.scalars(select(StaffMember).where(StaffMember.id.in_(wanted))):
        found[staff.id] = _named(words, staff.given_name, staff.family_name, Bilingual(staff.job))
    for other in tx.scalars(select(Contributor).where(Contributor.id.in_(wanted))):
        found[other.id] = _named(words, other.given_name, other.family_name, Bilingual(other.role))
    return found


def _job(row: Professional, profession: Profession) -> Bilingual:
    french = profession.label_fr_feminine if row.gender == "F" else profession.label_fr_masculine
    return Bilingual(french, profession.label_en)


def _named(words: Words, given: str, family: str, job: Bilingual) -> FacilitatorFacts:
    return FacilitatorFacts(f"{given} {family}", profession_on_paper(words, job))
