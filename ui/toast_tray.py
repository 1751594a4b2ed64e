"""Where toasts appear: above the status bar, the latest at the bottom."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.wording import Words
from ui.theme import Theme
from ui.toast_history import ToastHistory, Told
from ui.way_back import WayBack
from ui.widgets.toasts import Toast
from ui.widgets.tones import Tone

MOST = 3
KEPT = 12
"""Toasts of this sitting that are listed again: what a window of 680 px shows at 100 %."""

_ABOVE = 22
_OVERLAP = 26
"""How much of its own shadow a toast gives to the next."""


class ToastTray(QObject):
    """Stacks what happened over a widget, without taking the focus.

    Attributes:
        hour: says what time it is, in words.
    """

    heard = Signal()
    """A toast was told, so that there is something to list."""

    def __init__(self, theme: Theme, words: Words, over: QWidget) -> None:
        """Show toasts over `over`."""
        super().__init__(over)
        self._theme, self._words, self._over = theme, words, over
        self._toasts: list[Toast] = []
        self._told: deque[Told] = deque(maxlen=KEPT)
        self.hour: Callable[[], str] = str
        over.installEventFilter(self)

    @property
    def said(self) -> list[str]:
        """What the toasts on show say, the oldest first."""
        return [toast.accessibleName() for toast in self._toasts]

    def tell(
        self,
        sentence: str,
        tone: Tone = Tone.OK,
        *,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> Toast:
        """Say a sentence; `act` does, once, what `action` says, from the toast or from the list."""
        entry = act.entry if isinstance(act, WayBack) else 0
        told = Told(self.hour(), sentence, tone, action, act, entry)
        self._told.append(told)
        toast = Toast(self._theme, sentence, self._words._("Close"), tone=tone, action=action)
        toast.pressed.connect(told.carry_out)
        toast.pressed.connect(toast.dismiss)
        toast.entry = entry
        toast.setParent(self._over)
        toast.closed.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        while len(self._toasts) > MOST:
            self._toasts[0].dismiss()
        toast.show()
        self._place()
        self.heard.emit()
        return toast

    def forget(self, entry: int) -> None:
        """Say no more that an act was done which was taken back otherwise; the list keeps it."""
        for told in self._told:
            if told.entry == entry:
                told.act = None
        for toast in [one for one in self._toasts if one.entry == entry]:
            toast.dismiss()

    def list_above(self, anchor: QWidget) -> ToastHistory:
        """List the last toasts above a widget."""
        listed = ToastHistory(self._theme, self._words, self._told, anchor)
        listed.open_above(anchor)
        return listed

    def retranslate(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        bottom = self._over.height() - _ABOVE
        for toast in reversed(self._toasts):
            size = toast.sizeHint()
            wide = min(size.width(), self._over.width())
            left = (self._over.width() - wide) // 2
            toast.setGeometry(left, bottom - size.height(), wide, size.height())
            toast.raise_()
            bottom -= size.height() - _OVERLAP
