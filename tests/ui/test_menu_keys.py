"""Check 11 of interface, section 14: every command that can be given is reached by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.test_window import SIXTH
from ui.actions import COMMANDS, Menu
from ui.workplace import Workplace

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Walker:
    """Hands on the keyboard, in the menus."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.bar = workplace.window.menuBar()

    def to_the_bar(self) -> None:
        """F10 where the focus is; again, if it only hid the bar."""
        for _once in range(2):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, KEY.Key_F10)
            if self.bar.isVisible():
                return
        pytest.fail("F10 does not show the menu bar")

    def open(self, place: int) -> QMenu:
        """Open a menu by arrows."""
        self.to_the_bar()
        for _step in range(place):
            QTest.keyClick(self.bar, KEY.Key_Right)
        QTest.keyClick(self.bar, KEY.Key_Down)
        return self.opened()

    def opened(self) -> QMenu:
        """The menu that hears the keys."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def lines(self, menu: QMenu) -> list[QAction]:
        """What arrows go through in a menu, from the line that they begin at, once around."""
        if menu.activeAction() is None:
            QTest.keyClick(menu, KEY.Key_Down)
        found: list[QAction] = []
        while menu.activeAction() not in found:
            found.append(menu.activeAction())
            QTest.keyClick(menu, KEY.Key_Down)
        return found

    def walk(self, menu: QMenu) -> set[str]:
        """The codes of the commands in a menu and in those that open from it by the right arrow."""
        codes = set()
        for line in self.lines(menu):
            letters(menu)
            if line.menu() is None:
                codes.add(line.objectName())
                continue
            menu.setActiveAction(line)
            QTest.keyClick(menu, KEY.Key_Right)
            codes |= self.walk(self.opened())
            QTest.keyClick(self.opened(), KEY.Key_Left)
        return codes

    def leave(self) -> None:
        """Escape until no menu is open."""
        while (menu := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(menu, KEY.Key_Escape)


def letters(menu: QMenu) -> None:
    """No letter is underlined twice in a menu that is open."""
    marked = [QKeySequence.mnemonic(one.text()).toString() for one in menu.actions()]
    given = [one for one in marked if one]
    assert len(given) == len(set(given)), menu.title()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_arrows_reach_every_command_that_can_be_given(
    workplace: Workplace, qtbot: QtBot, language: str
) -> None:
    workplace.window.actions_known[f"language_{language}"].trigger()
    workplace.planning.page.view.setFocus()
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    walker, reached = Walker(workplace), set[str]()
    for place in range(len(walker.bar.actions())):
        reached |= walker.walk(walker.open(place))
        walker.leave()
    can_be_given = {
        one.code for one in COMMANDS if workplace.window.actions_known[one.code].isEnabled()
    }

    assert len(can_be_given) > 50
    assert can_be_given <= reached
    assert reached <= can_be_given


@pytest.mark.parametrize("language", ["fr", "en"])
def test_letters_give_every_command_that_can_be_given(
    workplace: Workplace, qtbot: QtBot, language: str
) -> None:
    actions, view = workplace.window.actions_known, workplace.planning.page.view
    actions[f"language_{language}"].trigger()
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    view.setFocus()
    walker, given = Walker(workplace), list[str]()
    walker.to_the_bar()
    QTest.keyClick(walker.bar, KEY.Key_Escape)
    lettered = [one for one in COMMANDS if one.group is None and actions[one.code].isEnabled()]
    for one in lettered:
        actions[one.code].triggered.disconnect()
        actions[one.code].triggered.connect(lambda _on=False, code=one.code: given.append(code))
    for one in lettered:
        title = walker.bar.actions()[list(Menu).index(one.menu)].text()
        QTest.keyClick(view, letter_of(title), ALT)
        QTest.keyClick(walker.opened(), letter_of(actions[one.code].text()))

    assert len(lettered) > 40
    assert given == [one.code for one in lettered]


def letter_of(text: str) -> Qt.Key:
    """The key of the letter that is underlined."""
    return Qt.Key(ord(QKeySequence.mnemonic(text).toString()[-1]))
