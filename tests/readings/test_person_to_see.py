from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.commands.appointments import BookAppointment
from desktop_app.domain.appointments import AppointmentKind
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.next_appointments import LOOKED_AHEAD, AppointmentWish
from desktop_app.domain.span import Span
from desktop_app.readings.next_appointment import coming_appointments
from desktop_app.readings.person_to_see import PersonToSee, person_to_see
from tests.commands.town import NOW, Town, at

MORNING = BookAppointment("mediation", "U0001", "T1", "OFFICE", at("10:00"), at("10:45"))


def wish(to_see: PersonToSee) -> AppointmentWish:
    span = Span(at("09:30"), at("10:15"))
    needs = to_see.needs("mediation", to_see.language, "")
    sample = needs.proposal("", span, "", (), order="")
    return AppointmentWish(
        sample, 45, span.start, (span.start + LOOKED_AHEAD).date(), usual=to_see.usual
    )


def test_whoever_calls_is_known_with_what_they_are_expected_at(town: Town) -> None:
    before = person_to_see(town.engine, "U0001", NOW)

    town.do(MORNING)
    known = person_to_see(town.engine, "U0001", NOW)

    assert (before.kind, before.bound) == (AppointmentKind.BOUSSOLE, ())
    assert (known.kind, known.person.code) == (AppointmentKind.MEDIATION, "U0001")
    assert [one.span for one in known.bound] == [Span(at("10:00"), at("10:45"))]
    assert known.usual == {"T1": ("OFFICE",)}


def test_nobody_carries_an_unknown_code(town: Town) -> None:
    with pytest.raises(UnknownCodeError):
        person_to_see(town.engine, "U9999", NOW)


def test_what_is_offered_can_be_booked_as_it_is_and_is_offered_no_more(town: Town) -> None:
    to_see = person_to_see(town.engine, "U0001", NOW)
    asked = wish(to_see)
    (first, *_) = coming_appointments(town.engine, asked, NOW)
    there = first.proposal

    town.do(replace(MORNING, room=there.room, start=there.span.start, end=there.span.end))
    (second, *_) = coming_appointments(town.engine, asked, NOW)

    assert there.room == "OFFICE"
    assert second.proposal.span.start >= there.span.end
    assert not coming_appointments(
        town.engine, replace(asked, minutes=60 * 24), NOW + timedelta(days=1)
    )
