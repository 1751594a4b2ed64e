"""The dates of a cycle, to go from the form of one to the form of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording.words import Words


def dates_menu(
    over: QWidget, words: Words, dates: Iterable[SessionLine], choose: Callable[[str], object]
) -> QMenu:
    """List dates with their numbers; ``choose`` is given the code of the one that is chosen."""
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(words._("Dates of the cycle"))
    for one in dates:
        day = words.short_day(one.span.day)
        line = menu.addAction(f"{one.number or '–'}  {day} {words.hours(one.span)}")
        line.setData(one.code)
        line.triggered.connect(lambda _on=False, code=one.code: choose(code))
    return menu
