"""Who is away and what is closed, from the command line: what it breaks comes first."""

import pytest

from tests.cli.calling import Caller

AWAY = ("--who", "P085", "--from", "2026-12-07", "--to", "2026-12-27")
CLOSED = ("--site", "MDQ", "--from", "2026-12-08", "--reason", "travaux")


def test_what_an_absence_breaks_is_said_before_it_is_written(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("absence", sample, *AWAY)

    assert seen["created"] is False
    assert [one["session"] for one in seen["breaks"]] == ["C28-03", "C28-04"]
    free = permanence.json("check", sample, *at_ten_on_the_tenth())
    assert free["ok"] is True

    permanence.json("absence", sample, *AWAY, "--create")
    absent = permanence.refused("check", sample, *at_ten_on_the_tenth())
    assert "person_absent" in {one["code"] for one in absent["findings"]}


def at_ten_on_the_tenth() -> tuple[str, ...]:
    return (
        "--room", "BEA-05", "--start", "2026-12-10T10:00", "--end", "2026-12-10T11:00",
        "--with", "P085",
    )  # fmt: skip


def test_every_way_out_of_a_closure_is_elsewhere_or_another_day(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("closure", sample, *CLOSED, "--create")

    assert seen["breaks"]
    for one in seen["breaks"]:
        for way in one["repairs"]:
            assert way["start"][:10] != "2026-12-08" or not way["room"].startswith("MDQ")
    assert permanence.json("undo", sample)["done"] is True


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("absence", *AWAY[:2], "--from", "2026-02-30"), "from"),
        (("absence", *AWAY, "--between", "25:00-26:00"), "between"),
        (("absence", *AWAY, "--between", "noon"), "between"),
        (("absence", *AWAY, "--kind", "boredom"), "kind"),
        (("closure", *CLOSED[:4], "--reason", " "), "reason"),
        (("closure", *CLOSED, "--to", "2026-12-01"), "to"),
    ],
)
def test_what_cannot_be_names_its_field(
    permanence: Caller, sample: str, words: tuple[str, ...], field: str
) -> None:
    refused = permanence(words[0], sample, *words[1:], "--json")

    assert refused.status == 2
    assert refused.document["error"]["field"] == field
