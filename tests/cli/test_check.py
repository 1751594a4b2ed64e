from pathlib import Path

import pytest

from tests.cli.calling import Caller, codes, fingerprint

CAFE = ("--room", "VIL-08", "--start", "2026-11-24T14:00", "--end", "2026-11-24T16:00")


def test_every_obstacle_is_named_at_once(permanence: Caller, sample: str) -> None:
    found = permanence.refused(
        "check", sample, *CAFE, "--with", "P048", "--with", "T01", "--people", "40",
        "--needs", "mats:12", "--language-needed", "ka",
    )  # fmt: skip

    assert found["ok"] is False
    assert codes(found["findings"]) == [
        "room_taken",
        "room_taken",
        "person_taken",
        "equipment_short",
        "room_too_small",
        "language_uncovered",
    ]


def test_a_finding_says_what_why_and_when(permanence: Caller, sample: str) -> None:
    found = permanence.refused("check", sample, *CAFE, "--with", "T01", "--language", "en")
    taken = found["findings"][0]

    assert taken == {
        "code": "room_taken",
        "level": "conflict",
        "resource": "VIL-08",
        "by": "C01-12",
        "start": "2026-11-24T14:00",
        "end": "2026-11-24T16:00",
        "text": "Multipurpose room B (in Multipurpose room A+B) is taken 14:00–16:00"
        ' by "Health café". Your session would be there 14:00–16:00 (120 min overlap).',
        "keepable": False,
        "day": None,
        "alternatives": taken["alternatives"],
    }


def test_the_same_in_french(permanence: Caller, sample: str) -> None:
    called = permanence("check", sample, *CAFE, "--with", "T01")

    assert called.status == 1
    assert (
        "Salle polyvalente B (dans Salle polyvalente A+B) est prise de 14:00 à 16:00"
        " par «\u00a0Café santé\u00a0»." in called.out
    )
    assert called.err == ""


def test_every_way_out_passes_the_same_check(permanence: Caller, sample: str) -> None:
    found = permanence.refused(
        "check", sample, "--room", "VIL-07", "--start", "2026-11-24T14:30",
        "--end", "2026-11-24T15:30", "--with", "T02", "--people", "8",
    )  # fmt: skip
    ways = found["findings"][0]["alternatives"]

    assert 1 <= len(ways) <= 3
    for way in ways:
        workers = [word for code in way["with"] for word in ("--with", code)]
        again = permanence.json(
            "check", sample, "--room", way["room"], "--start", way["start"], "--end", way["end"],
            *workers, "--people", "8",
        )  # fmt: skip
        assert again["ok"] is True, way["text"]
        assert way["text"]


def test_warnings_and_notes_do_not_refuse(permanence: Caller, sample: str) -> None:
    found = permanence.json(
        "check", sample, "--room", "VIL-06", "--start", "2026-11-28T09:00",
        "--end", "2026-11-28T10:00",
    )  # fmt: skip

    assert found["ok"] is True
    assert codes(found["findings"], "conflict") == []
    assert "no_facilitator" in codes(found["findings"], "warning")


@pytest.mark.parametrize(
    ("start", "end", "past"),
    [
        ("2026-11-23T09:00", "2026-11-23T10:00", True),
        ("2026-11-24T11:00", "2026-11-24T12:00", True),
        ("2026-11-24T11:10", "2026-11-24T12:00", False),
    ],
)
def test_a_time_that_is_past_is_said(
    permanence: Caller, sample: str, *, start: str, end: str, past: bool
) -> None:
    wish = ("check", sample, "--room", "VIL-07", "--start", start, "--end", end)

    assert permanence.json(*wish)["past"] is past
    said = permanence(*wish, "--language", "en").out
    assert ("is past" in said or "already begun" in said) is past


def test_a_closure_is_named_by_its_site_and_its_days(permanence: Caller, sample: str) -> None:
    called = permanence(
        "check", sample, "--room", "MDQ-01", "--with", "T06",
        "--start", "2026-12-22T14:00", "--end", "2026-12-22T16:00",
    )  # fmt: skip

    assert "Le site Maison de quartier est fermé du lun. 21 déc. au dim. 3 janv. 2027" in called.out
    assert "(MDQ)" in called.out
    assert "closure-" not in called.out


