"""The theme follows the system or the person, and everything is painted again at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SystemDouble
from ui.density import Density
from ui.palettes import Palette
from ui.style_sheet import style_sheet
from ui.theme import SystemLook, Theme, ThemeChoice, application_palette
from ui.tokens import DARK, LIGHT, Tokens, in_high_contrast
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.chips import Chip, ChipLook


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def test_the_theme_is_that_of_the_system_at_first(theme: Theme, system: SystemDouble) -> None:
    assert theme.choice == ThemeChoice.AUTOMATIC
    assert theme.tokens == LIGHT

    system.become(dark=True)

    assert theme.tokens == DARK


@pytest.mark.parametrize(
    ("choice", "tokens"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)]
)
def test_what_the_person_chose_outlasts_the_systems_changes(
    theme: Theme, system: SystemDouble, choice: ThemeChoice, tokens: Tokens
) -> None:
    theme.choose(choice)
    system.become(dark=True)
    system.become(dark=False)

    assert theme.tokens == tokens


def test_automatic_takes_up_the_system_again(theme: Theme, system: SystemDouble) -> None:
    theme.choose(ThemeChoice.LIGHT)
    system.become(dark=True)

    theme.choose(ThemeChoice.AUTOMATIC)

    assert theme.tokens == DARK
    assert system.followed == [ThemeChoice.LIGHT, ThemeChoice.AUTOMATIC]


@pytest.mark.parametrize(
    ("choice", "tokens"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)]
)
def test_high_contrast_comes_from_the_system_whatever_the_theme(
    theme: Theme, system: SystemDouble, choice: ThemeChoice, tokens: Tokens
) -> None:
    theme.choose(choice)
    system.become(contrast=True)

    assert theme.tokens == in_high_contrast(tokens)
    assert theme.block(Palette.CAFE).fill == theme.tokens.surface


def test_each_switch_is_told_once(theme: Theme, system: SystemDouble, qtbot: QtBot) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append("changed"))

    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.DARK)
    system.become(dark=True)
    theme.enlarge(150)
    theme.enlarge(150)
    theme.fit(1080)
    theme.fit(1079)

    assert len(told) == 3


def test_a_window_that_only_grows_a_little_keeps_its_letters(theme: Theme) -> None:
    before = theme.letters
    theme.fit(800)

    assert theme.letters is before
    assert theme.density == Density.COMPACT


@pytest.mark.parametrize(
    ("height", "density", "pixels"),
    [(690, Density.DENSE, 12), (768, Density.COMPACT, 12), (1080, Density.COMFORTABLE, 13)],
)
def test_the_windows_height_decides_sizes_and_letters(
    theme: Theme, height: int, density: Density, pixels: int
) -> None:
    theme.fit(height)

    assert theme.density == density
    assert theme.font(Letter.BODY).pixelSize() == pixels


def test_large_text_takes_the_next_density_and_keeps_the_steps_of_the_height(theme: Theme) -> None:
    theme.fit(768)
    theme.enlarge(150)

    assert theme.density == Density.COMFORTABLE
    assert theme.font(Letter.BODY).pixelSize() == 18
    assert theme.sizes.row == 78


@pytest.mark.parametrize(("asked", "taken"), [(20, 90), (90, 90), (200, 200), (500, 200)])
def test_text_size_stays_within_its_range(theme: Theme, asked: int, taken: int) -> None:
    theme.enlarge(asked)

    assert theme.text_percent == taken


def test_colours_are_computed_once_for_each_theme(theme: Theme) -> None:
    light = theme.block(Palette.CAFE)
    assert theme.block(Palette.CAFE) is light

    theme.choose(ThemeChoice.DARK)

    assert theme.block(Palette.CAFE) != light


def test_a_switch_repaints_what_is_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    primary = Button(theme, "Réserver", ButtonLook(Role.PRIMARY), window)
    chip = Chip(theme, "Enfance", ChipLook(Palette.CHILDREN), window)
    chip.setChecked(True)
    for place, piece in enumerate((primary, chip)):
        piece.move(10, 10 + 40 * place)
        piece.resize(piece.sizeHint())
    window.resize(200, 120)
    window.show()

    for choice, tokens in ((ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)):
        theme.choose(choice)

        assert colour_at(window, 3, 3) == tokens.bg
        assert colour_at(primary, 6, primary.height() // 2) == tokens.accent
        assert colour_at(chip, chip.width() - 5, 12) == theme.block(Palette.CHILDREN).fill


def test_a_switch_repaints_qts_own_fields(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(100, 32)

    for choice, tokens in ((ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)):
        theme.choose(choice)

        assert colour_at(field, 50, 0) == tokens.ctrl
        assert colour_at(field, 50, 5) == tokens.surface


def test_the_application_wears_fusion_and_the_palette(theme: Theme, qapp: QApplication) -> None:
    theme.choose(ThemeChoice.DARK)

    assert qapp.palette() == application_palette(DARK)
    assert qapp.palette().color(QPalette.ColorRole.PlaceholderText) == DARK.text3
    assert qapp.font().pixelSize() == 12
    style = qapp.style()
    assert style is not None
    assert "fusion" in style.name() or style.metaObject().className() == "QStyleSheetStyle"


@pytest.mark.parametrize("tokens", [LIGHT, DARK, in_high_contrast(LIGHT)])
def test_the_style_sheet_names_every_colour(theme: Theme, tokens: Tokens) -> None:
    sheet = style_sheet(tokens, theme.sizes, theme.letters)

    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}") > 30


def test_chosen_lines_are_framed_where_fills_are_given_up(theme: Theme) -> None:
    usual = style_sheet(LIGHT, theme.sizes, theme.letters)
    strong = style_sheet(in_high_contrast(LIGHT), theme.sizes, theme.letters)

    framed = f"border: 1px solid {LIGHT.text.name()};"
    assert framed in strong
    assert framed not in usual


def test_the_real_system_is_asked_through_qt(qapp: QApplication) -> None:
    look = SystemLook(qapp)
    hints = QGuiApplication.styleHints()

    assert look.is_dark() is (hints.colorScheme() == Qt.ColorScheme.Dark)
    assert look.wants_contrast() is False


def test_a_change_of_the_system_reaches_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    look = SystemLook(qapp)

    with qtbot.waitSignal(look.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


@pytest.mark.parametrize("choice", ThemeChoice)
def test_the_systems_dialogs_are_told_what_was_chosen(
    qapp: QApplication, choice: ThemeChoice
) -> None:
    theme = Theme(parent=qapp)
    theme.choose(choice)

    expected = DARK if choice == ThemeChoice.DARK else LIGHT
    assert theme.tokens == expected
