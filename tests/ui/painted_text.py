"""The words that a widget really paints, and where: its drawing is recorded, not guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_SVG = "{http://www.w3.org/2000/svg}"
_DOTS_PER_INCH = 96
_MATRIX = re.compile(r"matrix\(([^)]*)\)")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class PaintedText:
    """Words on a widget.

    Attributes:
        words: as they are painted, cut or not.
        box: where, in the widget's own pixels.
    """

    words: str
    box: QRectF


def painted_texts(widget: QWidget) -> list[PaintedText]:
    """What a widget paints itself, its children left out."""

    def draw(painter: QPainter) -> None:
        # No flag: neither the children nor the background of the window.
        widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))

    return drawn_texts(draw, widget.size())


def drawn_texts(draw: Callable[[QPainter], None], size: QSize) -> list[PaintedText]:
    """What a drawing of some size writes."""
    drawing = ET.fromstring(_recorded(draw, size))  # noqa: S314 - our own drawing
    return [
        PaintedText(words, _place(group, text))
        for group in drawing.iter(f"{_SVG}g")
        for text in group.findall(f"{_SVG}text")
        if (words := (text.text or "").strip())
    ]


def _recorded(draw: Callable[[QPainter], None], size: QSize) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(size)
    drawing.setViewBox(QRect(QPoint(), size))
    drawing.setResolution(_DOTS_PER_INCH)
    painter = QPainter(drawing)
    draw(painter)
    painter.end()
    return _NOT_XML.sub("", bytes(buffer.data().data()).decode())


def _place(group: ET.Element, text: ET.Element) -> QRectF:
    metrics = QFontMetricsF(_font(text))
    left, base = float(text.get("x", "0")), float(text.get("y", "0"))
    # Trailing spaces of a wrapped line are no ink.
    width = metrics.horizontalAdvance((text.text or "").rstrip())
    height = metrics.ascent() + metrics.descent()
    return _transform(group).mapRect(QRectF(left, base - metrics.ascent(), width, height))


def _font(text: ET.Element) -> QFont:
    font = QFont()
    font.setFamilies([one.strip() for one in text.get("font-family", "").split(",")])
    font.setPixelSize(round(float(text.get("font-size", "12"))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    return font


def _transform(group: ET.Element) -> QTransform:
    found = _MATRIX.search(group.get("transform", ""))
    if found is None:
        return QTransform()
    across, down, lean, tall, right, below = (float(one) for one in found[1].split(","))
    return QTransform(across, down, lean, tall, right, below)
