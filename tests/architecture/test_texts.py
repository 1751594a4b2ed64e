"""What every file says of itself, and what no file may say."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, Module, program_modules, tracked_files

MACHINE_PATH = re.compile(
    r"(?<![\w./:-])(?:/(?:work|root|opt/pypi|opt/wheels)(?:/|\b)"
    r"|/(?:home|Users)/[a-z][\w-]*/|[A-Z]:\\Users\\\w)"
)
REGISTRY_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org|--(?:extra-)?index-url"
    r"|--find-links|--trusted-host",
    re.IGNORECASE,
)
FICTIONAL_HOMES = re.compile(r"/(?:home|Users)/awa/")
"""The person of the tests of folders; nobody's machine."""

THESE_RULES = {"tests/architecture/test_texts.py", "tests/architecture/test_lock.py"}
"""They quote what they forbid."""


def undocumented(modules: Iterable[Module]) -> list[str]:
    """Modules without a first sentence; an empty ``__init__.py`` has nothing to say."""
    return [
        module.place
        for module in modules
        if not ast.get_docstring(module.tree)
        and not (module.place.endswith("/__init__.py") and not module.tree.body)
    ]


def tied_to_a_machine(place: str, text: str) -> list[str]:
    """The lines that only make sense on one computer, or that name a registry."""
    return [
        f"{place}:{number}: {line.strip()[:120]}"
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(FICTIONAL_HOMES.sub("", line)) or REGISTRY_HOST.search(line)
    ]


def text_of(path: Path) -> str:
    """The text of a file, or nothing for pictures, fonts and the like."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_every_module_says_what_it_is() -> None:
    assert undocumented(program_modules()) == []


def test_no_file_is_tied_to_a_machine() -> None:
    places = {path: path.relative_to(ROOT).as_posix() for path in tracked_files()}
    found = [
        line
        for path, place in places.items()
        if place not in THESE_RULES | {"Makefile"}
        for line in tied_to_a_machine(place, text_of(path))
    ]

    assert found == []


def test_the_makefile_names_no_machine_either() -> None:
    """It may say to pip-compile that no address is wanted, which is not an address."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert tied_to_a_machine("Makefile", re.sub(r"--no-emit-[a-z-]+", "", text)) == []


def test_a_module_without_a_sentence_is_found() -> None:
    silent = [Module("db/rooms.py", "import os\n"), Module("db/__init__.py", "import os\n")]

    assert undocumented(silent) == ["db/rooms.py", "db/__init__.py"]
    assert undocumented([Module("db/__init__.py", ""), Module("db/rooms.py", '"""Rooms."""')]) == []


@pytest.mark.parametrize(
    "line",
    [
        'CENTRE = "/work/main/demo"',
        "see /root/notes",
        "cd /home/mariam/permanence",
        r"C:\Users\Mariam\permanence",
        "https://pypi.org/simple",
        "--index-url somewhere",
        "deb http://deb.debian.org/debian bookworm main",
    ],
)
def test_a_line_tied_to_a_machine_is_found(line: str) -> None:
    assert len(tied_to_a_machine("README.md", f"first\n{line}\nlast")) == 1


@pytest.mark.parametrize(
    "line",
    ["the team/work folder", "docs/work.md", "~/Library/Logs", "/srv/permanence", "network/"],
)
def test_an_innocent_line_is_left_alone(line: str) -> None:
    assert tied_to_a_machine("README.md", line) == []
