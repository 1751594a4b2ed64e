"""The window of a first run: three ways to begin, and none of them loses what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.machine.errors import FileError
from desktop_app.machine.folders import user_folders
from ui.desk import Desk
from ui.dialogs.attempt import failure_text
from ui.first_run.brand import Brand
from ui.first_run.doors import Doors
from ui.first_run.draft import DESK, DESK_SITE, begun_draft, forget_draft, keep_draft
from ui.first_run.existing import ExistingCentre
from ui.first_run.making import Maker, made_demonstration, tried
from ui.first_run.steps import Steps
from ui.typography import Letter
from ui.widgets.labels import Text
from ui.widgets.rings import FocusRing
from ui.window import least_size, usual_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.wording import Words
    from ui.appearance import Appearance

_DISCOVER = (Qt.Key.Key_1, Qt.Key.Key_Ampersand)
_CREATE = (Qt.Key.Key_2, Qt.Key.Key_Eacute)
_OPEN = (Qt.Key.Key_3, Qt.Key.Key_QuoteDbl)


class Waiting(QWidget):
    """What is being done, as long as it lasts."""

    def __init__(self, appearance: Appearance) -> None:
        """Wait for nothing yet."""
        super().__init__()
        self.said = Text(appearance.theme, "", Letter.DIALOG_TITLE)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(320)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        for piece in (self.said, self.bar):
            column.addWidget(piece, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def tell(self, sentence: str) -> None:
        """Say what is being done."""
        self.said.setText(sentence)
        self.bar.setAccessibleName(sentence)


class FirstRunWindow(QWidget):
    """Welcomes, makes or opens a centre, and says its address."""

    ready = Signal(str)
    """The address of the centre to work in."""

    def __init__(self, appearance: Appearance, folder: Path | None = None) -> None:
        """Begin at the three ways; what was typed is kept in `folder`."""
        super().__init__()
        self.appearance, self._folder = appearance, folder
        theme, words = appearance.theme, appearance.words
        settings = appearance.settings
        self.draft = begun_draft(folder, desk=settings.acting_desk[:40], data=user_folders().data)
        self.brand = Brand(theme, words)
        self.doors = Doors(theme, words)
        self.steps = Steps(theme, words, self.draft)
        self.existing = ExistingCentre(theme, words)
        self.waiting = Waiting(appearance)
        self._worker = Desk("", "", "", self)
        self._refused: Callable[[str], None] = self.doors.tell
        self._before: QWidget = self.doors
        self._stack = QStackedWidget()
        self._pages: tuple[QWidget, ...] = (self.doors, self.steps, self.existing, self.waiting)
        self._lay_out()
        self._listen()
        self._ring = FocusRing(theme, self)
        self.setMinimumSize(least_size(self.screen()))
        self.resize(usual_size(self.screen().availableSize()))
        self.retranslate(words)
        self.doors.demonstration.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> QWidget:
        """What is shown right of the picture."""
        return self._pages[self._stack.currentIndex()]

    def tell(self, title: str, sentence: str = "") -> None:
        """Say above the three ways what went wrong before."""
        self.doors.tell(title, sentence)

    def discover(self) -> None:
        """Make the demonstration and open it."""
        words = self.appearance.words
        self._work(made_demonstration, words._("Making the demonstration centre…"), self.doors.tell)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setWindowTitle("Permanence")
        for part in (self.brand, self.doors, self.steps, self.existing):
            part.retranslate(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget; 1, 2 and 3 choose a way, with or without Shift on a French keyboard."""
        key = Qt.Key(event.key())
        if self.page is self.doors and key in (*_DISCOVER, *_CREATE, *_OPEN):
            doors = self.doors
            chosen = doors.demonstration if key in _DISCOVER else doors.new
            (doors.existing if key in _OPEN else chosen).click()
        elif key == Qt.Key.Key_Escape and self.page in {self.steps, self.existing}:
            self._welcome()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget; what was typed is kept."""
        self._keep()
        self._worker.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.appearance.theme.fit(self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.appearance.theme.tokens.bg)
        painter.end()

    def _welcome(self) -> None:
        self._keep()
        self._stack.setCurrentWidget(self.doors)
        self.doors.demonstration.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: QWidget, first: QWidget) -> None:
        self.doors.tell("")
        self._stack.setCurrentWidget(page)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self) -> None:
        self.steps.show_step(self.steps.step)
        self._show(self.steps, self.steps.fields.first)

    def _make(self) -> None:
        words = self.appearance.words
        desk = self.draft.text(DESK).strip() or self.appearance.settings.acting_desk
        maker = Maker(self.draft, words._("Our centre"), desk[:40], self.appearance.settings.user)
        self._work(maker, words._("Making your centre…"), self.steps.tell, self._made)

    def _made(self, address: str) -> None:
        self.appearance.keep(
            desk=self.draft.text(DESK).strip()[:40],
            site=self.draft.site_code(self.draft.text(DESK_SITE)),
        )
        forget_draft(self._folder)
        self._folder = None
        self.ready.emit(address)

    def _try(self, address: str) -> None:
        said = self.appearance.words._("Opening the centre…")
        self._work(lambda: tried(address), said, self.existing.refuse)

    def _work(
        self,
        work: Callable[[], str],
        said: str,
        refused: Callable[[str], None],
        then: Callable[[str], None] | None = None,
    ) -> None:
        self._keep()
        self._before, self._refused = self.page, refused
        self.waiting.tell(said)
        self._stack.setCurrentWidget(self.waiting)
        self._worker.draw(work, then or self.ready.emit)

    def _fail(self, error: Exception) -> None:
        """Go back to where it was asked, with the reason; nothing that was typed is lost."""
        self._stack.setCurrentWidget(self._before)
        self._refused(failure_text(self.appearance.words, error))

    def _keep(self) -> None:
        self.steps.keep()
        try:
            keep_draft(self._folder, self.draft)
        except FileError as failure:
            self.appearance.failed.emit(failure)

    def _listen(self) -> None:
        for signal in (self._worker.refused, self._worker.failed, self._worker.crashed):
            signal.connect(self._fail)
        self.doors.language_chosen.connect(self.appearance.speak)
        self.appearance.spoken.connect(self.retranslate)
        self.doors.demonstration_wanted.connect(self.discover)
        self.doors.new_wanted.connect(self._create)
        self.doors.existing_wanted.connect(
            lambda: self._show(self.existing, self.existing.address.field)
        )
        self.steps.left.connect(self._welcome)
        self.steps.finished.connect(self._make)
        self.existing.left.connect(self._welcome)
        self.existing.wanted.connect(self._try)

    def _lay_out(self) -> None:
        for page in self._pages:
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        row.addWidget(self._stack, 1)
