"""What every section of the window works with, and how sections send people to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.session_forms import SessionForms
    from ui.theme import Theme


class Routes(QObject):
    """Screens do not know each other: they say where somebody wants to go."""

    day_wanted = Signal(object, str)
    """The schedule of a date, with the code of what is to be selected there, or nothing."""
    slot_wanted = Signal(str, object)
    """A booking in a room, by its code, during a Span."""
    list_wanted = Signal(object, str)
    """The list of a date, with the code of what is to be selected there."""
    act_wanted = Signal(object, str, str)
    """A command of the menus, by its code, about a session of a date."""
    place_wanted = Signal(str, object)
    """The schedule at a room, by its code, or at any; at a datetime, or on the day it shows."""
    order_wanted = Signal(str)
    """The interpreter desk, with the order of a session or an appointment, by its code."""
    section_wanted = Signal(str)
    """A section, by its code."""
    goto_wanted = Signal()
    """The go-to box."""
    booking_wanted = Signal()
    """A new booking."""
    appointment_wanted = Signal(str)
    """A new appointment of somebody, by code."""
    told = Signal(str)
    """A sentence on what was done."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a section is given.

    Attributes:
        desk: the door to data.
        appearance: theme, language and what is remembered of this person.
        forms: the forms about one session.
        masking: whether names may be seen.
        routes: the ways to other sections.
    """

    desk: Desk
    appearance: Appearance
    forms: SessionForms
    masking: Masking
    routes: Routes

    @property
    def theme(self) -> Theme:
        """How the window looks."""
        return self.appearance.theme

    @property
    def words(self) -> Words:
        """The language of the moment; `retranslate` says when it changes."""
        return self.appearance.words


class Section(Protocol):
    """One part of the application, with its page."""

    @property
    def code(self) -> str:
        """What the rail calls it."""

    @property
    def page(self) -> QWidget:
        """What the window shows; its `panes` are what F6 goes through."""

    @property
    def session(self) -> str:
        """The code of the session that is chosen here, or nothing."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""

    def opened(self) -> None:
        """Take the centre, which has just been opened."""

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
