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
    appointment = seen["breaks"][1]
    assert (appointment["session"], appointment["kind"]) == (None, "boussole")
    assert seen["pending"] == ["C28-03", appointment["appointment"], "C28-04"]
    assert "person" not in appointment, "of whom it is nothing is said"
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
    assert seen["pending"] == [one["session"] or one["appointment"] for one in seen["breaks"]]
    for one in seen["breaks"]:
        *ways, last = one["repairs"]
        assert (last["kind"], last["start"]) == ("cancel", None)
        for way in ways:
            assert way["start"][:10] != "2026-12-08" or not way["room"].startswith("MDQ")
    assert permanence.json("undo", sample)["done"] is True


def test_the_ways_chosen_are_written_with_the_closure_and_taken_back_with_it(
    permanence: Caller, sample: str
) -> None:
    day = permanence.json("show", sample, "--date", "2026-12-08")["sessions"]
    seen = permanence.json("closure", sample, *CLOSED, "--repair")
    assert seen["created"] is False
    assert [one["chosen"] for one in seen["breaks"]] == [1, 1]
    assert seen["pending"] == []

    choices = ("--choose", f"C25-03={len(seen['breaks'][1]['repairs'])}", "--repair")
    done = permanence.json("closure", sample, *CLOSED, *choices, "--create")

    assert done["pending"] == []
    assert done["consequences"]["people_to_call"] > 0
    after = {
        one["session"]: one
        for one in permanence.json("show", sample, "--date", "2026-12-08")["sessions"]
    }
    assert after["C25-03"]["status"] == "cancelled"
    assert after["C16-15"]["room"] == seen["breaks"][0]["repairs"][0]["room"]
    permanence.json("undo", sample)
    assert permanence.json("show", sample, "--date", "2026-12-08")["sessions"] == day


def test_an_absence_is_typed_in_one_line(permanence: Caller, sample: str) -> None:
    line = ("--who", "P085", "--line", "congés 7/12-27/12")

    seen = permanence.json("absence", sample, *line)

    assert [one["session"] for one in seen["breaks"]] == ["C28-03", None, "C28-04"]
    permanence.json("absence", sample, *line, "--create")
    known = permanence.json("availability", sample, "--who", "P085")["absences"]
    assert {
        "from": "2026-12-07",
        "to": "2026-12-27",
        "start": None,
        "end": None,
        "kind": "leave",
    } in known


def test_a_site_that_moves_has_its_rooms_again(permanence: Caller, sample: str) -> None:
    moved = permanence.json(
        "closure", sample, "--site", "MDQ", "--from", "2026-12-08", "--to", "2026-12-13",
        "--moves-to", "7 quai Imaginaire", "--repair", "--create",
    )  # fmt: skip

    later = [one for one in moved["breaks"] if one["start"] > "2026-12-14"]
    assert later
    rooms = {one["repairs"][one["chosen"] - 1]["room"] for one in later if one["chosen"]}
    listed = permanence("show", sample, "--rooms").out
    assert [code for code in rooms if code.startswith("MDQ") and code in listed]
    assert permanence.json("undo", sample)["done"] is True


def test_a_room_that_is_given_up_leaves_nothing_in_it(permanence: Caller, sample: str) -> None:
    ends = ("closure", sample, "--room", "VIL-06", "--from", "2027-06-01")
    broken = permanence.json(*ends)["breaks"]
    assert broken
    assert permanence(*ends, "--create").status == 1

    assert permanence.json(*ends, "--repair", "--create")["pending"] == []
    assert permanence.json(*ends)["breaks"] == []


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("absence", *AWAY[:2], "--from", "2026-02-30"), "from"),
        (("absence", *AWAY[:2]), "from"),
        (("absence", *AWAY, "--between", "25:00-26:00"), "between"),
        (("absence", *AWAY, "--between", "noon"), "between"),
        (("absence", *AWAY, "--kind", "boredom"), "kind"),
        (("absence", *AWAY[:2], "--line", "congés 30/02"), "line"),
        (("absence", *AWAY, "--line", "congés 22/12"), "line"),
        (("absence", *AWAY, "--choose", "C28-03=9"), "choose"),
        (("absence", *AWAY, "--choose", "W9999=1"), "choose"),
        (("closure", *CLOSED[:4], "--reason", " "), "reason"),
        (("closure", *CLOSED, "--to", "2026-12-01"), "to"),
        (("closure", *CLOSED, "--room", "VIL-06"), "site"),
        (("closure", *CLOSED[2:]), "site"),
        (("closure", *CLOSED, "--moves-to", "7 quai Imaginaire", "--to", "2026-12-01"), "reopens"),
        (("closure", "--room", "VIL-06", *CLOSED[2:4], "--to", "2026-12-09"), "room"),
    ],
)
def test_what_cannot_be_names_its_field(
    permanence: Caller, sample: str, words: tuple[str, ...], field: str
) -> None:
    refused = permanence(words[0], sample, *words[1:], "--json")

    assert refused.status == 2
    assert refused.document["error"]["field"] == field
