"""The frame: rail, section, status bar, menus, toasts. It holds no rule and opens no data."""

from __future__ import annotations

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

from ui.actions import Actions
from ui.menus import MenuBar
from ui.opening_face import OpeningFace
from ui.rail import Rail
from ui.status_bar import StatusBar
from ui.toast_tray import ToastTray
from ui.widgets.rings import FocusRing

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

LEAST_WIDTH, LEAST_HEIGHT = 1200, 680
"""Smallest window (interface, section 2.1)."""

USUAL_WIDTH, USUAL_HEIGHT = 1366, 768


def least_size(screen: QScreen) -> QSize:
    """No more than the screen has: 1366 × 768 at a scale of 150 % are 911 × 512 to a window."""
    return QSize(LEAST_WIDTH, LEAST_HEIGHT).boundedTo(screen.availableSize())


class MainWindow(QMainWindow):
    """Shows the section that was chosen, between the rail and the status bar."""

    closing = Signal()
    """The window is about to close."""
    painted = Signal()
    """The window was painted for the first time."""

    def __init__(self, theme: Theme, words: Words, awaited: str = "") -> None:
        """Lay out the frame, without any section; `awaited` is the one it is going to show."""
        super().__init__()
        self.theme, self._words = theme, words
        self.actions_known = Actions(words, self)
        self.rail = Rail(theme, words)
        self.status = StatusBar(theme, words)
        self.pages = QStackedWidget()
        self._lay_out()
        self.toasts = ToastTray(theme, words, self.pages)
        self.toasts.heard.connect(self.status.bell.show)
        self.status.history_asked.connect(lambda: self.toasts.list_above(self.status.bell))
        self.menus = MenuBar(self.menuBar(), self.actions_known, words)
        self._ring = FocusRing(theme, self)
        self._alt_alone = False
        self.has_painted = False
        self._opening: OpeningFace | None = OpeningFace(theme, awaited)
        self.pages.addWidget(self._opening)
        self.rail.choose(awaited)
        self._sections: dict[str, QWidget] = {}
        for action in self.actions_known.all():
            self.addAction(action)
        self.menuBar().hide()
        self.actions_known.bind(
            {
                "quit": self._quit,
                "full_screen": self._toggle_full_screen,
                "menu_bar": self._toggle_menu_bar,
                "next_pane": lambda: self.go_to_pane(1),
                "previous_pane": lambda: self.go_to_pane(-1),
            }
        )
        self.setMinimumSize(least_size(self.screen()))
        self.resize(USUAL_WIDTH, USUAL_HEIGHT)
        self.retranslate(words)
        # Before there is a section nothing in the rail has the focus, which it would lose at once.
        self.setFocus()

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

    def go_to_pane(self, step: int) -> None:
        """Give the focus to the next pane (1) or the one before (-1)."""
        reachable = [
            pane for pane in self._panes() if pane.isVisible() and _entrance(pane) is not None
        ]
        if not reachable:
            return
        focused = QApplication.focusWidget()
        here = [pane is focused or pane.isAncestorOf(focused) for pane in reachable if focused]
        place = here.index(True) if True in here else -max(step, 0)
        entrance = _entrance(reachable[(place + step) % len(reachable)])
        if entrance is not None:
            entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say the frame in another language; sections say themselves."""
        self._words = words
        self.actions_known.retranslate(words)
        for part in (self.menus, self.rail, self.status, self.toasts):
            part.retranslate(words)
        self.setAccessibleName("Permanence")
        self.pages.setAccessibleName(words._("Section"))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """See QWidget: Tab goes from pane to pane in their order, however they were made."""
        order = self._tab_order()
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
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
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

    def _tab_order(self) -> list[QWidget]:
        """What takes the focus: pane by pane (interface, section 12), then what floats above."""
        reachable, panes = _reachable_in(self), self._panes()
        places = {id(one): place for place, pane in enumerate(panes) for one in _within(pane)}
        return sorted(reachable, key=lambda one: places.get(id(one), len(panes)))

    def _panes(self) -> list[QWidget]:
        page = self.pages.currentWidget()
        return [*getattr(page, "panes", [page]), self.status, self.rail]

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


def _reachable_in(window: QWidget) -> list[QWidget]:
    """What Tab can reach in a window, in the order in which it was made."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and not _is_elsewhere(one, window)
    ]


def _is_elsewhere(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget is in a window of its own, such as a dialog."""
    here: QWidget | None = widget
    while here is not None and here is not window:
        if here.isWindow():
            return True
        here = here.parentWidget()
    return False


def _within(pane: QWidget) -> list[QWidget]:
    return [pane, *pane.findChildren(QWidget)]


def _entrance(pane: QWidget) -> QWidget | None:
    """What takes the focus in a pane: what had it last, else the first that can."""
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    for widget in pane.findChildren(QWidget):
        reachable = widget.isVisible() and widget.isEnabled()
        if reachable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
