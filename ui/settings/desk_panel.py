"""This desk: how it signs what it writes, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.machine.settings import HOLD_MINUTES, LOCK_MINUTES
from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import ChoiceRow, Row, TextRow

if TYPE_CHECKING:
    from desktop_app.readings.described import Described
    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.desk import Desk

LONGEST_NAME = 40
"""Characters that the journal keeps of a desk and of a user."""


class DeskPanel(Panel):
    """Name, user and site of this desk; what was written before keeps its signature."""

    def __init__(self, appearance: Appearance, desk: Desk) -> None:
        """Show what is kept."""
        super().__init__(appearance.theme)
        theme = appearance.theme
        self._appearance, self._desk = appearance, desk
        self.name, self.user = TextRow(theme, "desk"), TextRow(theme, "user")
        self.site = ChoiceRow(theme, "site")
        self.lock_after = ChoiceRow(theme, "lock_after")
        self.holds = ChoiceRow(theme, "soft_hold_minutes")
        self.form = Form(theme, (self.name, self.user, self.site, self.lock_after, self.holds))
        self._sites: dict[str, str] = {}
        self.form.changed.connect(self._keep)
        self.put(self.form)
        self.retranslate(appearance.words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(
            words._("This desk"),
            words._("Other desks read this name beside what is done here."),
        )
        self.form.say(
            "",
            {
                "desk": words._("Name of the desk"),
                "user": words._("User"),
                "site": words._("Site"),
                "lock_after": words._("Locks itself after"),
                "soft_hold_minutes": words._("Holds a slot for"),
            },
            {
                "desk": words._("Undo goes with the name: what this desk did before stays done."),
                "soft_hold_minutes": words._(
                    "Other desks see that it is being booked; they may book it all the same."
                ),
            },
        )
        self.holds.offer({minutes: _held(words, minutes) for minutes in HOLD_MINUTES})
        self.lock_after.offer({minutes: _idle(words, minutes) for minutes in LOCK_MINUTES})
        self._offer_sites()

    def show_described(self, described: Described) -> None:
        """Offer the sites of the centre."""
        self._sites = {site.code: site.short_name for site in described.sites}
        self._offer_sites()

    def show_chosen(self) -> None:
        """Show what is kept."""
        settings = self._appearance.settings
        self.form.show_values(
            {
                "desk": settings.acting_desk,
                "user": settings.user,
                "site": settings.site,
                "lock_after": settings.lock_after,
                "soft_hold_minutes": settings.soft_hold_minutes,
            }
        )

    def _offer_sites(self) -> None:
        nowhere = self._appearance.words._("No site")
        self.site.offer({"": nowhere} | self._sites)
        self.show_chosen()

    def _keep(self, row: Row, value: str) -> None:
        words, typed = self._appearance.words, " ".join(value.split())
        if row in (self.name, self.user):
            if not typed:
                row.refuse(words._("It is missing: other desks could not tell who acted."))
                return
            if len(typed) > LONGEST_NAME or not typed.isprintable():
                row.refuse(
                    words._("At most {count} letters, on one line.").format(count=LONGEST_NAME)
                )
                return
        self._appearance.keep(**{row.code: typed})
        row.take()
        self.show_chosen()
        settings = self._appearance.settings
        self._desk.sign(settings.acting_desk[:LONGEST_NAME], settings.user)


def _idle(words: Words, minutes: str) -> str:
    """« 5 minutes sans y toucher », "5 minutes without a hand"."""
    count = int(minutes)
    said = words.ngettext("{count} idle minute", "{count} idle minutes", count)
    return said.format(count=count)


def _held(words: Words, minutes: str) -> str:
    """« 10 minutes », "10 minutes"."""
    count = int(minutes)
    return words.ngettext("{count} minute", "{count} minutes", count).format(count=count)
