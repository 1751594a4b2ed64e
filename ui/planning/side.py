"""The board and what stands beside it; with large letters the inspector stands over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from ui.density import INSPECTOR_MOST, LARGE_TEXT
from ui.widgets.cards import Card

if TYPE_CHECKING:
    from ui.inspector.panel import Inspector
    from ui.theme import Theme

_PANEL_SHARE = 3
"""The part of the page that a panel beside the board takes at most: one third."""

_INSIDE = 4
"""Pixels between the dialog's round corners and what is in it."""


class InspectorDialog(QDialog):
    """Holds the inspector over the page, on the side that leaves the selected block in sight.

    It blocks nothing and never takes the focus by itself, so that it follows the arrow keys.
    """

    given_up = Signal()
    """Escape was pressed in it."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        """Stay hidden and empty."""
        super().__init__(page)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._theme = theme
        self._card = Card(theme, floating=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        edge = self._card.margin + _INSIDE
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.hide()

    def hold(self, inspector: Inspector) -> None:
        """Take the inspector in."""
        self._column.addWidget(inspector)

    def stand(self, page: QRect, block: QRect, width: int) -> None:
        """Be as high as the page and as wide as the letters want, away from a block."""
        wide = round(width * self._theme.text_percent / 100)
        wide = min(max(wide, self.minimumSizeHint().width()), page.width())
        left = 0 if block.center().x() > page.center().x() else page.width() - wide
        self.setGeometry(page.left() + left, page.top(), wide, page.height())

    def reject(self) -> None:
        """See QDialog: whoever shows it decides."""
        self.given_up.emit()


class Side(QSplitter):
    """Gives the inspector, or a panel in its stead, its place and its width."""

    resized = Signal(int)
    """How wide somebody made the inspector, in pixels."""
    closed = Signal()
    """Somebody does not want the inspector beside the board any more."""
    dismissed = Signal()
    """The dialog was closed; it comes again with what is selected next."""

    def __init__(
        self,
        board: QWidget,
        inspector: Inspector,
        page: QWidget,
        chosen: Callable[[], QRect],
    ) -> None:
        """Stand within a page; ``chosen`` says where on it the selected block is."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._page, self._chosen = inspector.theme, page, chosen
        self._inspector = inspector
        self.wanted = True
        self._width, self._left = 0, ""
        self._panel: QWidget | None = None
        self._dialog = InspectorDialog(inspector.theme, page)
        self.addWidget(board)
        self.addWidget(inspector)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._keep_width)
        self._dialog.given_up.connect(self._leave)
        inspector.closed.connect(self._leave)
        inspector.theme.changed.connect(self._change)
        self._change()

    @property
    def is_dialog(self) -> bool:
        """Whether the letters are so large that the inspector has no room beside the board."""
        return self._theme.text_percent >= LARGE_TEXT

    def show_inspector(self, *, wanted: bool, selected: bool) -> None:
        """Open or close the inspector; with nothing selected the board has its place."""
        self.wanted, self._left = wanted, ""
        self.follow(selected=selected)

    def follow(self, *, selected: bool) -> None:
        """Show the inspector if it is wanted; the dialog not for what it was closed on."""
        inspector = self._inspector
        shown = self.wanted and selected and self._panel is None
        if not self.is_dialog:
            if shown and inspector.isHidden():
                inspector.show()
                self.fit()
            inspector.setVisible(shown)
            return
        self._left = self._left if inspector.code == self._left else ""
        shown = shown and not self._left
        if shown:
            inspector.show()
            self._stand()
            self._dialog.raise_()
        self._dialog.setVisible(shown)

    def step_aside(self) -> None:
        """Leave the board free under a hand that carries something."""
        self._dialog.hide()

    def widen(self, width: int) -> None:
        """Give the inspector a width of its own, in pixels at usual letters."""
        self._width = width
        self.fit()

    def show_panel(self, panel: QWidget | None) -> None:
        """Put a panel where the inspector is, as long as it is wanted."""
        if self._panel is not None and self._panel is not panel:
            self._panel.hide()
        self._panel = panel
        if panel is None:
            self.follow(selected=bool(self._inspector.code))
            return
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self._dialog.hide()
        self._inspector.hide()
        panel.show()
        self.fit()

    def fit(self) -> None:
        """Share the width out."""
        wide = self._width or self._theme.sizes.inspector
        if self.is_dialog:
            grown = round(wide * self._theme.text_percent / 100)
            wide = min(grown, INSPECTOR_MOST, self._page.width() // _PANEL_SHARE)
        others = [wide] * (self.count() - 1)
        self.setSizes([max(self._page.width() - wide, 1), *others])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        if self._dialog.isVisible():
            self._stand()

    def _change(self) -> None:
        """Take the inspector out of the splitter, or back into it, as the letters want."""
        inspector, beside = self._inspector, self.indexOf(self._inspector) >= 0
        if self.is_dialog:
            if beside:
                self._dialog.hold(inspector)
        elif not beside:
            self._dialog.hide()
            self.insertWidget(1, inspector)
        self.fit()
        self.follow(selected=bool(inspector.code))

    def _stand(self) -> None:
        self._dialog.setAccessibleName(self._inspector.accessibleName())
        self._dialog.stand(
            self._page.rect(), self._chosen(), self._width or self._theme.sizes.inspector
        )

    def _leave(self) -> None:
        """Close, for good or only on what is selected now."""
        if not self.is_dialog:
            self.closed.emit()
            return
        self._left = self._inspector.code
        self._dialog.hide()
        self.dismissed.emit()

    def _keep_width(self) -> None:
        if self._inspector.isVisible() and not self.is_dialog:
            self._width = self._inspector.width()
            self.resized.emit(self._width)
