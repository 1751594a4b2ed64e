"""Where the keyboard is on the board."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Focus:
    """A slot of a row, or a block of it; ``until`` extends a slot."""

    row: str
    moment: datetime
    code: str = ""
    until: datetime | None = None
