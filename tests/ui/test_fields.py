"""Fields: what is typed stays free of what is drawn, and every place of a tick counts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.icons import Icon
from ui.theme import Theme, ThemeChoice
from ui.tokens import DARK, LIGHT
from ui.widgets.fields import ChoiceField, EitherOr, SearchField, TextField, Tick
from ui.widgets.tones import Tone


def test_the_search_field_says_what_it_looks_for(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Personne, atelier, salle…", keys="Ctrl K")
    qtbot.addWidget(field)

    assert field.accessibleName() == field.placeholderText() == "Personne, atelier, salle…"
    assert field.sizeHint().height() == theme.sizes.control


def test_typed_words_stay_between_the_icon_and_the_keys(theme: Theme, qtbot: QtBot) -> None:
    bare, full = (
        TextField(theme, "Date"),
        TextField(theme, "Date", icon=Icon.CALENDAR_DAYS, keys="Entrée"),
    )
    for field in (bare, full):
        qtbot.addWidget(field)

    assert (bare.textMargins().left(), bare.textMargins().right()) == (0, 0)
    assert full.textMargins().left() > 14
    assert full.textMargins().right() > 40


def test_the_keys_get_more_room_with_larger_text(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme, "Absents", keys="Entrée")
    qtbot.addWidget(field)
    before = field.textMargins().right()
    theme.enlarge(200)

    assert field.textMargins().right() > 1.5 * before
    assert field.sizeHint().height() >= theme.sizes.control


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_wrong_field_has_the_border_of_danger_until_it_is_right(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    tokens = DARK if choice == ThemeChoice.DARK else LIGHT
    field = TextField(theme, "Fin")
    qtbot.addWidget(field)
    field.resize(120, 32)

    field.judge(Tone.DANGER)
    assert field.grab().toImage().pixelColor(50, 1) == tokens.danger

    field.judge(Tone.OK)
    assert field.grab().toImage().pixelColor(50, 0) == tokens.ctrl
    assert field.textMargins().right() > 18

    field.judge(None)
    assert field.textMargins().right() == 0


def test_a_choice_field_is_as_wide_as_its_widest_choice(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Atelier")
    qtbot.addWidget(field)
    field.addItem("Café")
    narrow = field.sizeHint().width()
    field.addItem("Cuisine du quotidien, second groupe")

    assert field.sizeHint().width() > narrow + 100
    assert field.sizeHint().height() == theme.sizes.control
    field.resize(80, 32)
    assert not field.grab().isNull()


def test_arrows_change_the_choice(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Atelier")
    qtbot.addWidget(field)
    field.addItems(["Café santé", "Équilibre"])
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down)

    assert field.currentText() == "Équilibre"


@pytest.mark.parametrize("kind", [Tick, EitherOr])
def test_the_words_are_part_of_the_target(
    theme: Theme, qtbot: QtBot, kind: type[Tick] | type[EitherOr]
) -> None:
    answer = kind(theme, "Passer les jours fériés")
    qtbot.addWidget(answer)
    answer.resize(answer.sizeHint())
    answer.show()
    far = QPoint(answer.width() - 3, answer.height() // 2)
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, far)

    assert answer.isChecked()


@pytest.mark.parametrize("kind", [Tick, EitherOr])
def test_an_answer_shows_what_was_chosen_in_the_accent(
    theme: Theme, qtbot: QtBot, kind: type[Tick] | type[EitherOr]
) -> None:
    answer = kind(theme, "cette séance")
    qtbot.addWidget(answer)
    answer.resize(answer.sizeHint())
    off = answer.grab().toImage()
    answer.setChecked(True)
    on = answer.grab().toImage()
    answer.setEnabled(False)

    colours = {on.pixelColor(x, y).name() for x in range(16) for y in range(4, 20)}
    assert LIGHT.accent.name() in colours
    assert on != off
    assert answer.grab().toImage() != on