def test_the_part_of_a_room_that_is_taken_is_named(permanence: Caller, sample: str) -> None:
    called = permanence("check", sample, *CAFE, "--with", "T01")

    assert "Salle polyvalente B (dans Salle polyvalente A+B) est prise" in called.out
    assert "Salle polyvalente A (dans Salle polyvalente A+B) est prise" in called.out


def test_touching_sessions_leave_the_room_free(permanence: Caller, sample: str) -> None:
    found = permanence.json(
        "check", sample, "--room", "MDQ-01", "--start", "2026-11-24T16:00",
        "--end", "2026-11-24T17:00", "--with", "T06",
    )  # fmt: skip

    assert "room_taken" not in codes(found["findings"])
    assert "setup_too_short" in codes(found["findings"], "warning")


def test_a_check_writes_nothing(permanence: Caller, sample: str) -> None:
    folder = Path(sample).parent
    before = fingerprint(folder)

    permanence("check", sample, *CAFE, "--with", "T01")

    assert fingerprint(folder) == before


@pytest.mark.parametrize(
    ("option", "code", "sentence"),
    [
        ("--room", "VIL-99", "No room has the code VIL-99."),
        ("--with", "P999", "No professional, staff member, contributor or interpreter"),
        ("--with", "VIL-07", "No professional, staff member, contributor or interpreter"),
        ("--programme", "NOPE", "No programme has the code NOPE."),
        ("--needs", "nothing", "No equipment has the code nothing."),
        ("--needs", "nothing:3", "No equipment has the code nothing."),
        ("--language-needed", "xx", "No language has the code xx."),
        ("--room", "V" * 300, "No room has the code"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "book"])
def test_an_unknown_code_is_bad_input(
    permanence: Caller, sample: str, *, verb: str, option: str, code: str, sentence: str
) -> None:
    room = () if option == "--room" else ("--room", "VIL-06")
    called = permanence(
        verb, sample, *room, option, code, "--language", "en",
        "--start", "2026-11-26T09:00", "--end", "2026-11-26T10:00",
    )  # fmt: skip

    assert called.status == 2
    assert sentence in called.err
    assert called.out == ""


MEETING = ("--room", "VIL-06", "--start", "2026-11-24T15:45", "--end", "2026-11-24T16:30")


def test_an_option_of_the_same_room_and_person_is_told_and_refuses_nothing(
    permanence: Caller, sample: str
) -> None:
    found = permanence.json("check", sample, *MEETING, "--with", "T02")

    assert (found["ok"], found["findings"]) == (True, [])
    assert found["options"] == [
        {
            "session": "W0005",
            "room": "VIL-06",
            "with": ["T02"],
            "start": "2026-11-24T15:00",
            "end": "2026-11-24T16:30",
        }
    ]
    told = permanence("book", sample, *MEETING, "--with", "T05", "--language", "en").out
    assert (
        'An option waits there too, which holds nothing: W0005 "Réunion des partenaires",'
        " Tue 24 Nov, 15:00–16:30 (Multipurpose room A)." in told
    )


def test_what_could_be_kept_is_said_beside_what_never_is(permanence: Caller, sample: str) -> None:
    busy = ("--room", "VIL-06", "--start", "2026-11-24T14:00", "--end", "2026-11-24T15:00")
    free = ("--room", "VIL-06", "--start", "2026-11-26T17:00", "--end", "2026-11-26T18:00")
    crowd = ("--people", "30", "--language", "en")

    assert (
        "only this could be kept: room_too_small" in permanence("check", sample, *busy, *crowd).out
    )
    assert (
        "To keep it all the same: --keep room_too_small --reason TEXT"
        in permanence("check", sample, *free, *crowd).out
    )


def test_somebody_in_an_appointment_runs_nothing(permanence: Caller, sample: str) -> None:
    found = permanence(
        "check", sample, "--room", "VIL-06", "--with", "T05", "--start", "2026-11-24T11:15",
        "--end", "2026-11-24T12:00", "--language", "en",
    )  # fmt: skip

    assert "already has an appointment (" in found.out
    assert "(T05, R0222)" in found.out
