"""What may be wrong about a widget that somebody sees: each fault is one readable line."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QWidget,
)

from tests.ui.painted_text import painted_texts
from ui.board.view import BoardView
from ui.density import SMALLEST_TARGET

I18N = Path(__file__).parents[2] / "resources" / "i18n"
INK_TOLERANCE = 2.0
"""Pixels: letters are measured without the tabular figures that the window asks for."""

ENGLISH = re.compile(r"\b(the|of|is|are|and|with|this|has|was|you|what)\b", re.IGNORECASE)
"""Words that no French sentence has, and no name of the pictures' centre."""

OWN_NAMES = frozenset({"English", "Permanence"})
"""A language is named in itself."""

_HOLES = re.compile(r"\\\{[^}]*\\\}")
_MOST_TABS = 400


def seen(window: QWidget) -> list[QWidget]:
    """The widgets of a window that are on the screen, the window itself first."""
    below = [one for one in window.findChildren(QWidget) if _is_part_of(one, window)]
    return [one for one in (window, *below) if one.isVisible() and one.width() and one.height()]


def _is_part_of(widget: QWidget, window: QWidget) -> bool:
    """Whether nothing between them is a window; `QWidget.window` of a menu would destroy it."""
    here: QWidget | None = widget
    while here is not None and here is not window and not here.isWindow():
        here = here.parentWidget()
    return here is window


def named(widget: QWidget) -> str:
    """A widget as somebody who repairs it would look for it."""
    parents: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(parents) < 3:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    said = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{' in '.join(parents)} ({said[:40]})"


def nameless(window: QWidget) -> list[str]:
    """What can be reached and has no name to say (interface, section 12)."""
    return [
        f"{named(one)}: no accessible name"
        for one in seen(window)
        if _is_reachable(one) and not said_name(one) and not _is_inside(one)
    ]


def said_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def too_small(window: QWidget) -> list[str]:
    """Targets below 24 x 24 px."""
    return [
        f"{named(one)}: {one.width()} x {one.height()} px"
        for one in seen(window)
        if isinstance(one, QAbstractButton | QLineEdit | QComboBox)
        and one.isEnabled()
        and not _is_inside(one)
        and min(one.width(), one.height()) < SMALLEST_TARGET
    ]


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they are painted, or are cut without a tooltip."""
    faults = []
    for widget in seen(window):
        if _draws_the_board(widget) or _is_inside(widget):
            continue
        for text in painted_texts(widget):
            fault = _cut(widget, text.words) or _outside(widget, text.box)
            if fault:
                faults.append(f"{named(widget)}: « {text.words} » {fault}")
    return faults


def squeezed(window: QWidget) -> list[str]:
    """Widgets with less room than they say they need."""
    return [
        f"{named(one)}: {one.width()} x {one.height()} of {need.width()} x {need.height()} px"
        for one in seen(window)
        if isinstance(one, QAbstractButton | QLineEdit | QComboBox | QLabel)
        and not _is_inside(one)
        and (
            (need := one.minimumSizeHint()).width() > one.width() + 1
            or need.height() > one.height() + 1
        )
    ]


def english_left(window: QWidget) -> list[str]:
    """English on a window that speaks French, painted or only said."""
    return [
        f"{named(widget)}: « {words} »"
        for widget in seen(window)
        for words in texts_of(widget)
        if is_english(words)
    ]


def is_english(words: str) -> bool:
    """Whether words are an English sentence of the catalogue, or look like any other."""
    if words in OWN_NAMES:
        return False
    return bool(ENGLISH.search(words)) or any(one.fullmatch(words) for one in _sentences())


def out_of_reach(window: QWidget) -> list[str]:
    """What takes the focus by Tab and yet is never reached, or never lets it go."""
    visited = tabbed(window)
    if visited and QApplication.focusWidget() is visited[-1] and len(visited) > 1:
        return [f"{named(visited[-1])}: Tab never leaves it"]
    return [
        f"{named(one)}: never reached by Tab"
        for one in seen(window)
        if _is_reachable(one)
        and not any(one is there or one.isAncestorOf(there) for there in visited)
        and not _is_inside(one)
        and not (isinstance(one, QRadioButton) and not one.isChecked())
    ]


def tabbed(window: QWidget) -> list[QWidget]:
    """The widgets that Tab goes through, in its order, until it comes to one again."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    here = QApplication.focusWidget()
    if here is None or here.window() is not window:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    visited: list[QWidget] = []
    while here is not None and here not in visited and len(visited) < _MOST_TABS:
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return visited


