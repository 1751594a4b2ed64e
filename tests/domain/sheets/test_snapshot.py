import json
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.sheets.facts import DateStatus, LogoFacts, SheetWish, Variant
from desktop_app.domain.sheets.snapshot import (
    UnreadableSnapshotError,
    from_json,
    still_says,
    to_json,
)
from tests.domain.sheets.samples import sheet_facts, skipped, weekly


@pytest.mark.parametrize("variant", list(Variant))
def test_facts_come_back_as_they_were(variant: Variant) -> None:
    facts = sheet_facts(variant)

    assert from_json(to_json(facts)) == facts


def test_dates_logos_and_options_come_back_too() -> None:
    first, second, third = weekly(3)
    dates = (replace(first, moved_from=date(2026, 9, 9)), skipped(second), third)
    facts = sheet_facts(
        Variant.CYCLE_GRID, dates=dates, wish=SheetWish(5, 0, large_rows=True, logos=True)
    )
    facts = replace(facts, centre=replace(facts.centre, logos=(LogoFacts("ARS", 8, 1, "/w=="),)))

    assert from_json(to_json(facts)) == facts


def test_the_same_facts_give_the_same_text() -> None:
    assert to_json(sheet_facts()) == to_json(sheet_facts())


def test_names_stay_readable_and_defaults_are_left_out() -> None:
    text = to_json(sheet_facts(group=""))

    assert "Salle calme" in text
    assert "sensitive" not in text
    assert "group" not in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"format":2}',
        '{"format":1}',
        '{"format":1,"variant":"session","language":"fr","centre":{"name":3}}',
        '{"format":1,"variant":"parchment","language":"fr","centre":{"name":"C"}}',
        '{"format":1,"variant":"session","language":"fr","centre":{"name":"C"},"unknown":1}',
    ],
)
def test_a_damaged_or_unknown_snapshot_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSnapshotError):
        from_json(text)


def test_a_span_that_ends_before_it_starts_is_damage() -> None:
    document = json.loads(to_json(sheet_facts()))
    document["dates"][0]["span"].reverse()

    with pytest.raises(UnreadableSnapshotError):
        from_json(json.dumps(document))


def test_a_grid_stays_good_when_its_sessions_are_recorded_on_it() -> None:
    frozen = sheet_facts(Variant.CYCLE_GRID)
    first, *others = frozen.dates
    now = replace(frozen, dates=(replace(first, status=DateStatus.RECORDED), *others))

    assert still_says(frozen, now)
    assert not still_says(now, frozen), "a column struck out that people must sign again"
    assert not still_says(frozen, replace(now, group="groupe du mardi"))
