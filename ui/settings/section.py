"""The settings section: reads the centre, writes each change, and shows what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.attempt import while_alive
from ui.settings.changing import Changing, FieldChange, LastDay, PutAway
from ui.settings.page import SettingsPage
from ui.settings.room_ending import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.commands.act import Command
    from desktop_app.readings.described import Described
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.settings.adding import AddingCard
    from ui.settings.rows import Row
    from ui.surroundings import Surroundings


class SettingsHost(QWidget):
    """Where the page stands; it is made when somebody first goes there."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        page = self.findChild(SettingsPage)
        return [] if page is None else page.panes

    def put(self, page: QWidget) -> None:
        """Hold the page."""
        whole = self.layout()
        if whole is not None:
            whole.addWidget(page)


class SettingsSection(QObject):
    """Puts the pages, the desk and the menus together.

    Attributes:
        code: as in the rail.
        page: the widgets.
        session: none is ever chosen here.
    """

    code = "settings"
    session = ""
    letters_chosen = Signal(bool)
    """Whether single letters act on the board."""

    def __init__(self, around: Surroundings, actions: Actions) -> None:
        """Prepare the section; its page comes later."""
        super().__init__()
        self._around, self._actions = around, actions
        self.page = SettingsHost()
        self.changing = Changing(around, self)
        self._inside: SettingsPage | None = None
        self._wanted = ""
        around.desk.changed.connect(lambda _change: self._read())
        self.changing.added.connect(self._want)

    @property
    def inside(self) -> SettingsPage:
        """The pages, made when they are first asked for."""
        if self._inside is None:
            self._inside = SettingsPage(self._around, self._actions)
            self.page.put(self._inside)
            self._listen(self._inside)
        return self._inside

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        return {"refresh": self._read}

    def opened(self) -> None:
        """Read the centre, once somebody looks."""
        self._read()

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        inside = self.inside
        inside.show_chosen()
        self._read()
        self._around.desk.draw(
            inside.printing.press.names, while_alive(inside, inside.printing.show_printers)
        )
        inside.focus()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        if self._inside is not None:
            self._inside.retranslate(words)

    def is_answering(self, error: object) -> bool:
        """Whether a row has already said this refusal."""
        return self.changing.is_answering(error)

    def _listen(self, inside: SettingsPage) -> None:
        places, programmes = inside.places, inside.programmes
        inside.centre.changed.connect(lambda row, typed: self._change(row, "centre", "", typed))
        places.changed.connect(
            lambda row, typed: self._change(row, places.kind, places.code, typed)
        )
        programmes.changed.connect(
            lambda row, typed: self._change(row, "programme", programmes.code, typed)
        )
        places.ended.connect(self._end)
        repairs = self._around.forms.repairs
        places.hours_wanted.connect(self._around.forms.weeks.edit_week)
        places.closing.connect(repairs.closure)
        places.moving.connect(repairs.site_moves)
        places.forms.ending.plan_wanted.connect(self._plan_end)
        places.forms.away.asked.connect(partial(self._put_away, "site"))
        programmes.away.asked.connect(partial(self._put_away, "programme"))
        for panel in (places, programmes):
            panel.wanted.connect(self._add)
        inside.keyboard.letters_chosen.connect(self.letters_chosen)

    def _change(self, row: Row, kind: str, code: str, typed: str) -> None:
        self.changing.ask(row, FieldChange(kind, code, row.code, typed))

    def _end(self, typed: str) -> None:
        places = self.inside.places
        ending = places.forms.ending
        self.changing.ask(ending.day, LastDay(places.code, typed), ending.answer)

    def _plan_end(self, typed: str) -> None:
        from desktop_app.commands.typed_values import day  # noqa: PLC0415 - only when asked

        last = day(LAST_DAY, typed)
        self._around.forms.repairs.room_ends(self.inside.places.code, last)

    def _put_away(self, kind: str, away: bool) -> None:  # noqa: FBT001 - a signal has no names
        panel = self.inside.places if kind == "site" else self.inside.programmes
        card = self.inside.places.forms.away if kind == "site" else self.inside.programmes.away
        self.changing.ask(card.state, PutAway(kind, panel.code, away))

    def _add(self, card: AddingCard, command: Command) -> None:
        self.changing.ask(card.first, command, card.answer)

    def _want(self, code: str) -> None:
        self._wanted = code

    def _read(self) -> None:
        if self._inside is None or self._around.desk.open_desk is None:
            return
        self._around.desk.read(_described_of, while_alive(self._inside, self._show))

    def _show(self, described: Described) -> None:
        self.inside.show_described(described, self._wanted)
        self._wanted = ""


def _described_of(desk: OpenDesk) -> Described:
    from desktop_app.readings.described import described_reading  # noqa: PLC0415 - data thread

    return described_reading(desk.engine, desk.now().date())
