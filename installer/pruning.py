"""What is taken away from the frozen program: whatever nothing in it asks for."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from installer.icu_data import keep_languages

USED_QT_PLUGINS = frozenset(
    {
        "platforms/libqxcb.so",
        "platforms/libqoffscreen.so",
        "platforms/libqwayland.so",
        "wayland-shell-integration/libxdg-shell.so",
        "imageformats/libqsvg.so",
        "iconengines/libqsvgicon.so",
        "printsupport/libcupsprintersupport.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
        "xcbglintegrations/libqxcb-egl-integration.so",
    }
)
USED_QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
USED_TRANSLATIONS = ("qtbase_fr.qm",)

LOADED_BY_NAME = ("libpython3*", "libpdfium*")
"""Libraries that are opened by their name: no other file says that it needs them."""

LIBRARY_FOLDERS = (".", "PySide6", "PySide6/Qt/lib", "pillow.libs", "psycopg_binary.libs")

MARKED_LIBRARIES = (
    "libpython3*.so*",
    "sqlcipher3/*.so",
    "sqlalchemy/**/*.so",
    "uharfbuzz/*.so",
    "python3*/lib-dynload/*.so",
)
"""Those that carry the marks of their makers, up to three quarters of their weight.

Not those of Qt, nor what lies beside a wheel: these have none left, or are spoilt by it.
"""


def prune(frozen: Path) -> None:
    """Take away what the program never loads, with the tools of binutils."""
    inside = frozen / "_internal"
    prune_qt(inside / "PySide6")
    remove_orphans(inside)
    for library in (inside / "PySide6/Qt/lib").glob("libicudata.so.*"):
        keep_languages(library)
    marked = [one for mark in MARKED_LIBRARIES for one in inside.glob(mark)]
    _said("strip", "--strip-unneeded", *map(str, marked))


def prune_qt(pyside: Path) -> None:
    """Take away the modules, plugins and translations of Qt that the program never loads."""
    qt = pyside / "Qt"
    for plugin in (qt / "plugins").rglob("*.so"):
        if plugin.relative_to(qt / "plugins").as_posix() not in USED_QT_PLUGINS:
            plugin.unlink()
    for module in pyside.glob("Qt*.so"):
        if module.name.partition(".")[0] not in USED_QT_MODULES:
            module.unlink()
    for words in (qt / "translations").glob("*"):
        if words.name not in USED_TRANSLATIONS:
            words.unlink()
    shutil.rmtree(qt / "qml", ignore_errors=True)


def remove_orphans(inside: Path) -> None:
    """Take away every library that no other file needs any more, and the links to it."""
    libraries = [one for folder in LIBRARY_FOLDERS for one in (inside / folder).glob("lib*.so*")]
    named = {one for word in LOADED_BY_NAME for one in inside.rglob(word)}
    found = {one for one in inside.rglob("*.so*") if one.is_file() and not one.is_symlink()}
    needs = needed_names(found)
    asking = [one for one in found if one not in libraries or one in named]
    kept: set[str] = {one.name for one in named}
    while asking:
        wanted = {name for one in asking for name in needs[one]} - kept
        kept |= wanted
        asking = [one for one in found if one in libraries and one.name in wanted]
    for library in libraries:
        if library.name not in kept:
            library.unlink()


def needed_names(files: Iterable[Path]) -> dict[Path, list[str]]:
    """Say which libraries each file asks to be loaded with it."""
    asked = {}
    for file in files:
        said = _said("objdump", "-p", str(file))
        asked[file] = re.findall(r"^ +NEEDED +(\S+)", said, re.MULTILINE)
    return asked


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
