"""Who came to the sessions that were held, from the signed sheets as people bring them back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from db.tables.people import Attendance
from db.tables.sessions import WorkshopSession
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.exchange.sample.draws import rates
from desktop_app.exchange.sample.enrolments import Enrolled, Groups, fits_audience
from desktop_app.exchange.sample.scene import Scene
from desktop_app.exchange.sample.town import Dated, Person, Programme

EXCUSES = (
    "A prévenu par téléphone",
    "Empêchement familial",
    "Autre rendez-vous le même jour",
    "Problème de transport",
    "En déplacement",
)
"""Reasons as reception writes them: never a diagnosis."""

ANONYMOUS = "session_anonymous_count"
REGULARS = 16
"""People who usually come to one walk-in group."""

NOT_YET_RECORDED = 5
RECENTLY = timedelta(days=21)
SHARE_BY_NAME = 0.7
SHARE_WHO_CALL = 0.4
OUTDOORS_MORE = 6
COMING: Mapping[AttendanceStatus, int] = {
    AttendanceStatus.PRESENT: 88,
    AttendanceStatus.LATE: 6,
    AttendanceStatus.LEFT_EARLY: 4,
    AttendanceStatus.REFUSED_TO_SIGN: 2,
}
"""How those who come do come, and how often."""


def record_past(scene: Scene, groups: Groups) -> None:
    """Record the presence at every held session but a few recent ones."""
    recording = _Recording(scene, groups, scene.stream("attendances"))
    held = [
        one for one in scene.town.sessions if one.status == "held" and one.span.end <= scene.now
    ]
    recent = [one.code for one in held if one.span.start > scene.now - RECENTLY]
    not_yet = set(recording.draw.sample(recent, min(NOT_YET_RECORDED, len(recent))))
    for session in held:
        if session.code not in not_yet and session.programme is not None:
            recording.record(session, session.programme)


@dataclass(slots=True)
class _Recording:
    """Signed sheets being brought back."""

    scene: Scene
    groups: Groups
    draw: Random
    regulars: dict[str, list[Person]] = field(default_factory=dict)

    def record(self, session: Dated, programme: Programme) -> None:
        """Record one session: enrolled people, walk-ins, or a count alone."""
        if programme.sheet_variant == ANONYMOUS:
            self._count(session)
            return
        enrolled = self.groups.expected_at(session)
        self._record_enrolled(session, enrolled)
        if programme.mode != "registered":
            mixed = programme.mode == "mixed"
            coming = self.draw.randint(0, 2) if mixed else self._people()
            places = self.scene.town.places(programme, session.room)
            self._record_walk_ins(
                session, programme, min(coming, max(0, places - len(enrolled))), enrolled
            )

    def _record_enrolled(self, session: Dated, enrolled: list[Enrolled]) -> None:
        for one in enrolled:
            came = self.draw.random() < rates()["mean_attendance_registered_rate"]
            status = self._coming() if came else self._missing()
            excused = status is AttendanceStatus.ABSENT_EXCUSED
            self._write(session, one.person, status, self.draw.choice(EXCUSES) if excused else "")

    def _record_walk_ins(
        self, session: Dated, programme: Programme, coming: int, enrolled: list[Enrolled]
    ) -> None:
        """Record those who came without enrolling: most by name, some only counted."""
        there = {one.person.number for one in enrolled}
        known = [
            one
            for one in self._regulars_of(session, programme)
            if one.number not in there
            and one.since <= session.span.day
            and self.groups.is_free(one, [session.span])
        ]
        named = self.draw.sample(known, min(len(known), round(coming * SHARE_BY_NAME)))
        for person in sorted(named, key=lambda one: one.code):
            self.groups.occupy(person, [session.span])
            self._write(session, person, AttendanceStatus.WALK_IN)
        if coming > len(named):
            self.scene.rows.change(WorkshopSession, session.number, headcount=coming - len(named))

    def _regulars_of(self, session: Dated, programme: Programme) -> list[Person]:
        group = session.cycle or session.code
        if group not in self.regulars:
            room = self.scene.town.planning.rooms[session.room]
            fitting = [
                one
                for one in self.scene.town.people
                if (room.step_free or not one.step_free)
                and not one.minor
                and (one.first_name_only or fits_audience(one, programme, session.span.day))
            ]
            self.regulars[group] = self.draw.sample(fitting, min(REGULARS, len(fitting)))
        return self.regulars[group]

    def _count(self, session: Dated) -> None:
        room = self.scene.town.planning.rooms[session.room]
        people = self._people()
        headcount = people if room.kind == "drop_in" else min(people + OUTDOORS_MORE, room.capacity)
        self.scene.rows.change(WorkshopSession, session.number, headcount=headcount)

    def _people(self) -> int:
        return max(3, round(self.draw.gauss(rates()["mean_attendance_walk_in"], 2)))

    def _coming(self) -> AttendanceStatus:
        return self.draw.choices(list(COMING), list(COMING.values()))[0]

    def _missing(self) -> AttendanceStatus:
        excused = self.draw.random() < SHARE_WHO_CALL
        return AttendanceStatus.ABSENT_EXCUSED if excused else AttendanceStatus.ABSENT

    def _write(
        self, session: Dated, person: Person, status: AttendanceStatus, reason: str = ""
    ) -> None:
        self.scene.rows.add(
            Attendance,
            session_id=session.number,
            person_id=person.number,
            status=str(status),
            reason=reason,
        )
