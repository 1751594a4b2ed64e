"""What keeps a file readable in one sitting (docs/architecture.md, "Sizes").

Functions have their limits in ruff: statements, branches, parameters, complexity.
"""

import ast
from collections.abc import Iterable

import pytest

from tests.architecture.sources import Module, all_modules, definitions, program_modules

LONGEST_MODULE = 400
LONGEST_CLASS = 200
MOST_PUBLIC_METHODS = 12
PUBLISHED_MIGRATIONS = "db/migrations/versions/"
"""Never edited again, so never cut: centres out there have already run them as they are."""


def long_modules(modules: Iterable[Module]) -> list[str]:
    return [
        f"{module.place} has {module.lines} lines"
        for module in modules
        if module.lines > LONGEST_MODULE and not module.place.startswith(PUBLISHED_MIGRATIONS)
    ]


def large_classes(modules: Iterable[Module]) -> list[str]:
    found = []
    for module in modules:
        for node in definitions(module):
            if not isinstance(node, ast.ClassDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_CLASS:
                found.append(f"{module.place}: {node.name} has {lines} lines")
            if (count := len(public_methods(node))) > MOST_PUBLIC_METHODS:
                found.append(f"{module.place}: {node.name} has {count} public methods")
    return found


def public_methods(node: ast.ClassDef) -> list[str]:
    """Names of what others may call; a property and its setter count once, as data."""
    return [
        inner.name
        for inner in node.body
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
        and not inner.name.startswith("_")
        and not is_property(inner)
    ]


def is_property(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        (isinstance(mark, ast.Name) and mark.id in {"property", "cached_property"})
        or (isinstance(mark, ast.Attribute) and mark.attr == "setter")
        for mark in method.decorator_list
    )


def test_no_module_is_too_long() -> None:
    assert long_modules(all_modules()) == []


def test_no_class_is_too_large() -> None:
    assert large_classes(program_modules()) == []


@pytest.mark.parametrize("lines", [400, 401])
def test_the_limit_of_a_module_is_exact(lines: int) -> None:
    module = Module("db/rooms.py", "pass\n" * lines)

    assert bool(long_modules([module])) is (lines == 401)


def test_a_published_migration_may_be_long() -> None:
    assert long_modules([Module("db/migrations/versions/0001_first.py", "pass\n" * 401)]) == []


@pytest.mark.parametrize("lines", [200, 201])
def test_the_limit_of_a_class_is_exact(lines: int) -> None:
    module = Module("db/rooms.py", "class Room:\n" + "    pass\n" * (lines - 1))

    assert bool(large_classes([module])) is (lines == 201)


@pytest.mark.parametrize("methods", [12, 13])
def test_the_limit_of_public_methods_is_exact(methods: int) -> None:
    public = "".join(f"    def act_{n}(self): ...\n" for n in range(methods))
    others = "    def _own(self): ...\n    @property\n    def code(self): ...\n"
    module = Module("db/rooms.py", f"class Room:\n{public}{others}")

    assert bool(large_classes([module])) is (methods == 13)
