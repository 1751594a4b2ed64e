"""The right side of the preview: what is printed, how, what the check says, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.wording.findings import finding_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, named
from desktop_app.wording.periods import period_said
from desktop_app.wording.sheets import position
from desktop_app.wording.words import Words
from ui.dialogs.check_lines import CheckLines
from ui.dialogs.preview_choices import PreviewChoices
from ui.dialogs.preview_work import Look
from ui.icons import Icon
from ui.palettes import Palette
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, LinkButton, Role
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField, Tick
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.pills import KeyCap
from ui.widgets.rule import Rule
from ui.widgets.scrolled import Scrolled
from ui.widgets.tiles import ThemeTile
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.preview import SheetPreview

MOST_TICKS = 40
_EDGE = 24


class MaskingNotice(Card):
    """What the screen shows of people's names, what paper will, and how to turn it."""

    turned = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say that names are masked."""
        super().__init__(theme, tone=Tone.INFO)
        self._said = Text(theme, "", Letter.TITLE, colour="info")
        self._said.setWordWrap(True)
        self._turn = LinkButton(theme, "")
        self._turn.clicked.connect(self.turned)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(Glyph(theme, Icon.EYE_OFF, colour="info"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._said)
        turning = QHBoxLayout()
        turning.setSpacing(6)
        turning.addWidget(self._turn)
        turning.addWidget(KeyCap(theme, "F8"))
        turning.addStretch(1)
        column.addLayout(turning)
        row.addLayout(column, 1)
        self.show_masking(words, masked=True)

    def show_masking(self, words: Words, *, masked: bool) -> None:
        """Say whether names are masked."""
        self._said.setText(
            words._("On screen: initials. On paper: the names.")
            if masked
            else words._("The names are shown for 60 seconds.")
        )
        self._turn.say(words._("Show the names for 60 s") if masked else words._("Hide the names"))


class PreviewSide(QWidget):
    """Fields and buttons; the dialog decides what they do."""

    look_changed = Signal(object)
    """The Look that was chosen."""
    seeing = Signal(object, str)
    """A day, and the code of what the check speaks of."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.title = Text(theme, "", Letter.PANEL_TITLE)
        self.cross = IconButton(theme, Icon.X, "")
        self.tile = ThemeTile(theme, Palette.MEDIATION, Icon.CALENDAR_DAYS, size=36)
        self.what = ShortText(theme, "", Letter.HEADING)
        self.when = ShortText(theme, "", Letter.BODY, colour="text2")
        self.choices = PreviewChoices(theme, words)
        self.masking = MaskingNotice(theme, words)
        self.check = CheckLines(theme)
        self.printer = ChoiceField(theme, "")
        self.state = Text(theme, "", Letter.CAPTION, colour="text2")
        self.main = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PRINTER, tall=True))
        self.file = Button(theme, "", ButtonLook(icon=Icon.DOWNLOAD))
        self.shut = Button(theme, "", ButtonLook())
        self._labels = [Text(theme, "", Letter.TITLE) for _ in range(3)]
        self._labels[1].wear(Letter.CAPTION, "text2")
        for text in (self.title, self.state):
            text.setWordWrap(True)
        self._ticks: list[tuple[str, Tick]] = []
        self._lay_out()
        self.choices.changed.connect(self.look_changed)
        self.check.seeing.connect(self.seeing)
        self.retranslate(words)

    @property
    def look(self) -> Look:
        """How the sheets are wanted."""
        return self.choices.look

    def begin(self, *, large: bool = False) -> None:
        """Forget the sheets shown before; rows are high where this desk wants them so."""
        for _, tick in self._ticks:
            self._chosen.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = []
        self._choices.hide()
        self.choices.begin(large=large)
        self.tell("")

    def wanted(self, previews: Sequence[SheetPreview]) -> list[str]:
        """The sessions that are ticked, or the only one."""
        ticked = [code for code, tick in self._ticks if tick.isChecked()]
        return ticked if self._ticks else [one.subject for one in previews]

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.title.setText(words._("Sign-in sheet"))
        said = (words._("Check"), words._("never stops a print"), words._("Printer"))
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        self.cross.say(words._("Close"))
        self.choices.retranslate(words)
        self.printer.setAccessibleName(words._("Printer"))
        self.file.say(words._("Save as PDF"))
        self.shut.say(words._("Close"))
        self.shut.wear(ButtonLook(keys=words._("Esc")))

    def show_previews(self, previews: Sequence[SheetPreview], names: Names) -> None:
        """Show what will be printed and what the check says of it."""
        words = self._words
        self._show_subject(previews, names)
        self.choices.show_previews(previews)
        checked = [line for one in previews for line in _checked(words, one, names)]
        several = len(previews) > 1
        wrong = [line for line in checked if line[0] is not Tone.OK]
        fine = (Tone.OK, words._("Nobody is noted on two sheets, nothing is closed"))
        seen = {
            finding_text(words, finding, names): (one.line.span.day, finding.by or one.subject)
            for one in previews
            for finding in one.findings
        }
        said = words._("See")
        self.check.show_lines(checked if not several else wrong or [fine], said, seen)

    def show_printers(self, names: Sequence[str], chosen: str) -> None:
        """Offer printers; without any the main button saves files."""
        words = self._words
        self.printer.clear()
        self.printer.addItems(list(names))
        self.printer.setCurrentText(chosen if chosen in names else next(iter(names), ""))
        for piece in (self._labels[2], self.printer):
            piece.setVisible(bool(names))
        self.file.setVisible(bool(names))
        main = words._("Print") if names else words._("Save as PDF")
        icon = Icon.PRINTER if names else Icon.DOWNLOAD
        self.main.say(main)
        self.main.wear(ButtonLook(Role.PRIMARY, icon, keys=words._("Enter"), tall=True))
        self.tell("" if names else words._("No printer on this computer: the sheet is saved."))

    def wait(self, *, waiting: bool) -> None:
        """Let nothing be asked twice, and let it be stopped meanwhile."""
        words = self._words
        for button in (self.main, self.file):
            button.setEnabled(not waiting)
        self.shut.say(words._("Stop") if waiting else words._("Close"))

    def tell(self, sentence: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say how it goes, above the buttons."""
        self.state.wear(Letter.CAPTION, "text2" if tone is Tone.NEUTRAL else tone.value)
        self.state.setText(sentence)

    def _show_subject(self, previews: Sequence[SheetPreview], names: Names) -> None:
        words = self._words
        self.tile.setVisible(len(previews) == 1)
        if not previews:
            self.what.say(words._("No sheet to print"))
            self.when.say(words._("Nothing is planned that day."))
            return
        first = previews[0].line
        if len(previews) == 1:
            palette, icon = previews[0].theme
            self.tile.show_theme(Palette(palette), Icon(icon))
            facts = previews[0].sheet.facts
            part = position(words, facts, facts.dates)
            self.what.say(" · ".join([words.of(first.title), *([part] if part else [])]))
            days = [one.span.day for one in facts.dates]
            when = f"{words.short_day(first.span.day)} {hours_noted(words, first.span)}"
            if len(set(days)) > 1:
                when = period_said(words, days[0], days[-1])
            self.when.say(f"{when} · {words.of(first.room_name)}")
            return
        count = words.ngettext("{count} sheet", "{count} sheets", len(previews))
        self.what.say(count.format(count=len(previews)))
        self.when.say(words.long_day(first.span.day))
        if not self._ticks:
            self._tick(previews, names)

    def _tick(self, previews: Sequence[SheetPreview], names: Names) -> None:
        several = len({one.line.site for one in previews}) > 1
        for one in previews[:MOST_TICKS]:
            title = self._words.of(one.line.title)
            place = f" · {named(self._words, one.line.site, names)}" if several else ""
            tick = Tick(self._theme, f"{one.line.span.start:%H:%M}  {title}{place}")
            tick.setChecked(True)
            self._chosen.addWidget(tick)
            tick.show()
            self._ticks.append((one.subject, tick))
        self._choices.setVisible(bool(self._ticks))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 18)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        middle = QVBoxLayout()
        middle.addLayout(self._subject())
        for piece in (self._choice_list(), self.choices, self.masking, Rule(self._theme)):
            middle.addWidget(piece)
        middle.addLayout(_apart(*self._labels[:2]))
        middle.addWidget(self.check)
        middle.addStretch(1)
        place = QHBoxLayout()
        place.addWidget(self._labels[2])
        place.addWidget(self.printer, 1)
        row = QHBoxLayout()
        for button in (self.file, self.shut):
            row.addWidget(button, 1)
        for wide in (self.main, self.file, self.shut):
            wide.setSizePolicy(self.printer.sizePolicy())
        column.addLayout(_within_edges(head))
        inside = QWidget()
        inside.setLayout(_within_edges(middle))
        column.addWidget(Scrolled(inside), 1)
        column.addLayout(_within_edges(place, self.state, self.main, row))

    def _subject(self) -> QHBoxLayout:
        """The theme, and beside it what the sheet is of, and when."""
        row, said = QHBoxLayout(), QVBoxLayout()
        said.setSpacing(2)
        for line in (self.what, self.when):
            said.addWidget(line)
        row.addWidget(self.tile)
        row.addLayout(said, 1)
        return row

    def _choice_list(self) -> QWidget:
        self._choices = QWidget()
        self._chosen = QVBoxLayout(self._choices)
        self._chosen.setContentsMargins(0, 0, 0, 0)
        self._chosen.setSpacing(0)
        self._choices.hide()
        return self._choices


def _within_edges(*pieces: QLayout | QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(_EDGE, 0, _EDGE, 0)
    column.setSpacing(9)
    for piece in pieces:
        if isinstance(piece, QWidget):
            column.addWidget(piece)
        else:
            piece.setSpacing(9)
            column.addLayout(piece)
    return column


def _apart(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row


def _checked(words: Words, one: SheetPreview, names: Names) -> list[tuple[Tone, str]]:
    """What the check says of a sheet: findings first, then what is in order."""
    found = [(Tone.WARN, finding_text(words, finding, names)) for finding in one.findings]
    good = []
    if one.line.places is not None and one.line.enrolled <= one.line.places:
        said = words.ngettext(
            "{count} enrolled for {places} places",
            "{count} enrolled for {places} places",
            one.line.enrolled,
        )
        good.append((Tone.OK, said.format(count=one.line.enrolled, places=one.line.places)))
    if not found:
        good.append((Tone.OK, words._("Nobody is noted on two sheets, nothing is closed")))
    printing = (
        words._("Printed before: duplicate {number}").format(number=one.copy)
        if one.copy > 1
        else words._("Version {number}, numbered when it is printed").format(number=one.version)
    )
    return [*found, *good, (Tone.OK, printing)]
