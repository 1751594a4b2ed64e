"""One call of the program: the centres it opens, who acts, the clock, the words."""

import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from db.engine import close_centre, open_centre
from db.errors import StoreError
from db.journal import Actor
from desktop_app.cli.options import ActOptions
from desktop_app.cli.values import text_typed
from desktop_app.domain.bilingual import Bilingual
from desktop_app.machine.clock import civil_now
from desktop_app.machine.settings import Settings
from desktop_app.readings.centre import CentreReading, centre_reading
from desktop_app.readings.names import names_of
from desktop_app.wording import Words

LONGEST_NAME = 40
"""Characters of a desk, a user or a key."""


class Call:
    """What one command works with; the centres it opened are left when it is over.

    ``warnings`` are what went wrong after the act was safely done.
    """

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self.warnings: list[StoreError] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        places: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, places)

    def look_at(self, address: str) -> Engine:
        """Open a centre that nothing will be written to.

        Raises:
            StoreError: it cannot be opened.
        """
        return self._opened(address, read_only=True)

    def open(self, address: str) -> Engine:
        """Open a centre to act in it.

        Raises:
            StoreError: it cannot be opened, or not be written.
        """
        return self._opened(address, read_only=False)

    def leave_later(self, engine: Engine) -> Engine:
        """Close a centre at the end; a copy that fails is a warning, what was done stays."""
        self._open.callback(self._leave, engine)
        return engine

    def centre(self, engine: Engine) -> CentreReading:
        """The centre that was opened."""
        return centre_reading(engine)

    def now(self, engine: Engine) -> datetime:
        """The civil time of the centre, to the minute.

        Raises:
            ClockError: the fixed clock cannot be read.
        """
        return civil_now(self.centre(engine).zone, to_the_minute=True)

    def actor(self, engine: Engine, options: ActOptions) -> Actor:
        """Who acts: the options, else the settings, else the machine's name and « accueil ».

        Raises:
            BadInputError: a name cannot be kept.
        """
        return Actor(
            desk=text_typed("desk", options.desk, LONGEST_NAME)
            or self.settings.acting_desk[:LONGEST_NAME],
            user=text_typed("user", options.user, LONGEST_NAME)
            or self.settings.user[:LONGEST_NAME],
            at=self.now(engine),
            operation=text_typed("operation", options.operation, LONGEST_NAME) or uuid.uuid4().hex,
        )

    def names(self, engine: Engine) -> Mapping[str, Bilingual]:
        """What the codes of the centre stand for."""
        return names_of(engine)

    def _opened(self, address: str, *, read_only: bool) -> Engine:
        return self.leave_later(open_centre(address, read_only=read_only))

    def _leave(self, engine: Engine) -> None:
        try:
            close_centre(engine)
        except StoreError as failure:
            self.warnings.append(failure)
