"""« Changer »: this session, this and the following, or the whole cycle, with whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.typography import Letter
from ui.widgets.fields import EitherOr
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.readings.session_form import Reach, SessionForm
    from ui.theme import Theme

SCOPES = ("this", "following", "all")


class ScopeRow(QWidget):
    """Asked once, in the form; hidden for a session of no cycle."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Choose this session."""
        super().__init__()
        self._words = words
        self._shown: SessionForm | None = None
        self._head = Text(theme, "", Letter.TITLE)
        self.answers = {scope: EitherOr(theme, "") for scope in SCOPES}
        self._beside = {scope: Text(theme, "", Letter.CAPTION, colour="text3") for scope in SCOPES}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._head)
        row.addSpacing(8)
        for scope in SCOPES:
            self._group.addButton(self.answers[scope])
            row.addWidget(self.answers[scope])
            row.addWidget(self._beside[scope])
            row.addSpacing(8)
        row.addStretch()
        self.answers["this"].setChecked(True)
        self.retranslate(words)
        self.hide()

    @property
    def scope(self) -> str:
        """How far a change goes: this, following or all."""
        return next(scope for scope in SCOPES if self.answers[scope].isChecked())

    def show_form(self, form: SessionForm) -> None:
        """Say how far each answer would go; what was answered stays."""
        self._shown = form
        self._say()

    def choose(self, scope: str) -> None:
        """Answer the question."""
        self.answers[scope].setChecked(True)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._head.setText(words._("Change"))
        self._say()

    def _say(self) -> None:
        form, words = self._shown, self._words
        following = form.following if form is not None else None
        whole = form.whole if form is not None else None
        self.setVisible(whole is not None and whole.sessions > 1)
        if form is None or following is None or whole is None:
            return
        others = following.sessions - 1
        said = {
            "this": words._("this session"),
            "following": words.ngettext(
                "this one and the next", "this one and the next {count}", others
            ).format(count=others),
            "all": words._("the whole cycle"),
        }
        beside = {
            "this": _people(words, form.here),
            "following": _people(words, following),
            "all": _sessions(words, whole),
        }
        for scope in SCOPES:
            answer = self.answers[scope]
            answer.setText(said[scope])
            answer.setAccessibleName(f"{said[scope]}, {beside[scope]}")
            answer.updateGeometry()
            self._beside[scope].setText(beside[scope])
        for piece in (self.answers["following"], self._beside["following"]):
            piece.setVisible(others > 0)


def _people(words: Words, reach: Reach) -> str:
    said = words.ngettext("{count} person", "{count} people", reach.people)
    return said.format(count=reach.people)


def _sessions(words: Words, reach: Reach) -> str:
    said = words.ngettext("{count} session", "{count} sessions", reach.sessions)
    return said.format(count=reach.sessions)
