"""The fields of one wish: what, how often, when, where and with whom it is liked best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.term_wishes import WEEKLY
from ui.booking.fields import PickField, PlacesField, TimeField
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, letter_scale
from ui.cycles.rhythms import Family, details_of, weeks_said
from ui.finder.picked_many import PickedMany
from ui.terms.sayings import days_of, role_said, roles_of, trouble_said
from ui.typography import Letter
from ui.widgets.fields import TextField
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.readings.cycle_form import CycleModel
    from desktop_app.wording.words import Words
    from ui.finder.sayings import Telling
    from ui.theme import Theme

_WIDTHS = {
    "programme": 240,
    "sessions": 56,
    "minutes": 56,
    "rhythm": 190,
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
        self.rhythm = PickField(theme, "")
        self.sessions, self.people = PlacesField(theme, ""), PlacesField(theme, "")
        self.minutes = PlacesField(theme, "")
        self.first, self.last = DateField(theme, words), DateField(theme, words)
        self.after, self.before = TimeField(theme, ""), TimeField(theme, "")
        self.days, self.needs = PickedMany(theme, self), PickedMany(theme, self)
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
            "minutes": words._("Minutes"),
            "rhythm": words._("Rhythm"),
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
        self.needs.name(words._("Needs"), words._("Add equipment"))
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
        self._show_sessions(wish, form.models.get(wish.programme))
        rhythms = [(str(WEEKLY), weeks_said(words, 1))]
        rhythms += details_of(Family.SPACED, words, wish.first)
        self.rhythm.offer(rhythms, str(wish.rhythm))
        self.people.show_places(str(wish.people or ""))
        self.first.show_day(wish.first, form.now.date())
        self.last.show_day(wish.last, form.now.date())
        self.after.show_time(wish.after)
        self.before.show_time(wish.before)
        sites = [(code, site.name) for code, site in planning.sites.items()]
        self.site.offer([("", words._("Any site")), *sites], wish.site)
        self.room.offer([("", words._("Any room")), *telling.rooms(wish.site)], wish.room)
        self._show_many(wish, telling)

    def _show_sessions(self, wish: TermAsked, model: CycleModel | None) -> None:
        """How many and how long; a workshop with unlike steps says both itself."""
        for field, asked, usual in (
            (self.sessions, wish.sessions, None if model is None else model.sessions),
            (self.minutes, wish.minutes, None if model is None else model.minutes),
        ):
            field.setPlaceholderText("–" if usual is None else str(usual))
            field.show_places("" if asked is None else str(asked))
            field.setEnabled(model is None or not model.steps)

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
        needs = [(one.named, telling.need(one.named)) for one in wish.needs]
        self.needs.show_chosen(needs, telling.needs(), words)
        self._where.arrange([*self._places, *self.needs.pieces])
        self._when.arrange([*self.days.pieces, *self._hours])
        self._who.arrange([*self.workers.pieces, *self.roles.pieces])

    def _together(self, *names: str) -> list[QWidget]:
        return [Together(self._labels[name], self.fields[name]) for name in names]

    def _lay_out(self) -> None:
        self._hours = self._together("after", "before", "people")
        self._when = FlowRow([*self.days.pieces, *self._hours], gap=12)
        self._who = FlowRow([*self.workers.pieces, *self.roles.pieces], gap=12)
        what = FlowRow(self._together("programme", "sessions", "minutes"), gap=12)
        period = FlowRow(self._together("first", "last", "rhythm"), gap=12)
        self._places = self._together("site", "room")
        self._where = FlowRow([*self._places, *self.needs.pieces], gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (what, period, self._when, self._where, self._who, self.trouble):
            column.addWidget(row)
        column.addStretch()

    def _listen(self) -> None:
        for name in ("programme", "site", "room", "rhythm"):
            picked = getattr(self, name).picked
            picked.connect(lambda code, name=name: self.edited.emit(name, code))
        for name, many in (
            ("weekdays", self.days),
            ("team", self.workers),
            ("roles", self.roles),
            ("needs", self.needs),
        ):
            many.changed.connect(lambda codes, name=name: self.edited.emit(name, codes))
        for name in ("sessions", "minutes", "people", "first", "last", "after", "before"):
            chosen = getattr(self, name).chosen
            chosen.connect(lambda value, name=name: self.edited.emit(name, value))

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        for name, field in self.fields.items():
            field.setFixedWidth(round(_WIDTHS[name] * scale))
        for many in (self.days, self.workers, self.roles, self.needs):
            many.adding.setFixedWidth(round(_ADD * scale))
