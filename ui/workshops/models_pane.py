"""The kinds of workshop with their steps; a new cycle begins from one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.names import is_named
from desktop_app.wording.holidays import policy_said
from desktop_app.wording.names import roles_said
from ui.icons import Icon
from ui.palettes import Palette, theme_icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.cards import Card
from ui.widgets.fields import SearchField
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled
from ui.widgets.tiles import ThemeTile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.workshop_models import StepSeen, WorkshopModel
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.theme import Theme


_SEARCH = 320


class ModelLine(QWidget):
    """One kind of workshop, what it is made of, and « Nouveau cycle »."""

    def __init__(self, theme: Theme, model: WorkshopModel, told: tuple[Words, Names]) -> None:
        """Show `model`; `told` says it, with the names of professions."""
        super().__init__()
        words, names = told
        self.model = model
        palette = Palette(model.palette)
        title = words.of(model.title)
        self.new = Button(theme, words._("New cycle"), ButtonLook(icon=Icon.PLUS))
        self.new.setAccessibleDescription(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 14, 9)
        row.setSpacing(12)
        tile = ThemeTile(theme, palette, theme_icon(model.icon, palette))
        row.addWidget(tile, alignment=Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(_wrapped(theme, title, Letter.ACTION, "text"))
        texts.addWidget(_wrapped(theme, model_said(model, words, names), Letter.CAPTION, "text2"))
        for number, step in enumerate(model.steps, start=1):
            said = f"{number}. {step_said(step, words)}"
            texts.addWidget(_wrapped(theme, said, Letter.CAPTION, "text3"))
        row.addLayout(texts, 1)
        row.addWidget(self.new, alignment=Qt.AlignmentFlag.AlignTop)


class ModelsPane(QWidget):
    """Read only: kinds of workshop are changed in the settings."""

    wanted = Signal(str)
    """The code of the kind of workshop of a new cycle."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme = theme
        self.lines: list[ModelLine] = []
        self._words = words
        self.search = SearchField(theme, "", keys="Ctrl F")
        self.empty = Text(theme, "", Letter.BODY, colour="text2")
        self.empty.setWordWrap(True)
        self._card = Card(theme)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addWidget(self._card)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))
        self._card.hide()
        theme.changed.connect(self._fit)
        self._fit()
        self.search.textChanged.connect(lambda _typed: self._find())
        self.retranslate(words)

    def show_models(self, models: Sequence[WorkshopModel], words: Words, names: Names) -> None:
        """Show the kinds of workshop of the centre."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [ModelLine(self.theme, model, (words, names)) for model in models]
        for line in self.lines:
            code = line.model.code
            line.new.clicked.connect(lambda _on=False, code=code: self.wanted.emit(code))
            self._column.addWidget(line)
        self._words = words
        self._find()

    def retranslate(self, words: Words) -> None:
        """Say what it is in another language; the lines are shown again."""
        self._words = words
        self.setAccessibleName(words._("Models"))
        self.search.setAccessibleName(words._("Find a kind of workshop"))
        self.search.setPlaceholderText(words._("Find a kind of workshop"))
        self._find()

    def _fit(self) -> None:
        self.search.setFixedWidth(round(_SEARCH * max(self.theme.text_percent, 100) / 100))

    def _find(self) -> None:
        """Keep the lines that are called as was typed; with none left, say so."""
        typed, words = self.search.text().strip(), self._words
        left = 0
        for line in self.lines:
            wanted = is_named(typed, words.of(line.model.title))
            line.setVisible(wanted)
            left += wanted
        self._card.setVisible(left > 0)
        self.empty.setVisible(not left)
        none_yet = words._("No kind of workshop yet: the settings make them.")
        none_so = words._("No kind of workshop is called “{typed}”.").format(typed=typed)
        self.empty.setText(none_so if self.lines else none_yet)


def model_said(model: WorkshopModel, words: Words, names: Names) -> str:
    """« 10 séances · 1 h 30 · 14 places · pause pendant les vacances · médecin »."""
    count = model.sessions
    sessions = words.ngettext("{count} session", "{count} sessions", count or 0)
    places = words.ngettext("{count} place", "{count} places", model.places or 0)
    parts = (
        sessions.format(count=count) if count else "",
        "" if model.steps else words._("{minutes} min").format(minutes=model.minutes),
        places.format(count=model.places) if model.places else "",
        policy_said(words, model.policy),
        roles_said(words, model.roles, names) if model.roles else "",
    )
    return " · ".join(part for part in parts if part)


def step_said(step: StepSeen, words: Words) -> str:
    """« Atelier : 4 séances de 90 min », « …, 1 à 14 jours après »."""
    said = words.ngettext(
        "{title}: {count} session of {minutes} min",
        "{title}: {count} sessions of {minutes} min",
        step.count,
    ).format(title=words.of(step.title), count=step.count, minutes=step.minutes)
    if step.starts is not None:
        said += " · " + words._("at {hour}").format(hour=words.hour(step.starts))
    if step.days_after is not None:
        least, most = step.days_after
        after = words._("{least} to {most} days after")
        said += " · " + after.format(least=least, most=most)
    return said


def _wrapped(theme: Theme, said: str, letter: Letter, colour: str) -> Text:
    text = Text(theme, said, letter, colour=colour)
    text.setWordWrap(True)
    return text
