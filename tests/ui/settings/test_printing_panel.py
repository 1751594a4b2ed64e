"""The page about printing shows what the preview of sheets has remembered meanwhile."""

from dataclasses import replace

from desktop_app.machine.settings import write_settings
from tests.ui.settings.hand import Hand


def test_the_folder_that_the_preview_remembered_is_shown(hand: Hand) -> None:
    write_settings(hand.folder, replace(hand.kept, sheet_folder=str(hand.folder)))
    hand.page.show_chosen()

    assert hand.page.printing.folder.value == str(hand.folder)
