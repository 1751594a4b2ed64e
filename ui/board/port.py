"""The part of the board that is seen: scroll bars, zoom, bringing something into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QAbstractScrollArea

from ui.board.geometry import LEAST_ZOOM, MOST_ZOOM

if TYPE_CHECKING:
    from ui.board.scene import Scene

_MARGIN = 12


class Port:
    """Keeps a scroll area and a scene of one mind."""

    def __init__(self, area: QAbstractScrollArea, scene: Scene) -> None:
        """Serve ``area``, in which ``scene`` is painted."""
        self._area, self._scene = area, scene
        self._leading = False

    def sync(self) -> None:
        """Have the scroll bars say what the scene says, and paint again."""
        scene, area = self._scene, self._area
        most, grid, scroll = scene.scroll_range, scene.grid, scene.sight.scroll
        self._leading = True
        for bar, beyond, page, value in (
            (area.horizontalScrollBar(), most.width(), grid.width(), scroll.x()),
            (area.verticalScrollBar(), most.height(), grid.height(), scroll.y()),
        ):
            bar.setPageStep(round(page))
            bar.setSingleStep(scene.theme.sizes.row)
            bar.setRange(0, round(beyond))
            bar.setValue(round(value))
        self._leading = False
        area.viewport().update()

    def follow_bars(self) -> None:
        """Go where the scroll bars are, unless they are just being told."""
        area = self._area
        if self._leading:
            return
        across, down = area.horizontalScrollBar().value(), area.verticalScrollBar().value()
        self._scene.sight.scroll = QPointF(across, down)
        area.viewport().update()

    def hold_hours(self) -> None:
        """Keep the hours as wide as they are while a button is down or something is held.

        A panel that opens meanwhile takes of the board, and nothing below the pointer moves.
        """
        if self._scene.axis.is_hourly:
            self._scene.sight.held = self._scene.axis.pixels_per_hour

    def let_hours_go(self) -> None:
        """Have the hours fit what is seen again, unless somebody chose how wide they are."""
        scene = self._scene
        if scene.sight.held is None:
            return
        scene.sight.held = None
        if not scene.sight.zoom and scene.scroll_range.width() > 0:
            scene.lay_out()
            self.sync()

    def zoom_usually(self) -> None:
        """Have the hours fit what is seen, whatever somebody chose before."""
        self._scene.sight.zoom = None
        self._scene.lay_out()
        self.sync()

    def take_size(self) -> bool:
        """Take the size of the viewport; say whether the board has become narrower."""
        size, before = QSizeF(self._area.viewport().size()), self._scene.sight.size
        self._scene.sight.size = size
        return size.width() < before.width()

    def zoom_around(self, x: float, factor: float) -> None:
        """Make the hours wider or narrower around ``x``; days stay as wide."""
        scene = self._scene
        if not scene.axis.is_hourly:
            return
        moment = scene.axis.moment(x - scene.origin.x())
        wanted = scene.axis.pixels_per_hour * factor
        scene.sight.zoom = max(LEAST_ZOOM, min(wanted, MOST_ZOOM))
        scene.lay_out()
        left = scene.axis.x(moment) + scene.theme.sizes.row_header - x
        self.scroll_to(QPointF(left, scene.sight.scroll.y()))

    def scroll_to(self, corner: QPointF) -> None:
        """Put the first visible hour and line at a corner, as far as there is anything."""
        most = self._scene.scroll_range
        x = min(max(corner.x(), 0), most.width())
        y = min(max(corner.y(), 0), most.height())
        self._scene.sight.scroll = QPointF(round(x), round(y))
        self.sync()

    def reveal(self, box: QRectF) -> None:
        """Scroll as little as needed to see a box."""
        scroll, grid = self._scene.sight.scroll, self._scene.grid
        wanted = box.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        x = _held(scroll.x(), wanted.right() - grid.width(), wanted.left())
        y = _held(scroll.y(), wanted.bottom() - grid.height(), wanted.top())
        self.scroll_to(QPointF(x, y))


def _held(value: float, least: float, most: float) -> float:
    """The value nearest to ``value`` from ``least`` to ``most``; ``most`` where they cross."""
    return min(max(value, least), most)
