"""The fields of one wish: what, how often, when, where and with whom it is liked best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.term_wishes import WEEKLY
from ui.booking.fields import PickField, PlacesField
from ui.cycles.rhythms import Family, details_of, weeks_said
from ui.finder.picked_many import PickedMany
from ui.finder.wanted_fields import WantedFields
from ui.terms.sayings import days_of, role_said, roles_of, trouble_said, weekday_in_month
from ui.widgets.flow_row import FlowRow

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
_OF_FIELD = {"to": "last", "from": "first", "between": "before", "weekdays": "rhythm"}


class WishPane(WantedFields):
    """Fields that show a wish, and say what a person changed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, words, _WIDTHS)
        self.rhythm = PickField(theme, "")
        self.sessions, self.minutes = PlacesField(theme, ""), PlacesField(theme, "")
        self.days = PickedMany(theme, self)
        self._lay_out()
        self.follow(
            {
                "weekdays": self.days,
                "team": self.workers,
                "roles": self.roles,
                "needs": self.needs,
            }
        )
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
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
        self.name_fields(words, names)
        self.days.name(words._("Best on"), words._("Add a weekday"))
        self.roles.name(words._("Any of"), words._("Add a profession"))

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
        rhythms += details_of(Family.MONTHLY, words, weekday_in_month(wish))
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
        said = "" if trouble is None else trouble_said(self._words, trouble, telling)
        self.mark(_OF_FIELD.get(named, named), said)

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

    def _lay_out(self) -> None:
        self._hours = self.together("after", "before", "people")
        self._when = FlowRow([*self.days.pieces, *self._hours], gap=12)
        self._who = FlowRow([*self.workers.pieces, *self.roles.pieces], gap=12)
        what = FlowRow(self.together("programme", "sessions", "minutes"), gap=12)
        period = FlowRow(self.together("first", "last", "rhythm"), gap=12)
        self._places = self.together("site", "room")
        self._where = FlowRow([*self._places, *self.needs.pieces], gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (what, period, self._when, self._where, self._who, self.trouble):
            column.addWidget(row)
        column.addStretch()
