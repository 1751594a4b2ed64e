"""The board for a screen reader: a table of rows, whose cells are sessions with complete names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from ui.board.dates import DateMode
from ui.board.sayings import complete_name, day_said, free_name, room_detail
from ui.board.spots import slot_box
from ui.board.tips import slot_said
from ui.board.travel import blocks_in, visible_rows

if TYPE_CHECKING:
    from datetime import datetime

    from ui.board.row_kinds import Row
    from ui.board.scene import Scene
    from ui.board.view import BoardView

_Role, _Text = QAccessible.Role, QAccessible.Text
BOARD_CLASS = "BoardView"


class Drawing(QAccessibleInterface):
    """Something drawn on the board that is no widget of its own.

    Qt takes nothing for a child that is not there, which its stubs do not say: hence ``Any``.
    """

    def __init__(self, scene: Scene) -> None:
        """Stand for something of ``scene``."""
        super().__init__()
        self._scene = scene

    def object(self) -> Any:
        """See QAccessibleInterface: a drawing, not a widget."""
        return None

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """See QAccessibleInterface: nothing on the board is typed."""

    def state(self) -> QAccessible.State:
        """See QAccessibleInterface."""
        return QAccessible.State()

    def relations(self, *_match: Any) -> list[Any]:
        """See QAccessibleInterface."""
        return []

    def foregroundColor(self) -> QColor:
        """See QAccessibleInterface."""
        return self._scene.theme.tokens.text

    def backgroundColor(self) -> QColor:
        """See QAccessibleInterface."""
        return self._scene.theme.tokens.surface

    def virtual_hook(self, _identifier: int, _data: int) -> None:
        """See QAccessibleInterface."""


class Piece(Drawing):
    """A row, a session or the focused slot; it lives as long as the board it is on."""

    def __init__(self, table: BoardTable, row: str, code: str | None = None) -> None:
        """Stand for a row; with a code for a session of it; with an empty one for a free slot."""
        super().__init__(table.scene)
        self._table, self.row, self.code = table, row, code

    def isValid(self) -> bool:
        """See QAccessibleInterface."""
        scene = self._table.scene
        if self.code:
            return any(one.code == self.code for one in blocks_in(scene, self.row))
        return self.row in visible_rows(scene)

    def window(self) -> Any:
        """See QAccessibleInterface."""
        return self._table.window()

    def parent(self) -> QAccessibleInterface:
        """See QAccessibleInterface."""
        return self._table if self.code is None else self._table.piece(self.row)

    def childCount(self) -> int:
        """See QAccessibleInterface."""
        return len(self._pieces())

    def child(self, index: int) -> Any:
        """See QAccessibleInterface."""
        pieces = self._pieces()
        return pieces[index] if 0 <= index < len(pieces) else None

    def childAt(self, x: int, y: int) -> Any:
        """See QAccessibleInterface."""
        return next((one for one in self._pieces() if one.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """See QAccessibleInterface."""
        pieces = self._pieces()
        return pieces.index(child) if child in pieces else -1

    def text(self, kind: QAccessible.Text) -> str:
        """See QAccessibleInterface."""
        return piece_name(self._table.scene, self) if kind == _Text.Name else ""

    def rect(self) -> QRect:
        """See QAccessibleInterface."""
        return self._table.on_screen(piece_box(self._table.scene, self))

    def role(self) -> QAccessible.Role:
        """See QAccessibleInterface."""
        return _Role.Row if self.code is None else _Role.Cell

    def _pieces(self) -> list[Piece]:
        return [] if self.code is not None else self._table.cells(self.row)


class BoardTable(QAccessibleWidget):
    """The whole board: its children are the visible rows, theirs the sessions in them."""

    def __init__(self, view: BoardView) -> None:
        """Stand for ``view``."""
        super().__init__(view, _Role.Table, view.accessibleName())
        self._view, self.scene = view, view.scene
        # Kept as long as the board: a screen reader may hold a piece that is no longer shown.
        self._made: dict[tuple[str, str | None], Piece] = {}

    def piece(self, row: str, code: str | None = None) -> Piece:
        """The one piece that stands for a row, a session or a slot."""
        return self._made.setdefault((row, code), Piece(self, row, code))

    def cells(self, row: str) -> list[Piece]:
        """The sessions of a row by time, and the focused slot if it is there."""
        cells = [self.piece(row, block.code) for block in blocks_in(self.scene, row)]
        focus = self.scene.sight.focus
        if focus is not None and focus.row == row and not focus.code:
            cells.append(self.piece(row, ""))
        return cells

    def focused(self) -> Piece | None:
        """The session or the slot that has the focus."""
        focus = self.scene.sight.focus
        return None if focus is None else self.piece(focus.row, focus.code)

    def on_screen(self, box: QRectF) -> QRect:
        """A box of the scene in pixels of the screen."""
        seen = box.translated(self.scene.origin).toAlignedRect()
        seen.moveTopLeft(self._view.viewport().mapToGlobal(seen.topLeft()))
        return seen

    def text(self, kind: QAccessible.Text) -> str:
        """See QAccessibleInterface."""
        return self._view.accessibleName() if kind == _Text.Name else ""

    def childCount(self) -> int:
        """See QAccessibleInterface."""
        return len(visible_rows(self.scene))

    def child(self, index: int) -> Any:
        """See QAccessibleInterface."""
        rows = visible_rows(self.scene)
        return self.piece(rows[index]) if 0 <= index < len(rows) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """See QAccessibleInterface."""
        rows = visible_rows(self.scene)
        known = isinstance(child, Piece) and child.code is None and child.row in rows
        return rows.index(child.row) if known and isinstance(child, Piece) else -1

    def focusChild(self) -> Any:
        """See QAccessibleInterface."""
        return self.focused() if self._view.hasFocus() else None

    def childAt(self, x: int, y: int) -> Any:
        """See QAccessibleInterface."""
        rows = (self.piece(row) for row in visible_rows(self.scene))
        return next((row for row in rows if row.rect().contains(x, y)), None)


def piece_name(scene: Scene, piece: Piece) -> str:
    """What a screen reader says of a row, a session or a slot."""
    board, words, row = scene.board, scene.words, scene.rows.get(piece.row)
    if board is None or row is None:
        return ""
    if piece.code:
        block = scene.block(piece.code)
        return "" if block is None else complete_name(block, board, words)
    focus = scene.sight.focus
    if piece.code == "" and focus is not None:
        return _slot_name(scene, focus.moment, row)
    if row.room is None:
        return f"{row.title}, {row.detail}" if row.detail else row.title
    features = row.room.features | ({"step_free"} if row.room.step_free else frozenset())
    return f"{row.title}, {room_detail(words, row.room.capacity, features)}"


def _slot_name(scene: Scene, moment: datetime, row: Row) -> str:
    """A free slot, or one that is kept for somebody or shut: it says for whom, or why."""
    held = "" if scene.dates is DateMode.FOUR_WEEKS else slot_said(scene, row.key, moment)
    if not held:
        return free_name(scene.words, moment, row.title)
    when = [day_said(scene.words, moment.date()), f"{moment:%H:%M}", row.title]
    return ", ".join([*held.split("\n"), *when])


def piece_box(scene: Scene, piece: Piece) -> QRectF:
    """Where a piece is, counted as boxes are."""
    if piece.code:
        return scene.box_of(piece.code, piece.row) or QRectF()
    if piece.code == "":
        return slot_box(scene) or QRectF()
    line = scene.stack.row(piece.row)
    if line is None:
        return QRectF()
    corner = QPointF(scene.sight.scroll.x() - scene.theme.sizes.row_header, line.top)
    return QRectF(corner.x(), corner.y(), scene.sight.size.width(), line.height)


def tell_focus(view: BoardView) -> None:
    """Tell a screen reader which slot or session has the focus now."""
    if not QAccessible.isActive():
        return
    table = QAccessible.queryAccessibleInterface(view)
    piece = table.focused() if isinstance(table, BoardTable) else None
    if piece is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(piece, QAccessible.Event.Focus))


_installed: list[object] = []


def install() -> None:
    """Have every board answer screen readers; once for the whole program."""
    if not _installed:
        _installed.append(_table_of)
        QAccessible.installFactory(_table_of)


def _table_of(class_name: str, asked: QObject | None) -> QAccessibleInterface | None:
    from ui.board.view import BoardView  # noqa: PLC0415 - the board installs this factory itself

    if class_name != BOARD_CLASS or not isinstance(asked, BoardView):
        return None
    asked.accessible = BoardTable(asked)
    return asked.accessible
