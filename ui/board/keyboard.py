"""The keyboard of the board (interface 4.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop_app.domain.findings import Level
from desktop_app.domain.span import Span
from ui.board import travel
from ui.board.checks import SessionChecks, Spot
from ui.board.clicks import enter
from ui.board.dates import DateMode
from ui.board.geometry import STEP, ZOOM_PER_NOTCH
from ui.board.reasons import reason_said
from ui.board_keys import BOARD_DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.board.conduct import Conduct
    from ui.board.focus import Focus
    from ui.board.view import BoardView

ONE_DAY = timedelta(days=1)


class Keyboard:
    """The keys of one board; one it does not know goes on to the window."""

    def __init__(self, view: BoardView, conduct: Conduct) -> None:
        """Act on ``view``."""
        self._view, self._conduct = view, conduct
        self._keys: dict[str, Callable[[], None]] = {}
        self.rekey(BOARD_DEFAULTS)

    def rekey(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Answer to these keys, by what they do (`ui.board_keys`)."""
        acts = self._travels() | self._changes() | self._views()
        self._keys = {one: acts[code] for code, chosen in keys.items() for one in chosen}

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; say whether that is enough."""
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        # Said here, a key of the board wins over the same key of the window.
        if event.type() == QEvent.Type.ShortcutOverride and self._binding(event) is not None:
            event.accept()
        return False

    @property
    def has_taken(self) -> bool:
        """Whether a session was cut or copied that can be put elsewhere."""
        return self._conduct.cut is not None

    def take(self, *, copies: bool) -> None:
        """Remember the session under the focus, or the selected one, to be put elsewhere."""
        self._conduct.take(self._focused_code() or self._view.selected, copies=copies)

    def put(self) -> None:
        """Move what was cut to the slot under the focus, or place a copy there."""
        here, taken = self._conduct.scene.sight.focus, self._conduct.cut
        block = self._conduct.movable(taken[0]) if taken is not None else None
        if here is None or block is None or taken is None:
            return
        if self._conduct.scene.rows[here.row].room is None:
            return
        hourly = self._conduct.scene.axis.is_hourly
        time = here.moment.time() if hourly else block.span.start.time()
        span = block.span.starting(datetime.combine(here.moment.date(), time))
        if taken[1]:
            self._conduct.copy(block, span, here.row)
        else:
            self._conduct.cut = None
            self._conduct.move(block, span, here.row)

    def zoom(self, notches: int) -> None:
        """Make the hours wider, or narrower when negative, around the focus if it is seen."""
        scene = self._conduct.scene
        grid, focus = scene.grid, scene.sight.focus
        x = scene.axis.x(focus.moment) + scene.origin.x() if focus is not None else -1.0
        around = x if grid.left() <= x <= grid.right() else grid.center().x()
        self._conduct.port.zoom_around(around, ZOOM_PER_NOTCH**notches)
        self._view.rows_turned.emit()

    def arrive(self, reason: Qt.FocusReason) -> None:
        """Begin somewhere when the focus comes by a key; a click puts it where it clicks."""
        by_key = reason in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        if by_key and self._conduct.scene.sight.focus is None:
            self._conduct.focus(travel.first_focus(self._conduct.scene))
        self._conduct.refresh()

    def _press(self, event: QKeyEvent) -> bool:
        act = self._binding(event)
        if act is None:
            return False
        act()
        return True

    def _binding(self, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
        return self._keys.get(keys.toString(QKeySequence.SequenceFormat.PortableText))

    def _views(self) -> dict[str, Callable[[], None]]:
        return {
            "open": self._enter,
            "dates_before": lambda: self._view.day_requested.emit(-1),
            "dates_after": lambda: self._view.day_requested.emit(1),
            "to_today": self._view.today_requested.emit,
            "to_day": lambda: self._ask_dates(DateMode.DAY),
            "to_week": lambda: self._ask_dates(DateMode.WEEK),
            "to_four_weeks": lambda: self._ask_dates(DateMode.FOUR_WEEKS),
            "book_next": self._view.next_booking_requested.emit,
        }

    def _travels(self) -> dict[str, Callable[[], None]]:
        return {
            "slot_before": lambda: self._go(travel.sideways, -1),
            "slot_after": lambda: self._go(travel.sideways, 1),
            "row_above": lambda: self._go(travel.updown, -1),
            "row_below": lambda: self._go(travel.updown, 1),
            "block_before": lambda: self._go(travel.to_block, -1),
            "block_after": lambda: self._go(travel.to_block, 1),
            "first_hour": lambda: self._go(travel.to_end, -1),
            "last_hour": lambda: self._go(travel.to_end, 1),
            "extend": self._extend,
            "next_problem": lambda: self._to_problem(1),
            "previous_problem": lambda: self._to_problem(-1),
        }

    def _changes(self) -> dict[str, Callable[[], None]]:
        return {
            "earlier": lambda: self._shift(-1),
            "later": lambda: self._shift(1),
            "room_above": lambda: self._change_room(-1),
            "room_below": lambda: self._change_room(1),
            "shorten": lambda: self._lengthen(-1),
            "lengthen": lambda: self._lengthen(1),
            "cut": lambda: self.take(copies=False),
            "copy": lambda: self.take(copies=True),
            "place": self.put,
            "cancel": self._cancel,
        }

    def _here(self) -> Focus | None:
        scene = self._conduct.scene
        return travel.kept(scene, scene.sight.focus) or travel.first_focus(scene)

    def _go(self, way: Callable[..., Focus], direction: int) -> None:
        scene, here = self._conduct.scene, self._here()
        if here is None:
            return
        if scene.sight.focus is None:
            self._conduct.focus(here)
            return
        self._conduct.focus(way(scene, here, direction))

    def _extend(self) -> None:
        here = self._conduct.scene.sight.focus
        if here is not None:
            self._conduct.focus(travel.extended(self._conduct.scene, here))

    def _to_problem(self, direction: int) -> None:
        scene = self._conduct.scene
        self._conduct.focus(travel.to_problem(scene, scene.sight.focus, direction))

    def _enter(self) -> None:
        here = self._conduct.scene.sight.focus
        if here is not None:
            enter(self._view, self._conduct, here)

    def _ask_dates(self, mode: DateMode) -> None:
        self._view.dates_requested.emit(str(mode))

    def _shift(self, direction: int) -> None:
        """Move by a quarter of an hour; by a day where days are columns."""
        block = self._conduct.movable(self._focused_code())
        step = STEP if self._conduct.scene.axis.is_hourly else ONE_DAY
        if block is not None:
            self._move(block.code, Spot(block.room, block.span.moved(direction * step)))

    def _lengthen(self, direction: int) -> None:
        block = self._conduct.movable(self._focused_code())
        if block is not None and block.span.duration + direction * STEP >= STEP:
            span = Span(block.span.start, block.span.end + direction * STEP)
            self._move(block.code, Spot(block.room, span))

    def _change_room(self, direction: int) -> None:
        scene = self._conduct.scene
        block = self._conduct.movable(self._focused_code())
        rooms = [key for key in travel.visible_rows(scene) if scene.rows[key].room is not None]
        if block is None or block.room not in rooms:
            return
        place = rooms.index(block.room) + direction
        if 0 <= place < len(rooms):
            self._move(block.code, Spot(rooms[place], block.span))

    def _move(self, code: str, spot: Spot) -> None:
        block, board = self._conduct.movable(code), self._conduct.scene.board
        if block is None or board is None:
            return
        findings = SessionChecks(board, code).findings(spot)
        conflict = next((one for one in findings if one.level is Level.CONFLICT), None)
        if conflict is not None:
            self._conduct.announce(reason_said(self._conduct.scene.words, conflict))
        self._conduct.move(block, spot.span, spot.room)

    def _cancel(self) -> None:
        code = self._focused_code()
        if self._conduct.movable(code) is not None:
            self._view.cancel_requested.emit(code)

    def _focused_code(self) -> str:
        sight = self._conduct.scene.sight
        return sight.focus.code if sight.focus is not None else sight.selected
