"""order: an interpreter ordered, promised, cancelled, done; what cancelling would cost now."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.interpreter_lines import ways_fields, ways_lines
from desktop_app.cli.options import EndOption, KeepOptions, StartOption
from desktop_app.cli.outcomes import consequence_lines
from desktop_app.cli.session_rows import order_fields
from desktop_app.cli.values import kept_typed, number_typed
from desktop_app.cli.wishes import moment_or_none
from desktop_app.commands.act import Command as Act
from desktop_app.commands.order_ends import (
    MOST_CENTS,
    CancelInterpreter,
    InvoiceInterpreter,
    RecordInterpreter,
)
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.commands.session_changes import Keeping
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.readings.interpreter_ways import interpreter_ways
from desktop_app.readings.order_details import OrderDetail, order_detail
from desktop_app.readings.orders import LIVING
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, named
from desktop_app.wording.orders import cancelling_said, money
from desktop_app.wording.statuses import order_status_text


@dataclass(frozen=True, kw_only=True)
class OrderOptions(KeepOptions):
    """Which order, and what becomes of it; nothing at all shows it."""

    subject: Annotated[
        str,
        typer.Argument(
            metavar="SESSION|APPOINTMENT|ORDER", help=_("what the interpreter is for, or the order")
        ),
    ]
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
    ] = ""
    agency: Annotated[
        str, typer.Option("--agency", metavar="CODE", help=_("the agency that is asked"))
    ] = ""
    note: Annotated[bool, typer.Option("--note", help=_("note that one is to be ordered"))] = False
    request: Annotated[bool, typer.Option("--request", help=_("the agency has been asked"))] = False
    again: Annotated[
        bool, typer.Option("--again", help=_("the agency that was asked is chased"))
    ] = False
    confirm: Annotated[
        str | None,
        typer.Option(
            "--confirm", metavar="CODE", help=_("the agency promises this interpreter, or “”")
        ),
        CodeOf.RESOURCE,
    ] = None
    refuse: Annotated[bool, typer.Option("--refuse", help=_("the agency has nobody"))] = False
    cancel: Annotated[bool, typer.Option("--cancel", help=_("give the order up"))] = False
    done: Annotated[bool, typer.Option("--done", help=_("it took place, with its real times"))] = (
        False
    )
    absent: Annotated[
        str,
        typer.Option("--absent", metavar="interpreter|user", help=_("who did not come")),
    ] = ""
    invoiced: Annotated[
        str, typer.Option("--invoiced", metavar="CENTS", help=_("what the agency billed"))
    ] = ""
    quote: Annotated[
        bool, typer.Option("--quote", help=_("say what cancelling would cost; write nothing"))
    ] = False
    start: StartOption = ""
    end: EndOption = ""
    urgent: Annotated[
        bool, typer.Option("--urgent", help=_("the agency takes it after its lead time"))
    ] = False
    payer: Annotated[str, typer.Option("--payer", metavar="centre|other", help=_("who pays"))] = ""
    told: Annotated[str, typer.Option("--told", metavar="TEXT", help=_("who told whom"))] = ""


def order(options: OrderOptions, call: Call) -> Answer:
    """Order an interpreter, take an order along, or show it."""
    command = _command(options)
    if command is None:
        engine = call.look_at(options.centre)
        words, names, now = call.words_now(engine), call.names(engine), call.now(engine)
        shown = order_detail(engine, options.subject, now, options.language_needed)
        return Answer(_fields(shown), _lines(shown, words, names))
    engine = call.open(options.centre)
    words, names = call.words_now(engine), call.names(engine)
    actor = call.actor(engine, options)
    try:
        outcome = command(engine, actor)
    except RefusedError as refused:
        return refusal(FoundWords(words, names, refused.findings))
    shown = order_detail(engine, str(outcome.answer["order"]), actor.at)
    document = {"done": True, **_fields(shown), "unchanged": outcome.unchanged}
    lines = [*_lines(shown, words, names), *consequence_lines(words, outcome.consequences)]
    if options.refuse:
        ways = interpreter_ways(engine, shown.line.code, actor.at)
        document |= ways_fields(ways)
        lines += ways_lines(words, ways, names)
    return Answer(document, lines)


def _command(options: OrderOptions) -> Act | None:
    """What is to be written; nothing when the order is only looked at."""
    asked = {
        "request": options.request or options.again,
        "note": options.note,
        "confirm": options.confirm is not None,
        "refuse": options.refuse,
        "cancel": options.cancel,
        "done": options.done,
        "absent": bool(options.absent),
        "invoiced": bool(options.invoiced),
        "quote": options.quote,
    }
    chosen = [name for name, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        raise BadInputError("change", "one_at_a_time")
    if not chosen or options.quote:
        return None
    return _ordering(options) if chosen[0] in {"request", "note"} else _following(options)


def _ordering(options: OrderOptions) -> Act:
    return OrderInterpreter(
        subject=options.subject,
        language=options.language_needed,
        mode=options.mode,
        agency=options.agency,
        payer=options.payer,
        ask=options.request or options.again,
        again=options.again,
        urgent=options.urgent,
        told=options.told,
    )


def _following(options: OrderOptions) -> Act:
    subject, language, told = options.subject, options.language_needed, options.told
    if options.confirm is not None:
        keeping = Keeping(kept_typed(options.keep, options.reason), options.reason)
        return ConfirmInterpreter(subject, options.confirm, language, told, keeping)
    if options.refuse:
        return RefuseInterpreter(subject, language, options.reason, told)
    if options.cancel:
        return CancelInterpreter(subject, language, options.reason, told)
    if options.invoiced:
        cents = number_typed("amount", options.invoiced, MOST_CENTS)
        return InvoiceInterpreter(subject, cents, language, told)
    return RecordInterpreter(
        subject,
        outcome=f"{options.absent}_absent" if options.absent else "done",
        start=moment_or_none("start", options.start),
        end=moment_or_none("end", options.end),
        language=language,
        told=told,
    )


def _fields(shown: OrderDetail) -> dict[str, object]:
    """As programs read it: what it comes to, before it has ended and afterwards."""
    quote, balance = shown.quote, shown.balance
    billed = shown.billed_minutes if quote is None else quote.billed_minutes
    cost = shown.cost_cents
    if cost is None and quote is not None:
        cost = quote.centre_cents(shown.payer)
    return {
        **order_fields(shown.line),
        "urgent": shown.urgent,
        "payer": shown.payer,
        "told": shown.told or None,
        "reason": shown.reason or None,
        "notice_hours": None if quote is None else round(quote.notice_hours, 2),
        "fee_percent": None if quote is None else quote.fee_percent,
        "billed_minutes": billed if shown.billed_minutes is None else shown.billed_minutes,
        "cost_cents": cost,
        "envelope": None
        if balance is None
        else {
            "envelope": balance.envelope.code,
            "left_cents": balance.left_cents,
            "left_minutes": balance.left_minutes,
            "overrun": balance.overrun,
        },
        "steps": [
            {
                "at": moment_code(one.at),
                "desk": one.desk,
                "status": one.status,
                "told": one.told or None,
                "reason": one.reason or None,
            }
            for one in shown.steps
        ],
    }


def _lines(shown: OrderDetail, words: Words, names: Names) -> list[str]:
    line, quote = shown.line, shown.quote
    lines = [
        words._("{order} for {subject}, {language}, {moment}: {status}.").format(
            order=line.code,
            subject=line.session or line.appointment,
            language=named(words, line.language, names),
            moment=moment_said(words, line.span.start),
            status=order_status_text(words, line.status),
        )
    ]
    if shown.cost_cents is not None:
        lines.append(words._("It costs {euros}.").format(euros=money(words, shown.cost_cents)))
    elif quote is not None and line.status in LIVING:
        said = cancelling_said(words, quote.cancel_by, quote.centre_cents(shown.payer))
        lines += [f"{said[:1].upper()}{said[1:]}."] if said else []
    lines += [
        words._("{moment}, {desk}: {status}. {told}")
        .format(
            moment=moment_said(words, one.at),
            desk=one.desk,
            status=order_status_text(words, one.status),
            told=one.told,
        )
        .strip()
        for one in shown.steps
        if one.status != "removed"
    ]
    balance = shown.balance
    if balance is not None and balance.overrun:
        lines.append(
            words._("The envelope {label} is overrun: {euros} too much.").format(
                label=balance.envelope.label, euros=money(words, max(0, -balance.left_cents))
            )
        )
    return lines


COMMANDS = (Command("order", OrderOptions, order),)
