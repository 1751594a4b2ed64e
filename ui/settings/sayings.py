"""What the settings call things: kinds of rooms, ways to enrol, zones, dates of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.wording.holidays import policy_said
from desktop_app.wording.names import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop_app.readings.described import DescribedPremises, DescribedRoom
    from desktop_app.wording import Words

FRENCH, ENGLISH = "Français", "English"


def room_kinds(words: Words) -> dict[str, str]:
    """What rooms are for, by code."""
    return {
        "consultation": words._("Consulting room"),
        "interview": words._("Interview room"),
        "multipurpose": words._("Multipurpose room"),
        "activity": words._("Activity room"),
        "meeting": words._("Meeting room"),
        "group": words._("Group room"),
        "kitchen": words._("Kitchen"),
        "drop_in": words._("Drop-in desk, capacity not counted"),
        "outdoor": words._("Outdoors, shared"),
    }


def site_kinds(words: Words) -> dict[str, str]:
    """Whose a site is, by code."""
    return {"own": words._("The centre's own"), "partner": words._("Lent by a partner")}


def enrolment_modes(words: Words) -> dict[str, str]:
    """How people come to a programme, by code."""
    return {
        "registered": words._("Enrolled beforehand"),
        "walk_in": words._("Without enrolment"),
        "mixed": words._("Both"),
    }


def holiday_policies(words: Words) -> dict[str, str]:
    """What the cycles of a programme do in the school holidays, by code."""
    return {str(one): capitalised(policy_said(words, one)) for one in HolidayPolicy}


def school_zones(words: Words) -> dict[str, str]:
    """The zones of the school calendar, by code."""
    named = words._("Zone {zone}")
    zones = {zone: named.format(zone=zone) for zone in ("A", "B", "C")}
    return zones | {"Corse": words._("Corsica")}


def own_name(french: str, english: str, words: Words) -> str:
    """What the centre calls something, in English where it says so."""
    return english if words.language == "en" and english else french


def listed(name: str, words: Words, *, away: bool) -> str:
    """A name in a list, with what was put away said so."""
    said = words._("put away")
    return f"{name} · {said}" if away else name


def capacity_said(room: DescribedRoom, words: Words) -> str:
    """« 12 personnes »."""
    return words.ngettext("{count} person", "{count} people", room.capacity).format(
        count=room.capacity
    )


def premises_said(premises: Iterable[DescribedPremises], words: Words) -> str:
    """One line for each building, with its address and its dates."""
    return "\n".join(_premises_line(one, words) for one in premises)


def _premises_line(one: DescribedPremises, words: Words) -> str:
    place = ", ".join(part for part in (one.label, one.address) if part)
    if one.last_day is None:
        dates = words._("since {day}").format(day=day_typed(one.first_day))
    else:
        dates = words._("from {first} to {last}").format(
            first=day_typed(one.first_day), last=day_typed(one.last_day)
        )
    return f"{place} ({dates})"


def day_typed(day: date | None) -> str:
    """A day as it is typed in the settings: 14/12/2026."""
    return "" if day is None else f"{day:%d/%m/%Y}"


def yes_or_no(*, holds: bool) -> str:
    """The value of a tick."""
    return "yes" if holds else "no"


def labels_of(codes: Iterable[str], words: Words) -> Mapping[str, str]:
    """What the settings with these codes are called."""
    from desktop_app.wording.input_errors import field_text  # noqa: PLC0415 - with the settings

    return {code: field_text(words, code) for code in codes}
