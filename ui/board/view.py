"""The board as a widget: it shows a reading and says what the person asks; it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QAccessibleInterface,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from ui.board.accessible import install, tell_focus
from ui.board.conduct import Conduct
from ui.board.held_slots import HeldSlots
from ui.board.keyboard import Keyboard
from ui.board.layers import Layers
from ui.board.mouse import Mouse
from ui.board.news import News
from ui.board.port import Port
from ui.board.requests import BoardRequests
from ui.board.row_kinds import RowsWanted
from ui.board.scene import Scene
from ui.board.states import paint_state, state_said
from ui.board.travel import focus_on, kept
from ui.board.waiting import Waiting
from ui.widgets.painted import OWN_RING

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.wording.words import Words
    from ui.board.ghost import DragView
    from ui.board.wishes import BookingWish
    from ui.palettes import Palette
    from ui.theme import Theme

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}


class BoardView(BoardRequests):
    """One day of the centre. Nothing moves on it before a new reading is shown."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start empty, by rooms."""
        super().__init__(parent)
        self.scene = Scene(theme, words)
        self._layers = Layers(self.scene)
        self.port = Port(self, self.scene)
        self._conduct = Conduct(self, self.port)
        self._waiting: Board | None = None
        self.keyboard = Keyboard(self, self._conduct)
        self._mouse = Mouse(self, self._conduct)
        self.waiting, self.news = Waiting(self), News(self)
        self.held_slots = HeldSlots(self)
        for told in (self.waiting, self.news, self.held_slots):
            told.changed.connect(self._look_again)
        self.let_go.connect(self.port.let_hours_go)
        self.let_go.connect(self._catch_up)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._dress_again)
        self.accessible: QAccessibleInterface | None = None
        install()
        self.focus_moved.connect(self._tell_focus)
        self.retranslate(words)

    @property
    def board(self) -> Board | None:
        """The reading that is shown."""
        return self.scene.board

    @property
    def selected(self) -> str:
        """The code of the selected block, or nothing."""
        return self.scene.sight.selected

    @property
    def drag(self) -> DragView | None:
        """What is in the hand as it is painted, or nothing."""
        return self._mouse.drag

    @property
    def preview(self) -> BookingWish | None:
        """A room and a time outlined on the board: a way out, a booking being typed."""
        return self.scene.sight.preview

    @preview.setter
    def preview(self, wish: BookingWish | None) -> None:
        self.scene.sight.preview = wish
        self._conduct.refresh()

    def show_board(self, board: Board) -> None:
        """Show a reading; scroll position, selection, focus and folded groups stay.

        While something is held, the new reading waits: what is in the hand never jumps.
        """
        if self._mouse.holds:
            self._waiting = board
            return
        sight, before = self.scene.sight, self.scene.dates
        self.waiting.stop()
        self.scene.show(board)
        if self.scene.dates is not before:
            sight.scroll = QPointF(0, sight.scroll.y())
        sight.focus = kept(self.scene, sight.focus)
        if sight.selected and self.scene.block(sight.selected) is None:
            self._conduct.choose("")
        self.port.sync()

    def show_rows(self, rows: RowsWanted) -> None:
        """Have rooms, the team or the interpreters as rows."""
        sight = self.scene.sight
        sight.rows = rows
        sight.scroll = QPointF(sight.scroll.x(), 0)
        self.scene.read_again()
        sight.focus = kept(self.scene, sight.focus)
        self.port.sync()

    def find_rows(self, typed: str) -> str:
        """Keep the rows of some name; return what is to be said when none is left."""
        sight = self.scene.sight
        sight.typed, sight.folded_found = typed.strip(), set()
        self.scene.read_again()
        sight.focus = kept(self.scene, sight.focus)
        self.port.sync()
        return state_said(self.scene) if not self.scene.rows else ""

    def select(self, code: str | None) -> None:
        """Select a block and bring it into view, or select nothing; nobody is told."""
        sight = self.scene.sight
        sight.selected = code or ""
        if sight.typed and sight.selected and self.scene.box_of(sight.selected) is None:
            self.row_missed.emit()
        focus = focus_on(self.scene, sight.selected)
        if focus is not None:
            sight.focus = focus
            self._conduct.reveal()
        self._conduct.refresh()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.scene.words = words
        self.scene.pictures.clear()
        self.setAccessibleName(words._("Schedule"))
        self.scene.read_again()
        self.port.sync()

    def hide_palettes(self, palettes: frozenset[Palette]) -> None:
        """Leave out the blocks of some themes."""
        self.scene.sight.hidden = palettes
        self._lay_out_again()

    def carry(self, code: str) -> None:
        """Take a session that the next click puts down, without dragging."""
        self._mouse.carry(code)
        if self._mouse.holds:
            self.carrying.emit(code)

    def _catch_up(self) -> None:
        """Show the reading that came while something was held."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_board(waiting)

    def viewportEvent(self, event: QEvent) -> bool:
        """See QAbstractScrollArea."""
        return self._mouse.take(event) or super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """See QWidget; while something is held, the hand hears the keys first."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            keys = (self._mouse.take_key, self._give_up, self.keyboard.take_key)
            return any(take(event) for take in keys) or super().event(event)
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.keyboard.arrive(event.reason())
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self.viewport())
        self._layers.paint(painter, self._mouse.drag, focused=self.hasFocus())
        paint_state(painter, self.scene)
        self.waiting.paint(painter, self.scene)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """See QWidget."""
        narrower = self.port.take_size()
        self._lay_out_again()
        if narrower and self.scene.scroll_range.width() > 0:
            self._conduct.reveal()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """See QAbstractScrollArea."""
        self.port.follow_bars()

    def _give_up(self, event: QKeyEvent) -> bool:
        """Escape stops waiting for what takes long."""
        escapes = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        if not escapes or not self.waiting.said:
            return False
        self.given_up.emit()
        return True

    def _tell_focus(self) -> None:
        tell_focus(self)

    def _dress_again(self) -> None:
        self.scene.pictures.clear()
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self.scene.lay_out()
        self.port.sync()

    def _look_again(self) -> None:
        sight = self.scene.sight
        sight.loading, sight.news = self.waiting.is_grey, self.news.codes
        sight.held_slots = self.held_slots.shown
        self.viewport().update()
