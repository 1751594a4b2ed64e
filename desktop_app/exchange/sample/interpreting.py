"""Interpreter orders: done and billed behind, confirmed or requested ahead, to order later on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from types import MappingProxyType

from db.tables.support import FundingEnvelope, InterpreterOrder
from desktop_app.domain.interpreters import (
    OrderStatus,
    Terms,
    billed_minutes,
    done_cost_cents,
    latest_order_time,
)
from desktop_app.domain.planning import StandingInterpreter, Worker
from desktop_app.domain.span import Span
from desktop_app.domain.standing import kept_spans
from desktop_app.exchange.centre_folder.holdings import Holding
from desktop_app.exchange.centre_folder.sessions import INTERPRETER
from desktop_app.exchange.sample.scene import Scene

ON_SITE, VIDEO, PHONE, PHONE_SCHEDULED = "on_site", "video", "phone", "phone_scheduled"
HELD_UP = timedelta(minutes=30)
"""Kept free around an interpreter's bookings: the journey from one site to another."""

BILLED_AFTER = timedelta(days=45)
SURE = timedelta(days=6)
ASKED = timedelta(days=24)
FORESEEN = timedelta(days=75)
"""How long before a session its order is confirmed, requested, or only noted."""

ABSENT_ONCE_IN = 17
FRIDAY = 5
TOLD: Mapping[OrderStatus, str] = MappingProxyType(
    {
        OrderStatus.REQUESTED: "Demandé par courriel",
        OrderStatus.CONFIRMED: "Confirmé par l’organisme",
        OrderStatus.DONE: "Attestation reçue",
        OrderStatus.INVOICED: "Facture reçue",
        OrderStatus.INTERPRETER_ABSENT: "Absence signalée sur place",
        OrderStatus.USER_ABSENT: "Absence signalée sur place",
    }
)
"""Who told whom, as the desk notes it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An interpreter with a mode and the terms of the agency for it."""

    worker: Worker
    mode: str
    terms: Terms
    agency: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """What an order is for, when, and what became of it."""

    owner: dict[str, int]
    span: Span
    language: str
    chosen: Chosen
    status: OrderStatus
    cost_cents: int | None = None


