"""An empty centre on each engine in turn, and one with claims."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from db.engine import open_centre
from tests.db.rows import book


@pytest.fixture
def engine(centre_address: str) -> Iterator[Engine]:
    """An empty centre, open, on each engine in turn."""
    engine = open_centre(centre_address)
    yield engine
    engine.dispose()


@pytest.fixture
def booked(engine: Engine) -> Engine:
    """A centre with the claims of ``rows.book``."""
    book(engine)
    return engine
