import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import func, select, update

from db.engine import reading, transaction
from db.errors import StoreError, StoreTrouble
from db.tables.paper import Sheet
from db.tables.people import Person
from desktop_app.domain.sheets.sheet import ColumnKind
from desktop_app.machine.folders import user_folders
from desktop_app.machine.settings import Settings, read_settings, write_settings
from desktop_app.readings.desk import OpenDesk
from desktop_app.wording import words_in
from tests.ui.at_desk import DAY, AtDesk, press
from ui.dialogs.preview import PreviewDialog
from ui.printing.pages import page_images
from ui.printing.printer import Press, PrinterRefusedError, print_pages
from ui.theme import Theme
from ui.widgets.buttons import LinkButton

SCHOOL = "Passage en 6e"


class OnePrinter(Press):
    """A printer that takes everything, or refuses everything."""

    __slots__ = ()
    refusing = False
    taken: list[bytes] = []
    titles: list[str] = []

    def names(self) -> tuple[str, ...]:
        return ("Accueil-HP",)

    def print_pdf(self, pdf: bytes, name: str, title: str) -> int:
        if type(self).refusing:
            raise PrinterRefusedError(name)
        type(self).taken.append(pdf)
        type(self).titles.append(title)
        return 1


OPENED: list[Path] = []
"""The folders that were shown."""


class TwoPrinters(OnePrinter):
    """A computer with a printer at the desk and one upstairs."""

    __slots__ = ()

    def names(self) -> tuple[str, ...]:
        return ("Accueil-HP", "Etage-HP")


class NoPrinter(Press):
    """A computer without a printer."""

    __slots__ = ()

    def names(self) -> tuple[str, ...]:
        return ()


@pytest.fixture
def preview(at_desk: AtDesk, theme: Theme, tmp_path: Path) -> Iterator[PreviewDialog]:
    """The preview on a computer with one printer and a folder for sheets."""
    (tmp_path / "sheets").mkdir()
    write_settings(user_folders().config, Settings(sheet_folder=str(tmp_path / "sheets")))
    OnePrinter.refusing, OnePrinter.taken, OnePrinter.titles = False, [], []
    made = PreviewDialog(at_desk.desk, theme, words_in("en"), at_desk.window)
    made.press = OnePrinter()
    made.open_saved = OPENED.append
    OPENED.clear()
    yield made
    made.reject()


def school(at_desk: AtDesk) -> str:
    return next(one.code for one in at_desk.board().blocks if one.title.fr == SCHOOL)


def shown(at_desk: AtDesk, preview: PreviewDialog, code: str) -> None:
    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=30_000):
        preview.show_session(code)
    at_desk.settle()


def sheets_issued(at_desk: AtDesk) -> int:
    def count(desk: OpenDesk) -> int:
        with reading(desk.engine) as tx:
            living = select(func.count(Sheet.id)).where(Sheet.status != "void")
            return tx.scalar(living) or 0

    return at_desk.ask(count)


def test_looking_at_a_sheet_numbers_nothing(at_desk: AtDesk, preview: PreviewDialog) -> None:
    before = sheets_issued(at_desk)

    shown(at_desk, preview, school(at_desk))

    assert sheets_issued(at_desk) == before


def test_the_first_preview_is_timed(
    at_desk: AtDesk, preview: PreviewDialog, record_property: Callable[[str, object], None]
) -> None:
    code = school(at_desk)
    began = time.perf_counter()

    shown(at_desk, preview, code)

    record_property("preview_seconds", round(time.perf_counter() - began, 3))
    assert preview.isVisible()


def test_enter_prints_and_closes(at_desk: AtDesk, preview: PreviewDialog) -> None:
    before = sheets_issued(at_desk)
    shown(at_desk, preview, school(at_desk))

    with at_desk.qtbot.waitSignal(preview.printed, timeout=30_000) as done:
        press(preview.side.main, Qt.Key.Key_Return)

    assert done.args == ["Accueil-HP"]
    assert len(OnePrinter.taken) == 1
    assert OnePrinter.titles[0].isdigit()
    assert not preview.isVisible()
    assert sheets_issued(at_desk) == before + 1


