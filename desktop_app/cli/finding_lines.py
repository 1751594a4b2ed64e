"""Findings and their ways out, for programs and for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.exit_status import REFUSED
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.domain.planning import Alternative
from desktop_app.wording import Words
from desktop_app.wording.alternatives import alternative_text
from desktop_app.wording.findings import finding_text, kept_text, level_text
from desktop_app.wording.moments import days_said
from desktop_app.wording.names import Names

NAMED_BY = frozenset(
    {
        Code.ROOM_TAKEN,
        Code.PERSON_TAKEN,
        Code.INTERPRETER_TAKEN,
        Code.EQUIPMENT_SHORT,
        Code.SETUP_TOO_SHORT,
        Code.TRAVEL_TOO_SHORT,
        Code.PARTICIPANT_ELSEWHERE,
    }
)
"""What stands in the way of these is a booking, whose code people can show and move; closures
and standing rooms have codes for programs only."""

SAYS_ITS_DAY = frozenset({Code.PUBLIC_HOLIDAY})
"""The sentences of these begin with the day they are about."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """What was found, with the names of the centre and the reader's words."""

    words: Words
    names: Names
    findings: Sequence[Finding]
    alternatives: Sequence[Alternative] = ()
    kept: Keeping = NOTHING_KEPT

    @property
    def conflicts(self) -> list[Finding]:
        """What refuses."""
        return [one for one in self.findings if one.level is Level.CONFLICT]

    @property
    def documents(self) -> list[dict[str, object]]:
        """The findings as programs read them; the ways out are those of every conflict."""
        return [self._finding(one, self.ways) for one in self.findings]

    @property
    def ways(self) -> list[dict[str, object]]:
        """The ways out as programs read them."""
        return [self._way(one) for one in self.alternatives]

    @property
    def lines(self) -> list[str]:
        """The findings as people read them: by level, what is kept under its reason."""
        groups: dict[str, list[Finding]] = {}
        for one in sorted(self.findings, key=lambda one: _LEVELS[one.level]):
            groups.setdefault(self._heading(one), []).append(one)
        return [
            line
            for heading, found in groups.items()
            for line in (heading, *(f"  - {said}" for said in self._lines(found)))
        ]

    @property
    def ways_out(self) -> list[str]:
        """What may be done about the conflicts, as people read it; or that nothing was found."""
        if not self.conflicts:
            return []
        if not self.alternatives:
            return [self.words._("No other room, time or person was found: change what is asked.")]
        return [
            self.words._("Ways out"),
            *(
                f"  {number}. {alternative_text(self.words, one, self.names)}"
                for number, one in enumerate(self.alternatives, start=1)
            ),
        ]

    def _heading(self, one: Finding) -> str:
        if one.level is Level.CONFLICT and one.code in self.kept.codes:
            return kept_text(self.words, self.kept.reason)
        return level_text(self.words, one.level)

    def _lines(self, found: Sequence[Finding]) -> list[str]:
        """Each finding once, with its dates where an act judged several."""
        days: dict[str, set[date]] = {}
        for one in found:
            days.setdefault(self._line(one), set()).update([one.day] if one.day else [])
        whole = {self._line(one) for one in found if one.code in SAYS_ITS_DAY}
        dated = sorted(days.items(), key=lambda row: min(row[1], default=date.min))
        return [
            line if line in whole else f"{days_said(self.words, sorted(group))}{line}"
            for line, group in dated
        ]

    def _finding(self, one: Finding, ways: list[dict[str, object]]) -> dict[str, object]:
        return {
            "code": str(one.code),
            "level": str(one.level),
            "resource": one.resource,
            "by": one.by,
            "start": moment_code(one.span.start) if one.span is not None else None,
            "end": moment_code(one.span.end) if one.span is not None else None,
            "text": finding_text(self.words, one, self.names),
            "keepable": one.keepable,
            "day": None if one.day is None else one.day.isoformat(),
            "alternatives": ways if one.level is Level.CONFLICT else [],
        }

    def _way(self, one: Alternative) -> dict[str, object]:
        return {
            "start": moment_code(one.proposal.span.start),
            "end": moment_code(one.proposal.span.end),
            "room": one.proposal.room,
            "with": [involved.worker for involved in one.proposal.involved],
            "text": alternative_text(self.words, one, self.names),
        }

    def _line(self, one: Finding) -> str:
        by = one.by if one.code in NAMED_BY else ""
        about = ", ".join(filter(None, (one.resource, by)))
        text = finding_text(self.words, one, self.names)
        return f"{text} ({about})" if about else text


_LEVELS = {level: rank for rank, level in enumerate(Level)}


def refusal(found: FoundWords, hints: Sequence[str] = ()) -> Answer:
    """The answer to something the rules refuse: every finding at once, and what may be done."""
    words = found.words
    return Answer(
        {"done": False, "findings": found.documents},
        [words._("Not done."), *found.lines, *hints],
        REFUSED,
    )


def ways_and_hints(found: FoundWords) -> list[str]:
    """The ways out of a refused booking, and how it may be kept or held as an option."""
    words, conflicts = found.words, found.conflicts
    codes = sorted({str(one.code) for one in conflicts if one.keepable})
    if codes and all(one.keepable for one in conflicts):
        options = " ".join(f"--keep {code}" for code in codes)
        hint = words._("To keep it all the same: {options} --reason TEXT").format(options=options)
        return [*found.ways_out, hint]
    if codes:
        kept = words._("With a reason, only this could be kept: {codes}").format(
            codes=", ".join(codes)
        )
        return [*found.ways_out, kept]
    return found.ways_out
