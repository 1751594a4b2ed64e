"""The painted grid of a week: the mouse paints rectangles, the keyboard the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.availability.brush import ERASER, Brush, letter_brush
from ui.availability.geometry import WEEKDAYS, GridGeometry
from ui.availability.grid_painter import GridPainter
from ui.availability.run_painter import GridSight
from ui.availability.sayings import block_said, cell_said
from ui.availability.typed import ALL, Block
from ui.typography import Letter
from ui.widgets.painted import OWN_RING, follow

if TYPE_CHECKING:
    from desktop_app.readings.week_form import WeekForm
    from desktop_app.wording.words import Words
    from ui.availability.typed import WeekTyped
    from ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PAINTING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_QUARTER, _LEAST_DAY = 7, 84
"""Pixels under which the grid scrolls rather than shrinks."""


class WeekGrid(QWidget):
    """Cells of 15 minutes from Monday to Saturday; a stroke is told when the hand lets go."""

    painted = Signal(object, object)
    """The Block that was painted, and the Brush; an eraser clears."""
    cursor_moved = Signal(int)
    """The weekday the keyboard or the mouse is on."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show an empty grid."""
        super().__init__()
        self._theme, self._words = theme, words
        self._form: WeekForm | None = None
        self._typed: WeekTyped | None = None
        self._weeks, self._brush = ALL, Brush()
        self._stroke: tuple[Block, Brush] | None = None
        self.selection = Block(1, 36, 1, 36)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        follow(theme, self)
        self.retranslate(words)

    @property
    def geometry_now(self) -> GridGeometry:
        """Where everything stands at the present size."""
        letters, quarters = self._theme.letters, (32, 76)
        if self._form is not None:
            quarters = self._form.quarters
        return GridGeometry(
            self.width(),
            self.height(),
            round(letters.width(Letter.TITLE, "sem. 48") + 18),
            letters.pixels(Letter.HEADING) + letters.pixels(Letter.BODY) + 22,
            quarters,
        )

    def show_week(self, form: WeekForm, typed: WeekTyped, weeks: str, brush: Brush) -> None:
        """Show what is painted in some weeks."""
        if self._form is None or self._form.of != form.of:
            self.selection = Block(1, form.quarters[0] + 4, 1, form.quarters[0] + 4)
        self._form, self._typed, self._weeks, self._brush = form, typed, weeks, brush
        self._tell_cursor()
        self.update()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("The week, in cells of 15 minutes"))
        self._tell_cursor()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        now = self.geometry_now
        first, last = now.quarters
        letters = self._theme.letters
        quarter = max(_LEAST_QUARTER, letters.pixels(Letter.CAPTION) * 0.64)
        day = max(_LEAST_DAY, letters.width(Letter.CAPTION, "00:00–00:00") + 24)
        return QSize(
            round(now.left + day * len(WEEKDAYS)), round(now.head + quarter * (last - first))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        at = self.geometry_now.at(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if at is None or self._typed is None:
            return
        clears = event.button() == Qt.MouseButton.RightButton
        if clears or event.button() == Qt.MouseButton.LeftButton:
            self.selection = Block(*at, *at)
            self._stroke = self.selection, Brush(ERASER) if clears else self._brush
            self._tell_cursor()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if self._stroke is not None:
            self._reach(*self.geometry_now.nearest(event.position()))
            self._stroke = self.selection, self._stroke[1]

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """See QWidget."""
        if self._stroke is not None:
            stroke, self._stroke = self._stroke, None
            self.painted.emit(*stroke)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & _COMMANDING
        brush = self._typed_brush(event.text()) if plain else None
        if key is Qt.Key.Key_Escape and self._stroke is not None:
            self._stroke = None
            self.update()
        elif key in _STEPS and plain:
            self._step(key, reaches=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _CLEARING and plain:
            self.painted.emit(self.selection, Brush(ERASER))
        elif key in _PAINTING and plain:
            self.painted.emit(self.selection, self._brush)
        elif brush is not None:
            self.painted.emit(self.selection, brush)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        if self._form is not None and self._typed is not None:
            sight = GridSight(
                self._form,
                self._typed.week,
                self._weeks,
                self.selection if self.hasFocus() or self._stroke else None,
                self._stroke,
            )
            GridPainter(painter, self._theme, self._words, self.geometry_now).draw(sight)
        painter.end()

    def _typed_brush(self, text: str) -> Brush | None:
        if self._form is None or len(text) != 1 or not text.isalnum():
            return None
        return letter_brush(self._form, text, self._brush)

    def _step(self, key: Qt.Key, *, reaches: bool) -> None:
        day_by, quarter_by = _STEPS[key]
        now, first, last = self.selection, *self.geometry_now.quarters
        weekday = min(max(now.to_weekday + day_by, WEEKDAYS[0]), WEEKDAYS[-1])
        quarter = min(max(now.to_quarter + quarter_by, first), last - 1)
        if reaches:
            self._reach(weekday, quarter)
        else:
            self.selection = Block(weekday, quarter, weekday, quarter)
        self._tell_cursor()
        self.update()

    def _reach(self, weekday: int, quarter: int) -> None:
        self.selection = replace(self.selection, to_weekday=weekday, to_quarter=quarter)
        self._tell_cursor()
        self.update()

    def _tell_cursor(self) -> None:
        """Say to a screen reader where the cursor is and what is painted there."""
        if self._typed is not None and self._form is not None:
            where = block_said(self._words, self.selection)
            what = cell_said(self._words, self._form, self._typed.week, self.selection)
            self.setAccessibleDescription(f"{where}. {what}")
        self.cursor_moved.emit(self.selection.to_weekday)


_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
