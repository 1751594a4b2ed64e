"""person: create an inhabitant, after the look for somebody who is already known."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import REFUSED
from desktop_app.cli.options import ActOptions
from desktop_app.cli.participant_notes import namesakes_said, notes_said
from desktop_app.cli.values import birth_typed, number_typed
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.typed_texts import text_typed
from desktop_app.domain.errors import AlreadyKnownError, UnknownCodeError
from desktop_app.readings.centre import language_codes
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording.errors import error_text

FRENCH = "fr"
LONGEST_NATIVE_NAME = 1000


@dataclass(frozen=True, kw_only=True)
class PersonOptions(ActOptions):
    """What is known of a person: a first name is enough."""

    given: Annotated[str, typer.Option("--given", metavar="NAME", help=_("first name"))] = ""
    family: Annotated[str, typer.Option("--family", metavar="NAME", help=_("family name"))] = ""
    native: Annotated[
        str, typer.Option("--native", metavar="NAME", help=_("the name in its own script"))
    ] = ""
    phone: Annotated[str, typer.Option("--phone", metavar="NUMBER", help=_("telephone"))] = ""
    birth_year: Annotated[
        str, typer.Option("--birth-year", metavar="YEAR", help=_("year of birth"))
    ] = ""
    birth_date: Annotated[
        str, typer.Option("--birth-date", metavar="DATE", help=_("date of birth"))
    ] = ""
    speaks: Annotated[
        str,
        typer.Option("--speaks", metavar="CODE", help=_("the language spoken")),
        CodeOf.LANGUAGE,
    ] = ""
    needs_interpreter: Annotated[
        bool, typer.Option("--needs-interpreter", help=_("an interpreter is needed"))
    ] = False
    step_free: Annotated[
        bool, typer.Option("--step-free", help=_("step-free access is needed"))
    ] = False
    guardian: Annotated[
        str,
        typer.Option("--guardian", metavar="PERSON", help=_("the code of the guardian")),
        CodeOf.PERSON,
    ] = ""
    partner: Annotated[
        str, typer.Option("--partner", metavar="NAME", help=_("the organisation they come for"))
    ] = ""
    household: Annotated[
        str, typer.Option("--household", metavar="NAME", help=_("who get places together"))
    ] = ""
    certain: Annotated[
        bool, typer.Option("--certain", help=_("people who look alike were seen: somebody else"))
    ] = False


def person(options: PersonOptions, call: Call) -> Answer:
    """Create a person."""
    birth_date = birth_typed(options.birth_date) if options.birth_date else None
    year = number_typed("birth", options.birth_year, 9999)
    native = text_typed("native", options.native, LONGEST_NATIVE_NAME)
    engine = call.open(options.centre)
    if options.speaks not in {"", FRENCH, *language_codes(engine)}:
        raise UnknownCodeError("language", options.speaks)
    command = CreatePerson(
        given=options.given,
        family=options.family,
        phone=options.phone,
        birth_year=year,
        birth_date=birth_date,
        language=options.speaks,
        native_name=native,
        needs_interpreter=options.needs_interpreter,
        step_free=options.step_free,
        guardian=options.guardian,
        partner=options.partner,
        household=options.household,
        certain=options.certain,
    )
    try:
        outcome = command(engine, call.actor(engine, options))
    except AlreadyKnownError as known:
        hint = call.words._(
            "“permanence show CENTRE --person CODE” says who it is. If it is somebody else,"
            " add --certain."
        )
        document = {"done": False, "findings": [], "known": list(known.people)}
        return Answer(document, [error_text(call.words, known), hint], REFUSED)
    code = outcome.answer["person"]
    notes = [
        *notes_said(call.words, outcome.answer["notes"], code),
        *namesakes_said(call.words, outcome.answer["namesakes"]),
    ]
    return Answer(
        {"done": True, "person": code, "findings": [], "notes": notes},
        [call.words._("{person} created.").format(person=code), *(one["text"] for one in notes)],
    )


COMMANDS = (Command("person", PersonOptions, person),)
