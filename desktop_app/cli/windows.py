"""open, screenshot: the window of a centre, on a screen or as a picture."""

import os
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import LONGEST_NAME, Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.day_pages import day_document, day_lines
from desktop_app.cli.options import CentreOptions, DateOption
from desktop_app.cli.values import day_typed, one_of
from desktop_app.commands.typed_texts import text_typed
from desktop_app.domain.errors import BadInputError
from desktop_app.machine.folders import HOME, user_folders
from desktop_app.machine.screen import draw_without_screen, has_screen
from desktop_app.readings.day import day_reading
from desktop_app.readings.spellings import CodeOf

FORMS = ("session", "enrolment", "preview")
"""Forms that are opened about the selected session."""

FIRST_RUN = "first-run"
SCREENS = (
    "home",
    "planning",
    "planning-week",
    "planning-weeks",
    "planning-team",
    "planning-interpreters",
    "planning-list",
    "workshops",
    "interpreters",
    "goto",
    "settings",
    "settings-places",
    "settings-programmes",
    "settings-printing",
    "settings-desk",
    "settings-display",
    "settings-keyboard",
    "booking",
    "cycle",
    "absence",
    "availability",
    "closure",
    "finder",
    "term",
    *FORMS,
    FIRST_RUN,
    f"{FIRST_RUN}-create",
    f"{FIRST_RUN}-open",
)
"""Sections, pages of sections, and forms about a session."""

THEMES = ("light", "dark")
USUAL_SIZE = "1366x768"
LARGEST_SIDE = 8000
SIDE = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, kw_only=True)
class ScreenshotOptions(CentreOptions):
    """Which screen, and how it looks."""

    out: Annotated[str, typer.Option("--out", metavar="FILE.png", help=_("the picture to write"))]
    screen: Annotated[
        str,
        typer.Option("--screen", metavar="NAME", help=_("the screen to show, such as planning")),
    ] = "planning"
    date: DateOption = ""
    size: Annotated[
        str, typer.Option("--size", metavar="WxH", help=_("of the window, in pixels"))
    ] = USUAL_SIZE
    theme: Annotated[
        str, typer.Option("--theme", metavar="light|dark", help=_("of the window"))
    ] = "light"
    select: Annotated[
        str,
        typer.Option(
            "--select",
            metavar="SESSION",
            help=_(
                "the session to select; for a new cycle, the workshop; for a booking, its words"
            ),
        ),
        CodeOf.SESSION,
    ] = ""


@dataclass(frozen=True, kw_only=True)
class RehearseOptions(CentreOptions):
    """What is booked, and where the files go."""

    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help=_("what is booked in the window"))
    ]
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help=_("where pictures and sheet are written"))
    ]
    date: DateOption = ""


def open_centre(options: CentreOptions, call: Call) -> Answer:
    """Open the window of a centre; where there is no screen, show its day."""
    if has_screen():
        return Answer({}, [], opened_window(options.centre, options.language, call))
    engine = call.look_at(options.centre)
    day = day_reading(engine, call.now(engine).date())
    lines = day_lines(day, call.words_now(engine), call.team_names(engine), call.now(engine))
    return Answer(day_document(day, call.words), [*lines, "", no_screen(call)])


def opened_window(centre: str, language: str, call: Call, day: date | None = None) -> int:
    """Show the window until it is closed; return the exit status.

    A centre that opens on a ``day`` of its own is the demonstration.
    """
    from ui.start import Opening, open_window  # noqa: PLC0415 - other commands need no window

    settings = replace(call.settings, language=language) if language else call.settings
    shown = Opening(centre, settings, user_folders().config, day, demonstration=day is not None)
    return open_window(shown)


def no_screen(call: Call) -> str:
    """What is said where a window cannot open."""
    return call.words._(
        "There is no screen here to open the window on; permanence --help lists the commands."
    )


def screenshot(options: ScreenshotOptions, call: Call) -> Answer:
    """Write a picture of a screen."""
    one_of("screen", options.screen, SCREENS)
    if options.screen in FORMS and not options.select:
        raise BadInputError("subject", "missing")
    one_of("theme", options.theme, THEMES)
    width, height = size_typed(options.size)
    day = day_typed("date", options.date) if options.date else None
    # Refused here, before a window is made, a centre that cannot be opened has its own status.
    call.look_at(options.centre)
    draw_without_screen()
    from ui.first_run.picture import take_first_run  # noqa: PLC0415 - other commands need no window
    from ui.screenshot import Picture, take_picture  # noqa: PLC0415 - other commands need no window
    from ui.start import Opening  # noqa: PLC0415 - other commands need no window

    language = options.language or call.settings.language
    settings = replace(
        call.settings, language=language, theme=options.theme, contrast="no", text_size="100"
    )
    out = Path(options.out).expanduser()
    opening = Opening(options.centre, settings, day=day)
    picture = Picture(out, width, height, options.select, options.screen)
    first = options.screen.startswith(FIRST_RUN)
    written = take_first_run(opening, picture) if first else take_picture(opening, picture)
    said = call.words._("The picture is written: {path}").format(path=written)
    return Answer({"path": str(written), "width": width, "height": height}, [said])


def rehearse(options: RehearseOptions, call: Call) -> Answer:
    """Do a day through the window without anybody: book once, save the sheet, keep pictures."""
    out = Path(options.out).expanduser().absolute()
    # What a rehearsal chooses, such as the folder of its sheet, is nobody's setting.
    os.environ[HOME] = str(out / "desk")
    if not has_screen():
        draw_without_screen()
    from ui.rehearsal import rehearse as rehearsed  # noqa: PLC0415 - others need no window
    from ui.start import Opening  # noqa: PLC0415 - other commands need no window

    language = options.language or call.settings.language
    day = day_typed("date", options.date) if options.date else None
    opening = Opening(options.centre, replace(call.settings, language=language), day=day)
    title = text_typed("title", options.title, LONGEST_NAME)
    done = rehearsed(opening, title, out)
    words = call.words
    said = (
        words._("The day was opened in the window and {session} was booked through it.")
        if done.booked
        else words._("The day was opened in the window; {session} was booked through it before.")
    )
    lines = [
        said.format(session=done.session),
        *(words._("Picture of the window: {path}").format(path=path) for path in done.pictures),
        words._("Sheet of the session: {path}").format(path=done.sheet),
    ]
    document = {
        "session": done.session,
        "booked": done.booked,
        "sheet": str(done.sheet),
        "pictures": [str(path) for path in done.pictures],
    }
    return Answer(document, lines)


def size_typed(typed: str) -> tuple[int, int]:
    """Read a size such as `1366x768`.

    Raises:
        BadInputError: it is not one.
    """
    width, _by, height = typed.lower().partition("x")
    sides = [int(side) if SIDE.fullmatch(side) else 0 for side in (width, height)]
    if not all(0 < side <= LARGEST_SIDE for side in sides):
        raise BadInputError("size", "not_a_quantity", typed)
    return sides[0], sides[1]


COMMANDS = (
    Command("open", CentreOptions, open_centre),
    Command("screenshot", ScreenshotOptions, screenshot),
    Command("rehearse", RehearseOptions, rehearse),
)
