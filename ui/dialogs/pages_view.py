"""The pages of a sheet on the screen, whole or enlarged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.wording.words import Words
from ui.density import CARD_RADIUS
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, IconButton, IconLook
from ui.widgets.drawing import edge, outlined
from ui.widgets.labels import Text
from ui.widgets.trouble_line import TroubleLine

SCREEN_DPI = 96.0
A4_INCHES = QSize(8270, 11690)
"""Thousandths of an inch; every sheet is on this paper, upright or across."""

_STEP, _LEAST, _MOST = 1.25, 0.3, 3.0
_EDGE = 14


class _Sheets(QWidget):
    """The pages, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._images: list[QImage] = []

    def show_images(self, images: list[QImage], ratio: float) -> None:
        for image in images:
            image.setDevicePixelRatio(ratio)
        self._images = images
        self.setFixedSize(self._extent())
        self.update()

    def page_at(self, height: int) -> int:
        """The number of the page at a height, from 1."""
        tops = [top for top in self._tops() if top <= height]
        return max(1, len(tops))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for image, top in zip(self._images, self._tops(), strict=True):
            size = image.deviceIndependentSize()
            box = QRectF(QPointF(_EDGE, top), size)
            pen = edge(self._theme.tokens.line2)
            outlined(painter, box.adjusted(-1, -1, 1, 1), 0, fill=None, pen=pen)
            painter.drawImage(box.topLeft(), image)
        painter.end()

    def _tops(self) -> list[float]:
        tops, top = [], float(_EDGE)
        for image in self._images:
            tops.append(top)
            top += image.deviceIndependentSize().height() + _EDGE
        return tops

    def _extent(self) -> QSize:
        sizes = [image.deviceIndependentSize() for image in self._images]
        width = max((size.width() for size in sizes), default=0)
        height = sum(size.height() + _EDGE for size in sizes)
        return QSize(round(width) + 2 * _EDGE, round(height) + _EDGE)


class PagesView(QWidget):
    """Pages with their zoom below; it asks for pictures, somebody else draws them.

    Attributes:
        trouble: says above the pages why they do not come.
    """

    wanted = Signal(float)
    """Dots per inch at which the pages are wanted."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet, each page whole."""
        super().__init__()
        self._theme, self._words = theme, words
        self._zoom = 0.0
        self._count = 0
        self._paper = A4_INCHES
        self._sheets = _Sheets(theme)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sheets)
        for ground in (self._scroll.viewport(), self._sheets):
            ground.setAutoFillBackground(False)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._smaller = IconButton(theme, Icon.ZOOM_OUT, "", IconLook(framed=True))
        self._larger = IconButton(theme, Icon.ZOOM_IN, "", IconLook(framed=True))
        self._whole = Button(theme, "")
        self._page = Text(theme, "", Letter.BODY, colour="text2")
        self.trouble = TroubleLine(theme, words)
        self._lay_out()
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_page)
        self._smaller.clicked.connect(lambda: self._rescale(1 / _STEP))
        self._larger.clicked.connect(lambda: self._rescale(_STEP))
        self._whole.clicked.connect(self._fit)
        theme.changed.connect(self.update)
        self.retranslate(words)

    @property
    def dots_per_inch(self) -> float:
        """How fine the pages are wanted now."""
        return SCREEN_DPI * (self._zoom or self._fitting()) * self.devicePixelRatioF()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._smaller.say(words._("Smaller"))
        self._larger.say(words._("Larger"))
        self._whole.say(words._("whole page"))
        self._scroll.setAccessibleName(words._("Pages of the sheet"))
        self.trouble.retranslate(words)
        self._say_page()

    def show_pages(self, images: list[QImage]) -> None:
        """Show pages that were drawn at the wanted size."""
        self._count = len(images)
        self._sheets.show_images(images, self.devicePixelRatioF())
        self._say_page()
        paper = _paper_of(images)
        if paper != self._paper and images:
            self._paper = paper
            if not self._zoom:
                self.wanted.emit(self.dots_per_inch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        if not self._zoom and self.isVisible():
            self.wanted.emit(self.dots_per_inch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget: the desk on which the pages lie, up to a line where the choices begin."""
        tokens, box = self._theme.tokens, QRectF(self.rect())
        painter = QPainter(self)
        painter.setClipRect(box)
        # The corners beyond the right edge are cut away: those at the left follow the card.
        ground = box.adjusted(0, 0, CARD_RADIUS, 0)
        outlined(painter, ground, CARD_RADIUS, fill=tokens.track, pen=None)
        painter.fillRect(QRectF(box.right() - 1, 0, 1, box.height()), tokens.line2)
        painter.end()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.addWidget(self.trouble)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for piece in (self._smaller, self._whole, self._larger):
            row.addWidget(piece)
        row.addSpacing(6)
        row.addWidget(self._page)
        row.addStretch()
        column.addLayout(row)

    def _fitting(self) -> float:
        # Several pages have a bar at their side: it takes nothing from the page.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        frame = self._scroll.maximumViewportSize()
        room = frame - QSize(2 * _EDGE + 2 + bar, 2 * _EDGE + 2)
        inches = self._paper
        wide = room.width() * 1000 / inches.width() / SCREEN_DPI
        high = room.height() * 1000 / inches.height() / SCREEN_DPI
        return max(_LEAST, min(wide, high))

    def _fit(self) -> None:
        self._zoom = 0.0
        self.wanted.emit(self.dots_per_inch)

    def _rescale(self, by: float) -> None:
        self._zoom = max(_LEAST, min(_MOST, (self._zoom or self._fitting()) * by))
        self.wanted.emit(self.dots_per_inch)

    def _say_page(self) -> None:
        shown = self._sheets.page_at(self._scroll.verticalScrollBar().value() + _EDGE + 1)
        said = self._words._("page {number}/{count}")
        self._page.setText(said.format(number=min(shown, self._count), count=self._count))


def _paper_of(images: list[QImage]) -> QSize:
    """The paper on which every page has room, some of them upright and some across."""
    across = [image.width() > image.height() for image in images]
    paper = QSize(A4_INCHES) if not all(across) else A4_INCHES.transposed()
    return paper.expandedTo(A4_INCHES.transposed()) if any(across) else paper
