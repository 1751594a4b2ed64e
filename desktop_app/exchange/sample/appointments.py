"""Individual support: Boussole and mediation appointments in the rooms that are kept for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from db.tables.support import Appointment
from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.interpreters import OrderStatus, absence_tier, tier_cost_cents
from desktop_app.domain.span import Span
from desktop_app.domain.standing import kept_spans
from desktop_app.exchange.centre_folder.holdings import Holding
from desktop_app.exchange.centre_folder.sessions import FACILITATOR, PLACE
from desktop_app.exchange.sample.draws import rates
from desktop_app.exchange.sample.enrolments import Groups
from desktop_app.exchange.sample.interpreting import (
    ON_SITE,
    PHONE,
    PHONE_SCHEDULED,
    VIDEO,
    Chosen,
    Ordered,
    Orders,
)
from desktop_app.exchange.sample.scene import Scene
from desktop_app.exchange.sample.town import Person, psychologists

BOUSSOLE, MEDIATION = "boussole", "mediation"
SATURDAY = 6
LENGTH = timedelta(minutes=45)
HOUR = timedelta(hours=1)
WORKING_DAYS = 230
"""Days of a year on which appointments are kept."""

BOUSSOLE_ON_THE_DAY = 8
MEDIATION_ON_THE_DAY = 4
PER_PSYCHOLOGIST = 9
"""People who come to one psychologist during a year."""

YOUNGEST = 16
MEDIATION_HOURS: Sequence[tuple[str, str, int, time, int]] = (
    ("T05", "VIL-05", 2, time(9), 4),
    ("T05", "VIL-05", 3, time(14), 3),
    ("T05", "VIL-05", 4, time(9), 4),
    ("T06", "BEA-05", 1, time(9, 30), 2),
    ("T06", "BEA-05", 4, time(9, 30), 3),
    ("T07", "MDQ-02", 1, time(14), 3),
    ("T07", "MDQ-02", 4, time(14), 3),
)
"""When mediators receive: who, where, ISO weekday, first appointment, how many in a row."""

MEDIATION_A_DAY = 1.4
CANCELLED_SHARE = 0.05
ASSUMED_AHEAD = (0.8, 0.6, 0.35, 0.15)
"""How much of each coming week is booked already."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A time at which somebody can be received."""

    kind: str
    worker: str
    room: str
    span: Span


