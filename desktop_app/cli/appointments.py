"""appointment: individual support, booked, moved, given up, put back and recorded."""

from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import EndOption, KeepOptions, RoomOption, StartOption
from desktop_app.cli.outcomes import consequence_lines
from desktop_app.cli.session_rows import order_fields
from desktop_app.cli.values import kept_typed, number_typed
from desktop_app.cli.wishes import moment_or_none
from desktop_app.commands.act import Command as Act
from desktop_app.commands.act import Outcome
from desktop_app.commands.appointments import (
    BookAppointment,
    CancelAppointment,
    MoveAppointment,
    RecordAppointment,
    ReinstateAppointment,
)
from desktop_app.commands.session_changes import Keeping
from desktop_app.domain.appointments import (
    MOST_FOLLOWING,
    MOST_WEEKS_BETWEEN,
    USUAL_LENGTH,
)
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.readings.appointments import AppointmentLine, appointment_coded
from desktop_app.readings.orders import OrderLine
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.moments import moment_said, past_said
from desktop_app.wording.names import Names, named
from desktop_app.wording.statuses import (
    appointment_kind_text,
    appointment_status_text,
    order_status_text,
)


@dataclass(frozen=True, kw_only=True)
class AppointmentOptions(KeepOptions):
    """Which appointment, or what a new one is made of."""

    appointment: Annotated[
        str,
        typer.Argument(metavar="APPOINTMENT", help=_("its code; left out, a new one is booked")),
    ] = ""
    kind: Annotated[
        str, typer.Option("--kind", metavar="boussole|mediation", help=_("what it is for"))
    ] = ""
    person: Annotated[
        str,
        typer.Option("--person", metavar="PERSON", help=_("the code of a person")),
        CodeOf.PERSON,
    ] = ""
    with_: Annotated[
        str,
        typer.Option("--with", metavar="CODE", help=_("who receives")),
        CodeOf.RESOURCE,
    ] = ""
    room: RoomOption = ""
    start: StartOption = ""
    end: EndOption = ""
    interpreter: Annotated[
        str,
        typer.Option("--interpreter", metavar="CODE", help=_("who interprets")),
        CodeOf.RESOURCE,
    ] = ""
    language_needed: Annotated[
        str,
        typer.Option("--language-needed", metavar="L", help=_("the language to interpret")),
        CodeOf.LANGUAGE,
    ] = ""
    mode: Annotated[
        str,
        typer.Option(
            "--mode",
            metavar="on_site|phone|video|phone_scheduled",
            help=_("how the interpreter comes"),
        ),
    ] = "on_site"
    times: Annotated[
        str, typer.Option("--times", metavar="N", help=_("how many, for a follow-up"))
    ] = "1"
    every: Annotated[
        str, typer.Option("--every", metavar="WEEKS", help=_("weeks between two of a follow-up"))
    ] = "1"
    cancel: Annotated[
        str,
        typer.Option("--cancel", metavar="person|worker|centre", help=_("cancel it: who does")),
    ] = ""
    record: Annotated[
        str,
        typer.Option(
            "--record", metavar="honoured|no_show|excused", help=_("note what became of it")
        ),
    ] = ""
    reinstate: Annotated[bool, typer.Option("--reinstate", help=_("put a cancelled one back"))] = (
        False
    )

    @property
    def moves(self) -> bool:
        """Whether another hour, place or worker is given."""
        return any((self.start, self.end, self.room, self.with_, self.interpreter))


def appointment(options: AppointmentOptions, call: Call) -> Answer:
    """Book an appointment, or show, move, cancel, put back or record one."""
    asked = [bool(options.cancel), bool(options.record), options.reinstate, options.moves]
    if options.appointment and not any(asked):
        return _shown(call, options)
    if options.appointment and sum(asked) > 1:
        raise BadInputError("change", "one_at_a_time")
    command = _change(options) if options.appointment else _booking(options)
    engine = call.open(options.centre)
    words, names = call.words_now(engine), call.names(engine)
    try:
        outcome = command(engine, call.actor(engine, options))
    except RefusedError as refused:
        return refusal(FoundWords(words, names, refused.findings))
    return _done(engine, call, outcome, FoundWords(words, names, outcome.findings))


