"""Where Tab and F6 go: from pane to pane, in their order on the screen (interface, section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.window import MainWindow


class Panes:
    """The panes of a window: those of its section, then the status bar and the rail."""

    def __init__(self, window: MainWindow) -> None:
        """Walk through `window`."""
        self._window = window

    def go_to(self, step: int) -> None:
        """Give the focus to the next pane (1) or the one before (-1)."""
        reachable = [pane for pane in self._all() if pane.isVisible() and _entrance(pane)]
        if not reachable:
            return
        focused = QApplication.focusWidget()
        here = [pane is focused or pane.isAncestorOf(focused) for pane in reachable if focused]
        place = here.index(True) if True in here else -max(step, 0)
        entrance = _entrance(reachable[(place + step) % len(reachable)])
        if entrance is not None:
            entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def in_order(self) -> list[QWidget]:
        """What takes the focus: pane by pane, however they were made, then what floats above."""
        reachable, panes = _reachable_in(self._window), self._all()
        places = {id(one): place for place, pane in enumerate(panes) for one in _within(pane)}
        return sorted(reachable, key=lambda one: places.get(id(one), len(panes)))

    def _all(self) -> list[QWidget]:
        page = self._window.pages.currentWidget()
        return [*getattr(page, "panes", [page]), self._window.status, self._window.rail]


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
