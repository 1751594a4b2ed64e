"""The program `permanence`: which command is meant, in which language, with which status."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop_app.cli.contents import ENTRIES, Entry, entry_named
from desktop_app.cli.exit_status import ENVIRONMENT, INTERRUPTED
from desktop_app.cli.interrupts import INTERRUPTS
from desktop_app.domain.names import folded
from desktop_app.machine.errors import MachineError
from desktop_app.machine.folders import user_folders
from desktop_app.machine.screen import has_screen
from desktop_app.machine.settings import LANGUAGES, Settings, read_settings
from desktop_app.wording import Words, words_in

LANGUAGE = "--language"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was typed and return the exit status; never a traceback.

    0 done, 1 refused by a rule, 2 wrong arguments or bad input, 3 the environment failed
    (file, disk, server), 130 interrupted.
    """
    try:
        with INTERRUPTS.listening():
            status = _said(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    return INTERRUPTED if INTERRUPTS.heard else status


def _said(typed: Sequence[str]) -> int:
    settings = _settings()
    words = words_in(_language(typed, settings))
    try:
        status = _done(typed, settings, words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has gone; nothing more can be said, at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENVIRONMENT
    return status


def _settings() -> Settings:
    try:
        return read_settings(user_folders().config).settings
    except MachineError:
        return Settings()


def _language(typed: Sequence[str], settings: Settings) -> str:
    """The language asked for wherever it stands; a wrong one is refused later, in the usual one."""
    for place, word in enumerate(typed):
        asked = word.removeprefix(f"{LANGUAGE}=")
        if word == LANGUAGE and place + 1 < len(typed):
            asked = typed[place + 1]
        if asked != word and asked in LANGUAGES:
            return asked
    return settings.language


def _done(typed: Sequence[str], settings: Settings, words: Words) -> int:
    before, name, after = _split(typed)
    if not name and has_screen() and _only_language(before):
        return _begun(replace(settings, language=words.language), words)
    if not name or "--version" in before:
        return _overview(before, words, as_json="--json" in typed)
    entry = entry_named(name)
    if entry is None and _is_centre(name) and not [one for one in after if one[:1] != "-"]:
        entry, after = entry_named("open"), [name, *after]
    if entry is None:
        return _unknown(name, typed, words)
    if entry.name == "open" and not set(after) - {name, words.language, LANGUAGE} and has_screen():
        return _opened(name, settings, words)
    from desktop_app.cli.running import run  # noqa: PLC0415 - the list of commands needs no database

    return run(entry, [*before, *after], settings, words)


def _opened(centre: str, settings: Settings, words: Words) -> int:
    """Open the window at once: it is on the screen before the database is loaded."""
    with _uncollected():
        from ui.start import Opening, open_window  # noqa: PLC0415 - other commands need no window

        spoken = replace(settings, language=words.language)
        return open_window(Opening(centre, spoken, user_folders().config))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: a start makes none, and a window looks by itself on its own thread."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _only_language(before: Sequence[str]) -> bool:
    """Whether nothing was asked for, but perhaps a language."""
    named = [word for word in before if word in LANGUAGES or word.startswith(LANGUAGE)]
    return len(named) == len(before)


def _begun(settings: Settings, words: Words) -> int:
    """The window, on the centre of the last time or on the first run."""
    try:
        folder = user_folders().config
    except MachineError as failure:
        from desktop_app.cli.answers import failed_usage  # noqa: PLC0415 - only when it is needed
        from desktop_app.wording.errors import error_text  # noqa: PLC0415 - the same

        failed_usage(error_text(words, failure), as_json=False)
        return ENVIRONMENT
    with _uncollected():
        from ui.start import Opening, open_window  # noqa: PLC0415 - other commands need no window

        return open_window(Opening(settings.centre, settings, folder, remembered=True))


def _split(typed: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """Options before the command, the command, and what follows it."""
    skip = False
    for place, word in enumerate(typed):
        if skip:
            skip = False
        elif word == LANGUAGE:
            skip = True
        elif not word.startswith("-"):
            return list(typed[:place]), word, list(typed[place + 1 :])
    return list(typed), "", []


def _is_centre(name: str) -> bool:
    return "://" in name or os.sep in name or "." in name or Path(name).exists()


def _overview(before: Sequence[str], words: Words, *, as_json: bool) -> int:
    from importlib.metadata import version  # noqa: PLC0415 - the window does not wait for it

    from desktop_app.cli.answers import Answer, written  # noqa: PLC0415 - nothing else is loaded

    number = version("permanence")
    if "--version" in before:
        return written(Answer({"version": number}, [f"permanence {number}"]), as_json=as_json)
    commands = [
        {"command": entry.name, "does": words._(entry.summary)}
        for entry in ENTRIES
        if not entry.hidden
    ]
    overview = Answer({"version": number, "commands": commands}, _overview_lines(words))
    return written(overview, as_json=as_json)


def _overview_lines(words: Words) -> list[str]:
    width = max(len(entry.name) for entry in ENTRIES) + 2
    return [
        words._("Permanence: the planning desk of a health centre on several sites."),
        "",
        words._("Usage: permanence COMMAND CENTRE [options]"),
        words._("CENTRE is a file or a postgresql:// address."),
        "",
        *(
            f"  {entry.name:<{width}}{words._(entry.summary)}"
            for entry in ENTRIES
            if not entry.hidden
        ),
        "",
        words._("permanence COMMAND --help says more of a command; --language fr|en speaks both."),
    ]


def _unknown(name: str, typed: Sequence[str], words: Words) -> int:
    from desktop_app.cli.answers import failed_usage  # noqa: PLC0415 - only when it is needed

    sentence = words._("There is no command “{name}”.").format(name=name[:40])
    near = _nearest(name, words)
    if near:
        meant = words._("Did you mean “{name}”?").format(name=near)
        sentence = f"{sentence} {meant}"
    return failed_usage(sentence, as_json="--json" in typed)


def _nearest(name: str, words: Words) -> str:
    """The command most like ``name``, by its own name or by what people call it."""
    import difflib  # noqa: PLC0415 - only when it is needed

    known = {
        verb: entry.name
        for entry in ENTRIES
        if not entry.hidden
        for verb in (*_verbs(entry, words), entry.name)
    }
    near = difflib.get_close_matches(folded(name), known, 1)
    return known[near[0]] if near else ""


def _verbs(entry: Entry, words: Words) -> list[str]:
    """What people call a command, without accents."""
    return [folded(verb) for verb in words._(entry.verbs).split("|")] if entry.verbs else []
