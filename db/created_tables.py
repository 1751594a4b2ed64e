"""What SQLite says of how a table was made, clause by clause: columns and constraints."""

from collections.abc import Iterator

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable


def created(table: Table) -> str:
    """The statement that makes a table of ours in a file."""
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))


def clauses(statement: str) -> frozenset[str]:
    """The columns and constraints of a statement that makes a table, in any order.

    Spaces and quotes around names do not count: a migration that copies a table writes them
    in its own way.
    """
    body = statement.partition("(")[2].rpartition(")")[0]
    return frozenset(" ".join(clause.replace('"', "").split()) for clause in _between_commas(body))


def _between_commas(body: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield body[start:place]
            start = place + 1
    yield body[start:]
