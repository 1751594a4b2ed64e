"""Sites and rooms: the list of both, and the cards of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.icons import Icon
from ui.settings.changing import NewRoom, NewSite
from ui.settings.chooser import Chooser, Line
from ui.settings.panel import Panel
from ui.settings.place_forms import place_forms, room_values, site_values
from ui.settings.sayings import capacity_said, day_typed, listed, own_name, room_names
from ui.widgets.buttons import Button, ButtonLook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.readings.described import Described, DescribedRoom, DescribedSite
    from desktop_app.wording import Words
    from ui.settings.form import Form
    from ui.theme import Theme

_PLUS = ButtonLook(icon=Icon.PLUS, padding=10)


class PlacesPanel(Panel):
    """Chooses a site or a room, shows it, and adds others."""

    changed = Signal(object, str)
    """The Row, and the value."""
    ended = Signal(str, str)
    """The last day of the chosen room as typed, and the room that takes its sessions."""
    wanted = Signal(object, object)
    """The card that asks, and the act that adds something."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, widest=1040)
        self._words = words
        self._described: Described | None = None
        self._shown = self._room_site = ""
        self.more_sites, self.more_rooms = Button(theme, "", _PLUS), Button(theme, "", _PLUS)
        self.chooser = Chooser(theme, (self.more_sites, self.more_rooms))
        self.forms = place_forms(theme, words)
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
        if site is not None:
            self._fill(forms.site, code, site_values(site, self._words))
            forms.away.show_state(code, away=site.last_day is not None)
            forms.show_only(forms.site, forms.away)
        elif room is not None and self._described is not None:
            rooms = self._described.rooms
            self._fill(forms.room, code, room_values(room, rooms, self._words))
            forms.ending.show_room(room, room_names(self._described, self._words))
            forms.show_only(forms.room, forms.ending)
        self._shown = code

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
        self.more_sites.clicked.connect(self._begin_site)
        self.more_rooms.clicked.connect(self._begin_room)
        for card in (forms.new_site, forms.new_room):
            card.given_up.connect(self._again)
        forms.new_site.asked.connect(self._ask_site)
        forms.new_room.asked.connect(self._ask_room)

    def _again(self) -> None:
        self._show(self.code)
        self.chooser.list.setFocus()

    def _begin_site(self) -> None:
        sites = () if self._described is None else self._described.sites
        self.forms.show_only(self.forms.new_site)
        self.forms.new_site.begin(
            {"hours_of": next((one.code for one in sites if one.last_day is None), "")}
        )

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
        self.forms.show_only(card)
        card.begin({"site": name, "kind": "multipurpose", "capacity": "12"})
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
