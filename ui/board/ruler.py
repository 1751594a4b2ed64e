"""The hours above the board: figures, the pill of now, the pills of a drag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.domain.calendar import school_holiday_on
from desktop_app.domain.span import Span
from ui.board.days_ruler import paint_days_ruler
from ui.board.lettering import Style, write_at
from ui.board.row_kinds import RowsMode
from ui.board.sayings import hours_between
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined

if TYPE_CHECKING:
    from ui.board.scene import Scene

_PILL_RADIUS, _PILL_PADDING, _PILL_MARGIN = 5, 7, 5
_EDGE = 4
_APART = 2
"""Pixels kept beside the figures of an hour: larger letters leave some hours out."""

_SCHOOL_BAND = 3
_CENTRED = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class RulerPill:
    """A moment said in the ruler on a ground of its own, or from there ``until`` another."""

    moment: datetime
    ground: QColor
    text: QColor
    until: datetime | None = None

    @property
    def said(self) -> str:
        """« 16:45 », « 13:30 – 13:45 »."""
        if self.until is None:
            return f"{self.moment:%H:%M}"
        return hours_between(Span(self.moment, self.until))

    @property
    def middle(self) -> datetime:
        """Over which moment it stands."""
        return self.moment + ((self.until or self.moment) - self.moment) / 2


def drag_pills(scene: Scene, span: Span, ground: QColor, text: QColor) -> list[RulerPill]:
    """The two ends of what is in the hand; as one where they have no room side by side."""
    ends = [RulerPill(span.start, ground, text), RulerPill(span.end, ground, text)]
    apart = scene.axis.x(span.end) - scene.axis.x(span.start)
    if scene.axis.is_hourly and apart < _pill_width(scene, ends[0]) + _APART:
        return [RulerPill(span.start, ground, text, span.end)]
    return ends


def paint_ruler(painter: QPainter, scene: Scene, pills: Iterable[RulerPill], rows: str) -> None:
    """Paint the whole ruler with its corner, which says how many ``rows`` there are."""
    theme, size = scene.theme, scene.sight.size
    tokens, sizes = theme.tokens, theme.sizes
    box = QRectF(0, 0, size.width(), sizes.ruler)
    painter.fillRect(box, tokens.surface)
    hours = QRectF(sizes.row_header, 0, size.width() - sizes.row_header, sizes.ruler)
    if scene.board is not None:
        if scene.axis.is_hourly:
            painter.save()
            painter.setClipRect(hours, Qt.ClipOperation.IntersectClip)
            _paint_school_band(painter, scene, hours)
            _paint_hours(painter, scene, hours, list(pills))
            painter.restore()
        else:
            paint_days_ruler(painter, scene)
        corner = QRectF(14, 0, sizes.row_header - 16, sizes.ruler)
        write_at(painter, theme, corner, rows, style=Style(Letter.CAPTION, tokens.text2))
        if scene.sight.mode is RowsMode.TEAM:
            place = QPointF(corner.right() - 16, corner.center().y() - 7)
            draw_icon(painter, place, Icon.CHEVRON_DOWN, size=14, colour=tokens.text2)
    painter.setPen(QPen(tokens.line2, 1))
    painter.drawLine(QLineF(0, sizes.ruler - 0.5, size.width(), sizes.ruler - 0.5))
    painter.drawLine(QLineF(sizes.row_header - 0.5, 0, sizes.row_header - 0.5, sizes.ruler))


def now_pill(scene: Scene) -> RulerPill | None:
    """The pill of now, when now is among the hours shown."""
    board, tokens = scene.board, scene.theme.tokens
    axis = scene.axis
    if board is None or not axis.is_hourly:
        return None
    if not axis.span.start <= board.now <= axis.span.end:
        return None
    return RulerPill(board.now, tokens.accent, tokens.onacc)


def _paint_hours(painter: QPainter, scene: Scene, hours: QRectF, pills: list[RulerPill]) -> None:
    theme, axis = scene.theme, scene.axis
    boxes = [_pill_box(scene, pill, hours) for pill in pills]
    ink(painter, theme.font(Letter.CAPTION), theme.tokens.text2)
    taken = [pill.adjusted(-4, 0, 4, 0) for pill in boxes]
    for hour in axis.hours():
        box = _label_box(scene, hour, hours)
        if box.right() <= hours.right() and not any(one.intersects(box) for one in taken):
            painter.drawText(box, _CENTRED, f"{hour:%H:%M}")
            taken.append(box.adjusted(-_APART, 0, _APART, 0))
    for pill, box in zip(pills, boxes, strict=True):
        outlined(painter, box, _PILL_RADIUS, fill=pill.ground, pen=None)
        ink(painter, theme.font(Letter.CAPTION_STRONG), pill.text)
        painter.drawText(box, _CENTRED, pill.said)


def _label_box(scene: Scene, hour: datetime, hours: QRectF) -> QRectF:
    """Where the figures of an hour stand: around its line, or beside the edge of the board."""
    width = scene.theme.letters.width(Letter.CAPTION, "00:00")
    middle = scene.axis.x(hour) + scene.origin.x()
    left = middle - width / 2
    if hour == scene.axis.span.start:
        left = middle + _EDGE
    return QRectF(left, hours.top(), width, hours.height() - 1)


def _pill_box(scene: Scene, pill: RulerPill, hours: QRectF) -> QRectF:
    width = _pill_width(scene, pill)
    middle = scene.axis.x(pill.middle) + scene.origin.x()
    left = max(hours.left() + 1, min(middle - width / 2, hours.right() - width - 1))
    return QRectF(left, _PILL_MARGIN, width, hours.height() - 2 * _PILL_MARGIN)


def _pill_width(scene: Scene, pill: RulerPill) -> float:
    widest = "".join("0" if letter.isdigit() else letter for letter in pill.said)
    return scene.theme.letters.width(Letter.CAPTION_STRONG, widest) + 2 * _PILL_PADDING


def _paint_school_band(painter: QPainter, scene: Scene, hours: QRectF) -> None:
    board = scene.board
    if board is not None and school_holiday_on(board.window.day, board.planning.school_holidays):
        band = QRectF(hours.left(), hours.bottom() - 1 - _SCHOOL_BAND, hours.width(), _SCHOOL_BAND)
        painter.fillRect(band, scene.theme.tokens.mark)


def school_holiday_name(scene: Scene, x: float) -> str:
    """The school holidays of the day at ``x`` in words, to be said on hover; nothing in term."""
    board, words = scene.board, scene.words
    if board is None:
        return ""
    holiday = school_holiday_on(
        scene.axis.moment(x - scene.origin.x()).date(), board.planning.school_holidays
    )
    if holiday is None:
        return ""
    name = holiday.name_en if words.language == "en" and holiday.name_en else holiday.name_fr
    return words._("School holidays, zone {zone}: {name}").format(zone=holiday.zone, name=name)
