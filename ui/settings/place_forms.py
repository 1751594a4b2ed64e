"""The cards of a site and of a room, and those that add one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.settings.adding import AddingCard
from ui.settings.form import Form
from ui.settings.putting_away import PuttingAway
from ui.settings.room_ending import RoomEnding
from ui.settings.rows import ChoiceRow, SaidRow, TextRow, TickRow, TicksRow
from ui.settings.sayings import (
    day_typed,
    labels_of,
    own_name,
    premises_said,
    room_kinds,
    site_kinds,
    yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_app.readings.described import DescribedRoom, DescribedSite
    from desktop_app.wording import Words
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PlaceForms:
    """The cards of a site or a room, and those that add one."""

    site: Form
    room: Form
    ending: RoomEnding
    away: PuttingAway
    new_site: AddingCard
    new_room: AddingCard

    def all(self) -> tuple[QWidget, ...]:
        """Every card, in the order of the page."""
        return (self.site, self.room, self.ending, self.away, self.new_site, self.new_room)

    def show_only(self, *shown: QWidget) -> None:
        """Show some cards, and no other."""
        for card in self.all():
            card.setVisible(card in shown)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        room_labels = {
            **labels_of(self.room.rows, words),
            "code": words._("Code"),
            "kind": words._("Used for"),
            "wheelchair_accessible": words._("Access"),
        }
        room_hints = {
            "capacity": words._("Participants; those who lead are not counted."),
            "setup_minutes": words._("Wanted free before and after each session."),
            "name_en": words._("Empty: the French name is said."),
        }
        site_labels = {
            **labels_of(self.site.rows, words),
            "code": words._("Code"),
            "kind": words._("Whose it is"),
            "premises": words._("Buildings"),
            "works_on_holidays": words._("Public holidays"),
        }
        self.site.say(words._("Site"), site_labels, {"letter": words._("Stands on the board.")})
        self.room.say(words._("Room"), room_labels, room_hints)
        self.new_site.say(words._("New site"), labels_of(self.new_site.rows, words), {})
        self.new_room.say(words._("New room"), {**room_labels, "site": words._("Site")}, {})
        for form in (self.room, self.new_room):
            form.offer("kind", room_kinds(words))
        self.site.offer("kind", site_kinds(words))
        for card in (self.new_site, self.new_room):
            card.name_buttons(words)
        self.ending.retranslate(words)
        self.away.retranslate(words)
        _say_tick(self.room, "wheelchair_accessible", words._("step-free"))
        _say_tick(self.site, "works_on_holidays", words._("open on public holidays"))


def place_forms(theme: Theme, words: Words) -> PlaceForms:
    """Make the cards, which show nothing yet."""
    site_texts = ("short_name", "name_fr", "letter")
    address_texts = ("address_line", "postcode", "city", "phone")
    site = Form(
        theme,
        (
            SaidRow(theme, "code"),
            *_texts(theme, site_texts),
            ChoiceRow(theme, "kind"),
            *_texts(theme, address_texts),
            TickRow(theme, "works_on_holidays"),
            SaidRow(theme, "premises"),
        ),
    )
    room = Form(
        theme,
        (
            SaidRow(theme, "code"),
            *_texts(theme, ("name_fr", "name_en")),
            ChoiceRow(theme, "kind"),
            TextRow(theme, "capacity"),
            TickRow(theme, "wheelchair_accessible"),
            TicksRow(theme, "equipment_codes"),
            *_texts(theme, ("setup_minutes", "bookable_from")),
            SaidRow(theme, "parts"),
        ),
    )
    new_site = AddingCard(
        theme, words, (*_texts(theme, ("short_name", "address_line")), ChoiceRow(theme, "hours_of"))
    )
    new_room = AddingCard(
        theme,
        words,
        (
            TextRow(theme, "name_fr"),
            SaidRow(theme, "site"),
            ChoiceRow(theme, "kind"),
            TextRow(theme, "capacity"),
            TicksRow(theme, "parts"),
        ),
    )
    return PlaceForms(
        site, room, RoomEnding(theme, words), PuttingAway(theme, words), new_site, new_room
    )


def site_values(site: DescribedSite, words: Words) -> dict[str, str]:
    """What the card of a site shows."""
    return {
        "code": site.code,
        "short_name": site.short_name,
        "name_fr": site.name_fr,
        "letter": site.letter,
        "kind": site.kind,
        "address_line": site.address_line,
        "postcode": site.postcode,
        "city": site.city,
        "phone": site.phone,
        "works_on_holidays": yes_or_no(holds=site.works_on_holidays),
        "premises": premises_said(site.premises, words) or words._("none"),
    }


def room_values(
    room: DescribedRoom, rooms: Iterable[DescribedRoom], words: Words
) -> dict[str, str]:
    """What the card of a room shows; its parts are among `rooms`."""
    names = {one.code: own_name(one.name_fr, one.name_en, words) for one in rooms}
    return {
        "code": room.code,
        "name_fr": room.name_fr,
        "name_en": room.name_en,
        "kind": room.kind,
        "capacity": str(room.capacity),
        "wheelchair_accessible": yes_or_no(holds=room.wheelchair_accessible),
        "equipment_codes": "|".join(room.equipment_codes),
        "setup_minutes": str(room.setup_minutes),
        "bookable_from": day_typed(room.bookable_from),
        "parts": " + ".join(names[part] for part in room.parts) or words._("one room"),
    }


def _texts(theme: Theme, codes: Iterable[str]) -> list[TextRow]:
    return [TextRow(theme, code) for code in codes]


def _say_tick(form: Form, code: str, label: str) -> None:
    row = form.rows[code]
    if isinstance(row, TickRow):
        row.say_tick(label)