def test_nothing_is_recorded_when_the_printer_refuses(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    before = sheets_issued(at_desk)
    shown(at_desk, preview, school(at_desk))
    OnePrinter.refusing = True

    with at_desk.qtbot.waitSignal(preview.work.refused, timeout=30_000):
        press(preview.side.main, Qt.Key.Key_Return)
    at_desk.settle()

    assert preview.isVisible()
    assert "Accueil-HP" in preview.side.state.text()
    assert sheets_issued(at_desk) == before


def test_without_a_printer_the_sheet_is_saved_under_its_number(
    at_desk: AtDesk, preview: PreviewDialog, tmp_path: Path
) -> None:
    preview.press = NoPrinter()
    shown(at_desk, preview, school(at_desk))

    with at_desk.qtbot.waitSignal(preview.saved, timeout=30_000):
        press(preview.side.main, Qt.Key.Key_Return)
    at_desk.settle()

    (file,) = (tmp_path / "sheets").iterdir()
    with_number = at_desk.ask(numbers)
    assert any(number in file.name for number in with_number)
    assert file.read_bytes().startswith(b"%PDF")
    assert file.name in preview.side.state.text()


def test_what_is_saved_for_want_of_a_printer_is_opened(
    at_desk: AtDesk, preview: PreviewDialog, tmp_path: Path
) -> None:
    preview.press = NoPrinter()
    shown(at_desk, preview, school(at_desk))

    with at_desk.qtbot.waitSignal(preview.saved, timeout=30_000):
        preview.side.main.click()
    assert list((tmp_path / "sheets").iterdir()) == OPENED

    with at_desk.qtbot.waitSignal(preview.saved, timeout=30_000):
        preview.save()
    assert len(OPENED) == 1, "what was asked to be saved opens nothing"


def test_the_printer_that_took_a_sheet_is_chosen_the_next_time(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    preview.press = TwoPrinters()
    shown(at_desk, preview, school(at_desk))
    assert preview.side.printer.currentText() == "Accueil-HP"
    preview.side.printer.setCurrentText("Etage-HP")
    with at_desk.qtbot.waitSignal(preview.printed, timeout=30_000):
        preview.side.main.click()

    shown(at_desk, preview, school(at_desk))

    assert preview.side.printer.currentText() == "Etage-HP"
    assert read_settings(user_folders().config).settings.printer == "Etage-HP"


def test_free_lines_are_chosen_before_the_print(at_desk: AtDesk, preview: PreviewDialog) -> None:
    shown(at_desk, preview, school(at_desk))
    before = preview.previews[0].blank_lines
    choices = preview.side.choices

    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=30_000):
        choices.blank.more.click()
    at_desk.settle()

    assert preview.previews[0].blank_lines == choices.blank.value == before + 1
    assert choices.lines.text() == f"12 enrolled, {12 + before + 1} lines"


def columns(preview: PreviewDialog) -> list[ColumnKind]:
    return [one.kind for one in preview.previews[0].sheet.pages[0].columns]


def test_the_column_of_organisations_is_chosen_where_somebody_comes_for_one(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    code, tick = school(at_desk), preview.side.choices.structure
    shown(at_desk, preview, code)
    assert not tick.isVisible()

    def come_for_a_partner(desk: OpenDesk) -> None:
        with transaction(desk.engine) as tx:
            tx.execute(update(Person).values(partner="Maison inventée"))

    at_desk.ask(come_for_a_partner)
    shown(at_desk, preview, code)
    assert tick.isVisible()
    assert ColumnKind.STRUCTURE in columns(preview)
    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=30_000):
        tick.click()
    at_desk.settle()
    assert ColumnKind.STRUCTURE not in columns(preview)

    press(preview, Qt.Key.Key_Escape)
    shown(at_desk, preview, code)
    assert tick.isChecked()


def test_sheets_have_large_rows_where_the_settings_want_them(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    write_settings(user_folders().config, Settings(large_rows="yes"))

    shown(at_desk, preview, school(at_desk))

    assert preview.side.choices.large.isChecked()


def test_what_the_check_speaks_of_can_be_seen(at_desk: AtDesk, preview: PreviewDialog) -> None:
    shown(at_desk, preview, school(at_desk))
    (link,) = preview.side.check.findChildren(LinkButton)

    with at_desk.qtbot.waitSignal(preview.seeing, timeout=30_000) as seen:
        link.click()

    assert seen.args == [DAY, "C03-06"]
    assert not preview.isVisible()


def test_a_print_of_many_sheets_is_stopped_and_nothing_is_recorded(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    before = sheets_issued(at_desk)
    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=60_000):
        preview.show_day(DAY, "VIL")
    at_desk.settle()
    preview.work.numbering.connect(lambda _count: preview.side.shut.click())

    with at_desk.qtbot.waitSignal(preview.work.stopped, timeout=60_000):
        preview.side.main.click()
    at_desk.settle()

    assert OnePrinter.taken == []
    assert sheets_issued(at_desk) == before
    assert preview.isVisible()
    assert "Stopped" in preview.side.state.text()


def numbers(desk: OpenDesk) -> list[str]:
    with reading(desk.engine) as tx:
        return list(tx.scalars(select(Sheet.number)))


def test_a_folder_is_asked_for_once_and_remembered(
    at_desk: AtDesk, preview: PreviewDialog, tmp_path: Path
) -> None:
    write_settings(user_folders().config, Settings())
    asked: list[str] = []

    def answer(_parent: object, _words: object) -> str:
        asked.append("asked")
        return str(tmp_path)

    preview.ask_folder = answer
    shown(at_desk, preview, school(at_desk))
    for _turn in range(2):
        with at_desk.qtbot.waitSignal(preview.saved, timeout=30_000):
            preview.save()
        at_desk.settle()

    assert asked == ["asked"]
    assert read_settings(user_folders().config).settings.sheet_folder == str(tmp_path)


def test_names_are_initials_on_the_screen_until_they_are_shown(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    shown(at_desk, preview, school(at_desk))
    (one,) = preview.previews

    masked = [line.person for line in one.masked.lines if line.person is not None]
    plain = [line.person for line in one.sheet.lines if line.person is not None]

    assert all(len(person.family) <= 2 and len(person.given) <= 2 for person in masked)
    assert any(len(person.family) > 2 for person in plain)


def test_all_sheets_of_the_day_are_one_job(at_desk: AtDesk, preview: PreviewDialog) -> None:
    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=60_000):
        preview.show_day(DAY, "VIL")
    at_desk.settle()

    with at_desk.qtbot.waitSignal(preview.printed, timeout=60_000):
        press(preview.side.main, Qt.Key.Key_Return)

    assert len(preview.previews) > 1
    assert len(OnePrinter.taken) == 1
    assert len(page_images(OnePrinter.taken[0], 20)) >= len(preview.previews)


def test_escape_closes_and_prints_nothing(at_desk: AtDesk, preview: PreviewDialog) -> None:
    shown(at_desk, preview, school(at_desk))

    press(preview, Qt.Key.Key_Escape)

    assert not preview.isVisible()
    assert OnePrinter.taken == []


def test_paper_has_the_pages_of_the_document(
    at_desk: AtDesk, preview: PreviewDialog, tmp_path: Path
) -> None:
    shown(at_desk, preview, school(at_desk))
    with at_desk.qtbot.waitSignal(preview.printed, timeout=30_000):
        preview.leave()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    pages = print_pages(OnePrinter.taken[0], printer)

    (image,) = page_images((tmp_path / "paper.pdf").read_bytes(), 72)
    assert pages == 1
    assert (round(image.width() / 10), round(image.height() / 10)) == (60, 84)


def test_a_printer_that_is_not_there_is_refused() -> None:
    with pytest.raises(PrinterRefusedError):
        Press().print_pdf(b"%PDF", "no such printer", "471000000119")


def test_a_sheet_that_cannot_be_read_back_is_not_recorded_and_the_preview_goes_on(
    at_desk: AtDesk, preview: PreviewDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(at_desk, preview, school(at_desk))
    before = sheets_issued(at_desk)

    def lost(*_told: object, **_also: object) -> None:
        raise StoreError(StoreTrouble.UNREACHABLE)

    monkeypatch.setattr("desktop_app.readings.sheets.issued_sheet", lost)
    with at_desk.qtbot.waitSignal(preview.work.refused, timeout=20_000):
        press(preview, Qt.Key.Key_Return)
    at_desk.settle()

    assert OnePrinter.taken == []
    assert sheets_issued(at_desk) == before
    assert preview.side.main.isEnabled()
    preview.reject()
    assert not preview.isVisible()
