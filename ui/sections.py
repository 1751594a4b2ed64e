"""The sections of the window: described at once, each made when somebody first goes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions import Actions, about_a_session
from ui.rail import HOME, INTERPRETERS, SCHEDULE, WORKSHOPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.surroundings import Section, Surroundings
    from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a section before it is made; its word and icon are those of the rail.

    Attributes:
        code: as in the rail.
        knows: the commands of the menus that it carries out, by code.
        make: makes it; only then is its code loaded.
    """

    code: str
    knows: tuple[str, ...]
    make: Callable[[Surroundings, Actions], Section]


def _home(around: Surroundings, actions: Actions) -> Section:
    from ui.home.section import HomeSection  # noqa: PLC0415 - when somebody goes there

    return HomeSection(around, actions)


def _settings(around: Surroundings, actions: Actions) -> Section:
    from ui.settings.section import SettingsSection  # noqa: PLC0415 - when somebody goes there

    return SettingsSection(around, actions)


def _workshops(around: Surroundings, actions: Actions) -> Section:
    from ui.workshops.section import WorkshopsSection  # noqa: PLC0415 - when somebody goes there

    return WorkshopsSection(around, actions)


def _interpreters(around: Surroundings, actions: Actions) -> Section:
    from ui.interpreters.section import (  # noqa: PLC0415 - when somebody goes there
        InterpretersSection,
    )

    return InterpretersSection(around, actions)


PLANS = (
    Plan(HOME, (*about_a_session(), "print_sheet", "print_day", "refresh"), _home),
    Plan(WORKSHOPS, (*about_a_session(), "print_sheet", "refresh", "find"), _workshops),
    Plan(INTERPRETERS, (*about_a_session(), "print_sheet", "refresh"), _interpreters),
    Plan("settings", ("refresh",), _settings),
)
"""The sections that can wait; the schedule cannot, it holds what is booked, undone and read."""


class Sections(QObject):
    """Shows a section, and makes it first if nobody went there yet."""

    made = Signal(object)
    """A Section, which has just been put in the window."""

    def __init__(self, around: Surroundings, window: MainWindow, schedule: Section) -> None:
        """Put the schedule in `window`; the others wait."""
        super().__init__(window)
        self._around, self._window = around, window
        self._plans = {plan.code: plan for plan in PLANS}
        self._made: dict[str, Section] = {}
        self._put(schedule)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every section, made or not."""
        return (SCHEDULE, *self._plans)

    @property
    def shown(self) -> Section:
        """The section that is shown."""
        return self._made.get(self._window.section, self._made[SCHEDULE])

    @property
    def commands(self) -> frozenset[str]:
        """The commands that some section carries out, by code."""
        return frozenset(self._made[SCHEDULE].commands()).union(*(one.knows for one in PLANS))

    def __getitem__(self, code: str) -> Section:
        """The section of a code, made now if it was not."""
        if code not in self._made:
            made = self._plans[code].make(self._around, self._window.actions_known)
            self._put(made)
            if self._around.desk.open_desk is not None:
                made.opened()
            self.made.emit(made)
        return self._made[code]

    def __contains__(self, code: str) -> bool:
        """Whether a section is made."""
        return code in self._made

    def __iter__(self) -> Iterator[Section]:
        """Those that are made."""
        return iter(tuple(self._made.values()))

    def show(self, code: str) -> Section:
        """Show a section; the schedule where there is none of that code."""
        section = self[code if code in self.codes else SCHEDULE]
        self._window.show_section(section.code)
        return section

    def knowing(self, command: str) -> Section:
        """The section that carries a command out: the shown one, else the first that can."""
        if command in self.shown.commands():
            return self.shown
        if command in self._made[SCHEDULE].commands():
            return self._made[SCHEDULE]
        return self[next(plan.code for plan in PLANS if command in plan.knows)]

    def _put(self, section: Section) -> None:
        self._made[section.code] = section
        self._window.add_page(section.code, section.page)
