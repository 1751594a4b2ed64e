"""What else can be done with a cycle, below the three points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.wording import Words
    from ui.actions import Actions


@dataclass(frozen=True, slots=True)
class MoreDoes:
    """What each line does; nothing for what cannot be done now."""

    put_back: Callable[[], None] | None
    change_policy: Callable[[], None]
    see: Callable[[], None] | None
    begin_alike: Callable[[], None]


def open_more(below: QWidget, words: Words, actions: Actions, does: MoreDoes) -> None:
    """Open the menu below `below`, its right edge under the button's."""
    menu = QMenu(below)
    menu.setAccessibleName(words._("More"))
    _offer(menu, words._("Put a date back…"), does.put_back)
    _offer(menu, words._("School holidays of the cycle…"), does.change_policy)
    menu.addSeparator()
    for code in ("edit", "cancel"):
        menu.addAction(actions[code])
    _offer(menu, words._("See it on the schedule"), does.see)
    menu.addSeparator()
    _offer(menu, words._("Begin a cycle like this one…"), does.begin_alike)
    menu.aboutToHide.connect(menu.deleteLater)
    corner = QPoint(below.width() - menu.sizeHint().width(), below.height() + 4)
    menu.popup(below.mapToGlobal(corner))


def _offer(menu: QMenu, said: str, act: Callable[[], None] | None) -> None:
    line = menu.addAction(said)
    line.setEnabled(act is not None)
    if act is not None:
        line.triggered.connect(lambda _on=False: act())