MANNERS: tuple[Callable[[QWidget], list[str]], ...] = (nameless, out_of_reach)
FIT: tuple[Callable[[QWidget], list[str]], ...] = (clipped, squeezed, too_small)


def faults(window: QWidget, language: str, *, fit: bool = True) -> list[str]:
    """Everything that is wrong on a window; with `fit`, also what has not enough room."""
    kinds = (*MANNERS, *FIT) if fit else MANNERS
    found = [line for kind in kinds for line in kind(window)]
    return [*found, *english_left(window)] if language == "fr" else found


def _is_reachable(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_inside(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another one, which speaks for it."""
    parent = widget.parentWidget()
    within = parent is not None and parent.objectName().startswith("qt_")
    ours = widget.objectName().startswith("qt_") or within
    return ours or isinstance(widget, QScrollBar) or isinstance(parent, QComboBox | QLineEdit)


def _draws_the_board(widget: QWidget) -> bool:
    """The board shortens what its blocks say by their width, and has tests of its own."""
    parent = widget.parentWidget()
    return isinstance(widget, BoardView) or isinstance(parent, BoardView)


def _cut(widget: QWidget, words: str) -> str:
    if not words.endswith("…") or widget.toolTip():
        return ""
    whole = any(words in one for one in _own_words(widget))
    return "" if whole else "is cut, and nothing says the rest"


def _outside(widget: QWidget, ink: QRectF) -> str:
    """How far words reach beyond the widget, and beyond whatever holds it and does not scroll."""
    here, box = widget, ink.toAlignedRect()
    while True:
        scrolled = _scrolled_by(here)
        beyond = _beyond(box, here.rect(), scrolled)
        if beyond > INK_TOLERANCE:
            return f"reaches {beyond} px beyond {type(here).__name__}"
        above = here.parentWidget()
        if above is None or here.isWindow() or scrolled is not None:
            return ""
        box.translate(here.pos())
        here = above


def _scrolled_by(widget: QWidget) -> QAbstractScrollArea | None:
    area = widget.parentWidget()
    return area if isinstance(area, QAbstractScrollArea) and area.viewport() is widget else None


def _beyond(ink: QRect, box: QRect, scrolled: QAbstractScrollArea | None) -> int:
    """The most that ink lies outside a box, but for the sides to which one can scroll."""
    across = max(box.left() - ink.left(), ink.right() - box.right())
    down = max(box.top() - ink.top(), ink.bottom() - box.bottom())
    if scrolled is not None and scrolled.horizontalScrollBar().maximum():
        across = 0
    if scrolled is not None and scrolled.verticalScrollBar().maximum():
        down = 0
    return max(across, down)


def _own_words(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    for name in ("text", "words", "label", "placeholderText", "currentText", "title"):
        said = getattr(widget, name, "")
        said = said() if callable(said) else said
        if isinstance(said, str):
            yield said


def texts_of(widget: QWidget) -> list[str]:
    """Everything that a widget shows or says, tooltip included."""
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if widget.isWindow():
        said.append(widget.windowTitle())
    if isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(line) for line in range(widget.count())]
    return [one for one in (*said, *(text.words for text in painted_texts(widget))) if one]


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """Every English sentence of the catalogue whose French is another."""
    with (I18N / "fr" / "LC_MESSAGES" / "permanence.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    english = {text for one in catalogue for text in _forms(one.id)}
    french = {text for one in catalogue for text in _forms(one.string)}
    return tuple(
        re.compile(_HOLES.sub(".+", re.escape(text)))
        for text in english - french
        if re.search(r"[A-Za-z]{4}", re.sub(r"\{[^}]*\}", "", text))
    )


def _forms(said: str | Sequence[str] | None) -> tuple[str, ...]:
    """The singular and the plural of an entry, or its only form."""
    return (said,) if isinstance(said, str) else tuple(said or ())
