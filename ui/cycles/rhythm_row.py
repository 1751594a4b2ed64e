"""How often, and what the calendar skips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.domain.cycle_dates import HolidayPolicy
from ui.booking.fields import PickField
from ui.cycles.fields import letter_scale
from ui.cycles.rhythms import Family, details_of, family_of, first_of, weeks_said
from ui.typography import Letter
from ui.widgets.fields import Tick
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme

_DETAIL = 158


class RhythmRow(FlowRow):
    """Four families of rhythms, which one of the family, and three ticks for holidays."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        self._theme, self._words = theme, words
        self._first: date | None = None
        self.family = Segments(theme, "", [Choice(str(one), str(one)) for one in Family])
        self.detail = PickField(theme, "")
        self.skip_public, self.skip_school = Tick(theme, ""), Tick(theme, "")
        self.only_school = Tick(theme, "")
        self._label = Text(theme, "", Letter.BODY, colour="text2")
        self._which = Together(self.detail)
        pieces = (self.family, self._which, self.skip_public, self.skip_school, self.only_school)
        super().__init__((self._label, *pieces), gap=12)
        self.family.chosen.connect(self._choose_family)
        self.detail.picked.connect(lambda rhythm: self.edited.emit("rhythm", rhythm))
        self.skip_public.clicked.connect(lambda on: self.edited.emit("on_public_holidays", not on))
        self.skip_school.clicked.connect(lambda on: self._choose(HolidayPolicy.PAUSE, on))
        self.only_school.clicked.connect(lambda on: self._choose(HolidayPolicy.ONLY, on))
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._label.setText(words._("Rhythm"))
        self.family.setAccessibleName(words._("Rhythm"))
        self.detail.setAccessibleName(words._("Which weeks"))
        said = {
            Family.WEEKLY: weeks_said(words, 1),
            Family.SPACED: words._("every other week"),
            Family.MONTHLY: words._("by month"),
            Family.FREE: words._("free dates"),
        }
        self.family.offer([Choice(str(one), said[one]) for one in Family])
        _say(self.skip_public, words._("Skip public holidays"))
        _say(self.only_school, words._("in school holidays only"))

    def show_typed(self, typed: CycleTyped, around: Around) -> None:
        """Show what is typed."""
        self._first = typed.first
        family = family_of(typed.rhythm)
        self.family.choose(str(family))
        details = details_of(family, self._words, typed.first)
        self.detail.offer(details, typed.rhythm)
        self._which.setVisible(bool(details))
        only, model = typed.policy == HolidayPolicy.ONLY, around.model(typed)
        self.skip_public.setChecked(not typed.on_public_holidays)
        self.skip_school.setChecked(typed.policy == HolidayPolicy.PAUSE)
        said = self._words._("and school holidays, zone {zone}").format(zone=around.form.zone)
        _say(self.skip_school, said)
        self.only_school.setChecked(only)
        by_model = model is not None and model.policy is HolidayPolicy.ONLY
        self.only_school.setVisible(only or by_model)

    def _choose_family(self, code: str) -> None:
        if self._first is not None:
            self.edited.emit("rhythm", first_of(Family(code), self._first))

    def _choose(self, policy: HolidayPolicy, on: bool) -> None:  # noqa: FBT001 - what a tick carries
        self.edited.emit("policy", str(policy if on else HolidayPolicy.CONTINUE))

    def _fit(self) -> None:
        self.detail.setFixedWidth(round(_DETAIL * letter_scale(self._theme)))


def _say(tick: Tick, said: str) -> None:
    tick.setText(said)
    tick.setAccessibleName(said)
