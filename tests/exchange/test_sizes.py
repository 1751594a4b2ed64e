import pytest
from sqlalchemy import Engine, text

from db.engine import reading, transaction
from desktop_app.exchange.sample import large, large_size, ten_years
from tests.exchange.folders import count_of, overlaps


def test_ten_years_hold_what_the_measurements_need(embedded: Engine) -> None:
    with transaction(embedded) as tx:
        ten_years(tx)

    assert count_of(embedded, "person") == 3200
    with reading(embedded) as tx:
        firm = text("SELECT count(*) FROM workshop_session WHERE status IN ('held', 'planned')")
        assert tx.execute(firm).scalar_one() == 3630
    assert count_of(embedded, "attendance") > 20_000
    assert count_of(embedded, "appointment") > 5_000
    assert overlaps(embedded) == 0


def test_the_large_size_takes_nothing_twice(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_size, "SESSIONS", 1_000)
    monkeypatch.setattr(large_size, "PEOPLE", 400)

    with transaction(engine) as tx:
        large(tx)

    assert count_of(engine, "person") == 400
    assert count_of(engine, "workshop_session") == 1_000 + 363 + 31
    assert count_of(engine, "attendance") == 1_000 * large_size.PER_SESSION
    assert overlaps(engine) == 0


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_the_large_size_is_as_large_as_it_says(embedded: Engine) -> None:
    with transaction(embedded) as tx:
        large(tx)

    assert count_of(embedded, "person") == 15_000
    assert count_of(embedded, "workshop_session") >= 60_000
    assert count_of(embedded, "attendance") == 900_000
    assert overlaps(embedded) == 0
