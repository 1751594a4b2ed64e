"""Who is enrolled where: people near their age and language, some groups full, some waiting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from db.tables.people import Enrolment
from db.tables.people import Person as PersonRow
from desktop_app.domain.span import Span
from desktop_app.exchange.sample.scene import Scene
from desktop_app.exchange.sample.town import Cycle, Dated, Person, Programme, Town

FILLS = (0.75, 0.9, 1.0, 1.0, 1.2, 0.85, 1.3)
"""How full a group is asked to be, in turn; above 1 there is a waiting list."""

MOST_GROUPS = 3
"""Groups of one person at a time."""

DECIDED = timedelta(days=45)
NEXT_TERM = timedelta(days=100)
"""How long before a group people have made up their minds, or begin to."""

FRIDAY = 5
YOUNGEST_OLDER = 60
OLDEST_WITH_PARENT = 11
FAMILY_AUDIENCES = frozenset({"parent_child", "children_parents"})
CHILD_AUDIENCES = FAMILY_AUDIENCES | {"children"}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person with a place, since when."""

    person: Person
    since: datetime


@dataclass(slots=True)
class Groups:
    """The people of each cycle and of each lone session, and when each is busy."""

    of_cycle: dict[str, list[Enrolled]] = field(default_factory=dict)
    of_session: dict[str, list[Enrolled]] = field(default_factory=dict)
    _busy: dict[int, dict[date, list[Span]]] = field(default_factory=dict)
    _programmes: dict[int, list[str]] = field(default_factory=dict)

    def is_free(self, person: Person, spans: Iterable[Span]) -> bool:
        """Whether a person is in no other group during any of ``spans``."""
        busy = self._busy.get(person.number, {})
        return not any(span.overlaps(other) for span in spans for other in busy.get(span.day, ()))

    def may_join(self, person: Person, programme: Programme, spans: Iterable[Span]) -> bool:
        """Whether a person has room for one more group, and is in none of this programme."""
        joined = self._programmes.get(person.number, [])
        room_left = len(joined) < MOST_GROUPS and programme.code not in joined
        return room_left and self.is_free(person, spans)

    def occupy(self, person: Person, spans: Iterable[Span]) -> None:
        """Note that a person is busy."""
        busy = self._busy.setdefault(person.number, {})
        for span in spans:
            busy.setdefault(span.day, []).append(span)

    def join(self, person: Person, programme: Programme, spans: Iterable[Span]) -> None:
        """Note that a person joins a group, busy during ``spans``."""
        self._programmes.setdefault(person.number, []).append(programme.code)
        self.occupy(person, spans)

    def expected_at(self, session: Dated) -> list[Enrolled]:
        """Those enrolled at a session, those enrolled later left out."""
        own = self.of_cycle.get(session.cycle, []) if session.cycle else []
        everybody = [*own, *self.of_session.get(session.code, [])]
        return [one for one in everybody if one.since < session.span.start]


@dataclass(frozen=True, slots=True)
class _Group:
    """A cycle or a lone session that people enrol in."""

    cycle: Cycle | None
    session: Dated | None
    programme: Programme
    room: str
    spans: tuple[Span, ...]
    language: str

    @property
    def first(self) -> date:
        return self.spans[0].day


