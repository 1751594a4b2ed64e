"""When somebody can be asked, from the command line: shown, changed, and what a change breaks."""

import pytest

from tests.cli.calling import Caller

ODD = ("--who", "P085", "--rule", "fri 08:30-12:30 BEA odd", "--from", "2026-12-01")


def test_a_week_is_shown_with_its_next_dates_and_the_long_year(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("availability", sample, "--who", "P085")

    odd = next(one for one in seen["rules"] if one["rhythm"] == "odd")
    assert odd["next"] == [
        *("2026-12-04", "2026-12-18", "2027-01-01", "2027-01-08"),
        *("2027-01-22", "2027-02-05", "2027-02-19", "2027-03-05"),
    ]
    assert {"year": 2026, "parity": "odd", "ends": "2027-01-03"} in seen["long_years"]
    said = permanence("availability", sample, "--who", "P085", "--language", "en").out
    assert "2026 has 53 weeks: weeks 53 and 1 are both odd" in said


def test_a_new_week_says_what_it_breaks_and_is_written_when_asked(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("availability", sample, *ODD)

    assert seen["created"] is False
    assert "C28-03" in [one["session"] for one in seen["breaks"]]
    assert [one["rhythm"] for one in seen["rules"]] == ["odd"]
    before = permanence.json("availability", sample, "--who", "P085")

    permanence.json("availability", sample, *ODD, "--create")
    changed = permanence.json("availability", sample, "--who", "P085", "--from", "2026-12-01")
    assert [one["rhythm"] for one in changed["rules"]] == ["odd"]
    permanence.json("undo", sample)
    assert permanence.json("availability", sample, "--who", "P085") == before


def test_the_alternation_goes_on_after_a_year_of_53_weeks_when_asked(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("availability", sample, *ODD, "--shift")

    assert [(one["rhythm"], one["from"], one["to"]) for one in seen["rules"]] == [
        ("odd", "2026-12-01", "2027-01-03"),
        ("even", "2027-01-04", None),
    ]
    assert seen["rules"][1]["next"][0] == "2027-01-15"


def test_opening_hours_of_a_site_and_of_a_room(permanence: Caller, sample: str) -> None:
    known = permanence.json("availability", sample, "--site", "VIL")["hours"]
    assert known
    shorter = ("--site", "VIL", "--rule", "mon 09:00-12:00", "--from", "2026-12-01", "--create")

    assert permanence.json("availability", sample, *shorter)["breaks"]

    after = permanence.json("availability", sample, "--site", "VIL", "--from", "2026-12-01")
    assert [(one["weekday"], one["opens"]) for one in after["hours"]] == [(1, "09:00")]
    assert permanence("availability", sample, "--room", "VIL-06").status == 0


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ((*ODD[:2], "--rule", "tue 22:00-02:00 VIL"), "rule"),
        ((*ODD[:2], "--rule", "sun 02:30-04:00 VIL"), "rule"),
        ((*ODD[:2], "--rule", "tue 09:00-12:00 VIL every-0"), "rhythm"),
        ((*ODD[:2], "--rule", "tue 09:00-12:00 VIL", "--rule", "tue 11:00-14:00 BEA"), "rule"),
        ((*ODD[:2], "--rule", "tue 09:00-12:00"), "site"),
        ((*ODD[:2], "--create"), "rule"),
        ((*ODD, "--to", "2026-02-30"), "to"),
        ((*ODD, "--to", "2020-01-01"), "to"),
        ((*ODD[:2], "--rule", "tue 09:00-12:00 VIL nth-5", "--to", "2026-11-27"), "rule"),
        ((*ODD, "--site", "VIL"), "with"),
        (("--site", "VIL", "--rule", "mon 02:00-01:00"), "rule"),
        ((), "with"),
    ],
)
def test_what_cannot_be_names_its_field(
    permanence: Caller, sample: str, words: tuple[str, ...], field: str
) -> None:
    refused = permanence("availability", sample, *words, "--json")

    assert refused.status == 2
    assert refused.document["error"]["field"] == field