@dataclass(slots=True)
class Booking:
    """Appointments being written."""

    scene: Scene
    groups: Groups
    orders: Orders
    draw: Random
    circles: dict[str, list[Person]] = field(default_factory=dict)
    count: int = 0

    def keep(self, opening: Opening) -> None:
        """Give an opening to somebody of the worker's own circle."""
        person = self._somebody(opening)
        if person is None:
            return
        self.count += 1
        status = self._status(opening.span)
        self.groups.occupy(person, [opening.span])
        number = self.scene.rows.add(
            Appointment,
            code=self.scene.code("R", self.count),
            kind=opening.kind,
            person_id=person.number,
            worker_id=self.scene.town.resources[opening.worker],
            room_id=self.scene.town.resources[opening.room],
            starts=opening.span.start,
            ends=opening.span.end,
            status=status,
        )
        holdings = [
            Holding(opening.room, PLACE, opening.span, ""),
            Holding(opening.worker, FACILITATOR, opening.span, ""),
        ]
        owner = {"appointment_id": number}
        self.scene.bookings.add(owner, holdings, firm=status != "cancelled")
        if person.needs_interpreter:
            self._order(owner, opening, person, status)

    def _somebody(self, opening: Opening) -> Person | None:
        """Somebody free; those who speak the language of the interpreter who stands there first."""
        circle = self._circle(opening.worker)
        self.draw.shuffle(circle)
        standing = self.orders.standing_at(opening.room, opening.span)
        language = "" if standing is None else standing.language
        circle.sort(key=lambda one: not (language and one.language == language))
        for person in circle:
            known = person.since <= opening.span.day
            if known and self.groups.is_free(person, [opening.span.widened(HOUR)]):
                return person
        return None

    def _circle(self, worker: str) -> list[Person]:
        if worker not in self.circles:
            day = self.scene.now.date()
            fitting = [
                one
                for one in self.scene.town.people
                if not one.first_name_only and (one.age_on(day) or 0) >= YOUNGEST
            ]
            size = PER_PSYCHOLOGIST if worker.startswith("P") else 3 * PER_PSYCHOLOGIST
            foreign = [one for one in fitting if one.needs_interpreter]
            half = self.draw.sample(foreign, min(size // 2, len(foreign)))
            others = [one for one in fitting if one not in half]
            rest = self.draw.sample(others, min(size - len(half), len(others)))
            self.circles[worker] = half + rest
        return self.circles[worker]

    def _status(self, span: Span) -> str:
        cancelled = self.draw.random() < CANCELLED_SHARE
        if span.start > self.scene.now:
            the_day = span.day == self.scene.now.date()
            return "cancelled" if cancelled and not the_day else "planned"
        if cancelled:
            return "cancelled"
        return "no_show" if self.draw.random() < rates()["boussole_no_show_rate"] else "honoured"

    def _order(self, owner: dict[str, int], opening: Opening, person: Person, status: str) -> None:
        chosen = self._interpreter(opening, person)
        if chosen is None:
            return
        became, cost = self._became(opening, chosen, status)
        self.orders.write(Ordered(owner, opening.span, person.language, chosen, became, cost))

    def _interpreter(self, opening: Opening, person: Person) -> Chosen | None:
        """Whoever stands there in the language; else mostly by telephone, sometimes on site."""
        standing = self.orders.standing_at(opening.room, opening.span)
        if standing is not None and standing.language == person.language:
            return self.orders.chosen(standing.interpreter, standing.mode)
        wish = self.draw.random()
        if wish < rates()["interpreter_mode_phone_share"]:
            modes: tuple[str, ...] = (PHONE, VIDEO)
        elif wish < 1 - rates()["interpreter_mode_video_share"]:
            modes = (ON_SITE, PHONE_SCHEDULED)
        else:
            modes = (VIDEO, PHONE)
        return self.orders.choose(person.language, opening.span, opening.room, modes)

    def _became(
        self, opening: Opening, chosen: Chosen, status: str
    ) -> tuple[OrderStatus, int | None]:
        """What became of an order, and what it cost when nobody was interpreted."""
        minutes = opening.span.minutes
        match status:
            case "cancelled":
                return OrderStatus.CANCELLED_FREE, 0
            case "no_show":
                tier = absence_tier(chosen.terms)
                return OrderStatus.USER_ABSENT, tier_cost_cents(tier, minutes, chosen.terms)
            case "honoured":
                return OrderStatus.DONE, None
        later = opening.span.start > self.scene.now + timedelta(days=3)
        if chosen.mode == PHONE:
            return OrderStatus.TO_ORDER, None
        return (OrderStatus.REQUESTED if later else OrderStatus.CONFIRMED), None


def book_appointments(scene: Scene, booking: Booking) -> None:
    """Book Boussole and mediation appointments over the year, most of them behind."""
    owed = {BOUSSOLE: 0.0, MEDIATION: 0.0}
    daily = {
        BOUSSOLE: rates()["boussole_consultations_per_year"] / WORKING_DAYS,
        MEDIATION: MEDIATION_A_DAY,
    }
    the_day = {BOUSSOLE: BOUSSOLE_ON_THE_DAY, MEDIATION: MEDIATION_ON_THE_DAY}
    for day in _days(scene):
        offered = {
            BOUSSOLE: list(_boussole_openings(scene, day)),
            MEDIATION: list(_mediation_openings(scene, day)),
        }
        for kind, openings in offered.items():
            owed[kind] += daily[kind] * _booked_ahead(scene, day)
            wanted = the_day[kind] if day == scene.now.date() else int(owed[kind])
            chosen = booking.draw.sample(openings, min(wanted, len(openings)))
            owed[kind] = 0.0 if day == scene.now.date() else owed[kind] - len(chosen)
            for opening in sorted(chosen, key=lambda one: (one.span, one.room)):
                booking.keep(opening)


def _days(scene: Scene) -> Iterator[date]:
    window = scene.town.planning.window
    last = scene.now.date() + timedelta(weeks=len(ASSUMED_AHEAD))
    day = window.day
    while day <= min(last, window.end.date()):
        if day.isoweekday() < SATURDAY and public_holiday_on(day) is None:
            yield day
        day += timedelta(days=1)


def _booked_ahead(scene: Scene, day: date) -> float:
    weeks = (day - scene.now.date()).days // 7
    return 1.0 if weeks < 0 else ASSUMED_AHEAD[min(weeks, len(ASSUMED_AHEAD) - 1)]


def _boussole_openings(scene: Scene, day: date) -> Iterator[Opening]:
    """Hours of the psychologists in the rooms kept for them, one appointment an hour."""
    planning = scene.town.planning
    keepers = psychologists(planning)
    for standing in planning.standing_rooms:
        if standing.holder in keepers:
            for kept in kept_spans(standing, day, planning):
                hours = (Span(at, at + LENGTH) for at in _every_hour(kept))
                yield from _free(scene, BOUSSOLE, (standing.holder, standing.room), hours)


def _mediation_openings(scene: Scene, day: date) -> Iterator[Opening]:
    """Hours at which mediators receive, where the site is open and nothing else is planned."""
    planning = scene.town.planning
    for worker, room, weekday, first, count in MEDIATION_HOURS:
        closed = planning.sites[planning.rooms[room].site].closures
        whole = Span.whole_days(day, day)
        if weekday != day.isoweekday() or any(one.span.overlaps(whole) for one in closed):
            continue
        begin = Span.on(day, first, time(23)).start
        spans = (Span(begin + n * LENGTH, begin + (n + 1) * LENGTH) for n in range(count))
        yield from _free(scene, MEDIATION, (worker, room), spans)


def _every_hour(kept: Span) -> Iterator[datetime]:
    at = kept.start
    while at + LENGTH <= kept.end:
        yield at
        at += HOUR


def _free(
    scene: Scene, kind: str, who_and_where: tuple[str, str], spans: Iterable[Span]
) -> Iterator[Opening]:
    worker, room = who_and_where
    diary = scene.bookings.diary
    blocks = scene.town.planning.rooms[room].blocks
    for span in spans:
        blocked = any(block.span.overlaps(span) for block in blocks)
        # Half an hour around: nobody is at two sites without the journey between them.
        held = (diary.holder(room, 1, span), diary.holder(worker, 1, span.widened(HOUR / 2)))
        if not blocked and held == (None, None):
            yield Opening(kind, worker, room, span)
