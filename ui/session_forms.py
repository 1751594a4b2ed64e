"""The forms about one session that any section opens: cancelling, enrolling, printing."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.wording.names import quoted
from ui.availability.week_forms import WeekForms
from ui.cycles.cycle_forms import CycleForms
from ui.dialogs.attempt import while_alive
from ui.finder.finder_forms import FinderForms
from ui.form.forms import FullForms
from ui.masking import Masking
from ui.posters.poster_forms import PosterForms
from ui.repairs.repair_forms import RepairForms
from ui.terms.term_forms import TermForms
from ui.way_back import WayBack

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.dialogs.cancel_matters import Seen
    from ui.dialogs.preview import PreviewDialog
    from ui.enrolment.dialog import EnrolDialog
    from ui.theme import Theme


class SessionForms(QObject):
    """Opens each form over the window, in the language of the moment; none is loaded before.

    Attributes:
        full: the full forms of sessions, one for each.
        cycles: the wizard of a new cycle, and the cycles set aside.
        finder: where people, a room and an interpreter are free together.
        repairs: absences, closures, rooms that end and sites that move, with what they break.
        weeks: availability of professionals, opening hours of sites and rooms.
        terms: several cycles planned at once.
        posters: the board of a site and the lists of doors, for a wall.
        openings: what opens the forms about no session, by the code of its command.
    """

    told = Signal(str)
    """A sentence on what a form has done."""
    undoable = Signal(str, object)
    """A sentence on what a form has done, and what takes it back when it is called."""
    seeing = Signal(object, str)
    """A day, and the code of what a form speaks of: somebody wants to see it."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self,
        desk: Desk,
        theme: Theme,
        words: Words,
        over: QWidget,
        masking: Masking | None = None,
    ) -> None:
        """Open the forms over `over`; without a `masking` of the window, they mask names alone."""
        super().__init__(over)
        self._masking = masking or Masking(self)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self.full = FullForms(desk, theme, words, self._masking, over)
        self.cycles = CycleForms(desk, theme, words, over)
        self.cycles.told.connect(self.told)
        self.cycles.undoable.connect(self.undoable)
        self.cycles.seeing.connect(self.seeing)
        self.repairs = RepairForms(desk, theme, words, over)
        self.repairs.told.connect(self.told)
        self.repairs.undoable.connect(self.undoable)
        self.repairs.calling.connect(self.call_people)
        self.finder = FinderForms(desk, theme, words, over)
        self.finder.booking.connect(self.full.book)
        self.full.slot_asked.connect(self.finder.find_in)
        self.cycles.slot_asked.connect(self.finder.find_for_date)
        self.finder.undoable.connect(self.undoable)
        self.finder.seeing.connect(self.seeing)
        self.weeks = WeekForms(desk, theme, words, over, self.repairs)
        self.weeks.told.connect(self.told)
        self.weeks.undoable.connect(self.undoable)
        self.terms = TermForms(desk, theme, words, over)
        self.terms.undoable.connect(self.undoable)
        self.posters = PosterForms(desk, theme, words, over)
        self.posters.told.connect(self.told)
        self.openings = {
            "print_posters": self.posters.begin,
            "new_cycle": self.cycles.begin,
            "plan_term": self.terms.begin,
            "find_slot": self.finder.find,
            "availability": self.weeks.edit,
            "absence": self.repairs.absence,
            "closure": self.repairs.closure,
            "block_room": self.repairs.block,
        }
        self.full.told.connect(self.told)
        self.full.cancel_asked.connect(self.cancel)
        self.full.print_asked.connect(self.print_session)

    def cancel(self, block: Seen, *, appointment: bool = False) -> None:
        """Ask whether a session or an appointment is to be cancelled, as it is seen."""
        from ui.dialogs.cancel import CancelDialog  # noqa: PLC0415 - when it is asked for
        from ui.dialogs.cancel_matters import AppointmentMatter, SessionMatter  # noqa: PLC0415

        matter = AppointmentMatter() if appointment else SessionMatter()
        dialog = CancelDialog(self._desk, self._theme, self._words, self._over, matter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.calling.connect(self.call_people)
        dialog.ask(block)

    def enrol(self, code: str) -> None:
        """Show who is enrolled in a session, and enrol others."""
        self.enrolment().show_session(code)

    def enrolment(self) -> EnrolDialog:
        """Make the form that enrols; it is shown by the session it is asked about."""
        from ui.enrolment.dialog import EnrolDialog  # noqa: PLC0415 - when it is asked for

        dialog = EnrolDialog(self._desk, self._theme, self._words, self._masking, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def call_people(self, session: str) -> None:
        """Show whom to call about a session that was cancelled or moved."""
        from ui.dialogs.call_people import CallPeopleDialog  # noqa: PLC0415 - when it is asked for

        dialog = CallPeopleDialog(self._desk, self._theme, self._words, self._over)
        dialog.told.connect(self.told)
        dialog.call(session)

    def print_session(self, code: str) -> None:
        """Show the sheet of a session before it is printed."""
        self.preview().show_session(code)

    def print_next(self) -> None:
        """Show the sheet of what runs now at the desk's site, or of what comes next there."""
        self._desk.read(partial(_next_sheet, desk_site()), while_alive(self, self._print_found))

    def tell_no_sheet(self) -> None:
        """Say that what is selected has no sheet: an appointment, a closed room."""
        self.told.emit(self._words._("What is selected has no sign-in sheet: choose a session."))

    def tell_no_problem(self) -> None:
        """Say that nothing that is shown is in conflict."""
        self.told.emit(self._words._("No conflict in what is shown."))

    def print_day(self, day: date, site: str | None = None) -> None:
        """Show the sheets of a day before they are printed: of the desk's site, or of another."""
        self.preview().show_day(day, desk_site() if site is None else site)

    def preview(self) -> PreviewDialog:
        """Make the preview of sheets; it is shown by what it is asked to look at."""
        from ui.dialogs.preview import PreviewDialog  # noqa: PLC0415 - when it is asked for

        preview = PreviewDialog(self._desk, self._theme, self._words, self._over)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.printed.connect(partial(self._tell_printed, preview))
        preview.seeing.connect(self.seeing)
        return preview

    def keep_typed(self) -> None:
        """Put what is typed in every form on disk now: the window is about to close."""
        self.full.keep_typed()
        self.cycles.keep_typed()
        self.terms.keep_typed()
        self.repairs.keep_typed()
        self.weeks.keep_typed()
        self.finder.keep_typed()

    def retranslate(self, words: Words) -> None:
        """Say the forms in another language from now on."""
        self._words = words
        self.full.retranslate(words)
        self.cycles.retranslate(words)
        self.repairs.retranslate(words)
        self.weeks.retranslate(words)
        self.terms.retranslate(words)
        self.posters.retranslate(words)
        self.finder.retranslate(words)

    def _print_found(self, code: str) -> None:
        if code:
            self.print_session(code)
        else:
            self.told.emit(self._words._("No session runs now or is to come: no sheet to print."))

    def _tell_printed(self, preview: PreviewDialog, printer: str) -> None:
        words, issued = self._words, preview.work.issued
        if issued is None:
            return
        gone = [one["subject"] for one in issued.answer["sheets"]]
        count = len(gone)
        sheet = next((one for one in preview.previews if [one.subject] == gone), None)
        if sheet is not None:
            title = quoted(words, words.of(sheet.line.title))
            said = words._("Sheet of {title} sent to {printer}.").format(
                title=title, printer=printer
            )
        else:
            said = words.ngettext(
                "{count} sheet sent to {printer}.", "{count} sheets sent to {printer}.", count
            ).format(count=count, printer=printer)
        self.undoable.emit(said, WayBack(issued.entry, partial(self._take_back, issued)))

    def _take_back(self, issued: Outcome) -> None:
        """What was printed by mistake counts no more; the paper is for the bin."""
        self._desk.run(issued.undo)
        count = len(issued.answer["sheets"])
        said = self._words.ngettext(
            "Taken back: {count} sheet counts no more, throw it away.",
            "Taken back: {count} sheets count no more, throw them away.",
            count,
        )
        self.told.emit(said.format(count=count))


def desk_site() -> str:
    """The code of the site this desk stands at; empty for all of them."""
    from ui.dialogs.preview_memory import kept_settings  # noqa: PLC0415 - when it is asked for

    return kept_settings().site


def _next_sheet(site: str, desk: OpenDesk) -> str:
    from desktop_app.readings.next_sheet import next_sheet  # noqa: PLC0415 - the data thread

    return next_sheet(desk.engine, site, desk.now())
