"""Programmes: the list of them, the card of the one that is chosen, and a card to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.icons import Icon
from ui.settings.adding import AddingCard
from ui.settings.changing import NewProgramme
from ui.settings.chooser import Chooser, Line
from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.putting_away import PuttingAway
from ui.settings.rows import ChoiceRow, SaidRow, TextRow
from ui.settings.sayings import enrolment_modes, holiday_policies, labels_of, listed, own_name
from ui.widgets.buttons import Button, ButtonLook

if TYPE_CHECKING:
    from desktop_app.readings.described import Described, DescribedProgramme
    from desktop_app.wording import Words
    from ui.theme import Theme

_WIDEST = 1040


class ProgrammesPanel(Panel):
    """Chooses a programme, shows it, and adds others."""

    changed = Signal(object, str)
    """The Row, and the value."""
    wanted = Signal(object, object)
    """The card that asks, and the act that adds something."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, widest=_WIDEST)
        self._words = words
        self._described: Described | None = None
        self._shown, self._is_adding = "", False
        self.more = Button(theme, "", ButtonLook(icon=Icon.PLUS, padding=10))
        self.chooser = Chooser(theme, (self.more,))
        self.form, self.new = _form(theme), _adding(theme, words)
        self.away = PuttingAway(theme, words)
        self.chooser.put(self.form, self.away, self.new)
        self._show_only()
        self.put(self.chooser)
        self.chooser.chosen.connect(self._show)
        self.form.changed.connect(self.changed)
        self.more.clicked.connect(self._begin)
        self.new.given_up.connect(self._again)
        self.new.asked.connect(self._ask)
        self.retranslate(words)

    @property
    def code(self) -> str:
        """The code of the chosen programme, or nothing."""
        return self.chooser.code

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.say(
            words._("Programmes"),
            words._("The kinds of workshop. What is booked already keeps its times and places."),
        )
        labels = {**labels_of(self.form.rows, words), "code": words._("Code")}
        labels["capacity"] = words._("Places")
        hints = {
            "neutral_title_fr": words._("On sheets and lists people see: it tells no illness."),
            "capacity": words._("Empty: as many as the room holds."),
            "facilitator_roles": words._("ISP+PSY: both. ISP|APA: either."),
        }
        self.more.say(words._("Programme"))
        self.chooser.list.setAccessibleName(words._("Programmes"))
        self.form.say(words._("Programme"), labels, hints)
        self.new.say(words._("New programme"), labels, {})
        self.new.name_buttons(words)
        self.away.retranslate(words)
        self.form.offer("registration_mode", enrolment_modes(words))
        self.form.offer("during_school_holidays", holiday_policies(words))
        if self._described is not None:
            self.show_described(self._described)

    def show_described(self, described: Described, wanted: str = "") -> None:
        """Show what is kept; `wanted` is chosen, once it is there."""
        self._described = described
        words = self._words
        themes = {code: words.of(title) for code, title in described.themes.items()}
        for form in (self.form, self.new):
            form.offer("theme", themes)
        variants = {code: words.of(label) for code, label in described.variants.items()}
        usual = {"": words._("As the centre's rules say")}
        self.form.offer("default_sheet_variant", usual | variants)
        self.more.setEnabled(bool(themes))
        self.chooser.show_lines(
            (
                Line(
                    one.code,
                    listed(own_name(one.title_fr, one.title_en, words), words, away=one.archived),
                )
                for one in described.programmes
            ),
            wanted=wanted,
        )

    def _show(self, code: str) -> None:
        programme = self._programme(code)
        if code != self._shown:
            self._is_adding = False
        if programme is None:
            self._show_only()
            return
        values = _values(programme)
        if code == self._shown:
            self.form.show_values(values)
        else:
            self.form.begin(values)
        self._shown = code
        self.away.show_state(code, away=programme.archived)
        self._show_only(self.form, self.away)

    def _programme(self, code: str) -> DescribedProgramme | None:
        known = () if self._described is None else self._described.programmes
        return next((one for one in known if one.code == code), None)

    def _show_only(self, *cards: Form) -> None:
        """Show cards, unless something is being added: it stays while others work."""
        shown = (self.new,) if self._is_adding else cards
        for card in (self.form, self.away, self.new):
            card.setVisible(card in shown)

    def _again(self) -> None:
        self._is_adding = False
        self._show(self.code)
        self.chooser.list.setFocus()

    def _begin(self) -> None:
        self._is_adding = True
        self._show_only()
        theme = next(iter(self._described.themes), "") if self._described is not None else ""
        self.new.begin({"session_minutes": "90", "theme": theme})

    def _ask(self) -> None:
        typed = self.new.typed
        act = NewProgramme(
            typed("title_fr"), typed("theme"), typed("session_minutes"), typed("capacity")
        )
        self.wanted.emit(self.new, act)


def _form(theme: Theme) -> Form:
    return Form(
        theme,
        (
            SaidRow(theme, "code"),
            *(TextRow(theme, code) for code in ("title_fr", "title_en", "neutral_title_fr")),
            ChoiceRow(theme, "theme"),
            TextRow(theme, "session_minutes"),
            TextRow(theme, "capacity"),
            ChoiceRow(theme, "registration_mode"),
            ChoiceRow(theme, "during_school_holidays"),
            TextRow(theme, "facilitator_roles"),
            ChoiceRow(theme, "default_sheet_variant"),
        ),
    )


def _adding(theme: Theme, words: Words) -> AddingCard:
    return AddingCard(
        theme,
        words,
        (
            TextRow(theme, "title_fr"),
            ChoiceRow(theme, "theme"),
            TextRow(theme, "session_minutes"),
            TextRow(theme, "capacity"),
        ),
    )


def _values(one: DescribedProgramme) -> dict[str, str]:
    return {
        "code": one.code,
        "title_fr": one.title_fr,
        "title_en": one.title_en,
        "neutral_title_fr": one.neutral_title_fr,
        "theme": one.theme,
        "session_minutes": str(one.session_minutes),
        "capacity": "" if one.capacity is None else str(one.capacity),
        "registration_mode": one.registration_mode,
        "during_school_holidays": one.during_school_holidays,
        "facilitator_roles": one.facilitator_roles,
        "default_sheet_variant": one.default_sheet_variant,
    }
