import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.errors import StoreError, StoreTrouble
from desktop_app.readings.board import Block
from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk, press
from ui.dialogs.cancel import CancelDialog
from ui.dialogs.cancel_matters import SessionMatter
from ui.theme import Theme

SCHOOL = "Passage en 6e"


@pytest.fixture
def dialog(at_desk: AtDesk, theme: Theme) -> CancelDialog:
    """The dialog in English, closed."""
    return CancelDialog(at_desk.desk, theme, words_in("en"), at_desk.window, SessionMatter())


def school(at_desk: AtDesk) -> Block:
    return next(one for one in at_desk.board().blocks if one.title.fr == SCHOOL)


def asked(at_desk: AtDesk, dialog: CancelDialog) -> Block:
    block = school(at_desk)
    dialog.ask(block)
    at_desk.settle()
    return block


def cancelled(at_desk: AtDesk, dialog: CancelDialog) -> str:
    dialog.reason.choices.setCurrentIndex(1)
    with at_desk.qtbot.waitSignal(dialog.cancelled, timeout=20_000) as done:
        dialog.go.click()
    at_desk.settle()
    return str(done.args[0]) if done.args else ""


def test_what_follows_is_counted_before(at_desk: AtDesk, dialog: CancelDialog) -> None:
    asked(at_desk, dialog)

    said = " | ".join(text for _, text in dialog.consequences.said)

    assert "12 enrolled" in said
    assert "3 people waiting" in said
    assert "Interpreter (Turkish): free to cancel for 50" in said


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_change_nothing(
    at_desk: AtDesk, dialog: CancelDialog, key: Qt.Key
) -> None:
    asked(at_desk, dialog)

    press(dialog.safe, key)

    assert not dialog.isVisible()
    assert school(at_desk).status == "planned"


def test_what_cannot_be_counted_is_said_and_asked_again(
    at_desk: AtDesk, dialog: CancelDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_told: object) -> None:
        raise StoreError(StoreTrouble.UNREACHABLE)

    with monkeypatch.context() as broken:
        broken.setattr("desktop_app.readings.cancelling.cancel_forecast", lost)
        asked(at_desk, dialog)
    dialog.reason.text.setText("fuite d'eau")

    assert dialog.title.text() == 'Cancel "Moving up to secondary school"'
    assert dialog.trouble.said
    assert not dialog.go.isEnabled()

    dialog.trouble.retry.click()
    at_desk.settle()

    assert not dialog.trouble.said
    assert dialog.consequences.said
    assert dialog.go.isEnabled()


def test_a_reason_is_wanted_first(at_desk: AtDesk, dialog: CancelDialog) -> None:
    asked(at_desk, dialog)

    assert not dialog.go.isEnabled()
    dialog.reason.text.setText("fuite d'eau")
    assert dialog.go.isEnabled()


def test_cancelling_shows_whom_to_call(at_desk: AtDesk, dialog: CancelDialog) -> None:
    block = asked(at_desk, dialog)

    assert cancelled(at_desk, dialog) == block.code
    assert dialog.calls.rowCount() == 15
    assert dialog.isVisible()
    dialog.copy.click()
    assert QApplication.clipboard().text().count("\n") == 14
    assert block.languages
    assert school(at_desk).languages == ()


def test_a_session_cancelled_elsewhere_meanwhile_is_refused_in_words(
    at_desk: AtDesk, dialog: CancelDialog, theme: Theme
) -> None:
    other = CancelDialog(at_desk.desk, theme, words_in("en"), at_desk.window, SessionMatter())
    asked(at_desk, dialog)
    asked(at_desk, other)
    cancelled(at_desk, other)

    dialog.reason.choices.setCurrentIndex(1)
    with at_desk.qtbot.waitSignal(at_desk.desk.refused, timeout=20_000):
        dialog.go.click()
    at_desk.settle()

    assert dialog.said.text()
    assert dialog.isVisible()
