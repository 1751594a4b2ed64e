"""Holds the slot of what is typed, so that other desks see that it is being booked."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.machine.logs import LOGGER

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.readings.desk import OpenDesk
    from ui.board.wishes import BookingWish
    from ui.desk import Desk

HELD_AFTER_MS = 600
"""A slot is held this long after the last change of it: nobody sees it wander."""

_MS = 60_000
_RENEWALS = 2
"""How often a hold begins anew in its time, while the entry stays open."""

_USUAL_MINUTES = 10
_log = logging.getLogger(LOGGER)


class SlotHolding(QObject):
    """Holds one slot for each entry: that at hand as long as it is open, then for its time.

    Attributes:
        minutes: says how long a slot is held.
        again: tells when it is to be held anew.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self.minutes: Callable[[], int] = lambda: _USUAL_MINUTES
        self._held: dict[str, BookingWish] = {}
        self._key = ""
        self._wish: BookingWish | None = None
        self._left: tuple[str, BookingWish] | None = None
        self._soon = QTimer(self, singleShot=True, interval=HELD_AFTER_MS)
        self._soon.timeout.connect(self._hold)
        self.again = QTimer(self)
        self.again.timeout.connect(self._hold)

    def follow(self, key: str, wish: BookingWish | None) -> None:
        """Hold what the entry ``key`` wishes once the hand rests; no room or hour holds nothing."""
        if (key, wish) != (self._key, self._wish):
            self._key, self._wish = key, wish
            self._soon.start()

    def rest(self) -> None:
        """Keep nothing up any more: no entry is at hand. `keep_only` says what of it stays."""
        self._left = None if self._wish is None else (self._key, self._wish)
        self._key, self._wish = "", None
        self._soon.stop()
        self.again.stop()

    def keep_only(self, drafts: frozenset[str]) -> None:
        """Let go of what is no draft any more; what has just become one is held anew."""
        left, self._left = self._left, None
        self._let_go(tuple(key for key in self._held if key not in drafts | {self._key}))
        if left is not None and left[0] in drafts:
            self._take(*left)

    def _hold(self) -> None:
        if self._wish is None:
            self._let_go(tuple(key for key in self._held if key == self._key))
        else:
            self._take(self._key, self._wish)
            self.again.start(self.minutes() * _MS // _RENEWALS)

    def _take(self, key: str, wish: BookingWish) -> None:
        self._held[key] = wish
        asked = partial(_held, key, wish, self.minutes())
        self._desk.read(asked, lambda _nothing: None)

    def _let_go(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            del self._held[key]
        if keys:
            self._desk.read(partial(_gone, keys), lambda _nothing: None)


def _held(key: str, wish: BookingWish, minutes: int, desk: OpenDesk) -> None:
    from desktop_app.commands.slot_holds import SlotWanted, hold_slot  # noqa: PLC0415 - data thread

    wanted = SlotWanted(wish.room, wish.span, minutes)
    _carry_out(lambda: hold_slot(desk.engine, desk.actor(), key, wanted))


def _gone(keys: tuple[str, ...], desk: OpenDesk) -> None:
    from desktop_app.commands.slot_holds import let_slots_go  # noqa: PLC0415 - the same

    _carry_out(lambda: let_slots_go(desk.engine, keys))


def _carry_out(work: Callable[[], None]) -> None:
    """Do it; nobody asked for it, so a store that refuses it now disturbs nobody."""
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the same

    try:
        work()
    except ENVIRONMENT_ERRORS as failure:
        _log.warning("other desks are not told what is being booked: %s", type(failure).__name__)
