"""Which way imports point: the contracts of pyproject.toml hold, and each of them can break."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.sources import PROGRAM, ROOT, Module, modules

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports({}))"
PARTS = (
    "desktop_app/__main__.py",
    "desktop_app/cli/__init__.py",
    *(
        f"desktop_app/{part}/__init__.py"
        for part in ("commands", "readings", "exchange", "documents", "domain", "machine")
    ),
    "desktop_app/wording/__init__.py",
    *(f"db/{part}/__init__.py" for part in ("queries", "engine", "tables")),
    "ui/__init__.py",
    "resources/__init__.py",
)
PURE = {"desktop_app", "dateutil"} | sys.stdlib_module_names


def kept(project: Path) -> tuple[bool, str]:
    """Ask import-linter about the project in a folder: whether all holds, and its report."""
    asked = "no_cache=True, no_logo=True"
    done = subprocess.run(
        [sys.executable, "-c", LINT.format(asked)],
        cwd=project,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def impure_imports(rules: Iterable[Module]) -> list[str]:
    """What modules of rules import besides the standard library and python-dateutil."""
    found = []
    for module in rules:
        for node in ast.walk(module.tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            found += [f"{module.place}: {name}" for name in names if name.split(".")[0] not in PURE]
    return found


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A project of empty modules under the contracts of ours."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for part in PARTS:
        path = tmp_path / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        (tmp_path / part.split("/")[0] / "__init__.py").touch()
    return tmp_path


def test_every_contract_is_kept() -> None:
    holds, report = kept(ROOT)

    assert holds, report


def test_every_package_is_under_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    existing = [name for name in PROGRAM if any((ROOT / name).rglob("*.py"))]

    assert sorted(config["tool"]["importlinter"]["root_packages"]) == sorted(existing)


def test_rules_use_the_standard_library_and_dateutil_only() -> None:
    assert impure_imports(modules("desktop_app/domain")) == []


def test_an_empty_house_keeps_every_contract(small_house: Path) -> None:
    holds, report = kept(small_house)

    assert holds, report


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("desktop_app/domain/a.py", "import db", "Every arrow points down"),
        ("db/a.py", "import desktop_app.commands", "Every arrow points down"),
        ("db/a.py", "import desktop_app.documents", "Every arrow points down"),
        ("desktop_app/domain/a.py", "import desktop_app.wording", "Every arrow points down"),
        ("desktop_app/domain/a.py", "import desktop_app.machine", "Every arrow points down"),
        ("desktop_app/commands/a.py", "import desktop_app.cli", "Every arrow points down"),
        ("desktop_app/utilities.py", "", "Every part of desktop_app has its place"),
        ("desktop_app/domain/a.py", "import sqlalchemy", "neither Qt nor the database"),
        ("desktop_app/documents/a.py", "import PySide6", "neither Qt nor the database"),
        ("desktop_app/domain/a.py", "import reportlab", "small pure libraries"),
        ("desktop_app/domain/a.py", "import resources", "small pure libraries"),
        ("db/a.py", "import PySide6", "Only the interface knows Qt"),
        ("desktop_app/readings/a.py", "import PySide6", "Only the interface knows Qt"),
        ("desktop_app/readings/a.py", "import ui", "Every arrow points down"),
        ("desktop_app/documents/a.py", "import ui", "neither Qt nor the database"),
        ("ui/a.py", "import desktop_app.cli", "Every arrow points down"),
        ("ui/a.py", "import db", "Widgets never touch tables"),
        ("ui/a.py", "import sqlalchemy", "Widgets never touch tables"),
        ("ui/a.py", "import reportlab", "Only documents draw PDF"),
        ("desktop_app/commands/a.py", "import reportlab", "Only documents draw PDF"),
        ("db/tables/a.py", "import db.queries", "Tables do not know queries"),
        ("db/engine/a.py", "import db.queries", "Tables do not know queries"),
    ],
)
def test_a_contract_breaks(place: str, line: str, contract: str, small_house: Path) -> None:
    (small_house / place).write_text(f"{line}\n", encoding="utf-8")

    holds, report = kept(small_house)

    assert not holds
    assert any(contract in row and "BROKEN" in row for row in report.splitlines()), report


@pytest.mark.parametrize("line", ["import numpy", "from sqlalchemy import select"])
def test_an_impure_rule_is_found(line: str) -> None:
    assert len(impure_imports([Module("desktop_app/domain/a.py", line)])) == 1
    assert impure_imports([Module("desktop_app/domain/a.py", "import datetime")]) == []
