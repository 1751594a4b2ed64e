"""Looking for a place from the command line."""

import pytest

from tests.cli.calling import Caller

WEEK = ("--from", "2026-11-25", "--to", "2026-12-02")
SLOT = {"start", "end", "room", "with", "interpreter", "order_by"}


def test_places_are_found_best_first_and_can_be_booked(permanence: Caller, sample: str) -> None:
    found = permanence.json(
        "find", sample, "--programme", "CIRQUE", "--minutes", "75", *WEEK, "--most", "3"
    )

    assert len(found["slots"]) == 3
    assert all(one.keys() == SLOT for one in found["slots"])
    assert found["nearest_miss"] == []
    first = found["slots"][0]
    workers = [word for code in first["with"] for word in ("--with", code)]
    checked = permanence.json(
        "check", sample, "--room", first["room"], "--start", first["start"], "--end", first["end"],
        "--programme", "CIRQUE", *workers,
    )  # fmt: skip
    assert (checked["ok"], checked["findings"]) == (True, [])


def test_an_interpreter_is_found_with_the_last_moment_to_order(
    permanence: Caller, sample: str
) -> None:
    found = permanence.json(
        "find", sample, "--with", "P048", "--minutes", "60", *WEEK, "--language-needed", "ar",
        "--most", "40",
    )  # fmt: skip

    assert all(one["interpreter"] for one in found["slots"])
    assert all(one["order_by"] <= one["start"] for one in found["slots"])


def test_when_nothing_is_free_it_says_what_stands_in_the_way(
    permanence: Caller, sample: str
) -> None:
    asked = ("find", sample, "--with", "P077", "--with", "P048", "--minutes", "240", *WEEK)
    found = permanence.refused(*asked)

    assert found["slots"] == []
    assert {one["code"] for one in found["nearest_miss"]} >= {"outside_availability"}
    assert {one["change"] for one in found["changes"]} >= {"person"}
    said = permanence(*asked)
    assert said.status == 1
    assert "Rien n’est libre tel que c’est demandé." in said.out
    assert "Sans infirmière en santé participative P048" in said.out


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("--minutes", "0", *WEEK), "minutes"),
        (("--minutes", "soon", *WEEK), "minutes"),
        (("--minutes", "1441", *WEEK), "minutes"),
        (("--minutes", "60", "--from", "2026-12-02", "--to", "2026-11-25"), "to"),
        (("--minutes", "60", "--from", "2026-12-02", "--to", "2028-02-01"), "to"),
        (("--minutes", "60", "--from", "30/02/2026", "--to", "2026-11-25"), "from"),
        (("--minutes", "60", *WEEK, "--most", "0"), "most"),
    ],
)
def test_what_cannot_be_looked_for_names_its_field(
    permanence: Caller, sample: str, typed: tuple[str, ...], field: str
) -> None:
    refused = permanence("find", sample, *typed, "--json")

    assert refused.status == 2
    assert refused.document["error"]["field"] == field


@pytest.mark.parametrize(
    "typed", [("--with", "P999"), ("--programme", "NONE"), ("--site", "XXX"), ("--room", "YYY")]
)
def test_codes_that_name_nothing_are_refused(
    permanence: Caller, sample: str, typed: tuple[str, ...]
) -> None:
    assert permanence("find", sample, "--minutes", "60", *WEEK, *typed).status == 2
