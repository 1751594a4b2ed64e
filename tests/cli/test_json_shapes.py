"""What each command answers to programs: the keys of product.md 4, which are never renamed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resources import resource_path
from tests.cli.calling import Caller

FINDING = {
    "code", "level", "resource", "by", "start", "end", "text", "keepable", "alternatives",
}  # fmt: skip
ALTERNATIVE = {"start", "end", "room", "with", "text"}
OUTCOME = {"done", "session", "findings", "consequences"}
CONSEQUENCES = {"people_to_call", "orders_to_reconfirm", "sheets_out_of_date", "cost_cents"}
PLACE = {"done", "status", "rank", "enrolled", "places", "findings"}
SHEET = {"file", "number", "version", "pages", "lines", "out_of_date_before"}
DAY = {"sessions", "appointments", "closures", "orders"}
SESSION = {
    "session", "cycle", "number", "of", "title", "start", "end", "site", "room", "with",
    "interpreter", "status", "cause", "enrolled", "waiting", "places", "attended", "headcount",
    "sheet",
}  # fmt: skip
CYCLE_DATE = {
    "number", "date", "start", "end", "room", "with", "status", "cause", "findings", "repairs",
}  # fmt: skip
FREE_MORNING = (
    "--room", "VIL-06", "--start", "2026-11-26T09:00", "--end", "2026-11-26T10:00",
)  # fmt: skip
TAKEN_ROOM = (
    "--room", "VIL-07", "--start", "2026-11-24T14:00", "--end", "2026-11-24T15:00",
)  # fmt: skip
OF_THE_DAY = ("--date", "2026-11-24")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("show", "{sample}", *OF_THE_DAY), DAY),
        (("show", "{sample}", "--session", "C01-12"), DAY | {"people"}),
        (("show", "{sample}", "--cycle", "C03"), DAY | {"cycle", "created", "dates"}),
        (("check", "{sample}", *FREE_MORNING), {"ok", "findings"}),
        (("book", "{sample}", *FREE_MORNING), OUTCOME),
        (("move", "{sample}", "C24-01", "--start", "2026-11-24T16:00"), OUTCOME),
        (("cancel", "{sample}", "C24-01", "--reason", "essai"), OUTCOME),
        (("person", "{sample}", "--given", "Fatou"), {"done", "person", "findings"}),
        (("enrol", "{sample}", "C01-12", "U0001"), PLACE),
        (("sheet", "{sample}", "C24-01", "--out", "{folder}/s.pdf"), SHEET),
        (("sheets", "{sample}", *OF_THE_DAY, "--out", "{folder}/all"), {"sheets"}),
        (
            ("attend", "{sample}", "C12-09", "--absent", "1"),
            {"done", "session", "present", "absent", "headcount", "unknown"},
        ),
        (("doctor", "{sample}"), {"ok", "checks"}),
        (("demo", "--folder", "{folder}/demo", "--no-window"), {"path", "written"}),
        (("export", "{sample}", "{folder}/back"), {"path", "written"}),
        (("new", "{folder}/a.db"), {"path", "done", "read", "written", "refused"}),
        (
            ("new", "{folder}/b.db", "--from", str(resource_path("sample_centre"))),
            {"path", "done", "read", "written", "refused"},
        ),
        ((), {"version", "commands"}),
        (("--help",), {"version", "commands"}),
        (("--version",), {"version"}),
        (("book", "--help"), {"command", "usage", "does", "options"}),
    ],
)
def test_the_keys_of_an_answer(
    permanence: Caller, sample: str, tmp_path: Path, *, words: tuple[str, ...], keys: set[str]
) -> None:
    typed = [word.format(sample=sample, folder=tmp_path) for word in words]

    assert permanence.json(*typed).keys() >= keys


@pytest.mark.parametrize("verb", ["reinstate", "undo", "redo", "withdraw", "promote"])
def test_the_keys_of_what_takes_something_back(permanence: Caller, sample: str, verb: str) -> None:
    before: dict[str, list[tuple[str, ...]]] = {
        "reinstate": [("cancel", sample, "C24-01", "--reason", "essai")],
        "undo": [("cancel", sample, "C24-01", "--reason", "essai")],
        "redo": [("cancel", sample, "C24-01", "--reason", "essai"), ("undo", sample)],
        "withdraw": [("enrol", sample, "C01-12", "U0001")],
        "promote": [],
    }
    subject: dict[str, tuple[str, ...]] = {
        "reinstate": ("C24-01",),
        "withdraw": ("C01-12", "U0001"),
        "promote": ("C25",),
    }
    for words in before[verb]:
        permanence.json(*words)

    called = permanence(verb, sample, *subject.get(verb, ()), "--json")

    assert called.status in {0, 1}
    wanted = PLACE if verb in {"withdraw", "promote"} else OUTCOME
    assert called.document.keys() >= (wanted if called.status == 0 else {"done", "findings"})


def first_finding(document: Any) -> Any:
    """The conflict of a room that is taken."""
    return next(one for one in document["findings"] if one["code"] == "room_taken")


@pytest.mark.parametrize("verb", ["check", "book"])
def test_the_keys_of_a_finding_and_of_its_ways_out(
    permanence: Caller, sample: str, verb: str
) -> None:
    refused = permanence.refused(verb, sample, *TAKEN_ROOM)

    finding = first_finding(refused)
    assert finding.keys() >= FINDING
    assert finding["alternatives"]
    assert all(one.keys() >= ALTERNATIVE for one in finding["alternatives"])
    assert refused.get("done", False) is False


PARTS: list[tuple[tuple[str, ...], Callable[[Any], Any], set[str]]] = [
    (("show", *OF_THE_DAY), lambda found: found["sessions"][0], SESSION),
    (("show", "--cycle", "C03"), lambda found: found["dates"][0], CYCLE_DATE),
    (("show", "--session", "C24-01"), lambda found: found["people"][0], {"line", "code", "status"}),
    (("doctor",), lambda found: found["checks"][0], {"code", "ok", "text"}),
    (
        ("cancel", "C24-01", "--reason", "essai"),
        lambda found: found["consequences"],
        CONSEQUENCES,
    ),
]


@pytest.mark.parametrize(("words", "part", "keys"), PARTS)
def test_the_keys_of_a_part_of_an_answer(
    permanence: Caller,
    sample: str,
    *,
    words: tuple[str, ...],
    part: Callable[[Any], Any],
    keys: set[str],
) -> None:
    verb, *rest = words

    assert part(permanence.json(verb, sample, *rest)).keys() >= keys
