"""Whether this computer has a screen that a window can be shown on."""

import os
import sys
from collections.abc import Mapping

PLATFORM = "QT_QPA_PLATFORM"
"""Name of the variable that says where windows go."""

WITHOUT_SCREEN = frozenset({"offscreen", "minimal", "vnc", "linuxfb"})


def has_screen(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Tell whether a window can be shown: the window's library would end the program otherwise."""
    known = os.environ if environment is None else environment
    if known.get(PLATFORM, "").partition(":")[0] in WITHOUT_SCREEN:
        return False
    if not platform.startswith(("linux", "freebsd")):
        return True
    return bool(known.get("DISPLAY") or known.get("WAYLAND_DISPLAY"))


def draw_without_screen() -> None:
    """Have windows of this run drawn in memory only; to be said before the first of them."""
    os.environ[PLATFORM] = "offscreen"
