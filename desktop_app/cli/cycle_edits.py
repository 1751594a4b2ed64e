"""A cycle that exists, changed: another holiday policy, dates added; first what that does."""

from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import Engine

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.finding_lines import FoundWords, refusal, ways_and_hints
from desktop_app.cli.options import ActOptions
from desktop_app.cli.outcomes import done_answer
from desktop_app.cli.series_tables import SeriesTable
from desktop_app.cli.wishes import PartyOptions, involved_typed
from desktop_app.commands.act import Outcome
from desktop_app.commands.added_dates import AddCycleDates
from desktop_app.commands.cycle_policies import ChangeHolidayPolicy
from desktop_app.commands.cycles import KEPT_BY_HAND
from desktop_app.commands.series_previews import series_preview
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.span import Span
from desktop_app.wording import Words
from desktop_app.wording.series_edits import policy_changed_said


@dataclass(frozen=True, slots=True)
class CycleEdition:
    """What is asked of a cycle: a ``policy`` from a day on, or ``days`` more.

    ``create`` writes it. ``holidays_kept`` holds the days in spite of a holiday or a closure;
    the ``party`` leads them instead of the team of the cycle.
    """

    cycle: str
    policy: str = ""
    since: date | None = None
    days: tuple[date, ...] = ()
    at: time | None = None
    minutes: int | None = None
    room: str = ""
    holidays_kept: bool = False
    reason: str = ""
    create: bool = False
    party: PartyOptions | None = None

    @property
    def keeping(self) -> Keeping:
        """The conflicts it keeps.

        Raises:
            BadInputError: they are kept without a reason.
        """
        if not self.holidays_kept:
            return NOTHING_KEPT
        if not self.reason.strip():
            raise BadInputError("reason", "missing")
        return Keeping(frozenset(KEPT_BY_HAND), self.reason)

    def team(self, engine: Engine) -> tuple[Allocated, ...] | None:
        """Who leads the days that are added, if not the team of the cycle.

        Raises:
            BadInputError: a part of the time cannot be read, or is asked of several days.
            UnknownCodeError: somebody wanted is no worker of the centre.
        """
        if self.party is None or not self.party.with_ or not self.days:
            return None
        led = involved_typed(engine, self.party, Span.whole_days(self.days[0], self.days[0]))
        part = next((one for one in led if one.span is not None), None)
        if part is not None and len(self.days) > 1:
            raise BadInputError("with", "outside_session", part.worker)
        return tuple(
            Allocated(one.worker, one.role)
            if one.span is None
            else Allocated(one.worker, one.role, starts=one.span.start, ends=one.span.end)
            for one in led
        )

    def command(self, today: date, engine: Engine) -> ChangeHolidayPolicy | AddCycleDates:
        """The act that does it; a policy holds from today on when no day is said.

        Raises:
            BadInputError: neither or both are asked; or as `team`.
        """
        if bool(self.policy) == bool(self.days):
            raise BadInputError("change", "only_one", offers=("--policy", "--add"))
        if self.policy:
            return ChangeHolidayPolicy(self.cycle, self.policy, self.since or today)
        return AddCycleDates(
            self.cycle,
            self.days,
            self.at,
            self.minutes,
            self.room,
            self.team(engine),
            keeping=self.keeping,
        )


def cycle_edited(edition: CycleEdition, options: ActOptions, call: Call) -> Answer:
    """Say what becomes of every date of a cycle; write it when it is asked."""
    engine = call.open(options.centre) if edition.create else call.look_at(options.centre)
    names, words, now = call.names(engine), call.words_now(engine), call.now(engine)
    command, keeping = edition.command(now.date(), engine), edition.keeping
    table = SeriesTable(series_preview(engine, command, now), words, names)
    if not edition.create:
        return _about(edition, table.alone(edition.cycle, keeping.codes))
    try:
        outcome = command(engine, call.actor(engine, options))
    except RefusedError as refused:
        found = FoundWords(words, names, refused.findings)
        return _about(edition, table.added_to(refusal(found, ways_and_hints(found))))
    found = FoundWords(words, names, outcome.findings, kept=keeping)
    answer = done_answer(found, outcome, "\n".join(_done_said(words, outcome)))
    return _about(edition, table.added_to(answer))


def _about(edition: CycleEdition, answer: Answer) -> Answer:
    return replace(answer, document={**answer.document, "cycle": edition.cycle})


def _done_said(words: Words, outcome: Outcome) -> list[str]:
    """What was done to the cycle, in a sentence and its counts."""
    if outcome.unchanged:
        said = words._("Cycle {code} is so already: nothing to change.")
        return [said.format(code=outcome.subject)]
    changed = words._("Cycle {code} is changed.").format(code=outcome.subject)
    added = outcome.answer.get("sessions", ())
    if added:
        many = words.ngettext(
            "{count} date added: {codes}", "{count} dates added: {codes}", len(added)
        )
        return [changed, many.format(count=len(added), codes=", ".join(added))]
    return [changed, *policy_changed_said(words, outcome.answer)]
