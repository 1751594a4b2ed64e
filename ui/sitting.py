"""One run of the program: from the first run to a desk at work, and back from a demonstration."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ui.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from ui.first_run.window import FirstRunWindow
    from ui.start import Opening
    from ui.workplace import Workplace

_PASSWORD = re.compile(r"(?<=://)([^:/@]*):[^@/]*@")


class Sitting(QObject):
    """Shows the first run or a desk at work; each time one of them."""

    def __init__(
        self,
        app: QApplication,
        opening: Opening,
        make: Callable[[QApplication, Opening], Workplace],
    ) -> None:
        """Prepare a run; `make` prepares the window of a desk."""
        super().__init__(app)
        self._app, self._opening, self._make = app, opening, make
        self.workplace: Workplace | None = None
        self.first_run: FirstRunWindow | None = None
        self._appearance: Appearance | None = None

    def begin(self) -> None:
        """Open the centre there is to open, or the first run when there is none."""
        if self._opening.address:
            self.work(self._opening)
        else:
            self.welcome()

    def welcome(self, told: str = "") -> FirstRunWindow:
        """Show the three ways to begin; `told` is why nothing could be opened."""
        from ui.first_run.window import FirstRunWindow  # noqa: PLC0415 - seldom needed

        settings, folder = self._opening.settings, self._opening.folder
        self._appearance = Appearance(self._app, settings, folder)
        window = FirstRunWindow(self._appearance, folder)
        window.ready.connect(self._chosen)
        window.tell(told)
        self.first_run = window
        window.show()
        self._leave_workplace()
        return window

    def work(self, opening: Opening) -> Workplace:
        """Show a desk at work in a centre."""
        self._opening = opening
        made = self._make(self._app, opening)
        self.workplace = made
        if opening.demonstration:
            self._put_band(made)
        if opening.remembered:
            made.desk.failed.connect(self._not_opened)
        made.desk.opened.connect(self._remember)
        made.open()
        self._leave_first_run()
        return made

    def leave_demonstration(self) -> None:
        """Go back to the three ways; what was made for the demonstration is erased."""
        from ui.first_run.making import (  # noqa: PLC0415 - seldom needed
            erase_demonstration,
            is_demonstration,
        )

        address = self._opening.address
        self._forget()
        self.welcome()
        if is_demonstration(address):
            erase_demonstration()

    def complain(self, error: BaseException) -> None:
        """Say a bug over whatever is shown."""
        if self.workplace is not None:
            self.workplace.complain(error)
        elif self.first_run is not None:
            from ui.crash_dialog import CrashDialog  # noqa: PLC0415 - seldom needed

            appearance = self.first_run.appearance
            CrashDialog(appearance.theme, appearance.words, error, self.first_run).open()

    def close(self) -> None:
        """Close whatever is shown."""
        if self.first_run is not None:
            self.first_run.close()
        if self.workplace is not None:
            self.workplace.window.close()

    def _chosen(self, address: str) -> None:
        from ui.first_run.making import is_demonstration  # noqa: PLC0415 - seldom needed

        if self.first_run is None:
            return
        settings = self.first_run.appearance.settings
        demonstration = is_demonstration(address)
        day = None
        if demonstration:
            from desktop_app.exchange.sample import SAMPLE_NOW  # noqa: PLC0415 - made it just now

            day = SAMPLE_NOW.date()
        self.work(
            replace(
                self._opening,
                address=address,
                settings=settings,
                day=day,
                demonstration=demonstration,
                remembered=False,
            )
        )

    def _remember(self) -> None:
        if self.workplace is not None:
            address = _PASSWORD.sub(r"\1@", self._opening.address)
            self.workplace.appearance.keep(centre=address)

    def _not_opened(self, failure: Exception) -> None:
        made = self.workplace
        if made is not None and made.desk.open_desk is None:
            from ui.dialogs.attempt import failure_text  # noqa: PLC0415 - seldom needed

            self.welcome(failure_text(made.appearance.words, failure))

    def _forget(self) -> None:
        if self.workplace is not None:
            self.workplace.appearance.keep(centre="")
            settings = self.workplace.appearance.settings
            self._opening = replace(self._opening, address="", settings=settings)

    def _put_band(self, made: Workplace) -> None:
        from ui.demo_band import DemoBand  # noqa: PLC0415 - only of a demonstration

        band = DemoBand(made.appearance.theme, made.appearance.words)
        made.appearance.spoken.connect(band.retranslate)
        made.window.put_above(band)
        band.left.connect(self.leave_demonstration)

    def _leave_workplace(self) -> None:
        made, self.workplace = self.workplace, None
        if made is not None:
            made.window.close()
            made.window.deleteLater()

    def _leave_first_run(self) -> None:
        window, self.first_run = self.first_run, None
        if window is not None:
            window.close()
            window.deleteLater()
        if self._appearance is not None and isValid(self._appearance):
            self._appearance.deleteLater()
        self._appearance = None
