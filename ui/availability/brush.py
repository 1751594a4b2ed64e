"""What a stroke paints: a site and what people can be asked for there, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.availability import AvailabilityKind
from desktop_app.domain.painted_week import WORKER, Mark

if TYPE_CHECKING:
    from desktop_app.readings.week_form import WeekForm

OPEN, ERASER = "", "eraser"
"""What a place is painted with, and what clears."""


@dataclass(frozen=True, slots=True)
class Brush:
    """A brush by the code of its site."""

    code: str = OPEN
    kind: AvailabilityKind = AvailabilityKind.GROUP

    @property
    def mark(self) -> Mark | None:
        """What it leaves; nothing when it clears."""
        return None if self.code == ERASER else Mark(self.code, self.kind)

    def offered(self, form: WeekForm) -> Brush:
        """The same if the week knows its site; else that of the most of what is painted."""
        if form.of.kind != WORKER:
            return self if self.code == ERASER else Brush()
        codes = [site.code for site in form.sites]
        if self.code in codes:
            return self
        marks = list(form.version.week.marks.values())
        if marks:
            usual = max(marks, key=marks.count)
            return Brush(usual.site, usual.kind)
        return replace(self, code=codes[0] if codes else ERASER)


def letter_brush(form: WeekForm, letter: str, brush: Brush) -> Brush | None:
    """The brush of a typed letter, its site's; nothing when no site has it."""
    for site in form.sites:
        if form.of.kind == WORKER and site.letter.casefold() == letter.casefold():
            return replace(brush, code=site.code)
    return None
