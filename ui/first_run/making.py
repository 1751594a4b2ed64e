"""What a first run has done away from the window: a centre made, or one that is tried."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.machine.folders import made_private, user_folders

if TYPE_CHECKING:
    from ui.first_run.draft import FirstRunDraft

DEMONSTRATION = "demonstration"
"""Folder of the centre that a first run makes and that leaving it erases."""


def demonstration_folder() -> Path:
    """Where the demonstration is made.

    Raises:
        FileError: the system does not say where the user's home is.
    """
    return user_folders().data / DEMONSTRATION


def is_demonstration(address: str) -> bool:
    """Whether an address is that of the demonstration."""
    return "://" not in address and Path(address).parent == demonstration_folder()


def made_demonstration() -> str:
    """Make the demonstration, unless it is there, and give its address; slow.

    Raises:
        FileError: the folder cannot be made or written.
        StoreError: the disk refuses.
    """
    from desktop_app.commands.sample_sheets import issue_sheet_of  # noqa: PLC0415 - slow to import
    from desktop_app.exchange.new_centres import CENTRE_FILE, make_demonstration  # noqa: PLC0415

    folder = demonstration_folder()
    if not (folder / CENTRE_FILE).exists():
        make_demonstration(folder, issue_sheet_of)
    return str(folder / CENTRE_FILE)


def erase_demonstration() -> None:
    """Erase the demonstration and nothing else; all of it is invented."""
    shutil.rmtree(demonstration_folder(), ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Maker:
    """A centre to make: what was typed, what it is called without a name, and who does it."""

    draft: FirstRunDraft
    name: str
    desk: str
    user: str

    def __call__(self) -> str:
        """Make the centre whole, or leave nothing, and give its address; slow.

        Raises:
            BadInputError: something that was described cannot be kept.
            FileError: the folder cannot be made.
            StoreError: something is there already, or the disk refuses.
        """
        from desktop_app.commands.founding import found_centre  # noqa: PLC0415 - slow to import
        from desktop_app.exchange.new_centres import (  # noqa: PLC0415
            founded,
            write_usual_lists,
        )
        from desktop_app.machine.clock import civil_now  # noqa: PLC0415
        from desktop_app.readings.desk import first_actor  # noqa: PLC0415

        path = self.draft.path
        founding = self.draft.founding(self.name)
        made_private(path.parent)
        actor = first_actor(self.desk, self.user, civil_now(ZONE, to_the_minute=True))

        def describe(tx: Any) -> None:
            write_usual_lists(tx)
            found_centre(tx, founding, actor)

        founded(str(path), describe)
        return str(path)


ZONE = "Europe/Paris"
"""Of every new centre (product.md 1)."""


def tried(address: str) -> str:
    """Open a centre and close it again, to know that it can be; slow.

    Raises:
        StoreError: it cannot be opened.
    """
    from desktop_app.readings.desk import try_centre  # noqa: PLC0415 - slow to import

    try_centre(address)
    return address
