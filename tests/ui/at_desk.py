"""A desk alone with a window: forms open over it, keys are pressed as people press them."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.readings.board import Board, board_reading
from desktop_app.readings.desk import OpenDesk
from ui.desk import Desk

DAY = date(2026, 11, 24)
NO_KEYS = Qt.KeyboardModifier.NoModifier

T = TypeVar("T")


@dataclass(frozen=True)
class AtDesk:
    """A desk at work on the pictures' Tuesday, and a window over which forms open."""

    desk: Desk
    window: QWidget
    qtbot: QtBot

    def ask(self, question: Callable[[OpenDesk], T]) -> T:
        """Read something through the desk, as a screen would."""
        answers: list[T] = []
        self.desk.read(question, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0]

    def board(self, day: date = DAY) -> Board:
        """The board of a day."""
        return self.ask(lambda desk: board_reading(desk.engine, day, day, desk.now()))

    def settle(self) -> None:
        """Wait until the desk has answered and drawn whatever it was asked."""
        for _turn in range(4):
            self.ask(lambda _desk: None)
            with self.qtbot.waitCallback(timeout=20_000) as drawn:
                self.desk.draw(lambda: None, drawn)


def press(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press and release one key where the focus would be."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, keys))


def write(widget: QWidget, text: str) -> None:
    """Type a text letter by letter, accents as the keyboard gives them."""
    for letter in unicodedata.normalize("NFC", text):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEYS, letter))
