"""The Debian package unpacked: its program works without the environment of its makers."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

ROOT = Path(__file__).parents[2]
DAY = "2026-11-24"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package puts on a computer."""
    subprocess.run([sys.executable, "-m", "installer.build"], check=True, cwd=ROOT)
    (package,) = (ROOT / "dist").glob("permanence_*.deb")
    folder = tmp_path_factory.mktemp("computer")
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    return folder


def said(unpacked: Path, folder: Path, *words: str) -> str:
    """What the program of the package answers, with nothing around it."""
    bare = {
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
        HOME: str(folder / "home"),
        FIXED_NOW: f"{DAY}T11:10",
    }
    program = unpacked / "opt/permanence/permanence"
    done = subprocess.run(
        [program, *words], check=True, capture_output=True, text=True, env=bare, cwd=folder
    )
    return done.stdout


def test_the_program_does_a_day_from_its_package(unpacked: Path, tmp_path: Path) -> None:
    assert said(unpacked, tmp_path, "--version").startswith("permanence ")
    said(unpacked, tmp_path, "demo", "--folder", "demo", "--no-window")
    said(unpacked, tmp_path, "screenshot", "demo/centre.db", "--date", DAY, "--out", "day.png")
    said(unpacked, tmp_path, "sheet", "demo/centre.db", "C24-01", "--out", "sheet.pdf")

    assert (tmp_path / "day.png").stat().st_size > 20_000
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_the_desktop_finds_it(unpacked: Path) -> None:
    assert (unpacked / "usr/bin/permanence").readlink() == Path("/opt/permanence/permanence")
    entry = (unpacked / "usr/share/applications/permanence.desktop").read_text(encoding="utf-8")
    assert "Icon=permanence" in entry
    assert (unpacked / "usr/share/icons/hicolor/scalable/apps/permanence.svg").exists()
    assert (unpacked / "usr/share/man/man1/permanence.1.gz").exists()
