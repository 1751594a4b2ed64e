"""Shows the state of a form on its surface, in the words of the moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.readings.free_now import person_freedoms
from desktop_app.wording.free_places import free_places_text
from desktop_app.wording.moments import lately_said
from desktop_app.wording.names import language_said
from desktop_app.wording.words import Words
from ui.booking.sayings import Speaker
from ui.form.general import Around
from ui.form.sayings import (
    field_said,
    history_entries,
    order_entries,
    sheet_entries,
    value_said,
)
from ui.form.surface import INTERPRETER, PEOPLE
from ui.icons import Icon
from ui.palettes import Palette, theme_icon
from ui.widgets.tabs import TabMark
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.session_form import SessionForm
    from ui.form.conduct import FormConduct
    from ui.form.entry import FormEntry
    from ui.form.facts import Papers
    from ui.form.surface import FormSurface

MOST_OFFERED = 40
"""People who could be added, those who are free first."""


class FormFace(QObject):
    """Says what the conduct knows."""

    def __init__(self, surface: FormSurface, conduct: FormConduct, words: Words) -> None:
        """Follow `conduct`."""
        super().__init__(conduct)
        self._surface, self._conduct, self._words = surface, conduct, words
        self._papers: Papers | None = None
        conduct.shown.connect(self.show)
        conduct.papers_read.connect(self._take_papers)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.show()

    def show(self) -> None:
        """Show what is typed and what is known of the session."""
        entry = self._conduct.entry
        if entry is None:
            return
        around = self._around(entry)
        judged = self._conduct.verdict.judged
        findings = (*judged.findings, *judged.beside) if judged is not None else ()
        self._surface.general.show_typed(entry.typed, around)
        self._surface.general.show_people(entry.typed, around, findings)
        self._surface.interpreter.show_language(entry.typed.language, around.speaker)
        self._show_head(entry)
        form = entry.facts.form
        is_kept = form is not None
        for place in (PEOPLE, *range(PEOPLE + 2, self._surface.tabs.count())):
            self._surface.tabs.setTabVisible(place, is_kept)
        self._surface.cancel.setVisible(
            form is not None and form.line.status in {"planned", "option"}
        )
        if form is not None:
            self._show_kept(form)
        self._show_band(entry, around.speaker)

    def _around(self, entry: FormEntry) -> Around:
        names, planning = self._conduct.verdict.names, entry.facts.planning
        speaker = Speaker(self._words, names, planning)
        proposal = entry.proposal
        able: Sequence[str] = ()
        if proposal is not None and entry.is_known:
            able = [one.code for one in person_freedoms(proposal, planning, MOST_OFFERED)]
        return Around(speaker, names, entry.facts.catalogue, able, entry.facts.now.date())

    def _show_head(self, entry: FormEntry) -> None:
        words, surface, offer = self._words, self._surface, entry.offer
        title = entry.typed.title or (words.of(offer.title) if offer is not None else "")
        surface.title.say(title or words._("New session"))
        if offer is not None and offer.palette in set(Palette):
            palette = Palette(offer.palette)
            surface.tile.show_theme(palette, theme_icon(offer.icon, palette))

    def _show_kept(self, form: SessionForm) -> None:
        words, surface, line = self._words, self._surface, form.line
        surface.place.setVisible(line.number is not None)
        if line.number is not None:
            said = words._("session {number} of {count}")
            surface.place.say(said.format(number=line.number, count=line.of or line.number))
        surface.general.offer_dates(len(form.dates))
        surface.scope.show_form(form)
        marks = [TabMark(str(line.enrolled))]
        if line.waiting:
            marks.append(TabMark(f"+{line.waiting}", Tone.WARN))
        surface.tabs.mark(PEOPLE, *marks)
        names = self._conduct.verdict.names
        orders = order_entries(words, form.orders, names, form.now)
        surface.interpreter.show_orders(orders)
        living = [
            _order_mark(language_said(words, order.language, names), *entry.tag)
            for order, entry in zip(form.orders, orders, strict=True)
            if entry.tag is not None and entry.tag[1] is not Tone.NEUTRAL
        ]
        surface.tabs.mark(INTERPRETER, *living[-1:])
        self._show_papers(form)
        changed = form.changed
        if changed is not None:
            when = lately_said(words, changed.at, form.now)
            said = words._("Saved {when}, desk {desk}").format(when=when, desk=changed.desk)
            surface.changed.say(said)

    def _show_papers(self, form: SessionForm) -> None:
        words, papers = self._words, self._papers
        if papers is None:
            return
        none = words._("No sheet was printed yet. It is numbered when it is printed.")
        self._surface.sheets.show_lines(sheet_entries(words, papers.sheets, form.now), none)
        names = self._conduct.verdict.names
        turn = papers.enrolled.turn if papers.enrolled is not None else None
        self._surface.freed.tell(
            free_places_text(words, len(turn.people)) if turn else "", words._("See")
        )
        self._surface.history.show_lines(
            history_entries(words, papers.history, form, names),
            words._("Nothing was changed since the session came from its folder."),
        )

    def _show_band(self, entry: FormEntry, speaker: Speaker) -> None:
        words, conduct, band = self._words, self._conduct, self._surface.band
        clash = entry.clash
        theirs = {
            name: words._("{field}: {value} there").format(
                field=field_said(words, name), value=value_said(speaker, name, entry.seen)
            )
            for name in clash
        }
        self._surface.general.tell_theirs(theirs)
        if clash:
            fields = ", ".join(field_said(words, name) for name in clash)
            said = words._("Somebody changed {fields} while you were editing.")
            if conduct.elsewhere:
                said = words._("Desk {desk} changed {fields} while you were editing.")
            said = said.format(desk=conduct.elsewhere, fields=fields)
            band.tell(said, words._("Take what is there"))
        elif conduct.elsewhere:
            said = words._("Desk {desk} has just changed this session. What you typed is kept.")
            band.tell(said.format(desk=conduct.elsewhere))
        elif conduct.is_resumed:
            said = words._("This is what you had set aside; it is not saved yet.")
            band.tell(said, words._("Show what is saved"))
        else:
            band.tell("")

    def _take_papers(self, papers: Papers) -> None:
        self._papers = papers
        entry = self._conduct.entry
        if entry is not None and entry.facts.form is not None:
            self._show_papers(entry.facts.form)


def _order_mark(language: str, status: str, tone: Tone) -> TabMark:
    """« ✓ turc » once the interpreter is sure; until then, the language with what is lacking."""
    if tone is Tone.INFO:
        return TabMark(language, tone, Icon.CHECK)
    return TabMark(f"{language} · {status}", tone)
