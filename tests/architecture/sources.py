"""The files that the rules of the house are asked of."""

import ast
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("desktop_app", "db", "ui", "resources")
"""Top-level packages that are shipped; ``ui`` counts from the day it exists."""


@dataclass(frozen=True)
class Module:
    """One Python file: where it is from the root of the project, and what it says."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return _parsed(self.text)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def modules(*tops: str) -> tuple[Module, ...]:
    """Every Python file under the given folders of the project."""
    paths = sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    )


def program_modules() -> tuple[Module, ...]:
    """Every Python file that is shipped."""
    return modules(*PROGRAM)


def all_modules() -> tuple[Module, ...]:
    """Every Python file of the project, tests and installers included."""
    return modules(*PROGRAM, "tests", "installer")


def definitions(module: Module) -> Iterable[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every class and function of a module, wherever it is defined."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return (node for node in ast.walk(module.tree) if isinstance(node, kinds))


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that the project's history holds or is about to hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())
