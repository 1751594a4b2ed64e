"""The settings through their own widgets: changed at once, taken back by name, refused in place."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.changes import Change
from tests.ui.at_desk import press, write
from tests.ui.settings.hand import Hand
from ui.repairs.typed import Kind
from ui.settings.rows import TextRow, TicksRow

ELSEWHERE = Change(days=frozenset({date(2026, 11, 24)}), subjects=frozenset({"C01-02"}))
"""What another desk does on the board: nothing of it is a setting."""


def first_room(hand: Hand) -> str:
    """The first room of the first site, chosen."""
    described = hand.described()
    hand.go("places")
    hand.page.places.chooser.list.setCurrentRow(1)
    return next(one.code for one in described.rooms if one.site == described.sites[0].code)


def test_the_settings_are_last_in_the_rail_and_have_their_keys(hand: Hand) -> None:
    assert hand.workplace.window.section == "settings"
    assert hand.workplace.window.actions_known["settings"].shortcut().toString() == "Ctrl+,"


def test_the_centre_takes_another_name_and_gives_it_back(hand: Hand) -> None:
    form = hand.page.centre.form
    before = hand.described().centre.name_fr

    hand.type(form, "name_fr", "Maison de santé des Tilleuls")
    assert hand.described().centre.name_fr == "Maison de santé des Tilleuls"
    undo = hand.workplace.window.actions_known["undo"].text()
    assert undo.startswith("Undo: change the centre")

    hand.command("undo")
    assert hand.described().centre.name_fr == before
    assert form.rows["name_fr"].value == before


def test_the_title_of_the_window_follows_the_name(hand: Hand) -> None:
    hand.type(hand.page.centre.form, "name_en", "The Limes")
    assert hand.workplace.window.windowTitle().startswith("The Limes")


def test_a_name_that_is_missing_says_why_beside_its_field(hand: Hand) -> None:
    row = hand.type(hand.page.centre.form, "name_fr", "   ")

    assert row.reason == "Name in French: it is missing."
    assert row.value == "   "
    assert hand.workplace.window.toasts.said == []
    hand.type(hand.page.centre.form, "name_fr", "Les Tilleuls")
    assert row.reason == ""


def test_a_room_is_changed_field_by_field(hand: Hand) -> None:
    code = first_room(hand)
    form = hand.page.places.forms.room

    hand.type(form, "name_fr", "Salle des Tilleuls")
    hand.type(form, "capacity", "17")
    hand.choose(form, "kind", "meeting")
    changed = hand.room(code)
    assert (changed.name_fr, changed.capacity, changed.kind) == (
        "Salle des Tilleuls",
        17,
        "meeting",
    )
    row = hand.type(form, "capacity", "-3")
    assert row.reason == "Capacity: “-3” is not a whole number."
    assert row.value == "-3"
    assert hand.room(code).capacity == 17


def test_what_was_refused_for_one_room_is_not_shown_for_the_next(hand: Hand) -> None:
    first_room(hand)
    form = hand.page.places.forms.room
    row = hand.type(form, "capacity", "many")
    hand.page.places.chooser.list.setCurrentRow(2)
    assert row.reason == ""
    assert row.value.isdigit()


def test_a_room_is_added_chosen_and_taken_back(hand: Hand) -> None:
    first_room(hand)
    panel = hand.page.places
    count = panel.chooser.list.count()
    panel.more_rooms.click()
    card = panel.forms.new_room
    hand.type(card, "name_fr", "Salle du jardin")
    card.button.click()
    hand.settle()

    assert panel.chooser.list.count() == count + 1
    item = panel.chooser.list.currentItem()
    assert item.text().strip() == "Salle du jardin"
    assert hand.room(panel.code).capacity == 12
    hand.command("undo")
    assert panel.chooser.list.count() == count


def test_what_is_typed_of_a_new_room_stays_while_another_desk_works(hand: Hand) -> None:
    first_room(hand)
    panel = hand.page.places
    panel.more_rooms.click()
    card = panel.forms.new_room
    name, parts = card.rows["name_fr"], card.rows["parts"]
    assert isinstance(name, TextRow)
    assert isinstance(parts, TicksRow)
    write(name.field, "Salle du jar")
    tick = next(iter(parts.ticks.values()))
    tick.click()
    hand.workplace.desk.changed.emit(ELSEWHERE)
    hand.settle()

    assert card.isVisible()
    assert name.value == "Salle du jar"
    assert tick.isChecked()
    panel.chooser.list.setCurrentRow(2)
    assert not card.isVisible()


def test_what_is_typed_of_a_new_programme_stays_while_another_desk_works(hand: Hand) -> None:
    hand.go("programmes")
    panel = hand.page.programmes
    panel.more.click()
    title = panel.new.rows["title_fr"]
    assert isinstance(title, TextRow)
    write(title.field, "Jardin par")
    hand.workplace.desk.changed.emit(ELSEWHERE)
    hand.settle()

    assert panel.new.isVisible()
    assert title.value == "Jardin par"


def test_a_tick_keeps_the_focus_while_another_desk_works(hand: Hand) -> None:
    first_room(hand)
    equipment = hand.page.places.forms.room.rows["equipment_codes"]
    assert isinstance(equipment, TicksRow)
    tick = next(iter(equipment.ticks.values()))
    tick.setFocus()
    hand.workplace.desk.changed.emit(ELSEWHERE)
    hand.settle()

    assert QApplication.focusWidget() is tick


def test_what_was_written_late_leaves_the_room_that_is_chosen_by_then(hand: Hand) -> None:
    first_room(hand)
    panel = hand.page.places
    name = panel.forms.room.rows["name_fr"]
    assert isinstance(name, TextRow)
    write(name.field, " bis")
    press(name.field, Qt.Key.Key_Return)
    panel.chooser.list.setCurrentRow(2)
    following = panel.code
    hand.settle()

    assert panel.code == following


def test_a_room_that_is_added_leaves_the_programme_that_is_chosen(hand: Hand) -> None:
    hand.page.programmes.chooser.list.setCurrentRow(2)
    chosen = hand.page.programmes.code
    first_room(hand)
    panel = hand.page.places
    panel.more_rooms.click()
    hand.type(panel.forms.new_room, "name_fr", "Salle du jardin")
    panel.forms.new_room.button.click()
    hand.settle()

    assert hand.page.programmes.code == chosen


def test_a_room_for_a_site_put_away_is_refused_beside_the_site(hand: Hand) -> None:
    hand.go("places")
    panel = hand.page.places
    panel.more_sites.click()
    hand.type(panel.forms.new_site, "short_name", "Longchamps")
    panel.forms.new_site.button.click()
    hand.settle()
    panel.forms.away.button.click()
    hand.settle()
    panel.more_rooms.click()
    card = panel.forms.new_room
    hand.type(card, "name_fr", "Salle du jardin")
    card.button.click()
    hand.settle()

    assert card.isVisible()
    assert "put away" in card.rows["site"].reason


def test_a_room_without_a_name_is_not_added_and_what_was_typed_stays(hand: Hand) -> None:
    first_room(hand)
    panel = hand.page.places
    panel.more_rooms.click()
    card = panel.forms.new_room
    hand.type(card, "capacity", "30")
    card.button.click()
    hand.settle()

    assert card.isVisible()
    assert card.rows["name_fr"].reason == "Name in French: it is missing."
    assert card.rows["capacity"].value == "30"
    press(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_divisible_room_is_made_of_those_that_are_ticked(hand: Hand) -> None:
    first_room(hand)
    panel = hand.page.places
    panel.more_rooms.click()
    card = panel.forms.new_room
    parts = card.rows["parts"]
    assert isinstance(parts, TicksRow)
    wanted = list(parts.ticks)[:2]
    for code in wanted:
        parts.ticks[code].click()
    hand.type(card, "name_fr", "Grande salle")
    card.button.click()
    hand.settle()

    assert hand.room(panel.code).parts == tuple(wanted)


def test_a_site_is_added_with_the_hours_of_another(hand: Hand) -> None:
    hand.go("places")
    panel = hand.page.places
    panel.more_sites.click()
    hand.type(panel.forms.new_site, "short_name", "Longchamps")
    panel.forms.new_site.button.click()
    hand.settle()

    assert panel.kind == "site"
    assert hand.described().sites[-1].short_name == "Longchamps"


def test_a_room_in_use_says_how_many_sessions_and_opens_their_plan(hand: Hand) -> None:
    board = hand.workplace.planning.flow.reader.board
    assert board is not None
    last = max(board.blocks, key=lambda block: block.span.start)
    hand.go("places")
    panel = hand.page.places
    hand.pick_place(last.room)
    ending = panel.forms.ending
    hand.type(ending, "bookable_to", "23/11/2026")

    assert "in this room" in ending.day.reason
    plan = hand.workplace.forms.repairs.plan
    assert plan is not None
    assert (plan.conduct.typed.subject, plan.conduct.typed.last) == (last.room, date(2026, 11, 23))
    hand.settle()
    assert last.code in {line.row.code for line in plan.surface.list.lines}
    assert hand.room(last.room).bookable_to is None


def test_a_site_closes_and_moves_from_its_card(hand: Hand) -> None:
    hand.go("places")
    panel, repairs = hand.page.places, hand.workplace.forms.repairs
    site = panel.code
    for button, kind in ((panel.close_site, Kind.CLOSURE), (panel.move_site, Kind.MOVE)):
        button.click()
        assert repairs.plan is not None
        assert (repairs.plan.kind, repairs.plan.conduct.typed.subject) == (kind, site)
        hand.settle()
        repairs.plan.reject()


def test_a_room_that_is_given_up_says_until_when_in_the_list(hand: Hand) -> None:
    code = first_room(hand)
    panel = hand.page.places
    hand.type(panel.forms.ending, "bookable_to", "31/12/2030")
    assert hand.room(code).bookable_to is not None
    assert panel.chooser.list.currentItem().text().endswith("until 31/12/2030")
    hand.command("undo")
    assert hand.room(code).bookable_to is None


def test_a_programme_is_added_and_changed(hand: Hand) -> None:
    hand.go("programmes")
    panel = hand.page.programmes
    panel.more.click()
    hand.type(panel.new, "title_fr", "Jardin partagé")
    panel.new.button.click()
    hand.settle()
    code = panel.code
    assert code == "JARDIN"
    hand.type(panel.form, "neutral_title_fr", "Jardin")
    hand.choose(panel.form, "registration_mode", "walk_in")
    (made,) = [one for one in hand.described().programmes if one.code == code]
    assert (made.neutral_title_fr, made.registration_mode) == ("Jardin", "walk_in")


def test_a_programme_is_put_away_said_so_in_the_list_and_offered_again(hand: Hand) -> None:
    hand.go("programmes")
    panel = hand.page.programmes
    code = panel.code
    panel.away.button.click()
    hand.settle()
    (there,) = [one for one in hand.described().programmes if one.code == code]
    assert there.archived
    assert panel.chooser.list.currentItem().text().endswith("put away")
    assert panel.away.button.label == "Offer it again"
    undo = hand.workplace.window.actions_known["undo"].text()
    assert undo.startswith("Undo: put ")
    panel.away.button.click()
    hand.settle()
    assert not panel.chooser.list.currentItem().text().endswith("put away")
    hand.command("undo")
    assert panel.chooser.list.currentItem().text().endswith("put away")


def test_a_site_with_sessions_to_come_says_how_many_and_the_next_where_it_was_asked(
    hand: Hand,
) -> None:
    hand.go("places")
    panel = hand.page.places
    site = hand.described().sites[0].code
    hand.pick_place(site)
    panel.forms.away.button.click()
    hand.settle()
    reason = panel.forms.away.state.reason
    assert reason.startswith("Still to come on this site: ")
    assert ", the next " in reason
    assert hand.described().sites[0].last_day is None


def test_a_site_nothing_stands_on_is_put_away_and_back(hand: Hand) -> None:
    hand.go("places")
    panel = hand.page.places
    panel.more_sites.click()
    hand.type(panel.forms.new_site, "short_name", "Longchamps")
    panel.forms.new_site.button.click()
    hand.settle()
    panel.forms.away.button.click()
    hand.settle()
    assert hand.described().sites[-1].last_day is not None
    assert panel.chooser.list.currentItem().text().endswith("put away")
    hand.command("undo")
    assert hand.described().sites[-1].last_day is None


def test_the_display_is_the_same_as_in_the_menus(hand: Hand) -> None:
    hand.go("display")
    form = hand.page.display.form
    hand.choose(form, "theme", "dark")
    assert hand.workplace.appearance.theme.tokens.dark
    assert hand.workplace.window.actions_known["theme_dark"].isChecked()
    hand.choose(form, "language", "fr")
    assert hand.page.entries.button("keyboard").label == "Clavier"
    assert (hand.kept.theme, hand.kept.language) == ("dark", "fr")
    hand.command("theme_light")
    assert form.rows["theme"].value == "light"


def test_this_desk_signs_with_its_name_from_now_on(hand: Hand) -> None:
    hand.go("desk")
    form = hand.page.desk.form
    hand.type(form, "desk", "Villejean")
    hand.type(hand.page.centre.form, "contact", "02 61 91 00 01")
    opened = hand.workplace.desk.open_desk
    assert opened is not None
    assert opened.desk == hand.kept.desk == "Villejean"
    assert hand.workplace.undoing.can_undo
    hand.choose(form, "soft_hold_minutes", "30")
    assert hand.workplace.planning.booking.holding.minutes() == 30
    assert hand.kept.soft_hold_minutes == "30"
    row = hand.type(form, "desk", "")
    assert row.reason
    assert hand.kept.desk == "Villejean"


def test_a_folder_that_is_not_there_is_said(hand: Hand) -> None:
    hand.go("printing")
    form = hand.page.printing.form
    row = hand.type(form, "sheet_folder", str(hand.folder / "none"))
    assert row.reason.startswith("There is no such folder")
    hand.type(form, "sheet_folder", str(hand.folder))
    assert hand.kept.sheet_folder == str(hand.folder)
    assert row.reason == ""


def test_a_refusal_is_said_once_in_its_row_and_a_stranger_s_on_a_toast(hand: Hand) -> None:
    described = hand.described()
    hand.go("places")
    hand.page.places.chooser.list.setCurrentRow(0)
    other = described.sites[1].letter
    row = hand.type(hand.page.places.forms.site, "letter", other)
    assert "another site" in row.reason
    assert hand.workplace.window.toasts.said == []
