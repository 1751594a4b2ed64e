"""What a person does in the settings."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.machine.settings import Settings, read_settings
from desktop_app.readings.described import Described, DescribedRoom, described_reading
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.settings.form import Form
from ui.settings.page import SettingsPage
from ui.settings.rows import ChoiceRow, Row, TextRow
from ui.workplace import Workplace


@dataclass(frozen=True)
class Hand:
    """A person at the settings of a desk."""

    workplace: Workplace
    qtbot: QtBot
    folder: Path

    @property
    def page(self) -> SettingsPage:
        return self.workplace.settings.inside

    @property
    def kept(self) -> Settings:
        """What the person's own file says."""
        return read_settings(self.folder).settings

    def go(self, code: str) -> None:
        """Choose a page in the list."""
        self.page.entries.button(code).click()

    def type(self, form: Form, code: str, text: str) -> Row:
        """Write into a field and press Enter."""
        row = form.rows[code]
        assert isinstance(row, TextRow)
        line: QLineEdit = row.field
        line.setFocus()
        line.selectAll()
        write(line, text) if text else press(line, Qt.Key.Key_Delete)
        press(line, Qt.Key.Key_Return)
        self.settle()
        return row

    def choose(self, form: Form, code: str, value: str) -> None:
        """Choose in a list."""
        row = form.rows[code]
        assert isinstance(row, ChoiceRow)
        place = row.field.findData(value)
        assert place >= 0
        row.field.setCurrentIndex(place)
        row.field.activated.emit(place)
        self.settle()

    def command(self, code: str) -> None:
        """Give a command of the menus."""
        self.workplace.window.actions_known[code].trigger()
        self.settle()

    def settle(self) -> None:
        settle(self.workplace, self.qtbot)

    def described(self) -> Described:
        """What the centre itself says."""
        answers: list[Described] = []
        self.workplace.desk.read(
            lambda desk: described_reading(desk.engine, desk.now().date()), answers.append
        )
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0]

    def room(self, code: str) -> DescribedRoom:
        return next(one for one in self.described().rooms if one.code == code)

    def pick_place(self, code: str) -> None:
        """Choose a site or a room in the list."""
        places = self.page.places.chooser.list
        lines = [places.item(line) for line in range(places.count())]
        (item,) = [one for one in lines if one.data(Qt.ItemDataRole.UserRole) == code]
        places.setCurrentItem(item)
