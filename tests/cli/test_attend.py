from typing import Any

import pytest

from desktop_app.domain.sheets.numbers import grouped
from tests.cli.calling import Caller

DROITS = "C24-01"
DURING, LATER = "2026-11-24T14:30", "2026-11-24T18:00"
THIRD = "U0217"
"""The person on line 3."""


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch, permanence: Caller) -> None:
    """The session is over, its sheet has come back."""
    monkeypatch.setenv("PERMANENCE_NOW", LATER)


def people(permanence: Caller, address: str) -> Any:
    """Everybody in the session, in the order of the paper."""
    return permanence.json("show", address, "--session", DROITS)["people"]


def test_all_came_but_those_on_these_lines(permanence: Caller, sample_anywhere: str) -> None:
    recorded = permanence.json(
        "attend", sample_anywhere, DROITS, "--absent", "3,7,12e", "--count", "2"
    )

    assert recorded == {
        "done": True,
        "session": DROITS,
        "present": 9,
        "absent": 3,
        "headcount": 2,
        "unknown": [],
        "marked": [
            {"line": 3, "person": "U0217", "initials": "M. C.", "status": "absent"},
            {"line": 7, "person": "U0005", "initials": "M. L.", "status": "absent"},
            {"line": 12, "person": "U0201", "initials": "E. Ş.", "status": "absent_excused"},
        ],
        "since": [],
        "corrected": 0,
        "paper": None,
    }
    statuses = {one["line"]: one["status"] for one in people(permanence, sample_anywhere)}
    assert [statuses[line] for line in (1, 3, 7, 12)] == [
        "present",
        "absent",
        "absent",
        "absent_excused",
    ]
    session = permanence.json("show", sample_anywhere, "--session", DROITS)["sessions"][0]
    assert (session["status"], session["attended"], session["headcount"]) == ("held", 9, 2)


def test_a_line_that_does_not_exist_records_nobody(
    permanence: Caller, sample_anywhere: str
) -> None:
    before = people(permanence, sample_anywhere)
    line = ("attend", sample_anywhere, DROITS, "--absent", "3 33", "--count", "2")

    refused = permanence(*line, "--json")

    assert refused.status == 2
    assert refused.document["done"] is False
    assert refused.document["unknown"] == [33]
    assert people(permanence, sample_anywhere) == before
    assert permanence(*line, "--language", "en").err == (
        "No line 33: the lines of this paper go from 1 to 12. Nothing was recorded.\n"
    )


def test_it_is_told_in_words(permanence: Caller, sample: str) -> None:
    called = permanence("attend", sample, DROITS, "--absent", "3", "--language", "en")

    assert called.out.splitlines() == [
        "C24-01: 11 present, 1 absent.",
        "Absent: 3 (M. C.).",
        "No sheet was printed: lines in the order it would have.",
    ]
    again = permanence("attend", sample, DROITS, "--absent", "", "--count", "1")
    assert again.out.splitlines() == [
        "C24-01\u00a0: 12 présents, 0 absent, 1 sans nom.",
        "Aucune feuille imprimée\u00a0: lignes dans l’ordre qu’elle aurait.",
        "1 présence déjà saisie a été corrigée.",
    ]


