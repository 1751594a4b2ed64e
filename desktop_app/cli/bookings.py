"""check, book, move, cancel, reinstate: the sessions of the centre."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import DONE, REFUSED
from desktop_app.cli.finding_lines import FoundWords, refusal, ways_and_hints
from desktop_app.cli.option_lines import with_options
from desktop_app.cli.options import (
    ActOptions,
    CentreOptions,
    EndOption,
    KeepOptions,
    RoomOption,
    SessionArgument,
    StartOption,
)
from desktop_app.cli.outcomes import done_answer
from desktop_app.cli.series_tables import SeriesTable
from desktop_app.cli.values import kept_typed, number_typed, one_of
from desktop_app.cli.ways_out import change_judged
from desktop_app.cli.wishes import WishOptions, moment_or_none, wish_typed
from desktop_app.commands.act import Outcome
from desktop_app.commands.cycle_series import SCOPES
from desktop_app.commands.series_previews import series_preview
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.session_details import MOST_PLACES
from desktop_app.commands.session_state import TIME_FORMAT
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
)
from desktop_app.commands.typed_texts import text_typed
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.series_edits import Scope
from desktop_app.domain.span import Span
from desktop_app.readings.check import CheckAnswer, check_booking
from desktop_app.readings.names import title_of
from desktop_app.readings.session_lines import sessions_coded
from desktop_app.readings.waiting_options import options_beside_sessions
from desktop_app.wording import Words
from desktop_app.wording.moments import moment_said, past_said
from desktop_app.wording.names import named, quoted

LONGEST_TITLE = 200
LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True)
class CheckOptions(WishOptions, CentreOptions):
    """What is asked of the rules."""


@dataclass(frozen=True, kw_only=True)
class BookOptions(WishOptions, KeepOptions):
    """What is booked."""

    title: Annotated[str, typer.Option("--title", metavar="TEXT", help=_("its own title"))] = ""
    option: Annotated[
        bool, typer.Option("--option", help=_("keep it in view without holding anything"))
    ] = False
    waiting: Annotated[
        str,
        typer.Option("--waiting", metavar="N", help=_("how many may wait; 0: no waiting list")),
    ] = ""
    walk_in: Annotated[bool, typer.Option("--walk-in", help=_("people come without enrolling"))] = (
        False
    )


@dataclass(frozen=True, kw_only=True)
class MoveOptions(KeepOptions):
    """What changes in a session."""

    session: SessionArgument
    room: RoomOption = ""
    start: StartOption = ""
    end: EndOption = ""
    scope: Annotated[
        str,
        typer.Option(
            "--scope",
            metavar="this|following|all",
            help=_("this session, with those that follow, or with all those of its cycle to come"),
        ),
    ] = "this"
    preview: Annotated[
        bool, typer.Option("--preview", help=_("say what would change; write nothing"))
    ] = False


@dataclass(frozen=True, kw_only=True)
class CancelOptions(ActOptions):
    """Which session is cancelled, and why."""

    session: SessionArgument
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("why"))]


@dataclass(frozen=True, kw_only=True)
class ReinstateOptions(KeepOptions):
    """Which session is put back."""

    session: SessionArgument
    room: RoomOption = ""
    start: StartOption = ""


def check(options: CheckOptions, call: Call) -> Answer:
    """Say everything there is to know of a booking, and the ways out; write nothing."""
    engine = call.look_at(options.centre)
    words, now = call.words_now(engine), call.now(engine)
    wish = wish_typed(engine, options)
    answer = check_booking(engine, wish.proposal, now)
    found = FoundWords(words, call.names(engine), answer.findings, answer.alternatives)
    verdict = (
        words._("This can be booked.") if answer.ok else words._("This cannot be booked as it is.")
    )
    past = past_said(words, wish.span, now)
    said = Answer(
        {"ok": answer.ok, "findings": found.documents, "past": bool(past)},
        [verdict, *([past] if past else []), *found.lines, *ways_and_hints(found)],
        DONE if answer.ok else REFUSED,
    )
    return with_options(said, answer.options, words, found.names)


def book(options: BookOptions, call: Call) -> Answer:
    """Book a session, whole or not at all."""
    keeping = _keeping(options)
    title = text_typed("title", options.title, LONGEST_TITLE)
    engine = call.open(options.centre)
    wish = wish_typed(engine, options)
    actor = call.actor(engine, options)
    command = BookSession(
        start=wish.span.start,
        end=wish.span.end,
        room=wish.room,
        allocated=wish.allocated,
        programme=wish.programme,
        title=title,
        people=wish.people,
        places=wish.places,
        needs=wish.needs_named,
        interpreter_language=wish.language,
        option=options.option,
        waiting_limit=number_typed("waiting_limit", options.waiting, MOST_PLACES),
        walk_in=options.walk_in,
        keeping=keeping,
    )
    names, words = call.names(engine), call.words_now(engine)
    try:
        outcome = command(engine, actor)
    except RefusedError as refused:
        judged = check_booking(engine, wish.proposal, actor.at)
        found = FoundWords(words, names, refused.findings, judged.alternatives)
        held = words._("To keep it in view without holding anything: --option")
        answer = refusal(found, [*ways_and_hints(found), held])
        return with_options(answer, judged.options, words, names)
    sentence = (
        words._("{session} kept as an option, {moment}, {room}.")
        if options.option
        else words._("{session} booked, {moment}, {room}.")
    ).format(
        session=_code_and_title(engine, words, outcome.subject),
        moment=moment_said(words, wish.span.start),
        room=named(words, wish.room, names),
    )
    past = past_said(words, wish.span, actor.at)
    kept = NOTHING_KEPT if options.option else keeping
    found = FoundWords(words, names, outcome.findings, kept=kept)
    answer = done_answer(found, outcome, sentence, past=past)
    beside = options_beside_sessions(engine, [outcome.subject])
    return with_options(answer, beside, words, names)


def move(options: MoveOptions, call: Call) -> Answer:
    """Give a session another room or another time."""
    keeping = _keeping(options)
    scope = one_of("scope", options.scope, SCOPES)
    start, end = moment_or_none("start", options.start), moment_or_none("end", options.end)
    if not options.room and start is None and end is None:
        raise BadInputError("change", "nothing_to_change")
    engine = call.look_at(options.centre) if options.preview else call.open(options.centre)
    command = MoveSession(options.session, options.room, start, end, scope, keeping=keeping)
    names, words, now = call.names(engine), call.words_now(engine), call.now(engine)
    table = SeriesTable((), words, names)
    if options.preview or scope != Scope.THIS:
        table = replace(table, dates=series_preview(engine, command, now))
    if options.preview:
        return table.alone(options.session, keeping.codes)
    try:
        outcome = command(engine, call.actor(engine, options))
    except RefusedError as refused:
        judged = CheckAnswer(())
        if scope == Scope.THIS:
            judged = change_judged(engine, command, now)
        found = FoundWords(words, names, refused.findings, judged.alternatives)
        answer = refusal(found, ways_and_hints(found))
        return table.added_to(with_options(answer, judged.options, words, names))
    found = FoundWords(words, names, outcome.findings, kept=keeping)
    answer = _moved_answer(engine, outcome, found, now)
    beside = options_beside_sessions(engine, outcome.change.subjects)
    return table.added_to(with_options(answer, beside, words, names))


def _moved_answer(engine: Engine, outcome: Outcome, found: FoundWords, now: datetime) -> Answer:
    """Where a session is now; that it was there already; that its former hour had passed."""
    words, names = found.words, found.names
    first, last, former = (_moment(outcome, field) for field in ("start", "end", "from"))
    many = int(outcome.answer["moved"])
    sentence = (
        words._("{session} takes place {moment}, {room} already: nothing to change.")
        if outcome.unchanged
        else words._("{session} moved to {moment}, {room}.")
    )
    lines = [
        sentence.format(
            session=_code_and_title(engine, words, outcome.subject),
            moment=moment_said(words, first),
            room=named(words, str(outcome.answer["room"]), names),
        )
    ]
    if many > 1:
        lines.append(
            words.ngettext(
                "{count} session of the cycle moved.", "{count} sessions of the cycle moved.", many
            ).format(count=many)
        )
    if former <= now < first:
        moment = moment_said(words, former)
        lines.append(
            words._("Nobody’s presence was recorded for {moment}, which is past.").format(
                moment=moment
            )
        )
    past = past_said(words, Span(first, last), now)
    return done_answer(found, outcome, "\n".join(lines), past=past)


def _moment(outcome: Outcome, field: str) -> datetime:
    return datetime.strptime(str(outcome.answer[field]), TIME_FORMAT)


def cancel(options: CancelOptions, call: Call) -> Answer:
    """Cancel a session with a reason."""
    reason = text_typed("reason", options.reason, LONGEST_REASON)
    engine = call.open(options.centre)
    outcome = CancelSession(options.session, reason)(engine, call.actor(engine, options))
    sentence = call.words._("{session} cancelled.").format(
        session=_code_and_title(engine, call.words, outcome.subject)
    )
    found = FoundWords(call.words, call.names(engine), outcome.findings)
    return done_answer(found, outcome, sentence)


def reinstate(options: ReinstateOptions, call: Call) -> Answer:
    """Put a cancelled or left-out session back."""
    keeping = _keeping(options)
    engine = call.open(options.centre)
    actor = call.actor(engine, options)
    names, words = call.names(engine), call.words_now(engine)
    start = moment_or_none("start", options.start)
    command = ReinstateSession(options.session, keeping, options.room, start)
    try:
        outcome = command(engine, actor)
    except RefusedError as refused:
        judged = change_judged(engine, command, actor.at)
        found = FoundWords(words, names, refused.findings, judged.alternatives)
        answer = refusal(found, ways_and_hints(found))
        return with_options(answer, judged.options, words, names)
    sentence = words._("{session} put back.").format(
        session=_code_and_title(engine, words, outcome.subject)
    )
    waited = int(outcome.answer.get("waited", 0))
    waiting = sum(one.waiting for one in sessions_coded(engine, [outcome.subject]))
    sentence = "\n".join([sentence, *_waiting_said(words, waited, waiting)])
    found = FoundWords(words, names, outcome.findings, kept=keeping)
    answer = done_answer(found, outcome, sentence)
    beside = options_beside_sessions(engine, [outcome.subject])
    return with_options(answer, beside, words, names)


def _waiting_said(words: Words, waited: int, waiting: int) -> list[str]:
    """Why those who waited at the cancellation are not among those to call."""
    said = []
    if waited:
        said.append(
            words.ngettext(
                "{count} person who waited was told of the cancellation, and waits no more.",
                "{count} people who waited were told of the cancellation, and wait no more.",
                waited,
            ).format(count=waited)
        )
    if waiting:
        said.append(
            words.ngettext(
                "{count} person still waits for a place, and is not counted among those to call.",
                "{count} people still wait for a place, and are not counted among those to call.",
                waiting,
            ).format(count=waiting)
        )
    return said


def _code_and_title(engine: Engine, words: Words, code: str) -> str:
    """« W0008 : « Café santé » », or the code alone of a session without a title."""
    title = words.of(title_of(engine, code))
    if title == code:
        return code
    return words._("{code}: {title}").format(code=code, title=quoted(words, title))


def _keeping(options: KeepOptions) -> Keeping:
    reason = text_typed("reason", options.reason, LONGEST_REASON)
    return Keeping(kept_typed(options.keep, reason), reason)


COMMANDS = (
    Command("check", CheckOptions, check),
    Command("book", BookOptions, book),
    Command("move", MoveOptions, move),
    Command("cancel", CancelOptions, cancel),
    Command("reinstate", ReinstateOptions, reinstate),
)
