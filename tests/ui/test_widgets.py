"""Every reused piece: named, reachable, large enough, never clipped, never the wrong colour."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SystemDouble
from tests.ui.gallery import page, picture
from ui.density import SMALLEST_TARGET
from ui.icons import Icon
from ui.palettes import Palette
from ui.theme import Theme, ThemeChoice
from ui.tokens import DARK, LIGHT
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, IconLook, LinkButton, Role
from ui.widgets.cards import Card, Notice, WayOut, WayOutButton
from ui.widgets.chips import Chip, ChipLook, PickedChip, ThemeLabel
from ui.widgets.fields import ChoiceField, EitherOr, SearchField, TextField, Tick
from ui.widgets.labels import ShortText, Text
from ui.widgets.marks import LanguageMark
from ui.widgets.pills import Count, KeyCap, LanguageTag, Outline, Pill, Tag, TagLook
from ui.widgets.segments import Choice, Segments
from ui.widgets.tabs import TabMark, Tabs
from ui.widgets.tiles import Gauge, SiteLetter
from ui.widgets.tones import Tone

Maker = Callable[[Theme], QWidget]
WAY = WayOut(1, "Décaler le cirque à 15:30", "Salle libre · 7 familles à prévenir")
PARTS = [Choice("day", "Jour"), Choice("week", "Semaine"), Choice("weeks", "4 sem.")]

PRESSED: dict[str, Callable[[Theme], QAbstractButton]] = {
    "primary": lambda theme: Button(theme, "Réserver", ButtonLook(Role.PRIMARY, Icon.PLUS, "N")),
    "secondary": lambda theme: Button(theme, "Présences", ButtonLook(icon=Icon.CLIPBOARD_CHECK)),
    "danger": lambda theme: Button(theme, "Annuler la séance…", ButtonLook(Role.DANGER)),
    "icon": lambda theme: IconButton(theme, Icon.X, "Fermer"),
    "framed icon": lambda theme: IconButton(
        theme, Icon.CHEVRON_LEFT, "Jour précédent", IconLook(framed=True)
    ),
    "link": lambda theme: LinkButton(theme, "Voir"),
    "chip": lambda theme: Chip(theme, "Enfance", ChipLook(Palette.CHILDREN, Icon.BLOCKS)),
    "plain chip": lambda theme: Chip(theme, "Ouverts", ChipLook(count="11")),
    "pill": lambda theme: Pill(theme, "2 conflits", TagLook(Tone.DANGER, Icon.TRIANGLE_ALERT)),
    "slim pill": lambda theme: Pill(theme, "Noms masqués", TagLook(Tone.INFO)),
    "way out": lambda theme: WayOutButton(theme, WAY),
    "tick": lambda theme: Tick(theme, "Accès fauteuil"),
    "either or": lambda theme: EitherOr(theme, "cette séance"),
}
OTHERS: dict[str, Maker] = {
    "segments": lambda theme: Segments(theme, "Période", PARTS),
    "tabs": lambda theme: Tabs(theme, "Parties"),
    "search": lambda theme: SearchField(theme, "Personne, atelier, salle…", keys="Ctrl K"),
    "text field": lambda theme: TextField(theme, "Date", icon=Icon.CALENDAR_DAYS),
    "choice field": lambda theme: ChoiceField(theme, "Atelier"),
    "picked": lambda theme: PickedChip(theme, "Orthophoniste", "Retirer Orthophoniste"),
    "theme label": lambda theme: ThemeLabel(theme, "Enfance", Palette.CHILDREN, Icon.BLOCKS),
    "tag": lambda theme: Tag(theme, "Brouillon", TagLook(outline=Outline.DASHED)),
    "count": lambda theme: Count(theme, "+3", Tone.WARN),
    "key cap": lambda theme: KeyCap(theme, "Ctrl Z"),
    "language": lambda theme: LanguageTag(theme, LanguageMark("AR", confirmed=False), "arabe"),
    "site letter": lambda theme: SiteLetter(theme, "V", "Villejean"),
    "gauge": lambda theme: Gauge(theme, "12 inscrits sur 12", 1.0),
    "notice": lambda theme: Notice(theme, Tone.WARN, "Orthophoniste notée sur deux feuilles"),
    "short text": lambda theme: ShortText(theme, "Salle Marronnier"),
}
ALL: dict[str, Maker] = {**PRESSED, **OTHERS}


@pytest.fixture(params=ALL)
def piece(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> QWidget:
    made = ALL[str(request.param)](theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture(params=PRESSED)
def button(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> QAbstractButton:
    made = PRESSED[str(request.param)](theme)
    qtbot.addWidget(made)
    return made


def shot(widget: QWidget) -> QImage:
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def test_every_piece_has_an_accessible_name(piece: QWidget) -> None:
    assert piece.accessibleName()


def test_every_piece_is_drawn_in_each_theme(
    theme: Theme, system: SystemDouble, piece: QWidget
) -> None:
    light = shot(piece)
    theme.choose(ThemeChoice.DARK)
    dark = shot(piece)
    system.become(contrast=True)
    strong = shot(piece)

    assert light != dark or isinstance(piece, Tabs)
    assert strong.size() == dark.size()


def test_whatever_is_pressed_is_large_enough(button: QAbstractButton) -> None:
    wanted = button.sizeHint()

    assert wanted.width() >= SMALLEST_TARGET
    assert wanted.height() >= SMALLEST_TARGET


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
@pytest.mark.parametrize("kind", sorted(set(PRESSED) - {"icon", "framed icon"}))
def test_words_fit_at_every_text_size(theme: Theme, qtbot: QtBot, kind: str, percent: int) -> None:
    button = PRESSED[kind](theme)
    qtbot.addWidget(button)
    theme.enlarge(percent)
    wanted = button.sizeHint()

    assert wanted.width() >= theme.letters.width(Letter.CAPTION, button.text())
    assert wanted.height() >= theme.letters.pixels(Letter.CAPTION) * 1.2
    assert button.minimumSizeHint().height() == wanted.height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_buttons_are_pressed_from_the_keyboard(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Réserver")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


def test_tab_reaches_what_is_pressed_and_a_click_leaves_the_focus(button: QAbstractButton) -> None:
    policy = button.focusPolicy()

    assert policy & Qt.FocusPolicy.TabFocus
    if not isinstance(button, Tick | EitherOr):
        assert not policy & Qt.FocusPolicy.ClickFocus & ~Qt.FocusPolicy.TabFocus


def test_an_ampersand_is_a_letter_and_never_a_shortcut(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Parents & enfants")
    qtbot.addWidget(chip)

    assert chip.label == "Parents & enfants"
    assert chip.shortcut().isEmpty()
    assert chip.accessibleName() == "Parents & enfants"


def test_a_chip_is_on_or_off(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Enfance", ChipLook(Palette.CHILDREN, Icon.BLOCKS))
    qtbot.addWidget(chip)
    off = shot(chip)

    with qtbot.waitSignal(chip.toggled, timeout=1000) as told:
        chip.click()

    assert told.args == [True]
    assert shot(chip) != off


def test_a_neutral_chip_does_not_push_its_neighbours_when_it_becomes_bold(
    theme: Theme, qtbot: QtBot
) -> None:
    chip = Chip(theme, "Terminés", ChipLook(count="34"))
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)

    assert chip.sizeHint() == before


def test_a_picked_person_is_taken_away_by_the_cross(theme: Theme, qtbot: QtBot) -> None:
    picked = PickedChip(theme, "Orthophoniste", "Retirer Orthophoniste", tone=Tone.DANGER)
    qtbot.addWidget(picked)
    cross = picked.findChild(IconButton)
    assert isinstance(cross, IconButton)

    with qtbot.waitSignal(picked.removed, timeout=1000):
        cross.click()

    assert cross.accessibleName() == cross.toolTip() == "Retirer Orthophoniste"


def test_a_button_tells_that_it_cannot_be_pressed(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Fermer")
    qtbot.addWidget(button)
    usual = shot(button)
    button.setEnabled(False)

    assert shot(button) != usual


def test_a_default_button_looks_like_the_primary_one(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Garder")
    qtbot.addWidget(button)
    button.setDefault(True)

    assert shot(button).pixelColor(5, 16) == LIGHT.accent


def test_a_tag_may_say_something_else(theme: Theme, qtbot: QtBot) -> None:
    tag = Tag(theme, "sem. 48")
    qtbot.addWidget(tag)
    narrow = tag.sizeHint().width()
    tag.say("mardi 24 novembre", TagLook(Tone.OK, Icon.CHECK))

    assert (tag.label, tag.accessibleName()) == ("mardi 24 novembre", "mardi 24 novembre")
    assert tag.sizeHint().width() > narrow


def test_a_language_is_dashed_until_it_is_confirmed(theme: Theme, qtbot: QtBot) -> None:
    asked = LanguageTag(theme, LanguageMark("AR", confirmed=False), "arabe, demandé")
    sure = LanguageTag(theme, LanguageMark("AR", confirmed=True), "arabe, confirmé")
    for tag in (asked, sure):
        qtbot.addWidget(tag)

    top = [[shot(tag).pixelColor(x, 0) for x in range(6, 28)] for tag in (asked, sure)]
    assert len({colour.name() for colour in top[0]}) > 2
    assert len({colour.name() for colour in top[1]}) == 1


def test_the_empty_part_of_a_gauge_stays_empty_in_high_contrast(
    theme: Theme, system: SystemDouble, qtbot: QtBot
) -> None:
    gauge = Gauge(theme, "inscrits", 0.5)
    qtbot.addWidget(gauge)
    gauge.resize(100, 6)
    system.become(contrast=True)
    drawn = gauge.grab().toImage()

    assert drawn.pixelColor(80, 3) == theme.tokens.surface
    assert drawn.pixelColor(80, 0) == theme.tokens.text


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (0.5, 50), (1.0, 100), (1.4, 100)])
def test_a_gauge_fills_its_share(theme: Theme, qtbot: QtBot, share: float, filled: int) -> None:
    gauge = Gauge(theme, "inscrits", share)
    gauge.wear(Palette.CHILDREN)
    qtbot.addWidget(gauge)
    gauge.resize(100, 6)
    row = [gauge.grab().toImage().pixelColor(x, 3) for x in range(100)]

    assert row.count(theme.block(Palette.CHILDREN).bar) == pytest.approx(filled, abs=3)


def test_a_line_that_is_cut_has_everything_in_its_tooltip(theme: Theme, qtbot: QtBot) -> None:
    line = ShortText(theme, "Une ligne trop longue pour sa place")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.grab()
    assert line.toolTip() == "Une ligne trop longue pour sa place"

    line.resize(400, 20)
    line.grab()
    assert line.toolTip() == ""


def test_a_text_follows_the_theme_and_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    text = Text(theme, "Cycle de 4", Letter.CAPTION, colour="text3")
    qtbot.addWidget(text)
    theme.choose(ThemeChoice.DARK)
    theme.enlarge(200)

    assert text.palette().windowText().color() == DARK.text3
    assert text.font().pixelSize() == 22


def test_words_of_people_are_never_read_as_markup(theme: Theme, qtbot: QtBot) -> None:
    text = Text(theme, "<b>Awa</b>")
    qtbot.addWidget(text)

    assert text.textFormat() == Qt.TextFormat.PlainText


def test_a_notice_hides_the_sentence_it_does_not_have(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme, Tone.INFO, "Turc · interprète confirmé", "Annulable encore 50 min")
    qtbot.addWidget(notice)
    notice.show()
    tall = notice.heightForWidth(256)
    notice.say("Turc · interprète confirmé")

    qtbot.waitUntil(lambda: notice.heightForWidth(256) < tall, timeout=1000)


@pytest.mark.parametrize("tone", [None, *Tone])
def test_a_card_wears_the_ground_of_its_tone(theme: Theme, qtbot: QtBot, tone: Tone | None) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    card.resize(60, 60)
    card.wear(tone)
    ground = "surface" if tone is None else "alt" if tone == Tone.NEUTRAL else f"{tone.value}bg"

    assert card.grab().toImage().pixelColor(30, 30) == getattr(LIGHT, ground)


def test_a_way_out_says_its_cost_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    button = WayOutButton(theme, WAY)
    qtbot.addWidget(button)

    assert button.accessibleName() == WAY.title
    assert button.accessibleDescription() == WAY.cost
    assert button.way is WAY


def test_a_tab_makes_room_for_what_it_counts(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(theme, "Parties")
    qtbot.addWidget(tabs)
    tabs.add("Général")
    place = tabs.add("Inscrits", TabMark("12"))
    narrow = tabs.tabSizeHint(place).width()
    tabs.mark(
        place, TabMark("12"), TabMark("+3", Tone.WARN), TabMark("turc", Tone.INFO, Icon.CHECK)
    )
    tabs.resize(tabs.sizeHint())

    assert tabs.tabSizeHint(place).width() > narrow
    assert tabs.tabRect(place).width() == tabs.tabSizeHint(place).width()
    assert tabs.tabText(place) == "Inscrits"
    assert not tabs.grab().isNull()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_whole_gallery_is_drawn_without_a_warning(
    theme: Theme, choice: ThemeChoice, scale: float
) -> None:
    theme.choose(choice)
    image = picture(theme, scale)

    assert image.pixelColor(image.width() - 2, image.height() - 2) == theme.tokens.bg


def test_the_gallery_names_every_piece_that_takes_the_focus(theme: Theme, qtbot: QtBot) -> None:
    sheet = page(theme)
    qtbot.addWidget(sheet)
    nameless = [
        type(widget).__name__
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and type(widget).__module__.startswith("ui.")
    ]

    assert nameless == []
