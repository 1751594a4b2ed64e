from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import create_centre
from tests.db.rows import book, claims_of, overlapping, refusal
from tests.db.ways_round import OVER, WAYS, Way
from tests.engines import PostgresServer


@pytest.fixture(scope="module", params=["file", "server"])
def unchanging(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One booked centre for all ways: a way that fails leaves it as it was."""
    if request.param == "file":
        folder: Path = tmp_path_factory.mktemp("ways")
        engine = create_centre(str(folder / "centre.db"))
    else:
        server: PostgresServer = request.getfixturevalue("pg_server")
        engine = create_centre(server.new_database())
    book(engine)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_way_round_the_guards(unchanging: Engine, way: Way) -> None:
    before = claims_of(unchanging)

    assert refusal(unchanging, *way.statements) == way.refused_by

    assert claims_of(unchanging) == before
    assert overlapping(unchanging) == 0


def test_thirty_ways_and_more_are_tried_on_both_engines() -> None:
    assert len({way.name for way in WAYS}) >= 30


def test_a_resource_that_does_not_exist_is_not_claimed(unchanging: Engine) -> None:
    claim = "INSERT INTO claim* VALUES (9, 9, 99, 1, @15:00, @16:00, TRUE)"

    assert refusal(unchanging, claim) in {OVER, "fk_claim_resource_id"}
