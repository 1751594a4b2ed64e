"""Columns as wide as what they say; where the table is narrower, the longest are cut first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHeaderView
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QTableView

LEAST = 48
"""Pixels below which a column says nothing any more."""

_REFITTED = frozenset({
    QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show
})  # fmt: skip


class FittedColumns(QObject):
    """Keeps the columns of a table in its width, whatever is listed."""

    def __init__(self, table: QTableView, stretched: int, whole: Collection[int] = ()) -> None:
        """Fit the columns of `table`: one takes what is left, those that stay `whole` are not cut.

        The table must have its model already.
        """
        super().__init__(table)
        self._table, self._stretched, self._whole = table, stretched, whole
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.viewport().installEventFilter(self)
        model = table.model()
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() in _REFITTED:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self, *_what: object) -> None:
        """Give each column its width again; a table that nobody sees is fitted when it is shown."""
        if not isValid(self._table) or not isValid(self._table.model()):
            return  # the window is being taken down
        if not self._table.isVisible():
            return
        head, model = self._table.horizontalHeader(), self._table.model()
        wanted = [
            max(self._table.sizeHintForColumn(at), head.sectionSizeHint(at))
            for at in range(model.columnCount())
        ]
        room = self._table.viewport().width()
        widths = shared_widths(wanted, self._whole, room)
        widths[self._stretched] += max(room - sum(widths), 0)
        for at, width in enumerate(widths):
            head.resizeSection(at, width)


def shared_widths(wanted: Sequence[int], whole: Collection[int], room: int) -> list[int]:
    """What each column gets of the room, in pixels: the widest give way until all have a place.

    Those that stay whole do so up to half of the room.
    """
    widths = [min(one, room // 2) if at in whole else one for at, one in enumerate(wanted)]
    left = room - sum(widths[at] for at in whole)
    others = sorted((at for at in range(len(wanted)) if at not in whole), key=lambda at: wanted[at])
    for place, at in enumerate(others):
        share = max(left // (len(others) - place), LEAST)
        widths[at] = min(wanted[at], share)
        left -= widths[at]
    return widths
