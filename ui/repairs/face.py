"""Shows the state of a plan of repairs on its surface, in the words of the moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop_app.domain.errors import BadInputError
from ui.cycles.best_repairs import Proposed
from ui.dialogs.attempt import failure_text, while_alive
from ui.form.entry_list import EntryLine
from ui.repairs.facts import reached
from ui.repairs.sayings import (
    differences_of,
    hit_said,
    news_said,
    reached_said,
    rows_of,
    summary_said,
    to_call,
)
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.readings.appointment_people import Reached
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.cycles.best_repairs import Difference
    from ui.desk import Desk
    from ui.repairs.conduct import RepairConduct
    from ui.repairs.facts import Plan
    from ui.repairs.surface import PlanSurface


class PlanFace(QObject):
    """Says what the conduct knows."""

    def __init__(
        self, surface: PlanSurface, conduct: RepairConduct, desk: Desk, words: Words
    ) -> None:
        """Follow `conduct`."""
        super().__init__(conduct)
        self._surface, self._conduct, self._desk, self._words = surface, conduct, desk, words
        self._announced = ""
        self._applied: Plan | None = None
        self._reached: Mapping[str, Reached] = {}
        conduct.shown.connect(self.show)
        self.show()

    @property
    def words(self) -> Words:
        """The words of the year: days of other years are said with theirs."""
        opened = self._desk.open_desk
        return self._words if opened is None else self._words.in_year(opened.now().year)

    @property
    def names(self) -> Names:
        """What codes stand for."""
        opened = self._desk.open_desk
        return {} if opened is None else opened.names

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        if self._applied is not None:
            self.show_calls(self._applied)
        else:
            self.show()

    def differences(self, plan: Plan) -> list[Difference]:
        """What the best ways would change, line by line; those decided are left out."""
        decided = self._conduct.typed.ways
        return differences_of(plan, decided, self.names, self.words)

    def proposal(self, plan: Plan) -> Proposed:
        """What is said above these differences."""
        words = self.words
        said = words._("Nothing is chosen yet. The plan would then be: {summary}.")
        return Proposed(
            said.format(summary=summary_said(words, plan)),
            words._("nothing is free of conflicts: it stays pending"),
        )

    def show(self) -> None:
        """Show what is typed, and the plan as far as it is known."""
        conduct, surface = self._conduct, self._surface
        if self._applied is not None:
            return
        if conduct.centre is not None:
            surface.pane.show_typed(conduct.typed, conduct.centre, self.names)
        plan = conduct.plan if conduct.is_current else None
        answered = plan is not None and plan.wrong is not None
        wrong = conduct.wrong or (plan.wrong if answered and plan else None)
        surface.pane.judge(wrong)
        wants_why = isinstance(wrong, BadInputError) and wrong.field_name == "why"
        surface.why.judge(Tone.DANGER if wants_why else None)
        self._show_band(plan)
        self._show_lines()
        self._show_foot(plan)

    def call_people(self, plan: Plan) -> None:
        """Show whom to call, now that the plan is applied; those of appointments by name."""
        self.show_calls(plan)

        def take(found: Mapping[str, Reached]) -> None:
            self._reached = found
            self.show_calls(plan)

        codes = [one.line.code for one in to_call(plan) if one.line.kind]
        if codes:
            self._desk.read(partial(reached, codes), while_alive(self, take))

    def show_calls(self, plan: Plan) -> None:
        """Show whom to call: the list of each session, the person of each appointment."""
        self._applied = plan
        words, surface = self.words, self._surface
        rows = {row.code: row for row in rows_of(plan, self.names, words)}
        lines = [
            EntryLine(
                one.line.code,
                rows[one.line.code].title,
                rows[one.line.code].when,
                (
                    *(way.title for way in rows[one.line.code].ways if way.chosen),
                    *reached_said(words, self._reached.get(one.line.code)),
                ),
                "" if one.line.kind else words._("Call now"),
            )
            for one in to_call(plan)
        ]
        surface.band.tell(words._("It is written. These people are to be called:"))
        surface.calls.show_lines(lines, "")
        surface.summary.say(summary_said(words, plan))
        surface.state.say("")
        surface.shut.say(words._("Close"))
        surface.show_calls()

    def _show_band(self, plan: Plan | None) -> None:
        words, band = self.words, self._surface.band
        if plan is not None and plan.lost is not None:
            band.tell(failure_text(words, plan.lost), words._("Try again"))
        else:
            band.tell(news_said(words, self._conduct))

    def _show_lines(self) -> None:
        """Until another plan is there, the last one stays in sight, out of use."""
        words, surface, conduct = self.words, self._surface, self._conduct
        plan = conduct.plan
        rows = rows_of(plan, self.names, words) if plan is not None else ()
        surface.list.show_rows(rows)
        surface.area.setEnabled(conduct.is_current)
        surface.show_plan(lines=bool(rows))
        surface.count.setText(hit_said(words, plan.lines if plan is not None else ()))
        if not conduct.typed.subject:
            surface.empty.setText(words._("What is hit is listed here before anything is written."))
        elif plan is None or not conduct.is_current:
            surface.empty.setText(words._("Looking for what is hit…"))
        else:
            surface.empty.setText(hit_said(words, ()) if plan.seen is not None else "")
        waiting = conduct.reader.is_waiting and bool(conduct.typed.subject)
        surface.state.say(words._("looking for ways out…") if waiting else "")

    def _show_foot(self, plan: Plan | None) -> None:
        words, surface, conduct = self.words, self._surface, self._conduct
        sees = plan is not None and plan.seen is not None
        said = summary_said(words, plan) if plan is not None and plan.lines else ""
        surface.summary.say(said or (words._("Nothing is written before “Apply”.") if sees else ""))
        surface.apply.setEnabled(conduct.is_ready)
        surface.discard.setVisible(bool(conduct.typed.subject) and conduct.typed.ready is None)
        surface.why.setVisible(any(way.wants_reason for way in conduct.typed.ways.values()))
        surface.leave_all.setEnabled(bool(conduct.typed.ways))
        surface.best.setEnabled(conduct.is_ready and plan is not None and plan.pending > 0)
        if said:
            self._announce(said)

    def _announce(self, sentence: str) -> None:
        """Tell a screen reader how the plan stands, once for each result."""
        if sentence != self._announced:
            self._announced = sentence
            event = QAccessibleAnnouncementEvent(self._surface, sentence)
            QAccessible.updateAccessibility(event)
