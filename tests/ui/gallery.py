"""Every reused piece of the window on one page, to be looked at beside the pictures.

`python -m tests.ui.gallery FOLDER` writes the page in each theme, at each scale.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon, draw_icon
from ui.palettes import OWN_ICONS, Palette
from ui.theme import Theme, ThemeChoice
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, IconLook, LinkButton, Role
from ui.widgets.cards import Card, Notice, WayOut, WayOutButton
from ui.widgets.chips import Chip, ChipLook, PickedChip, ThemeLabel
from ui.widgets.drawing import closed_hatch, conflict_hatch, edge, ink, outlined, ring
from ui.widgets.fields import ChoiceField, EitherOr, SearchField, TextField, Tick
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.marks import LanguageMark, draw_warning_mark
from ui.widgets.painted import PaintedWidget
from ui.widgets.pills import Count, KeyCap, LanguageTag, Outline, Pill, Tag, TagLook
from ui.widgets.rings import FocusRing
from ui.widgets.segments import Choice, Segments
from ui.widgets.tabs import TabMark, Tabs
from ui.widgets.tiles import Gauge, SiteLetter, ThemeTile, ToneTile
from ui.widgets.toasts import Toast
from ui.widgets.tones import Tone

THEMES = {
    Palette.NUTRITION: "Nutrition",
    Palette.ACTIVITY: "Activité physique",
    Palette.BOUSSOLE: "Boussole",
    Palette.RESPIRATION: "Respiration",
    Palette.ELDERS: "Aînés",
    Palette.CAFE: "Cafés santé",
    Palette.CHILDREN: "Enfance",
    Palette.MEDIATION: "Médiation",
}
FRAMED = IconLook(framed=True)
PAGE = QSize(1180, 980)


class Swatches(PaintedWidget):
    """The eight palettes as blocks: to come, past, option, in conflict; and closed hours."""

    def sizeHint(self) -> QSize:
        return QSize(1100, 190)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        outlined(painter, box, 0, fill=self.theme.tokens.surface, pen=None)
        for column, palette in enumerate(Palette):
            left = 8 + column * 136
            self._blocks(painter, QPointF(left, 8), palette)
        painter.fillRect(QRectF(8, 150, 300, 34), self.theme.tokens.closed)
        painter.fillRect(QRectF(8, 150, 300, 34), closed_hatch(self.theme.tokens, scale(painter)))
        for place, name in enumerate(("bg", "alt", "closed", "track", "sel", "rail", "railsel")):
            outlined(
                painter,
                QRectF(320 + place * 60, 150, 54, 34),
                5,
                fill=getattr(self.theme.tokens, name),
                pen=edge(self.theme.tokens.line2),
            )

    def _blocks(self, painter: QPainter, corner: QPointF, palette: Palette) -> None:
        tokens, colours = self.theme.tokens, self.theme.block(palette)
        looks = (
            (colours.fill, colours.bar, edge(colours.border)),
            (colours.past_fill, colours.past_bar, edge(colours.past_border)),
            (colours.option_fill, colours.bar, edge(colours.bar, 1.4, (5, 3))),
            (colours.fill, colours.bar, edge(tokens.danger, 2)),
        )
        for row, (fill, bar, pen) in enumerate(looks):
            box = QRectF(corner.x(), corner.y() + row * 35, 124, 30)
            outlined(painter, box, 5, fill=fill, pen=None)
            if pen.widthF() == 2:
                painter.setBrushOrigin(box.topLeft())
                hatch = conflict_hatch(tokens, scale(painter))
                outlined(painter, box, 5, fill=hatch, pen=None)
            outlined(painter, QRectF(box.left(), box.top(), 5, 30), 2, fill=bar, pen=None)
            outlined(painter, box, 5, fill=None, pen=pen)
            place = box.topLeft() + QPointF(10, 8)
            draw_icon(painter, place, OWN_ICONS[palette], size=14, colour=colours.bar)
            words = tokens.text2 if row == 1 else tokens.text
            ink(painter, self.theme.font(Letter.TITLE), words)
            painter.drawText(box.adjusted(29, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "Passage")
            if pen.widthF() == 2:
                draw_warning_mark(painter, self.theme, box.topRight() + QPointF(-3, 3))
                if palette == Palette.NUTRITION:
                    ring(painter, box, 5, tokens)


def scale(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()


def row(*pieces: QWidget, gap: int = 8) -> QLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for piece in pieces:
        line.addWidget(piece)
    line.addStretch()
    return line


def top_bar(theme: Theme) -> QLayout:
    days = [Choice("day", "Jour"), Choice("week", "Semaine"), Choice("weeks", "4 sem.")]
    rows = [Choice("rooms", "Salles"), Choice("team", "Équipe"), Choice("int", "Interprètes")]
    search = SearchField(theme, "Personne, atelier, salle…", keys="Ctrl K")
    search.setMinimumWidth(290)
    return row(
        IconButton(theme, Icon.CHEVRON_LEFT, "Jour précédent", FRAMED),
        Button(theme, "Aujourd’hui", ButtonLook(Role.QUIET, padding=10)),
        IconButton(theme, Icon.CHEVRON_RIGHT, "Jour suivant", FRAMED),
        Text(theme, "Mardi 24 novembre", Letter.DATE),
        Tag(theme, "sem. 48"),
        Segments(theme, "Période", days),
        Segments(theme, "Lignes", rows),
        search,
        Button(theme, "Réserver", ButtonLook(Role.PRIMARY, Icon.PLUS, "N", padding=10)),
    )


def pill_look(tone: Tone, icon: Icon) -> TagLook:
    return TagLook(tone, icon, Outline.SOLID, slim=False)


def strip(theme: Theme) -> QLayout:
    pieces: list[QWidget] = []
    for palette, name in THEMES.items():
        chip = Chip(theme, name, ChipLook(palette, OWN_ICONS[palette]))
        chip.setChecked(palette != Palette.CAFE)
        pieces.append(chip)
    pieces += [
        Pill(theme, "2 conflits", pill_look(Tone.DANGER, Icon.TRIANGLE_ALERT)),
        Pill(theme, "1 à confirmer", pill_look(Tone.WARN, Icon.LANGUAGES)),
        Pill(theme, "3 à saisir", pill_look(Tone.WARN, Icon.CLIPBOARD_CHECK)),
    ]
    return row(*pieces, gap=5)


def plain_chips(theme: Theme) -> QLayout:
    chosen = Chip(theme, "Ouverts", ChipLook(count="11"))
    chosen.setChecked(True)
    return row(
        chosen,
        Chip(theme, "Terminés", ChipLook(count="34")),
        Chip(theme, "Tous les programmes", ChipLook(icon=Icon.LAYERS)),
        PickedChip(theme, "Orthophoniste", "Retirer Orthophoniste", tone=Tone.DANGER),
        PickedChip(theme, "Ergothérapeute", "Retirer Ergothérapeute"),
        ThemeLabel(theme, "Enfance · atelier", Palette.CHILDREN, Icon.BLOCKS),
        Tag(theme, "3 en attente", TagLook(Tone.WARN)),
        Tag(theme, "Confirmé", TagLook(Tone.OK, Icon.CHECK)),
        Tag(theme, "Complet", TagLook(outline=Outline.SOLID)),
        Tag(theme, "Brouillon", TagLook(outline=Outline.DASHED)),
        LanguageTag(theme, LanguageMark("TR", confirmed=True), "turc, confirmé"),
        LanguageTag(theme, LanguageMark("AR", confirmed=False), "arabe, demandé"),
        LanguageTag(theme, LanguageMark("DA", True, with_icon=False), "dari, confirmé"),
        Count(theme, "12", Tone.NEUTRAL),
        Count(theme, "+3", Tone.WARN),
    )


def status_bar(theme: Theme) -> QLayout:
    return row(
        Glyph(theme, Icon.UNDO_2, size=14),
        Text(theme, "Annuler : déplacer « Équilibre »", Letter.CAPTION, colour="text2"),
        KeyCap(theme, "Ctrl Z"),
        Glyph(theme, Icon.MONITOR, size=14, colour="info"),
        Text(theme, "Poste Beauregard a inscrit 1 personne", Letter.CAPTION, colour="text2"),
        LinkButton(theme, "Voir"),
        Pill(theme, "Noms masqués", TagLook(Tone.INFO, Icon.EYE_OFF)),
        LinkButton(theme, "Garder le conflit…", muted=True),
    )


def inspector(theme: Theme) -> QWidget:
    panel = Card(theme)
    panel.setFixedWidth(288)
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(ThemeLabel(theme, "Enfance · atelier", Palette.CHILDREN, Icon.BLOCKS))
    column.addWidget(Text(theme, "Passage en 6e", Letter.PANEL_TITLE))
    column.addWidget(Text(theme, "Cycle de 4 · séance 2", Letter.PROSE, colour="text3"))
    times = Text(theme, "14:00 – 15:30", Letter.TITLE)
    length = Text(theme, "1 h 30", Letter.PROSE, colour="text3")
    column.addLayout(row(Glyph(theme, Icon.CLOCK), times, length))
    gauge = Gauge(theme, "12 inscrits sur 12", 0.75, thickness=7)
    gauge.wear(Palette.CHILDREN)
    column.addWidget(gauge)
    told = "Annulable sans frais encore 50 min"
    notice = Notice(theme, Tone.INFO, "Turc · interprète confirmé", told, icon=Icon.LANGUAGES)
    column.addWidget(notice)
    column.addWidget(conflict_card(theme))
    column.addStretch()
    look = ButtonLook(Role.PRIMARY, Icon.PRINTER, "Ctrl P", tall=True)
    printing = Button(theme, "Imprimer la feuille", look)
    printing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    column.addWidget(printing)
    pair = QHBoxLayout()
    for label, icon in (("Présences", Icon.CLIPBOARD_CHECK), ("Inscrits (12)", Icon.USERS)):
        button = Button(theme, label, ButtonLook(icon=icon))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pair.addWidget(button)
    column.addLayout(pair)
    return panel


def conflict_card(theme: Theme) -> QWidget:
    card = Card(theme, tone=Tone.DANGER)
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 10, 8, 10)
    title = Text(theme, "Orthophoniste sur deux séances", Letter.HEADING, colour="danger")
    column.addLayout(row(Glyph(theme, Icon.TRIANGLE_ALERT, colour="danger"), title))
    told = Text(theme, "Anime aussi « Cirque adapté » (Motricité) de 15:00 à 16:30.", Letter.NOTE)
    told.setWordWrap(True)
    column.addWidget(told)
    for way in (
        WayOut(1, "Décaler le cirque à 15:30", "Salle libre · 7 familles à prévenir"),
        WayOut(2, "Libérer l’orthophoniste à 15:00", "L’ergo termine seule la séance"),
    ):
        column.addWidget(WayOutButton(theme, way))
    column.addWidget(LinkButton(theme, "Garder le conflit…", muted=True))
    return card


def form(theme: Theme) -> QWidget:
    panel = Card(theme)
    panel.setFixedWidth(470)
    grid = QGridLayout(panel)
    grid.setContentsMargins(16, 12, 16, 12)
    tabs = Tabs(theme, "Parties")
    tabs.add("Général")
    tabs.add("Inscrits", TabMark("12"), TabMark("+3", Tone.WARN))
    tabs.add("Interprète", TabMark("turc", Tone.INFO, Icon.CHECK))
    tabs.add("Historique")
    grid.addWidget(tabs, 0, 0, 1, 2)
    for line, (name, field) in enumerate(fields(theme).items(), 1):
        grid.addWidget(Text(theme, name, colour="text2"), line, 0)
        grid.addWidget(field, line, 1)
    ticked, chosen = Tick(theme, "Passer les jours fériés"), EitherOr(theme, "cette séance")
    ticked.setChecked(True)
    chosen.setChecked(True)
    grid.addLayout(row(ticked, Tick(theme, "Accès fauteuil")), 8, 0, 1, 2)
    grid.addLayout(row(chosen, EitherOr(theme, "tout le cycle")), 9, 0, 1, 2)
    buttons = (
        Button(theme, "Annuler la séance…", ButtonLook(Role.DANGER, Icon.CALENDAR_X)),
        Button(theme, "Fermer"),
        Button(theme, "Enregistrer", ButtonLook(Role.PRIMARY, Icon.SAVE, "Ctrl S")),
    )
    grid.addLayout(row(*buttons), 10, 0, 1, 2)
    disabled = Button(theme, "Fermer")
    disabled.setEnabled(False)
    grid.addLayout(row(disabled, IconButton(theme, Icon.X, "Fermer")), 11, 0, 1, 2)
    return panel


def fields(theme: Theme) -> dict[str, QWidget]:
    workshop = ChoiceField(theme, "Atelier")
    workshop.addItems(["Passage en 6e", "Café santé"])
    day = TextField(theme, "Quand", icon=Icon.CALENDAR_DAYS)
    day.setText("24/11/2026")
    day.setObjectName("focused")
    room, end = TextField(theme, "Où"), TextField(theme, "Fin")
    room.setText("Grande salle · 30 places")
    room.judge(Tone.OK)
    end.setText("13:00")
    end.judge(Tone.DANGER)
    typed, off = TextField(theme, "Absents", keys="Entrée"), TextField(theme, "Note")
    typed.setText("3 7 12e")
    off.setText("indisponible")
    off.setEnabled(False)
    return {
        "Atelier": workshop,
        "Quand": day,
        "Où": room,
        "Fin": end,
        "Absents": typed,
        "Note": off,
        "Places": QSpinBox(),
    }


def lists(theme: Theme) -> QWidget:
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.addLayout(
        row(
            SiteLetter(theme, "V", "Villejean"),
            SiteLetter(theme, "B", "Beauregard", size=15),
            ThemeTile(theme, Palette.CHILDREN, Icon.BLOCKS),
            ThemeTile(theme, Palette.CAFE, Icon.COFFEE, size=38),
            ToneTile(theme, Tone.DANGER, Icon.LANGUAGES),
            ToneTile(theme, Tone.OK, Icon.USER_PLUS),
            ToneTile(theme, Tone.NEUTRAL, Icon.PENCIL_LINE),
        )
    )
    cut = ShortText(theme, "Une ligne bien trop longue pour la place qu’elle a", Letter.TITLE)
    cut.setFixedWidth(160)
    column.addWidget(cut)
    counts = [
        Choice("due", "Échéances"),
        Choice("ask", "À demander", "2", Tone.WARN),
        Choice("done", "Confirmés", "14"),
    ]
    column.addWidget(Segments(theme, "État", counts))
    column.addWidget(Toast(theme, "Séance déplacée à 15:30", "Fermer", action="Annuler"))
    table = QTableWidget(4, 2)
    table.setHorizontalHeaderLabels(["Heure", "Séance"])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for line, title in enumerate(("Café santé", "Papote et bricole", "Équilibre", "Gym douce")):
        table.setItem(line, 0, QTableWidgetItem(f"{9 + line:02}:00"))
        table.setItem(line, 1, QTableWidgetItem(title))
    table.selectRow(1)
    table.setFixedSize(300, 150)
    column.addWidget(table)
    column.addStretch()
    return panel


def page(theme: Theme) -> QWidget:
    """Every piece on one page, in the theme's present look."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.addLayout(top_bar(theme))
    column.addLayout(strip(theme))
    column.addLayout(plain_chips(theme))
    column.addLayout(status_bar(theme))
    column.addWidget(Swatches(theme))
    columns = QHBoxLayout()
    for panel in (inspector(theme), form(theme), lists(theme)):
        columns.addWidget(panel, alignment=Qt.AlignmentFlag.AlignTop)
    columns.addStretch()
    column.addLayout(columns)
    column.addStretch()
    return sheet


def picture(theme: Theme, scale: float) -> QImage:
    """The page as a picture at a scale of the screen, one field with the focus."""
    sheet = page(theme)
    focus = FocusRing(theme, sheet)
    sheet.resize(PAGE.expandedTo(sheet.sizeHint()))
    sheet.show()
    sheet.activateWindow()
    field = sheet.findChild(QWidget, "focused")
    if field is not None:
        field.setFocus()
    QApplication.processEvents()
    image = QImage(sheet.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    sheet.render(image)
    focus.deleteLater()
    sheet.close()
    return image


def write_pages(theme: Theme, folder: Path) -> list[Path]:
    """Write the page light and dark at 100 % and 200 %; return the files."""
    written = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for scale in (1.0, 2.0):
            path = folder / f"gallery-{choice.value}-{scale:.0f}x.png"
            picture(theme, scale).save(str(path))
            written.append(path)
    return written


if __name__ == "__main__":
    application = QApplication([])
    look = Theme()
    look.dress(application)
    for file in write_pages(look, Path(sys.argv[1])):
        sys.stdout.write(f"{file}\n")
