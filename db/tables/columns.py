"""The base of every table and the column types that are the same on both engines.

SQLite tables are STRICT, so each type says how it is spelt there; PostgreSQL uses its own.
Civil times are whole minutes since 2000 on SQLite, which STRICT and a CHECK can guard, and
``timestamp without time zone`` on PostgreSQL.
"""

import json
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(2000, 1, 1)
LAST = datetime(2101, 1, 1)
MINUTE = timedelta(minutes=1)
LONGEST_CLAIM_MINUTES = 24 * 60
"""No claim is longer, so a question about a span looks back one day and no further."""


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
@compiles(SmallInteger, "sqlite")
def _strict_integer(_type: object, _compiler: object, **_options: object) -> str:
    return "INTEGER"


@compiles(String, "sqlite")
@compiles(Text, "sqlite")
@compiles(Date, "sqlite")
def _strict_text(_type: object, _compiler: object, **_options: object) -> str:
    return "TEXT"


class CivilTime(TypeDecorator[datetime]):
    """A civil time of the centre, to the minute, without offset.

    Raises:
        ValueError: an offset, seconds, or a year outside 2000-2100.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Minutes as a whole number on SQLite, a timestamp elsewhere."""
        kind = Integer() if dialect.name == "sqlite" else DateTime(timezone=False)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """See TypeDecorator."""
        if value is None:
            return None
        if not EPOCH <= value <= LAST:
            raise ValueError(f"only 2000 to 2100, got {value!r}")
        return _civil_time(value, dialect)

    def coerce_compared_value(self, op: OperatorType | None, value: Any) -> TypeEngine[Any]:
        """See TypeDecorator; nothing is kept of a time that is only compared with."""
        return (
            CivilLimit()
            if isinstance(value, datetime)
            else super().coerce_compared_value(op, value)
        )

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        if isinstance(value, datetime) or value is None:
            return value
        return EPOCH + int(value) * MINUTE


class CivilLimit(CivilTime):
    """A civil time that others are compared with: a week may begin or end outside 2000-2100.

    Raises:
        ValueError: an offset, or seconds.
    """

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """See TypeDecorator."""
        return None if value is None else _civil_time(value, dialect)


def _civil_time(value: datetime, dialect: Dialect) -> object:
    if value.tzinfo is not None or value.second or value.microsecond:
        raise ValueError(f"a civil time is naive and whole minutes, got {value!r}")
    return minutes_since_2000(value) if dialect.name == "sqlite" else value


def minutes_since_2000(moment: datetime) -> int:
    """The whole number that SQLite stores for a civil time."""
    return (moment - EPOCH) // MINUTE


class ClockTime(TypeDecorator[time]):
    """An hour of the day as ``HH:MM``; it sorts and compares as text on both engines."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return None if value is None else value.strftime("%H:%M")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator; an opening until 24:00 is kept as 23:59."""
        return None if value is None else time.fromisoformat(value)


class CleanText(TypeDecorator[str]):
    """Text in NFC, without control characters, at most ``limit`` characters.

    Raises:
        ValueError: a NUL or another control character, half of a surrogate pair, or too
            long; both engines then refuse the same texts.
    """

    impl = Text
    cache_ok = True

    def __init__(self, limit: int = 500) -> None:
        super().__init__()
        self.limit = limit

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return None if value is None else clean_text(value, self.limit)


def clean_text(value: str, limit: int = 500) -> str:
    """``value`` in NFC, or a refusal (see `CleanText`)."""
    text = unicodedata.normalize("NFC", value)
    if len(text) > limit:
        raise ValueError(f"longer than {limit} characters")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text):
        raise ValueError("control characters cannot be stored")
    return text


class Codes(TypeDecorator[tuple[str, ...]]):
    """Several codes in one field, joined by ``|`` as in the centre's folder; order is kept."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return None if value is None else clean_text("|".join(value), 2000)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return tuple(value.split("|")) if value else ()


class Document(TypeDecorator[dict[str, Any]]):
    """A frozen document as canonical JSON text: same content, same bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:  # noqa: ARG002 - signature of the library
        """See TypeDecorator."""
        return None if value is None else dict(json.loads(value))


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Base(DeclarativeBase):
    """Every table; constraints are named by convention, so that migrations can drop them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __table_args__: Any = {"sqlite_strict": True}
    type_annotation_map = {
        datetime: CivilTime,
        date: Date,
        time: ClockTime,
        tuple[str, ...]: Codes,
        dict[str, Any]: Document,
        str: CleanText,
    }


STRICT = {"sqlite_strict": True}
"""Closes every ``__table_args__``."""

Id = Annotated[int, mapped_column(Integer, primary_key=True)]
Code = Annotated[str, mapped_column(CleanText(40), unique=True)]
Kind = Annotated[str, mapped_column(CleanText(40))]
Label = Annotated[str, mapped_column(CleanText(200))]
Name = Annotated[str, mapped_column(CleanText(1000))]
Sentence = Annotated[str, mapped_column(CleanText(500))]
Note = Annotated[str, mapped_column(CleanText(140))]


class Numbered:
    """A row with a number of its own."""

    id: Mapped[Id]


class Versioned(Numbered):
    """A row that two desks may open at once: ``version`` grows at each update."""

    version: Mapped[int] = mapped_column(Integer, default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}