@dataclass(slots=True)
class Orders:
    """Orders being written, with the agencies and the envelopes that pay."""

    scene: Scene
    draw: Random
    agencies: dict[str, int]
    interpreters: dict[str, str]
    envelopes: dict[int, int] = field(default_factory=dict)
    count: int = 0

    def choose(self, language: str, span: Span, room: str, modes: Iterable[str]) -> Chosen | None:
        """The first interpreter of a language who is free, in the order of ``modes``."""
        for mode in modes:
            for worker in self._speakers(language):
                terms = next((one for one in worker.terms if one.mode == mode), None)
                if terms is not None and self._is_free(worker, mode, span, room):
                    return Chosen(worker, mode, terms, self.interpreters[worker.code])
        return None

    def write(self, ordered: Ordered) -> None:
        """Write an order; an interpreter who was promised is held."""
        self.count += 1
        chosen, span = ordered.chosen, ordered.span
        done = ordered.status in {OrderStatus.DONE, OrderStatus.INVOICED}
        actual = self._actual(span) if done else None
        self.scene.rows.add(
            InterpreterOrder,
            code=f"O{self.count:04d}"
            if not self.scene.year
            else f"O{self.scene.year}{self.count:04d}",
            **{"session_id": None, "appointment_id": None, **ordered.owner},
            language_code=ordered.language,
            mode=chosen.mode,
            agency_id=self.agencies[chosen.agency],
            interpreter_id=self.scene.town.resources[chosen.worker.code],
            status=str(ordered.status),
            told=TOLD.get(ordered.status, ""),
            changed_at=self._changed_at(ordered),
            planned_starts=span.start,
            planned_ends=span.end,
            actual_starts=None if actual is None else actual.start,
            actual_ends=None if actual is None else actual.end,
            billed_minutes=None if actual is None else billed_minutes(actual.minutes, chosen.terms),
            cost_cents=(
                ordered.cost_cents
                if actual is None
                else done_cost_cents(actual.minutes, chosen.terms)
            ),
            envelope_id=self._envelope(span) if done else None,
        )
        if done or ordered.status is OrderStatus.CONFIRMED:
            holding = Holding(chosen.worker.code, INTERPRETER, span, "")
            self.scene.bookings.add(ordered.owner, [holding], firm=True)

    def _speakers(self, language: str) -> list[Worker]:
        workers = self.scene.town.planning.workers
        return [
            workers[code]
            for code in sorted(self.interpreters)
            if language in workers[code].languages
        ]

    def _is_free(self, worker: Worker, mode: str, span: Span, room: str) -> bool:
        if worker.platform:
            return True
        if span.day.isoweekday() not in worker.iso_weekdays:
            return False
        wanted = span.widened(HELD_UP if mode == ON_SITE else timedelta())
        if self.scene.bookings.diary.holder(worker.code, 1, wanted) is not None:
            return False
        return not self._stands_elsewhere(worker, span, room)

    def _stands_elsewhere(self, worker: Worker, span: Span, room: str) -> bool:
        planning = self.scene.town.planning
        return any(
            kept.overlaps(span)
            for standing in planning.standing_interpreters
            if standing.interpreter == worker.code and standing.room != room
            for kept in kept_spans(standing, span.day, planning)
        )

    def standing_at(self, room: str, span: Span) -> StandingInterpreter | None:
        """The interpreter who stands in a room during the whole of ``span``."""
        planning = self.scene.town.planning
        for standing in planning.standing_interpreters:
            if standing.room == room and any(
                kept.contains(span) for kept in kept_spans(standing, span.day, planning)
            ):
                return standing
        return None

    def chosen(self, code: str, mode: str) -> Chosen | None:
        """A given interpreter, when the agency offers the mode."""
        worker = self.scene.town.planning.workers[code]
        terms = next((one for one in worker.terms if one.mode == mode), None)
        return None if terms is None else Chosen(worker, mode, terms, self.interpreters[code])

    def _actual(self, span: Span) -> Span:
        late, longer = self.draw.choice((0, 0, 0, 5, 10)), self.draw.choice((0, 0, 0, 5, -10, 15))
        return Span(span.start + timedelta(minutes=late), span.end + timedelta(minutes=longer))

    def _changed_at(self, ordered: Ordered) -> datetime:
        """When somebody last wrote something about the order: after it, or before it ahead."""
        span, now = ordered.span, self.scene.now
        if span.end <= now:
            return min(datetime.combine(_on_weekday(span.day, 1), time(9, 10)), now)
        latest = latest_order_time(span.start, ordered.chosen.terms).date()
        asked = min(latest - timedelta(days=2), now.date() - timedelta(days=1))
        return datetime.combine(_on_weekday(asked, -1), time(10, self.draw.randint(0, 59)))

    def _envelope(self, span: Span) -> int:
        year = (span.start + self.scene.rows.shift).year
        if year not in self.envelopes:
            back = self.scene.rows.shift
            self.envelopes[year] = self.scene.rows.add(
                FundingEnvelope,
                code=self.scene.code("INT", year),
                label=f"Interprétariat {year}",
                first_day=datetime(year, 1, 1).date() - back,
                last_day=datetime(year, 12, 31).date() - back,
                amount_cents=2_400_000,
            )
        return self.envelopes[year]


def order_for_sessions(scene: Scene, orders: Orders) -> None:
    """Order the interpreters of the sessions held in two languages, in order of time."""
    wanted = [one for one in scene.town.sessions if one.language]
    for position, session in enumerate(wanted):
        status = _status(scene, session.span, position)
        modes = (ON_SITE, VIDEO, PHONE_SCHEDULED)
        chosen = orders.choose(session.language, session.span, session.room, modes)
        if status is not None and chosen is not None:
            orders.write(
                Ordered(
                    {"session_id": session.number}, session.span, session.language, chosen, status
                )
            )


def _status(scene: Scene, span: Span, position: int) -> OrderStatus | None:
    if span.end <= scene.now:
        if position % ABSENT_ONCE_IN == ABSENT_ONCE_IN - 1:
            return OrderStatus.INTERPRETER_ABSENT
        billed = span.start < scene.now - BILLED_AFTER
        return OrderStatus.INVOICED if billed else OrderStatus.DONE
    ahead = span.start - scene.now
    if ahead <= SURE:
        return OrderStatus.CONFIRMED
    if ahead <= ASKED:
        return OrderStatus.CONFIRMED if position % 2 else OrderStatus.REQUESTED
    return OrderStatus.TO_ORDER if ahead <= FORESEEN else None


def _on_weekday(day: date, step: int) -> date:
    """The nearest weekday, at least ``step`` days later (or earlier, when negative)."""
    day += timedelta(days=max(step, 0))
    while day.isoweekday() > FRIDAY:
        day += timedelta(days=step)
    return day
