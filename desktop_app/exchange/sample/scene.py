"""What every part of the additions works with."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from desktop_app.exchange.centre_folder.booking_rows import BookingRows
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.draws import stream
from desktop_app.exchange.sample.town import Town

SAMPLE_NOW = datetime(2026, 11, 24, 8)
"""The morning of the sample's day: what the additions know is known then."""


@dataclass(slots=True)
class Scene:
    """One year of a centre being filled.

    ``now`` separates what has happened from what is planned; ``year`` counts back from the
    sample's own, so that each year draws its own people.
    """

    town: Town
    rows: AddedRows
    bookings: BookingRows
    now: datetime = SAMPLE_NOW
    year: int = 0

    def stream(self, part: str) -> Random:
        """The random numbers of one part in this year."""
        return stream(part, self.year)

    def code(self, family: str, number: int) -> str:
        """The code of something new; those of other years never meet this year's."""
        return f"{family}{number:04d}" if self.year == 0 else f"{family}{self.year}-{number:04d}"

    def flush(self) -> None:
        """Write everything that was gathered."""
        self.rows.flush()
        self.bookings.flush()
