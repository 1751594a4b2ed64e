"""The acts of an enrolment: what is asked of the desk, and what is said of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import AlreadyKnownError, NoPlaceError, WaitingListFullError
from ui.enrolment.sayings import (
    full_said,
    name_said,
    placed_said,
    refusal_said,
    remarks,
    wait_said,
)
from ui.enrolment.work import EnrolmentWork
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.enrolment import EnrolmentReading, Listed
    from desktop_app.readings.people_search import PersonFound
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.enrolment.surface import EnrolmentSurface
    from ui.enrolment.typed_person import TypedPerson
    from ui.masking import Masking

_JOINING = frozenset({"enrol", "wait", "add"})
"""Acts after which the next person is typed."""


@dataclass(frozen=True, slots=True)
class _Doing:
    """The act on its way: what it is, and about whom."""

    act: str
    person: PersonFound | None = None
    typed: TypedPerson | None = None


class Conduct(QObject):
    """Asks for one act at a time; where there is no place, asks the person at the desk first."""

    placed = Signal()
    """Somebody has a place or a rank: the next one can be typed."""
    outdated = Signal()
    """The people of the session are to be read again."""

    def __init__(self, desk: Desk, surface: EnrolmentSurface, masking: Masking) -> None:
        """Act for `surface`."""
        super().__init__(surface)
        self._desk, self._surface, self._masking = desk, surface, masking
        self.work = EnrolmentWork(desk, self)
        self.session = ""
        self.reading: EnrolmentReading | None = None
        self.words: Words = surface.words
        self._doing = _Doing("")
        self._last: Outcome | None = None
        self._said: Callable[[], None] | None = None
        self.work.done.connect(self._done)
        self.work.refused.connect(self._refused)
        surface.full.wait_chosen.connect(self._wait)
        surface.full.place_added.connect(self._add_place)
        surface.turn.enrolling.connect(self._give_turn)
        surface.turn.passing.connect(self._pass_turn)
        surface.outcome.undoing.connect(self.undo)
        surface.new.creating.connect(self._create)
        surface.table.withdrawing.connect(self._withdraw)
        surface.withdraw.clicked.connect(self._withdraw)
        surface.promote.clicked.connect(self._promote)

    @property
    def can_undo(self) -> bool:
        """Whether an act of this form can be taken back here."""
        return self._last is not None

    @property
    def about(self) -> str:
        """The code of the person the last act was about, or nothing."""
        return self._doing.person.code if self._doing.person is not None else ""

    def begin(self, session: str) -> None:
        """Forget what was done elsewhere."""
        self.session, self.reading = session, None
        self._doing, self._last, self._said = _Doing(""), None, None

    def say_again(self) -> None:
        """Say how the last act went as people may be named now, unless it was dismissed."""
        surface = self._surface
        is_said = surface.outcome.isVisibleTo(surface) or surface.full.isVisibleTo(surface)
        if self._said is not None and is_said:
            self._said()

    def undo(self) -> None:
        """Take the last act of this pane back."""
        last = self._last
        if last is not None and self._may_do(_Doing("undo")):
            self._last = last
            self.work.act(last.undo)

    def enrol(self, person: PersonFound) -> None:
        """Give somebody a place; without one, ask whether to wait."""
        if self._may_do(_Doing("enrol", person)):
            self._surface.full.hide()
            self.work.enrol(self._subject(), person.code, may_wait=False)

    def _subject(self) -> str:
        cycle = self.reading.cycle if self.reading is not None else None
        whole = self._surface.is_whole_cycle and cycle is not None
        return cycle.code if whole and cycle is not None else self.session

    def _may_do(self, doing: _Doing) -> bool:
        """Begin an act, unless another is on its way, whose answer would be told of this one."""
        if self.work.is_waiting:
            return False
        self._doing, self._last = doing, None
        return True

    def _who(self, doing: _Doing) -> str:
        """Who an act is about: what was done stays on the screen after the name was needed."""
        person = doing.person
        return "" if person is None else name_said(person, masked=self._masking.is_masked)

    def _names(self) -> Mapping[str, Bilingual]:
        desk = self._desk.open_desk
        return desk.names if desk is not None else {}

    def _create(self, typed: TypedPerson, certain: bool) -> None:  # noqa: FBT001 - a signal's
        if self._may_do(_Doing("new", typed=typed)):
            self.work.create(typed, certain=certain)

    def _wait(self) -> None:
        person = self._doing.person
        if person is not None and self._may_do(_Doing("wait", person)):
            self.work.enrol(self._subject(), person.code, may_wait=True)

    def _add_place(self) -> None:
        person = self._doing.person
        if person is not None and self._may_do(_Doing("add", person)):
            self.work.add_place(self.session, person.code)

    def _withdraw(self) -> None:
        chosen = self._surface.table.chosen
        if chosen is not None and self._may_do(_Doing("withdraw", chosen.person)):
            self.work.withdraw(chosen.subject, chosen.person.code)

    def _promote(self) -> None:
        chosen = self._surface.table.chosen
        if chosen is not None and chosen.waiting:
            self._give([chosen], chosen.subject)

    def _give_turn(self) -> None:
        turn = self.reading.turn if self.reading is not None else None
        if turn is not None:
            self._give(turn.people, turn.subject)

    def _give(self, people: Sequence[Listed], subject: str) -> None:
        if self._may_do(_Doing("promote", people[0].person)):
            # A household is promoted together; whoever was called alone is named.
            self.work.promote(subject, people[0].person.code if len(people) == 1 else "")

    def _pass_turn(self, reason: str) -> None:
        turn = self.reading.turn if self.reading is not None else None
        person = turn.people[0].person if turn is not None else None
        if turn is not None and person is not None and self._may_do(_Doing("pass", person)):
            self.work.pass_over(turn.subject, person.code, reason)

    def _done(self, outcome: Outcome) -> None:
        doing, words = self._doing, self.words
        if doing.act == "new" and doing.typed is not None:
            self._created(outcome, doing.typed)
            return
        self._surface.full.hide()
        if doing.act == "undo":
            self._last = self._said = None
            self._surface.outcome.tell(words._("Undone."), tone=Tone.INFO)
        else:
            self._last, self._said = outcome, partial(self._say_done, doing, outcome)
            self._said()
        if doing.act in _JOINING:
            self._surface.table.want(self.about)
            self.placed.emit()
        self.outdated.emit()

    def _say_done(self, doing: _Doing, outcome: Outcome) -> None:
        words, who = self.words, self._who(doing)
        notes = remarks(words, who, outcome, self._names())
        said = placed_said(words, who, outcome)
        self._surface.outcome.tell(said, notes, tone=Tone.OK, undo=True)

    def _created(self, outcome: Outcome, typed: TypedPerson) -> None:
        from desktop_app.readings.people_search import PersonFound  # noqa: PLC0415 - brings data

        self._surface.new.end()
        self.enrol(
            PersonFound(
                outcome.answer["person"],
                typed.given.strip(),
                typed.family.strip(),
                typed.year,
                phone=typed.phone,
                language=typed.language,
            )
        )

    def _refused(self, error: Exception) -> None:
        self.outdated.emit()
        if isinstance(error, AlreadyKnownError):
            self.work.liken(self._surface.new.typed)
            return
        if isinstance(error, NoPlaceError | WaitingListFullError):
            self._surface.outcome.hide()
            self._surface.found.show_lines((), "")
            self._said = partial(self._say_full, self._doing, error)
        else:
            self._said = partial(self._say_refused, self._doing, error)
        self._said()

    def _say_full(self, doing: _Doing, error: NoPlaceError | WaitingListFullError) -> None:
        words, full = self.words, self._surface.full
        may_add = self.reading is not None and self.reading.may_add_place
        whole = self._surface.is_whole_cycle
        why = full_said(words, error, room_is_full=not (may_add or whole))
        full.allow_more(allowed=may_add and not whole)
        wait = wait_said(words, error.rank) if isinstance(error, NoPlaceError) else ""
        full.ask(self._who(doing), why, wait)

    def _say_refused(self, doing: _Doing, error: Exception) -> None:
        said = refusal_said(self.words, self._who(doing), error, self._names())
        self._surface.outcome.tell(said, tone=Tone.DANGER)
