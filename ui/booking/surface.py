"""The pieces of the popover and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.findings import Finding
from desktop_app.domain.quick_entry import PartKind
from desktop_app.readings.free_now import person_freedoms
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.words import Words
from ui.booking.appointment_parts import AppointmentFoot, AppointmentHead
from ui.booking.entry import Entry
from ui.booking.entry_chips import EntryChips
from ui.booking.form import BookingForm
from ui.booking.free_panel import FreePanel
from ui.booking.offers import OfferLine, OfferList
from ui.booking.picked_line import sought_words
from ui.booking.placement import POINTER, Pointer
from ui.booking.sayings import Speaker, free_groups, offer_line, understood
from ui.booking.verdict_card import VerdictCard
from ui.booking.wish import people_wanted, places_shown
from ui.density import GROUP_GAP
from ui.theme import Theme
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.cards import Card
from ui.widgets.drawing import edge
from ui.widgets.fields import SearchField
from ui.widgets.rings import FocusRing
from ui.widgets.rule import Rule
from ui.widgets.scrolled import Scrolled

WIDTH = 360
FREE_AFTER_MS = 40
_PEOPLE_LISTED = 12
_MOST_LINES = 5


class WhatField(SearchField):
    """« Quoi ? »: the arrows move the mark of the list below it."""

    stepped = Signal(int)
    """One line down, or up for -1."""

    _wanted = WIDTH

    def want(self, width: int) -> None:
        """Take this many pixels where they are free."""
        self._wanted = width
        self.setMinimumWidth(min(width, WIDTH))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._wanted, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _Below(Scrolled):
    """What stands below the line, no wider than it: long names do not cover more of the board."""

    def __init__(self, line: WhatField, inside: QWidget) -> None:
        super().__init__(inside)
        self._line = line

    def sizeHint(self) -> QSize:
        """See QWidget."""
        usual = super().sizeHint()
        return QSize(min(usual.width(), self._line.sizeHint().width()), usual.height())


class BookingSurface(Card):
    """« Quoi ? » with its list, what was understood, the fields, what the rules say, the buttons.

    Beside them stands what is free at that hour, unless the window shows it elsewhere.

    Attributes:
        people: lines of those who may be meant, listed after the workshops.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show an empty form."""
        super().__init__(theme, floating=True)
        self._words, self._drafts = words, 0
        self._pointer: Pointer | None = None
        self.line = WhatField(theme, "")
        self.line.setProperty("look", "")
        self.offers = OfferList(theme)
        self.line.stepped.connect(self.offers.step)
        self.chips = EntryChips(theme)
        self.people: tuple[OfferLine, ...] = ()
        self.head = AppointmentHead(theme, words)
        self.form = BookingForm(theme, words)
        self.foot = AppointmentFoot(theme)
        self.card = VerdictCard(theme)
        self.card.taken.connect(lambda _way: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        # An arrow gives the focus to the kind it chooses: Enter is to book all the same.
        self.head.kind_chosen.connect(
            lambda _kind: QTimer.singleShot(0, self.line, self.line.setFocus)
        )
        above = (self.offers, self.chips, Rule(theme), self.head)
        self.middle = _Below(self.line, _stacked(*above, self.form, self.foot, self.card))
        self.panel = FreePanel(theme)
        self.column = QVBoxLayout()
        self.book = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.option = Button(theme, "", ButtonLook())
        self.more = Button(theme, "", ButtonLook())
        self._lay_out()
        self.card.said.connect(lambda: QTimer.singleShot(0, self.middle, self._reveal_verdict))
        self._ring = FocusRing(theme, self)
        self._soon = QTimer(self, singleShot=True, interval=FREE_AFTER_MS)
        self._soon.timeout.connect(self._show_free)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Quick booking"))
        self.line.setAccessibleName(words._("What?"))
        self.line.setPlaceholderText(words._("What? Health café Thu 2pm large room 18"))
        self.book.say(words._("Book"))
        self.book.wear(ButtonLook(Role.PRIMARY, keys=words._("Enter")))
        self.option.say(words._("As an option"))
        self.option.setToolTip(words._("Alt+O: keep it in view without holding anything"))
        self.more.say(words._("More…"))
        self.more.setToolTip(words._("Ctrl+Enter: the full form, with everything typed kept"))
        self.head.retranslate(words)
        self.form.retranslate(words)
        self.tell_drafts(self._drafts)

    def tell_drafts(self, count: int) -> None:
        """Say below what is free how nothing typed is lost, and how many drafts there are."""
        self._drafts = count
        words = self._words
        help_lines = [(words._("Esc"), words._("sets it aside, nothing is lost"))]
        if count:
            said = words.ngettext("{count} entry set aside", "{count} entries set aside", count)
            help_lines.append(("F9", said.format(count=count)))
        self.panel.show_help(help_lines)

    def point(self, pointer: Pointer | None) -> None:
        """Point at the block the popover belongs to, or at nothing."""
        self._pointer = pointer
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        if self._pointer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_pointer(painter, self._pointer)
        painter.end()

    def _draw_pointer(self, painter: QPainter, pointer: Pointer) -> None:
        """A triangle whose foot covers the border of the card."""
        tokens, margin = self.theme.tokens, self.margin
        foot = margin + 1.0 if pointer.up else self.height() - margin - 1.0
        tip = foot - POINTER.height() if pointer.up else foot + POINTER.height()
        middle, half = margin + pointer.x, POINTER.width() / 2
        corners = [QPointF(middle - half, foot), QPointF(middle, tip), QPointF(middle + half, foot)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.surface)
        painter.drawPolygon(corners)
        painter.setPen(edge(tokens.line2))
        painter.drawPolyline(corners)

    def wait(self, *, waiting: bool) -> None:
        """Let nothing be asked twice while the desk is at it."""
        self.book.setEnabled(not waiting)
        self.option.setEnabled(not waiting)

    def _reveal_verdict(self) -> None:
        """Scroll to what the rules say, where large letters leave too little room for it."""
        if self.card.isVisible():
            self.middle.ensureWidgetVisible(self.card, 0, 0)

    def show_entry(self, entry: Entry, speaker: Speaker, findings: Sequence[Finding]) -> None:
        """Show an entry as it stands now."""
        self._show_line(entry, speaker)
        wish, around = entry.wish, entry.around
        places = places_shown(wish, around.catalogue, around.planning)
        self.form.show_wish(wish, speaker, around.now.date(), places)
        proposal = entry.proposal
        known = entry.is_known and proposal is not None
        room = around.planning.rooms.get(wish.room)
        small = room is not None and room.capacity < people_wanted(wish, around.catalogue)
        self.form.judge(wish, findings, small=small, known=known)
        if proposal is None or not known:
            return
        able = [one.code for one in person_freedoms(proposal, around.planning, _PEOPLE_LISTED)]
        self.form.show_people(wish, speaker, able, findings)
        self._wanted = (entry, speaker)
        if self.panel.groups:
            self._soon.start()
        else:
            self._show_free()

    def _show_free(self) -> None:
        """Who and what is free follows the hand at a short distance: it takes the longest."""
        entry, speaker = self._wanted
        wish, around, proposal = entry.wish, entry.around, entry.proposal
        if proposal is None:
            return
        people = people_wanted(wish, around.catalogue)
        day = speaker.words.short_day(wish.day)
        when = f"{day}, {hours_noted(speaker.words, proposal.span)}"
        groups = free_groups(speaker, proposal, people, around.now)
        self.panel.show_groups(when, speaker.words._("Who and what is free"), groups)

    def _show_line(self, entry: Entry, speaker: Speaker) -> None:
        from desktop_app.readings.booking import matching_offers  # noqa: PLC0415 - the data layer

        offer, words = entry.offer, speaker.words
        parts = [part for part in entry.line.parts if part.kind is not PartKind.LINK]
        title = words.of(offer.title) if offer is not None else ""
        alone = all(part.kind is PartKind.UNREAD for part in parts)
        picked_alone = entry.is_picked and len(parts) == 1
        shown = () if alone or picked_alone else understood(speaker, entry.line, title)
        shown = shown[entry.visit.words_of(entry.line) :]
        self.chips.show_parts(shown)
        line = entry.line
        typed = " ".join(line.said(part) for part in sought_words(line))
        typed = "" if entry.is_picked else typed
        found = matching_offers(entry.around.catalogue, typed, words, most=3)
        lines = (*(offer_line(speaker, one) for one in found), *self.people)[:_MOST_LINES]
        self.book.wear(ButtonLook(Role.PRIMARY, keys="" if lines else words._("Enter")))
        if lines != self.offers.lines:
            self.offers.show_lines(lines, words._("Enter"))
        else:
            self.offers.setVisible(bool(lines))

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(self.margin, self.margin, self.margin, self.margin)
        whole.setSpacing(0)
        column = self.column
        column.setContentsMargins(GROUP_GAP, 12, GROUP_GAP, 12)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.middle)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.book, self.option, self.more):
            buttons.addWidget(button)
        self.book.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addSpacing(4)
        column.addLayout(buttons)
        whole.addLayout(column)
        whole.addWidget(self.panel)
        self._fit()
        self.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Want room for a usual line, in letters of any size; be content with less."""
        width = round(WIDTH * max(self.theme.text_percent, 100) / 100)
        self.line.want(width)


def _stacked(*pieces: QWidget) -> QWidget:
    """Pieces one under the other."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for piece in pieces:
        column.addWidget(piece)
    column.addStretch()
    return inside
