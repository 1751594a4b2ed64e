"""The one door to data: what the window asks is done on a thread of its own.

Nothing slow is imported before the first paint: the data thread itself imports the database.
Results come back on the window's thread, because Qt queues signals that cross threads.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.changes import Change
from desktop_app.machine.folders import user_folders
from ui.garbage import GarbageKeeper
from ui.other_desks import OtherDesks

if TYPE_CHECKING:
    from desktop_app.commands.act import Command, Outcome
    from desktop_app.readings.desk import Elsewhere, OpenDesk

T = TypeVar("T")

DRAFTS = "drafts"
"""Folder of what was typed and not saved yet, a folder for each centre."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What another thread does, and who awaits it; kept here until it is over.

    The other thread holds only its number: were it the last to let go of a screen, it would
    destroy it.
    """

    work: Callable[[], Any]
    deliver: Callable[[Any], None]


class Desk(QObject):
    """Runs commands and readings on one data thread and tells the screens what changed.

    Paper is drawn on a second thread, so that a long print never delays a booking.

    Attributes:
        others: looks at what other desks do and hold.
    """

    opened = Signal()
    """The centre is open: `open_desk` can be asked."""
    settled = Signal()
    """What the sections asked for at once is painted: what can wait may be read."""
    renamed = Signal()
    """The centre, or something in it, may be called otherwise: `open_desk` knows."""
    changed = Signal(object)
    """A Change, after each act of this desk or of another one."""
    elsewhere = Signal(object)
    """The acts other desks did, as an Elsewhere."""
    refused = Signal(object)
    """A PermanenceError that the person can act upon."""
    failed = Signal(object)
    """A StoreError or MachineError: the environment does not do what is asked."""
    crashed = Signal(object)
    """Any other exception: a bug."""
    undo_offered = Signal(object)
    """An UndoOffer: what may now be taken back and done again."""
    done = Signal(object)
    """The Outcome of an act of this desk."""

    _over = Signal(int, object, object)

    def __init__(self, address: str, name: str, user: str, parent: QObject | None = None) -> None:
        """Prepare a desk for the centre at ``address``; nothing is opened yet."""
        super().__init__(parent)
        self._address, self._name, self._user = address, name, user
        self._data = ThreadPoolExecutor(max_workers=1, thread_name_prefix="data")
        self._paper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
        self._open: OpenDesk | None = None
        self._is_closed = False
        self._numbers = count(1)
        self._tasks: dict[int, _Task] = {}
        self._over.connect(self._hand_over)
        self._garbage = GarbageKeeper(self)
        self.others = OtherDesks(self)
        self.others.acted.connect(self._hear_others)

    @property
    def open_desk(self) -> OpenDesk | None:
        """The open centre, once `opened` has been said."""
        return self._open

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be answered or drawn."""
        return bool(self._tasks)

    @property
    def drafts(self) -> Path:
        """Where what is typed in this centre, and in no other, is kept on this computer.

        Raises:
            RuntimeError: the centre is not open yet.
        """
        return user_folders().data / DRAFTS / self._at_work().mark

    def open(self) -> None:
        """Open the centre on the data thread; ``opened`` or ``failed`` will follow."""
        self._submit(self._data, self._open_now, self._opened)

    def run(self, command: Command, then: Callable[[Outcome], None] | None = None) -> None:
        """Queue an act; ``done`` and ``changed`` follow, or ``refused``."""
        self._submit(self._data, partial(self._act, command), partial(self._acted, then))

    def read(self, question: Callable[[OpenDesk], T], deliver: Callable[[T], None]) -> None:
        """Queue a reading; ``deliver`` is called on the window's thread with its result."""
        self._submit(self._data, partial(self._ask, question), deliver)

    def draw(self, work: Callable[[], T], deliver: Callable[[T], None]) -> None:
        """Queue paper to draw, away from the data; ``deliver`` is called on the window's thread."""
        self._submit(self._paper, work, deliver)

    def sign(self, name: str, user: str) -> None:
        """Sign what is done from now on with another name of the desk, or of its user."""
        self._name, self._user = name, user
        if self._open is not None:
            self._open = replace(self._open, desk=name, user=user)
            self._offer()

    def look_elsewhere(self) -> None:
        """Look at what other desks did since the last look."""
        self.others.look()

    def close(self) -> None:
        """Finish what is queued, close the centre with its copy, then stop both threads."""
        self.others.rest()
        if self._open is not None:
            self._submit(self._data, self._close_now, lambda _nothing: None)
        self._is_closed = True
        self._data.shutdown()
        self._paper.shutdown()
        self._garbage.stop()

    def _submit(
        self, thread: ThreadPoolExecutor, work: Callable[[], T], deliver: Callable[[T], None]
    ) -> None:
        # What still comes back while the window closes must not ask anything further.
        if not self._is_closed:
            self._garbage.start()
            number = next(self._numbers)
            self._tasks[number] = _Task(work, deliver)
            thread.submit(self._carry_out, number)

    def _carry_out(self, number: int) -> None:
        try:
            self._over.emit(number, self._tasks[number].work(), None)
        except Exception as error:  # noqa: BLE001 - the one place where bugs are caught
            self._over.emit(number, None, error)

    def _hand_over(self, number: int, result: object, error: Exception | None) -> None:
        task = self._tasks.pop(number)
        if error is None:
            task.deliver(result)
        else:
            _tell(self, error)

    def _open_now(self) -> OpenDesk:
        from desktop_app.readings.desk import open_desk  # noqa: PLC0415

        return open_desk(self._address, self._name, self._user)

    def _close_now(self) -> None:
        from desktop_app.readings.desk import close_desk  # noqa: PLC0415

        close_desk(self._at_work())

    def _opened(self, desk: OpenDesk) -> None:
        self._open = desk
        self.opened.emit()
        # What the sections have just asked for is painted before anything else is read.
        self.read(_in_turn, lambda _reached: QTimer.singleShot(0, self, self._follow))

    def _follow(self) -> None:
        """Look at other desks from now on, say what may be undone and what was set aside."""
        self.others.follow()
        self._offer()
        self.settled.emit()

    def _at_work(self) -> OpenDesk:
        if self._open is None:
            raise RuntimeError("nothing can be asked or done before the centre is open")
        return self._open

    def _ask(self, question: Callable[[OpenDesk], T]) -> T:
        return question(self._at_work())

    def _act(self, command: Command) -> Outcome:
        desk = self._at_work()
        return command(desk.engine, desk.actor())

    def _acted(self, then: Callable[[Outcome], None] | None, outcome: Outcome) -> None:
        self.done.emit(outcome)
        if then is not None:
            then(outcome)
        self._tell_change(outcome.change)
        self._offer()

    def _tell_change(self, change: Change) -> None:
        from desktop_app.readings.desk import named_again  # noqa: PLC0415

        self.changed.emit(change)
        if not change.days:
            self.read(named_again, self._named)

    def _named(self, desk: OpenDesk) -> None:
        self._open = replace(self._at_work(), centre=desk.centre, names=desk.names)
        self.renamed.emit()

    def _offer(self) -> None:
        from desktop_app.readings.desk import undo_offer  # noqa: PLC0415

        self.read(undo_offer, self.undo_offered.emit)

    def _hear_others(self, found: Elsewhere) -> None:
        from desktop_app.readings.desk import days_of  # noqa: PLC0415

        self.elsewhere.emit(found)
        subjects = frozenset(entry.subject for entry in found.entries)
        self._tell_change(Change(days=days_of(found.entries), subjects=subjects))


def _in_turn(_desk: OpenDesk) -> None:
    """Everything that was asked before is answered."""


def _tell(desk: Desk, error: Exception) -> None:
    """Say what went wrong to those whom it concerns; who hears of a bug logs it."""
    from desktop_app.domain.errors import PermanenceError  # noqa: PLC0415
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - brings the database

    if isinstance(error, PermanenceError):
        desk.refused.emit(error)
    elif isinstance(error, ENVIRONMENT_ERRORS):
        desk.failed.emit(error)
    else:
        desk.crashed.emit(error)
