"""Two cycles wanted, searched for, watched, stopped, accepted one by one, and taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.engine import reading
from db.tables.sessions import Cycle
from desktop_app.commands.term_cycles import cycle_as_planned
from desktop_app.domain.planning import STEP_FREE
from desktop_app.readings.desk import OpenDesk
from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk, press, write
from tests.ui.offices import open_office
from ui.terms.dialog import TermDialog
from ui.terms.term_forms import TermForms
from ui.theme import Theme

SUGAR, BREATH = "SUCRE", "SOUFFLE"


@dataclass
class Hand:
    """A person at the plan of a term."""

    forms: TermForms
    at: AtDesk
    told: list[tuple[str, Callable[[], None]]]

    @property
    def term(self) -> TermDialog:
        """What is on the screen."""
        assert self.forms.term is not None
        return self.forms.term

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The lines, as they are read."""
        return [line.cells for line in self.term.surface.table.lines]

    def pick(self, field: QComboBox, code: str) -> None:
        """Choose something of a list with the keyboard alone."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        press(field, Qt.Key.Key_Home)
        while field.currentData() != code:
            before = field.currentData()
            press(field, Qt.Key.Key_Down)
            assert field.currentData() != before, code

    def type(self, field: QLineEdit, text: str) -> None:
        """Type into a field and leave it with Enter."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        write(field, text)
        press(field, Qt.Key.Key_Return)

    def want(self, programme: str, sessions: int) -> None:
        """Fill the current line in."""
        pane = self.term.surface.pane
        self.pick(pane.programme, programme)
        self.type(pane.sessions, str(sessions))
        self.type(pane.first, "30/11/2026")
        self.type(pane.last, "28/02/2027")

    def push(self, button: object) -> None:
        """Press a button with the keyboard."""
        assert hasattr(button, "isEnabled")
        assert button.isEnabled()
        press(button, Qt.Key.Key_Space)  # type: ignore[arg-type]

    def search(self) -> None:
        """Search with Ctrl+Enter, and stop in the same way once a plan is seen."""
        QTest.keyClick(self.term, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        conduct = self.term.conduct
        self.at.qtbot.waitUntil(lambda: bool(conduct.found or conduct.troubles), timeout=20_000)
        if conduct.search.is_running:
            QTest.keyClick(self.term, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.at.qtbot.waitUntil(lambda: not conduct.search.is_running, timeout=20_000)

    def cycles(self) -> set[str]:
        """The codes of the cycles there are."""

        def ask(desk: OpenDesk) -> set[str]:
            with reading(desk.engine) as tx:
                return set(tx.scalars(select(Cycle.code).where(Cycle.removed.is_(False))))

        return self.at.ask(ask)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the drafts of one test."""
    home = tmp_path / "home"
    monkeypatch.setenv("PERMANENCE_HOME", str(home))
    return home


@pytest.fixture
def at_desk(day_centre: str, own_home: Path, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work."""
    assert own_home.is_absolute()
    yield from open_office(day_centre, qtbot)


@pytest.fixture
def hand(at_desk: AtDesk, theme: Theme) -> Hand:
    """A person before an empty line, in English."""
    forms = TermForms(at_desk.desk, theme, words_in("en"), at_desk.window)
    made = Hand(forms, at_desk, [])
    forms.undoable.connect(lambda said, undo: made.told.append((said, undo)))
    forms.begin()
    at_desk.settle()
    return made


def test_a_term_is_planned_watched_accepted_and_taken_back(hand: Hand) -> None:
    surface, before = hand.term.surface, hand.cycles()
    QTest.keyClick(hand.term, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.at.qtbot.waitUntil(lambda: bool(hand.term.conduct.troubles), timeout=20_000)
    assert surface.state.words.startswith("Nothing was looked for")

    hand.want(SUGAR, 3)
    hand.push(surface.add)
    hand.want(BREATH, 3)
    watched: list[str] = []
    hand.term.conduct.shown.connect(lambda: watched.append(surface.state.words))
    hand.search()
    assert any("Looking for better: 2 of 2 cycles have their place" in said for said in watched)

    assert "2 of 2 cycles have their place · 6 sessions" in surface.state.words
    assert [cells[0] for cells in hand.cells] == [
        "Let’s talk about sugar · 3 sessions",
        "Breath and voice · 3 sessions",
    ]
    assert all(place and losses and alone for _, _, place, losses, alone in hand.cells)
    assert surface.details.text().count("\n") == 3
    assert hand.cycles() == before

    hand.push(surface.create_one)
    hand.at.settle()
    (new,) = hand.cycles() - before
    assert [cells[0] for cells in hand.cells] == ["Let’s talk about sugar · 3 sessions"]
    assert hand.term.conduct.can_create(surface.table.line)
    said, undo = hand.told.pop()
    assert new in said

    undo()
    hand.at.settle()
    assert hand.cycles() == before
    assert [one.programme for one in hand.term.conduct.wishes] == [SUGAR, BREATH]


def test_all_are_created_one_by_one_each_with_its_own_undo(hand: Hand) -> None:
    surface, before = hand.term.surface, hand.cycles()
    hand.want(SUGAR, 2)
    hand.push(surface.again)
    hand.search()
    hand.push(surface.create_all)
    hand.at.settle()

    assert len(hand.cycles() - before) == 2
    assert hand.cells == []
    assert len(hand.told) == 2
    assert surface.state.words.startswith("2 cycles created")


def test_a_line_that_cannot_be_planned_says_why_and_a_change_says_that_it_is_stale(
    hand: Hand,
) -> None:
    surface = hand.term.surface
    hand.search()
    assert surface.pane.trouble.said
    assert surface.table.lines[0].is_wrong
    assert not surface.create_one.isEnabled()

    hand.want(SUGAR, 2)
    assert not surface.pane.trouble.said
    hand.search()
    assert surface.create_one.isEnabled()
    hand.type(surface.pane.sessions, "3")
    assert hand.cells[0][2] == "not looked for yet"
    assert not surface.create_one.isEnabled()


def test_a_place_taken_meanwhile_is_refused_on_its_line(hand: Hand) -> None:
    hand.want(SUGAR, 2)
    hand.search()
    found = next(iter(hand.term.conduct.found.values()))

    def take(desk: OpenDesk) -> None:
        assert found.here is not None
        cycle_as_planned(found.here, found.kinds, "Autre")(desk.engine, desk.actor())

    hand.at.ask(take)
    hand.push(hand.term.surface.create_one)
    hand.at.settle()

    assert hand.term.surface.table.lines[0].is_wrong
    assert hand.term.surface.pane.trouble.said
    assert hand.told == []


def test_nothing_typed_is_lost_and_a_removed_line_comes_back(hand: Hand) -> None:
    hand.want(SUGAR, 2)
    pane = hand.term.surface.pane
    hand.type(pane.after, "14h")
    hand.type(pane.minutes, "45")
    hand.pick(pane.rhythm, "every-2")
    press(pane.needs.adding, Qt.Key.Key_Down)
    write(hand.term.surface.pane.days.adding, "T")
    press(hand.term, Qt.Key.Key_Escape)
    hand.at.settle()
    assert hand.forms.term is None

    hand.forms.begin()
    hand.at.settle()
    (wish,) = hand.term.conduct.wishes
    assert (wish.programme, wish.sessions, wish.last) == (SUGAR, 2, date(2027, 2, 28))
    assert wish.weekdays == {2}
    assert (wish.minutes, str(wish.rhythm)) == (45, "every-2")
    assert [one.code for one in wish.needs] == [STEP_FREE]
    assert "Tuesday · every 2 weeks · 14:00–23:59 · 45 min · Step-free access" in hand.cells[0][1]

    press(hand.term.surface.table, Qt.Key.Key_Delete)
    assert hand.cells == []
    hand.told.pop()[1]()
    assert [one.programme for one in hand.term.conduct.wishes] == [SUGAR]


def test_a_file_of_the_command_line_is_added_or_refused_as_a_whole(
    hand: Hand, tmp_path: Path
) -> None:
    good, bad = tmp_path / "wishes.csv", tmp_path / "bad.csv"
    heads = "programme,first,last,sessions,weekdays\n"
    good.write_text(heads + f"{SUGAR},2026-11-30,2027-02-28,3,2|4\n", encoding="utf-8")
    bad.write_text(heads + f"{SUGAR},30/11/2026,2027-02-28,3,2\n", encoding="utf-8")
    hand.term.ask_file = lambda _parent, _words: str(bad)
    hand.push(hand.term.surface.file)
    hand.at.settle()
    assert "line 2 first" in hand.term.surface.band.said.text()
    assert [one.programme for one in hand.term.conduct.wishes] == [""]

    hand.term.ask_file = lambda _parent, _words: str(good)
    hand.push(hand.term.surface.file)
    hand.at.settle()
    assert hand.term.surface.band.isHidden()
    assert "Tuesday or Thursday" in hand.cells[0][1]


def test_it_is_said_in_french(hand: Hand) -> None:
    hand.want(SUGAR, 2)
    hand.search()
    hand.forms.retranslate(words_in("fr"))
    QApplication.processEvents()

    assert hand.term.windowTitle() == "Planifier un trimestre"
    assert hand.cells[0][0] == "Sucre, parlons-en · 2 séances"
    assert "1 sur 1 · 2 séances" in hand.term.surface.state.words
