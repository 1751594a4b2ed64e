"""Fields that Qt's own drawing does not match: search, choice, tick, either-or."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from ui.density import CONTROL_RADIUS
from ui.icons import Icon, draw_icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, fill_disc, ink, outlined
from ui.widgets.marks import draw_key_cap, draw_tone_disc, key_cap_height, key_cap_width
from ui.widgets.painted import RADIUS, follow
from ui.widgets.tones import Tone

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_BOX = 16
_DISC = 18
_PADDING = 10


class TextField(QLineEdit):
    """A line to type in, with an icon before it and keys or a check after it if wanted."""

    _icon_size = 14

    def __init__(
        self, theme: Theme, name: str, *, icon: Icon | None = None, keys: str = ""
    ) -> None:
        """Take text; `name` is what a screen reader calls the field."""
        super().__init__()
        self.theme, self._icon, self._keys = theme, icon, keys
        self._verdict: Tone | None = None
        self.setAccessibleName(name)
        self.setProperty(RADIUS, CONTROL_RADIUS)
        self._keep_free()
        theme.changed.connect(self._keep_free)

    def judge(self, verdict: Tone | None) -> None:
        """Show at the right end how the check of this field went; None while it is unknown."""
        self._verdict = verdict
        self.setProperty("wrong", verdict == Tone.DANGER)
        self.style().unpolish(self)
        self.style().polish(self)
        self._keep_free()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._icon:
            size = self._icon_size
            corner = QPointF(_PADDING, box.center().y() - size / 2)
            draw_icon(painter, corner, self._icon, size=size, colour=self.theme.tokens.text2)
        if self._verdict is not None:
            top = box.center().y() - _DISC / 2
            disc = QRectF(box.right() - _DISC - 7, top, _DISC, _DISC)
            draw_tone_disc(painter, self.theme, disc, self._verdict)
        elif self._keys:
            width, height = key_cap_width(self.theme, self._keys), key_cap_height(self.theme)
            top = box.center().y() - height / 2
            cap = QRectF(box.right() - width - _PADDING - 7, top, width, height)
            draw_key_cap(painter, self.theme, cap, self._keys)
        painter.end()

    def _keep_free(self) -> None:
        cap = round(key_cap_width(self.theme, self._keys)) + 14 if self._keys else 0
        right = _DISC + 4 if self._verdict else cap
        self.setTextMargins(self._icon_size + 7 if self._icon else 0, 0, right, 0)
        self.update()


def take_typing(form: QWidget) -> None:
    """Take what is still being typed in a field of a form, as if the field had been left."""
    field = form.focusWidget()
    if isinstance(field, QLineEdit):
        field.editingFinished.emit()


class SearchField(TextField):
    """The field of the top bar that looks for people, sessions, rooms and dates."""

    _icon_size = 16

    def __init__(self, theme: Theme, name: str, *, keys: str = "") -> None:
        """Say `name` inside while nothing is typed."""
        super().__init__(theme, name, icon=Icon.SEARCH, keys=keys)
        self.setPlaceholderText(name)
        self.setProperty("look", "search")


class ChoiceField(QComboBox):
    """A list to choose one thing from."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Offer nothing yet; `name` is what a screen reader calls the field."""
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setProperty(RADIUS, CONTROL_RADIUS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow(theme, self)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return self.room_for([self.itemText(place) for place in range(self.count())])

    def room_for(self, texts: Sequence[str]) -> QSize:
        """Return how large the field has to be for any of some texts."""
        letters = self.theme.letters
        widest = max((letters.width(Letter.BODY, text) for text in texts), default=0)
        return QSize(round(widest) + 2 * _PADDING + 26, self.theme.sizes.control)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(64, self.theme.sizes.control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        tokens, painter = self.theme.tokens, QPainter(self)
        box = QRectF(self.rect())
        fill, line = (
            (tokens.surface, tokens.ctrl) if self.isEnabled() else (tokens.alt, tokens.line2)
        )
        outlined(painter, box, CONTROL_RADIUS, fill=fill, pen=edge(line))
        ink(
            painter, self.theme.font(Letter.BODY), tokens.text if self.isEnabled() else tokens.text3
        )
        self.draw_current(painter, box.adjusted(_PADDING, 0, -_PADDING - 18, 0))
        corner = QPointF(box.right() - _PADDING - 12, box.center().y() - 7)
        draw_icon(painter, corner, Icon.CHEVRON_DOWN, size=14, colour=tokens.text2)
        painter.end()

    def draw_current(self, painter: QPainter, inner: QRectF) -> None:
        """Draw what is chosen, in the ink and the letters of the painter."""
        shown = self.theme.metrics(Letter.BODY).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, inner.width() + 1
        )
        painter.drawText(inner.adjusted(0, 0, 2, 0), _LEFT, shown)


class Tick(QCheckBox):
    """Something that is wanted or not."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        """Say `label`."""
        super().__init__(label.replace("&", "&&"), parent)
        self.theme = theme
        self.setAccessibleName(label)
        self.setProperty(RADIUS, 4)
        follow(theme, self)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return _labelled_size(self.theme, self)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """See QAbstractButton."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        tokens, painter = self.theme.tokens, QPainter(self)
        box = QRectF(0, (self.height() - _BOX) / 2, _BOX, _BOX)
        if self.isChecked():
            fill = tokens.accent if self.isEnabled() else tokens.text3
            outlined(painter, box, 4, fill=fill, pen=None)
            draw_icon_in(painter, box, Icon.CHECK, size=12, colour=tokens.onacc)
        else:
            outlined(painter, box, 4, fill=tokens.surface, pen=edge(tokens.ctrl))
        _write_label(painter, self.theme, self)
        painter.end()


class EitherOr(QRadioButton):
    """One of a few answers, of which exactly one holds."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        """Say `label`."""
        super().__init__(label.replace("&", "&&"), parent)
        self.theme = theme
        self.setAccessibleName(label)
        self.setProperty(RADIUS, _BOX / 2)
        follow(theme, self)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return _labelled_size(self.theme, self)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """See QAbstractButton."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        tokens, painter = self.theme.tokens, QPainter(self)
        box = QRectF(0, (self.height() - _BOX) / 2, _BOX, _BOX)
        chosen, line = self.isChecked(), self._line()
        outlined(painter, box, _BOX / 2, fill=tokens.surface, pen=edge(line, 1.5 if chosen else 1))
        if chosen:
            fill_disc(painter, box.center(), 3.5, line)
        _write_label(painter, self.theme, self)
        painter.end()

    def _line(self) -> QColor:
        tokens = self.theme.tokens
        if not self.isEnabled():
            return tokens.text3
        return tokens.accent if self.isChecked() else tokens.ctrl


def _labelled_size(theme: Theme, button: QAbstractButton) -> QSize:
    label = button.text().replace("&&", "&")
    width = _BOX + 8 + theme.letters.width(Letter.TITLE, label) + 2
    return QSize(round(width + 0.5), max(24, theme.letters.pixels(Letter.BODY) + 12))


def _write_label(painter: QPainter, theme: Theme, button: QAbstractButton) -> None:
    tokens = theme.tokens
    letter = Letter.TITLE if button.isChecked() and isinstance(button, EitherOr) else Letter.BODY
    ink(painter, theme.font(letter), tokens.text if button.isEnabled() else tokens.text3)
    box = QRectF(button.rect()).adjusted(_BOX + 8, 0, 0, 0)
    painter.drawText(box, _LEFT, button.text().replace("&&", "&"))
