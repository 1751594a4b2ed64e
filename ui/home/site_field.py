"""The site of this desk: its letter as on the board, its name, and that it is this desk's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt

from ui.typography import Letter
from ui.widgets.drawing import ink
from ui.widgets.fields import ChoiceField
from ui.widgets.marks import draw_site_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from desktop_app.domain.planning import Site
    from desktop_app.wording import Words
    from ui.theme import Theme

_MARK, _GAP = 18, 8
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class SiteField(ChoiceField):
    """Offers the sites; what is chosen is remembered as this desk's."""

    def __init__(self, theme: Theme) -> None:
        """Offer no site yet."""
        super().__init__(theme, "")
        self._letters: dict[str, str] = {}
        self._own = ""

    def offer(self, sites: Mapping[str, Site], chosen: str) -> None:
        """Offer sites, by code, with the one that is chosen."""
        known = {self.itemData(at): self.itemText(at) for at in range(self.count())}
        self._letters = {code: site.letter for code, site in sites.items()}
        if known != {code: site.name for code, site in sites.items()}:
            self.clear()
            for code, site in sites.items():
                self.addItem(site.name, code)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.updateGeometry()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Site of this desk"))
        self.setToolTip(words._("Site of this desk"))
        self._own = words._("this desk")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        beside = round(self.theme.letters.width(Letter.CAPTION, self._own)) + _MARK + 2 * _GAP
        return super().sizeHint() + QSize(beside, 0)

    def draw_current(self, painter: QPainter, inner: QRectF) -> None:
        """See ChoiceField."""
        letter = self._letters.get(self.currentData(), "")
        if letter:
            mark = QRectF(inner.left(), inner.center().y() - _MARK / 2, _MARK, _MARK)
            draw_site_letter(painter, self.theme, mark, letter)
            inner = inner.adjusted(_MARK + _GAP, 0, 0, 0)
        letters, tokens = self.theme.letters, self.theme.tokens
        ink(painter, self.theme.font(Letter.STRONG), tokens.text)
        shown = self.theme.metrics(Letter.STRONG).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, inner.width() + 1
        )
        painter.drawText(inner.adjusted(0, 0, 2, 0), _LEFT, shown)
        past = letters.width(Letter.STRONG, shown) + _GAP
        if past + letters.width(Letter.CAPTION, self._own) <= inner.width() + 2:
            ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
            painter.drawText(inner.adjusted(past, 0, 2, 0), _LEFT, self._own)
