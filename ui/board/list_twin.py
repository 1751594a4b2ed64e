"""The same day as a table: for screen readers, and for anyone who prefers lists (Ctrl+L)."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.wording.held_slots import held_text
from desktop_app.wording.names import capitalised
from desktop_app.wording.statuses import session_status_text
from ui.board.blocks import APPOINTMENT, attendance_of, standing_conflicts_of
from ui.board.reasons import reason_said
from ui.board.row_kinds import in_order
from ui.board.rows import language_said
from ui.board.sayings import complete_name, complete_title, count_said
from ui.board.short_names import worker_whole

if TYPE_CHECKING:
    from desktop_app.domain.held_slots import HeldSlot
    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording.words import Words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Column(IntEnum):
    """What the list says of a session."""

    TIME = 0
    ROOM = 1
    SESSION = 2
    PEOPLE = 3
    ENROLLED = 4
    INTERPRETER = 5
    STATE = 6


class TwinRole(IntEnum):
    """What a row can be asked beside its text."""

    CODE = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1


class ListTwin(QAbstractTableModel):
    """The blocks of a board by time; sort through a proxy on `TwinRole.SORT`.

    After them stand the slots that other desks are typing a booking for, without a code.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start with nothing to list."""
        super().__init__(parent)
        self._words = words
        self._board: Board | None = None
        self._blocks: tuple[Block, ...] = ()
        self._held: tuple[HeldSlot, ...] = ()
        self._told: tuple[HeldSlot, ...] = ()

    def show_board(self, board: Board) -> None:
        """List a reading."""
        self.beginResetModel()
        self._board, self._blocks = board, in_order(board.blocks)
        self._held = self._in_sight()
        self.endResetModel()

    def show_held(self, held: tuple[HeldSlot, ...]) -> None:
        """List what other desks hold now, within the days that are shown."""
        self._told = held
        if self._in_sight() != self._held:
            self.beginResetModel()
            self._held = self._in_sight()
            self.endResetModel()

    def _in_sight(self) -> tuple[HeldSlot, ...]:
        board = self._board
        if board is None:
            return ()
        return tuple(one for one in self._told if one.span.overlaps(board.window))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.beginResetModel()
        self._words = words
        self.endResetModel()

    def row_of(self, code: str) -> int:
        """The row of a block, or -1."""
        codes = [block.code for block in self._blocks]
        return codes.index(code) if code in codes else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._blocks) + len(self._held)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        board = self._board
        if board is None or not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = index.row(), Column(index.column())
        if row >= len(self._blocks):
            return self._held_answer(self._held[row - len(self._blocks)], column, role, board)
        return self._answer(self._blocks[row], column, role, board)

    def _held_answer(self, held: HeldSlot, column: Column, role: int, board: Board) -> Any:
        words = self._words
        room = board.planning.rooms.get(held.room)
        place = held.room if room is None else words.of(room.name)
        said = {
            Column.TIME: _hours_said(held.span, board, words),
            Column.ROOM: place,
            Column.SESSION: capitalised(held_text(words, held)),
        }
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return said.get(column, "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(said.values())
            case TwinRole.CODE:
                return ""
            case TwinRole.SORT:
                return (
                    held.span.start.isoformat() if column is Column.TIME else said.get(column, "")
                )
        return None

    def _answer(self, block: Block, column: Column, role: int, board: Board) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._said(block, column, board)
            case Qt.ItemDataRole.AccessibleTextRole:
                return complete_name(block, board, self._words)
            case TwinRole.CODE:
                return block.code
            case TwinRole.SORT:
                return self._sorting(block, column, board)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See QAbstractItemModel."""
        across = orientation == Qt.Orientation.Horizontal
        if role != Qt.ItemDataRole.DisplayRole or not across or section >= len(Column):
            return None
        return self._titles()[Column(section)]

    def _titles(self) -> dict[Column, str]:
        words = self._words
        return {
            Column.TIME: words._("Time"),
            Column.ROOM: words._("Room"),
            Column.SESSION: words._("Session"),
            Column.PEOPLE: words._("With"),
            Column.ENROLLED: words._("Enrolled"),
            Column.INTERPRETER: words._("Interpreter"),
            Column.STATE: words._("State"),
        }

    def _said(self, block: Block, column: Column, board: Board) -> str:
        words, planning = self._words, board.planning
        match column:
            case Column.TIME:
                return _time_said(block, board, words)
            case Column.ROOM:
                room = planning.rooms.get(block.room)
                return block.room if room is None else words.of(room.name)
            case Column.SESSION:
                return complete_title(block, words)
            case Column.PEOPLE:
                return ", ".join(worker_whole(words, code, planning) for code in block.workers)
        return self._said_of_state(block, column, board)

    def _said_of_state(self, block: Block, column: Column, board: Board) -> str:
        words, planning = self._words, board.planning
        if column is Column.ENROLLED:
            waiting = f" +{block.waiting}" if block.waiting else ""
            return "" if block.kind == APPOINTMENT else count_said(block) + waiting
        if column is Column.INTERPRETER:
            to_confirm = words._("to be confirmed")
            return ", ".join(
                language_said(words, badge.code, planning)
                + ("" if badge.confirmed else f" ({to_confirm})")
                for badge in block.languages
            )
        return state_said(block, board, words)

    def _sorting(self, block: Block, column: Column, board: Board) -> str:
        if column is Column.TIME:
            return block.span.start.isoformat()
        if column is Column.ENROLLED:
            return f"{block.enrolled:06d}"
        return self._said(block, column, board).casefold()


def _time_said(block: Block, board: Board, words: Words) -> str:
    """« 14:00–15:30 », with its day when several are listed."""
    return _hours_said(block.span, board, words)


def _hours_said(span: Span, board: Board, words: Words) -> str:
    hours = f"{span.start:%H:%M}–{span.end:%H:%M}"
    if len(board.window.days) == 1:
        return hours
    return f"{words.short_day(span.day)} {hours}"


def state_said(block: Block, board: Board, words: Words) -> str:
    """« Conflit : … », « Présences à saisir », « Option », or the plain state."""
    conflicts = standing_conflicts_of(block)
    if conflicts:
        return words._("Conflict: {what}").format(what=reason_said(words, conflicts[0]))
    match attendance_of(block, board.now):
        case "complete":
            return capitalised(words._("attendance recorded"))
        case "to_record":
            return capitalised(words._("attendance to record"))
    return capitalised(session_status_text(words, block.status))
