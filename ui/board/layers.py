"""The board in two layers: what stands still is painted once, what moves each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.board.painter import paint_moving, paint_still
from ui.widgets.drawing import scale_of

if TYPE_CHECKING:
    from ui.board.ghost import DragView
    from ui.board.scene import Scene


_TOP = 1
"""Place of the height of the first line among what the layer depends on."""

_REACH = 14
"""How far a badge or a ring reaches out of its row, in pixels."""


class Layers:
    """Paints one scene; without new data only selection, focus and what is held are painted."""

    def __init__(self, scene: Scene) -> None:
        """Paint ``scene``."""
        self._scene = scene
        self._key: tuple[object, ...] = ()
        self._still = QPixmap()
        self._top = 0.0

    def paint(self, painter: QPainter, drag: DragView | None, *, focused: bool) -> None:
        """Paint the whole viewport."""
        painter.drawPixmap(QPointF(), self._under(drag, scale_of(painter)))
        paint_moving(painter, self._scene, drag, focused=focused)

    def _under(self, drag: DragView | None, scale: float) -> QPixmap:
        key = self._key_of(drag, scale)
        if key != self._key and not self._scrolled(key, drag, scale):
            size = (self._scene.sight.size * scale).toSize()
            if self._still.size() != size:
                self._still = QPixmap(size)
            self._still.setDevicePixelRatio(scale)
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            paint_still(painter, self._scene, drag)
            painter.end()
            self._key, self._top = key, self._scene.sight.scroll.y()
        return self._still

    def _scrolled(self, key: tuple[object, ...], drag: DragView | None, scale: float) -> bool:
        """Shift what is painted when only the lines moved, and paint those that come into sight."""
        scene, down = self._scene, self._scene.sight.scroll.y() - self._top
        moved = down * scale
        others = [new == old for new, old in zip(key, self._key, strict=False)]
        only_down = len(key) == len(self._key) and all(others[:_TOP] + others[_TOP + 1 :])
        if drag is not None or not only_down or moved != int(moved):
            return False
        grid = scene.grid
        if abs(down) + _REACH >= grid.height():
            return False
        below = QRectF(0, grid.top(), scene.sight.size.width(), grid.height())
        self._still.scroll(0, -int(moved), _scaled(below, scale))
        start = grid.bottom() - down - _REACH if down > 0 else grid.top()
        strip = QRectF(0, start, below.width(), abs(down) + _REACH)
        first = strip.top() - scene.origin.y()
        scene.band = first - _REACH, first + strip.height() + _REACH
        painter = QPainter(self._still)
        painter.setClipRect(strip)
        paint_still(painter, scene, None)
        painter.end()
        scene.band, self._key, self._top = None, key, scene.sight.scroll.y()
        return True

    def _key_of(self, drag: DragView | None, scale: float) -> tuple[object, ...]:
        """Everything that what stands still depends on."""
        sight, looks = self._scene.sight, self._scene.looks
        scroll, size = sight.scroll, sight.size
        where = (looks, scroll.y(), scroll.x(), size.width(), size.height(), scale, sight.loading)
        if drag is None:
            return where
        return (*where, drag.code, drag.copies, "" if drag.code else drag.row)


def _scaled(box: QRectF, scale: float) -> QRect:
    """A box in the pixels of the screen."""
    corner, size = box.topLeft() * scale, box.size() * scale
    return QRect(corner.toPoint(), size.toSize())