def _keeping(options: AppointmentOptions) -> Keeping:
    return Keeping(kept_typed(options.keep, options.reason), options.reason)


def _booking(options: AppointmentOptions) -> Act:
    """What is booked; raises BadInputError for what is missing."""
    needed = {
        "kind": options.kind,
        "person": options.person,
        "with": options.with_,
        "room": options.room,
        "start": options.start,
    }
    missing = next((name for name, text in needed.items() if not text), "")
    if missing:
        raise BadInputError(missing, "missing")
    start = moment_or_none("start", options.start)
    end = moment_or_none("end", options.end)
    if start is None:
        raise BadInputError("start", "missing")
    return BookAppointment(
        kind=options.kind,
        person=options.person,
        worker=options.with_,
        room=options.room,
        start=start,
        end=end or start + USUAL_LENGTH,
        interpreter=options.interpreter,
        language=options.language_needed,
        mode=options.mode,
        times=number_typed("times", options.times, MOST_FOLLOWING, 1) or 1,
        weeks=number_typed("every", options.every, MOST_WEEKS_BETWEEN, 1) or 1,
        keeping=_keeping(options),
    )


def _change(options: AppointmentOptions) -> Act:
    if options.cancel:
        return CancelAppointment(options.appointment, options.cancel)
    if options.record:
        return RecordAppointment(options.appointment, options.record)
    if options.reinstate:
        return ReinstateAppointment(options.appointment, _keeping(options))
    return MoveAppointment(
        options.appointment,
        moment_or_none("start", options.start),
        moment_or_none("end", options.end),
        options.room,
        options.with_,
        options.interpreter,
        keeping=_keeping(options),
    )


def _shown(call: Call, options: AppointmentOptions) -> Answer:
    engine = call.look_at(options.centre)
    words, names = call.words_now(engine), call.names(engine)
    line, orders = appointment_coded(engine, options.appointment)
    return Answer(_fields(line, orders), _lines(line, orders, words, names))


def _done(engine: Engine, call: Call, outcome: Outcome, found: FoundWords) -> Answer:
    """Where the appointment now stands, and what the act left to do."""
    line, orders = appointment_coded(engine, outcome.subject)
    words = found.words
    past = past_said(words, line.span, call.now(engine)) if line.status == "planned" else ""
    several = len(outcome.answer.get("appointments", ()))
    document = {
        "done": True,
        **_fields(line, orders),
        "findings": found.documents,
        "consequences": asdict(outcome.consequences),
        "repeated": outcome.repeated,
        "unchanged": outcome.unchanged,
    }
    if several > 1:
        document["appointments"] = list(outcome.answer["appointments"])
    return Answer(
        document,
        [
            *_lines(line, orders, words, found.names),
            *(
                [words._("{count} appointments booked.").format(count=several)]
                if several > 1
                else []
            ),
            *([past] if past else []),
            *consequence_lines(words, outcome.consequences),
            *found.lines,
        ],
    )


def _fields(line: AppointmentLine, orders: tuple[OrderLine, ...]) -> dict[str, object]:
    return {
        "appointment": line.code,
        "kind": line.kind,
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "site": line.site,
        "room": line.room,
        "with": [line.worker],
        "person": line.person,
        "status": line.status,
        "cancelled_by": line.cancelled_by or None,
        "orders": [order_fields(one) for one in orders],
    }


def _lines(
    line: AppointmentLine, orders: tuple[OrderLine, ...], words: Words, names: Names
) -> list[str]:
    said = words._("{appointment}, {kind}, {moment}, {room}: {status}.").format(
        appointment=line.code,
        kind=appointment_kind_text(words, line.kind),
        moment=moment_said(words, line.span.start),
        room=named(words, line.room, names),
        status=appointment_status_text(words, line.status),
    )
    ordered = [
        words._("Interpreter, {language}: {status}.").format(
            language=named(words, one.language, names),
            status=order_status_text(words, one.status),
        )
        for one in orders
    ]
    return [said, *ordered]


COMMANDS = (Command("appointment", AppointmentOptions, appointment),)
