"""How many dates there are, ready, repaired, to review and skipped; and all repaired at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.cycle_preview import LineState
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text
from ui.widgets.pills import Tag, TagLook
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_LOOKS = {
    LineState.READY: TagLook(Tone.OK, Icon.CHECK, slim=False),
    LineState.REPAIRED: TagLook(Tone.INFO, Icon.WAND_SPARKLES, slim=False),
    LineState.TO_REVIEW: TagLook(Tone.DANGER, Icon.TRIANGLE_ALERT, slim=False),
    LineState.SKIPPED: TagLook(Tone.NEUTRAL, Icon.CALENDAR_OFF, slim=False),
}


class CountsBar(FlowRow):
    """« 10 dates · 7 prêtes · 1 réparée · 2 à revoir · 5 passées »."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Count nothing yet."""
        self._words = words
        self.total = Text(theme, "", Letter.HEADING)
        self.tags = {state: Tag(theme, "", look) for state, look in _LOOKS.items()}
        self.repair_all = Button(theme, "", ButtonLook(icon=Icon.WAND_SPARKLES))
        super().__init__(
            (self.total, *self.tags.values(), self.repair_all), at_end=[self.repair_all]
        )
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the counts are shown again."""
        self._words = words
        self.repair_all.say(words._("Repair everything at best"))

    def show_counts(self, preview: CyclePreview) -> None:
        """Count the dates of a preview."""
        words = self._words
        many = {state: preview.count(state) for state in LineState}
        dates = len(preview.lines) - many[LineState.SKIPPED]
        self.total.setText(
            words.ngettext("{count} date", "{count} dates", dates).format(count=dates)
        )
        ready, repaired, skipped = (
            many[one] for one in (LineState.READY, LineState.REPAIRED, LineState.SKIPPED)
        )
        review = many[LineState.TO_REVIEW]
        said = {
            LineState.READY: words.ngettext("{count} ready", "{count} are ready", ready),
            LineState.REPAIRED: words.ngettext(
                "{count} repaired", "{count} are repaired", repaired
            ),
            LineState.TO_REVIEW: words._("{count} to review"),
            LineState.SKIPPED: words.ngettext("{count} skipped", "{count} are skipped", skipped),
        }
        for state, tag in self.tags.items():
            tag.say(said[state].format(count=many[state]))
            tag.setVisible(many[state] > 0)
        self.repair_all.setVisible(review > 0)
        self.repair_all.setEnabled(bool(preview.best))
        none = words._("No repair leaves these dates free of conflicts.")
        self.repair_all.setToolTip("" if preview.best else none)
