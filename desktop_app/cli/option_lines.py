"""Options that wait where something is booked or moved, for programs and for people."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.domain.planning import WaitingOption
from desktop_app.wording import Words
from desktop_app.wording.names import Names
from desktop_app.wording.waiting_options import option_text


def with_options(
    answer: Answer, options: Sequence[WaitingOption], words: Words, names: Names
) -> Answer:
    """The answer with the options that wait there; they hold nothing, and refuse nothing."""
    said = [option_text(words, one, names) for one in options]
    return replace(
        answer,
        document={**answer.document, "options": [_fields(one) for one in options]},
        lines=[*answer.lines, *said],
    )


def _fields(option: WaitingOption) -> dict[str, object]:
    return {
        "session": option.code,
        "room": option.room or None,
        "with": list(option.workers),
        "start": moment_code(option.span.start),
        "end": moment_code(option.span.end),
    }
