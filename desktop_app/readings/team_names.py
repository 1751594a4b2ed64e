"""What the people of the team are called: initials on a screen that faces the public."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select, union_all
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.sessions import Resource
from db.tables.workers import Contributor, Professional, StaffMember
from desktop_app.readings.calls import initials_of


@dataclass(frozen=True, slots=True)
class TeamName:
    """The name of a professional, a staff member or an outside contributor."""

    given: str
    family: str

    @property
    def whole(self) -> str:
        """As people say it: the given name first."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """« M. K. »: what a screen that faces the public shows."""
        return initials_of(self.given, self.family)


def team_names(engine: Engine) -> Mapping[str, TeamName]:
    """The names of the team by code."""
    with reading(engine) as tx:
        return names_of_team(tx)


def names_of_team(tx: Session) -> Mapping[str, TeamName]:
    """The names of the team by code, inside a reading; nobody without a name is in it."""
    people = union_all(
        *(
            select(table.id, table.given_name, table.family_name)
            for table in (Professional, StaffMember, Contributor)
        )
    ).subquery()
    rows = tx.execute(
        select(Resource.code, people.c.given_name, people.c.family_name).join(
            people, people.c.id == Resource.id
        )
    )
    return {code: TeamName(given, family) for code, given, family in rows if given or family}
