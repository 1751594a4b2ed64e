"""The left column of the board: names of sites and rooms, capacity, equipment, occupation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.board.lettering import Pen
from ui.board.occupation import occupation
from ui.board.row_kinds import EVERYBODY, INTERPRETERS, Group, Row, RowsMode
from ui.board.row_names import cut_name, shared_beginnings
from ui.board.rows import is_outdoors, language_said
from ui.board.sayings import POINT, clock
from ui.icons import Icon, draw_icon
from ui.typography import Letter
from ui.widgets.marks import (
    LanguageMark,
    count_height,
    count_width,
    draw_count,
    draw_gauge,
    draw_language_mark,
    draw_site_letter,
    language_mark_height,
    language_mark_width,
)
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.board import Block
    from ui.board.geometry import Line
    from ui.board.scene import Scene

_LEFT, _CHEVRON, _LETTER, _NAME = 18, 8, 26, 51
_SMALL = 12
_GAUGE = 80, 5
EQUIPMENT_ICONS = {"projector": Icon.PROJECTOR, "kitchen": Icon.COOKING_POT, "mats": Icon.DUMBBELL}


def paint_row_header(painter: QPainter, scene: Scene, line: Line, reason: str) -> None:
    """Paint the name of a row and what it holds; ``reason`` instead when it does not fit."""
    row, theme, width = scene.rows[line.row], scene.theme, scene.theme.sizes.row_header
    tokens = theme.tokens
    middle = line.top + (line.height - 1) / 2
    second = row.room is not None or bool(row.detail) or bool(reason)
    apart = (theme.letters.pixels(Letter.TITLE) + theme.letters.pixels(Letter.CAPTION) + 9) / 4
    pen = Pen(painter, theme, _LEFT, width - 6)
    pen.middle = middle - apart + 1 if second else middle
    _draw_overflow(pen, scene.overflow.get(line.row, 0))
    pen.write(_name_in(scene, row, pen.room), Letter.TITLE, tokens.text3 if reason else tokens.text)
    pen = Pen(painter, theme, _LEFT, width - 4)
    pen.middle = middle + apart + 0.8
    if reason:
        fits = theme.letters.width(Letter.COUNT, reason) <= pen.room
        pen.write(reason, Letter.COUNT if fits else Letter.BADGE, tokens.warn)
    elif row.room is not None:
        _write_room(pen, row)
    elif row.detail:
        pen.write(row.detail, Letter.CAPTION, tokens.text3)


def _name_in(scene: Scene, row: Row, room: float) -> str:
    """The name of a row in so many pixels."""
    if scene.theme.letters.width(Letter.TITLE, row.title) <= room:
        return row.title
    if scene.shared is None:
        scene.shared = shared_beginnings(scene.groups)
    metrics = scene.theme.metrics(Letter.TITLE)
    return cut_name(metrics, row.title, scene.shared.get(row.key, 0), room)


def _draw_overflow(pen: Pen, hidden: int) -> None:
    """Draw how many blocks found no lane: « +2 » at the end of the name."""
    if hidden:
        text = f"+{hidden}"
        width, height = count_width(pen.theme, text), count_height(pen.theme)
        box = QRectF(pen.right - width, pen.middle - height / 2, width, height)
        draw_count(pen.painter, pen.theme, box, text, tone=Tone.NEUTRAL)
        pen.right -= width + 4


def _write_room(pen: Pen, row: Row) -> None:
    room, tokens = row.room, pen.theme.tokens
    if room is None:
        return
    icons = [icon for code, icon in EQUIPMENT_ICONS.items() if code in room.features]
    if room.step_free:
        icons.append(Icon.ACCESSIBILITY)
    _icon(pen, Icon.USERS)
    pen.skip(3)
    pen.write(str(room.capacity), Letter.CAPTION, tokens.text3)
    pen.skip(8)
    for icon in icons:
        if pen.room >= _SMALL:
            _icon(pen, icon)
            pen.skip(6)


def _icon(pen: Pen, icon: Icon) -> None:
    corner = QPointF(pen.left, pen.middle - _SMALL / 2)
    draw_icon(pen.painter, corner, icon, size=_SMALL, colour=pen.theme.tokens.text3)
    pen.skip(_SMALL)


def paint_group_header(painter: QPainter, scene: Scene, line: Line) -> None:
    """Paint the chevron, the letter and the name of a group."""
    group = group_of(scene, line)
    theme, tokens = scene.theme, scene.theme.tokens
    middle = line.top + (line.height + 1) / 2
    if group.key == EVERYBODY:
        pen = Pen(painter, theme, _LEFT, theme.sizes.row_header - 3)
        pen.middle = middle
        pen.write(group.title, Letter.TITLE, tokens.accent)
        return
    chevron = Icon.CHEVRON_RIGHT if scene.is_folded(group.key) else Icon.CHEVRON_DOWN
    draw_icon(painter, QPointF(_CHEVRON, middle - 7), chevron, size=14, colour=tokens.text2)
    if group.letter:
        side = min(18, line.height - 4)
        box = QRectF(_LETTER, middle - side / 2, side, side)
        draw_site_letter(painter, theme, box, group.letter)
    elif group.key == INTERPRETERS:
        corner = QPointF(_LETTER + 1, middle - 8)
        draw_icon(painter, corner, Icon.LANGUAGES, size=16, colour=tokens.text2)
    left = _NAME if group.letter or group.key == INTERPRETERS else _LETTER
    pen = Pen(painter, theme, left, theme.sizes.row_header - 3)
    pen.middle = middle
    pen.write(group.title, Letter.STRONG, tokens.text)


def paint_group_summary(painter: QPainter, scene: Scene, line: Line) -> None:
    """Paint beside a group how many rooms it has and how much of them is taken."""
    group, theme = group_of(scene, line), scene.theme
    if group.key == EVERYBODY:
        return
    pen = Pen(painter, theme, 10, scene.grid.width() - 10)
    pen.middle = line.top + (line.height + 1) / 2
    if group.key == INTERPRETERS:
        if scene.is_folded(group.key):
            _write_orders(pen, scene, group)
        return
    share = occupation(group, scene)
    pen.write(group_said(group, scene, share), Letter.CAPTION, theme.tokens.text3)
    if share is not None:
        pen.skip(11)
        box = QRectF(pen.left, pen.middle - _GAUGE[1] / 2, *_GAUGE)
        draw_gauge(painter, theme, box, share, colour=theme.tokens.text2)


def group_of(scene: Scene, line: Line) -> Group:
    """The group whose heading, or row, a line is."""
    return next(group for group in scene.groups if group.key == line.group)


def group_said(group: Group, scene: Scene, share: float | None) -> str:
    """« 6 salles · occupation 58 % »."""
    said = rows_said(scene, [group])
    if share is None:
        return said
    taken = scene.words._("{percent} % occupied").format(percent=round(share * 100))
    return said + POINT + taken


def corner_said(scene: Scene) -> str:
    """How many rows there are; of the team also how it stands, which a click there changes."""
    rows = scene.sight.rows
    if rows.mode is not RowsMode.TEAM:
        return rows_said(scene, scene.groups)
    count, words = len(scene.rows), scene.words
    said = words._("{count} by profession") if rows.by_profession else words._("{count} by site")
    return said.format(count=count)


def rows_said(scene: Scene, groups: Iterable[Group]) -> str:
    """« 12 salles », « 2 lieux », « 9 personnes », « 4 langues »."""
    shown = [group for group in groups if group.key != INTERPRETERS]
    words, count = scene.words, sum(len(group.rows) for group in shown)
    match scene.sight.mode:
        case RowsMode.TEAM:
            return words.ngettext("{count} person", "{count} people", count).format(count=count)
        case RowsMode.INTERPRETERS:
            count = sum(len(group.rows) for group in scene.groups)
            return words.ngettext("{count} language", "{count} languages", count).format(
                count=count
            )
    if len(shown) == 1 and is_outdoors(shown[0]):
        return words.ngettext("{count} location", "{count} locations", count).format(count=count)
    return words.ngettext("{count} room", "{count} rooms", count).format(count=count)


def _write_orders(pen: Pen, scene: Scene, group: Group) -> None:
    """Write the badges of the day, then what is still to be confirmed."""
    marks = dict.fromkeys(
        LanguageMark(badge.code.upper(), badge.confirmed)
        for block, badge in sorted(
            ((block, badge) for block in _blocks(group) for badge in block.languages),
            key=lambda one: (not one[1].confirmed, one[0].span.start, one[1].code),
        )
    )
    for mark in marks:
        if language_mark_width(pen.theme, mark) > pen.room:
            break
        corner = QPointF(pen.left, pen.middle - language_mark_height(pen.theme) / 2)
        draw_language_mark(pen.painter, pen.theme, corner, mark)
        pen.skip(language_mark_width(pen.theme, mark) + 5)
    pen.skip(5)
    pen.write(orders_said(scene, group), Letter.CAPTION, pen.theme.tokens.text3)


def _blocks(group: Group) -> list[Block]:
    return list(dict.fromkeys(block for row in group.rows for block in row.blocks))


def orders_said(scene: Scene, group: Group) -> str:
    """« 5 créneaux · 1 à confirmer : arabe, 15:00, Bureau 1 »."""
    words, board = scene.words, scene.board
    blocks = _blocks(group)
    said = words.ngettext("{count} slot", "{count} slots", len(blocks)).format(count=len(blocks))
    waiting = [(b, badge) for b in blocks for badge in b.languages if not badge.confirmed]
    if not waiting or board is None:
        return said
    block, badge = waiting[0]
    room = board.planning.rooms.get(block.room)
    parts = [
        language_said(words, badge.code, board.planning),
        clock(block.span),
        *([words.of(room.name)] if room else []),
    ]
    more = words.ngettext(
        "{count} to confirm: {first}", "{count} to confirm: {first}…", len(waiting)
    )
    return said + POINT + more.format(count=len(waiting), first=", ".join(parts))