def test_a_session_to_come_has_nobody_yet(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-24T13:59")

    called = permanence("attend", sample, DROITS, "--absent", "1", "--language", "en")

    assert called.status == 1
    assert called.err == (
        "C24-01 begins Tue 24 Nov at 14:00: presence can be recorded from then on, not before.\n"
    )
    assert all(one["attendance"] is None for one in people(permanence, sample))


def test_the_paper_is_named(permanence: Caller, sample: str, tmp_path: Any) -> None:
    grid = permanence.json("sheet", sample, "C24", "--out", str(tmp_path / "grid.pdf"))
    read = permanence.json("attend", sample, DROITS, "--absent", "1")["paper"]
    assert read == {"number": grid["number"], "version": 1, "of": "cycle"}
    said = permanence("attend", sample, DROITS, "--absent", "1", "--language", "en").out
    assert f"Lines of the cycle’s grid {grid['number']}, version 1." in said

    own = permanence.json("sheet", sample, DROITS, "--out", str(tmp_path / "own.pdf"))
    permanence.json("sheet", sample, "C24", "--out", str(tmp_path / "grid.pdf"))
    read = permanence.json("attend", sample, DROITS, "--absent", "1")["paper"]
    assert read == {"number": own["number"], "version": 1, "of": "session"}
    said = permanence("attend", sample, own["number"], "--absent", "1", "--language", "en").out
    assert f"Lines of the sheet {own['number']}, version 1." in said


def test_who_joined_later_is_neither_present_nor_absent(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    permanence.json("withdraw", sample, "C24", "U0009")
    newcomer = permanence.json("person", sample, "--given", "Aaba")["person"]
    permanence.json("enrol", sample, "C24", newcomer)
    permanence.json("sheet", sample, "C24", "--out", str(tmp_path / "grid.pdf"))
    line = next(
        one["line"]
        for one in permanence.json("show", sample, "--session", "C24-02")["people"]
        if one["code"] == newcomer
    )

    called = permanence("attend", sample, DROITS, "--absent", str(line), "--language", "en")

    assert f"Line {line} is not expected at this date" in called.out
    assert called.out.startswith("C24-01: 11 present, 0 absent.")
    assert newcomer not in [one["code"] for one in people(permanence, sample)]


def test_nobody_was_absent(permanence: Caller, sample: str) -> None:
    recorded = permanence.json("attend", sample, DROITS, "--absent", "")

    assert (recorded["present"], recorded["absent"]) == (12, 0)


def test_a_count_alone_says_nothing_of_the_others(permanence: Caller, sample: str) -> None:
    recorded = permanence.json("attend", sample, DROITS, "--count", "14")

    assert (recorded["present"], recorded["headcount"]) == (0, 14)


def test_lines_are_those_of_the_last_paper(
    permanence: Caller, sample: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", DURING)
    permanence.json("sheet", sample, DROITS, "--out", str(tmp_path / "sheet.pdf"))
    printed = [one["code"] for one in people(permanence, sample)]
    permanence.json("withdraw", sample, "C24", printed[0])
    newcomer = permanence.json("person", sample, "--given", "Aaba")["person"]
    permanence.json("enrol", sample, DROITS, newcomer)

    recorded = permanence.json("attend", sample, DROITS, "--absent", "2")

    # Line 2 is still the second name on paper; who came later has no line there.
    assert recorded["paper"]["version"] == 1
    assert recorded["since"] == [newcomer]
    came = {one["code"]: one["attendance"] for one in people(permanence, sample)}
    assert came[printed[1]] == "absent"
    assert came[printed[2]] == "present"
    assert came[newcomer] is None


def two_versions(permanence: Caller, sample: str, folder: Any) -> tuple[str, str]:
    """Print the sheet, again without its first name, and give both numbers."""
    first = permanence.json("sheet", sample, DROITS, "--out", str(folder / "v1.pdf"))
    permanence.json("withdraw", sample, "C24", people(permanence, sample)[0]["code"])
    second = permanence.json("sheet", sample, DROITS, "--out", str(folder / "v2.pdf"))
    return str(first["number"]), str(second["number"])


def test_lines_that_mean_others_on_another_paper_are_refused(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    first, second = two_versions(permanence, sample, tmp_path)
    before = people(permanence, sample)

    refused = permanence("attend", sample, DROITS, "--absent", "3,7", "--json")

    assert (refused.status, refused.document["done"]) == (2, False)
    error = refused.document["error"]
    assert error["code"] == "papers_disagree"
    assert error["papers"] == [
        {"number": second, "version": 2},
        {"number": first, "version": 1},
    ]
    assert people(permanence, sample) == before
    said = permanence("attend", sample, DROITS, "--absent", "3,7", "--language", "en").err
    assert f"{grouped(second)} (version 2), {grouped(first)} (version 1)." in said
    assert said.endswith("Give the number printed on the paper in place of C24-01.\n")


def test_the_number_on_the_paper_says_whose_lines_they_are(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    first, second = two_versions(permanence, sample, tmp_path)

    of_first = permanence.json("attend", sample, first, "--absent", "3")["marked"]
    of_second = permanence.json("attend", sample, second, "--absent", "2")["marked"]

    # Everybody has gone up by one line.
    assert [one["person"] for one in of_first] == [one["person"] for one in of_second]
    assert of_first[0]["initials"] == "M. C."


def test_a_grid_that_numbers_others_is_named_beside_the_session(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    grid = permanence.json("sheet", sample, "C24", "--out", str(tmp_path / "grid.pdf"))["number"]
    permanence.json("withdraw", sample, "C24", people(permanence, sample)[0]["code"])
    permanence.json("sheet", sample, DROITS, "--out", str(tmp_path / "own.pdf"))

    refused = permanence("attend", sample, DROITS, "--absent", "3", "--language", "en")
    recorded = permanence.json("attend", sample, DROITS, "--absent", "3", "--paper", grid)

    assert refused.status == 2
    assert refused.err.endswith("Add the number printed on the paper: --paper NUMBER.\n")
    assert recorded["paper"] == {"number": grid, "version": 1, "of": "cycle"}
    assert recorded["marked"][0]["person"] == THIRD


def test_the_paper_of_another_session_has_other_lines(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    other = permanence.json("sheet", sample, "C24-02", "--out", str(tmp_path / "other.pdf"))

    called = permanence(
        "attend", sample, DROITS, "--absent", "3", "--paper", other["number"], "--language", "en"
    )

    assert called.status == 2
    assert called.err.endswith("is not the number of a sheet of this session.\n")


def test_a_paper_without_names_takes_no_lines_away(
    permanence: Caller, sample: str, tmp_path: Any
) -> None:
    permanence.json("sheet", sample, DROITS, "--out", str(tmp_path / "names.pdf"))
    tally = ("--variant", "session_anonymous_count", "--out", str(tmp_path / "tally.pdf"))
    permanence.json("sheet", sample, DROITS, *tally)

    shown = people(permanence, sample)
    recorded = permanence.json("attend", sample, DROITS, "--absent", "3")

    assert [one["line"] for one in shown] == list(range(1, 13))
    assert (recorded["marked"][0]["person"], recorded["paper"]["version"]) == (THIRD, 1)


def test_what_was_recorded_is_taken_back(permanence: Caller, sample: str) -> None:
    before = people(permanence, sample)
    permanence.json("attend", sample, DROITS, "--absent", "1")

    permanence.json("undo", sample)

    assert people(permanence, sample) == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--absent", "3,x"), "Numbers of the absent: “x” is not a line number."),
        (("--absent", "0"), "Numbers of the absent: “0” is not a line number."),
        (("--absent", "٣"), "Numbers of the absent: “٣” is not a line number."),
        (("--absent", "3a"), "Numbers of the absent: “3a” is not a line number. Expected: 3,7,12e"),
        (("--absent", "3 3e"), "Numbers of the absent: line 3e is said both"),
        (
            ("--absent", "1", "--count", "-1"),
            "Headcount: -1 is not possible; the limits",
        ),
        (("--count", "1001"), "Headcount: 1001 is not possible; the limits are 0, 1000."),
        ((), "Numbers of the absent: give the lines"),
    ],
)
def test_what_cannot_be_read(
    permanence: Caller, sample: str, *, options: tuple[str, ...], sentence: str
) -> None:
    called = permanence("attend", sample, DROITS, *options, "--language", "en")

    assert called.status == 2
    assert called.err.startswith(sentence)


def test_a_cancelled_session_had_nobody(permanence: Caller, sample: str) -> None:
    permanence.json("cancel", sample, DROITS, "--reason", "Animation absente")

    called = permanence("attend", sample, DROITS, "--absent", "1", "--language", "en")

    assert called.status == 1
    assert called.err == "C24-01 is cancelled: nobody's presence can be recorded.\n"
