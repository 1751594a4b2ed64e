"""The fields of a booking: a day, an hour, a place, people, a number of places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.quick_entry import MOST_PLACES
from desktop_app.domain.typed_times import typed_day, typed_time
from desktop_app.wording.words import Words
from ui.theme import Theme
from ui.widgets.chips import PickedChip
from ui.widgets.fields import ChoiceField
from ui.widgets.flow_row import FlowRow
from ui.widgets.marks import draw_tone_disc
from ui.widgets.misread import ReadField
from ui.widgets.tones import Tone

STEP = timedelta(minutes=15)
_ONE_DAY = timedelta(days=1)
_DISC = 18
_CENTRED = Qt.AlignmentFlag.AlignCenter
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class TimeField(ReadField):
    """An hour of the day: ``14``, ``14h``, ``1430``, ``14:30``; the arrows step a quarter hour."""

    chosen = Signal(object)
    """The new time, once it is one."""
    misread = Signal()
    """What is typed is no time."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Show nothing yet."""
        super().__init__(theme, name)
        self.setAlignment(_CENTRED)
        self._time = time(9)
        self.editingFinished.connect(self._take)

    def misread_said(self, words: Words) -> str:
        """See ReadField."""
        return words._("This is not an hour: type 14:00 or 14.")

    def show_time(self, moment: time) -> None:
        """Show an hour, unless another one is being typed here."""
        self._time = moment
        if not (self.hasFocus() and self.isModified()):
            self.setText(f"{moment:%H:%M}")
            self.judge(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take()
        self._choose(_stepped(self._time, step))

    def _take(self) -> None:
        if not self.isModified():
            return
        found = typed_time(self.text())
        self.judge(Tone.DANGER if found is None else None)
        if found is None:
            self.misread.emit()
        else:
            self._choose(found)

    def _choose(self, moment: time) -> None:
        self._time = moment
        self.setText(f"{moment:%H:%M}")
        self.setModified(False)
        self.judge(None)
        self.chosen.emit(moment)


def _stepped(moment: time, steps: int) -> time:
    """The next or the last quarter of an hour, within the day."""
    anyday = date(2000, 1, 1)
    since = datetime.combine(anyday, moment) - datetime.combine(anyday, time())
    quarter = since // STEP * STEP if steps > 0 else -(-since // STEP) * STEP
    wanted = max(timedelta(), min(quarter + steps * STEP, _ONE_DAY - STEP))
    return (datetime.combine(anyday, time()) + wanted).time()


class DayField(ReadField):
    """A day, typed as people say it: ``jeu``, ``24/11``, ``demain``; the arrows step one day."""

    chosen = Signal(object)
    """The new day, once it is one."""
    misread = Signal()
    """What is typed is no day."""

    def __init__(self, theme: Theme, name: str, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, name)
        self._words = words
        self._day = self._today = date(2000, 1, 1)
        self.editingFinished.connect(self._take)

    def misread_said(self, words: Words) -> str:
        """See ReadField."""
        return words._("This is not a date: type 24/11/2026 or 24/11.")

    def retranslate(self, words: Words) -> None:
        """Say the day in another language."""
        self._words = words
        self.setText(self.said(self._day))

    def said(self, day: date) -> str:
        """A day as the field shows it."""
        return self._words.short_day(day)

    def show_day(self, day: date, today: date) -> None:
        """Show a day unless another is being typed; « jeudi » is counted from ``today``."""
        self._day, self._today = day, today
        if not (self.hasFocus() and self.isModified()):
            self.setText(self.said(day))
            self.judge(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take()
        self._choose(self._day + step * _ONE_DAY)

    def _take(self) -> None:
        if not self.isModified():
            return
        found = typed_day(self.text(), self._today)
        self.judge(Tone.DANGER if found is None else None)
        if found is None:
            self.misread.emit()
        else:
            self._choose(found)

    def _choose(self, day: date) -> None:
        self._day = day
        self.setText(self.said(day))
        self.setModified(False)
        self.judge(None)
        self.chosen.emit(day)


class PlacesField(ReadField):
    """A number of places; empty means as many as the workshop and the room allow."""

    chosen = Signal(object)
    """The number, or None."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Show nothing yet."""
        super().__init__(theme, name)
        self.setMaxLength(12)
        self.editingFinished.connect(self._take)

    def misread_said(self, words: Words) -> str:
        """See ReadField."""
        said = words._("This is not a number of places: type 1 to {most}, or nothing.")
        return said.format(most=MOST_PLACES)

    def show_places(self, said: str) -> None:
        """Show the places in words, unless a number is being typed here."""
        if not (self.hasFocus() and self.isModified()):
            self.setText(said)
            self.judge(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusInEvent(event)
        self.selectAll()

    def _take(self) -> None:
        if not self.isModified():
            return
        digits = "".join(letter for letter in self.text() if letter in "0123456789")
        good = not digits if not self.text().strip() else 1 <= int(digits or 0) <= MOST_PLACES
        self.judge(None if good else Tone.DANGER)
        if good:
            self.setModified(False)
            self.chosen.emit(int(digits) if digits else None)


class PickField(ChoiceField):
    """One thing of a list by its code, with how its check went at the right end.

    Attributes:
        verdict: how it went; nothing while that is unknown.
    """

    picked = Signal(str)
    """The code a person chose."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Offer nothing yet."""
        super().__init__(theme, name)
        self.verdict: Tone | None = None
        self.setMaxVisibleItems(14)
        self.activated.connect(self._tell)

    def offer(self, items: Iterable[tuple[str, str]], chosen: str) -> None:
        """List codes and their words, and show the chosen one."""
        wanted = list(items)
        if wanted != self._items():
            self.clear()
            for code, said in wanted:
                self.addItem(said, code)
        self.setCurrentIndex(self.findData(chosen))
        self.update()

    def judge(self, verdict: Tone | None) -> None:
        """Show how the check of this field went; None while it is unknown."""
        self.verdict = verdict
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: a wheel passing over a form changes nothing in it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        if self.verdict is None:
            return
        box = QRectF(self.rect())
        corner = QPointF(box.right() - _DISC - 26, box.center().y() - _DISC / 2)
        painter = QPainter(self)
        draw_tone_disc(
            painter, self.theme, QRectF(corner.x(), corner.y(), _DISC, _DISC), self.verdict
        )
        painter.end()

    def _items(self) -> list[tuple[str, str]]:
        return [(str(self.itemData(at)), self.itemText(at)) for at in range(self.count())]

    def _tell(self, place: int) -> None:
        self.picked.emit(str(self.itemData(place) or ""))


class _AddField(PickField):
    """As wide as what it says: whom it offers is read in its list."""

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return self.room_for([self.currentText()])

    def showPopup(self) -> None:
        """See QComboBox."""
        self.view().setMinimumWidth(super().sizeHint().width())
        super().showPopup()


class PeopleField(FlowRow):
    """Those who lead: one chip each with its ×, and a list to add somebody from.

    Where they have no room side by side they go on in the next line.

    Attributes:
        chips: of those who are chosen, in order.
    """

    changed = Signal(object)
    """The codes of everybody chosen, in order."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        adding: PickField | None = None,
        beside: Sequence[QWidget] = (),
    ) -> None:
        """Show nobody yet; another list to add from may be given, and what stands after it."""
        self.adding = adding or _AddField(theme, name)
        self._beside = tuple(beside)
        super().__init__([self.adding, *self._beside], gap=6, fills=adding is None)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self._theme, self._codes = theme, tuple[str, ...]()
        self._named: list[tuple[str, str, Tone]] = []
        self.chips: list[PickedChip] = []
        self.setAccessibleName(name)
        self.adding.picked.connect(self._add)

    def show_people(self, people: list[tuple[str, str, Tone]], remove: str) -> None:
        """Show codes, what they are called and how their check went; ``remove`` names the ×."""
        self._codes = tuple(code for code, _, _ in people)
        if people == self._named:
            return
        self._named = people
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(one, remove) for one in people]
        self.arrange([*self.chips, self.adding, *self._beside])

    def _chip(self, person: tuple[str, str, Tone], remove: str) -> PickedChip:
        code, said, tone = person
        chip = PickedChip(self._theme, said, remove.format(name=said), tone=tone)
        chip.removed.connect(lambda: self._remove(code))
        return chip

    def _add(self, code: str) -> None:
        if code and code not in self._codes:
            self.changed.emit((*self._codes, code))

    def _remove(self, code: str) -> None:
        self.changed.emit(tuple(one for one in self._codes if one != code))
