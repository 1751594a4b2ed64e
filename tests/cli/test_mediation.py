"""Requests for mediation from the command line."""

import pytest

from tests.cli.calling import Caller

ASKED = ("--person", "U0001", "--channel", "phone", "--motive", "care_find")


def test_a_request_is_written_taken_along_and_listed(permanence: Caller, sample: str) -> None:
    made = permanence.json("mediation", sample, *ASKED, "--motive", "rights_info")
    code = made["request"]
    assert (made["status"], made["motives"]) == ("received", ["care_find", "rights_info"])

    permanence.json("mediation", sample, code, "--status", "in_progress", "--next", "2026-12-03")
    listed = permanence.json("mediation", sample)["requests"]
    assert {one["request"]: one["next_on"] for one in listed}[code] == "2026-12-03"

    closed = permanence.json("mediation", sample, code, "--status", "closed", "--outcome", "solved")
    assert (closed["closed_on"], closed["next_on"]) == ("2026-11-24", None)
    permanence.json("undo", sample)
    assert permanence.json("mediation", sample, code)["status"] == "in_progress"


def test_the_parts_say_that_they_count_more_than_the_total(permanence: Caller, sample: str) -> None:
    period = ("--from", "2026-01-01", "--to", "2026-11-30")
    counts = permanence.json("mediation", sample, *period)
    said = permanence("mediation", sample, *period, "--language", "en").out

    assert sum(counts["by_motive"].values()) == counts["total"] + counts["several_motives"]
    assert sum(counts["by_group"].values()) == counts["total"] + counts["several_groups"]
    assert f"{counts['several_motives']} requests have several motives" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--person", "U0001"), "Motive: it is missing."),
        ((*ASKED, "--channel", "fax"), "How the request came: “fax” is none of"),
        ((*ASKED, "--motive", "psy"), "No motive has the code psy."),
        ((*ASKED, "--received", "2026-12-24"), "Date: 2026-12-24 is still to come."),
        (("M0001", *ASKED), "one thing at a time"),
        (("M9999",), "No request for mediation has the code M9999."),
    ],
)
def test_what_cannot_be_is_said(
    permanence: Caller, sample: str, typed: tuple[str, ...], said: str
) -> None:
    called = permanence("mediation", sample, *typed, "--language", "en")

    assert called.status == 2, called.out
    assert said in called.err
