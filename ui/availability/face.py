"""Shows the state of a painted week on its surface, in the words of the moment."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.painted_week import BOTH, WORKER, is_extra
from desktop_app.domain.weekly_rules import DATES_SHOWN, next_dates
from desktop_app.wording.availability import parity_breaks_said
from ui.availability.sayings import (
    away_said,
    beside_said,
    ending_said,
    exceptions_said,
    length_said,
    lines_said,
    parity_said,
    subject_said,
    touched_said,
    touched_title,
    weekday_said,
)
from ui.dialogs.attempt import failure_text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.availability import AvailabilityRule
    from desktop_app.domain.opening import OpeningHours
    from desktop_app.readings.week_form import WeekForm
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.availability.conduct import WeekConduct
    from ui.availability.surface import WeekSurface
    from ui.availability.typed import WeekTyped
    from ui.desk import Desk


class WeekFace(QObject):
    """Says what the conduct knows."""

    def __init__(
        self, surface: WeekSurface, conduct: WeekConduct, desk: Desk, words: Words
    ) -> None:
        """Follow `conduct`."""
        super().__init__(conduct)
        self._surface, self._conduct, self._desk, self._words = surface, conduct, desk, words
        self._weekday = 1
        conduct.shown.connect(self.show)

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
        self.show()

    def show_day(self, weekday: int) -> None:
        """Show the next dates of another day."""
        if weekday != self._weekday:
            self._weekday = weekday
            self._show_dates()

    def show(self) -> None:
        """Show what is painted, and what it would touch."""
        conduct, surface = self._conduct, self._surface
        form, typed = conduct.form, conduct.typed
        if form is None or typed is None:
            return
        is_person, today = form.of.kind == WORKER, form.now.date()
        words = self.words
        surface.title.say(words._("Availability") if is_person else words._("Opening hours"))
        sites = {site.code: site.name for site in form.sites}
        surface.subject.offer(
            [
                (f"{one.of.kind} {one.of.code}", subject_said(words, one, sites))
                for one in form.subjects
            ],
            f"{form.of.kind} {form.of.code}",
        )
        surface.first.show_day(typed.first, today)
        surface.last.show_last(typed.last, today)
        surface.bar.show_brush(form, conduct.brush, conduct.weeks)
        surface.grid.show_week(form, typed, conduct.weeks, conduct.brush)
        surface.fill_table(lines_said(words, form, typed.week))
        surface.side.show_person(shown=is_person)
        self._show_foot(form, typed)
        self._show_trouble()
        self._show_side(form, typed)
        self._show_dates()

    def _show_foot(self, form: WeekForm, typed: WeekTyped) -> None:
        words, surface, conduct = self.words, self._surface, self._conduct
        is_person = form.of.kind == WORKER
        totals = [
            f"{parity_said(words, parity)} {length_said(words, typed.week.minutes(parity))}"
            for parity in (BOTH if is_person else BOTH[:1])
        ]
        if not is_person:
            totals = [length_said(words, typed.week.minutes(BOTH[0]))]
        surface.totals.say(" · ".join(totals))
        surface.state.say(words._("not saved yet") if conduct.is_changed else "")
        surface.discard.setVisible(conduct.kept is not None)
        surface.save.setEnabled(conduct.is_changed)
        surface.copy_parity.setVisible(is_person)
        copies = (
            words._("Copy odd → even") if conduct.weeks == BOTH[1] else words._("Copy even → odd")
        )
        surface.copy_parity.say(copies)

    def _show_trouble(self) -> None:
        conduct, surface, words = self._conduct, self._surface, self.words
        wrong = conduct.misdated or conduct.wrong or conduct.refused
        surface.trouble.tell("" if wrong is None else failure_text(words, wrong))
        named = wrong.field_name if isinstance(wrong, BadInputError) else ""
        surface.first.judge(Tone.DANGER if named == "from" else None)
        surface.last.judge(Tone.DANGER if named == "to" else None)
        leave = conduct.leave
        surface.side.trouble.tell("" if leave.wrong is None else failure_text(words, leave.wrong))
        surface.side.line.judge(None if leave.wrong is None else Tone.DANGER)

    def _show_side(self, form: WeekForm, typed: WeekTyped) -> None:
        words, side, conduct = self.words, self._surface.side, self._conduct
        away = conduct.leave.away
        if not side.line.hasFocus() or not conduct.leave.line:
            side.line.setText(conduct.leave.line)
        side.show_read(None if away is None else away_said(words, away))
        side.absences.show_lines(exceptions_said(words, form))
        side.strip.show_weeks(form.now.date())
        turns = typed.turns if form.of.kind == WORKER else ()
        side.show_turn(
            parity_breaks_said(words, turns[:2]),
            words._("Keep the week numbers") if typed.shifted else words._("Shift what follows"),
        )
        side.show_end(ending_said(words, typed.last, form.now.date()))
        side.show_beside(beside_said(words, self._beside(form, typed), self.names))
        seen = conduct.seen
        lines = seen.lines if seen is not None and seen.typed.of == form.of else ()
        side.show_touched(
            touched_title(words, lines), [touched_said(words, one, self.names) for one in lines]
        )

    def _beside(
        self, form: WeekForm, typed: WeekTyped
    ) -> tuple[AvailabilityRule | OpeningHours, ...]:
        if form.of.kind != WORKER:
            return form.version.beside
        return tuple(one for one in typed.kept(form) if not is_extra(one))

    def _show_dates(self) -> None:
        form, typed, words = self._conduct.form, self._conduct.typed, self.words
        if form is None or typed is None or form.of.kind != WORKER:
            return
        day = weekday_said(words, self._weekday)
        rules = [one for one in typed.rules(form) if one.iso_weekday == self._weekday]
        found = chain.from_iterable(
            next_dates(one, form.now.date(), form.holidays, absences=form.absences) for one in rules
        )
        dates = sorted(set(found))[:DATES_SHOWN]
        none = words._("No date any more.") if rules else words._("No hour is painted on that day.")
        said = ", ".join(words.short_day(one) for one in dates) or none
        self._surface.side.show_dates(words._("Next dates: {day}").format(day=day), said)
