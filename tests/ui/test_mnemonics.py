"""A letter for each line of a menu."""

import pytest
from PySide6.QtGui import QKeySequence

from desktop_app.wording import words_in
from ui.actions import COMMANDS, Command, Group, Menu
from ui.menus import group_titles
from ui.mnemonics import with_mnemonics


@pytest.mark.parametrize(
    ("texts", "lettered"),
    [
        (["Print", "Refresh"], ["&Print", "&Refresh"]),
        (["Edit", "Enrol"], ["E&dit", "&Enrol"]),
        (["New cycle", "New", "We"], ["New &cycle", "&New", "&We"]),
        (["A", "A"], ["&A", "A"]),
        (["Soupe && pain"], ["&Soupe && pain"]),
        (["Écrire"], ["É&crire"]),
        (["100 %", "&Text"], ["100 %", "&Text"]),
    ],
)
def test_letters_are_those_at_the_head_of_words_and_never_given_twice(
    texts: list[str], lettered: list[str]
) -> None:
    assert with_mnemonics(texts) == lettered


def lines_of(menu: Menu, language: str) -> list[str]:
    """What stands in a menu, the menus inside it by their titles."""
    words, titles = words_in(language), group_titles(words_in(language))
    said = {_line(one): one for one in COMMANDS if one.menu is menu}
    return [
        titles[Group(line)] if line in set(Group) else words._(said[line].text) for line in said
    ]


def _line(command: Command) -> str:
    return command.code if command.group is None else str(command.group)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("menu", list(Menu))
def test_each_line_of_a_menu_has_a_letter_of_its_own(menu: Menu, language: str) -> None:
    lines = lines_of(menu, language)
    letters = [QKeySequence.mnemonic(text).toString() for text in with_mnemonics(lines)]

    assert len(lines) > 2
    assert all(letters)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_menu_of_the_bar_has_a_letter_of_its_own(language: str) -> None:
    words = words_in(language)
    titles = ["&File", "&Edit", "&View", "&Go", "&Session", "&Help"]
    letters = [QKeySequence.mnemonic(words._(title)).toString() for title in titles]

    assert all(letters)
    assert len(set(letters)) == len(titles)
