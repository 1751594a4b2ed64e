"""Sites and rooms: the list of both, and the cards of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.icons import Icon
from ui.settings.changing import NewRoom, NewSite
from ui.settings.chooser import Chooser, Line
from ui.settings.panel import Panel
from ui.settings.place_forms import place_forms, room_values, site_values
from ui.settings.sayings import capacity_said, day_typed, listed, own_name
from ui.widgets.buttons import Button, ButtonLook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop_app.readings.described import Described, DescribedRoom, DescribedSite
    from desktop_app.wording import Words
    from ui.settings.adding import AddingCard
    from ui.settings.form import Form
    from ui.theme import Theme

_PLUS = ButtonLook(icon=Icon.PLUS, padding=10)


class PlacesPanel(Panel):
    """Chooses a site or a room, shows it, and adds others."""

    changed = Signal(object, str)
    """The Row, and the value."""
    ended = Signal(str)
    """The last day of the chosen room as typed."""
    closing = Signal(str)
    """A site, by its code, is to be closed for some days."""
    hours_wanted = Signal(str, str)
    """Whether a site or a room, and its code: its opening hours are to be painted."""
    moving = Signal(str)
    """A site, by its code, moves to another building."""
    wanted = Signal(object, object)
    """The card that asks, and the act that adds something."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, widest=1040)
        self._words = words
        self._described: Described | None = None
        self._shown = self._room_site = ""
        self._adding: AddingCard | None = None
        self.more_sites, self.more_rooms = Button(theme, "", _PLUS), Button(theme, "", _PLUS)
        self.chooser = Chooser(theme, (self.more_sites, self.more_rooms))
        self.forms = place_forms(theme, words)
        self.close_site, self.move_site = Button(theme, ""), Button(theme, "")
        self.site_hours, self.room_hours = Button(theme, ""), Button(theme, "")
        self.forms.site.add(self.site_hours, self.close_site, self.move_site)
        self.forms.room.add(self.room_hours)
        self.chooser.put(*self.forms.all())
        self.forms.show_only()
        self.put(self.chooser)
        self._listen()
        self.retranslate(words)

    @property
    def code(self) -> str:
        """The code of the site or room that is chosen."""
        return self.chooser.code

    @property
    def kind(self) -> str:
        """Whether a site or a room is chosen."""
        return "site" if self._site(self.code) is not None else "room"

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.say(
            words._("Sites and rooms"),
            words._("Nothing is ever deleted: a room is given up from a day on."),
        )
        self.more_sites.say(words._("Site"))
        self.more_rooms.say(words._("Room"))
        for button in (self.site_hours, self.room_hours):
            button.say(words._("Opening hours…"))
        self.close_site.say(words._("Closure…"))
        self.move_site.say(words._("Another building…"))
        self.chooser.list.setAccessibleName(words._("Sites and rooms"))
        self.forms.retranslate(words)
        if self._described is not None:
            self.show_described(self._described)

    def show_described(self, described: Described, wanted: str = "") -> None:
        """Show what is kept; `wanted` is chosen, once it is there."""
        self._described = described
        forms, words = self.forms, self._words
        forms.room.offer(
            "equipment_codes",
            {code: words.of(label) for code, label in described.equipment.items()},
        )
        forms.new_site.offer(
            "hours_of",
            {site.code: site.short_name for site in described.sites if site.last_day is None}
            | {"": words._("None: it stays closed")},
        )
        self.more_rooms.setEnabled(bool(described.sites))
        self.chooser.show_lines(self._lines(described), wanted=wanted)

    def _lines(self, described: Described) -> Iterator[Line]:
        words = self._words
        for site in described.sites:
            name = listed(site.short_name, words, away=site.last_day is not None)
            yield Line(site.code, f"{site.letter}  {name}", heading=True)
            for room in described.rooms:
                if room.site == site.code:
                    name = own_name(room.name_fr, room.name_en, words)
                    end = day_typed(room.bookable_to)
                    until = words._("until {day}").format(day=end) if end else ""
                    yield Line(room.code, " · ".join(part for part in (name, until) if part))

    def _show(self, code: str) -> None:
        forms, site, room = self.forms, self._site(code), self._room(code)
        if code != self._shown:
            self._adding = None
        if site is not None:
            self._fill(forms.site, code, site_values(site, self._words))
            forms.away.show_state(code, away=site.last_day is not None)
            self._show_cards(forms.site, forms.away)
        elif room is not None and self._described is not None:
            rooms = self._described.rooms
            self._fill(forms.room, code, room_values(room, rooms, self._words))
            forms.ending.show_room(room)
            self._show_cards(forms.room, forms.ending)
        self._shown = code

    def _show_cards(self, *cards: QWidget) -> None:
        """Show cards, unless something is being added: it stays while others work."""
        self.forms.show_only(*((self._adding,) if self._adding is not None else cards))

    def _begin(self, card: AddingCard, values: dict[str, str]) -> None:
        self._adding = card
        self._show_cards()
        card.begin(values)

    def _fill(self, form: Form, code: str, values: dict[str, str]) -> None:
        if code == self._shown:
            form.show_values(values)
        else:
            form.begin(values)

    def _site(self, code: str) -> DescribedSite | None:
        sites = () if self._described is None else self._described.sites
        return next((one for one in sites if one.code == code), None)

    def _room(self, code: str) -> DescribedRoom | None:
        rooms = () if self._described is None else self._described.rooms
        return next((one for one in rooms if one.code == code), None)

    def _listen(self) -> None:
        forms = self.forms
        self.chooser.chosen.connect(self._show)
        for form in (forms.site, forms.room):
            form.changed.connect(self.changed)
        forms.ending.asked.connect(self.ended)
        for button in (self.site_hours, self.room_hours):
            button.clicked.connect(lambda: self.hours_wanted.emit(self.kind, self.code))
        self.close_site.clicked.connect(lambda: self.closing.emit(self.code))
        self.move_site.clicked.connect(lambda: self.moving.emit(self.code))
        self.more_sites.clicked.connect(self._begin_site)
        self.more_rooms.clicked.connect(self._begin_room)
        for card in (forms.new_site, forms.new_room):
            card.given_up.connect(self._again)
        forms.new_site.asked.connect(self._ask_site)
        forms.new_room.asked.connect(self._ask_room)

    def _again(self) -> None:
        self._adding = None
        self._show(self.code)
        self.chooser.list.setFocus()

    def _begin_site(self) -> None:
        sites = () if self._described is None else self._described.sites
        usual = next((one.code for one in sites if one.last_day is None), "")
        self._begin(self.forms.new_site, {"hours_of": usual})

    def _begin_room(self) -> None:
        if self._described is None:
            return
        room = self._room(self.code)
        site = self.code if room is None else room.site
        words = self._words
        name = next(one.short_name for one in self._described.sites if one.code == site)
        here = {
            one.code: f"{own_name(one.name_fr, one.name_en, words)} · {capacity_said(one, words)}"
            for one in self._described.rooms
            if one.site == site and not one.parts and one.kind != "outdoor"
        }
        card = self.forms.new_room
        card.offer("parts", here)
        self._begin(card, {"site": name, "kind": "multipurpose", "capacity": "12"})
        self._room_site = site

    def _ask_site(self) -> None:
        card = self.forms.new_site
        typed = card.typed
        self.wanted.emit(
            card, NewSite(typed("short_name"), typed("address_line"), typed("hours_of"))
        )

    def _ask_room(self) -> None:
        card = self.forms.new_room
        parts = tuple(code for code in card.typed("parts").split("|") if code)
        self.wanted.emit(
            card,
            NewRoom(
                self._room_site,
                card.typed("name_fr"),
                card.typed("kind"),
                card.typed("capacity"),
                parts,
            ),
        )
