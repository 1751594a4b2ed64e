"""Rules about the day itself: the site shut, public and school holidays, weeks at a year's turn."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import (
    PublicHoliday,
    parity_break_near,
    public_holiday_on,
    school_holiday_on,
)
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.opening import OpeningHours, closures_over, open_spans, within_opening
from desktop_app.domain.planning import Planning, Proposal, Room, Site
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.span import Span

OUTDOOR = "outdoor"
ALTERNATING_WEEKS = 2


def wanted_room(proposal: Proposal, planning: Planning) -> Room | None:
    """Give the room of a booking; nothing when it has none.

    Raises:
        KeyError: the planning knows no such room; codes are checked on the way in.
    """
    return planning.rooms[proposal.room] if proposal.room else None


def wanted_site(proposal: Proposal, planning: Planning) -> Site | None:
    """Give the site of the room of a booking; nothing when it has no room."""
    room = wanted_room(proposal, planning)
    return None if room is None else planning.sites[room.site]


def own_hours(room: Room, day: date) -> tuple[OpeningHours, ...]:
    """Give the hours a room has of its own around ``day``; none when it follows its site."""
    return tuple(
        hours
        for hours in room.opening
        if hours.valid_from <= day and (hours.valid_to is None or day <= hours.valid_to)
    )


def binding_hours(room: Room, site: Site, day: date) -> tuple[OpeningHours, ...]:
    """Give the hours that bind people in a room: its own if it has any, else its site's."""
    return own_hours(room, day) or site.opening


def shut_span(span: Span, hours: Sequence[OpeningHours]) -> Span | None:
    """Find the first stretch of ``span`` outside the hours, widened to when it opens again.

    Nothing when the hours cover it, or when there are no hours at all: a place
    without a single one has not said when it opens.
    """
    if not hours or within_opening(span, hours):
        return None
    for day in sorted(span.days):
        moment = Span.whole_days(day, day)
        start = moment.start
        for opening in open_spans(day, hours):
            if start < opening.start and Span(start, opening.start).overlaps(span):
                return Span(start, opening.start)
            start = opening.end
        if start < moment.end and Span(start, moment.end).overlaps(span):
            return Span(start, moment.end)
    return None


def is_worked(day: date, site: Site | None) -> bool:
    """Whether people work on ``day`` at a site as far as public holidays go."""
    return public_holiday_on(day) is None or (site is not None and site.works_on_holidays)


def site_closed_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say which closures of the site stand in the way, and whether it is outside its hours.

    Fact ``reason`` is ``closure`` (``label`` says why) or ``hours`` (``span`` is
    then the stretch in which the site is shut). A room with
    hours of its own is asked by `room_closed_findings` instead; an outdoor place
    needs no building, so only closures bind it.
    """
    room = wanted_room(proposal, planning)
    if room is None:
        return []
    site = planning.sites[room.site]
    findings = [
        Finding(
            Code.SITE_CLOSED,
            resource=site.code,
            by=closure.code,
            span=closure.span,
            facts={"reason": "closure", "label": closure.reason, "site": site.name},
        )
        for closure in closures_over(proposal.span, site.closures)
    ]
    if room.shared or room.kind == OUTDOOR or own_hours(room, proposal.span.day):
        return findings
    shut = shut_span(proposal.span, site.opening)
    if shut is not None:
        facts: dict[str, Fact] = {"reason": "hours", "site": site.name}
        findings.append(Finding(Code.SITE_CLOSED, site.code, span=shut, facts=facts))
    return findings


def public_holiday_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say which public holidays the booking falls on, unless its site works on them."""
    site = wanted_site(proposal, planning)
    return [
        Finding(
            Code.PUBLIC_HOLIDAY,
            resource="" if site is None else site.code,
            span=Span.whole_days(day, day),
            facts={"day": day, "holiday": str(holiday)},
        )
        for day in sorted(proposal.span.days)
        if (holiday := _holiday_off(day, site)) is not None
    ]


def school_holiday_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Note the school holidays the booking falls in; fact ``pauses`` when its programme stops then.

    The note is given for every programme: parents and children are away, or free.
    """
    holiday = school_holiday_on(proposal.span.day, planning.school_holidays)
    if holiday is None:
        return []
    programme = planning.programmes.get(proposal.programme)
    pauses = programme is not None and programme.pauses_in_school_holidays
    facts: dict[str, Fact] = {
        "label": Bilingual(holiday.name_fr, holiday.name_en),
        "zone": holiday.zone,
        "pauses": int(pauses),
    }
    span = Span.whole_days(holiday.first_day, holiday.last_day)
    return [Finding(Code.SCHOOL_HOLIDAY, span=span, facts=facts)]


def week_parity_ambiguous_findings(proposal: Proposal) -> list[Finding]:
    """Note an alternating rhythm near the turn of a year of 53 weeks (domain.md R5).

    Odd and even weeks stop alternating there, and « every two weeks » stops
    being odd or even. Fact ``rhythm`` is the one asked for.
    """
    if not proposal.rhythm:
        return []
    rhythm = Rhythm.parse(proposal.rhythm)
    every_two = rhythm == Rhythm(RhythmKind.EVERY, ALTERNATING_WEEKS)
    if rhythm.parity is None and not every_two:
        return []
    day = proposal.span.day
    if not parity_break_near(day, rhythm.parity):
        return []
    return [Finding(Code.WEEK_PARITY_AMBIGUOUS, facts={"rhythm": str(rhythm), "day": day})]


def _holiday_off(day: date, site: Site | None) -> PublicHoliday | None:
    return None if is_worked(day, site) else public_holiday_on(day)
