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
from desktop_app.cli.options import ActOptions, WhoOptions
from desktop_app.commands.typed_texts import text_typed
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.machine.clock import civil_now
from desktop_app.machine.settings import Settings
from desktop_app.readings.centre import CentreReading, centre_reading
from desktop_app.readings.directory import worker_names
from desktop_app.readings.known_codes import codes_meant, kind_meant
from desktop_app.readings.names import names_of
from desktop_app.readings.opening_warnings import OpeningWarning, opening_warnings
from desktop_app.wording import Words

LONGEST_NAME = 40
"""Characters of a desk, a user or a key."""


class Call:
    """What one command works with; the centres it opened are left when it is over.

    ``warnings`` are what went wrong after the act was safely done, ``notices`` what the desk
    should know besides.
    """

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self.warnings: list[StoreError] = []
        self.notices: list[OpeningWarning] = []
        self._open = ExitStack()
        self._engines: list[Engine] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        places: TracebackType | None,
    ) -> None:
        with self._open:
            if isinstance(error, UnknownCodeError) and self._engines and not error.meant:
                error.kind = kind_meant(self._engines[-1], error)
                error.meant = codes_meant(self._engines[-1], error)

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
        engine = self._opened(address, read_only=False)
        self.notices += opening_warnings(engine, self.now(engine))
        return engine

    def leave_later(self, engine: Engine) -> Engine:
        """Close a centre at the end; a copy that fails is a warning, what was done stays."""
        self._engines.append(engine)
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

    def words_now(self, engine: Engine) -> Words:
        """The reader's words, which say the year of days that are not of this one.

        Raises:
            ClockError: the fixed clock cannot be read.
        """
        return self.words.in_year(self.now(engine).year)

    def actor(self, engine: Engine, options: WhoOptions) -> Actor:
        """Who acts: the options, else the settings, else the machine's name and « accueil ».

        Raises:
            BadInputError: a name cannot be kept.
        """
        operation = options.operation if isinstance(options, ActOptions) else ""
        return Actor(
            desk=text_typed("desk", options.desk, LONGEST_NAME)
            or self.settings.acting_desk[:LONGEST_NAME],
            user=text_typed("user", options.user, LONGEST_NAME)
            or self.settings.user[:LONGEST_NAME],
            at=self.now(engine),
            operation=text_typed("operation", operation, LONGEST_NAME) or uuid.uuid4().hex,
        )

    def names(self, engine: Engine) -> Mapping[str, Bilingual]:
        """What the codes of the centre stand for."""
        return names_of(engine)

    def team_names(self, engine: Engine) -> Mapping[str, Bilingual]:
        """The same, but those who work with the centre by their names; inhabitants never."""
        return {**names_of(engine), **worker_names(engine)}

    def _opened(self, address: str, *, read_only: bool) -> Engine:
        return self.leave_later(open_centre(address, read_only=read_only))

    def _leave(self, engine: Engine) -> None:
        try:
            close_centre(engine)
        except StoreError as failure:
            self.warnings.append(failure)
