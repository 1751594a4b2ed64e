"""The next free appointments: in order of time, as every rule allows, none over another."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.appointments import AppointmentNeeds
from desktop_app.domain.finder import Slot
from desktop_app.domain.next_appointments import (
    AppointmentWish,
    appointment_at,
    next_appointments,
)
from desktop_app.domain.planning import STEP_FREE, Need, Planning, Worker, WorkerKind
from desktop_app.domain.receiving import receivers, receiving_rooms
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    standing_interpreter,
    standing_room,
    town,
    with_worker,
)

EIGHT = at("08:00", "08:45")
MEDIATOR = Worker(
    "MEDIATOR", WorkerKind.STAFF, TOWN.workers["COORD"].label, frozenset({"health_mediator"}), "VIL"
)
CENTRE = with_worker(MEDIATOR)
TWO = with_worker(replace(MEDIATOR, code="MEDIATOR-2", home_site="BEA"), CENTRE)


def wish(kind: str = "boussole", language: str = "", **more: object) -> AppointmentWish:
    needs = AppointmentNeeds(kind, "U1", language=language)
    sample = needs.proposal("", EIGHT, "", (), order="")
    return replace(AppointmentWish(sample, 45, EIGHT.start, DAY), **more)  # type: ignore[arg-type]


def said(slot: Slot) -> str:
    proposal = slot.proposal
    return f"{proposal.span.start:%H:%M} {proposal.room} {proposal.involved[0].worker}"


def first(asked: AppointmentWish, planning: Planning = CENTRE, now: datetime = LONG_BEFORE) -> str:
    return next(map(said, next_appointments(asked, planning, now, 1)), "")


TAKEN = booked("PSY", at("08:00", "09:20"), room="BUR-1")


@pytest.mark.parametrize(
    ("asked", "planning", "found", "why"),
    [
        (wish(), CENTRE, "08:00 BUR-2 PSY", "the smallest office of their own site"),
        (wish("mediation"), CENTRE, "08:00 BUR-3 MEDIATOR", "who receives for mediation"),
        (wish(usual={"PSY": ("BUR-1",)}), CENTRE, "08:00 BUR-1 PSY", "where they usually receive"),
        (wish("mediation", near="BEA"), TWO, "08:00 BUR-2 MEDIATOR-2", "at the desk's site"),
        (wish(near="VIL"), CENTRE, "08:00 BUR-2 PSY", "nobody is sent to another site"),
        (wish(room="A"), CENTRE, "08:00 A PSY", "in the room that was chosen"),
        (wish(worker="ORTHO"), CENTRE, "08:00 BUR-2 ORTHO", "with the one who was chosen"),
        (wish(), town(TAKEN, planning=CENTRE), "09:30 BUR-2 PSY", "when they are free again"),
        (
            wish(),
            replace(CENTRE, engagements={"U1": (booked("U1", at("08:00", "10:00"), room="A"),)}),
            "10:00 BUR-2 PSY",
            "the person is elsewhere until then",
        ),
        (
            wish(),
            replace(CENTRE, standing_rooms=(standing_room("ERGO", "BUR-2"),)),
            "08:00 BUR-1 PSY",
            "a room kept for somebody else is left to them",
        ),
        (wish(minutes=60 * 13), CENTRE, "", "nobody receives so long"),
    ],
)
def test_the_first_place_that_every_rule_allows(
    asked: AppointmentWish, planning: Planning, found: str, why: str
) -> None:
    assert first(asked, planning) == found, why


def test_the_next_ones_follow_in_order_of_time_and_none_overlaps_another() -> None:
    found = [said(one)[:5] for one in next_appointments(wish(), CENTRE, LONG_BEFORE, 3)]

    assert found == ["08:00", "08:45", "09:30"]


def test_nothing_is_found_in_the_past() -> None:
    assert first(wish(), now=at("09:05", "10:00").start) == "09:15 BUR-2 PSY"


def test_step_free_access_is_kept_to() -> None:
    asked = wish()
    needing = replace(asked, sample=replace(asked.sample, needs=(Need(STEP_FREE),)))

    assert first(needing) == "08:00 BUR-1 PSY"


@pytest.mark.parametrize(
    ("language", "notice", "mode", "why"),
    [
        ("ar", timedelta(days=8), "on_site", "two days are enough for somebody to come"),
        ("ar", timedelta(hours=2), "phone", "too late to come, not to call"),
        ("ps", timedelta(hours=2), "", "nobody who speaks it can be had in time"),
        ("", timedelta(hours=2), "", "nothing is interpreted"),
    ],
)
def test_an_interpreter_is_counted_who_can_still_be_ordered(
    language: str, notice: timedelta, mode: str, why: str
) -> None:
    slot = appointment_at(wish(language=language), CENTRE, EIGHT.start - notice)

    assert (slot.proposal.mode if slot else "") == mode, why
    assert bool(slot) == bool(mode or not language), why


def test_whoever_stands_there_to_interpret_is_not_ordered_too_late() -> None:
    standing = standing_interpreter("DARI", "BUR-1", "boussole")
    planning = replace(CENTRE, standing_interpreters=(replace(standing, language="ps"),))

    late = appointment_at(wish(language="ps"), planning, EIGHT.start - timedelta(hours=1))

    assert late is not None
    assert (said(late), late.order_by) == ("08:00 BUR-1 PSY", None)


def test_nobody_interprets_for_somebody_who_speaks_the_language() -> None:
    psychologist = replace(TOWN.workers["PSY"], languages=("fr", "ps"))

    slot = appointment_at(wish(language="ps"), with_worker(psychologist), EIGHT.start)

    assert slot is not None
    assert (slot.proposal.language, slot.order_by) == ("", None)


def test_an_interpreter_who_may_not_come_is_not_counted() -> None:
    asked = wish(language="ps")
    without = replace(
        asked, sample=replace(asked.sample, excluded_interpreters=frozenset({"DARI"}))
    )

    assert appointment_at(asked, CENTRE, LONG_BEFORE)
    assert appointment_at(without, CENTRE, LONG_BEFORE) is None


def test_nobody_receives_at_an_hour_that_is_taken() -> None:
    planning = town(TAKEN, planning=CENTRE)

    assert appointment_at(wish(), planning, LONG_BEFORE) is None


def test_where_nobody_has_the_profession_whoever_gives_consultations_receives() -> None:
    without = {code: one for code, one in TOWN.workers.items() if code != "PSY"}
    centre = replace(TOWN, workers=without)

    assert [one.code for one in receivers("boussole", TOWN, DAY)] == ["PSY"]
    assert [one.code for one in receivers("boussole", centre, DAY)] == ["ERGO", "ORTHO", "ORTHO-2"]


def test_one_person_is_received_in_an_office_before_a_hall() -> None:
    halls = {code: room for code, room in TOWN.rooms.items() if room.kind != "interview"}

    assert [one.code for one in receiving_rooms(TOWN)] == ["BUR-3", "BUR-2", "BUR-1"]
    assert receiving_rooms(replace(TOWN, rooms=halls))[0].code == "DESK"
