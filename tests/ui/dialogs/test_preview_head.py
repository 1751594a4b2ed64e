"""What the preview says of the sheets it shows, and of those that do not come."""

from collections.abc import Iterator

import pytest

from db.errors import StoreError, StoreTrouble
from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk
from ui.dialogs.preview import PreviewDialog
from ui.theme import Theme

SIXTH, ITS_CYCLE = "C01-02", "C01"


@pytest.fixture
def preview(at_desk: AtDesk, theme: Theme) -> Iterator[PreviewDialog]:
    """The preview in English, closed."""
    made = PreviewDialog(at_desk.desk, theme, words_in("en"), at_desk.window)
    yield made
    made.reject()


@pytest.mark.parametrize(
    "work",
    [
        "desktop_app.readings.preview.sheet_previews",
        "desktop_app.documents.attendance_sheet.draw_sheets",
    ],
)
def test_pages_that_do_not_come_are_explained_and_asked_for_again(
    at_desk: AtDesk, preview: PreviewDialog, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    def lost(*_told: object) -> None:
        raise StoreError(StoreTrouble.UNREACHABLE)

    with monkeypatch.context() as broken:
        broken.setattr(work, lost)
        preview.show_session(SIXTH)
        at_desk.settle()

    assert preview.pages.trouble.said

    with at_desk.qtbot.waitSignal(preview.work.pictured, timeout=30_000):
        preview.pages.trouble.retry.click()

    assert not preview.pages.trouble.said


def test_the_head_says_whether_one_session_or_a_whole_cycle_is_printed(
    at_desk: AtDesk, preview: PreviewDialog
) -> None:
    said = []
    for code in (SIXTH, ITS_CYCLE):
        with at_desk.qtbot.waitSignal(preview.work.composed, timeout=20_000):
            preview.show_session(code)
        said += [preview.side.what.words, preview.side.when.words]

    assert said == [
        "Moving up to secondary school · session 2 of 4",
        "Tue 24 Nov 14:00–15:30 · Chestnut room",
        "Moving up to secondary school · sessions 1 to 4 of 4",
        "17 November – 8 December 2026 · Chestnut room",
    ]
