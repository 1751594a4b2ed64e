"""mediation: requests for health mediation, taken along and counted."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.options import ActOptions
from desktop_app.cli.values import day_typed
from desktop_app.commands.act import Command as Act
from desktop_app.commands.mediation import FollowMediation, ReceiveMediation
from desktop_app.domain.errors import BadInputError
from desktop_app.readings.mediation import (
    MediationCounts,
    MediationLine,
    mediation_coded,
    mediation_counts,
    open_mediation,
)
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.mediation import (
    mediation_channel_text,
    mediation_outcome_text,
    mediation_status_text,
    motive_group_text,
)


@dataclass(frozen=True, kw_only=True)
class MediationOptions(ActOptions):
    """Which request, what a new one is made of, or the period to count."""

    request: Annotated[
        str,
        typer.Argument(metavar="REQUEST", help=_("its code; left out, the open ones are listed")),
    ] = ""
    person: Annotated[
        str,
        typer.Option("--person", metavar="PERSON", help=_("who asks: a new request")),
        CodeOf.PERSON,
    ] = ""
    channel: Annotated[
        str,
        typer.Option(
            "--channel", metavar="desk|phone|partner|outreach", help=_("how the request came")
        ),
    ] = "desk"
    motive: Annotated[
        list[str],
        typer.Option("--motive", metavar="CODE", help=_("what for; several times for several")),
    ] = field(default_factory=list)
    language_needed: Annotated[
        str,
        typer.Option("--language-needed", metavar="L", help=_("the language to interpret")),
        CodeOf.LANGUAGE,
    ] = ""
    with_: Annotated[
        str, typer.Option("--with", metavar="CODE", help=_("the mediator")), CodeOf.RESOURCE
    ] = ""
    received: Annotated[
        str, typer.Option("--received", metavar="DATE", help=_("when, if not today"))
    ] = ""
    status: Annotated[
        str,
        typer.Option(
            "--status", metavar="assessed|in_progress|closed", help=_("where it stands now")
        ),
    ] = ""
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome",
            metavar="solved|handed_over|given_up|no_news",
            help=_("how it ended"),
        ),
    ] = ""
    next: Annotated[
        str, typer.Option("--next", metavar="DATE", help=_("when something happens next"))
    ] = ""
    from_: Annotated[
        str, typer.Option("--from", metavar="DATE", help=_("count from this day on"))
    ] = ""
    to: Annotated[str, typer.Option("--to", metavar="DATE", help=_("count until this day"))] = ""

    @property
    def follows(self) -> bool:
        """Whether something changes in a request."""
        return any((self.status, self.outcome, self.with_, self.next, self.motive))


def mediation(options: MediationOptions, call: Call) -> Answer:
    """Write a request down, take it along, show it, list those open, or count."""
    if options.person and options.request:
        raise BadInputError("change", "one_at_a_time")
    if options.from_ or options.to:
        return _counted(options, call)
    if options.person or (options.request and options.follows):
        return _done(options, call)
    engine = call.look_at(options.centre)
    words = call.words_now(engine)
    if options.request:
        line = mediation_coded(engine, options.request)
        return Answer(_fields(line), [_said(line, words)])
    lines = open_mediation(engine)
    return Answer({"requests": [*map(_fields, lines)]}, [_said(one, words) for one in lines])


def _done(options: MediationOptions, call: Call) -> Answer:
    command = _command(options)
    engine = call.open(options.centre)
    words = call.words_now(engine)
    outcome = command(engine, call.actor(engine, options))
    line = mediation_coded(engine, outcome.subject)
    document = {"done": True, **_fields(line), "unchanged": outcome.unchanged}
    return Answer(document, [_said(line, words)])


def _command(options: MediationOptions) -> Act:
    if options.person:
        if options.status or options.outcome:
            raise BadInputError("change", "one_at_a_time")
        return ReceiveMediation(
            person=options.person,
            channel=options.channel,
            motives=tuple(options.motive),
            language=options.language_needed,
            mediator=options.with_,
            received_on=_day("date", options.received),
            next_on=_day("next", options.next),
        )
    return FollowMediation(
        request=options.request,
        status=options.status,
        outcome=options.outcome,
        mediator=options.with_,
        next_on=_day("next", options.next),
        motives=tuple(options.motive),
    )


def _day(name: str, text: str) -> date | None:
    return day_typed(name, text) if text else None


def _counted(options: MediationOptions, call: Call) -> Answer:
    engine = call.look_at(options.centre)
    words, today = call.words_now(engine), call.now(engine).date()
    first = _day("from", options.from_) or date(today.year, 1, 1)
    last = _day("to", options.to) or today
    if last < first:
        raise BadInputError("to", "before_first_day", f"{last}", (f"{first}",))
    found = mediation_counts(engine, first, last)
    document = {"from": f"{first}", "to": f"{last}", **asdict(found.counts)}
    return Answer(document, _count_lines(found, words))


def _count_lines(found: MediationCounts, words: Words) -> list[str]:
    """The total, each group with its motives, and how many the parts count twice."""
    counts = found.counts
    lines = [
        words.ngettext("{count} request", "{count} requests", counts.total).format(
            count=counts.total
        )
    ]
    for group, count in counts.by_group.items():
        lines.append(f"{motive_group_text(words, group)}: {count}")
        lines += [
            f"  - {words.of(label)}: {counts.by_motive[code]}"
            for code, label in found.labels.items()
            if found.groups[code] == group
        ]
    if counts.several_motives:
        lines.append(
            words.ngettext(
                "{count} request has several motives: it counts in each, and once in the total.",
                "{count} requests have several motives: they count in each, and once in the total.",
                counts.several_motives,
            ).format(count=counts.several_motives)
        )
    return lines


def _fields(line: MediationLine) -> dict[str, object]:
    return {
        "request": line.code,
        "person": line.person,
        "received_on": f"{line.received_on}",
        "channel": line.channel,
        "motives": list(line.motives),
        "language": line.language or None,
        "with": line.mediator or None,
        "status": line.status,
        "outcome": line.outcome or None,
        "next_on": f"{line.next_on}" if line.next_on else None,
        "closed_on": f"{line.closed_on}" if line.closed_on else None,
    }


def _said(line: MediationLine, words: Words) -> str:
    said = words._("{request}, {channel} on {day}: {status}.").format(
        request=line.code,
        channel=mediation_channel_text(words, line.channel),
        day=words.numeric_day(line.received_on),
        status=mediation_status_text(words, line.status),
    )
    if line.outcome:
        said += " " + words._("Outcome: {outcome}.").format(
            outcome=mediation_outcome_text(words, line.outcome)
        )
    if line.next_on:
        said += " " + words._("Next on {day}.").format(day=words.numeric_day(line.next_on))
    return said


COMMANDS = (Command("mediation", MediationOptions, mediation),)
