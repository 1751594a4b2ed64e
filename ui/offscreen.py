"""Windows drawn in memory only, without a word from the plugin that draws them."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

OFFSCREEN = "offscreen"
OWN_LINE = "This plugin does not support propagateSizeHints()"
"""What the plugin says of itself whenever a window is shown; nobody can do anything about it."""


def hush_offscreen() -> None:
    """Leave out that one line; whatever else Qt says is written as before."""
    if QGuiApplication.platformName() != OFFSCREEN:
        return

    def say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text == OWN_LINE:
            return
        if before is not None:
            before(kind, context, text)
        else:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, text)}\n")

    before = qInstallMessageHandler(say)
