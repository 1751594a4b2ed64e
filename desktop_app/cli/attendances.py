"""attend: who came, from the signed sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.options import ActOptions, SessionOrSheetArgument
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
from desktop_app.readings.sheets import LinesOfSession, PaperOfLines, lines_of_session
from desktop_app.wording import Words

MOST_COUNTED = 1000
Absent = list[tuple[int, AttendanceStatus]]
Statuses = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class AttendOptions(ActOptions):
    """The lines of those who did not come, and how many came without a name."""

    session: SessionOrSheetArgument
    absent: Annotated[
        str | None,
        typer.Option(
            "--absent",
            metavar="3,7,12e",
            help=_(
                "lines of those absent on the sheet printed last, e after the number for"
                " excused; all others came"
            ),
        ),
    ] = None
    paper: Annotated[
        str,
        typer.Option(
            "--paper",
            metavar="NUMBER",
            help=_("the number printed on the sheet or the grid that the lines are read from"),
        ),
    ] = ""
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
    lines = lines_of_session(engine, options.session, options.paper)
    statuses = () if absent is None else _statuses(lines, absent)
    command = RecordAttendance(lines.session, statuses, count)
    answer = command(engine, call.actor(engine, options)).answer
    said = [_totals(call.words, answer["session"], answer)]
    if absent is not None:
        said += [
            *_marked_said(call.words, lines, absent),
            _paper(call.words, lines.paper),
            *_besides(call.words, lines, absent),
        ]
    if answer["corrected"]:
        said.append(_corrected(call.words, answer["corrected"]))
    document = {
        "done": True,
        **answer,
        "unknown": [],
        "marked": _marked_fields(lines, absent or []),
        "since": list(lines.since),
        "paper": _paper_fields(lines.paper),
    }
    return Answer(document, said)


def _absent(text: str) -> Absent:
    try:
        return parse_absent_numbers(text)
    except AbsentNumbersError as wrong:
        twice = wrong.problem is LineProblem.TWO_STATUSES
        reason = "two_statuses" if twice else "not_a_line"
        raise BadInputError("absent", reason, wrong.token[:20]) from wrong


def _statuses(lines: LinesOfSession, absent: Absent) -> Statuses:
    """The status of each person on the paper who is expected at this date."""
    lines.check_same_people(line for line, _status in absent)
    statuses = by_exception(range(1, len(lines.lines) + 1), absent)
    people = ((lines.person_on(line), str(status)) for line, status in statuses.items())
    return tuple((person, status) for person, status in people if person not in lines.elsewhere)


def _totals(words: Words, session: str, answer: Mapping[str, Any]) -> str:
    present, absent, headcount = answer["present"], answer["absent"], answer["headcount"] or 0
    counts = [
        words.ngettext("{count} present", "{count} present", present).format(count=present),
        words.ngettext("{count} absent", "{count} absent", absent).format(count=absent),
    ]
    if headcount:
        without_name = words.ngettext("{count} without a name", "{count} without a name", headcount)
        counts.append(without_name.format(count=headcount))
    return words._("{session}: {counts}.").format(session=session, counts=", ".join(counts))


def _marked(lines: LinesOfSession, absent: Absent) -> Absent:
    return [one for one in absent if lines.person_on(one[0]) not in lines.elsewhere]


def _marked_fields(lines: LinesOfSession, absent: Absent) -> list[dict[str, object]]:
    return [
        {
            "line": line,
            "person": lines.person_on(line),
            "initials": lines.initials_on(line),
            "status": str(status),
        }
        for line, status in _marked(lines, absent)
    ]


def _marked_said(words: Words, lines: LinesOfSession, absent: Absent) -> list[str]:
    """« Absents : 3 (M. K.), 12e (A. B.). »: to be read beside the signed paper."""
    marked = [
        f"{line}{'e' if status is AttendanceStatus.ABSENT_EXCUSED else ''}"
        f" ({lines.initials_on(line)})"
        for line, status in _marked(lines, absent)
    ]
    if not marked:
        return []
    return [
        words.ngettext("Absent: {lines}.", "Absent: {lines}.", len(marked)).format(
            lines=", ".join(marked)
        )
    ]


def _paper(words: Words, paper: PaperOfLines | None) -> str:
    if paper is None:
        return words._("No sheet was printed: lines in the order it would have.")
    sentence = (
        words._("Lines of the cycle’s grid {number}, version {version}.")
        if paper.is_grid
        else words._("Lines of the sheet {number}, version {version}.")
    )
    return sentence.format(number=paper.number, version=paper.version)


def _paper_fields(paper: PaperOfLines | None) -> dict[str, object] | None:
    if paper is None:
        return None
    kind = "cycle" if paper.is_grid else "session"
    return {"number": paper.number, "version": paper.version, "of": kind}


def _besides(words: Words, lines: LinesOfSession, absent: Absent) -> list[str]:
    """Who was not marked: not expected at this date, or without a line on the paper."""
    said = []
    left_out = [line for line, _status in absent if lines.person_on(line) in lines.elsewhere]
    if left_out:
        said.append(
            words.ngettext(
                "Line {lines} is not expected at this date: nothing was recorded for it.",
                "Lines {lines} are not expected at this date: nothing was recorded for them.",
                len(left_out),
            ).format(lines=", ".join(map(str, left_out)))
        )
    if lines.since:
        said.append(
            words.ngettext(
                "{count} person expected has no line on this paper: still to be recorded.",
                "{count} people expected have no line on this paper: still to be recorded.",
                len(lines.since),
            ).format(count=len(lines.since))
        )
    return said


def _corrected(words: Words, count: int) -> str:
    return words.ngettext(
        "{count} presence recorded before was corrected.",
        "{count} presences recorded before were corrected.",
        count,
    ).format(count=count)


COMMANDS = (Command("attend", AttendOptions, attend),)
