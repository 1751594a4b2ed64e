"""The part of the board that stands still while something is dragged over it, painted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.board.painter import paint_moving, paint_still
from ui.widgets.drawing import scale_of

if TYPE_CHECKING:
    from ui.board.ghost import DragView
    from ui.board.scene import Scene


class Layers:
    """Paints one scene; during a drag only what moves is painted again."""

    def __init__(self, scene: Scene) -> None:
        """Paint ``scene``."""
        self._scene = scene
        self._key: tuple[object, ...] = ()
        self._still = QPixmap()

    def paint(self, painter: QPainter, drag: DragView | None, *, focused: bool) -> None:
        """Paint the whole viewport."""
        if drag is None:
            self._key = ()
            paint_still(painter, self._scene, None, focused=focused)
        else:
            painter.drawPixmap(QPointF(), self._under(drag, scale_of(painter)))
        paint_moving(painter, self._scene, drag)

    def _under(self, drag: DragView, scale: float) -> QPixmap:
        scene = self._scene
        scroll = scene.sight.scroll
        row = "" if drag.code else drag.row
        key = (scene.looks, scroll.x(), scroll.y(), scale, drag.code, drag.copies, row)
        if key != self._key:
            self._still = QPixmap((scene.sight.size * scale).toSize())
            self._still.setDevicePixelRatio(scale)
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            paint_still(painter, scene, drag, focused=False)
            painter.end()
            self._key = key
        return self._still
