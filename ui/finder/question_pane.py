"""The fields of a search: how long, who, which professions, where, with what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.errors import BadInputError, PermanenceError
from desktop_app.wording.errors import error_text
from ui.booking.fields import PickField
from ui.cycles.fields import NumberField
from ui.finder.typed import LEAST_MINUTES, MOST_MINUTES
from ui.finder.wanted_fields import WantedFields
from ui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.finder.sayings import Telling
    from ui.finder.typed import FinderTyped
    from ui.theme import Theme

_WIDTHS = {
    "programme": 240,
    "minutes": 56,
    "people": 72,
    "site": 150,
    "room": 230,
    "language": 140,
    "first": 132,
    "last": 132,
    "after": 66,
    "before": 66,
}
_OF_FIELD = {"from": "first", "to": "last", "end": "before", "start": "after", "minutes": "minutes"}


class QuestionPane(WantedFields):
    """Fields that show what is looked for, and say what a person changed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, words, _WIDTHS)
        self.language = PickField(theme, "")
        self.minutes = NumberField(theme, LEAST_MINUTES, MOST_MINUTES)
        self._lay_out()
        self.follow({"workers": self.workers, "roles": self.roles, "needs": self.needs})
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        names = {
            "programme": words._("Workshop"),
            "minutes": words._("Minutes"),
            "people": words._("Places"),
            "site": words._("Site"),
            "room": words._("Room"),
            "language": words._("Interpreter"),
            "first": words._("From"),
            "last": words._("To"),
            "after": words._("Not before"),
            "before": words._("Not after"),
        }
        self.name_fields(words, names)
        self.roles.name(words._("Profession"), words._("Add a profession"))

    def show_typed(self, typed: FinderTyped, telling: Telling) -> None:
        """Show what is looked for, and what else can be chosen."""
        words, planning = self._words, telling.planning
        today = telling.choices.form.now.date()
        models = [(one.code, words.of(one.title)) for one in telling.choices.form.models.values()]
        self.programme.offer([("", words._("Any session")), *models], typed.programme)
        sites = [(code, site.name) for code, site in planning.sites.items()]
        self.site.offer([("", words._("Any site")), *sites], typed.site)
        self.room.offer([("", words._("Any room")), *telling.rooms(typed.site)], typed.room)
        languages = [(code, words.of(label)) for code, label in planning.languages.items()]
        several = [(typed.language, typed.language)] if "|" in typed.language else []
        none = ("", words._("No interpreter"))
        self.language.offer([none, *several, *languages], typed.language)
        self.minutes.show_number(typed.minutes)
        self.people.show_places("" if typed.people is None else str(typed.people))
        self.first.show_day(typed.first, today)
        self.last.show_day(typed.last, today)
        self.after.show_time(typed.after)
        self.before.show_time(typed.before)
        self._show_many(typed, telling)

    def judge(self, wrong: PermanenceError | None) -> None:
        """Say what cannot be, and mark its field."""
        named = wrong.field_name if isinstance(wrong, BadInputError) else ""
        said = "" if wrong is None else error_text(self._words, wrong)
        self.mark(_OF_FIELD.get(named, ""), said)

    def _show_many(self, typed: FinderTyped, telling: Telling) -> None:
        words = self._words
        chosen = [(code, telling.person(code)) for code in typed.workers]
        self.workers.show_chosen(chosen, telling.people(), words)
        chosen = [(code, telling.role(code)) for code in typed.roles]
        self.roles.show_chosen(chosen, telling.roles(), words)
        chosen = [(code, telling.need(code)) for code in typed.needs]
        self.needs.show_chosen(chosen, telling.needs(), words)
        self._who.arrange([*self.workers.pieces, *self.roles.pieces])
        self._what.arrange([*self._places, *self.needs.pieces])

    def _lay_out(self) -> None:
        self._places = self.together("site", "room", "language")
        self._who = FlowRow([*self.workers.pieces, *self.roles.pieces], gap=12)
        self._what = FlowRow([*self._places, *self.needs.pieces], gap=12)
        first = FlowRow(self.together("programme", "minutes", "people"), gap=12)
        days = FlowRow(self.together("first", "last", "after", "before"), gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (first, self._who, self._what, days, self.trouble):
            column.addWidget(row)
