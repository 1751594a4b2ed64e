"""New cycles that begin from something: a kind of workshop, or a cycle of another year."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.cycles.drafts import CycleDraft
from ui.cycles.typed import CycleTyped, next_weekday
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.planning import Need
    from desktop_app.readings.cycle_preview import CycleAsked
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.workshops import CycleLine
    from ui.surroundings import Surroundings

MOST_OFFERED = 24


class Beginnings(QObject):
    """Fills the wizard in; nothing is written before « Créer » there."""

    offered = Signal(object)
    """The QMenu of the cycles that can be taken up again."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        """Open wizards where `around` says."""
        super().__init__(parent)
        self._around = around

    def from_model(self, programme: str) -> None:
        """Begin a cycle of a kind of workshop, held as it was last time."""
        question = partial(_typed_of_model, programme=programme)
        self._around.desk.read(question, while_alive(self, self._begin))

    def from_cycle(self, code: str) -> None:
        """Begin a cycle like another one, a year later and on the same weekday."""
        self._around.desk.read(partial(_typed_like, code=code), while_alive(self, self._begin))

    def offer(self, below: QWidget, chosen: str) -> None:
        """Offer the cycles there are below a button, the chosen one first."""

        def show(lines: tuple[CycleLine, ...]) -> None:
            menu = QMenu(below)
            menu.setAccessibleName(self._around.words._("Take up a cycle again…"))
            ordered = sorted(lines, key=lambda line: line.code != chosen)[:MOST_OFFERED]
            for line in ordered:
                said = _offer_said(self._around, line)
                action = menu.addAction(said.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, code=line.code: self.from_cycle(code))
            if not ordered:
                menu.addAction(self._around.words._("No cycle yet.")).setEnabled(False)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))
            self.offered.emit(menu)

        self._around.desk.read(_all_cycles, while_alive(self, show))

    def _begin(self, begun: tuple[CycleTyped, str, datetime] | None) -> None:
        if begun is not None:
            typed, title, now = begun
            draft = CycleDraft(uuid.uuid4().hex, now, title, typed)
            self._around.forms.cycles.resume(draft)


def _offer_said(around: Surroundings, line: CycleLine) -> str:
    """« Passage en 6e · depuis le mar. 17 nov. 2026 · 4 séances »."""
    words = around.words
    count = words.ngettext("{count} session", "{count} sessions", len(line.held))
    since = line.dates[0].span.day if line.dates else line.hours.day
    said = words._("from {day}").format(day=words.short_day_with_year(since))
    return f"{words.of(line.title)} · {said} · {count.format(count=len(line.held))}"


def _all_cycles(desk: OpenDesk) -> tuple[CycleLine, ...]:
    from desktop_app.readings.workshops import workshops_reading  # noqa: PLC0415 - the data thread

    lines = workshops_reading(desk.engine, desk.now(), with_finished=True).cycles
    now = desk.now()
    return tuple(sorted(lines, key=lambda line: line.next_date(now) is not None))


def _typed_of_model(desk: OpenDesk, programme: str) -> tuple[CycleTyped, str, datetime] | None:
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415 - the data thread

    form = cycle_form(desk.engine, desk.now())
    model = form.models.get(programme)
    if model is None:
        return None
    today = form.now.date()
    typed = CycleTyped(next_weekday(today, 1)).of_model(model, today)
    return typed, model.title.fr, form.now


def _typed_like(desk: OpenDesk, code: str) -> tuple[CycleTyped, str, datetime]:
    from desktop_app.readings.cycle_copies import cycle_like  # noqa: PLC0415 - the data thread
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415

    asked, form = cycle_like(desk.engine, code), cycle_form(desk.engine, desk.now())
    model = form.models.get(asked.programme)
    usual = "continue" if model is None else str(model.policy)
    return typed_as(asked, usual), code, form.now


def typed_as(asked: CycleAsked, policy: str) -> CycleTyped:
    """What the fields of the wizard hold when a cycle asks this; `policy` is the usual one."""
    sample = asked.sample
    return CycleTyped(
        first=asked.first,
        programme=asked.programme,
        start=asked.start,
        minutes=asked.minutes or sample.span.minutes,
        rhythm="" if asked.rhythm is None else str(asked.rhythm),
        until=asked.until,
        count=None if asked.until is not None else asked.count,
        policy=policy if asked.policy is None else str(asked.policy),
        on_public_holidays=asked.on_public_holidays,
        room=sample.room,
        workers=tuple(one.worker for one in sample.involved),
        language=sample.language,
        places=sample.places,
        needs=tuple(_need_typed(one) for one in sample.needs),
        free=tuple(sorted(asked.free)),
    )


def _need_typed(need: Need) -> str:
    return need.code if need.quantity is None else f"{need.code}:{need.quantity}"
