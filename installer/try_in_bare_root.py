"""Install the package in a bare Debian, without Python, and open its window on a virtual screen.

    sudo .venv/bin/python installer/try_in_bare_root.py [--out PICTURE.png] [--mirror ADDRESS]

After `make installers`. A root of Debian is made in a folder of its own (`debootstrap`), the
package is installed in it as on a computer, makes the sample centre, prints a sheet and opens its
window under Xvfb. The picture of that screen is kept; everything else is taken away again.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DAY = "2026-11-24"
SCREEN = ":87"
SOCKETS = "tmp/.X11-unix"
NEEDED = ("debootstrap", "chroot", "mount", "umount", "Xvfb")
CENTRE = "/srv/demo/centre.db"
LONGEST_WAIT_S = 90
LEAST_COLOURS = 60
"""Of a window with its day drawn; an empty screen has one, a window without its data a dozen."""

GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
picture = application.primaryScreen().grabWindow(0).toImage()
places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
sys.stdout.write(str(len({picture.pixel(*place) for place in places})))
picture.save(sys.argv[1])
"""


def main() -> int:
    """Try the newest package; answer 0 when its window was seen."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--out", type=Path, default=ROOT / "dist" / "window-of-the-package.png")
    asked.add_argument("--suite", default="bookworm", help="version of Debian")
    asked.add_argument("--mirror", default="", help="where Debian's packages come from")
    options = asked.parse_args()
    packages = sorted((ROOT / "dist").glob("permanence_*.deb"), key=lambda one: one.stat().st_mtime)
    missing = [one for one in NEEDED if shutil.which(one) is None]
    if os.geteuid() != 0:
        missing.append("the rights of root")
    if not packages:
        missing.append("the package (make installers)")
    if missing:
        sys.stderr.write(f"not tried, missing: {', '.join(missing)}\n")
        return 1
    with bare_debian(options.suite, options.mirror) as computer:
        install(computer, packages[-1])
        colours = seen_window(computer, options.out.resolve())
    if colours < LEAST_COLOURS:
        sys.stderr.write(f"the window was not seen; the screen is in {options.out}\n")
        return 1
    sys.stdout.write(f"installed, a sheet printed, the window seen: {options.out}\n")
    return 0


@contextlib.contextmanager
def bare_debian(suite: str, mirror: str) -> Iterator[Path]:
    """Make the smallest Debian in a folder; it is taken away at the end."""
    with tempfile.TemporaryDirectory(prefix="bare-debian-") as folder:
        computer = Path(folder)
        run("debootstrap", "--variant=minbase", suite, folder, *filter(None, [mirror]))
        shutil.copy("/etc/resolv.conf", computer / "etc/resolv.conf")
        sockets = computer / SOCKETS
        sockets.mkdir(parents=True)
        (Path("/") / SOCKETS).mkdir(mode=0o1777, exist_ok=True)
        mounted = [(str(Path("/") / SOCKETS), sockets), ("/proc", computer / "proc")]
        try:
            for source, place in mounted:
                run("mount", "--bind", source, str(place))
            yield computer
        finally:
            for _, place in mounted:
                with contextlib.suppress(subprocess.CalledProcessError):
                    run("umount", "--lazy", str(place))


def install(computer: Path, package: Path) -> None:
    """Install the package with what it names, and nothing else.

    Raises:
        RuntimeError: it brought Debian's Python along.
    """
    shutil.copy(package, computer / "srv")
    apt = ("apt-get", "--yes", "--quiet=2", "--no-install-recommends")
    inside(computer, "apt-get", "--quiet=2", "update")
    inside(computer, *apt, "install", f"/srv/{package.name}")
    if list((computer / "usr/bin").glob("python*")):
        raise RuntimeError("the package needs a Python beside its own")
    inside(computer, "permanence", "demo", "--folder", "/srv/demo", "--no-window")
    inside(computer, "permanence", "sheet", CENTRE, "C24-01", "--out", "/srv/sheet.pdf")


def seen_window(computer: Path, picture: Path) -> int:
    """Open the window on a virtual screen, keep its picture, and count its colours."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    colours = 0
    with (
        started("Xvfb", SCREEN, "-screen", "0", "1366x768x24"),
        started("chroot", str(computer), "permanence", CENTRE, env=inner(DISPLAY=SCREEN)),
    ):
        limit = time.monotonic() + LONGEST_WAIT_S
        while colours < LEAST_COLOURS and time.monotonic() < limit:
            time.sleep(2)
            looking = os.environ | {"DISPLAY": SCREEN, "QT_QPA_PLATFORM": "xcb"}
            grabbed = subprocess.run(
                [sys.executable, "-c", GRAB, str(picture)],
                check=False,
                capture_output=True,
                text=True,
                env=looking,
            )
            colours = int(grabbed.stdout or 0)
    return colours


def inside(computer: Path, *command: str) -> None:
    """Run a command in the bare Debian, with an environment of its own."""
    run("chroot", str(computer), *command, env=inner())


def inner(**more: str) -> dict[str, str]:
    """What a command inside knows of the computer: nothing of the makers'."""
    known = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/srv",
        "DEBIAN_FRONTEND": "noninteractive",
        "PERMANENCE_NOW": f"{DAY}T11:10",
    }
    return known | more


def run(*command: str, env: dict[str, str] | None = None) -> None:
    """Run a command, which must succeed."""
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def started(*command: str, env: dict[str, str] | None = None) -> Iterator[None]:
    """Let a program run meanwhile, and end it."""
    with subprocess.Popen(command, env=env) as process:
        try:
            yield
        finally:
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
