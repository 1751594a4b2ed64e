"""Who and what is free at the hour of the entry; one click puts it into the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.density import GROUP_GAP
from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.labels import Text
from ui.widgets.painted import RADIUS, PaintedButton
from ui.widgets.pills import KeyCap
from ui.widgets.rule import Rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.tones import Tone, tone_colours

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CUT = Qt.TextElideMode.ElideMiddle
"""The end of a label is the code that tells two people of one profession apart."""

_DISC = 18
_TEXT_LEFT, _TEXT_RIGHT, _BETWEEN = 33, 8, 10
_WIDTH, _WIDEST = 286, 376
"""Pixels it needs at usual letters; larger ones get no more than these for sure."""

_ICONS = {
    Tone.OK: Icon.CHECK,
    Tone.WARN: Icon.CLOCK,
    Tone.INFO: Icon.INFO,
    Tone.DANGER: Icon.TRIANGLE_ALERT,
    Tone.NEUTRAL: Icon.X,
}


@dataclass(frozen=True, slots=True)
class FreeLine:
    """A room, a person or an interpreter: what it is, and its state in words.

    ``tone`` is OK when it is free, WARN when it can be had with care, NEUTRAL when not.
    ``mark`` is the end of the label, which tells it from others called like its ``name``.
    """

    code: str
    label: str
    state: str
    tone: Tone
    chosen: bool = False
    name: str = ""
    mark: str = ""

    @property
    def folded(self) -> tuple[str, str]:
        """The same in two lines: the name, then what tells it apart and its state."""
        if not self.mark:
            return self.label, self.state
        return self.name, f"{self.mark} · {self.state}"


@dataclass(frozen=True, slots=True)
class FreeGroup:
    """A heading with what is counted beside it, and its lines."""

    kind: str
    title: str
    beside: str
    lines: tuple[FreeLine, ...]


class FreeRow(PaintedButton):
    """One line to click; what is not free can still be chosen, the check then says why not."""

    def __init__(self, theme: Theme, line: FreeLine) -> None:
        """Show ``line``."""
        self._line, self._is_folded = line, False
        super().__init__(theme, line.label)
        self.setAccessibleName(f"{line.label}, {line.state}")
        self.setToolTip(f"{line.label} · {line.state}")
        self.setProperty(RADIUS, 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def line(self) -> FreeLine:
        """What is shown."""
        return self._line

    def content_size(self) -> QSize:
        """See PaintedButton."""
        letters = self.theme.letters
        below = letters.pixels(Letter.CAPTION) + 4 if self._is_folded else 0
        return QSize(220, max(25, letters.pixels(Letter.BODY) + 14) + below)

    @property
    def is_folded(self) -> bool:
        """Whether the state stands below the name, which has no room beside it."""
        return self._is_folded

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget: a name is said in full, its state goes below it where it must."""
        super().resizeEvent(event)
        letters, label = self.theme.letters, self._line.label
        folded = self._beside(self.width()) < letters.width(self._letter, label)
        if folded != self._is_folded:
            self._is_folded = folded
            self.updateGeometry()

    @property
    def _letter(self) -> Letter:
        return Letter.TITLE if self._line.chosen else Letter.BODY

    def _beside(self, width: float) -> float:
        """The pixels that the state leaves for the name."""
        state = self.theme.letters.width(Letter.CAPTION, self._line.state)
        return width - _TEXT_LEFT - _TEXT_RIGHT - state - _BETWEEN

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, line, letters = self.theme.tokens, self._line, self.theme.letters
        if line.chosen or self.is_hovered:
            pen = edge(tokens.text) if line.chosen and tokens.high_contrast else None
            fill = tokens.sel if line.chosen else tokens.alt
            outlined(painter, box, 6, fill=fill, pen=pen)
        disc = QRectF(box.left() + 6, box.center().y() - _DISC / 2, _DISC, _DISC)
        colours = tone_colours(tokens, line.tone)
        outlined(painter, disc, _DISC / 2, fill=colours.ground, pen=None)
        draw_icon_in(painter, disc, _ICONS[line.tone], size=12, colour=colours.ink)
        above = below = box.adjusted(_TEXT_LEFT, 0, -_TEXT_RIGHT, 0)
        label, state, free, side = line.label, line.state, self._beside(box.width()), _RIGHT
        if self._is_folded:
            label, state = line.folded
            down = letters.pixels(Letter.CAPTION) / 2 + 2
            above, below = above.translated(0, -down), below.translated(0, down)
            free, side = above.width(), _LEFT
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text3)
        painter.drawText(below, side, state)
        colour = tokens.text3 if line.tone is Tone.NEUTRAL else tokens.text
        ink(painter, self.theme.font(self._letter), colour)
        metrics = self.theme.metrics(self._letter)
        painter.drawText(above, _LEFT, metrics.elidedText(label, _CUT, free))


