"""The finder and the plans of repairs are reached from the menus, the card, the form, a row."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.board.menu import row_menu
from ui.repairs.typed import Kind
from ui.workplace import Workplace

CONFLICT = "C01-02"


def test_the_menus_open_the_finder_and_the_plans(workplace: Workplace, qtbot: QtBot) -> None:
    actions, forms = workplace.window.actions_known, workplace.forms
    for code, kind in (("absence", Kind.ABSENCE), ("closure", Kind.CLOSURE)):
        actions[code].trigger()
        settle(workplace, qtbot)
        assert forms.repairs.plan is not None
        assert forms.repairs.plan.kind is kind
        forms.repairs.plan.reject()
    actions["find_slot"].trigger()
    settle(workplace, qtbot)
    assert forms.finder.finder is not None
    assert forms.finder.finder.conduct.answer is not None
    forms.finder.finder.reject()


def test_a_card_with_few_ways_out_offers_to_look_for_a_place(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select(CONFLICT)
    settle(workplace, qtbot)
    card = workplace.planning.page.inspector.card
    assert card is not None
    assert len(card.ways) == 3
    assert card.find_slot.isHidden()
    card.offer((card.offered or ())[:2])
    assert not card.find_slot.isHidden()

    card.find_slot.click()
    settle(workplace, qtbot)

    finder = workplace.forms.finder.finder
    assert finder is not None
    assert finder.conduct.typed.session == CONFLICT
    finder.reject()


def test_a_place_found_from_the_form_fills_its_fields(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.forms.full.edit(CONFLICT)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    form.surface.general.find_slot.click()
    settle(workplace, qtbot)
    finder = workplace.forms.finder.finder
    assert finder is not None
    answer = finder.conduct.answer
    assert answer is not None
    assert answer.found is not None
    there = answer.found.slots[0].proposal

    finder.take(0)

    entry = form.conduct.entry
    assert entry is not None
    assert (entry.typed.span, entry.typed.room) == (there.span, there.room)
    form.conduct.give_up()
    form.reject()


def test_the_row_of_a_professional_has_a_menu(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["rows_team"].trigger()
    settle(workplace, qtbot)
    view = workplace.planning.page.view
    menu = row_menu(view, "P01")
    assert isinstance(menu, QMenu)
    assert row_menu(view, "VIL-01") is None

    (absence,) = (one for one in menu.actions() if one.text() == "Absence…")
    absence.trigger()
    settle(workplace, qtbot)

    plan = workplace.forms.repairs.plan
    assert plan is not None
    assert (plan.kind, plan.conduct.typed.subject) == (Kind.ABSENCE, "P01")
    plan.reject()
    menu.deleteLater()
