"""Who is expected, in the order of enrolment, as sheets print them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.queries.enrolment_counts import ENROLLED, expected_in_session
from db.tables.people import Enrolment, Person
from db.tables.sessions import WorkshopSession
from desktop_app.domain.sheets.facts import PersonFacts, Variant

_SIGNED_OR_OPEN = frozenset({"planned", "held", "option"})


@dataclass(frozen=True, slots=True)
class _Expected:
    """Somebody expected; enrolments are in the order of their numbers."""

    enrolment: int
    minor: bool
    person: PersonFacts


@dataclass(frozen=True, slots=True)
class ExpectedPeople:
    """Who is expected at some sessions, read at once; by id of the session."""

    by_session: Mapping[int, Sequence[_Expected]]

    def on_sheet(
        self, sessions: Sequence[WorkshopSession], variant: Variant
    ) -> tuple[PersonFacts, ...]:
        """Those expected at one of the sessions at least; each once.

        Children have their own sheet, on which an adult signs for them; a parent who takes
        part signs the others in their own right (sheets.md 2.7).
        """
        first: dict[str, _Expected] = {}
        at: defaultdict[str, set[int]] = defaultdict(set)
        listed = [(one, session.id) for session in sessions for one in self._at(session)]
        for one, session_id in sorted(listed, key=_enrolment):
            first.setdefault(one.person.code, one)
            at[one.person.code].add(session_id)
        for_minors = variant is Variant.CYCLE_GRID_MINORS
        mixed = len({one.minor for one in first.values()}) > 1
        return tuple(
            replace(one.person, barred=_barred(sessions, at[code]))
            for code, one in first.items()
            if not mixed or one.minor is for_minors
        )

    def _at(self, session: WorkshopSession) -> Sequence[_Expected]:
        return self.by_session.get(session.id, ())


def expected_people(tx: Session, sessions: Collection[int]) -> ExpectedPeople:
    """Read who is expected at some sessions, by their ids, in one statement."""
    guardian = aliased(Person)
    rows = tx.execute(
        select(Enrolment.id, Person, guardian.family_name, guardian.given_name, WorkshopSession.id)
        .join(Person, Enrolment.person_id == Person.id)
        .join(WorkshopSession, expected_in_session())
        .outerjoin(guardian, guardian.id == Person.guardian_id)
        .where(WorkshopSession.id.in_(sessions), Enrolment.status == ENROLLED)
        .order_by(Enrolment.id)
    )
    found: dict[int, list[_Expected]] = defaultdict(list)
    for enrolment, person, family, given, session in rows:
        facts = PersonFacts(
            code=person.code,
            family=person.family_name,
            given=person.given_name,
            native=person.native_name,
            structure=person.partner,
            guardian=f"{family or ''} {given or ''}".strip(),
        )
        found[session].append(_Expected(enrolment, person.is_minor, facts))
    return ExpectedPeople(found)


def _enrolment(listed: tuple[_Expected, int]) -> int:
    return listed[0].enrolment


def _barred(sessions: Sequence[WorkshopSession], expected: set[int]) -> tuple[int, ...]:
    """The numbers of the sessions that somebody has no place in."""
    return tuple(
        one.number
        for one in sessions
        if one.number is not None and one.status in _SIGNED_OR_OPEN and one.id not in expected
    )
