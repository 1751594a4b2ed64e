"""What everything in the window is painted with, and the one place where it changes."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.density import Density, Sizes, density_of, is_comfortable, sizes_of
from ui.palettes import BlockColours, Palette, block_colours
from ui.style_sheet import style_sheet
from ui.tokens import DARK, LIGHT, Tokens, in_high_contrast
from ui.typography import Letter, Typography, within_range

USUAL_HEIGHT = 768
FUSION = "Fusion"
"""The style of Qt under our own colours: the same on every system."""
STYLE = "style"
"""Property of an application: the style that it was given."""


class ThemeChoice(StrEnum):
    """What a person chose in the settings."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    DARK = "dark"


class SystemLook(QObject):
    """What the person chose for their whole computer."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Kept: when the last reference to it goes, what it handed out is no longer valid.
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._tell)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._tell)

    def is_dark(self) -> bool:
        """Whether the system is dark; one that does not say is light."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def wants_contrast(self) -> bool:
        """Whether the person asks every program for high contrast."""
        asked = self._hints.accessibility().contrastPreference()
        return asked == Qt.ContrastPreference.HighContrast

    def follow(self, choice: ThemeChoice) -> None:
        """Have the system's own dialogs and title bars agree with the window."""
        if choice == ThemeChoice.AUTOMATIC:
            self._hints.unsetColorScheme()
        else:
            dark = choice == ThemeChoice.DARK
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _tell(self) -> None:
        self.changed.emit()


class Theme(QObject):
    """Colours, letters and sizes in use now; `changed` follows each switch, without a restart.

    What is read from it is computed once and kept until the next change.
    """

    changed = Signal()

    def __init__(self, look: SystemLook | None = None, parent: QObject | None = None) -> None:
        """Start in the system's own look; `look` stands for the system."""
        super().__init__(parent)
        self._look = look or SystemLook(self)
        self._choice = ThemeChoice.AUTOMATIC
        self._height = USUAL_HEIGHT
        self._percent = 100
        self._app: QApplication | None = None
        self._blocks: dict[Palette, BlockColours] = {}
        self._tokens = self._wanted_tokens()
        self._measure()
        self._look.changed.connect(self._repaint)

    @property
    def tokens(self) -> Tokens:
        """The colours by meaning."""
        return self._tokens

    @property
    def sizes(self) -> Sizes:
        """The lengths of the present density and text size."""
        return self._sizes

    @property
    def density(self) -> Density:
        """The present density."""
        return self._density

    @property
    def letters(self) -> Typography:
        """The fonts of the present window height and text size."""
        return self._letters

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    @property
    def text_percent(self) -> int:
        """The text size in percent, 90 to 200."""
        return self._percent

    def font(self, letter: Letter) -> QFont:
        """Return a font; do not change it, it is shared."""
        return self._letters.font(letter)

    def metrics(self, letter: Letter) -> QFontMetricsF:
        """Return the measures of a font."""
        return self._letters.metrics(letter)

    def block(self, palette: Palette) -> BlockColours:
        """Return what a session of a palette is painted with."""
        if palette not in self._blocks:
            self._blocks[palette] = block_colours(self._tokens, palette)
        return self._blocks[palette]

    def choose(self, choice: ThemeChoice) -> None:
        """Take the light or the dark theme, or the system's own."""
        self._choice = choice
        self._look.follow(choice)
        self._repaint()

    def enlarge(self, text_percent: int) -> None:
        """Take a text size in percent; beyond 90 to 200 the nearest is taken."""
        self._lay_out(self._height, within_range(text_percent))

    def fit(self, window_height: int) -> None:
        """Take the density of a window of this height in pixels."""
        self._lay_out(window_height, self._percent)

    def dress(self, app: QApplication) -> None:
        """Give the application its style, palette, font and style sheet, now and at each change."""
        self._app = app
        if app.property(STYLE) != FUSION:
            app.setStyle(FUSION)
            app.setProperty(STYLE, FUSION)
        self._dress_again()

    def _wanted_tokens(self) -> Tokens:
        automatic = self._choice == ThemeChoice.AUTOMATIC
        dark = self._look.is_dark() if automatic else self._choice == ThemeChoice.DARK
        tokens = DARK if dark else LIGHT
        return in_high_contrast(tokens) if self._look.wants_contrast() else tokens

    def _repaint(self) -> None:
        wanted = self._wanted_tokens()
        if wanted == self._tokens:
            return
        self._tokens = wanted
        self._blocks.clear()
        self._announce()

    def _lay_out(self, height: int, percent: int) -> None:
        before = (self._density, self._letters.comfortable, self._percent)
        self._height, self._percent = height, percent
        if before == (density_of(height, percent), is_comfortable(height), percent):
            return
        self._measure()
        self._announce()

    def _measure(self) -> None:
        self._density = density_of(self._height, self._percent)
        self._sizes = sizes_of(self._density, self._percent)
        comfortable = is_comfortable(self._height)
        self._letters = Typography(comfortable=comfortable, percent=self._percent)

    def _announce(self) -> None:
        self._dress_again()
        self.changed.emit()

    def _dress_again(self) -> None:
        if self._app is None:
            return
        self._app.setPalette(application_palette(self._tokens))
        self._app.setFont(self.font(Letter.BODY))
        self._app.setStyleSheet(style_sheet(self._tokens, self._sizes, self._letters))


def application_palette(tokens: Tokens) -> QPalette:
    """Return the palette that Qt's own widgets are painted with."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for part, colour in _ROLES.items():
        palette.setColor(part, getattr(tokens, colour))
    for part in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, part, tokens.text3)
    palette.setColor(group.Disabled, role.Highlight, QColor(tokens.closed))
    return palette


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "alt",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "ctrl",
    QPalette.ColorRole.Shadow: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onacc",
    QPalette.ColorRole.Link: "info",
    QPalette.ColorRole.LinkVisited: "info",
    QPalette.ColorRole.Accent: "accent",
}
