"""The planning section: its page, what happens on it, and what its commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from ui.planning.appointment_acts import AppointmentActs
from ui.planning.arriving import Arriving
from ui.planning.booking_forms import BookingForms
from ui.planning.flow import PlanningFlow
from ui.planning.in_hand import InHand
from ui.planning.page import PlanningPage
from ui.planning.revealing import Revealing
from ui.planning.view_choices import ViewChoices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.availability.drafts import WeekDraft
    from ui.booking.drafts import Draft
    from ui.cycles.drafts import CycleDraft
    from ui.repairs.drafts import RepairDraft
    from ui.surroundings import Surroundings

    AnyDraft = Draft | CycleDraft | RepairDraft | WeekDraft

_GAP = 4


class PlanningSection(QObject):
    """Puts the board, the inspector and the booking together.

    Attributes:
        code: as in the rail.
        page: the widgets.
        booking: the booking that opens over the page, and what was set aside.
        chip_left: says where on the page the chip of the drafts begins, in pixels.
        flow: what happens between them.
        in_hand: cuts, copies and carries.
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
        self.booking.masking = around.masking
        self.booking.holding.minutes = lambda: int(around.appearance.settings.soft_hold_minutes)
        self.flow = PlanningFlow(around.desk, self.page, self.booking, around.forms)
        self._arriving = Arriving(around.desk, self.flow, lambda: around.words)
        self._arriving.arrived.connect(around.forms.undoable)
        self._appointments = AppointmentActs(
            around.desk, self.flow, self.page.inspector.foot.appointment, lambda: around.words
        )
        self._appointments.undoable.connect(around.forms.undoable)
        self.in_hand = InHand(self.page, self.flow, actions, lambda: around.words)
        for said in (self.in_hand.told, self._arriving.told):
            said.connect(around.routes.told)
        self.booking.booked.connect(self._show_booked)
        self._follow_rooms()
        self._revealing = Revealing(around.desk, around.masking, self.page, self.flow)
        self.choices = ViewChoices(around.appearance, actions, self.page, self.flow)
        for news in (self.flow.shown, self.flow.selection.changed, self.page.view.taken):
            news.connect(self.changed)
        self._follow_drafts()
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
    def is_a_board(self) -> bool:
        """Whether the board is shown, not the list in its place."""
        return self.page.face is self.page.view

    @property
    def drafts(self) -> Sequence[AnyDraft]:
        """What was set aside, whatever it is, the latest last."""
        forms = self._around.forms
        kept: list[AnyDraft] = [*self.booking.drafts, *forms.cycles.drafts]
        kept += [*forms.repairs.kept.drafts, *forms.weeks.drafts]
        return sorted(kept, key=lambda draft: draft.saved)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        flow, page, zoom = self.flow, self.page, self.page.view.keyboard.zoom
        return {**self.choices.commands(), **self.in_hand.commands()} | {
            "find": page.search.begin,
            "zoom_in": lambda: zoom(1),
            "zoom_out": lambda: zoom(-1),
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
            "list": self._show_list,
            "drafts": self._list_drafts,
            "cancel": flow.cancel,
        }

    def opened(self) -> None:
        """Show the day the window opens on."""
        self.page.banner.hide()
        opened = self._around.desk.open_desk
        if opened is not None:
            self.flow.show_dates(self.choices.dates, self._day or opened.now().date())

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        self.page.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self, draft: AnyDraft) -> None:
        """Take up what was set aside."""
        from ui.availability.drafts import WeekDraft  # noqa: PLC0415 - where there is one
        from ui.cycles.drafts import CycleDraft  # noqa: PLC0415 - the same
        from ui.repairs.drafts import RepairDraft  # noqa: PLC0415 - the same

        board, forms = self.flow.reader.board, self._around.forms
        if isinstance(draft, CycleDraft):
            forms.cycles.resume(draft)
        elif isinstance(draft, RepairDraft):
            forms.repairs.resume(draft)
        elif isinstance(draft, WeekDraft):
            forms.weeks.resume(draft)
        elif board is not None:
            self.booking.resume(draft, board)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        for part in (self.page, self.booking):
            part.retranslate(words)

    def _show_booked(self, code: str) -> None:
        """Show what was booked, unless something else is being booked by now."""
        if not self.booking.is_open:
            self._arriving.take(code, booked=True)
        else:
            self.flow.selection.want(code)

    def _show_saved(self, code: str) -> None:
        """Show what a form has saved where it is now; a booking is no draft any more."""
        self._arriving.take(code, booked=False)
        self.booking.look_for_drafts()

    def _show_list(self) -> None:
        self.page.show_list(wanted=self._actions["list"].isChecked())
        self.changed.emit()

    def _list_drafts(self) -> None:
        """Offer what was set aside above its chip, the latest first and marked for Enter."""
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._around.words._("Drafts"))
        for draft in reversed(self.drafts):
            line = menu.addAction(draft.title.replace("&", "&&"))
            line.triggered.connect(lambda _on=False, draft=draft: self.resume(draft))
        size = menu.sizeHint()
        left = min(self.chip_left(), self.page.width() - size.width() - _GAP)
        above = QPoint(max(left, _GAP), self.page.height() - size.height() - _GAP)
        menu.popup(self.page.mapToGlobal(above))
        menu.setActiveAction(menu.actions()[0])

    def _follow_rooms(self) -> None:
        """Show the places that other desks hold, and take rooms out of use when asked."""
        view, repairs = self.page.view, self._around.forms.repairs
        self._around.desk.others.slots_held.connect(self.page.show_held)
        view.block_requested.connect(repairs.block)
        view.block_changing.connect(repairs.change_block)
        view.unblock_requested.connect(repairs.unblock)

    def _follow_drafts(self) -> None:
        forms = self._around.forms
        self._around.desk.settled.connect(self.booking.look_for_drafts)
        for keeping in (self.booking, forms.cycles, forms.repairs.kept, forms.weeks):
            keeping.drafts_changed.connect(self._tell_drafts)
            keeping.drafts_changed.connect(self.changed)

    def _tell_drafts(self) -> None:
        self.booking.tell_drafts(len(self.drafts))
