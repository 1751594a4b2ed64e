"""The fields of one wish: what, how often, when, where and with whom it is liked best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError
from ui.booking.fields import PickField, PlacesField, TimeField
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, letter_scale
from ui.finder.picked_many import PickedMany
from ui.terms.sayings import days_of, role_said, roles_of, trouble_said
from ui.typography import Letter
from ui.widgets.fields import TextField
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.wording.words import Words
    from ui.finder.sayings import Telling
    from ui.theme import Theme

_WIDTHS = {
    "programme": 240,
    "sessions": 56,
    "people": 56,
    "first": 132,
    "last": 132,
    "after": 66,
    "before": 66,
    "site": 150,
    "room": 210,
}
_ADD = 92
_OF_FIELD = {"to": "last", "from": "first", "between": "before"}


class WishPane(QWidget):
    """Fields that show a wish, and say what a person changed."""

    edited = Signal(str, object)
    """The name of a field of a wish, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.programme, self.site, self.room = (PickField(theme, "") for _ in range(3))
        self.sessions, self.people = PlacesField(theme, ""), PlacesField(theme, "")
        self.first, self.last = DateField(theme, words), DateField(theme, words)
        self.after, self.before = TimeField(theme, ""), TimeField(theme, "")
        self.days = PickedMany(theme, self)
        self.workers, self.roles = PickedMany(theme, self), PickedMany(theme, self)
        self.trouble = FieldTrouble(theme)
        self._labels = {name: Text(theme, "", Letter.BODY, colour="text2") for name in _WIDTHS}
        self._lay_out()
        self._listen()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def fields(self) -> dict[str, QWidget]:
        """The fields with one value, by name."""
        return {name: getattr(self, name) for name in _WIDTHS}

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        names = {
            "programme": words._("Workshop"),
            "sessions": words._("Sessions"),
            "people": words._("Places"),
            "first": words._("From"),
            "last": words._("To"),
            "after": words._("Best after"),
            "before": words._("Best before"),
            "site": words._("Site"),
            "room": words._("Room"),
        }
        for name, field in self.fields.items():
            self._labels[name].setText(names[name])
            field.setAccessibleName(names[name])
        self.people.setPlaceholderText("–")
        self.days.name(words._("Best on"), words._("Add a weekday"))
        self.workers.name(words._("With"), words._("Add somebody"))
        self.roles.name(words._("Any of"), words._("Add a profession"))
        for field in (self.first, self.last):
            field.retranslate(words)

    def show_wish(
        self, wish: TermAsked | None, trouble: Exception | None, telling: Telling
    ) -> None:
        """Show a wish, and what else can be chosen; without one, nothing can be typed."""
        self.setEnabled(wish is not None)
        self._judge(trouble, telling)
        if wish is None:
            return
        words, form, planning = self._words, telling.choices.form, telling.planning
        models = [(one.code, words.of(one.title)) for one in form.models.values()]
        unknown = [] if wish.programme in form.models else [("", words._("Choose a workshop…"))]
        self.programme.offer([*unknown, *models], wish.programme)
        model = form.models.get(wish.programme)
        usual = "–" if model is None or model.sessions is None else str(model.sessions)
        self.sessions.setPlaceholderText(usual)
        self.sessions.show_places("" if wish.sessions is None else str(wish.sessions))
        self.people.show_places(str(wish.people or ""))
        self.first.show_day(wish.first, form.now.date())
        self.last.show_day(wish.last, form.now.date())
        self.after.show_time(wish.after)
        self.before.show_time(wish.before)
        sites = [(code, site.name) for code, site in planning.sites.items()]
        self.site.offer([("", words._("Any site")), *sites], wish.site)
        self.room.offer([("", words._("Any room")), *telling.rooms(wish.site)], wish.room)
        self._show_many(wish, telling)

    def _judge(self, trouble: Exception | None, telling: Telling) -> None:
        """Say what cannot be, and mark its field."""
        named = trouble.field_name if isinstance(trouble, BadInputError) else ""
        for name, field in self.fields.items():
            if isinstance(field, TextField | PickField):
                field.judge(Tone.DANGER if _OF_FIELD.get(named, named) == name else None)
        said = "" if trouble is None else trouble_said(self._words, trouble, telling)
        self.trouble.tell(said)

    def _show_many(self, wish: TermAsked, telling: Telling) -> None:
        words = self._words
        days = days_of(words)
        chosen = [one for one in days if int(one[0]) in wish.weekdays]
        self.days.show_chosen(chosen, days, words)
        people = [(code, telling.person(code)) for code in wish.team]
        self.workers.show_chosen(people, telling.people(), words)
        roles = [(role, role_said(role, telling)) for role in roles_of(wish)]
        self.roles.show_chosen(roles, telling.roles(), words)
        self._when.arrange([*self.days.pieces, *self._hours])
        self._who.arrange([*self.workers.pieces, *self.roles.pieces])

    def _together(self, *names: str) -> list[QWidget]:
        return [Together(self._labels[name], self.fields[name]) for name in names]

    def _lay_out(self) -> None:
        self._hours = self._together("after", "before")
        self._when = FlowRow([*self.days.pieces, *self._hours], gap=12)
        self._who = FlowRow([*self.workers.pieces, *self.roles.pieces], gap=12)
        what = FlowRow(self._together("programme", "sessions", "people"), gap=12)
        period = FlowRow(self._together("first", "last"), gap=12)
        where = FlowRow(self._together("site", "room"), gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (what, period, self._when, where, self._who, self.trouble):
            column.addWidget(row)
        column.addStretch()

    def _listen(self) -> None:
        for name in ("programme", "site", "room"):
            picked = getattr(self, name).picked
            picked.connect(lambda code, name=name: self.edited.emit(name, code))
        for name, many in (("weekdays", self.days), ("team", self.workers), ("roles", self.roles)):
            many.changed.connect(lambda codes, name=name: self.edited.emit(name, codes))
        for name in ("sessions", "people", "first", "last", "after", "before"):
            chosen = getattr(self, name).chosen
            chosen.connect(lambda value, name=name: self.edited.emit(name, value))

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        for name, field in self.fields.items():
            field.setFixedWidth(round(_WIDTHS[name] * scale))
        for many in (self.days, self.workers, self.roles):
            many.adding.setFixedWidth(round(_ADD * scale))