class FreePanel(QWidget):
    """The hour, then rooms, people and interpreters at that hour.

    It stands beside the form until a screen gives it another place.
    """

    chosen = Signal(str, str)
    """The kind of a group and the code of the line that was clicked."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._when = Text(theme, "", Letter.CAPTION, colour="text2")
        self._title = Text(theme, "", Letter.DIALOG_TITLE)
        self._title.setWordWrap(True)
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(GROUP_GAP, 0, GROUP_GAP, 0)
        self._body.setSpacing(1)
        self._groups: tuple[FreeGroup, ...] = ()
        self._rows: list[QWidget] = []
        self._help = QVBoxLayout()
        self._help_lines: list[tuple[str, str]] = []
        self._lay_out()
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def groups(self) -> tuple[FreeGroup, ...]:
        """What is shown."""
        return self._groups

    def show_groups(self, when: str, title: str, groups: Sequence[FreeGroup]) -> None:
        """Show the hour and what is free; nothing is built again when nothing changed."""
        self._when.setText(when)
        self._title.setText(title)
        self.setAccessibleName(title)
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        for row in self._rows:
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [row for group in self._groups for row in self._built(group)]
        for place, row in enumerate(self._rows):
            self._body.insertWidget(place, row)
            row.show()

    @property
    def help_lines(self) -> list[tuple[str, str]]:
        """The keys named at the foot, with what they do."""
        return self._help_lines

    def show_help(self, lines: Sequence[tuple[str, str]]) -> None:
        """Name keys at the foot, with what they do."""
        if list(lines) == self._help_lines:
            return
        self._help_lines = list(lines)
        while (item := self._help.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for keys, said in lines:
            self._help.addWidget(self._help_line(keys, said))

    def _help_line(self, keys: str, said: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        text = Text(self._theme, said, Letter.CAPTION, colour="text2")
        text.setWordWrap(True)
        row.addWidget(KeyCap(self._theme, keys))
        row.addWidget(text, 1)
        return line

    def _lay_out(self) -> None:
        self._body.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(GROUP_GAP, 0, GROUP_GAP, 0)
        head.setSpacing(4)
        head.addWidget(self._when)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP_GAP, 0, GROUP_GAP)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(Scrolled(self._inside), 1)
        column.addWidget(Rule(self._theme))
        self._help.setContentsMargins(GROUP_GAP, 0, GROUP_GAP, 0)
        self._help.setSpacing(6)
        column.addLayout(self._help)

    def _fit(self) -> None:
        self.setMinimumWidth(min(round(_WIDTH * self._theme.text_percent / 100), _WIDEST))

    def _built(self, group: FreeGroup) -> list[QWidget]:
        if not group.lines:
            return []
        rows: list[QWidget] = [self._heading(group)]
        for line in group.lines:
            row = FreeRow(self._theme, line)
            row.clicked.connect(lambda _=False, code=line.code: self.chosen.emit(group.kind, code))
            rows.append(row)
        return rows

    def _heading(self, group: FreeGroup) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 8, 8, 3)
        title = Text(self._theme, group.title, Letter.STRONG)
        title.setWordWrap(True)
        row.addWidget(title, 1)
        row.addWidget(Text(self._theme, group.beside, Letter.CAPTION, colour="text2"))
        return heading
