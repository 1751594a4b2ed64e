"""Build the Debian package of Permanence (`make installers`).

The program is frozen with its own Python and the parts of Qt that it uses, so that nothing has
to be installed beside it, and no network is needed to install it. It needs `dpkg-deb` and
`objdump` (Debian's `dpkg` and `binutils`). See `README.md` beside this file.
"""

import gzip
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from installer.pruning import prune

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD = ROOT / "build"
TOOLS = BUILD / "tools"
FROZEN = BUILD / "frozen" / "permanence"
NAME, PLACE = "permanence", "opt/permanence"

WHOLE_PACKAGES = ("desktop_app", "ui", "alembic", "psycopg", "reportlab.pdfbase")

UNUSED_PYTHON = (
    *("tkinter", "pytest", "hypothesis", "mypy", "babel", "numpy", "grimp"),
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk"),
    *("setuptools", "distutils", "charset_normalizer"),
    *("rich", "pygments", "markdown_it", "sqlite3", "PySide6.QtNetwork", "PySide6.QtQml"),
)
"""What the environment of development has, and the program never imports; kinds of pictures that
it refuses (a logo is PNG or JPEG); what its libraries import only for those who ask for it."""

LIBRARIES = (
    "libc6 (>= 2.34), libegl1, libgl1, libxkbcommon0, libxkbcommon-x11-0, libdbus-1-3,"
    " libfontconfig1, libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0, libxcb-icccm4, libxcb-image0,"
    " libxcb-keysyms1, libxcb-render-util0, libxcb-shape0, libxcb-xkb1"
)


def main() -> int:
    """Freeze the program, lay the package out, and write it to `dist/`."""
    install_tools()
    freeze()
    prune(FROZEN)
    package = lay_out(BUILD / "root")
    sys.stdout.write(f"written: {package.relative_to(ROOT)}, {package.stat().st_size >> 20} MB\n")
    return 0


def install_tools() -> None:
    """Put PyInstaller in a folder of its own: the program's environment stays as it is."""
    lock = HERE / "requirements.lock"
    done = TOOLS / lock.name
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*command, "--target", str(TOOLS), "--require-hashes", "--requirement", str(lock)])
    shutil.copy(lock, done)


def freeze() -> None:
    """Gather the program, its data and its Python into a folder."""
    data = [f"--collect-all={one}" for one in ("resources", "db")]
    code = [f"--collect-submodules={one}" for one in WHOLE_PACKAGES]
    hidden = [f"--hidden-import={one}" for one in ("sqlcipher3", "psycopg_binary", "tzdata")]
    without = [f"--exclude-module={one}" for one in UNUSED_PYTHON]
    _run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
            *("--name", NAME, "--onedir", "--console", "--copy-metadata=permanence"),
            # Modules side by side: the package presses them better than an archive of its own.
            "--debug=noarchive",
            *("--distpath", str(BUILD / "frozen"), "--workpath", str(BUILD / "work")),
            *("--specpath", str(BUILD), "--paths", str(ROOT), "--collect-data=tzdata"),
            f"--add-data={ROOT / 'db' / 'migrations'}:db/migrations",
            *data,
            *code,
            *hidden,
            *without,
            str(ROOT / "desktop_app" / "__main__.py"),
        ],
        PYTHONPATH=str(TOOLS),
    )


def lay_out(root: Path) -> Path:
    """Place everything as on a computer, and return the package made of it."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FROZEN, root / PLACE, symlinks=True)
    shutil.copy(ROOT / "LICENSE", root / PLACE / "LICENSE")
    program = root / "usr/bin" / NAME
    program.parent.mkdir(parents=True)
    program.symlink_to(Path("/") / PLACE / NAME)
    _place(HERE / "debian" / "permanence.desktop", root / "usr/share/applications")
    _place(HERE / "debian" / "permanence.svg", root / "usr/share/icons/hicolor/scalable/apps")
    _manual(root / "usr/share/man/man1" / f"{NAME}.1.gz")
    _control(root)
    package = ROOT / "dist" / f"{NAME}_{version(NAME)}_{_said('dpkg', '--print-architecture')}.deb"
    package.parent.mkdir(exist_ok=True)
    _run(
        [
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "-z9",
            "-Sextreme",
            "--build",
            str(root),
            str(package),
        ]
    )
    return package


def _manual(page: Path) -> None:
    """A manual of one page, from what the program says of itself."""
    said = _said(str(FROZEN / NAME), "--help", "--language", "en")
    lines = "\n".join(line.replace("\\", "\\\\").replace("-", "\\-") for line in said.splitlines())
    text = (
        f'.TH PERMANENCE 1 "" "permanence {version(NAME)}"\n.SH NAME\n'
        "permanence \\- the planning desk of a health centre on several sites\n"
        f".SH DESCRIPTION\n.nf\n{lines}\n.fi\n"
    )
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(text.encode(), mtime=0))


def _control(root: Path) -> None:
    size = sum(one.stat().st_size for one in root.rglob("*") if one.is_file()) >> 10
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(
        f"Package: {NAME}\nVersion: {version(NAME)}\n"
        f"Architecture: {_said('dpkg', '--print-architecture')}\nInstalled-Size: {size}\n"
        "Maintainer: The makers of Permanence <permanence@example.org>\n"
        f"Section: office\nPriority: optional\nDepends: {LIBRARIES}\n"
        "Description: planning desk of a health centre on several sites\n"
        " Books rooms, people and interpreters, prints sign-in sheets, and never books\n"
        " anything twice. Works on an encrypted file or on a PostgreSQL server.\n",
        encoding="utf-8",
    )


def _place(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(file, folder)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _run(command: list[str], **more: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | more)


if __name__ == "__main__":
    sys.exit(main())
