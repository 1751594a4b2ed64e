"""The menus of a block and of a row: commands that also have keys or gestures, said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.domain.planning import WorkerKind
from ui.board.blocks import BUNDLE, SESSION
from ui.board.row_kinds import RowsMode

if TYPE_CHECKING:
    from ui.board.conduct import Conduct
    from ui.board.view import BoardView


def block_menu(view: BoardView, conduct: Conduct, code: str) -> QMenu:
    """Make the menu of a block: only what can be done with it."""
    words, menu = conduct.scene.words, QMenu(view)
    menu.setAccessibleName(words._("Commands of the session"))
    block = conduct.scene.block(code)
    if block is not None and block.kind == BUNDLE:
        day = block.span.day
        menu.addAction(words._("Open the day")).triggered.connect(lambda: view.day_opened.emit(day))
        return menu
    menu.addAction(words._("Open…")).triggered.connect(lambda: view.open_requested.emit(code))
    if conduct.movable(code) is not None:
        menu.addAction(words._("Move…")).triggered.connect(lambda: view.carry(code))
        copy = menu.addAction(words._("Copy"))
        copy.triggered.connect(lambda: conduct.take(code, copies=True))
        menu.addSeparator()
        is_session = block is not None and block.kind == SESSION
        if is_session:
            sheet = menu.addAction(words._("Print the sheet"))
            sheet.triggered.connect(lambda: view.print_requested.emit(code))
            enrol = menu.addAction(words._("Enrol…"))
            enrol.triggered.connect(lambda: view.enrol_requested.emit(code))
            menu.addSeparator()
        of_what = (
            words._("Cancel the session…") if is_session else words._("Cancel the appointment…")
        )
        cancel = menu.addAction(of_what)
        cancel.triggered.connect(lambda: view.cancel_requested.emit(code))
    return menu


def row_menu(view: BoardView, key: str) -> QMenu | None:
    """Make the menu of a row: of a professional of the team; other rows have none."""
    scene = view.scene
    planning = scene.board.planning if scene.board is not None else None
    in_team = planning is not None and scene.sight.mode is RowsMode.TEAM
    worker = planning.workers.get(key) if planning is not None and in_team else None
    if worker is None or worker.kind is not WorkerKind.PROFESSIONAL:
        return None
    menu = QMenu(view)
    menu.setAccessibleName(scene.words._("Commands of the person"))
    week = menu.addAction(scene.words._("Availability…"))
    week.triggered.connect(lambda: view.week_requested.emit(key))
    absence = menu.addAction(scene.words._("Absence…"))
    absence.triggered.connect(lambda: view.absence_requested.emit(key))
    return menu


def pop_up(menu: QMenu, where: QPoint) -> None:
    """Show a menu; it goes when it is left."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)
