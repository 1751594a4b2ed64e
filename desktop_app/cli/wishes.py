"""A booking as it was typed, read into values once, for a check and for a booking alike."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.contents import _
from desktop_app.cli.options import EndOption, RoomOption, StartOption
from desktop_app.cli.values import (
    moment_typed,
    needs_typed,
    number_typed,
    span_typed,
    workers_typed,
)
from desktop_app.commands.session_details import MOST_PLACES
from desktop_app.commands.session_state import Allocated
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.planning import Involved, Need, Proposal, WorkerKind
from desktop_app.domain.span import Span
from desktop_app.readings.centre import centre_reading, worker_kinds
from desktop_app.readings.spellings import CodeOf

MOST_PEOPLE = 100_000
INTERPRETER, GUEST, FACILITATOR = "interpreter", "guest", "facilitator"


@dataclass(frozen=True, kw_only=True)
class PartyOptions:
    """Who and what a booking brings together."""

    with_: Annotated[
        list[str],
        typer.Option(
            "--with",
            metavar="CODE[@15:00-15:30]",
            help=_("who comes; with hours, a guest for a part of the time"),
        ),
        CodeOf.RESOURCE,
    ] = field(default_factory=list)
    programme: Annotated[
        str,
        typer.Option("--programme", metavar="CODE", help=_("the kind of workshop")),
        CodeOf.PROGRAMME,
    ] = ""
    people: Annotated[
        str, typer.Option("--people", metavar="N", help=_("participants expected"))
    ] = ""
    needs: Annotated[
        list[str],
        typer.Option(
            "--needs",
            metavar="CODE[:N]",
            help=_("a feature of the room, or pieces to bring: step_free, mats:12"),
        ),
        CodeOf.EQUIPMENT,
    ] = field(default_factory=list)
    language_needed: Annotated[
        str,
        typer.Option("--language-needed", metavar="CODE", help=_("the language to interpret")),
        CodeOf.LANGUAGE,
    ] = ""


@dataclass(frozen=True, kw_only=True)
class WishOptions(PartyOptions):
    """What a booking is made of."""

    room: RoomOption
    start: StartOption
    end: EndOption
    places: Annotated[
        str, typer.Option("--places", metavar="N", help=_("places offered, if not the usual ones"))
    ] = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A booking somebody has in mind; every code of a person names a worker of the centre."""

    span: Span
    room: str
    involved: tuple[Involved, ...]
    programme: str
    people: int
    places: int | None
    needs: tuple[Need, ...]
    language: str

    @property
    def proposal(self) -> Proposal:
        """The same as the rules know it."""
        return Proposal(
            span=self.span,
            room=self.room,
            involved=self.involved,
            programme=self.programme,
            people=self.people,
            places=self.places,
            needs=self.needs,
            language=self.language,
        )

    @property
    def allocated(self) -> tuple[Allocated, ...]:
        """Who is wanted, as a session keeps it."""
        return tuple(
            Allocated(
                one.worker,
                one.role,
                starts=one.span.start if one.span is not None else None,
                ends=one.span.end if one.span is not None else None,
            )
            for one in self.involved
        )

    @property
    def needs_named(self) -> tuple[str, ...]:
        """What is wanted, as a session keeps it."""
        return tuple(need.named for need in self.needs)


def wish_typed(engine: Engine, options: WishOptions) -> Wish:
    """Read a booking that was typed.

    Raises:
        BadInputError: a time, a number or a part of the time cannot be used.
        UnknownCodeError: somebody wanted is no worker of the centre.
    """
    start, end = moment_typed("start", options.start), moment_typed("end", options.end)
    span = span_typed(start, end, centre_reading(engine).zone)
    return Wish(
        span=span,
        room=options.room,
        involved=involved_typed(engine, options, span),
        programme=options.programme,
        people=number_typed("people", options.people, MOST_PEOPLE) or 0,
        places=number_typed("places", options.places, MOST_PLACES),
        needs=needs_typed(options.needs),
        language=options.language_needed,
    )


def involved_typed(engine: Engine, options: PartyOptions, span: Span) -> tuple[Involved, ...]:
    """Who is wanted in a span, by codes.

    Raises:
        BadInputError: a part of the time cannot be read, or lies outside the span.
        UnknownCodeError: somebody wanted is no worker of the centre.
    """
    typed = workers_typed(options.with_, span.day)
    kinds = worker_kinds(engine, (one.code for one in typed))
    for one in typed:
        if one.span is not None and not span.contains(one.span):
            raise BadInputError("with", "outside_session", one.code)
    return tuple(
        Involved(
            one.code,
            _role(kinds[one.code], part=one.span is not None),
            None if one.span == span else one.span,
        )
        for one in typed
    )


def _role(kind: WorkerKind, *, part: bool) -> str:
    if kind is WorkerKind.INTERPRETER:
        return INTERPRETER
    return GUEST if part else FACILITATOR


def moment_or_none(field_name: str, text: str) -> datetime | None:
    """A time that may be left out.

    Raises:
        BadInputError: it is no date and time.
    """
    return moment_typed(field_name, text) if text else None
