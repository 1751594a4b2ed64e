"""Who is expected, in the order of enrolment, as a sheet prints them."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from db.queries.enrolments import ENROLLED
from db.tables.people import Enrolment, Person
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.domain.sheets.facts import PersonFacts, Variant


def enrolled_people(
    tx: Session, sessions: Sequence[WorkshopSession], cycle: Cycle | None, variant: Variant
) -> tuple[PersonFacts, ...]:
    """Those with a place in the cycle, then those of these sessions alone; each once.

    Children have their own sheet, on which an adult signs for them; a parent who takes part
    signs the others in their own right (sheets.md 2.7).
    """
    guardian = aliased(Person)
    through_cycle = Enrolment.cycle_id == (cycle.id if cycle is not None else 0)
    own = Enrolment.session_id.in_([one.id for one in sessions])
    rows = tx.execute(
        select(Person, guardian.family_name, guardian.given_name)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .outerjoin(guardian, guardian.id == Person.guardian_id)
        .where(or_(through_cycle, own), Enrolment.status == ENROLLED)
        .order_by(Enrolment.id)
    )
    people: dict[str, PersonFacts] = {}
    minors: dict[str, bool] = {}
    for person, family, given in rows:
        minors[person.code] = person.is_minor
        people.setdefault(
            person.code,
            PersonFacts(
                code=person.code,
                family=person.family_name,
                given=person.given_name,
                native=person.native_name,
                structure=person.partner,
                guardian=f"{family or ''} {given or ''}".strip(),
            ),
        )
    for_minors = variant is Variant.CYCLE_GRID_MINORS
    mixed = len(set(minors.values())) > 1
    return tuple(one for code, one in people.items() if not mixed or minors[code] is for_minors)
