"""« ouvert aussi au poste Beauregard »: who else has the form of a session open."""

from __future__ import annotations

import logging
import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.machine.logs import LOGGER
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.widgets.pills import Tag

LOOKED_AGAIN_MS = 5_000
"""How often an open form looks for the other desks."""

TOLD_AGAIN = 24
"""After so many looks it says anew that it is open: every two minutes."""

_log = logging.getLogger(LOGGER)


class FormPresence(QObject):
    """Says at the other desks that a form is open here, and here which desks have it open.

    Attributes:
        desks: those that have it open too, as of the last look.
    """

    def __init__(self, desk: Desk, tag: Tag, words: Words, form: QDialog) -> None:
        """Say nothing until `begin`."""
        super().__init__(form)
        self._desk, self._tag, self._words = desk, tag, words
        self.desks: tuple[str, ...] = ()
        self._session, self._key, self._looks = "", "", 0
        self._again = QTimer(self, interval=LOOKED_AGAIN_MS)
        self._again.timeout.connect(self.look)
        form.finished.connect(self._end)

    def retranslate(self, words: Words) -> None:
        """Say it in another language."""
        self._words = words
        self._show(self.desks)

    def begin(self, session: str) -> None:
        """Tell and look from now on, until the form is shut."""
        self._session, self._key, self._looks = session, uuid.uuid4().hex, 0
        self.look()
        self._again.start()

    def look(self) -> None:
        """Look for the other desks, and say from time to time that the form is still open."""
        key = "" if self._looks % TOLD_AGAIN else self._key
        self._looks += 1
        ask = partial(_met, self._session, key)
        self._desk.read(ask, while_alive(self, self._show))

    def _show(self, desks: tuple[str, ...]) -> None:
        self.desks = desks
        said = self._words.ngettext(
            "also open at desk {desks}", "also open at desks {desks}", len(desks)
        )
        self._tag.say(said.format(desks=", ".join(desks)))
        self._tag.setVisible(bool(desks))

    def _end(self) -> None:
        self._again.stop()
        if self._key:
            self._desk.read(partial(_shut, self._key), lambda _nothing: None)


def _met(session: str, key: str, desk: OpenDesk) -> tuple[str, ...]:
    """The other desks with the form, once it was said that it is open here too."""
    from desktop_app.commands.open_forms import tell_form_open  # noqa: PLC0415 - the data thread
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the same
    from desktop_app.readings.open_forms import desks_with_form  # noqa: PLC0415 - the same

    try:
        if key:
            tell_form_open(desk.engine, desk.actor(), key, session)
        return desks_with_form(desk, session)
    except ENVIRONMENT_ERRORS as failure:
        _log.warning("other desks are not told what is open: %s", type(failure).__name__)
        return ()


def _shut(key: str, desk: OpenDesk) -> None:
    from desktop_app.commands.open_forms import tell_forms_shut  # noqa: PLC0415 - the data thread
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the same

    try:
        tell_forms_shut(desk.engine, [key])
    except ENVIRONMENT_ERRORS as failure:
        _log.warning("other desks are not told what is shut: %s", type(failure).__name__)
