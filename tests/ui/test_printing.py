"""From a selected session to paper, and back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from db.engine import reading
from db.tables.paper import Sheet, SheetPrint
from desktop_app.machine.folders import user_folders
from desktop_app.machine.settings import Settings, write_settings
from desktop_app.readings.desk import OpenDesk
from desktop_app.readings.next_sheet import next_sheet
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from ui.dialogs.preview import PreviewDialog
from ui.printing.printer import Press
from ui.widgets.buttons import LinkButton
from ui.widgets.toasts import Toast
from ui.workplace import Workplace

SCHOOL = "C01-02"


class DeskPrinter(Press):
    """A printer that takes everything."""

    __slots__ = ()

    def names(self) -> tuple[str, ...]:
        return ("Accueil-HP",)

    def print_pdf(self, pdf: bytes, name: str, title: str) -> int:
        del name, title
        return 1 if pdf else 0


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with one printer."""
    monkeypatch.setattr("ui.dialogs.preview.Press", DeskPrinter)


def prints(workplace: Workplace, qtbot: QtBot) -> tuple[int, int]:
    """How many sheets stand, and how many prints are counted."""

    def counted(desk: OpenDesk) -> tuple[int, int]:
        with reading(desk.engine) as tx:
            sheets = tx.scalar(select(func.count(Sheet.id)).where(Sheet.status != "void"))
            return sheets or 0, tx.scalar(select(func.count(SheetPrint.id))) or 0

    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.read(counted, answered)
    found: tuple[int, int] = answered.args[0]
    return found


def preview_of(workplace: Workplace, qtbot: QtBot) -> PreviewDialog:
    """Ctrl+P, and the preview that opens."""
    workplace.window.actions_known["print_sheet"].trigger()
    settle(workplace, qtbot)
    (preview,) = (one for one in workplace.window.findChildren(PreviewDialog) if one.isVisible())
    qtbot.waitUntil(lambda: bool(preview.previews), timeout=20_000)
    qtbot.waitUntil(lambda: preview.side.printer.count() > 0, timeout=20_000)
    return preview


@pytest.mark.usefixtures("printers")
def test_ctrl_p_enter_prints_and_the_toast_takes_it_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    before = prints(workplace, qtbot)
    workplace.planning.flow.selection.select(SCHOOL)
    settle(workplace, qtbot)
    preview = preview_of(workplace, qtbot)
    assert prints(workplace, qtbot) == before, "looking numbers nothing"

    with qtbot.waitSignal(preview.printed, timeout=30_000):
        press(preview.side.main, Qt.Key.Key_Return)
    settle(workplace, qtbot)

    assert prints(workplace, qtbot) == (before[0] + 1, before[1] + 1)
    title = "Moving up to secondary school"
    said = f'Sheet of "{title}" sent to Accueil-HP.'
    assert said in workplace.window.toasts.said
    (toast,) = (one for one in workplace.window.findChildren(Toast) if one.accessibleName() == said)
    (undo, *_others) = toast.findChildren(LinkButton)
    undo.click()
    settle(workplace, qtbot)

    assert prints(workplace, qtbot) == before


@pytest.mark.usefixtures("printers")
def test_with_nothing_selected_the_sheet_of_what_runs_now_is_proposed(
    workplace: Workplace, qtbot: QtBot
) -> None:
    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.read(lambda desk: next_sheet(desk.engine, "", desk.now()), answered)

    preview = preview_of(workplace, qtbot)

    assert [one.subject for one in preview.previews] == answered.args
    preview.reject()
    QApplication.processEvents()


def test_enrolling_is_a_command_of_the_selected_session(workplace: Workplace, qtbot: QtBot) -> None:
    enrol = workplace.window.actions_known["enrol"]
    assert not enrol.isEnabled()
    workplace.planning.flow.selection.select(SCHOOL)
    settle(workplace, qtbot)

    enrol.trigger()
    settle(workplace, qtbot)

    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.accessibleName() == "Enrol"
    press(dialog, Qt.Key.Key_Escape)


def test_the_sheets_of_the_day_are_those_of_the_site_of_the_desk(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[date, str]] = []
    write_settings(user_folders().config, Settings(site="BEA"))
    monkeypatch.setattr(PreviewDialog, "show_day", lambda _self, *told: asked.append(told))

    workplace.window.actions_known["print_day"].trigger()

    assert asked == [(date(2026, 11, 24), "BEA")]
