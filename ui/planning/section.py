"""The planning section: its page, what happens on it, and what its commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.wording.names import quoted
from ui.board.carrying import carrying_said
from ui.cycles.drafts import CycleDraft
from ui.planning.arriving import Arriving
from ui.planning.booking_forms import BookingForms
from ui.planning.flow import PlanningFlow
from ui.planning.page import PlanningPage
from ui.planning.revealing import Revealing
from ui.planning.view_choices import ViewChoices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.booking.drafts import Draft
    from ui.surroundings import Surroundings

_GAP = 4


class PlanningSection(QObject):
    """Puts the board, the inspector and the booking together.

    Attributes:
        code: as in the rail.
        page: the widgets.
        booking: the booking that opens over the page, and what was set aside.
        chip_left: says where on the page the chip of the drafts begins, in pixels.
        flow: what happens between them.
    """

    code = "planning"
    changed = Signal()
    """What is selected, what can be done, or how much was set aside has changed."""

    def __init__(self, around: Surroundings, actions: Actions, day: date | None = None) -> None:
        """Prepare the section; it opens on `day`, or on the present one."""
        super().__init__()
        self._around, self._actions, self._day = around, actions, day
        theme, words = around.theme, around.words
        self.page = PlanningPage(theme, words)
        self.chip_left: Callable[[], int] = int
        self.booking = BookingForms(around.desk, theme, words, self.page)
        self.booking.site = lambda: around.appearance.settings.site
        self.flow = PlanningFlow(around.desk, self.page, self.booking, around.forms)
        self._arriving = Arriving(around.desk, self.flow, lambda: around.words)
        self._arriving.arrived.connect(around.forms.undoable)
        self._arriving.told.connect(around.routes.told)
        self.booking.booked.connect(self._show_booked)
        view, repairs = self.page.view, around.forms.repairs
        view.carrying.connect(self._tell_carrying)
        view.block_requested.connect(repairs.block)
        view.block_changing.connect(repairs.change_block)
        view.unblock_requested.connect(repairs.unblock)
        self._revealing = Revealing(around.desk, around.masking, self.page, self.flow)
        self.choices = ViewChoices(around.appearance, actions, self.page, self.flow)
        self.flow.shown.connect(self.changed)
        self.flow.selection.changed.connect(self.changed)
        for kept in (self.booking.drafts_changed, around.forms.cycles.drafts_changed):
            kept.connect(self._tell_drafts)
            kept.connect(self.changed)
        self.booking.full_wanted.connect(around.forms.full.book)
        around.forms.full.parked.connect(self.booking.look_for_drafts)
        around.forms.full.saved.connect(self._show_saved)
        self.page.side.closed.connect(actions["inspector"].trigger)
        self.page.bar.goto.clicked.connect(around.routes.goto_wanted)
        self.page.banner.retry_asked.connect(actions["refresh"].trigger)

    @property
    def session(self) -> str:
        """The code of the selected session, or nothing."""
        return self.flow.session

    @property
    def drafts(self) -> Sequence[Draft | CycleDraft]:
        """What was set aside, bookings and cycles, the latest last."""
        kept: list[Draft | CycleDraft] = [*self.booking.drafts]
        kept += self._around.forms.cycles.drafts
        return sorted(kept, key=lambda draft: draft.saved)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        flow, page = self.flow, self.page
        return dict(self.choices.commands()) | {
            "print_sheet": flow.print_sheet,
            "print_day": flow.print_day,
            "refresh": flow.reader.again,
            "show_all": page.strip.show_all,
            "today": flow.today,
            "day_before": lambda: flow.step(-1),
            "day_after": lambda: flow.step(1),
            "go_to_date": page.bar.pick_day,
            "next_problem": lambda: flow.next_problem(1),
            "previous_problem": lambda: flow.next_problem(-1),
            "book": flow.book,
            "list": lambda: page.show_list(wanted=self._actions["list"].isChecked()),
            "drafts": self._list_drafts,
            "move": flow.carry,
            "cancel": flow.cancel,
        }

    def opened(self) -> None:
        """Show the day the window opens on; look for what was set aside."""
        self.page.banner.hide()
        self.booking.look_for_drafts()
        opened = self._around.desk.open_desk
        if opened is not None:
            self.flow.show_dates(self.choices.dates, self._day or opened.now().date())

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        self.page.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        for part in (self.page, self.booking):
            part.retranslate(words)

    def _tell_carrying(self, code: str) -> None:
        """Say which keys carry a session, and which end it."""
        board, words = self.flow.reader.board, self._around.words
        block = board.block(code) if board is not None else None
        if block is not None:
            title = quoted(words, words.of(block.title))
            self._around.routes.told.emit(carrying_said(words, title))

    def _show_booked(self, code: str) -> None:
        """Show what was booked, unless something else is being booked by now."""
        if self.booking.booking.entry is None:
            self._arriving.take(code, booked=True)
        else:
            self.flow.selection.want(code)

    def _show_saved(self, code: str) -> None:
        """Show what a form has saved where it is now; a booking is no draft any more."""
        self._arriving.take(code, booked=False)
        self.booking.look_for_drafts()

    def _list_drafts(self) -> None:
        """Offer what was set aside above its chip, the latest first and marked for Enter."""
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._around.words._("Drafts"))
        for draft in reversed(self.drafts):
            line = menu.addAction(draft.title.replace("&", "&&"))
            line.triggered.connect(lambda _on=False, draft=draft: self._resume(draft))
        size = menu.sizeHint()
        left = min(self.chip_left(), self.page.width() - size.width() - _GAP)
        above = QPoint(max(left, _GAP), self.page.height() - size.height() - _GAP)
        menu.popup(self.page.mapToGlobal(above))
        menu.setActiveAction(menu.actions()[0])

    def _tell_drafts(self) -> None:
        self.booking.booking.surface.tell_drafts(len(self.drafts))

    def _resume(self, draft: Draft | CycleDraft) -> None:
        board = self.flow.reader.board
        if isinstance(draft, CycleDraft):
            self._around.forms.cycles.resume(draft)
        elif board is not None:
            self.booking.resume(draft, board)
