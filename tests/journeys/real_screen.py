"""A real X server for one test, and hands on its keyboard."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
"""Programs that are needed, and the Debian packages that have them."""

SIZE = "1366x768x24"
PATIENCE_SECONDS = 60.0
_STEP_SECONDS = 0.1
_LOOK_SECONDS = 3.0


class MissingToolError(RuntimeError):
    """The computer lacks what the test works with."""


@dataclass(frozen=True)
class Screen:
    """A screen where windows open, without any window manager.

    Attributes:
        display: as in ``DISPLAY``.
    """

    display: str

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of a program that opens its windows there."""
        kept = {name: said for name, said in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}

    def hand(self, *words: str) -> str:
        """Do something with keyboard or windows; return what the tool says."""
        done = subprocess.run(
            ["xdotool", *words],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
            env=self.surroundings,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+n``, one after another."""
        for key in keys:
            self.hand("key", "--clearmodifiers", key)

    def write(self, text: str) -> None:
        """Type a text as fast as a good typist."""
        self.hand("type", "--delay", "60", text)

    def rest(self) -> None:
        """Wait as long as a person looks at what has come."""
        time.sleep(_LOOK_SECONDS)

    def windows(self, title: str) -> list[str]:
        """The windows on the screen whose title has these words."""
        return self.hand("search", "--onlyvisible", "--name", title).split()

    def focus(self, title: str) -> None:
        """Wait for a window and give it the keyboard, as a click on it would.

        Raises:
            TimeoutError: no such window comes.
        """
        found: list[str] = []

        def there() -> bool:
            found[:] = self.windows(title)
            return bool(found)

        until(there, f"a window called {title}")
        self.hand("windowfocus", "--sync", found[-1])


def until(happened: Callable[[], bool], what: str) -> None:
    """Wait until something has happened.

    Raises:
        TimeoutError: it does not.
    """
    limit = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        if time.monotonic() > limit:
            raise TimeoutError(f"{what} did not come")
        time.sleep(_STEP_SECONDS)


@contextmanager
def real_screen() -> Iterator[Screen]:
    """Start an X server of one's own, on any free number, and end it afterwards.

    Raises:
        MissingToolError: the programs for it are not installed.
    """
    require(TOOLS)
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            yield Screen(f":{said.readline().strip()}")
    finally:
        server.terminate()
        server.wait()


def require(tools: Mapping[str, str]) -> None:
    """Refuse to go on without some programs.

    Raises:
        MissingToolError: one of them is not installed; its text is the line to type.
    """
    missing = [package for tool, package in tools.items() if shutil.which(tool) is None]
    if missing:
        line = f"sudo apt-get install --yes {' '.join(missing)}"
        raise MissingToolError(f"this test works on a real X server; type: {line}")
