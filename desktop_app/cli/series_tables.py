"""The before-after table of an act on a cycle, for programs and for people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.cli.answers import Answer, aligned, moment_code
from desktop_app.cli.exit_status import DONE, REFUSED
from desktop_app.cli.finding_lines import FoundWords
from desktop_app.commands.series_previews import DatePreview
from desktop_app.commands.session_state import CANCELLED, SKIPPED, SessionState
from desktop_app.domain.findings import Finding, standing_conflicts
from desktop_app.wording import Words
from desktop_app.wording.names import Names
from desktop_app.wording.series_edits import changed_said, own_said, place_noted, untouched_said
from desktop_app.wording.sheets import cause_of_skip
from desktop_app.wording.statuses import session_status_text


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """Every date of a cycle before and after, with the reader's words."""

    dates: Sequence[DatePreview]
    words: Words
    names: Names

    @property
    def documents(self) -> list[dict[str, object]]:
        """The dates as programs read them."""
        return [self._document(one) for one in self.dates]

    @property
    def lines(self) -> list[str]:
        """The dates as people read them: each before, and what it becomes."""
        return aligned([self._row(one) for one in self.dates]) if self.dates else []

    @property
    def findings(self) -> list[Finding]:
        """Everything found, each with its day."""
        return [
            replace(found, day=one.after.starts.date())
            for one in self.dates
            for found in one.findings
        ]

    def refused(self, kept: frozenset[str]) -> bool:
        """Whether a date that is to be firm cannot be, but for what is kept."""
        return any(
            one.after.firm and standing_conflicts([*one.findings], kept) for one in self.dates
        )

    def added_to(self, answer: Answer) -> Answer:
        """An answer with the table."""
        return replace(
            answer,
            document={**answer.document, "dates": self.documents},
            lines=[*answer.lines, *(("", *self.lines) if self.dates else ())],
        )

    def alone(self, subject: str, kept: frozenset[str]) -> Answer:
        """The table as the whole answer: nothing was written."""
        found = FoundWords(self.words, self.names, self.findings)
        document: dict[str, object] = {
            "done": False,
            "session": subject,
            "findings": found.documents,
            "dates": self.documents,
        }
        changing = sum(one.untouched is None for one in self.dates)
        lines = [
            changed_said(self.words, changing),
            *self.lines,
            *found.lines,
            self.words._("Nothing is written."),
        ]
        return Answer(document, lines, REFUSED if self.refused(kept) else DONE)

    def _document(self, one: DatePreview) -> dict[str, object]:
        return {
            "session": one.code,
            "number": one.after.number,
            "before": None if one.before is None else _state_document(one.before),
            "after": _state_document(one.after),
            "untouched": None if one.untouched is None else str(one.untouched),
            "own": sorted(one.own),
            "findings": FoundWords(self.words, self.names, one.findings).documents,
        }

    def _row(self, one: DatePreview) -> tuple[str, ...]:
        number = "–" if one.after.number is None else f"{one.after.number}"
        before = "" if one.before is None else self._noted(one.before)
        return (number, one.code, before, self._becomes(one))

    def _becomes(self, one: DatePreview) -> str:
        if one.untouched is not None:
            return untouched_said(self.words, one.untouched)
        said = f"→ {self._noted(one.after)}"
        if one.before is not None and one.before.status != one.after.status:
            said = f"→ {self._status(one.after)}"
        return f"{said} ({own_said(self.words, one.own)})" if one.own else said

    def _noted(self, state: SessionState) -> str:
        where = place_noted(self.words, state.span, state.room, self.names)
        return f"{where}, {self._status(state)}" if state.status in {CANCELLED, SKIPPED} else where

    def _status(self, state: SessionState) -> str:
        if state.status == SKIPPED and state.cause:
            return cause_of_skip(self.words, state.cause)
        return session_status_text(self.words, state.status)


def _state_document(state: SessionState) -> dict[str, object]:
    return {
        "start": moment_code(state.starts),
        "end": moment_code(state.ends),
        "room": state.room,
        "with": [one.worker for one in state.involved],
        "status": state.status,
        "cause": state.cause or None,
    }
