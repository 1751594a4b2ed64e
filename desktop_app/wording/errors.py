"""Every refusal and failure as one sentence with its way out (interface.md 10)."""

from functools import singledispatch

from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    AlreadyKnownError,
    BadInputError,
    NotEnrolledError,
    NothingToUndoError,
    RefusedError,
    StaleError,
    UnknownCodeError,
    WaitsForCycleError,
    WrongStatusError,
)
from desktop_app.machine.errors import MachineError
from desktop_app.wording.input_errors import bad_input_text, unknown_code_text
from desktop_app.wording.machine_errors import machine_error_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.statuses import session_status_text
from desktop_app.wording.words import Words


@singledispatch
def _text(error: object, _words: Words) -> str:
    raise TypeError(f"no sentence for {type(error).__name__}")


def error_text(words: Words, error: Exception) -> str:
    """Say a refusal of the rules, or a failure of the computer.

    What the store refuses has its own sentences: see `store_error_text`.

    Raises:
        TypeError: the error is a bug, which has no sentence of its own.
    """
    return _text(error, words)


@_text.register
def _refused(error: RefusedError, words: Words) -> str:
    count = len(error.findings)
    return words.ngettext(
        "Not done: {count} thing to settle.", "Not done: {count} things to settle.", count
    ).format(count=count)


@_text.register
def _stale(error: StaleError, words: Words) -> str:
    if error.desk and error.at is not None:
        return words._(
            "{subject} was changed by desk {desk}, {moment}: look at it again before changing it."
        ).format(subject=error.subject, desk=error.desk, moment=moment_said(words, error.at))
    return words._(
        "{subject} has changed since you saw it: look at it again before changing it."
    ).format(subject=error.subject)


@_text.register
def _unknown_code(error: UnknownCodeError, words: Words) -> str:
    return unknown_code_text(words, error.kind, error.code)


@_text.register
def _bad_input(error: BadInputError, words: Words) -> str:
    return bad_input_text(words, error)


@_text.register
def _nothing_to_undo(error: NothingToUndoError, words: Words) -> str:
    sentence = (
        words._("Desk {desk} has nothing to do again.")
        if error.redo
        else words._("Desk {desk} has nothing left to undo.")
    )
    return sentence.format(desk=error.desk)


@_text.register
def _wrong_status(error: WrongStatusError, words: Words) -> str:
    sentences = {
        "move": words._("{session} is {status}: it cannot be moved. Put it back first."),
        "cancel": words._("{session} is {status}: it cannot be cancelled."),
        "reinstate": words._("{session} is {status}: there is nothing to put back."),
        "attend": words._("{session} is {status}: nobody's presence can be recorded."),
        "enrol": words._("{session} is {status}: nobody can be enrolled."),
    }
    otherwise = words._("{session} is {status}: this cannot be done.")
    return sentences.get(error.act, otherwise).format(
        session=error.subject, status=session_status_text(words, error.status)
    )


@_text.register
def _already_enrolled(error: AlreadyEnrolledError, words: Words) -> str:
    return words._("{person} is already enrolled in {subject}, or waiting for it.").format(
        person=error.person, subject=error.subject
    )


@_text.register
def _not_enrolled(error: NotEnrolledError, words: Words) -> str:
    if error.cycle:
        return words._(
            "{person} comes to {subject} through the cycle {cycle}: withdraw from every date"
            " with “permanence withdraw CENTRE {cycle} {person}”."
        ).format(person=error.person, subject=error.subject, cycle=error.cycle)
    return words._("{person} is neither enrolled in {subject} nor waiting for it.").format(
        person=error.person, subject=error.subject
    )


@_text.register
def _waits_for_cycle(error: WaitsForCycleError, words: Words) -> str:
    return words._(
        "Those who wait for {subject} are on the list of the cycle {cycle}: give them a place"
        " with “permanence promote CENTRE {cycle}”."
    ).format(subject=error.subject, cycle=error.cycle)


@_text.register
def _already_known(error: AlreadyKnownError, words: Words) -> str:
    return words.ngettext(
        "Somebody who looks the same is known already: {people}.",
        "People who look the same are known already: {people}.",
        len(error.people),
    ).format(people=", ".join(error.people))


@_text.register
def _machine(error: MachineError, words: Words) -> str:
    return machine_error_text(words, error)
