"""Running one command: options read, answer written, every failure turned into a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import typer

from db.errors import DoubleBookingError, StoreError
from desktop_app.cli.answers import failed, failed_usage, written
from desktop_app.cli.call import Call
from desktop_app.cli.code_options import with_codes_as_written
from desktop_app.cli.command import Command, read_options
from desktop_app.cli.contents import Entry
from desktop_app.cli.exit_status import ENVIRONMENT
from desktop_app.cli.failures import Failure, failure_of
from desktop_app.cli.interrupts import INTERRUPTS
from desktop_app.cli.manual import manual
from desktop_app.cli.options import Options
from desktop_app.cli.usage import usage_text
from desktop_app.cli.values import one_of
from desktop_app.domain.errors import PermanenceError
from desktop_app.domain.sheets.snapshot import UnreadableSnapshotError
from desktop_app.machine.errors import MachineError
from desktop_app.machine.folders import user_folders
from desktop_app.machine.logs import start_log, stop_log
from desktop_app.machine.settings import LANGUAGES, Settings
from desktop_app.wording import Words
from desktop_app.wording.opening_warnings import opening_warning_text
from desktop_app.wording.store_errors import store_error_text

EXPECTED = (
    PermanenceError,
    StoreError,
    DoubleBookingError,
    MachineError,
    UnreadableSnapshotError,
    OSError,
)
"""What a person can act upon; anything else is a bug."""


def run(entry: Entry, arguments: Sequence[str], settings: Settings, words: Words) -> int:
    """Carry out a command and return its exit status."""
    as_json = "--json" in arguments
    command = _command(entry)
    if "--help" in arguments:
        return written(manual(command, entry, words), as_json=as_json)
    try:
        options = read_options(command, arguments)
    except typer.TyperException as wrong:
        return failed_usage(usage_text(words, wrong), as_json=as_json)
    try:
        return _answered(command, options, Call(words, settings))
    except BrokenPipeError:
        raise
    except EXPECTED as error:
        INTERRUPTS.check()
        return _said(failure_of(words, error), as_json=as_json)
    except Exception as bug:  # noqa: BLE001 - the one place where bugs are caught
        # A library interrupted while it tidies up may fail in its own way.
        INTERRUPTS.check()
        return _said(_logged(bug, words), as_json=as_json)


def _command(entry: Entry) -> Command:
    module = import_module(f"desktop_app.cli.{entry.module}")
    commands: Sequence[Command] = module.COMMANDS
    return next(command for command in commands if command.name == entry.name)


def _answered(command: Command, options: Options, call: Call) -> int:
    if options.language:
        one_of("language", options.language, LANGUAGES)
    with call:
        answer = command.act(with_codes_as_written(options, call), call)
    noticed = [opening_warning_text(call.words, one.code, one.facts) for one in call.notices]
    answer = replace(answer, warnings=(*answer.warnings, *noticed))
    status = written(answer, as_json=options.json)
    for failure in call.warnings:
        sentence = store_error_text(call.words, failure.code, failure.facts)
        failed({}, sentence, status, as_json=False)
    return status


def _said(failure: Failure, *, as_json: bool) -> int:
    return failed(
        failure.error, failure.sentence, failure.status, as_json=as_json, beside=failure.beside
    )


def _logged(bug: Exception, words: Words) -> Failure:
    """Keep where a bug happened, without what people typed, and say so."""
    try:
        folder = user_folders().logs
        start_log(folder).error("a command failed", exc_info=bug)
        where = str(folder)
    except MachineError:
        where = ""
    finally:
        stop_log()
    sentence = words._(
        "Something unexpected happened, and nothing more was written."
        " The place is in the log, for whoever repairs: {folder}."
    ).format(folder=where or "—")
    return Failure({"code": "unexpected"}, sentence, ENVIRONMENT)
