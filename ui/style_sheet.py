"""The one small style sheet: what Qt's own widgets need beyond the palette."""

from string import Template

from ui.density import Sizes
from ui.tokens import Tokens
from ui.typography import Letter, Typography

_SHEET = Template("""
QToolTip {
  background: $surface; color: $text; border: 1px solid $line2; padding: 5px 8px;
}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, .QComboBox {
  background: $surface; color: $text; border: 1px solid $ctrl; border-radius: 7px;
  padding: 0 7px 2px 7px; min-height: ${inner}px; placeholder-text-color: $text3;
  selection-background-color: $accent; selection-color: $onacc;
}
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
.QComboBox:disabled {
  background: $alt; color: $text3; border-color: $line2;
}
QLineEdit[wrong="true"] { border: 2px solid $danger; padding: 0 6px 2px 6px; }
QLineEdit[look="search"] { background: $alt; }
QLineEdit[look="follows"] { background: transparent; border-color: transparent; font-weight: 600; }
QLineEdit[look="follows"]:hover, QLineEdit[look="follows"]:focus { border-color: $ctrl; }
QLineEdit[look="bare"] { background: transparent; border: none; padding: 0; min-height: 0; }
.QComboBox::drop-down { border: none; width: 28px; }
QAbstractSpinBox QLineEdit {
  background: transparent; border: none; padding: 0 7px 2px 7px; min-height: 0;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $line2; outline: 0; padding: 4px;
}
QAbstractItemView {
  background: $surface; alternate-background-color: $alt; border: none; outline: 0;
  selection-background-color: $sel; selection-color: $text;
}
QAbstractItemView::item { min-height: ${target}px; padding: 0 8px; border: none; }
QAbstractItemView::item:selected { background: $sel; color: $text; $chosen }
QAbstractItemView::item:hover:!selected { background: $alt; }
QCalendarWidget QAbstractItemView::item { padding: 0; min-height: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton {
  background: $surface; color: $text; border: 1px solid transparent; border-radius: 7px;
  padding: 0 6px; min-height: ${target}px; min-width: 24px; font-weight: 600;
}
QCalendarWidget QToolButton:hover { background: $closed; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $text3; border: none; border-bottom: 1px solid $line2;
  padding: 0 8px; min-height: ${ruler}px; font-size: ${caption}px; font-weight: 600;
}
QTableCornerButton::section { background: $surface; border: none; }
QMenuBar { background: $surface; color: $text2; border-bottom: 1px solid $line2; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $sel; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $line2; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 5px; min-height: 18px; }
QMenu::item:selected { background: $sel; $chosen }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
.QPushButton {
  background: $surface; color: $text; border: 1px solid $ctrl; border-radius: 7px;
  padding: 0 14px; min-height: ${field}px; font-weight: 600;
}
.QPushButton:hover { background: $closed; }
.QPushButton:default { background: $accent; color: $onacc; border-color: $accent; }
.QPushButton:disabled { color: $text3; border-color: $line2; background: $alt; }
QTabWidget::pane { border: none; border-top: 1px solid $line2; }
QTabBar::tab {
  background: transparent; color: $text2; border: none; border-bottom: 3px solid transparent;
  padding: 4px 4px 3px 4px; margin-right: 14px; min-height: ${target}px;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $ctrl; border-radius: 3px; border: none; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: none; width: 0; height: 0;
}
QSplitter::handle { background: $line2; }
QProgressBar {
  background: $line2; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
""")

_LIFT = 2
"""Padding below the words of a field: it lifts them to the height of the words beside it."""

_FRAME = 2
"""Both borders of a field; what a style sheet calls its height lies between them."""


def style_sheet(tokens: Tokens, sizes: Sizes, typography: Typography) -> str:
    """Return the style sheet of one theme, density and text size."""
    colours = {
        name: getattr(tokens, name).name()
        for name in tokens.__slots__
        if name not in {"dark", "high_contrast", "scrim", "shade"}
    }
    # Without a fill to show it, a chosen line is framed.
    chosen = f"border: 1px solid {tokens.text.name()};" if tokens.high_contrast else ""
    return _SHEET.substitute(
        colours,
        field=sizes.control - _FRAME,
        inner=sizes.control - _FRAME - _LIFT,
        target=max(24, sizes.control - 6),
        ruler=sizes.ruler - 1,
        caption=typography.pixels(Letter.CAPTION),
        chosen=chosen,
    )
