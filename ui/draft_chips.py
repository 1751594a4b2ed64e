"""What was set aside, in the status bar: one chip for each draft, as many as there is room for."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.wording import Words
from ui.density import SMALLEST_TARGET
from ui.icons import Icon, draw_icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import IconButton, IconLook
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import RADIUS, PaintedButton, PaintedWidget
from ui.widgets.pills import Pill, TagLook
from ui.widgets.tones import Tone, tone_colours

WIDEST_TITLE = 180
"""Pixels of a title at most, at the usual text size; its tooltip has it all."""

GAP = 6
_ICON, _ICON_GAP, _EDGE = 14, 4, 6
_RADIUS, _SLIMMER = 6, 2
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CUT = Qt.TextElideMode.ElideRight


class Titled(Protocol):
    """Something that was set aside."""

    @property
    def title(self) -> str:
        """What its chip says."""


class DraftChip(PaintedWidget):
    """A draft to take up again, with a × that throws it away."""

    wanted = Signal()
    thrown = Signal()

    def __init__(self, theme: Theme, title: str, throw_name: str) -> None:
        """Say `title`; `throw_name` is what the × is called."""
        super().__init__(theme)
        self.setAccessibleName(title)
        self.take_up = _TitleButton(theme, title)
        self.take_up.setToolTip(f"{title} (F9)")
        self.take_up.clicked.connect(self.wanted)
        look = IconLook(glyph=_ICON, colour=Tone.WARN.value)
        self.cross = IconButton(theme, Icon.X, throw_name, look)
        self.cross.clicked.connect(self.thrown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.take_up)
        row.addWidget(self.cross)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        title, cross = self.take_up.sizeHint(), self.cross.sizeHint()
        return QSize(title.width() + cross.width(), max(title.height(), cross.height()))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens = self.theme.tokens
        colours = tone_colours(tokens, Tone.WARN)
        pen = edge(colours.ink) if tokens.high_contrast else None
        ground = box.adjusted(0, _SLIMMER, 0, -_SLIMMER)
        outlined(painter, ground, _RADIUS, fill=colours.ground, pen=pen)


class DraftChips(QWidget):
    """The latest draft first; those for which room lacks stand behind « +2 », which lists all."""

    wanted = Signal(object)
    """A draft, to be taken up again."""
    thrown = Signal(object)
    """A draft, to be thrown away."""
    list_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self._drafts: tuple[Titled, ...] = ()
        self._chips: list[DraftChip] = []
        self.more = Pill(theme, "", TagLook(Tone.WARN, Icon.PENCIL_LINE), self)
        self.more.clicked.connect(self.list_asked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self.show_drafts(())

    @property
    def chips(self) -> list[DraftChip]:
        """The chips on show, from left to right."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_drafts(self, drafts: Sequence[Titled]) -> None:
        """Show these drafts, given with the latest last."""
        latest_first = tuple(reversed(drafts))
        if latest_first != self._drafts:
            self._drafts = latest_first
            self._make()
        self.setVisible(bool(drafts))
        self._fit()

    def retranslate(self, words: Words) -> None:
        """Say the chips in another language; a title stays as it was set aside."""
        self._words = words
        self._make()
        self._fit()

    def sizeHint(self) -> QSize:
        """See QWidget: room for every chip."""
        widths = [chip.sizeHint().width() + GAP for chip in self._chips]
        return QSize(max(sum(widths) - GAP, 0), self._height())

    def minimumSizeHint(self) -> QSize:
        """See QWidget: room for their number."""
        return QSize(
            min(self.sizeHint().width(), self._more_width(self._counted())), self._height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _make(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for draft in self._drafts:
            name = self._words._("Throw away: {title}").format(title=draft.title)
            chip = DraftChip(self.theme, draft.title, name)
            chip.setParent(self)
            chip.wanted.connect(lambda draft=draft: self.wanted.emit(draft))
            chip.thrown.connect(lambda draft=draft: self.thrown.emit(draft))
            self._chips.append(chip)

    def _fit(self) -> None:
        """Show as many chips as the width has room for, and say how many more there are."""
        shown = self._room_for()
        self._count(shown)
        pieces: list[QWidget] = [
            *self._chips[:shown],
            *([self.more] if self._is_cut(shown) else []),
        ]
        left = self.width() - sum(one.sizeHint().width() + GAP for one in pieces) + GAP
        for chip in self._chips:
            chip.setVisible(chip in pieces)
        for piece in pieces:
            size = piece.sizeHint()
            piece.setGeometry(left, 0, size.width(), size.height())
            left += size.width() + GAP
        self.updateGeometry()

    def _count(self, shown: int) -> None:
        hidden = len(self._drafts) - shown
        self.more.say(f"+{hidden}" if shown else self._counted())
        self.more.setAccessibleName(self._counted())
        self.more.setToolTip(f"{self._counted()} (F9)")
        self.more.setVisible(self._is_cut(shown))

    def _is_cut(self, shown: int) -> bool:
        return shown < len(self._chips)

    def _room_for(self) -> int:
        if self.width() >= self.sizeHint().width():
            return len(self._chips)
        used, shown = self._more_width(f"+{len(self._chips)}"), 0
        for chip in self._chips:
            used += chip.sizeHint().width() + GAP
            if used > self.width():
                break
            shown += 1
        return shown

    def _counted(self) -> str:
        count = len(self._drafts)
        return self._words.ngettext("{count} draft", "{count} drafts", count).format(count=count)

    def _more_width(self, said: str) -> int:
        letters = self.theme.letters.width(Letter.COUNT, said)
        return round(letters + 2 * _EDGE + _ICON + _ICON_GAP + 0.5)

    def _height(self) -> int:
        return max([SMALLEST_TARGET, *(chip.sizeHint().height() for chip in self._chips)])


class _TitleButton(PaintedButton):
    """A pencil and a title, cut where it is long; its ground is that of the chip."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self.setProperty(RADIUS, _RADIUS)

    def content_size(self) -> QSize:
        letters = self.theme.letters
        widest = WIDEST_TITLE * max(self.theme.text_percent, 100) / 100
        words = min(letters.width(Letter.COUNT, self.label), widest)
        height = letters.pixels(Letter.COUNT) + 8 + 2 * _SLIMMER
        return QSize(round(_EDGE + _ICON + _ICON_GAP + words + 1.5), height)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        colours = tone_colours(self.theme.tokens, Tone.WARN)
        corner = QPointF(_EDGE, box.center().y() - _ICON / 2)
        draw_icon(painter, corner, Icon.PENCIL_LINE, size=_ICON, colour=colours.ink)
        words = box.adjusted(_EDGE + _ICON + _ICON_GAP, 0, 0, 0)
        ink(painter, self.theme.font(Letter.COUNT), colours.ink)
        metrics = self.theme.metrics(Letter.COUNT)
        shown = metrics.elidedText(self.label, _CUT, words.width() + 1)
        painter.drawText(words.adjusted(0, 0, 2, 0), _LEFT, shown)
