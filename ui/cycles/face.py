"""Shows the state of a cycle on its surface, in the words of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop_app.domain.cycle_preview import LineState
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.wording.cycle_preview import preview_said
from desktop_app.wording.names import uncapitalised
from ui.booking.sayings import Speaker
from ui.cycles.around import Around
from ui.cycles.best_repairs import Difference
from ui.cycles.conduct import asked_by
from ui.cycles.creation_card import created_of
from ui.cycles.field_trouble import wrong_said
from ui.cycles.months import months_of
from ui.cycles.rows import rows_of
from ui.cycles.sayings import Telling, difference_said, people_said, room_said
from ui.dialogs.attempt import failure_text
from ui.palettes import Palette, theme_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.cycle_preview import CycleLine
    from desktop_app.domain.errors import PermanenceError
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.cycles.conduct import CycleConduct
    from ui.cycles.entry import CycleEntry
    from ui.cycles.facts import Previewed
    from ui.cycles.surface import WizardSurface
    from ui.cycles.typed import CycleTyped
    from ui.desk import Desk


class WizardFace(QObject):
    """Says what the conduct knows."""

    def __init__(
        self, surface: WizardSurface, conduct: CycleConduct, desk: Desk, words: Words
    ) -> None:
        """Follow `conduct`."""
        super().__init__(conduct)
        self._surface, self._conduct, self._desk, self._words = surface, conduct, desk, words
        self._shown: Previewed | None = None
        self._announced = ""
        conduct.shown.connect(self.show)
        self.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words, self._shown = words, None
        self.show()

    def differences(self) -> list[Difference]:
        """What repairing everything at best would change, date by date."""
        entry, preview = self._conduct.entry, self._conduct.preview
        if entry is None or preview is None:
            return []
        telling, found = self._around(entry).telling, []
        for line in preview.lines:
            if line.state is not LineState.TO_REVIEW:
                continue
            asked, repair = asked_by(preview, line), preview.best.get(line.date.day)
            codes = [one.worker for one in asked.involved]
            people = uncapitalised(people_said(codes, telling))
            room = room_said(asked.room, telling)
            change = ""
            if repair is not None:
                change = difference_said(repair.applied(asked), asked, telling)
            day = self._words.near_day(line.date.day)
            found.append(Difference(day, ", ".join(filter(None, (room, people))), change))
        return found

    def show(self) -> None:
        """Show what is typed, and the preview as far as it is known."""
        entry, surface, words = self._conduct.entry, self._surface, self._words
        if entry is None:
            self._show_nothing()
            return
        around, preview = self._around(entry), self._last_preview(entry)
        surface.what.show_typed(entry.typed, around)
        surface.rule.show_typed(entry.typed, around, preview)
        surface.check.show_typed(entry.typed, around, preview)
        self._show_head(entry)
        self._show_wrong(entry)
        if entry.answer is None:
            self._show_months((), around, entry.typed)
        if entry.answer is not None and entry.answer is not self._shown:
            self._shown = entry.answer
            self._show_preview(entry.answer, around)
        has_dates = preview is not None and bool(entry.typed.programme)
        surface.show_dates(shown=has_dates)
        if not entry.typed.programme:
            surface.empty.setText(words._("Start by choosing a workshop."))
        elif not has_dates:
            surface.empty.setText(words._("The dates are shown here as soon as there are any."))
        self._show_foot(entry)

    def _around(self, entry: CycleEntry) -> Around:
        opened = self._desk.open_desk
        names = opened.names if opened is not None else {}
        words = self._words.in_year(entry.form.now.year)
        telling = Telling(Speaker(words, names, entry.form.planning), names)
        return Around(telling, entry.form)

    def _last_preview(self, entry: CycleEntry) -> CyclePreview | None:
        """What is seen meanwhile: the last preview, until another one is there."""
        return entry.answer.preview if entry.answer is not None else None

    def _show_nothing(self) -> None:
        surface = self._surface
        surface.show_dates(shown=False)
        surface.title.say(self._words._("New cycle"))
        surface.state.say("")
        for button in (surface.make, surface.park, surface.discard):
            button.setEnabled(False)

    def _show_head(self, entry: CycleEntry) -> None:
        words, surface, model = self._words, self._surface, entry.model
        title = entry.typed.title or (words.of(model.title) if model is not None else "")
        said = words._("New cycle — {title}").format(title=title) if title else words._("New cycle")
        surface.title.say(said)
        if model is not None and model.palette in set(Palette):
            palette = Palette(model.palette)
            surface.tile.show_theme(palette, theme_icon(model.icon, palette))
        state = ""
        if entry.typed.programme and not entry.is_current:
            state = words._("preview being made…")
        elif self._conduct.preview is not None and entry.answer is not None:
            state = words._("preview up to date in {count} ms").format(
                count=entry.answer.milliseconds
            )
        surface.state.say(state)

    def _show_wrong(self, entry: CycleEntry) -> None:
        """Say on its field what cannot be; what the store does not give stands above the dates."""
        words, surface, answer = self._words, self._surface, entry.answer
        wrong = answer.wrong if answer is not None and entry.is_current else None
        self._judge(wrong)
        lost = answer.lost if answer is not None and entry.is_current else None
        refused = self._conduct.refused
        if lost is not None:
            why = failure_text(words, lost)
            kept = words._("Keep the cycle as a draft, or try again.")
            surface.band.tell(f"{why} {kept}")
        elif isinstance(refused, RefusedError):
            surface.band.tell(
                words._(
                    "Nothing was created: somebody took a place meanwhile. The dates are up to"
                    " date again; look at those to review."
                )
            )
        elif refused is not None:
            why = failure_text(words, refused)
            surface.band.tell(words._("Nothing was created: {cause}").format(cause=why))
        else:
            surface.band.hide()

    def _judge(self, wrong: PermanenceError | None) -> None:
        surface = self._surface
        if wrong is None:
            surface.rule.judge("", "")
            surface.what.trouble.tell("")
            return
        entry = self._conduct.entry
        by_rule = entry is not None and bool(entry.typed.rhythm)
        sentence = wrong_said(self._words, wrong, by_rule=by_rule)
        field = wrong.field_name if isinstance(wrong, BadInputError) else ""
        on_rule = field not in {"programme", "title", "places"}
        surface.rule.judge(field, sentence if on_rule else "")
        surface.what.trouble.tell(sentence)

    def _show_preview(self, answer: Previewed, around: Around) -> None:
        surface, preview = self._surface, answer.preview
        surface.card.show_lines(created_of(answer, around))
        self._show_months(preview.lines if preview is not None else (), around, answer.typed)
        if preview is None:
            return
        surface.counts.show_counts(preview)
        surface.lines.show_rows(rows_of(preview, answer.typed.reason, around.telling))
        self._announce(preview_said(around.telling.words, preview.lines))

    def _show_months(self, lines: Sequence[CycleLine], around: Around, typed: CycleTyped) -> None:
        model = around.model(typed)
        known = model is not None and model.palette in set(Palette)
        palette = Palette(model.palette) if model is not None and known else Palette.MEDIATION
        words, holidays = around.telling.words, around.form.planning.school_holidays
        months = months_of(words, lines, typed.first, holidays)
        self._surface.months.show_months(months, palette, around.form.zone)

    def _show_foot(self, entry: CycleEntry) -> None:
        words, surface, preview = self._words, self._surface, self._conduct.preview
        count = len(preview.plan.held) if preview is not None else 0
        made = words.ngettext("Create {count} session", "Create {count} sessions", count)
        surface.make.say(made.format(count=count) if count else words._("Create the sessions"))
        surface.make.setEnabled(self._conduct.can_create)
        lost = entry.answer is not None and entry.answer.lost is not None
        surface.make.setVisible(not lost)
        review = preview.count(LineState.TO_REVIEW) if preview is not None else 0
        said = words._("Nothing is written before “Create”.")
        if review:
            more = words.ngettext(
                "The {count} date to review will be created as an option.",
                "The {count} dates to review will be created as options.",
                review,
            ).format(count=review)
            said = f"{said} {more}"
        surface.info.say(said)
        for button in (surface.park, surface.discard):
            button.setEnabled(bool(entry.typed.programme))

    def _announce(self, sentence: str) -> None:
        """Tell a screen reader how the check went, once for each result."""
        if sentence != self._announced:
            self._announced = sentence
            event = QAccessibleAnnouncementEvent(self._surface, sentence)
            QAccessible.updateAccessibility(event)
