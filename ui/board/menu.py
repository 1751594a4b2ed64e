"""The menu of a block: commands that also have keys or gestures, said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.board.blocks import BUNDLE

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
        sheet = menu.addAction(words._("Print the sheet"))
        sheet.triggered.connect(lambda: view.print_requested.emit(code))
        menu.addSeparator()
        cancel = menu.addAction(words._("Cancel the session…"))
        cancel.triggered.connect(lambda: view.cancel_requested.emit(code))
    return menu


def open_menu(view: BoardView, conduct: Conduct, code: str, where: QPoint) -> None:
    """Show the menu of a block; it goes when it is left."""
    menu = block_menu(view, conduct, code)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)
