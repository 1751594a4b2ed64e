"""Names that say nothing are not allowed to mean anything (docs/architecture.md, "Names")."""

import ast
import re
from collections.abc import Iterable

import pytest

from tests.architecture.sources import Module, all_modules, definitions

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def empty_names(modules: Iterable[Module]) -> list[str]:
    found = []
    for module in modules:
        parts = module.place.removesuffix(".py").split("/")
        found += [f"{module.place}: {part}" for part in parts if is_empty(part)]
        found += [
            f"{module.place}: {node.name}"
            for node in definitions(module)
            if is_empty(in_snake_case(node.name), allowed=meaningful_in(node))
        ]
    return found


def is_empty(name: str, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether a name in snake case is one of those that gather what belongs nowhere."""
    words = name.strip("_").split("_")
    handles = len(words) > 1 and words[-1] == "handler"
    based = len(words) > 1 and words[0] == "base"
    return handles or based or not (EMPTY_WORDS - allowed).isdisjoint(words)


def meaningful_in(node: ast.AST) -> frozenset[str]:
    """What two spans have in common is a fact; a module or a class of common things is not."""
    return frozenset() if isinstance(node, ast.ClassDef) else frozenset({"common"})


def in_snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_every_name_says_something() -> None:
    assert empty_names(all_modules()) == []


@pytest.mark.parametrize(
    "module",
    [
        Module("db/utils.py", ""),
        Module("desktop_app/common/rooms.py", ""),
        Module("db/date_helpers.py", ""),
        Module("db/base_table.py", ""),
        Module("db/rooms.py", "class RoomManager: ..."),
        Module("db/rooms.py", "class BaseRoom: ..."),
        Module("db/rooms.py", "class Room:\n    def error_handler(self): ..."),
        Module("db/rooms.py", "def misc(): ..."),
        Module("db/rooms.py", "async def _date_util(): ..."),
    ],
    ids=lambda module: f"{module.place} {module.text}",
)
def test_an_empty_name_is_found(module: Module) -> None:
    assert len(empty_names([module])) == 1


@pytest.mark.parametrize(
    "definition",
    ["class Base: ...", "class Utility: ...", "def handler(): ...", "def common_minutes(): ..."],
)
def test_a_name_with_a_meaning_is_left_alone(definition: str) -> None:
    assert empty_names([Module("db/rooms.py", definition)]) == []
