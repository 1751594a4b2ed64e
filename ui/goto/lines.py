"""The lines of the go-to box: what each says, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.matched_letters import begins_with_all, matched_letters
from desktop_app.domain.names import folded
from desktop_app.domain.search import Known, PeopleIndex, typed_for
from desktop_app.domain.typed_goal import FoundKind, TypedGoal, moment_of
from desktop_app.wording.names import capitalised
from ui.actions import COMMANDS, Actions, Command, key_text
from ui.goto.sayings import kind_said, role_said, where_said
from ui.icons import Icon
from ui.menus import group_titles
from ui.named_people import is_named, person_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.readings.goto import Found
    from desktop_app.wording import Words

ITSELF = "goto"
"""The command that opens the box: it is not offered inside."""

FIRST_COMMANDS = ("book", "print_day")
"""Offered before anything is typed (interface, section 3)."""

_ICONS = {
    FoundKind.ROOM: Icon.DOOR_OPEN,
    FoundKind.WORKER: Icon.USER_ROUND_CHECK,
    FoundKind.PERSON: Icon.USER,
    FoundKind.SESSION: Icon.CALENDAR_DAYS,
    FoundKind.CYCLE: Icon.REPEAT,
}


LEAST_OF_A_COMMAND, MOST_COMMANDS = 3, 3
"""Letters before commands are offered beside what is found, and how many of them."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody nobody knows yet, as they were looked for."""

    typed: str


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """An appointment of somebody who was found, by code."""

    person: str


@dataclass(frozen=True, slots=True)
class GotoLine:
    """One line.

    Attributes:
        goal: what was found, the moment that was typed, the code of a command, somebody new, or
            an appointment to take.
        icon: what kind of thing it is.
        title: its name.
        bold: the letters of the title that answer to what was typed, as pairs of places.
        beside: what tells it from others of the same name.
        below: where it is and when.
        kind: what it is, in a word.
        keys: the keys of a command.
    """

    goal: Found | datetime | str | NewPerson | NewAppointment
    icon: Icon
    title: str
    bold: tuple[tuple[int, int], ...] = ()
    beside: str = ""
    below: str = ""
    kind: str = ""
    keys: str = ""

    @property
    def said(self) -> str:
        """The whole line for a screen reader."""
        parts = (self.title, self.beside, self.kind, self.below, self.keys)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom lines are said.

    Attributes:
        words: the language.
        now: the civil time of the centre.
        masked: whether participants are initials only.
    """

    words: Words
    now: datetime
    masked: bool


def found_line(reader: Reader, found: Found, typed: str) -> GotoLine:
    """The line of something that was found."""
    words, person = reader.words, found.person
    title, beside = words.of(found.title), ""
    if person is not None:
        title, beside = person_said(words, person, masked=reader.masked)
    elif found.kind is FoundKind.WORKER:
        beside = role_said(words, found.label)
    hidden = person is not None and reader.masked
    bold = () if hidden else matched_letters(title, typed_for(typed).tokens)
    somebody = found.kind in {FoundKind.PERSON, FoundKind.WORKER}
    below = where_said(words, found.where, reader.now, titled=somebody)
    return GotoLine(
        found,
        _ICONS[found.kind],
        title,
        bold,
        beside,
        words.of(found.label) if found.kind is FoundKind.ROOM else below,
        kind_said(words, found.kind),
    )


def moment_line(reader: Reader, goal: TypedGoal) -> GotoLine | None:
    """The line of a day or an hour that was typed; nothing when it says none."""
    moment, words = moment_of(goal), reader.words
    if moment is None:
        return None
    day = capitalised(words.long_day(moment.date()))
    said = f"{day}, {moment:%H:%M}" if goal.hour is not None else day
    return GotoLine(moment, Icon.CALENDAR_CLOCK, said, kind=words._("Schedule"))


def new_person_line(typed: str, words: Words) -> GotoLine:
    """The way out when nobody is found."""
    said = words._("Create the person")
    return GotoLine(NewPerson(typed), Icon.USER_PLUS, said, beside=typed)


def appointment_lines(reader: Reader, found: Iterable[Found], typed: str) -> list[GotoLine]:
    """An appointment of the first person found, where their name begins as typed."""
    person = next((one.person for one in found if one.person is not None), None)
    if person is None or not typed or not is_named(person, typed):
        return []
    name, beside = person_said(reader.words, person, masked=reader.masked)
    who = ", ".join(part for part in (name, beside) if part)
    said = reader.words._("Appointment…")
    return [GotoLine(NewAppointment(person.code), Icon.CALENDAR_PLUS, said, beside=who)]


def command_lines(actions: Actions, typed: str, words: Words) -> list[GotoLine]:
    """The commands that can be given now and are meant by their beginning; all by nothing."""
    offered = [one for one in COMMANDS if one.code != ITSELF and actions[one.code].isEnabled()]
    lines = [_command_line(actions, one, words) for one in offered]
    tokens = folded(typed).split()
    exact = [line for line in lines if begins_with_all(folded(line.title), tokens)]
    if not exact:
        index = PeopleIndex(Known(folded(line.title)) for line in lines)
        exact = [lines[number] for number in index.find(typed, len(lines))]
    return [_emboldened(line, tokens) for line in exact]


def meant_command_lines(actions: Actions, typed: str, words: Words) -> list[GotoLine]:
    """The commands that begin with what is typed where people and places are looked for."""
    tokens = folded(typed).split()
    if len("".join(tokens)) < LEAST_OF_A_COMMAND:
        return []
    found = command_lines(actions, typed, words)
    return [one for one in found if begins_with_all(folded(one.title), tokens)][:MOST_COMMANDS]


def first_command_lines(actions: Actions, words: Words) -> list[GotoLine]:
    """What the box offers before anything is typed, as far as it can be done now."""
    known = {one.code: one for one in COMMANDS}
    offered = [known[code] for code in FIRST_COMMANDS if actions[code].isEnabled()]
    return [_command_line(actions, one, words) for one in offered]


def _command_line(actions: Actions, command: Command, words: Words) -> GotoLine:
    action = actions[command.code]
    said = action.toolTip()
    if command.group is not None:
        said = words._("{group}: {choice}").format(
            group=group_titles(words)[command.group], choice=said
        )
    return GotoLine(command.code, Icon.ARROW_RIGHT, said, keys=key_text(action, words))


def _emboldened(line: GotoLine, tokens: list[str]) -> GotoLine:
    bold = matched_letters(line.title, tokens)
    return GotoLine(line.goal, line.icon, line.title, bold, keys=line.keys)
