"""The words of a plan of repairs: what changes, what is chosen, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.errors import BadInputError, PermanenceError, RefusedError, StaleError
from desktop_app.domain.frame_changes import END_OF_TIME
from desktop_app.domain.repair_plan import CANCEL
from desktop_app.wording.alternatives import SEPARATOR
from desktop_app.wording.errors import error_text
from desktop_app.wording.findings import finding_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import capitalised, named, worker_with_code
from desktop_app.wording.repairs import hit_title, in_trouble_said, way_said
from desktop_app.wording.telephones import called_text
from ui.cycles.best_repairs import Difference
from ui.dialogs.attempt import failure_text
from ui.repairs.typed import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.domain.repair_plan import RepairWay
    from desktop_app.readings.appointment_people import Reached
    from desktop_app.readings.breakages import PlannedRepair
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.repairs.conduct import RepairConduct
    from ui.repairs.facts import Centre, Plan
    from ui.repairs.typed import ChangeTyped

PENDING = 0
"""The number that leaves something where it is."""


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way out of a line, by the number that takes it; `PENDING` leaves it."""

    number: int
    title: str
    cost: str = ""
    chosen: bool = False
    cancels: bool = False


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One session or appointment of the plan, in words."""

    code: str
    title: str
    when: str
    trouble: str
    ways: tuple[WayLine, ...]
    pending: bool

    @property
    def said(self) -> str:
        """The whole line for a screen reader."""
        chosen = next(way for way in self.ways if way.chosen)
        return ". ".join((f"{self.title}, {self.when}", self.trouble, chosen.title))


def kind_said(words: Words, kind: Kind) -> str:
    """What a plan is about, at its head."""
    return {
        Kind.ABSENCE: words._("Absence"),
        Kind.CLOSURE: words._("Closure of a site"),
        Kind.ROOM: words._("A room that is given up"),
        Kind.BLOCK: words._("A room that is blocked"),
        Kind.MOVE: words._("A site that moves"),
        Kind.WEEK: words._("A week that changes"),
        Kind.HOURS: words._("Opening hours that change"),
    }[kind]


def works_said(words: Words) -> dict[str, str]:
    """What a room can be blocked for, by code."""
    return {
        "cleaning": words._("Cleaning"),
        "repair": words._("Repair"),
        "meeting": words._("Meeting without participants"),
        "other": words._("Other reason"),
    }


def consequence_said(words: Words, kind: Kind) -> str:
    """What applying will do, in the first sentence."""
    return {
        Kind.ABSENCE: words._(
            "Nobody can be booked while away. What is planned already is repaired here, or stays"
            " in conflict."
        ),
        Kind.CLOSURE: words._(
            "Nothing can be booked in a site that is closed. What is planned already is repaired"
            " here, or stays in conflict."
        ),
        Kind.BLOCK: words._(
            "Nothing can be booked there meanwhile. What is planned already is repaired here, or"
            " stays in conflict."
        ),
        Kind.ROOM: words._(
            "The room can be booked until its last day. Nothing may be left in it afterwards."
        ),
        Kind.MOVE: words._(
            "Sheets printed before keep the old address. What is planned later finds a room in the"
            " new building, or elsewhere."
        ),
        Kind.WEEK: words._(
            "The week is written with the ways out that are chosen here. What is planned already"
            " is repaired here, or stays outside the new hours."
        ),
        Kind.HOURS: words._(
            "The hours are written with the ways out that are chosen here. What is planned already"
            " is repaired here, or stays in conflict."
        ),
    }[kind]


def person_said(centre: Centre, code: str, words: Words) -> str:
    """« Psychologue P012 · M. K. »: initials tell colleagues of one profession apart."""
    worker, named = centre.planning.workers[code], centre.team.get(code)
    initials = named.initials if named is not None else ""
    return " · ".join(filter(None, (f"{words.of(worker.label)} {code}", initials)))


def ready_said(words: Words, typed: ChangeTyped, centre: Centre, names: Names) -> str:
    """« Orthophoniste P005 · M. K., à partir du 07/12/2026 »: a change made elsewhere."""
    code, planning = typed.subject, centre.planning
    if typed.kind is Kind.WEEK:
        who = person_said(centre, code, words)
    elif code in planning.sites:
        who = planning.sites[code].name
    else:
        who = f"{planning.sites[planning.rooms[code].site].name} · {named(words, code, names)}"
    first, last = words.numeric_day(typed.first), words.numeric_day(typed.last)
    if typed.last >= END_OF_TIME:
        return words._("{subject}, from {day} on").format(subject=who, day=first)
    return words._("{subject}, from {first} to {last}").format(subject=who, first=first, last=last)


def rows_of(plan: Plan, names: Names, words: Words) -> tuple[RepairRow, ...]:
    """The lines of a plan, in order of time."""
    if plan.seen is None:
        return ()
    rooms = {code: room.name for code, room in plan.seen.after.rooms.items()}
    return tuple(_row(one, {**rooms, **names}, words) for one in plan.lines)


def differences_of(
    plan: Plan, decided: Mapping[str, RepairWay], names: Names, words: Words
) -> list[Difference]:
    """What the ways of a plan would change of each line that nobody ``decided`` about."""
    rows = {row.code: row for row in rows_of(plan, names, words)}
    found = []
    for one in plan.lines:
        row, chosen = rows[one.line.code], one.repair.chosen
        if one.line.code not in decided:
            ways = [SEPARATOR.join(filter(None, (way.title, way.cost))) for way in row.ways]
            change = next(said for said, way in zip(ways, row.ways, strict=True) if way.chosen)
            found.append(Difference(row.title, row.when, change if chosen is not None else ""))
    return found


def _row(one: PlannedRepair, names: Names, words: Words) -> RepairRow:
    line, repair = one.line, one.repair
    day, hours = words.short_day(line.span.day), hours_noted(words, line.span)
    found = [finding_text(words, each, names) for each in repair.hit.breakage.findings]
    ways = [
        _way(words, way, names, number, chosen=way == repair.chosen)
        for number, way in enumerate(repair.ways, 1)
    ]
    if one.repair.chosen is not None and not any(way.chosen for way in ways):
        # A way that was chosen earlier stays in sight, whatever is offered meanwhile.
        ways = [_way(words, one.repair.chosen, names, len(ways) + 1, chosen=True), *ways]
    left = WayLine(PENDING, words._("Leave pending"), chosen=one.pending)
    return RepairRow(
        code=line.code,
        title=hit_title(words, line.title, line.kind),
        when=" · ".join((day, hours, named(words, line.room, names))),
        trouble=" ".join(dict.fromkeys(found)),
        ways=(*ways, left),
        pending=one.pending,
    )


def _way(words: Words, way: RepairWay, names: Names, number: int, *, chosen: bool) -> WayLine:
    title, _dot, cost = way_said(words, way, names).partition(SEPARATOR)
    return WayLine(number, title, cost, chosen, way.kind == CANCEL)


def summary_said(words: Words, plan: Plan) -> str:
    """« 9 acceptées, 3 en attente · 12 personnes à prévenir »."""
    chosen = [one.repair.chosen for one in plan.lines if one.repair.chosen is not None]
    cancelled = sum(way.kind == CANCEL for way in chosen)
    calls = sum(way.people_to_call for way in chosen)
    accepted = len(chosen) - cancelled
    counts = [
        words.ngettext("{count} accepted", "{count} accepted", accepted).format(count=accepted),
        words.ngettext("{count} pending", "{count} pending", plan.pending).format(
            count=plan.pending
        ),
    ]
    if cancelled:
        said = words.ngettext("{count} to cancel", "{count} to cancel", cancelled)
        counts.insert(1, said.format(count=cancelled))
    people = (
        words.ngettext("{count} person to call", "{count} people to call", calls)
        if calls
        else words._("nobody to call")
    )
    return SEPARATOR.join((", ".join(counts), people.format(count=calls)))


def hit_said(words: Words, lines: Sequence[PlannedRepair]) -> str:
    """How many sessions and appointments would be in trouble."""
    if not lines:
        return words._("Nothing that is planned is hit.")
    appointments = sum(bool(one.line.kind) for one in lines)
    return in_trouble_said(words, len(lines) - appointments, appointments)


def wrong_said(words: Words, wrong: PermanenceError) -> str:
    """What cannot be of what is typed, and what to do."""
    if not isinstance(wrong, BadInputError):
        return error_text(words, wrong)
    known = {
        ("reason", "missing"): words._("Say why it will be closed."),
        ("address_line", "missing"): words._("Give the address of the new building."),
        ("why", "missing"): words._("Say why sessions are cancelled."),
        ("sessions", "left_in_room"): words._(
            "Nothing may be left in a room that is given up: choose a way out for every line."
        ),
    }
    return known.get((wrong.field_name, wrong.reason)) or error_text(words, wrong)


def news_said(words: Words, conduct: RepairConduct) -> str:
    """What happened to the plan while somebody was looking at it."""
    refused, (others, fell) = conduct.refused, conduct.news
    if isinstance(refused, RefusedError | StaleError):
        return words._(
            "Nothing was written: somebody changed the schedule meanwhile. The plan is up to date"
            " again; look at what is pending."
        )
    if refused is not None and not isinstance(refused, BadInputError):
        cause = failure_text(words, refused)
        return words._("Nothing was written: {cause}").format(cause=cause)
    if not others:
        return ""
    said = words._("Another desk changed the schedule: the plan was read again.")
    if not fell:
        return said
    more = words.ngettext(
        "{count} choice no longer holds.", "{count} choices no longer hold.", fell
    )
    return f"{said} {more.format(count=fell)}"


def reached_said(words: Words, one: Reached | None) -> tuple[str, ...]:
    """« Aïcha K. · 06 00 00 00 00 »: whom to call about an appointment, once it is known."""
    if one is None:
        return ()
    name = called_text(words, one.name, one.through)
    return (SEPARATOR.join((name, one.phone or words._("no telephone number"))),)


def applied_said(words: Words, plan: Plan, names: Names) -> str:
    """What was done, for the message that offers it back."""
    typed = plan.typed
    said = {
        Kind.ABSENCE: words._("Absence noted: {subject}."),
        Kind.CLOSURE: words._("Closure noted: {subject}."),
        Kind.ROOM: words._("Given up: {subject}."),
        Kind.BLOCK: words._("Blocked: {subject}."),
        Kind.MOVE: words._("Move noted: {subject}."),
        Kind.WEEK: words._("The week is saved: {subject}."),
        Kind.HOURS: words._("The opening hours are saved: {subject}."),
    }[typed.kind].format(subject=_subject_said(words, typed, names))
    return f"{said} {capitalised(summary_said(words, plan))}." if plan.lines else said


def draft_said(words: Words, typed: ChangeTyped, names: Names) -> str:
    """« Absence · orthophoniste P005, mar. 22 déc. »: a plan in the list of drafts."""
    day = words.short_day(typed.last if typed.kind in {Kind.ROOM, Kind.MOVE} else typed.first)
    who = _subject_said(words, typed, names) if typed.subject else ""
    return SEPARATOR.join((kind_said(words, typed.kind), ", ".join(filter(None, (who, day)))))


def _subject_said(words: Words, typed: ChangeTyped, names: Names) -> str:
    code = typed.subject
    if typed.kind in {Kind.ABSENCE, Kind.WEEK}:
        return worker_with_code(words, names.get(code), code)
    return named(words, code, names)


def to_call(plan: Plan) -> Sequence[PlannedRepair]:
    """The lines whose people are called once the plan is applied."""
    return [
        one
        for one in plan.lines
        if one.repair.chosen is not None and one.repair.chosen.people_to_call
    ]
