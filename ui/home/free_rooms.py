"""« Libres maintenant »: the rooms of the site that can be had at once, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.planning import Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import NOT_FOR_GROUPS, Freedom, room_freedoms
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import ShortText, Text
from ui.widgets.pills import Pill, TagLook
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.domain.planning import Planning, Room
    from desktop_app.wording import Words
    from ui.theme import Theme

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(hours=1)
MOST_ROOMS = 4
_QUARTER = 15


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A room free from now until a moment; ``slot`` is what Enter proposes to book."""

    code: str
    name: str
    until: datetime
    slot: Span


def free_rooms(planning: Planning, site: str, now: datetime, words: Words) -> tuple[FreeRoom, ...]:
    """The rooms of a site that are free for a while, those free for longest first."""
    start = _next_quarter(now)
    wanted = Proposal(span=Span(start, start + SHORTEST), room="")
    free = {
        one.code
        for one in room_freedoms(wanted, planning, 0, len(planning.rooms))
        if one.state is Freedom.FREE
    }
    found = []
    for room in planning.rooms.values():
        if room.code in free and room.site == site and room.kind not in NOT_FOR_GROUPS:
            until = _until(room, planning, start)
            slot = Span(start, min(start + USUAL, until))
            found.append(FreeRoom(room.code, words.of(room.name), until, slot))
    found.sort(key=lambda one: (-(one.until - now), one.name))
    return tuple(found[:MOST_ROOMS])


def _next_quarter(now: datetime) -> datetime:
    late = now.minute % _QUARTER
    start = now.replace(second=0, microsecond=0) - timedelta(minutes=late)
    return start if late == 0 else start + timedelta(minutes=_QUARTER)


def _until(room: Room, planning: Planning, start: datetime) -> datetime:
    """When a room is taken or closed again; at the latest when its day ends."""
    midnight = datetime.combine(start.date(), time()) + timedelta(days=1)
    return min((one for one in _ends(room, planning, start) if one > start), default=midnight)


def _ends(room: Room, planning: Planning, start: datetime) -> Iterator[datetime]:
    together = {room.code, *room.parts}
    together |= {one.code for one in planning.rooms.values() if room.code in one.parts}
    for code in together:
        for held in planning.occupations.get(code, ()):
            if held.span.start >= start:
                yield held.span.start
    site = planning.sites[room.site]
    for closure in (*room.blocks, *site.closures):
        if closure.span.start >= start:
            yield closure.span.start
    for hours in (*room.opening, *site.opening):
        if hours.iso_weekday == start.isoweekday() and hours.closes > start.time():
            yield datetime.combine(start.date(), hours.closes)


class FreeRooms(QWidget):
    """A pill for each free room; pressed, it books there. Long names take another line."""

    chosen = Signal(object)
    """The FreeRoom somebody wants to book."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show no room yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self.pills: list[Pill] = []
        self._shown: tuple[FreeRoom, ...] | None = None
        self._head = Text(theme, "", Letter.HEADING)
        self._hint = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self._row = FlowRow([self._head, self._hint])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._row)
        self.retranslate(words)

    def show_rooms(self, rooms: Sequence[FreeRoom]) -> None:
        """Show the free rooms; the pill with the focus keeps it."""
        if self._shown == tuple(rooms):
            return
        focused = next((pill.label for pill in self.pills if pill.hasFocus()), "")
        self._shown = tuple(rooms)
        for pill in self.pills:
            pill.hide()
            pill.deleteLater()
        self.pills = [self._pill(one) for one in rooms]
        self._row.arrange([self._head, *self.pills, self._hint])
        for pill in self.pills:
            if pill.label == focused:
                pill.setFocus()
        self._say_hint()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language when it is shown again."""
        self._words, self._shown = words, None
        self._head.setText(words._("Free now"))
        self.setAccessibleName(words._("Free now"))
        self._say_hint()

    def _pill(self, room: FreeRoom) -> Pill:
        said = f"{room.name} → {room.until:%H:%M}"
        pill = Pill(self.theme, said, TagLook(Tone.OK, Icon.DOOR_OPEN, slim=False))
        pill.setAccessibleDescription(self._words._("Enter on a room: book it at once"))
        pill.clicked.connect(lambda: self.chosen.emit(room))
        return pill

    def _say_hint(self) -> None:
        words = self._words
        self._hint.say(
            words._("Enter on a room: book it at once") if self.pills else words._("no room")
        )
