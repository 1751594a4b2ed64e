"""A small log for whoever repairs: acts and codes, never the name of a person.

Only numbers and codes pass as arguments of a message, and of an error only its type and
the places of the program: what people typed may sit in its text (product.md 2, rule 8).
"""

import contextlib
import logging
import re
import sys
import traceback
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from desktop_app.machine.errors import file_error
from desktop_app.machine.files import PRIVATE_FILE
from desktop_app.machine.folders import made_private

LOGGER = "permanence"
FILE_NAME = "permanence.log"
LARGEST_FILE = 512 * 1024
"""Bytes; then the file is put aside."""

FILES_PUT_ASIDE = 3
CODE = re.compile(r"(?=.*\d)[A-Z0-9-]{1,24}")
"""Codes of the centre carry a digit, such as ``C01-12``; names of people do not."""

WITHHELD = "…"


def start_log(folder: Path) -> logging.Logger:
    """Write the log of this run at the end of the one in ``folder``, and return it.

    Asked again, it goes on in the new folder.

    Raises:
        FileError: the folder cannot be made or written; the application works without.
    """
    path = made_private(folder) / FILE_NAME
    try:
        path.touch(mode=PRIVATE_FILE)
        handler = PlainLogFile(
            path, maxBytes=LARGEST_FILE, backupCount=FILES_PUT_ASIDE, encoding="utf-8"
        )
    except OSError as failure:
        raise file_error(failure, path) from failure
    handler.setFormatter(NamelessFormatter("%(asctime)s %(levelname)s %(message)s"))
    logger = stop_log()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return logger


def stop_log() -> logging.Logger:
    """Close the file of the log, if there is one; the logger stays usable and silent."""
    logger = logging.getLogger(LOGGER)
    logger.propagate = False
    for handler in list(logger.handlers):
        if isinstance(handler, PlainLogFile):
            logger.removeHandler(handler)
            handler.close()
    if not logger.hasHandlers():
        logger.addHandler(logging.NullHandler())
    return logger


class PlainLogFile(RotatingFileHandler):
    """A log file that a full disk silences instead of breaking the act it tells of."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Leave the line out if the disk refuses it: the desk could do nothing about it."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, whether or not the disk takes the last line."""
        with contextlib.suppress(OSError):
            super().close()


class NamelessFormatter(logging.Formatter):
    """Lets through what cannot be the name of a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line with everything but numbers and codes withheld."""
        known = {"args": _nameless(record.args), "exc_text": None, "stack_info": None}
        return super().format(logging.makeLogRecord(record.__dict__ | known))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Name the type of each error and the places it went through, without its text."""
        lines: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            lines.append(type(error).__name__)
            lines += [
                f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _nameless(arguments: Any) -> Any:
    if isinstance(arguments, dict):
        return {name: _withheld(value) for name, value in arguments.items()}
    return tuple(_withheld(value) for value in arguments or ())


def _withheld(value: object) -> object:
    if isinstance(value, int | float | Enum):
        return value
    return value if isinstance(value, str) and CODE.fullmatch(value) else WITHHELD
