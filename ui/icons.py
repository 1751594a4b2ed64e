"""The icons of Lucide that the window uses, drawn in the colour of the text around them."""

from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import resource_path

_SCALES = (1.0, 1.25, 1.5, 2.0)
_KEPT = 4096


class Icon(StrEnum):
    """Every carried icon; the value is the name of its file in `resources/icons`."""

    ACCESSIBILITY = "accessibility"
    APPLE = "apple"
    ARROW_RIGHT = "arrow-right"
    BABY = "baby"
    BELL = "bell"
    BIKE = "bike"
    BLOCKS = "blocks"
    BOOK_OPEN = "book-open"
    BRAIN = "brain"
    BUILDING_2 = "building-2"
    CALENDAR_CHECK = "calendar-check"
    CALENDAR_CLOCK = "calendar-clock"
    CALENDAR_DAYS = "calendar-days"
    CALENDAR_OFF = "calendar-off"
    CALENDAR_PLUS = "calendar-plus"
    CALENDAR_RANGE = "calendar-range"
    CALENDAR_X = "calendar-x"
    CHART_COLUMN = "chart-column"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CIRCLE_ALERT = "circle-alert"
    CIRCLE_QUESTION_MARK = "circle-question-mark"
    CLIPBOARD_CHECK = "clipboard-check"
    CLOCK = "clock"
    CLOUD_OFF = "cloud-off"
    COFFEE = "coffee"
    COMPASS = "compass"
    COOKING_POT = "cooking-pot"
    COPY = "copy"
    DOOR_OPEN = "door-open"
    DOWNLOAD = "download"
    DUMBBELL = "dumbbell"
    EAR = "ear"
    ELLIPSIS = "ellipsis"
    EYE = "eye"
    EYE_OFF = "eye-off"
    FILE_TEXT = "file-text"
    FLASK_CONICAL = "flask-conical"
    FOOTPRINTS = "footprints"
    HAND_HEART = "hand-heart"
    HEART_HANDSHAKE = "heart-handshake"
    HEART_PULSE = "heart-pulse"
    HISTORY = "history"
    HOURGLASS = "hourglass"
    HOUSE = "house"
    INFO = "info"
    KEYBOARD = "keyboard"
    LANGUAGES = "languages"
    LAYERS = "layers"
    LEAF = "leaf"
    LINK = "link"
    LIST = "list"
    LOCK = "lock"
    LOG_OUT = "log-out"
    MAP_PIN = "map-pin"
    MAXIMIZE_2 = "maximize-2"
    MESSAGES_SQUARE = "messages-square"
    MINUS = "minus"
    MONITOR = "monitor"
    MUSIC = "music"
    PALETTE = "palette"
    PENCIL = "pencil"
    PENCIL_LINE = "pencil-line"
    PHONE = "phone"
    PLUS = "plus"
    PRINTER = "printer"
    PROJECTOR = "projector"
    REDO_2 = "redo-2"
    REFRESH_CW = "refresh-cw"
    REPEAT = "repeat"
    ROTATE_CCW = "rotate-ccw"
    SAVE = "save"
    SEARCH = "search"
    SEND = "send"
    SETTINGS = "settings"
    SLIDERS_HORIZONTAL = "sliders-horizontal"
    SPROUT = "sprout"
    SQUARE = "square"
    STETHOSCOPE = "stethoscope"
    TRASH_2 = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    UNDO_2 = "undo-2"
    USER = "user"
    USER_PLUS = "user-plus"
    USER_ROUND_CHECK = "user-round-check"
    USERS = "users"
    UTENSILS = "utensils"
    VIDEO = "video"
    WAND_SPARKLES = "wand-sparkles"
    WIND = "wind"
    X = "x"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


def draw_icon(painter: QPainter, where: QPointF, icon: Icon, *, size: int, colour: QColor) -> None:
    """Draw an icon with its top left corner at `where`, sharp at the painter's scale."""
    scale = painter.device().devicePixelRatioF()
    corner = QPointF(round(where.x() * scale) / scale, round(where.y() * scale) / scale)
    painter.drawImage(corner, icon_image(icon, size, colour, scale))


def draw_icon_in(painter: QPainter, box: QRectF, icon: Icon, *, size: int, colour: QColor) -> None:
    """Draw an icon in the middle of a box."""
    shift = QPointF((box.width() - size) / 2, (box.height() - size) / 2)
    draw_icon(painter, box.topLeft() + shift, icon, size=size, colour=colour)


def icon_image(icon: Icon, size: int, colour: QColor, scale: float = 1.0) -> QImage:
    """Return the icon in one colour; drawn once for each size, colour and scale."""
    return _drawn(icon, size, colour.rgba(), scale)


def button_icon(icon: Icon, size: int, colour: QColor, disabled: QColor) -> QIcon:
    """Return the icon for Qt's own menus and actions, at every scale; its colours do not follow."""
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for scale in _SCALES:
            made.addPixmap(QPixmap.fromImage(icon_image(icon, size, ink, scale)), mode)
    return made


@lru_cache(maxsize=_KEPT)
def _drawn(icon: Icon, size: int, rgba: int, scale: float) -> QImage:
    ink = QColor.fromRgba(rgba)
    pixels = round(size * scale)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(ink.alphaF())
    _renderer(icon, ink.name()).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


@lru_cache(maxsize=_KEPT)
def _renderer(icon: Icon, ink: str) -> QSvgRenderer:
    drawing = _drawing(icon).replace("currentColor", ink)
    return QSvgRenderer(QByteArray(drawing.encode()))


@cache
def _drawing(icon: Icon) -> str:
    return resource_path("icons", f"{icon.value}.svg").read_text(encoding="utf-8")
