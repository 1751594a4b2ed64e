"""The planning section as it is laid out: the bar, the filters, the board, the inspector."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.board.dates import DateMode, mode_of
from ui.board.days_axis import DaysAxis
from ui.board.row_kinds import RowsMode
from ui.board.sayings import day_said
from ui.board.spots import place_box
from ui.board.view import BoardView
from ui.filter_strip import AlertPill, FilterStrip, ThemeFilter
from ui.icons import Icon
from ui.inspector.panel import Inspector
from ui.palettes import OWN_ICONS, Palette, theme_icon
from ui.planning.alerts import AlertKind, alerts_of, pill_text, whole_pill_text
from ui.planning.banner import Banner
from ui.planning.side import Side
from ui.planning.twin_table import TwinTable
from ui.top_bar import Shown, TopBar
from ui.widgets.row_search import RowSearch
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.held_slots import HeldSlot
    from desktop_app.domain.span import Span
    from desktop_app.readings.board import Board
    from desktop_app.wording import Words
    from ui.board.scene import Scene
    from ui.board.wishes import DragCheck
    from ui.theme import Theme

_ALERTS = {
    AlertKind.CONFLICTS: (Tone.DANGER, Icon.TRIANGLE_ALERT),
    AlertKind.TO_CONFIRM: (Tone.WARN, Icon.LANGUAGES),
    AlertKind.TO_RECORD: (Tone.WARN, Icon.CLIPBOARD_CHECK),
}


class PlanningPage(QWidget):
    """The widgets of the section; what happens between them is `PlanningFlow`'s."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay out an empty section."""
        super().__init__()
        self.theme, self._words = theme, words
        self.bar = TopBar(theme, words, tuple(str(mode) for mode in RowsMode))
        self.strip = FilterStrip(theme, words)
        self.banner, self.search = Banner(theme, words), RowSearch(theme, words)
        self.view = BoardView(theme, words)
        self.twin = TwinTable(theme, words)
        self._faces = QStackedWidget()
        self.inspector = Inspector(theme, words)
        self._faces.addWidget(self.view)
        self._faces.addWidget(self.twin)
        self.side = Side(self._faces, self.inspector, self, self._selected_box)
        self._board: Board | None = None
        self._lay_out()
        self.bar.allow(possible=False)
        self.view.drag_checked.connect(self._make_way)
        self.search.typed.connect(self._find)
        self.search.left.connect(lambda: self.face.setFocus(Qt.FocusReason.OtherFocusReason))
        for face in (self.view, self.twin):
            face.row_missed.connect(self.search.stop)
        self.side.dismissed.connect(lambda: self.face.setFocus(Qt.FocusReason.PopupFocusReason))

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        above = [self.bar, self.strip] + ([] if self.search.isHidden() else [self.search])
        return [*above, self.face, self.inspector]

    @property
    def face(self) -> QWidget:
        """The board, or the list that stands in its place."""
        return self.twin if self._faces.currentWidget() is self.twin else self.view

    def show_board(self, board: Board, day: date) -> None:
        """Show what was read around ``day``: dates, themes, what asks for attention, blocks."""
        self._board = board
        self.bar.allow(possible=True)
        self._show_strip(board)
        self.view.show_board(board)
        if self.face is self.twin:
            self.twin.show_board(board)
        self.bar.show_days(_shown(board, self.view.scene, day))

    def await_days(self, day: date, mode: DateMode) -> None:
        """Say on the board what is being read, once it takes long."""
        self.view.waiting.start(awaited_said(self._words, day, mode))

    def show_list(self, *, wanted: bool) -> None:
        """Show the day as a list, or as a board; what is selected stays so, with every row."""
        self.search.stop()
        if wanted and self._board is not None:
            self.twin.show_board(self._board)
            self.twin.select(self.view.selected)
        self._faces.setCurrentWidget(self.twin if wanted else self.view)
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_held(self, held: tuple[HeldSlot, ...]) -> None:
        """Show what other desks are typing a booking for, on the board and in its list."""
        self.view.held_slots.show(held)
        self.twin.show_held(held)

    def slot_box(self, room: str, span: Span) -> QRect:
        """Where a slot of a room is on this page; its middle when the room is not shown."""
        scene = self.view.scene
        line = scene.stack.row(room)
        if line is None:
            return QRect(self.rect().center(), QSize(1, 1))
        box = place_box(scene, line, span).translated(scene.origin)
        corner = self.view.viewport().mapTo(self, box.topLeft().toPoint())
        return QRect(corner, box.size().toSize())

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Schedule"))
        faces = (self.view, self.twin, self.inspector)
        for part in (self.bar, self.strip, self.banner, self.search, *faces):
            part.retranslate(words)
        if self._board is not None:
            self._show_strip(self._board)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.end()

    def _show_strip(self, board: Board) -> None:
        words = self._words
        self.strip.offer(_filters(board, words))
        self.strip.alert(
            [
                AlertPill(
                    pill_text(words, kind, len(alerts)),
                    *_ALERTS[kind],
                    [(alert.code, alert.line) for alert in alerts],
                    whole_pill_text(words, kind, len(alerts)),
                )
                for kind, alerts in alerts_of(board, words).items()
            ]
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.strip, self.banner, self.search):
            column.addWidget(part)
        column.addWidget(self.side, 1)

    def _find(self, typed: str) -> None:
        """Keep the rows of some name, in the board or in the list."""
        face = self.twin if self.face is self.twin else self.view
        self.search.tell(face.find_rows(typed))

    def _selected_box(self) -> QRect:
        """Where the selected block is on this page."""
        block = self.view.scene.block(self.view.selected)
        return self.slot_box(block.room, block.span) if block is not None else QRect()

    def _make_way(self, check: DragCheck | None) -> None:
        """Free the board for what is carried over it."""
        if check is not None:
            self.side.step_aside()


def awaited_said(words: Words, day: date, mode: DateMode) -> str:
    """« Chargement de la semaine 48… », « Chargement du mardi 24 novembre… »."""
    if mode is DateMode.DAY:
        return words._("Loading {day}…").format(day=day_said(words, day))
    return words._("Loading week {week}…").format(week=day.isocalendar().week)


def _shown(board: Board, scene: Scene, day: date) -> Shown:
    """The days the board has columns for; one alone is that day."""
    first, last = board.window.day, (board.window.end - timedelta.resolution).date()
    mode = mode_of(board.window)
    if isinstance(scene.axis, DaysAxis) and scene.board is board:
        first, last = scene.axis.columns[0].day, scene.axis.columns[-1].day
    return Shown(str(mode), first, last, min(max(day, first), last), board.now.date())


def _filters(board: Board, words: Words) -> list[ThemeFilter]:
    """The centre's themes in the order of the palettes, each with its own icon."""
    icons = {block.palette: block.icon for block in board.blocks}
    return [
        ThemeFilter(
            palette,
            words.of(board.theme_titles[palette]),
            theme_icon(icons.get(palette, ""), palette) if palette in icons else OWN_ICONS[palette],
        )
        for palette in Palette
        if palette in board.theme_titles
    ]
