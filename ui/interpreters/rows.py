"""What a line of the interpreter desk says: deadline, language, session, place, state, act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_deadlines import Pressure
from desktop_app.domain.order_desk import DeskGroup, DeskTab, desk_group, desk_tab, is_to_note
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import (
    capitalised,
    language_said,
    named,
    uncapitalised,
    worker_said,
)
from desktop_app.wording.order_deadlines import lead_said, left_said, since_said, task_said
from desktop_app.wording.sheets import mode_of_interpreting
from desktop_app.wording.statuses import appointment_title, order_status_text
from ui.icons import Icon
from ui.interpreters.doings import Does, does_of
from ui.palettes import Palette, theme_icon
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.interpreter_desk import DeskLine, InterpreterDesk
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names

MODE_ICONS = {"phone": Icon.PHONE, "phone_scheduled": Icon.PHONE, "video": Icon.VIDEO}
"""How somebody interprets; whoever comes is a person."""

_A_WEEK = 7
_NO_THEME = ("mediation", "calendar-days")
_PRESSED = {Pressure.CALM: Tone.NEUTRAL, Pressure.NEAR: Tone.WARN, Pressure.URGENT: Tone.DANGER}
_STATES = {
    OrderStatus.TO_ORDER: (Tone.WARN, Icon.CIRCLE_ALERT),
    OrderStatus.TO_RECONFIRM: (Tone.WARN, Icon.ROTATE_CCW),
    OrderStatus.REFUSED: (Tone.DANGER, Icon.X),
    OrderStatus.REQUESTED: (Tone.WARN, Icon.SEND),
    OrderStatus.CONFIRMED: (Tone.OK, Icon.CHECK),
    OrderStatus.DONE: (Tone.NEUTRAL, Icon.CHECK),
    OrderStatus.INVOICED: (Tone.NEUTRAL, Icon.CHECK),
    OrderStatus.CANCELLED_WITH_FEE: (Tone.DANGER, Icon.CALENDAR_X),
}
_DEADLINE_ICONS = {
    OrderStatus.TO_ORDER: Icon.CALENDAR_CLOCK,
    OrderStatus.TO_RECONFIRM: Icon.CALENDAR_CLOCK,
    OrderStatus.REFUSED: Icon.CALENDAR_CLOCK,
    OrderStatus.REQUESTED: Icon.CLOCK,
    OrderStatus.CONFIRMED: Icon.HOURGLASS,
}
_OTHER_STATE = (Tone.NEUTRAL, Icon.CALENDAR_X)
_SETTLED = frozenset({OrderStatus.CONFIRMED, OrderStatus.DONE, OrderStatus.INVOICED})


@dataclass(frozen=True, slots=True)
class Seen:
    """A desk as it was read, in somebody's words; ``centre`` is what agencies call it."""

    desk: InterpreterDesk
    words: Words
    names: Names
    centre: str
    masked: bool = True

    @property
    def now(self) -> datetime:
        """When it was read."""
        return self.desk.now


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line in words; ``share`` is how much of the time until its deadline has gone."""

    key: str
    line: DeskLine
    tab: DeskTab
    group: DeskGroup
    left: str
    task: str
    tone: Tone
    icon: Icon
    share: float | None
    language: str
    confirmed: bool
    mode: str
    mode_icon: Icon
    title: str
    detail: str
    palette: Palette
    theme_icon: Icon
    when: str
    place: str
    letter: str
    state: str
    state_tone: Tone
    state_icon: Icon
    state_detail: str
    does: tuple[Does, ...]

    @property
    def act(self) -> Does | None:
        """What the one button of the line does; what does not press has none."""
        first = self.does[0] if self.does else None
        if first is Does.CANCEL and self.tone is Tone.NEUTRAL:
            return None
        return None if first is Does.INVOICE else first

    @property
    def waits(self) -> bool:
        """Whether an agency is to be asked, or its answer is awaited."""
        return self.act in {Does.ASK, Does.CONFIRM, Does.CHASE}

    @property
    def folded(self) -> bool:
        """Whether it is counted below its heading, not listed, among all deadlines."""
        return self.group is DeskGroup.LATER and self.tab is DeskTab.CONFIRMED

    @property
    def name(self) -> str:
        """Everything in one sentence, for those who hear it."""
        said = (
            *(self.left, self.task, self.language, self.mode, self.title, self.detail),
            *(self.when, self.place, self.state, self.state_detail),
        )
        return ", ".join(part for part in said if part)


def row_of(line: DeskLine, seen: Seen) -> DeskRow:
    """Say a line."""
    words, now, status = seen.words, seen.now, line.status
    palette, icon = seen.desk.scene.themes.get(line.code, _NO_THEME)
    mode = "" if line.order is None else line.order.mode
    subject = line.session or line.appointment
    site = seen.desk.scene.sites.get(subject.site) if subject is not None else None
    state_tone, state_icon = _STATES.get(status, _OTHER_STATE)
    left, task, tone = _deadline_said(line, seen)
    to_note = is_to_note(status, line.span, now)
    return DeskRow(
        key=line.order.code if line.order is not None else f"{line.code}/{line.language}",
        line=line,
        tab=desk_tab(status, line.span, now),
        group=desk_group(status, line.span, line.deadline, now),
        left=left,
        task=task,
        tone=tone,
        icon=_icon_of(line, to_note=to_note),
        share=_share(line, now),
        language=language_said(words, line.language, seen.names),
        confirmed=status in _SETTLED,
        mode=mode_of_interpreting(words, mode) if mode else words._("nobody asked yet"),
        mode_icon=MODE_ICONS.get(mode, Icon.USER),
        title=title_of(line, words),
        detail=_detail(line, seen),
        palette=Palette(palette),
        theme_icon=theme_icon(icon, Palette(palette)),
        when=when_said(line, words, now),
        place=named(words, subject.room, seen.names) if subject is not None else "",
        letter="" if site is None else site.letter,
        state=capitalised(order_status_text(words, status)),
        state_tone=_state_tone(state_tone, line),
        state_icon=state_icon,
        state_detail=_state_detail(line, seen),
        does=does_of(line, now),
    )


def title_of(line: DeskLine, words: Words) -> str:
    """What the interpreter is for; of an appointment only what kind it is."""
    if line.session is not None:
        return words.of(line.session.title)
    return "" if line.appointment is None else appointment_title(words, line.appointment.kind)


def when_said(line: DeskLine, words: Words, now: datetime) -> str:
    """« auj. 14:00–15:30 », « ven. 10:00–12:30 », « mar. 1er déc. 14:00–15:30 »."""
    day, hours = line.span.day, hours_noted(words, line.span)
    away = (day - now.date()).days
    if away == 0:
        said = words._("tod.")
    elif 0 < away < _A_WEEK:
        said = words.short_day(day).partition(" ")[0]
    else:
        said = words.in_year(now.year).near_day(day)
    return f"{said} {hours}"


def _icon_of(line: DeskLine, *, to_note: bool) -> Icon:
    if to_note:
        return Icon.CLIPBOARD_CHECK
    if line.status is OrderStatus.CONFIRMED and line.deadline.until is None:
        return MODE_ICONS.get("" if line.order is None else line.order.mode, Icon.CHECK)
    return _DEADLINE_ICONS.get(line.status, _STATES.get(line.status, _OTHER_STATE)[1])


def _deadline_said(line: DeskLine, seen: Seen) -> tuple[str, str, Tone]:
    """What is left, for what, and how much that presses."""
    words, now, status = seen.words, seen.now, line.status
    if is_to_note(status, line.span, now):
        return words._("To be noted"), words._("it is over"), Tone.WARN
    if status is OrderStatus.CONFIRMED and line.span.start <= now:
        until = words._("until {hour}").format(hour=words.hour(line.span.end))
        return words._("Under way"), until, Tone.NEUTRAL
    left = left_said(words, line.deadline, now)
    task = task_said(words, line.deadline, status, now)
    return left, task, _PRESSED[line.deadline.pressure]


def _share(line: DeskLine, now: datetime) -> float | None:
    until, since = line.deadline.until, line.changed_at
    if until is None or line.span.start <= now:
        return None
    if line.deadline.passed or since is None or since >= until:
        return 1.0
    return max(0.04, min((now - since) / (until - since), 1.0))


def _state_tone(tone: Tone, line: DeskLine) -> Tone:
    """What is to be ordered some day warns nobody yet."""
    far = line.status is OrderStatus.TO_ORDER and line.deadline.pressure is Pressure.CALM
    return Tone.NEUTRAL if far else tone


def _state_detail(line: DeskLine, seen: Seen) -> str:
    words, status = seen.words, line.status
    if line.order is None:
        return words._("no agency chosen")
    if status is OrderStatus.TO_ORDER and line.order.terms is not None:
        return lead_said(words, line.order.terms)
    if line.changed_at is None:
        return ""
    at = since_said(words, line.changed_at, seen.now)
    said = {
        OrderStatus.REQUESTED: "" if line.told else words._("{moment}, no answer"),
        OrderStatus.TO_RECONFIRM: words._("moved {moment}"),
    }.get(status, "")
    at = since_said(words, line.changed_at, seen.now)
    return said.format(moment=at) if said else ", ".join(filter(None, (at, line.told)))


def _detail(line: DeskLine, seen: Seen) -> str:
    if line.session is not None:
        return _session_detail(line.session, seen.words)
    appointment = line.appointment
    if appointment is None:
        return ""
    label = worker_said(seen.words, seen.names.get(appointment.worker), appointment.worker)
    visitor = seen.desk.scene.visitors.get(appointment.code)
    who = "" if visitor is None else visitor.initials if seen.masked else visitor.name
    return " · ".join(part for part in (uncapitalised(label), who) if part)


def _session_detail(session: SessionLine, words: Words) -> str:
    if session.number is not None and session.of is not None:
        said = words._("session {number} of {count}")
        return said.format(number=session.number, count=session.of)
    if session.places is None:
        return words.ngettext("{count} enrolled", "{count} enrolled", session.enrolled).format(
            count=session.enrolled
        )
    return words.ngettext(
        "{count} enrolled of {places}", "{count} enrolled of {places}", session.enrolled
    ).format(count=session.enrolled, places=session.places)
