"""The ring around whatever has the focus: 2 px of accent, a gap of 2 px of surface."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.density import CONTROL_RADIUS
from ui.theme import Theme
from ui.widgets.drawing import ring
from ui.widgets.painted import OWN_RING, RADIUS

REACH = 4
"""How far the ring goes beyond the widget, in pixels."""

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """One for each window or dialog; it lies over everything and lets the mouse through.

    It goes around any widget that takes the focus, Qt's own fields included, except those that
    show their focus by themselves (`OWN_RING`). Where a scroll area cuts the widget, the ring is
    cut too, so that it never lies on a header.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Follow the focus inside `window`, for as long as it lives."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._ringed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def ringed(self) -> QWidget | None:
        """The widget that the ring is around."""
        return self._ringed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        if self._ringed is None or not isValid(self._ringed):
            return
        radius = self._ringed.property(RADIUS)
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(REACH, REACH, -REACH, -REACH)
        ring(painter, box, CONTROL_RADIUS if radius is None else radius, self._theme.tokens)
        painter.end()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        mine = now is not None and now.window() is self._window and not now.property(OWN_RING)
        self._ringed = now if mine else None
        self._watched = self._chain(self._ringed) if self._ringed else []
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _chain(self, widget: QWidget) -> list[QWidget]:
        chain = [widget]
        while (above := chain[-1].parentWidget()) is not None and above is not self._window:
            chain.append(above)
        return chain

    def _place(self) -> None:
        ringed = self._ringed
        if ringed is None or not isValid(ringed) or not ringed.isVisible():
            self.hide()
            return
        box = QRect(ringed.mapTo(self._window, QPoint(0, 0)), ringed.size())
        wanted = box.adjusted(-REACH, -REACH, REACH, REACH)
        port = self._port(ringed)
        self.setGeometry(wanted)
        self.setMask(QRegion((wanted & port).translated(-wanted.topLeft())))
        self.setVisible(box.intersects(port))
        self.raise_()

    def _port(self, ringed: QWidget) -> QRect:
        """Return the part of the window that no scroll area hides from the ringed widget."""
        port = self._window.rect()
        # Asked anew: what stands above may have got another wrapper since it was watched.
        for widget in self._chain(ringed)[1:]:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                inside = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                port &= inside.adjusted(-REACH, -REACH, REACH, REACH)
        return port


def give_focus_back(before: QWidget | None) -> None:
    """Put the focus where it was before a popover, if that is still there to take it."""
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.PopupFocusReason)
