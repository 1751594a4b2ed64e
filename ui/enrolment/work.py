"""What the enrolment of a session asks of the desk: people to read, places to give."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import Asking, while_alive

if TYPE_CHECKING:
    from desktop_app.commands.act import Command
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.enrolment import EnrolmentReading
    from desktop_app.readings.people_alike import Alike
    from desktop_app.readings.people_search import PersonFound
    from ui.desk import Desk
    from ui.enrolment.typed_person import TypedPerson


class EnrolmentWork(QObject):
    """Reads and acts on the data thread; answers to an older question are left out."""

    read = Signal(object)
    """The EnrolmentReading."""
    found = Signal(object)
    """The PersonFound, as a tuple: of the latest text searched."""
    likened = Signal(object)
    """The Alike, as a tuple: of the latest person typed."""
    done = Signal(object)
    """The Outcome of an act."""
    refused = Signal(object)
    """Why an act was not done."""
    waiting = Signal(bool)
    """Whether an act is on its way."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._sought: str | None = None
        self._typed: TypedPerson | None = None
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self.done)
        self._asking.refused.connect(self.refused)
        self._asking.waiting.connect(self.waiting)

    @property
    def is_waiting(self) -> bool:
        """Whether an act is on its way."""
        return self._asking.is_waiting

    def look(self, session: str) -> None:
        """Read the people of a session; `read` follows."""
        self._desk.read(partial(_reading, session), while_alive(self, self.read.emit))

    def search(self, text: str) -> None:
        """Look for people by what is typed; `found` follows, unless more was typed meanwhile."""
        self._sought = text
        self._desk.read(partial(_found, text), while_alive(self, partial(self._tell_found, text)))

    def liken(self, typed: TypedPerson) -> None:
        """Look for people like one being typed; `likened` follows."""
        self._typed = typed
        self._desk.read(
            partial(_alike, typed), while_alive(self, partial(self._tell_likened, typed))
        )

    def enrol(self, subject: str, person: str, *, may_wait: bool) -> None:
        """Give a place, or a rank where the person may wait."""
        from desktop_app.commands.enrolment import Enrol  # noqa: PLC0415 - the data layer

        self.act(Enrol(subject, person, may_wait))

    def add_place(self, session: str, person: str) -> None:
        """Give a place of one's own, one more than there were."""
        from desktop_app.commands.added_places import EnrolInAddedPlace  # noqa: PLC0415 - the same

        self.act(EnrolInAddedPlace(session, person))

    def withdraw(self, subject: str, person: str) -> None:
        """Take a person off."""
        from desktop_app.commands.enrolment import Withdraw  # noqa: PLC0415 - the same

        self.act(Withdraw(subject, person))

    def promote(self, subject: str, person: str) -> None:
        """Give a free place to somebody who waits; an empty person means the next household."""
        from desktop_app.commands.enrolment import Promote  # noqa: PLC0415 - the same

        self.act(Promote(subject, person))

    def pass_over(self, subject: str, person: str, reason: str) -> None:
        """Pass the turn to the next, for a reason."""
        from desktop_app.commands.waiting_turns import PassOver  # noqa: PLC0415 - the same

        self.act(PassOver(subject, person, reason))

    def create(self, typed: TypedPerson, *, certain: bool) -> None:
        """Create a person; `certain` once those alike were seen."""
        from desktop_app.commands.people import CreatePerson  # noqa: PLC0415 - the same

        self.act(
            CreatePerson(
                given=typed.given,
                family=typed.family,
                phone=typed.phone,
                birth_year=typed.year,
                language=typed.language,
                certain=certain,
            )
        )

    def act(self, command: Command) -> None:
        """Do something; `done` or `refused` follows."""
        self._asking.ask(command)

    def _tell_found(self, text: str, people: tuple[PersonFound, ...]) -> None:
        if text == self._sought:
            self.found.emit(people)

    def _tell_likened(self, typed: TypedPerson, alike: tuple[Alike, ...]) -> None:
        if typed == self._typed:
            self.likened.emit(alike)


def _reading(session: str, desk: OpenDesk) -> EnrolmentReading:
    from desktop_app.readings.enrolment import enrolment_reading  # noqa: PLC0415 - the data thread

    return enrolment_reading(desk.engine, session, desk.now())


def _found(text: str, desk: OpenDesk) -> tuple[PersonFound, ...]:
    from desktop_app.readings.people_search import people_found  # noqa: PLC0415 - the data thread

    return people_found(desk.engine, text)


def _alike(typed: TypedPerson, desk: OpenDesk) -> tuple[Alike, ...]:
    from desktop_app.readings.people_alike import (  # noqa: PLC0415 - the data thread
        PersonTyped,
        people_alike,
    )

    return people_alike(
        desk.engine, PersonTyped(typed.given, typed.family, typed.phone, typed.year)
    )
