"""Requests for health mediation over the year behind: codes only, no story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from db.tables.centre import MediationMotive
from db.tables.support import MediationRequest
from desktop_app.exchange.sample.draws import rates
from desktop_app.exchange.sample.scene import Scene
from desktop_app.exchange.sample.town import Person

CHANNELS, CHANNEL_WEIGHTS = ("desk", "phone", "partner", "outreach"), (45, 25, 18, 12)
OUTCOMES, OUTCOME_WEIGHTS = ("solved", "handed_over", "given_up", "no_news"), (58, 22, 10, 10)
MEDIATORS, MEDIATOR_WEIGHTS = ("T05", "T06", "T07"), (45, 30, 25)
A_SECOND_MOTIVE = 0.2
YOUNGEST = 16
NEW = timedelta(days=6)
UNDER_WAY = timedelta(days=50)
SOON_CLOSED = 0.3
FRIDAY = 5


def request_mediation(scene: Scene) -> None:
    """Write the requests of the year before ``now``, in the order in which they came."""
    asking = _Asking(scene, scene.stream("mediation"), _motives(scene))
    today = scene.now.date()
    people = [
        one
        for one in scene.town.people
        if not one.first_name_only and (one.age_on(today) or 0) >= YOUNGEST
    ]
    count = round(rates()["mediation_requests_per_year"])
    back = sorted((asking.draw.randint(1, 364) for _number in range(count)), reverse=True)
    for number, days in enumerate(back, start=1):
        day = _weekday(today - timedelta(days=days))
        known = [one for one in people if one.since <= day]
        if known:
            asking.write(number, day, asking.draw.choice(known))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Requests being written; ``motives`` are codes and how often each is given."""

    scene: Scene
    draw: Random
    motives: Mapping[str, int]

    def write(self, number: int, day: date, person: Person) -> None:
        """Write one request as far as it has come by now."""
        draw, today = self.draw, self.scene.now.date()
        status = self._status(today - day)
        closed = status == "closed"
        mediator = draw.choices(MEDIATORS, MEDIATOR_WEIGHTS)[0]
        last = min(day + timedelta(days=draw.randint(1, 45)), today)
        following = _weekday(today + timedelta(days=draw.randint(1, 20)))
        self.scene.rows.add(
            MediationRequest,
            code=self.scene.code("M", number),
            person_id=person.number,
            received_on=day,
            channel=draw.choices(CHANNELS, CHANNEL_WEIGHTS)[0],
            motive_codes=self._given(),
            language_code=person.language if person.needs_interpreter else "",
            mediator_id=None if status == "received" else self.scene.town.resources[mediator],
            status=status,
            outcome=draw.choices(OUTCOMES, OUTCOME_WEIGHTS)[0] if closed else "",
            next_on=following if status == "in_progress" else None,
            closed_on=last if closed else None,
        )

    def _status(self, age: timedelta) -> str:
        if age > UNDER_WAY or (age > NEW and self.draw.random() < SOON_CLOSED):
            return "closed"
        if age <= NEW:
            return self.draw.choice(("received", "received", "assessed"))
        return self.draw.choice(("assessed", "in_progress", "in_progress"))

    def _given(self) -> tuple[str, ...]:
        codes, weights = list(self.motives), list(self.motives.values())
        first, second = self.draw.choices(codes, weights, k=2)
        several = self.draw.random() < A_SECOND_MOTIVE and first != second
        return (first, second) if several else (first,)


def _motives(scene: Scene) -> dict[str, int]:
    rows = scene.rows.tx.execute(
        select(MediationMotive.code, MediationMotive.weight_percent).order_by(MediationMotive.id)
    )
    return {row.code: row.weight_percent for row in rows}


def _weekday(day: date) -> date:
    while day.isoweekday() > FRIDAY:
        day += timedelta(days=1)
    return day
