"""What may be longer than its place scrolls up and down, without a frame or ground of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Contents that are shown whole where there is room, and scroll where there is none."""

    def __init__(self, inside: QWidget) -> None:
        """Show ``inside``, as wide as the area."""
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        # Only now: the scroll area has just asked for a ground of its own.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Whoever gave the area its place is asked for more as soon as something has no room.
        self.verticalScrollBar().rangeChanged.connect(self.updateGeometry)

    @property
    def beyond(self) -> int:
        """How many pixels of the contents have no room."""
        inside = self._inside
        needed = inside.minimumSizeHint().height()
        if inside.hasHeightForWidth():
            needed = inside.heightForWidth(self.viewport().width())
        return max(needed - self.viewport().height(), 0)

    def wanted_height(self, width: int) -> int:
        """How many pixels the contents are high in this width; sentences may take more lines."""
        inside = self._inside
        usual = inside.sizeHint().height()
        return max(inside.heightForWidth(width), usual) if inside.hasHeightForWidth() else usual

    def sizeHint(self) -> QSize:
        """See QWidget: everything that is inside."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._inside.minimumSizeHint().width(), 0)


class Modest(Scrolled):
    """Contents that scroll in whatever room is left: they ask for no more than the least."""

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
