"""The small town on each engine."""

from collections.abc import Iterator

import pytest

from db.engine import close_centre, open_centre
from tests.commands.town import Town, build_town


@pytest.fixture
def town(centre_address: str) -> Iterator[Town]:
    """The town in a real database, on each engine in turn."""
    engine = open_centre(centre_address)
    yield build_town(engine)
    close_centre(engine)
