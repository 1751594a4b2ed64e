"""The list below « Quoi ? »: what the words typed may mean, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.icons import Icon
from ui.palettes import Palette
from ui.widgets.marks import draw_theme_tile
from ui.widgets.pick_list import PickList

_TILE = 22


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it is shown; ``details`` are what it brings."""

    code: str
    title: str
    details: str
    palette: Palette
    icon: Icon


class OfferList(PickList[OfferLine]):
    """What may be meant, each with the tile of its theme."""

    ROW = 39
    LEFT = 40

    def draw_mark(self, painter: QPainter, row: QRectF, line: OfferLine) -> None:
        """See PickList."""
        tile = QRectF(row.left() + 8, row.center().y() - _TILE / 2, _TILE, _TILE)
        draw_theme_tile(painter, self.theme, tile, line.palette, icon=line.icon)
