"""enrol, withdraw, promote: places in a session or a cycle."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import ActOptions, SubjectArgument
from desktop_app.cli.participant_notes import notes_said
from desktop_app.commands.act import Outcome
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.domain.errors import RefusedError
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.names import Names


@dataclass(frozen=True, kw_only=True)
class SubjectOptions(ActOptions):
    """A session or a cycle."""

    subject: SubjectArgument


@dataclass(frozen=True, kw_only=True)
class PromoteOptions(SubjectOptions):
    """A waiting list, and perhaps somebody of it."""

    person: Annotated[
        str,
        typer.Argument(metavar="PERSON", help=_("somebody to call before the others")),
        CodeOf.PERSON,
    ] = ""


@dataclass(frozen=True, kw_only=True)
class PlaceOptions(SubjectOptions):
    """Somebody and a session or a cycle."""

    person: Annotated[
        str, typer.Argument(metavar="PERSON", help=_("the code of a person")), CodeOf.PERSON
    ]


def enrol(options: PlaceOptions, call: Call) -> Answer:
    """Give a person a place, or the next rank of the waiting list."""
    engine = call.open(options.centre)
    actor, names = call.actor(engine, options), call.names(engine)
    try:
        outcome = Enrol(options.subject, options.person)(engine, actor)
    except RefusedError as refused:
        return refusal(FoundWords(call.words, names, refused.findings))
    sentence = _enrolled(call.words, outcome.answer["because"]).format(
        person=options.person,
        subject=options.subject,
        enrolled=outcome.answer["enrolled"],
        places=outcome.answer["places"],
        rank=outcome.answer["rank"],
    )
    answer = _answer(call, names, outcome, sentence)
    notes = notes_said(call.words, outcome.answer["notes"], options.person)
    lines = [*answer.lines, *(one["text"] for one in notes)]
    return Answer({**answer.document, "notes": notes}, lines)


def withdraw(options: PlaceOptions, call: Call) -> Answer:
    """Take a person off a session, a cycle, or its waiting list."""
    engine = call.open(options.centre)
    outcome = Withdraw(options.subject, options.person)(engine, call.actor(engine, options))
    sentence = call.words._("{person} is withdrawn from {subject} ({enrolled}/{places}).").format(
        person=options.person,
        subject=options.subject,
        enrolled=outcome.answer["enrolled"],
        places=outcome.answer["places"],
    )
    return _answer(call, call.names(engine), outcome, sentence)


def promote(options: PromoteOptions, call: Call) -> Answer:
    """Give the free places to the next of the waiting list, or to somebody named."""
    engine = call.open(options.centre)
    actor, names = call.actor(engine, options), call.names(engine)
    try:
        outcome = Promote(options.subject, options.person)(engine, actor)
    except RefusedError as refused:
        return refusal(FoundWords(call.words, names, refused.findings))
    people = outcome.answer["people"]
    sentence = call.words.ngettext(
        "{people} is now enrolled in {subject} ({enrolled}/{places}).",
        "{people} are now enrolled in {subject} ({enrolled}/{places}).",
        len(people),
    ).format(
        people=", ".join(people),
        subject=options.subject,
        enrolled=outcome.answer["enrolled"],
        places=outcome.answer["places"],
    )
    return _answer(call, names, outcome, sentence)


def _enrolled(words: Words, because: str | None) -> str:
    known = {
        "full": words._("Full ({enrolled}/{places}): {person} waits for {subject}, rank {rank}."),
        "date_full": words._(
            "One of the dates to come is full: {person} waits for {subject}, rank {rank}."
        ),
        "others_wait": words._(
            "Others wait already ({enrolled}/{places}): {person} waits for {subject}, rank {rank}."
        ),
    }
    enrolled = words._("{person} is enrolled in {subject} ({enrolled}/{places}).")
    return known.get(because or "", enrolled)


def _answer(call: Call, names: Names, outcome: Outcome, sentence: str) -> Answer:
    found = FoundWords(call.words, names, outcome.findings)
    document = {"done": True, **outcome.answer, "findings": found.documents}
    return Answer(document, [sentence, *found.lines])


COMMANDS = (
    Command("enrol", PlaceOptions, enrol),
    Command("withdraw", PlaceOptions, withdraw),
    Command("promote", PromoteOptions, promote),
)
