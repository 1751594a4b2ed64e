"""The strip above the grid: which weeks are shown, and what the next stroke paints."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal

from desktop_app.domain.availability import AvailabilityKind
from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.painted_week import WORKER
from desktop_app.wording.availability import kind_said
from desktop_app.wording.names import capitalised
from ui.availability.brush import ERASER, OPEN, Brush
from ui.availability.typed import ALL
from ui.booking.fields import PickField
from ui.density import CONTROL_RADIUS
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text
from ui.widgets.marks import draw_site_letter
from ui.widgets.painted import RADIUS, PaintedButton
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.readings.week_form import WeekForm
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_PADDING, _SQUARE, _GAP = 8, 18, 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_KIND_WIDTH = 150


class BrushButton(PaintedButton):
    """A site with its letter, or the eraser; the one that paints is ringed."""

    def __init__(self, theme: Theme, code: str, label: str, letter: str) -> None:
        """Offer a brush by its code."""
        self.code, self._letter = code, letter
        super().__init__(theme, label)
        self.setCheckable(True)
        self.setProperty(RADIUS, CONTROL_RADIUS)

    def content_size(self) -> QSize:
        """See PaintedButton."""
        words = self.theme.letters.width(Letter.TITLE, self.label)
        return QSize(round(2 * _PADDING + _SQUARE + _GAP + words + 2), self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, chosen = self.theme.tokens, self.isChecked()
        fill = tokens.sel if chosen else tokens.surface
        pen = edge(tokens.accent, 2) if chosen else edge(tokens.ctrl)
        outlined(painter, box, CONTROL_RADIUS, fill=fill, pen=pen)
        square = QRectF(_PADDING, (box.height() - _SQUARE) / 2, _SQUARE, _SQUARE)
        if self._letter:
            draw_site_letter(painter, self.theme, square, self._letter)
        else:
            icon = Icon.X if self.code == ERASER else Icon.CHECK
            corner = QPointF(square.left() + 1, square.top() + 1)
            draw_icon(painter, corner, icon, size=16, colour=tokens.text2)
        ink(painter, self.theme.font(Letter.TITLE), tokens.text)
        painter.drawText(box.adjusted(square.right() + _GAP, 0, 2, 0), _LEFT, self.label)


class BrushBar(FlowRow):
    """Weeks, brushes, and for what people can be asked."""

    weeks_chosen = Signal(str)
    brush_chosen = Signal(object)
    """The Brush."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer nothing yet."""
        super().__init__([])
        self._theme, self._words = theme, words
        self._form: WeekForm | None = None
        self._brush = Brush()
        self._offered: list[tuple[str, str, str]] = []
        self.buttons: list[BrushButton] = []
        self._label = Text(theme, "", Letter.BODY, colour="text2")
        self.weeks = Segments(theme, "", [Choice(ALL, ALL)])
        self.weeks.chosen.connect(self.weeks_chosen)
        self.kind = PickField(theme, "")
        self.kind.setMinimumWidth(_KIND_WIDTH)
        self.kind.picked.connect(
            lambda kind: self.brush_chosen.emit(replace(self._brush, kind=AvailabilityKind(kind)))
        )
        self._hint = Text(theme, "", Letter.CAPTION, colour="text2")
        self.retranslate(words)

    def show_brush(self, form: WeekForm, brush: Brush, weeks: str) -> None:
        """Show what paints, of what the week offers."""
        self._form, self._brush = form, brush
        is_person = form.of.kind == WORKER
        self._offer(form)
        for button in self.buttons:
            button.setChecked(button.code == brush.code)
        self.weeks.choose(weeks)
        self.weeks.setVisible(is_person)
        self.kind.setVisible(is_person)
        kinds = [(str(one), capitalised(kind_said(self._words, one))) for one in AvailabilityKind]
        self.kind.offer(kinds, str(brush.kind))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.weeks.offer(
            [
                Choice(ALL, words._("All weeks")),
                Choice(WeekParity.EVEN, words._("Even")),
                Choice(WeekParity.ODD, words._("Odd")),
            ]
        )
        self.weeks.setAccessibleName(words._("Weeks"))
        self._label.setText(words._("Brush"))
        self.kind.setAccessibleName(words._("What people can be asked for"))
        self._hint.setText(words._("Drag to paint · letter of the site on the keyboard"))
        self._hint.setToolTip(
            words._("Right button, Delete or Backspace clear; Shift and the arrows select.")
        )
        self._offered = []
        if self._form is not None:
            self.show_brush(self._form, self._brush, self.weeks.code)

    def _offer(self, form: WeekForm) -> None:
        words = self._words
        offered = [(OPEN, capitalised(words._("open")), "")]
        if form.of.kind == WORKER:
            offered = [(site.code, site.name, site.letter) for site in form.sites]
        offered.append((ERASER, words._("Clear"), ""))
        if offered == self._offered:
            return
        self._offered = offered
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [BrushButton(self._theme, *one) for one in offered]
        for button in self.buttons:
            button.clicked.connect(partial(self._take, button.code))
        self.arrange([self.weeks, self._label, *self.buttons, self.kind, self._hint])

    def _take(self, code: str) -> None:
        self.brush_chosen.emit(replace(self._brush, code=code))
