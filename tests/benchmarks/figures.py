"""What a measurement says: a ratio of two contenders of one run, and the goal beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADING = """\
# Speed

Written by `make bench`. Absolute times mean nothing across machines: each figure is a ratio of
two contenders measured in turn in one run, after both gave the same answer. The modules of
`tests/benchmarks/` define each work exactly. A line « measured by itself » comes from a later run
of that work alone (`python -m tests.benchmarks w6`), put in by hand until the next whole run.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        work: its number, such as "W1".
        what: what is compared with what.
        value: the ratio or the count, as written in the table, such as "1.4×".
        goal: what it should be, such as "≤ 2×".
        met: whether it is.
        note: the times behind it, or why the goal is missed and by how much.
    """

    work: str
    what: str
    value: str
    goal: str
    met: bool
    note: str = ""


def page(figures: Sequence[Figure]) -> str:
    """The text of docs/speed.md."""
    rows = ["| work | what | measured | goal | met | note |", "|---|---|---|---|---|---|"]
    rows += [
        "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"
        for cells in map(_cells, figures)
    ]
    return "\n".join([HEADING, *rows, ""])


def _cells(figure: Figure) -> tuple[str, ...]:
    met = "yes" if figure.met else "**no**"
    return (figure.work, figure.what, figure.value, figure.goal, met, figure.note)