@dataclass(slots=True)
class _Filling:
    """One group being filled."""

    scene: Scene
    groups: Groups
    draw: Random

    @property
    def town(self) -> Town:
        return self.scene.town

    def fill(self, group: _Group, share: float) -> list[Enrolled]:
        """Enrol people up to ``share`` of the places, then put the others on the waiting list."""
        places = self.town.places(group.programme, group.room)
        wanted = max(1, round(places * share * self._interest(group)))
        enrolled: list[Enrolled] = []
        waiting = 0
        for party in self._parties(group):
            if len(enrolled) + waiting >= wanted:
                break
            if not all(
                self.groups.may_join(person, group.programme, group.spans) for person in party
            ):
                continue
            if waiting == 0 and len(enrolled) + len(party) <= places:
                enrolled += [self._enrol(group, person, None) for person in party]
            elif wanted > places:
                for person in party:
                    waiting += 1
                    self._enrol(group, person, waiting)
        return enrolled

    def withdraw_one(self, group: _Group) -> None:
        """Add somebody who had a place and gave it back."""
        for person, *_others in self._parties(group):
            if self.groups.may_join(person, group.programme, group.spans):
                self._write(group, person, "withdrawn", None)
                self.groups.join(person, group.programme, ())
                return

    def _interest(self, group: _Group) -> float:
        """Groups that begin in half a year are not yet asked for."""
        ahead = group.first - self.scene.now.date()
        if ahead <= DECIDED:
            return 1.0
        return 0.6 if ahead <= NEXT_TERM else 0.25

    def _enrol(self, group: _Group, person: Person, rank: int | None) -> Enrolled:
        status = "enrolled" if rank is None else "waiting"
        self.groups.join(person, group.programme, group.spans if rank is None else ())
        return Enrolled(person, self._write(group, person, status, rank))

    def _write(self, group: _Group, person: Person, status: str, rank: int | None) -> datetime:
        since = self._since(group, person)
        self.scene.rows.add(
            Enrolment,
            person_id=person.number,
            cycle_id=None if group.cycle is None else group.cycle.number,
            session_id=None if group.session is None else group.session.number,
            status=status,
            rank=rank,
            since=since,
        )
        return since

    def _since(self, group: _Group, person: Person) -> datetime:
        asked = group.first - timedelta(days=self.draw.randint(4, 40))
        day = max(asked, person.since)
        while day.isoweekday() > FRIDAY:
            day += timedelta(days=1)
        hours = time(self.draw.randint(9, 17), 5 * self.draw.randint(0, 11))
        yesterday = self.scene.now.date() - timedelta(days=1)
        return datetime.combine(min(day, yesterday), hours)

    def _parties(self, group: _Group) -> Iterator[tuple[Person, ...]]:
        """Those who may come, in the order in which they ask; children with their guardian."""
        fitting = [one for one in self.town.people if self._fits(one, group)]
        self.draw.shuffle(fitting)
        fitting.sort(key=lambda one: not _speaks(one, group.language))
        adults = {one.number: one for one in self.town.people}
        for person in _mixed(fitting, group.language):
            guardian = adults.get(person.guardian or 0)
            if group.programme.audience in FAMILY_AUDIENCES and guardian is not None:
                yield (person, guardian)
            else:
                yield (person,)

    def _fits(self, person: Person, group: _Group) -> bool:
        if person.step_free and not self.town.planning.rooms[group.room].step_free:
            return False
        return not person.first_name_only and fits_audience(person, group.programme, group.first)


def fits_audience(person: Person, programme: Programme, day: date) -> bool:
    """Whether a programme is for this person on ``day``."""
    age = person.age_on(day)
    if age is None:
        return False
    least, most = programme.min_age or 0, programme.max_age
    if programme.audience in CHILD_AUDIENCES:
        most = OLDEST_WITH_PARENT if most is None else most
        return person.minor and person.guardian is not None and least <= age <= most
    if programme.audience == "older_people":
        return age >= max(least, YOUNGEST_OLDER)
    return not person.minor and age >= least


def enrol_everybody(scene: Scene) -> Groups:
    """Fill the groups people enrol in, those that begin first, first."""
    groups = Groups()
    filling = _Filling(scene, groups, scene.stream("enrolments"))
    for position, group in enumerate(_groups(scene.town)):
        enrolled = filling.fill(group, FILLS[position % len(FILLS)])
        if group.cycle is not None:
            groups.of_cycle[group.cycle.code] = enrolled
        elif group.session is not None:
            groups.of_session[group.session.code] = enrolled
        if position % 4 == 1:
            filling.withdraw_one(group)
    if scene.year == 0:
        _name_households(scene)
    return groups


def _groups(town: Town) -> list[_Group]:
    """Groups that people enrol in, in the order in which they begin."""
    found = [
        _Group(
            cycle,
            None,
            cycle.programme,
            cycle.room,
            tuple(session.span for session in cycle.sessions),
            cycle.language,
        )
        for cycle in town.cycles
        if cycle.programme.mode != "walk_in" and cycle.sessions
    ]
    found += [
        _Group(None, session, session.programme, session.room, (session.span,), session.language)
        for session in town.lone_sessions
        if session.programme is not None and session.programme.mode != "walk_in"
    ]
    return sorted(found, key=lambda group: (group.spans[0], group.room))


def _speaks(person: Person, language: str) -> bool:
    return bool(language) and person.language == language


def _mixed(people: Sequence[Person], language: str) -> Iterator[Person]:
    """Those who need the interpreter of a group and the others, in turn."""
    speakers = [one for one in people if _speaks(one, language)]
    others = [one for one in people if not _speaks(one, language)]
    for position in range(max(len(speakers), len(others))):
        yield from speakers[position : position + 1]
        yield from others[position : position + 1]


def _name_households(scene: Scene) -> None:
    """Children and their guardian are one household."""
    town = scene.town
    guardians = sorted({one.guardian for one in town.people if one.guardian is not None})
    names = {number: f"F{position:03d}" for position, number in enumerate(guardians, start=1)}
    for person in town.people:
        name = names.get(person.guardian or 0) or names.get(person.number)
        if name is not None:
            scene.rows.change(PersonRow, person.number, household=name)
