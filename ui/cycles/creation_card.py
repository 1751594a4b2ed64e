"""« Ce qui sera créé »: sessions, rooms, interpreters, places, options; counted, not promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.cycle_preview import LineState
from desktop_app.wording.names import capitalised, language_said
from ui.booking.sayings import length_said, places_said
from ui.cycles.sayings import deadline_said, room_said
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.cards import Card
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.tiles import SiteLetter

if TYPE_CHECKING:
    from desktop_app.domain.planning import Site
    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.facts import Previewed
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Created:
    """One line: what will be there, more about it, and the sites concerned."""

    icon: Icon
    said: str
    more: str = ""
    sites: tuple[Site, ...] = ()


def created_of(answer: Previewed, around: Around) -> list[Created]:
    """What « Créer » would write of a preview; nothing without one."""
    preview, words = answer.preview, around.telling.words
    if preview is None:
        return []
    held = [line.proposal for line in preview.lines if line.proposal is not None]
    sessions = words.ngettext("{count} session", "{count} sessions", len(held))
    return [
        Created(
            Icon.REPEAT,
            sessions.format(count=len(held)),
            length_said(sum(one.span.minutes for one in held)) if held else "",
        ),
        _rooms(Counter(one.room for one in held), around),
        *_interpreters(len(held), answer, around),
        _places(answer, around),
        *_options(preview.count(LineState.TO_REVIEW), words),
        *_unplaced(preview.plan.unplaced, words),
        *_by_hand(sum(line.by_hand for line in preview.lines), answer.typed.reason, words),
    ]


def _rooms(rooms: Counter[str], around: Around) -> Created:
    telling = around.telling
    planning = telling.speaker.planning
    said = [
        f"{room_said(code, telling)} {count}" if len(rooms) > 1 else room_said(code, telling)
        for code, count in rooms.most_common()
    ]
    codes = dict.fromkeys(planning.rooms[code].site for code in rooms)
    return Created(
        Icon.DOOR_OPEN, ", ".join(said), sites=tuple(planning.sites[code] for code in codes)
    )


def _interpreters(count: int, answer: Previewed, around: Around) -> list[Created]:
    words, language = around.telling.words, answer.typed.language
    if not language:
        return []
    known = around.form.planning.languages
    spoken = [capitalised(language_said(words, code, known)) for code in language.split("|")]
    said = words.ngettext(
        "{language}: {count} to ask for", "{language}: {count} to ask for", count
    ).format(count=count, language=", ".join(spoken))
    more = deadline_said(words, answer.order_by) if answer.order_by is not None else ""
    return [Created(Icon.LANGUAGES, said, more)]


def _places(answer: Previewed, around: Around) -> Created:
    words, typed = around.telling.words, answer.typed
    model, room = around.model(typed), around.form.planning.rooms.get(typed.room)
    known = [
        number
        for number in (
            typed.places or (model.places if model is not None else None),
            room.capacity if room is not None else None,
        )
        if number is not None
    ]
    said = places_said(words, min(known)) if known else words._("As many as the room")
    return Created(Icon.USERS, said, words._("then a waiting list"))


def _options(count: int, words: Words) -> list[Created]:
    if not count:
        return []
    said = words.ngettext("{count} date as an option", "{count} dates as options", count)
    return [Created(Icon.PENCIL, said.format(count=count), words._("to review later"))]


def _unplaced(unplaced: Sequence[tuple[int, int]], words: Words) -> list[Created]:
    """The sessions that will not be there: their step finds no day."""
    lines = []
    for step, count in unplaced:
        said = words.ngettext(
            "{count} session without a day", "{count} sessions without a day", count
        )
        more = words._("step {step}").format(step=step)
        lines.append(Created(Icon.CALENDAR_X, said.format(count=count), more))
    return lines


def _by_hand(count: int, reason: str, words: Words) -> list[Created]:
    if not count:
        return []
    said = words.ngettext("{count} date added by hand", "{count} dates added by hand", count)
    return [Created(Icon.CALENDAR_PLUS, said.format(count=count), reason)]


class CreationCard(Card):
    """The lines of what would be written."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__(theme)
        self.lines: tuple[Created, ...] = ()
        self._rows: list[QWidget] = []
        self._title = Text(theme, "", Letter.STRONG)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the lines are shown again."""
        said = words._("What will be created")
        self._title.setText(said)
        self.setAccessibleName(said)

    def show_lines(self, lines: Sequence[Created]) -> None:
        """Show other lines."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in lines]
        for row in self._rows:
            self._column.addWidget(row)
        told = [", ".join(filter(None, (one.said, one.more))) for one in lines]
        self.setAccessibleDescription(". ".join(told))

    def _row(self, line: Created) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(self.theme, line.icon, size=14))
        said = ShortText(self.theme, line.said, Letter.BODY)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(said, 1)
        for site in line.sites:
            row.addWidget(SiteLetter(self.theme, site.letter, site.name, size=16))
        if line.more:
            row.addWidget(ShortText(self.theme, line.more, Letter.CAPTION, colour="text2"))
        holder.setMinimumHeight(20)
        return holder
