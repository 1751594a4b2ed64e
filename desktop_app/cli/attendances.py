"""attend: who came, from the signed sheet."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.options import ActOptions, SessionArgument
from desktop_app.cli.values import number_typed
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.domain.attendance import (
    AbsentNumbersError,
    AttendanceStatus,
    LineProblem,
    by_exception,
    parse_absent_numbers,
)
from desktop_app.domain.errors import BadInputError
from desktop_app.readings.sheets import LinesOfSession, lines_of_session

MOST_COUNTED = 1000
Absent = list[tuple[int, AttendanceStatus]]


@dataclass(frozen=True, kw_only=True)
class AttendOptions(ActOptions):
    """The lines of those who did not come, and how many came without a name."""

    session: SessionArgument
    absent: Annotated[
        str | None,
        typer.Option(
            "--absent",
            metavar="3,7,12e",
            help=_("lines of those absent, e for excused; all others came"),
        ),
    ] = None
    count: Annotated[
        str, typer.Option("--count", metavar="N", help=_("how many came without a name"))
    ] = ""


def attend(options: AttendOptions, call: Call) -> Answer:
    """Record who came: all those on the sheet but the absent; and a headcount."""
    absent = None if options.absent is None else _absent(options.absent)
    count = number_typed("count", options.count, MOST_COUNTED)
    if absent is None and count is None:
        raise BadInputError("absent", "nothing_to_record")
    engine = call.open(options.centre)
    paper = lines_of_session(engine, options.session)
    statuses, unknown = ((), ()) if absent is None else _statuses(paper, absent)
    command = RecordAttendance(options.session, statuses, count)
    outcome = command(engine, call.actor(engine, options))
    answer = outcome.answer
    sentence = call.words._("{session}: {present} present, {absent} absent, {count} counted.")
    lines = [
        sentence.format(
            session=options.session,
            present=answer["present"],
            absent=answer["absent"],
            count=answer["headcount"] or 0,
        ),
        *_left_over(call, unknown, paper),
    ]
    document = {"done": True, **answer, "unknown": list(unknown), "since": list(paper.since)}
    return Answer(document, lines)


def _absent(text: str) -> Absent:
    try:
        return parse_absent_numbers(text)
    except AbsentNumbersError as wrong:
        twice = wrong.problem is LineProblem.TWO_STATUSES
        reason = "two_statuses" if twice else "not_a_line"
        raise BadInputError("absent", reason, wrong.token[:20]) from wrong


def _statuses(
    paper: LinesOfSession, absent: Absent
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    returned = by_exception(range(1, len(paper.lines) + 1), absent)
    statuses = tuple(
        (paper.person_on(line), str(status)) for line, status in returned.statuses.items()
    )
    return statuses, returned.unknown


def _left_over(call: Call, unknown: tuple[int, ...], paper: LinesOfSession) -> list[str]:
    lines = []
    if unknown:
        lines.append(
            call.words.ngettext(
                "No name on line {lines}: nothing was recorded for it.",
                "No name on lines {lines}: nothing was recorded for them.",
                len(unknown),
            ).format(lines=", ".join(map(str, unknown)))
        )
    if paper.since:
        lines.append(
            call.words.ngettext(
                "{count} person enrolled since the sheet was printed: still to be recorded.",
                "{count} people enrolled since the sheet was printed: still to be recorded.",
                len(paper.since),
            ).format(count=len(paper.since))
        )
    return lines


COMMANDS = (Command("attend", AttendOptions, attend),)
