"""A section is described at once and made when somebody goes there; it misses nothing then."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.settings.hand import Hand
from ui.sections import PLANS, Plan
from ui.workplace import Workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


def made(workplace: Workplace) -> list[str]:
    """The sections that are made, by code."""
    return [section.code for section in workplace.sections]


def give(workplace: Workplace, qtbot: QtBot, command: str) -> None:
    workplace.window.actions_known[command].trigger()
    settle(workplace, qtbot)


def test_only_the_schedule_is_made_before_anything_is_asked(workplace: Workplace) -> None:
    assert made(workplace) == ["planning"]
    assert "going" not in vars(workplace.seldom)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.code)
def test_a_section_carries_out_the_commands_it_is_described_with(
    workplace: Workplace, plan: Plan
) -> None:
    assert set(workplace.sections[plan.code].commands()) == set(plan.knows)


def test_a_section_comes_with_its_data_from_the_menu(workplace: Workplace, qtbot: QtBot) -> None:
    give(workplace, qtbot, "home")

    assert workplace.window.section == "home"
    assert workplace.home.page.running.isVisible()
    assert workplace.home.page.running.widgets


def test_a_section_comes_by_its_key(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_Comma, CONTROL)
    settle(workplace, qtbot)
    assert workplace.window.section == "settings"

    QTest.keyClick(workplace.window, Qt.Key.Key_1, CONTROL)
    settle(workplace, qtbot)
    assert workplace.window.section == "home"
    assert made(workplace) == ["planning", "settings", "home"]


def test_a_command_that_the_shown_section_lacks_is_carried_out_by_the_schedule(
    workplace: Workplace, qtbot: QtBot
) -> None:
    give(workplace, qtbot, "settings")
    give(workplace, qtbot, "day_after")

    assert workplace.window.section == "planning"
    assert made(workplace) == ["planning", "settings"]


def test_what_was_chosen_before_a_section_is_made_holds_in_it(
    workplace: Workplace, qtbot: QtBot
) -> None:
    for command in ("language_fr", "theme_dark", "text_150", "home"):
        give(workplace, qtbot, command)
    page, theme = workplace.home.page, workplace.appearance.theme

    assert page.accessibleName() == "Accueil"
    assert page.bar.height() == theme.sizes.top_bar
    assert page.grab().toImage().pixelColor(1, page.height() - 1) == theme.tokens.bg

    give(workplace, qtbot, "settings")
    assert workplace.settings.inside.accessibleName() == "Réglages"

    for command in ("language_en", "home"):
        give(workplace, qtbot, command)
    assert page.accessibleName() == "Home"


def test_names_are_revealed_and_the_lock_masks_them_again_over_a_late_section(
    workplace: Workplace, qtbot: QtBot
) -> None:
    give(workplace, qtbot, "home")
    QTest.keyClick(workplace.window, Qt.Key.Key_F8)
    assert workplace.masking.seconds_left > 0

    give(workplace, qtbot, "lock")
    assert workplace.lock.is_closed
    assert workplace.masking.is_masked
    workplace.lock.open_again()
    assert workplace.window.section == "home"


def test_the_lock_opens_on_home_that_nobody_saw_yet(workplace: Workplace, qtbot: QtBot) -> None:
    give(workplace, qtbot, "lock")
    workplace.lock.open_again()
    settle(workplace, qtbot)

    assert workplace.window.section == "home"
    assert workplace.home.page.running.widgets


def test_what_a_late_section_changed_is_taken_back(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    give(workplace, qtbot, "settings")
    hand = Hand(workplace, qtbot, tmp_path)
    row = hand.type(hand.page.centre.form, "name_en", "The Lime Tree")
    assert workplace.window.windowTitle().startswith("The Lime Tree")

    QTest.keyClick(workplace.window, Qt.Key.Key_Z, CONTROL)
    settle(workplace, qtbot)
    assert not workplace.window.windowTitle().startswith("The Lime Tree")
    assert row.isVisible()


def test_home_does_not_say_that_nothing_waits_before_it_is_read(workplace: Workplace) -> None:
    workplace.show_section("home")
    page = workplace.home.page

    assert not page.side.isVisible()
    assert not page.left.isVisible()
