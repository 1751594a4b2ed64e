"""Dates of a cycle changed together from the command line: first the table, then the act."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Caller, codes, fingerprint

CAFE = "C01"
"""« Café santé », Tuesdays 09:00-11:00 of the autumn in Villejean; it goes on in the holidays."""
IN_HOLIDAYS = {
    *("2026-12-22", "2026-12-29", "2027-02-23", "2027-03-02"),
    *("2027-04-20", "2027-04-27"),
}
RIGHTS = "C24-02"
LATER = ("--start", "2026-12-01T15:00", "--scope", "following")
LINE = {"session", "number", "before", "after", "untouched", "own", "findings"}
PLACE = {"start", "end", "room", "with", "status", "cause"}


def by_code(answer: Any) -> dict[str, Any]:
    return {one["session"]: one for one in answer["dates"]}


def test_a_move_of_those_that_follow_is_seen_before_it_is_written(
    permanence: Caller, sample: str
) -> None:
    before = fingerprint(Path(sample).parent)

    seen = permanence.json("move", sample, RIGHTS, *LATER, "--preview")

    assert fingerprint(Path(sample).parent) == before
    assert (seen["done"], seen["session"]) == (False, RIGHTS)
    assert all(one.keys() >= LINE and one["before"].keys() >= PLACE for one in seen["dates"])
    dates = by_code(seen)
    assert {code: one["untouched"] for code, one in dates.items()} == {
        "C24-01": "not_asked",
        "C24-02": None,
        "C24-03": None,
    }
    assert dates["C24-03"]["after"]["start"] == "2026-12-08T15:00"


def test_the_act_says_the_same_table_and_is_taken_back_as_one(
    permanence: Caller, sample: str
) -> None:
    seen = permanence.json("move", sample, RIGHTS, *LATER, "--preview")
    done = permanence.json("move", sample, RIGHTS, *LATER)

    assert done["done"] is True
    assert done["dates"] == seen["dates"]
    permanence.json("undo", sample)
    assert permanence.json("move", sample, RIGHTS, *LATER, "--preview") == seen


def test_a_relocated_and_a_cancelled_date_stay_as_they_are(permanence: Caller, sample: str) -> None:
    assert permanence("move", sample, "C24-03", "--room", "BEA-06").status == 0
    assert permanence("cancel", sample, "C24-01", "--reason", "essai").status == 0

    called = permanence("move", sample, RIGHTS, "--room", "BEA-05", "--scope", "all")
    table = permanence.json("show", sample, "--cycle", "C24")

    assert called.status == 0, called.out
    assert "annulée : elle reste" in called.out.replace("\xa0", " ")
    assert "diffère des autres" in called.out
    assert [one["room"] for one in table["dates"]] == ["VIL-06", "BEA-05", "BEA-06"]


def test_one_date_that_cannot_move_refuses_them_all_with_the_table(
    permanence: Caller, sample: str
) -> None:
    taken = (
        "book", sample, "--room", "VIL-06", "--start", "2026-12-08T16:00",
        "--end", "2026-12-08T17:00",
    )  # fmt: skip
    assert permanence(*taken).status == 0
    refused = permanence.refused("move", sample, RIGHTS, *LATER)

    found = by_code(refused)
    assert codes(found["C24-03"]["findings"], "conflict") == ["room_taken"]
    assert "conflict" not in [one["level"] for one in found["C24-02"]["findings"]]
    assert permanence("move", sample, RIGHTS, *LATER, "--preview").status == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--scope", "the rest", "--room", "VIL-07"), "scope"),
        (("--scope", "all", "--end", "2026-12-01T13:00"), "end"),
    ],
)
def test_a_move_nobody_can_make_names_its_field(
    permanence: Caller, sample: str, words: tuple[str, ...], field: str
) -> None:
    refused = permanence("move", sample, RIGHTS, *words, "--json")
    assert (refused.status, refused.document["error"]["field"]) == (2, field)


def test_a_lone_session_has_none_that_follow(permanence: Caller, sample: str) -> None:
    words = ("move", sample, "W0005", "--room", "VIL-07", "--scope", "following")
    refused = permanence(*words, "--json")
    assert (refused.status, refused.document["error"]["field"]) == (2, "scope")
    assert "W0005" in refused.document["error"]["text"]


def test_a_cafe_that_stops_in_the_holidays(permanence: Caller, sample: str) -> None:
    """From 1 December on; back again, everything is as it was."""
    there = permanence.json("show", sample, "--cycle", CAFE)["dates"]
    policy = ("cycle", sample, "--edit", CAFE, "--from", "2026-12-01", "--policy")

    seen = permanence.json(*policy, "pause")
    done = permanence.json(*policy, "pause", "--create")

    assert (seen["done"], done["done"], done["cycle"]) == (False, True, CAFE)
    fallen = [one for one in done["dates"] if one["untouched"] is None]
    assert {one["after"]["cause"] for one in fallen} == {"school_holiday"}
    assert {one["after"]["start"][:10] for one in fallen} == {
        one["date"] for one in there if one["date"] in IN_HOLIDAYS and one["cause"] is None
    }
    permanence.json("undo", sample)
    assert permanence.json("show", sample, "--cycle", CAFE)["dates"] == there


def test_a_date_more(permanence: Caller, sample: str) -> None:
    add = ("cycle", sample, "--edit", "C24", "--add", "2026-12-15")
    seen = permanence.json(*add)
    done = permanence.json(*add, "--create")

    (new,) = [one for one in done["dates"] if one["before"] is None]
    assert (new["session"], new["number"]) == ("C24-04", 4)
    assert (new["after"]["start"], new["after"]["room"]) == ("2026-12-15T14:00", "VIL-06")
    assert [one["session"] for one in seen["dates"]] == [one["session"] for one in done["dates"]]
    led = ("cycle", sample, "--edit", "C24", "--add", "2026-12-16", "--with", "P001")
    (own,) = [one for one in permanence.json(*led)["dates"] if one["before"] is None]
    assert own["after"]["with"] == ["P001"]
    said = permanence("cycle", sample, "--edit", "C24", "--add", "2026-12-22", "--create").out
    assert "1 date ajoutée : C24-05" in said.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--edit", "C24"), "change"),
        (("--edit", "C24", "--policy", "pause", "--add", "2027-01-12"), "change"),
        (("--edit", "C24", "--policy", "sometimes"), "policy"),
        (("--edit", "C24", "--policy", "pause", "--from", "30/02/2027"), "from"),
        (("--edit", "C24", "--add", "2026-12-01"), "dates"),
        (("--edit", "C24", "--add", "2026-12-15", "--minutes", "0"), "minutes"),
        (("--edit", "C24", "--add", "2027-05-06", "--keep", "2027-05-06"), "reason"),
        (("--first", "2027-01-12", "--at", "09:00"), "programme"),
        (("--programme", "DROITS", "--at", "09:00"), "first"),
        (("--programme", "DROITS", "--first", "2027-01-12"), "at"),
    ],
)
def test_a_change_of_a_cycle_names_its_field(
    permanence: Caller, sample: str, words: tuple[str, ...], field: str
) -> None:
    refused = permanence("cycle", sample, *words, "--json")
    assert (refused.status, refused.document["error"]["field"]) == (2, field)


def test_last_year_s_cycle_again(permanence: Caller, sample: str) -> None:
    """« Papotes et bricolage »: the same Wednesday, hour, room and team, 52 weeks later."""
    seen = permanence.json("cycle", sample, "--like", "C03")

    held = [one for one in seen["dates"] if one["number"]]
    assert (held[0]["date"], held[0]["start"][11:]) == ("2027-09-15", "16:45")
    assert {(one["room"], *sorted(one["with"])) for one in held} == {("BEA-05", "P068", "P077")}
    assert len(held) == 8
    other = permanence.json(
        "cycle", sample, "--like", "C03", "--first", "2027-01-04", "--at", "16:30",
        "--sessions", "4",
    )  # fmt: skip
    first = next(one for one in other["dates"] if one["number"])
    assert (first["date"], first["start"][11:]) == ("2027-01-06", "16:30")
    assert sum(one["number"] is not None for one in other["dates"]) == 4


def test_a_policy_of_its_own(permanence: Caller, sample: str) -> None:
    words = (
        "cycle", sample, "--programme", "PAPOTE", "--first", "2026-12-16", "--at", "14:30",
        "--until", "2026-12-30", "--room", "BEA-05", "--policy",
    )  # fmt: skip
    held = {
        policy: [one["date"] for one in permanence.json(*words, policy)["dates"] if one["number"]]
        for policy in ("pause", "continue", "only")
    }
    assert held["pause"] == ["2026-12-16"]
    assert held["continue"] == ["2026-12-16", "2026-12-23", "2026-12-30"]
    assert held["only"] == ["2026-12-23", "2026-12-30"]


def test_a_skipped_date_is_put_back_in_another_room(permanence: Caller, sample: str) -> None:
    skipped = "C27/2026-12-23"
    back = permanence("reinstate", sample, skipped, "--start", "2026-12-23T09:00")
    assert back.status == 0, back.out + back.err
    (session,) = permanence.json("show", sample, "--session", skipped)["sessions"]
    assert session["start"] == "2026-12-23T09:00"
    assert session["with"]
