"""Which status and which sentence a failure gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import DoubleBookingError, StoreError, StoreTrouble
from desktop_app.cli.exit_status import BAD_INPUT, ENVIRONMENT, REFUSED
from desktop_app.domain.errors import (
    AlreadyKnownError,
    BadInputError,
    PapersDisagreeError,
    PermanenceError,
    UnknownCodeError,
    UnknownLinesError,
)
from desktop_app.machine.errors import ClockError, MachineError, Trouble, file_error
from desktop_app.wording import Words
from desktop_app.wording.errors import error_text
from desktop_app.wording.store_errors import race_text, store_error_text

WRONG_INPUT = (BadInputError, PapersDisagreeError, UnknownCodeError, UnknownLinesError)
"""Refusals where something else should have been typed."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing was done: codes for programs, a sentence for people, an exit status.

    ``beside`` are other keys of the answer that programs look for, done or not.
    """

    error: Mapping[str, object]
    sentence: str
    status: int
    beside: Mapping[str, object] = field(default_factory=dict)


def failure_of(words: Words, error: Exception) -> Failure:
    """Say what a person can act upon."""
    if isinstance(error, OSError):
        named = str(error.filename or words._("the text of the answer"))
        error = file_error(error, Path(named))
    match error:
        case StoreError():
            wrong = error.code is StoreTrouble.BAD_ADDRESS
            sentence = store_error_text(words, error.code, error.facts)
            return Failure({"code": str(error.code)}, sentence, BAD_INPUT if wrong else ENVIRONMENT)
        case DoubleBookingError():
            return Failure({"code": str(error.guard)}, race_text(words), REFUSED)
        case MachineError():
            wrong = isinstance(error, ClockError) and error.code != Trouble.YEAR_OUT_OF_RANGE
            sentence = error_text(words, error)
            return Failure({"code": str(error.code)}, sentence, BAD_INPUT if wrong else ENVIRONMENT)
        case PermanenceError():
            sentence = error_text(words, error)
            return Failure(_facts(error), sentence, _status(error), _beside(error))
    sentence = words._("What was frozen of this sheet cannot be read. Go back to a copy.")
    return Failure({"code": "unreadable_snapshot"}, sentence, ENVIRONMENT)


def _status(error: PermanenceError) -> int:
    return BAD_INPUT if isinstance(error, WRONG_INPUT) else REFUSED


def _beside(error: PermanenceError) -> dict[str, object]:
    return {"unknown": list(error.unknown)} if isinstance(error, UnknownLinesError) else {}


def _facts(error: PermanenceError) -> dict[str, object]:
    match error:
        case BadInputError():
            return {
                "code": error.reason,
                "field": error.field_name,
                "value": error.value,
                "offers": list(error.offers),
            }
        case UnknownCodeError():
            return {
                "code": "unknown_code",
                "field": error.kind,
                "value": error.code,
                "offers": list(error.meant),
            }
        case AlreadyKnownError():
            return {"code": "already_known", "people": list(error.people)}
        case PapersDisagreeError():
            papers = [{"number": one, "version": version} for one, version in error.papers]
            return {"code": "papers_disagree", "papers": papers}
    name = type(error).__name__.removesuffix("Error")
    return {"code": "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name)[1:]}
