import os
import subprocess
import sys

from desktop_app.machine.screen import PLATFORM
from ui.offscreen import OWN_LINE

SAID = f"""
from PySide6.QtCore import qWarning
from ui.start import application

app = application()
qWarning({OWN_LINE!r})
qWarning("The printer is on fire")
"""


def test_only_the_plugin_s_own_line_is_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAID],
        env={**os.environ, PLATFORM: "offscreen"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.stderr.splitlines() == ["The printer is on fire"]
