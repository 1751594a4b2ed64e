"""Pieces side by side that go on in the next line where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.wrapping import lines_height, place_lines, wrapped


class FlowRow(QWidget):
    """A row that large letters make higher, never wider; hidden pieces take no room."""

    def __init__(
        self,
        pieces: Sequence[QWidget],
        *,
        gap: int = 8,
        at_end: Sequence[QWidget] = (),
        fills: bool = False,
    ) -> None:
        """Place `pieces` with `gap` pixels between them.

        Args:
            pieces: in their order.
            gap: in pixels.
            at_end: those that go to the right edge.
            fills: the last piece takes what is left of its line.
        """
        super().__init__()
        self._fills = fills
        self._pieces, self._gap, self._at_end = list(pieces), gap, list(at_end)
        for piece in self._pieces:
            piece.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, pieces: Sequence[QWidget]) -> None:
        """Show other pieces, in this order; those that were there before are not destroyed."""
        self._pieces = list(pieces)
        for piece in self._pieces:
            piece.setParent(self)
            piece.show()
        self.updateGeometry()
        self._place()

    def heightForWidth(self, width: int) -> int:
        """See QWidget."""
        return lines_height(self._lines(width), self._gap)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        shown = self._shown()
        width = sum(one.sizeHint().width() for one in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, self.heightForWidth(max(self.width(), self.minimumSizeHint().width())))

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        widest = max((one.sizeHint().width() for one in self._shown()), default=0)
        return QSize(widest, max((one.sizeHint().height() for one in self._shown()), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """See QObject: a piece says that it needs another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        box = QRect(0, 0, self.width(), self.height())
        place_lines(self._lines(self.width()), box, self._gap, self._at_end)
        if self._fills and self._pieces:
            last = self._pieces[-1].geometry()
            last.setRight(max(last.right(), box.right()))
            self._pieces[-1].setGeometry(last)

    def _lines(self, width: int) -> list[list[QWidget]]:
        return wrapped(self._shown(), width, self._gap)

    def _shown(self) -> list[QWidget]:
        return [one for one in self._pieces if not one.isHidden()]


class Together(QWidget):
    """A label and its field, which stay on one line."""

    def __init__(self, *pieces: QWidget, gap: int = 8) -> None:
        """Place `pieces` side by side."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for piece in pieces:
            row.addWidget(piece)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
