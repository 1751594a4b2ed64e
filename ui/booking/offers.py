"""The list below « Quoi ? »: what and whom the words typed may mean, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.icons import Icon, draw_icon_in
from ui.palettes import Palette
from ui.widgets.marks import draw_theme_tile
from ui.widgets.pick_list import PickList

_TILE = 22
_PERSON = "person "
"""Before the code of somebody: no workshop has a space in its code."""


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it is shown; ``details`` are what it brings; somebody has no ``palette``."""

    code: str
    title: str
    details: str
    palette: Palette | None
    icon: Icon


def person_offer(code: str, name: str, details: str) -> OfferLine:
    """Somebody whom an appointment would be for."""
    return OfferLine(_PERSON + code, name, details, None, Icon.USER)


def person_offered(code: str) -> str:
    """The code of the person a line is about; nothing for a workshop."""
    return code.removeprefix(_PERSON) if code.startswith(_PERSON) else ""


class OfferList(PickList[OfferLine]):
    """What may be meant, each with the tile of its theme."""

    ROW = 39
    LEFT = 40

    def draw_mark(self, painter: QPainter, row: QRectF, line: OfferLine) -> None:
        """See PickList."""
        tile = QRectF(row.left() + 8, row.center().y() - _TILE / 2, _TILE, _TILE)
        if line.palette is None:
            draw_icon_in(painter, tile, line.icon, size=16, colour=self.theme.tokens.text2)
            return
        draw_theme_tile(painter, self.theme, tile, line.palette, icon=line.icon)
