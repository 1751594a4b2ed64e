"""The heads of the grid: the dates above it, the people beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from ui.icons import Icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import edge, hairline, ink, outlined
from ui.widgets.marks import LanguageMark, draw_language_mark, language_mark_height
from ui.widgets.pick_list import draw_cut
from ui.workshops.grid_model import GridModel, number_said

if TYPE_CHECKING:
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.palettes import Palette
    from ui.theme import Theme
    from ui.workshops.grid_model import GridSight

_HIGH, _WIDE, _DISC, _NUMBER = 56, 164, 20, 27
_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class DatesHead(QHeaderView):
    """A disc with the number, the day, and how many came or the hour; the strip of sessions."""

    def __init__(self, theme: Theme, model: GridModel) -> None:
        """Head the columns of `model`."""
        super().__init__(Qt.Orientation.Horizontal)
        self.theme, self._grid = theme, model
        self.words: Words | None = None
        self.palette_of: Palette | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        letters = self.theme.letters
        lines = letters.pixels(Letter.TITLE) + letters.pixels(Letter.LABEL)
        return QSize(super().sizeHint().width(), max(_HIGH, round(lines * 1.3) + _DISC + 9))

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        """See QHeaderView."""
        box, sight = QRectF(rect), self._grid.sight  # type: ignore[call-overload]
        tokens, words = self.theme.tokens, self.words
        if sight is None or words is None:
            return
        painter.save()
        is_date = section < len(self._grid.dates)
        one = self._grid.dates[section] if is_date else None
        today = one is not None and one.span.day == sight.now.date()
        painter.fillRect(box, tokens.sel if today else tokens.surface)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line2)
        if one is None:
            ink(painter, self.theme.font(Letter.CAPTION), tokens.text3)
            foot = box.adjusted(0, box.height() / 2, -12, -6)
            painter.drawText(foot, _RIGHT, words._("presence"))
        else:
            self._draw_date(painter, box, one, (sight, words))
        painter.restore()

    def _draw_date(
        self, painter: QPainter, box: QRectF, one: SessionLine, told: tuple[GridSight, Words]
    ) -> None:
        sight, words = told
        tokens, theme = self.theme.tokens, self.theme
        said = number_said(words, one)
        width = theme.letters.width(Letter.CAPTION, said)
        left = box.left() + max((box.width() - _DISC - 5 - width) / 2, 1)
        doubted = one.code in self._doubted(sight)
        self._draw_disc(painter, QPointF(left, box.top() + 7), one, (sight, doubted))
        ink(painter, theme.font(Letter.CAPTION), tokens.danger if doubted else tokens.text2)
        beside = QRectF(left + _DISC + 5, box.top() + 7, width + 2, _DISC)
        painter.drawText(beside, _LEFT, said)
        ink(painter, theme.font(Letter.TITLE), tokens.text)
        high = theme.letters.pixels(Letter.TITLE) + 4
        day = QRectF(box.left(), box.top() + 8 + _DISC, box.width(), high)
        painter.drawText(day, _CENTRED, self._grid.day(sight, one))
        text, colour = self._state(one, sight, words)
        ink(painter, theme.font(Letter.LABEL), getattr(tokens, colour))
        below = QRectF(box.left(), day.bottom() - 1, box.width(), box.bottom() - day.bottom() - 2)
        painter.drawText(below, _CENTRED, text)

    def _draw_disc(
        self, painter: QPainter, corner: QPointF, one: SessionLine, told: tuple[GridSight, bool]
    ) -> None:
        sight, doubted = told
        tokens = self.theme.tokens
        bar = tokens.text2 if self.palette_of is None else self.theme.block(self.palette_of).bar
        box = QRectF(corner.x(), corner.y(), _DISC, _DISC)
        if sight.is_recorded(one):
            outlined(painter, box, _DISC / 2, fill=bar, pen=None)
            draw_icon_in(painter, box, Icon.CHECK, size=12, colour=tokens.surface)
            return
        colour = tokens.danger if doubted else bar
        fill = tokens.dangerbg if doubted else tokens.surface
        dashes = (3.0, 2.0) if one.status == "option" else ()
        outlined(painter, box, _DISC / 2, fill=fill, pen=edge(colour, 1.6, dashes))
        ink(painter, self.theme.font(Letter.BADGE), tokens.danger if doubted else tokens.text)
        painter.drawText(box, _CENTRED, str(one.number or "·"))

    def _state(self, one: SessionLine, sight: GridSight, words: Words) -> tuple[str, str]:
        if one.code in self._doubted(sight):
            return words._("to be settled"), "danger"
        if sight.is_recorded(one):
            here = one.headcount if not self._grid.people else sight.present_or_expected(one)
            said = words._("{came} of {count}").format(came=here, count=one.enrolled)
            return said, "ok"
        if one.span.end <= sight.now:
            return words._("to record"), "warn"
        hour = f"{one.span.start:%H:%M}"
        return (words._("option"), "text3") if one.status == "option" else (hour, "text3")

    def _doubted(self, sight: GridSight) -> set[str]:
        return {one.code for one in sight.grid.line.dates if one.in_conflict}


class PeopleHead(QHeaderView):
    """Number, name or initials, and the language somebody needs an interpreter for."""

    def __init__(self, theme: Theme, model: GridModel) -> None:
        """Head the lines of `model`."""
        super().__init__(Qt.Orientation.Vertical)
        self.theme, self._grid = theme, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        scale = max(self.theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)
        return QSize(round(_WIDE * scale), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        """See QHeaderView."""
        box, sight = QRectF(rect), self._grid.sight  # type: ignore[call-overload]
        tokens, theme = self.theme.tokens, self.theme
        if sight is None:
            return
        painter.save()
        painter.fillRect(box, tokens.surface)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), tokens.line)
        said = self._grid.headerData(section, Qt.Orientation.Vertical)
        base = box.center().y() + theme.letters.pixels(Letter.TITLE) * 0.36
        if section >= len(self._grid.people):
            ink(painter, theme.font(Letter.CAPTION), tokens.text2)
            draw_cut(painter, QPointF(box.left() + 13, base), box.right(), said)
        else:
            self._draw_person(painter, box, section, said)
        painter.restore()

    def _draw_person(self, painter: QPainter, box: QRectF, place: int, said: str) -> None:
        theme, tokens = self.theme, self.theme.tokens
        base = box.center().y() + theme.letters.pixels(Letter.TITLE) * 0.36
        number = QRectF(box.left(), box.top(), _NUMBER, box.height())
        ink(painter, theme.font(Letter.CAPTION), tokens.text3)
        painter.drawText(number, _RIGHT, str(place + 1))
        right, language = box.right() - 6, self._grid.people[place].person.language
        if language:
            mark = LanguageMark(language.upper(), confirmed=True, with_icon=True)
            high = language_mark_height(theme)
            left = box.left() + box.width() * 0.56
            corner = QPointF(left, box.center().y() - high / 2)
            draw_language_mark(painter, theme, corner, mark)
            right = left - 4
        ink(painter, theme.font(Letter.TITLE), tokens.text)
        draw_cut(painter, QPointF(box.left() + _NUMBER + 12, base), right, said)
