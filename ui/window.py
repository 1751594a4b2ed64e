"""The frame: rail, section, status bar, menus, toasts. It holds no rule and opens no data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.opening_face import OpeningFace
from ui.rail import Rail
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.menus import MenuBar
    from ui.panes import Panes
    from ui.theme import Theme
    from ui.toast_tray import ToastTray

LEAST_WIDTH, LEAST_HEIGHT = 1200, 680
"""Smallest window (interface, section 2.1)."""

USUAL_WIDTH, USUAL_HEIGHT = 1366, 768


def least_size(screen: QScreen) -> QSize:
    """No more than the screen has: 1366 × 768 at a scale of 150 % are 911 × 512 to a window."""
    return QSize(LEAST_WIDTH, LEAST_HEIGHT).boundedTo(screen.availableSize())


def usual_size(available: QSize) -> QSize:
    """How large a window is that nobody has made otherwise: no more than is available."""
    return QSize(USUAL_WIDTH, USUAL_HEIGHT).boundedTo(available)


class MainWindow(QMainWindow):
    """Shows the section that was chosen, between the rail and the status bar.

    Attributes:
        is_furnished: there is all that follows.
        actions_known: every command.
        menus: the bar of menus.
        toasts: what happened, told over the section.
        panes: where Tab and F6 go.
    """

    actions_known: Actions
    menus: MenuBar
    toasts: ToastTray
    panes: Panes

    closing = Signal()
    """The window is about to close."""
    painted = Signal()
    """The window was painted for the first time."""

    def __init__(self, theme: Theme, words: Words, awaited: str = "") -> None:
        """Lay out the frame, without any section; `awaited` is the one it is going to show."""
        super().__init__()
        self.theme, self._words = theme, words
        self.rail = Rail(theme, words)
        self.status = StatusBar(theme, words)
        self.pages = QStackedWidget()
        self._lay_out()
        self._alt_alone = False
        self.has_painted = self.is_furnished = False
        self._opening: OpeningFace | None = OpeningFace(theme, awaited)
        self.pages.addWidget(self._opening)
        self.rail.choose(awaited)
        self._sections: dict[str, QWidget] = {}
        self.setMinimumSize(least_size(self.screen()))
        self.resize(USUAL_WIDTH, USUAL_HEIGHT)
        self.setAccessibleName("Permanence")
        # Before there is a section nothing in the rail has the focus, which it would lose at once.
        self.setFocus()

    def furnish(self) -> None:
        """Put in what nobody sees in the first picture: commands, menus, toasts, focus ring."""
        from ui.actions import Actions  # noqa: PLC0415 - after the first paint
        from ui.menus import MenuBar  # noqa: PLC0415 - the same
        from ui.panes import Panes  # noqa: PLC0415 - the same
        from ui.toast_tray import ToastTray  # noqa: PLC0415 - the same
        from ui.widgets.rings import FocusRing  # noqa: PLC0415 - the same

        self.actions_known = Actions(self._words, self)
        self.addActions(self.actions_known.all())
        self.menus = MenuBar(self.menuBar(), self.actions_known, self._words)
        self.menuBar().hide()
        self.toasts = ToastTray(self.theme, self._words, self.pages)
        self.toasts.heard.connect(self.status.bell.show)
        self.status.history_asked.connect(lambda: self.toasts.list_above(self.status.bell))
        FocusRing(self.theme, self)
        self.panes = Panes(self)
        self.pages.setAccessibleName(self._words._("Section"))
        self.actions_known.bind(
            {
                "quit": self._quit,
                "full_screen": self._toggle_full_screen,
                "menu_bar": self._toggle_menu_bar,
                "next_pane": partial(self.panes.go_to, 1),
                "previous_pane": partial(self.panes.go_to, -1),
            }
        )
        self.is_furnished = True

    @property
    def section(self) -> str:
        """The code of the section that is shown; nothing before there is one."""
        shown = self.pages.currentWidget()
        return next((code for code, page in self._sections.items() if page is shown), "")

    def add_page(self, code: str, page: QWidget) -> None:
        """Add a section; the first one is shown."""
        self._sections[code] = page
        self.pages.addWidget(page)
        self.rail.choose(self.section)

    def show_section(self, code: str) -> None:
        """Show a section and mark it in the rail."""
        self.pages.setCurrentWidget(self._sections[code])
        if self._opening is not None:
            self.pages.removeWidget(self._opening)
            self._opening.deleteLater()
            self._opening = None
        self.rail.choose(code)

    def put_above(self, band: QWidget) -> None:
        """Put a band over the sections that stays there."""
        self._right.insertWidget(0, band)

    def title(self, centre: str) -> None:
        """Name the centre in the title; it holds nothing else, least of all a person."""
        self.setWindowTitle(f"{centre} — Permanence" if centre else "Permanence")

    def retranslate(self, words: Words) -> None:
        """Say the frame in another language; sections say themselves."""
        self._words = words
        self.actions_known.retranslate(words)
        for part in (self.menus, self.rail, self.status, self.toasts):
            part.retranslate(words)
        self.pages.setAccessibleName(words._("Section"))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """See QWidget: Tab goes from pane to pane in their order, however they were made."""
        order = self.panes.in_order() if self.is_furnished else []
        focused = QApplication.focusWidget()
        if not order:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        place = order.index(focused) if focused in order else (-1 if next else 0)
        order[(place + (1 if next else -1)) % len(order)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone and self.is_furnished:
            self.actions_known["menu_bar"].trigger()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.theme.fit(self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        if not self.has_painted:
            self.has_painted = True
            # The children are painted in the same turn, before this fires.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget."""
        # The copy made at the end takes a moment, which nobody has to look at.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def _quit(self) -> None:
        self.close()

    def _toggle_full_screen(self) -> None:
        if self.actions_known["full_screen"].isChecked():
            self.showFullScreen()
        else:
            self.showNormal()

    def _toggle_menu_bar(self) -> None:
        bar = self.menuBar()
        bar.setVisible(self.actions_known["menu_bar"].isChecked())
        if bar.isVisible():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        self._right = right
        right.addWidget(self.status)
        row.addLayout(right, 1)
        inside.setLayout(row)
        self.setCentralWidget(inside)
