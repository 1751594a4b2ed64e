"""The go-to box at work: what is typed is looked for, what is chosen is gone to."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer

from desktop_app.domain.typed_goal import FoundKind, TypedGoal, typed_goal
from ui.goto.box import WIDTH, GotoBox
from ui.goto.field import GotoField
from ui.goto.lines import (
    GotoLine,
    NewAppointment,
    NewPerson,
    Reader,
    appointment_lines,
    command_lines,
    first_command_lines,
    found_line,
    meant_command_lines,
    moment_line,
    new_person_line,
)
from ui.goto.recent import recent_things, with_recent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.goto import Found
    from desktop_app.wording import Words
    from ui.enrolment.person_dialog import PersonDialog
    from ui.surroundings import Surroundings
    from ui.window import MainWindow

_TOP = 8


class Going(QObject):
    """Opens the box over the field of the bar, or at the top of a page that has none.

    Attributes:
        box: what is seen.
    """

    def __init__(self, around: Surroundings, window: MainWindow) -> None:
        """Prepare a box over `window`."""
        super().__init__(window)
        self._around, self._window = around, window
        self._actions = window.actions_known
        self._found: tuple[Found, ...] = ()
        self._goal, self._answered = TypedGoal(), ""
        self._is_asking = self._is_awaited = False
        self.box = GotoBox(around.theme, around.words, window)
        self.box.typed.connect(self._look)
        self._newcomer: PersonDialog | None = None
        self.box.entered.connect(self._enter)
        self.box.entered_beside.connect(self._enter_beside)
        around.masking.changed.connect(lambda _masked: self._show_again())
        around.desk.changed.connect(lambda _change: self._ask_again())
        for trouble in (around.desk.failed, around.desk.crashed):
            trouble.connect(lambda _error: self._stop_waiting())

    def open(self) -> None:
        """Open the box, ready to type."""
        if self._around.desk.open_desk is None:
            return
        self._is_awaited = False
        self.box.open_over(self._field())
        self._look("")

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.box.retranslate(words)
        if self._newcomer is not None:
            self._newcomer.retranslate(words)
        self._show_again()

    @property
    def is_waiting(self) -> bool:
        """Whether the data thread is being asked."""
        return self._is_asking

    def _field(self) -> QRect:
        window = self._window
        field = next((one for one in window.findChildren(GotoField) if one.isVisible()), None)
        if field is not None:
            return QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        height = self._around.theme.sizes.control
        return QRect((window.width() - WIDTH) // 2, _TOP, WIDTH, height)

    def _look(self, typed: str) -> None:
        opened = self._around.desk.open_desk
        if opened is None or not self.box.is_open:
            return
        self._goal, self._is_awaited = typed_goal(typed, opened.now().date()), False
        if self._goal.command is not None:
            self._show_again()
        else:
            self._ask()

    def _ask_again(self) -> None:
        if self.box.is_open and self._goal.command is None:
            self._ask()

    def _ask(self) -> None:
        """Ask what is typed now; what is typed meanwhile is asked once that is answered."""
        if self._is_asking:
            return
        self._is_asking = True
        kept = self._around.appearance.settings.recent
        question = partial(_looked_for, typed=self._goal.text, kept=kept)
        self._around.desk.read(question, partial(self._take, self._goal.text))

    def _stop_waiting(self) -> None:
        """Nothing comes back of what was asked: others say why."""
        self._is_asking = self._is_awaited = False

    def _take(self, typed: str, found: tuple[Found, ...]) -> None:
        self._is_asking = False
        if not self.box.is_open or self._goal.command is not None:
            return
        if typed != self._goal.text:
            self._ask()
            return
        self._found, self._answered = found, typed
        self._show_again()
        if self._is_awaited:
            self._enter()

    def _show_again(self) -> None:
        opened = self._around.desk.open_desk
        if not self.box.is_open or opened is None:
            return
        lines = self._lines(opened)
        if lines:
            self.box.show_lines(lines)
        else:
            self._tell_nothing()

    def _tell_nothing(self) -> None:
        """Say that nothing answers; whoever was looked for can be created."""
        words, goal = self._around.words, self._goal
        said = words._("No result for “{typed}”.").format(typed=goal.command or goal.text)
        if goal.command is not None:
            self.box.tell(said)
        else:
            self.box.show_lines([new_person_line(goal.text, words)])
            self.box.note(said)

    def _lines(self, opened: OpenDesk) -> Sequence[GotoLine]:
        words, goal = self._around.words, self._goal
        if goal.command is not None:
            return command_lines(self._actions, goal.command, words)
        reader = Reader(words, opened.now(), self._around.masking.is_masked)
        lines = [found_line(reader, one, self._answered) for one in self._found]
        lines += appointment_lines(reader, self._found, self._answered)
        if not goal.text:
            return [*lines, *first_command_lines(self._actions, words)]
        moment = moment_line(reader, goal)
        meant = meant_command_lines(self._actions, goal.text, words)
        return [*lines, *meant] if moment is None else [moment, *lines, *meant]

    def _enter(self) -> None:
        """Go where the marked line leads; a hurried Enter waits for what is being looked for."""
        self._is_awaited = self._is_asking and self._goal.command is None
        line = self.box.list.current
        if line is None or self._is_awaited:
            return
        if isinstance(line.goal, str):
            self.box.give_up()
            # Whatever opens must find the focus where it was before the box.
            QTimer.singleShot(0, self._actions[line.goal].trigger)
        elif isinstance(line.goal, datetime):
            self.box.give_up()
            self._around.routes.place_wanted.emit("", line.goal)
        elif isinstance(line.goal, NewPerson):
            self.box.give_up()
            self._create(line.goal.typed)
        elif isinstance(line.goal, NewAppointment):
            self.box.give_up()
            self._around.routes.appointment_wanted.emit(line.goal.person)
        else:
            self._go(line.goal)

    def _enter_beside(self) -> None:
        """Open the session or the week of the professional found, over what is shown now."""
        line = self.box.list.current
        goal = line.goal if line is not None else ""
        if self._is_asking or isinstance(goal, str | datetime | NewPerson | NewAppointment):
            self._enter()
        elif goal.kind is FoundKind.WORKER:
            self._remember(goal)
            self.box.give_up()
            self._around.forms.weeks.edit(goal.code)
        elif goal.where is None or goal.where.kind != "session":
            self._go(goal)
        else:
            self._remember(goal)
            self.box.give_up()
            self._around.forms.full.edit(goal.where.code)

    def _create(self, typed: str) -> None:
        if self._newcomer is None:
            from ui.enrolment.person_dialog import PersonDialog  # noqa: PLC0415 - asked for

            around = self._around
            made = PersonDialog(around.desk, around.theme, around.words, self._window)
            made.created.connect(lambda _code: around.routes.told.emit(self._created_said()))
            made.same.connect(lambda person: self._look_again(person.name))
            self._newcomer = made
        self._newcomer.begin(typed)

    def _created_said(self) -> str:
        return self._around.words._("The person is created: Ctrl+K finds them.")

    def _look_again(self, name: str) -> None:
        self.open()
        self.box.line.setText(name)

    def _go(self, found: Found) -> None:
        if found.kind is not FoundKind.ROOM and found.where is None:
            said = self._around.words._("Nothing to show: no session, no appointment.")
            self.box.note(said)
            return
        self._remember(found)
        self.box.give_up()
        routes = self._around.routes
        if found.where is None:
            routes.place_wanted.emit(found.code, None)
        else:
            routes.day_wanted.emit(found.where.span.day, found.where.code)

    def _remember(self, found: Found) -> None:
        appearance = self._around.appearance
        kept = with_recent(appearance.settings.recent, str(found.kind), found.code)
        appearance.keep(recent=kept)


def _looked_for(desk: OpenDesk, typed: str, kept: str) -> tuple[Found, ...]:
    from desktop_app.readings.goto import goto_found, goto_recalled  # noqa: PLC0415 - brings the database

    if not typed:
        return goto_recalled(desk.engine, recent_things(kept), desk.now())
    return goto_found(desk.engine, typed, desk.now())
