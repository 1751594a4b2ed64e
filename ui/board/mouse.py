"""The mouse on the board: select, book, drag, resize, draw a slot, fold, zoom (interface 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from ui.board.carrying import ARROWS, PUTS_DOWN, carried_to
from ui.board.clicks import SHAKE, FirstClick, click, double_click
from ui.board.drag import Drag, Gesture, Grip, Stroke, grip_at
from ui.board.geometry import STEP, ZOOM_PER_NOTCH, floored
from ui.board.menu import block_menu, pop_up, row_menu
from ui.board.room_menu import room_menu
from ui.board.tips import tip_at

if TYPE_CHECKING:
    from ui.board.conduct import Conduct
    from ui.board.ghost import DragView
    from ui.board.layout import Placed
    from ui.board.view import BoardView

HURRY_MS = 120
"""A click shorter than this never drags, however far it moves."""

_WHEEL_NOTCH = 120
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Mouse:
    """What the hand does on one board; keys are heard only while something is held."""

    def __init__(self, view: BoardView, conduct: Conduct) -> None:
        """Act on the viewport of ``view``."""
        self._view, self._conduct = view, conduct
        self._clock = QElapsedTimer()
        self._pressed: QPointF | None = None
        self._target: Placed | None = None
        self._held: Drag | Stroke | None = None
        self._first = FirstClick()
        self._carried = False
        self._last = QPointF()

    @property
    def drag(self) -> DragView | None:
        """What is painted of a drag, if there is one."""
        return None if self._held is None else self._held.view

    @property
    def holds(self) -> bool:
        """Whether a block or a new slot is in the hand."""
        return self._held is not None

    def carry(self, code: str) -> None:
        """Take a block that the next click puts down: moving without dragging."""
        placed = next((one for one in self._conduct.scene.placed if one.block.code == code), None)
        if placed is None or self._conduct.movable(code) is None:
            return
        self._conduct.port.hold_hours()
        self._held = Drag(self._conduct.scene, placed, Grip.WHOLE, placed.box.center())
        self._carried = True
        self._last = placed.box.center() + self._conduct.scene.origin
        self._tell()

    def give_up(self) -> None:
        """Let go of everything; nothing has changed."""
        self._held, self._target, self._pressed, self._carried = None, None, None, False
        self._view.viewport().unsetCursor()
        self._tell()

    def take(self, event: QEvent) -> bool:
        """Act on what happened in the viewport; say whether that is enough."""
        return self._mouse(event) if isinstance(event, QMouseEvent) else self._other(event)

    def _other(self, event: QEvent) -> bool:
        match event:
            case QWheelEvent() if event.modifiers() & (_CTRL | _SHIFT):
                return self._wheel(event)
            case QHelpEvent():
                return self._tip(event)
            case QContextMenuEvent():
                return self._menu(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseButtonPress if left:
                self._press(event.position())
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease if left:
                self._release(event.position())
            case QEvent.Type.MouseButtonDblClick if left:
                self._pressed = None
                double_click(self._view, self._first.meant(event.position(), self._conduct.scene))
            case _:
                return False
        return True

    def _press(self, point: QPointF) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._carried:
            return
        self._conduct.port.hold_hours()
        self._pressed, self._target = point, self._conduct.scene.at(point)
        self._first = FirstClick(point, self._target)
        self._clock.start()

    def _move(self, event: QMouseEvent) -> None:
        point = self._last = event.position()
        if self._held is None and self._pressed is not None and self._means_it(point):
            self._take(self._pressed)
        if self._held is not None:
            self._held.follow(self._gesture(event.modifiers()))
            self._tell()
        elif self._pressed is None:
            self._show_cursor(point)

    def _means_it(self, point: QPointF) -> bool:
        if self._pressed is None or self._clock.elapsed() < HURRY_MS:
            return False
        way = point - self._pressed
        return max(abs(way.x()), abs(way.y())) >= SHAKE

    def _take(self, point: QPointF) -> None:
        scene, target = self._conduct.scene, self._target
        inside = point - scene.origin
        if target is None:
            line = scene.line_at(point)
            row = scene.rows.get(line.row) if line is not None else None
            bookable = row is not None and row.room is not None and scene.axis.is_hourly
            if row is not None and bookable and scene.grid.contains(point):
                self._held = Stroke(scene, row.key, floored(scene.axis.moment(inside.x()), STEP))
        elif self._conduct.movable(target.block.code) is not None and not target.thin:
            self._conduct.choose(target.block.code)
            grip = grip_at(target.box, inside.x()) if scene.axis.is_hourly else Grip.WHOLE
            self._held = Drag(scene, target, grip, inside)

    def _release(self, point: QPointF) -> None:
        held, carried, pressed, target = self._held, self._carried, self._pressed, self._target
        self._held, self._target, self._pressed, self._carried = None, None, None, False
        if isinstance(held, Drag):
            self._drop(held)
        elif held is not None:
            self._conduct.book(held.row, held.span.start, held.span.end)
        elif pressed is not None and not carried:
            click(self._view, self._conduct, pressed, target)
        self._show_cursor(point)
        self._tell()

    def _drop(self, held: Drag) -> None:
        wish, block = held.wish, self._conduct.block(held.code)
        if block is None or not wish.is_a_move:
            return
        act = self._conduct.copy if held.copies else self._conduct.move
        act(block, wish.span, wish.room)

    def take_key(self, event: QKeyEvent) -> bool:
        """Hear the keys of a drag: Escape gives up, Tab goes to the nearest free place.

        What was taken without dragging also goes with the arrows, and Enter puts it down.
        """
        if self._held is None or event.type() not in {
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        }:
            return False
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif pressed and event.key() == Qt.Key.Key_Tab and isinstance(self._held, Drag):
            self._held.snap()
            self._tell()
        elif pressed and self._carried and event.key() in PUTS_DOWN:
            self._release(self._last)
        elif pressed and self._carried and event.key() in ARROWS:
            self._last = carried_to(self._conduct.scene, self._last, event.key())
            self._held.follow(self._gesture(event.modifiers()))
            self._tell()
        elif event.key() in {Qt.Key.Key_Control, Qt.Key.Key_Shift}:
            self._held.follow(self._gesture(_after(event)))
            self._tell()
        return True

    def _gesture(self, modifiers: Qt.KeyboardModifier) -> Gesture:
        inside = self._last - self._conduct.scene.origin
        return Gesture(inside, bool(modifiers & _SHIFT), bool(modifiers & _CTRL))

    def _tell(self) -> None:
        held = self._held
        self._view.drag_checked.emit(held.check if isinstance(held, Drag) else None)
        if held is None:
            self._view.let_go.emit()
        self._conduct.refresh()

    def _show_cursor(self, point: QPointF) -> None:
        shape, viewport = shape_at(self._conduct, point), self._view.viewport()
        viewport.unsetCursor() if shape is None else viewport.setCursor(shape)

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _WHEEL_NOTCH
        if event.modifiers() & _CTRL:
            self._conduct.port.zoom_around(event.position().x(), ZOOM_PER_NOTCH**notches)
            self._view.rows_turned.emit()
        else:
            bar = self._view.horizontalScrollBar()
            bar.setValue(bar.value() - round(notches * bar.singleStep() * 3))
        return True

    def _tip(self, event: QHelpEvent) -> bool:
        text = tip_at(self._conduct.scene, QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), text, self._view)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        target = self._conduct.scene.at(QPointF(event.pos()))
        if target is not None:
            self._conduct.choose(target.block.code)
            menu = block_menu(self._view, self._conduct, target.block.code)
            pop_up(menu, event.globalPos())
            return True
        point = QPointF(event.pos())
        row = self._conduct.scene.line_at(point)
        key = row.row if row is not None else ""
        menu_of_row = row_menu(self._view, key) or room_menu(self._view, key, point)
        if menu_of_row is not None:
            pop_up(menu_of_row, event.globalPos())
        return True


def _after(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers once this key is down, or up again."""
    own = _CTRL if event.key() == Qt.Key.Key_Control else _SHIFT
    pressed = event.type() == QEvent.Type.KeyPress
    return event.modifiers() | own if pressed else event.modifiers() & ~own


def shape_at(conduct: Conduct, point: QPointF) -> Qt.CursorShape | None:
    """The shape of the pointer over what can be moved or resized; nothing elsewhere."""
    target = conduct.scene.at(point)
    if target is None or target.thin or conduct.movable(target.block.code) is None:
        return None
    if not conduct.scene.axis.is_hourly:
        return Qt.CursorShape.OpenHandCursor
    edge = grip_at(target.box, (point - conduct.scene.origin).x()) is not Grip.WHOLE
    return Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.OpenHandCursor
