"""One reader of the time: a second one could not be stopped by tests and demonstrations."""

import ast
from collections.abc import Iterable

import pytest

from tests.architecture.sources import Module, all_modules

THE_CLOCK = "desktop_app/machine/clock.py"
READERS = {
    "now": {"datetime", "func"},
    "utcnow": {"datetime"},
    "today": {"datetime", "date"},
    "fromtimestamp": {"datetime", "date"},
    "time": {"time"},
    "time_ns": {"time"},
    "localtime": {"time"},
    "gmtime": {"time"},
}
"""Names that read the clock, and what they are asked of; stopwatches are left alone."""


def clock_readers(modules: Iterable[Module]) -> list[str]:
    return [
        f"{module.place}:{node.lineno}: {ast.unparse(node)}"
        for module in modules
        if module.place != THE_CLOCK
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and last_name(node.value) in READERS.get(node.attr, ())
    ]


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_only_the_clock_reads_the_time() -> None:
    assert clock_readers(all_modules()) == []


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now()",
        "datetime.datetime.now(UTC)",
        "dt.date.today()",
        "time.time()",
        "field(default_factory=datetime.utcnow)",
        "select(func.now())",
    ],
)
def test_another_reader_is_found(line: str) -> None:
    assert len(clock_readers([Module("db/rooms.py", line)])) == 1
    assert clock_readers([Module(THE_CLOCK, line)]) == []


@pytest.mark.parametrize("line", ["time.perf_counter()", "session.start.date()", "clock.now()"])
def test_what_reads_no_clock_is_left_alone(line: str) -> None:
    assert clock_readers([Module("db/rooms.py", line)]) == []
