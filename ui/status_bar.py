"""The status bar: what would be undone, what others did, drafts, masking, connection."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording import Words
from ui.draft_chips import DraftChips, Titled
from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.drawing import fill_disc, hairline, ink
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.painted import PaintedWidget
from ui.widgets.pills import KeyCap, Pill, TagLook
from ui.widgets.tones import Tone

MARGIN = 14
_MARK, _DISC = 14, 4


class StatusBar(QWidget):
    """Messages never replace the connection state."""

    undo_asked = Signal()
    elsewhere_asked = Signal()
    reveal_asked = Signal()
    retry_asked = Signal()
    history_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Nothing to undo, names masked, not connected yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self._seconds, self._since, self._is_told = 0, "", False
        self._undo_mark = Glyph(theme, Icon.UNDO_2, size=14)
        self._undo = _TextButton(theme, "", muted=True)
        self._undo_keys = KeyCap(theme, "Ctrl Z")
        self._desk_mark = Glyph(theme, Icon.MONITOR, size=14, colour="info")
        self._elsewhere = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self._see = LinkButton(theme, "")
        self.drafts = DraftChips(theme, words)
        self._mask = Pill(theme, "", TagLook(Tone.INFO, Icon.EYE_OFF))
        self._state_mark = _StateMark(theme)
        self._state = Text(theme, "", Letter.CAPTION, colour="text2")
        self._retry = LinkButton(theme, "")
        self.bell = IconButton(theme, Icon.BELL, "")
        self.bell.hide()
        self.bell.clicked.connect(self.history_asked)
        self._lay_out()
        self._undo.clicked.connect(self.undo_asked)
        self._see.clicked.connect(self.elsewhere_asked)
        self._mask.clicked.connect(self.reveal_asked)
        self._retry.clicked.connect(self.retry_asked)
        theme.changed.connect(self._fit)
        self._fit()
        self.offer_undo("")
        self.tell_elsewhere("")
        self.retranslate(words)

    def offer_undo(self, said: str) -> None:
        """Name what Ctrl+Z takes back; nothing when empty."""
        self._undo.say(said or self._words._("Undo"))
        for part in (self._undo_mark, self._undo, self._undo_keys):
            part.setVisible(bool(said))

    def tell_elsewhere(self, said: str) -> None:
        """Say the last change made at another desk; nothing when empty."""
        self._elsewhere.say(said)
        for part in (self._desk_mark, self._elsewhere, self._see):
            part.setVisible(bool(said))

    def show_drafts(self, drafts: Sequence[Titled]) -> None:
        """Show what was set aside, the latest last; nothing when there is none."""
        self.drafts.show_drafts(drafts)

    @property
    def drafts_left(self) -> int:
        """Where what says so begins, in pixels of the screen."""
        return self.drafts.mapToGlobal(QPoint()).x()

    def tell_masking(self, seconds: int) -> None:
        """Say that names are masked (0), or for how many seconds they are revealed."""
        self._seconds = seconds
        words = self._words
        if seconds:
            said = words.ngettext(
                "Names revealed for {count} s", "Names revealed for {count} s", seconds
            ).format(count=seconds)
            self._mask.wear(TagLook(Tone.WARN, Icon.EYE))
        else:
            said = words._("Names masked")
            self._mask.wear(TagLook(Tone.INFO, Icon.EYE_OFF))
        self._mask.say(said)
        self._mask.setToolTip(f"{said} (F8)")

    def tell_connection(self, since: str = "") -> None:
        """Say that the centre answers, or since when it does not."""
        self._since, self._is_told = since, True
        self._show_connection()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; what was told is told again by the window."""
        self._words = words
        self.setAccessibleName(words._("Status"))
        self._see.say(words._("See"))
        self._retry.say(words._("Try again"))
        self.bell.say(words._("Last messages"))
        self.drafts.retranslate(words)
        self.tell_masking(self._seconds)
        self._show_connection()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.fillRect(QRectF(0, 0, self.width(), hairline(painter)), self.theme.tokens.line2)
        painter.end()

    def _show_connection(self) -> None:
        """Show what was told; nothing before, when nobody knows."""
        words, since = self._words, self._since
        self._state.setText(
            words._("Out of reach since {time}").format(time=since) if since else words._("Online")
        )
        self._state_mark.show_state(lost=bool(since))
        self._retry.setVisible(bool(since))
        for part in (self._state, self._state_mark):
            part.setVisible(self._is_told)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(6)
        for piece in (self._undo_mark, self._undo, self._undo_keys):
            row.addWidget(piece)
        row.addSpacing(16)
        for part in (self._desk_mark, self._elsewhere, self._see):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.drafts)
        row.addSpacing(4)
        row.addWidget(self._mask)
        row.addSpacing(8)
        for last in (self._state_mark, self._state, self._retry, self.bell):
            row.addWidget(last)

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.sizes.status_bar)


class _StateMark(PaintedWidget):
    """A green disc while the centre answers, a struck cloud while it does not."""

    _lost = False

    def show_state(self, *, lost: bool) -> None:
        self._lost = lost
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_MARK, _MARK)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        tokens = self.theme.tokens
        if self._lost:
            draw_icon_in(painter, box, Icon.CLOUD_OFF, size=_MARK, colour=tokens.warn)
        else:
            fill_disc(painter, box.center(), _DISC, tokens.ok)


class _TextButton(LinkButton):
    """Words that do something, quiet until the pointer or the focus is there."""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        if self.is_hovered or self.hasFocus():
            super().draw(painter, box)
            return
        metrics = self.theme.metrics(Letter.CAPTION)
        ink(painter, self.theme.font(Letter.CAPTION), self.theme.tokens.text2)
        baseline = round(box.center().y() + (metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(round(box.left()), baseline, self.label)
