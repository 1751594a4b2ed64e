"""The fields of the four steps, and what is read of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.typed_places import typed_opening
from desktop_app.domain.usual_themes import USUAL_THEMES
from ui.first_run.draft import (
    DESK,
    DESK_SITE,
    FOLDER,
    NAME,
    SITES,
    STEPS,
    USUAL_WEEK,
    ZONE,
    FirstRunDraft,
    hours_of,
    rooms_of,
    theme_of,
)
from ui.first_run.lines_row import LinesRow
from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import ChoiceRow, Row, TextRow
from ui.settings.sayings import labels_of, school_zones

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.wording import Words
    from ui.theme import Theme

_WIDEST = 760
_MONDAY = date(2024, 1, 1)


class StepForms:
    """A panel for each step; the draft holds what the fields say."""

    def __init__(self, theme: Theme, words: Words, draft: FirstRunDraft, browse: QWidget) -> None:
        """Show the draft; `browse` stands below the folder of the last step."""
        self._theme, self._words, self._draft = theme, words, draft
        self.forms = _forms(theme)
        self.rooms = Form(theme, ())
        self.panels = [Panel(theme, widest=_WIDEST) for _step in STEPS]
        self.forms["desk"].add(browse)
        groups = (
            (self.forms["centre"],),
            (self.rooms,),
            (self.forms["hours"], self.forms["themes"]),
            (self.forms["desk"],),
        )
        for panel, group in zip(self.panels, groups, strict=True):
            panel.put(*group)
        self._listen(self.forms["centre"])
        self.retranslate(words)
        self.show()

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.forms["centre"].rows[NAME].widget

    def keep(self) -> None:
        """Take what the fields say into the draft."""
        for row in self._rows():
            self._draft.texts[row.code] = row.value

    def enter(self, step: str) -> None:
        """Make the fields that follow from the steps before, and show the draft."""
        if step == "rooms":
            self._make_rooms()
        if step == "desk":
            self._offer_sites()
        self.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._name_panels()
        self._name_rows()
        self.forms["centre"].offer(ZONE, school_zones(words))
        self._offer_sites()
        self._read_lines()

    def _rows(self) -> list[Row]:
        forms = (*self.forms.values(), self.rooms)
        return [row for form in forms for row in form.rows.values()]

    def show(self) -> None:
        """Show what the draft says."""
        for row in self._rows():
            row.begin(self._draft.text(row.code))
        self._read_lines()

    def is_readable(self, step: str) -> bool:
        """Whether all that was typed in a step can be read; the fields say what cannot."""
        if step == "centre":
            return not self._draft.sites[1]
        if step == "rooms":
            return not any(self._draft.rooms(one.name)[1] for one in self._draft.sites[0])
        return self._hours_are_read() if step == "programmes" else True

    def _hours_are_read(self) -> bool:
        wrong = [
            row
            for code, row in self.forms["hours"].rows.items()
            if typed_opening(self._draft.text(code)) is None
        ]
        for row in wrong:
            row.refuse(self._words._("Expected: 8h30-12h30, 13h30-18h30, or nothing."))
        return not wrong

    def _make_rooms(self) -> None:
        """A field of rooms for each site."""
        panel = self.panels[1]
        panel.column.removeWidget(self.rooms)
        self.rooms.deleteLater()
        names = [site.name for site in self._draft.sites[0]]
        self.rooms = Form(self._theme, [LinesRow(self._theme, rooms_of(name)) for name in names])
        self._listen(self.rooms)
        self.rooms.setVisible(bool(names))
        panel.column.insertWidget(2, self.rooms)
        self._name_panels()
        self._name_rooms()

    def _offer_sites(self) -> None:
        sites = {site.name: site.name for site in self._draft.sites[0]}
        self.forms["desk"].offer(DESK_SITE, {"": self._words._("No site")} | sites)

    def _read_lines(self) -> None:
        """Say below each field of lines what is read of it."""
        words = self._words
        sites = self.forms["centre"].rows[SITES]
        if isinstance(sites, LinesRow):
            self._draft.texts[SITES] = sites.value
            read, unread = self._draft.sites
            names = [one.name for one in read]
            sites.tell(_names_said(names, words) or _sites_hint(words), unread, words)
        for code, row in self.rooms.rows.items():
            if isinstance(row, LinesRow):
                self._draft.texts[code] = row.value
                rooms, unread = self._draft.rooms(code.partition(":")[2])
                said = [f"{one.name} ({one.capacity})" for one in rooms]
                row.tell(_names_said(said, words) or _rooms_hint(words), unread, words)

    def _name_panels(self) -> None:
        words = self._words
        titles = (
            words._("Centre and sites"),
            words._("Rooms"),
            words._("Programmes and opening hours"),
            words._("This desk"),
        )
        no_site = words._("No site was typed yet: go back, or pass over this step.")
        paste = words._("One room a line, with the people it holds: paste them from a spreadsheet.")
        abouts = (
            words._("What your centre is called, and where it works."),
            paste if self._draft.sites[0] else no_site,
            words._("Eight themes give the workshops their colours; empty, a theme is left out."),
            words._("How this desk signs, and where the centre is kept."),
        )
        for number, (panel, title, about) in enumerate(
            zip(self.panels, titles, abouts, strict=True), start=1
        ):
            step = words._("{number} of {count} · {title}")
            panel.say(step.format(number=number, count=len(STEPS), title=title), about)

    def _name_rows(self) -> None:
        words = self._words
        labels = {
            **labels_of((NAME, ZONE, SITES, FOLDER), words),
            NAME: words._("Name of the centre"),
            DESK: words._("Name of the desk"),
            DESK_SITE: words._("Site"),
        }
        hints = {FOLDER: words._("One file, and its key beside it: keep both.")}
        self.forms["centre"].say("", labels, hints)
        self.forms["desk"].say("", labels, hints)
        themes = {theme_of(one.code): words.of(one.title) for one in USUAL_THEMES}
        self.forms["themes"].say(words._("Themes"), themes, {})
        days = {hours_of(day): words.weekday(_MONDAY.replace(day=day)) for day in USUAL_WEEK}
        self.forms["hours"].say(words._("Opening hours of every site"), days, {})
        self._name_rooms()

    def _name_rooms(self) -> None:
        names = {code: code.partition(":")[2] for code in self.rooms.rows}
        self.rooms.say("", names, {})

    def _listen(self, form: Form) -> None:
        for row in form.rows.values():
            if isinstance(row, LinesRow):
                row.typed.connect(self._read_lines)


def _forms(theme: Theme) -> dict[str, Form]:
    return {
        "centre": Form(
            theme, (TextRow(theme, NAME), LinesRow(theme, SITES), ChoiceRow(theme, ZONE))
        ),
        "themes": Form(theme, [TextRow(theme, theme_of(one.code)) for one in USUAL_THEMES]),
        "hours": Form(theme, [TextRow(theme, hours_of(day)) for day in USUAL_WEEK]),
        "desk": Form(
            theme, (TextRow(theme, DESK), ChoiceRow(theme, DESK_SITE), TextRow(theme, FOLDER))
        ),
    }


def _names_said(names: list[str], words: Words) -> str:
    if not names:
        return ""
    said = words.ngettext("{count} read: {names}", "{count} read: {names}", len(names))
    return said.format(count=len(names), names=", ".join(names))


def _sites_hint(words: Words) -> str:
    return words._("One site a line, then its address if you like: North site; 1 Camellia square")


def _rooms_hint(words: Words) -> str:
    return words._("One room a line, then how many people it holds: Large room; 30")
