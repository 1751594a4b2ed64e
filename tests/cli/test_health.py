from pathlib import Path

from sqlalchemy import text

from db.engine import open_centre
from tests.cli.calling import Caller, fingerprint


def test_the_sample_centre_is_well(permanence: Caller, sample_anywhere: str) -> None:
    found = permanence.json("doctor", sample_anywhere)

    assert found["ok"] is True
    checks = {one["code"] for one in found["checks"]}
    assert {
        "schema", "guards", "integrity", "references", "overlaps", "journal",
        "school_holidays", "library",
    } <= checks  # fmt: skip
    assert all(one["text"] for one in found["checks"])


def test_a_file_has_its_disk_its_key_and_its_copy(permanence: Caller, sample: str) -> None:
    checks = {one["code"] for one in permanence.json("doctor", sample)["checks"]}

    assert {"disk", "key", "copy"} <= checks


def test_looking_changes_nothing(permanence: Caller, sample: str) -> None:
    before = fingerprint(Path(sample).parent)

    permanence("doctor", sample)

    assert fingerprint(Path(sample).parent) == before


def test_a_missing_protection_is_found(permanence: Caller, sample: str) -> None:
    engine = open_centre(sample)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER claim_overlap_insert"))
    engine.dispose()

    found = permanence.refused("doctor", sample, "--language", "en")

    assert found["ok"] is False
    (wrong,) = [one for one in found["checks"] if not one["ok"]]
    assert wrong["code"] == "guards"
    assert "claim_overlap_insert" in wrong["text"]


def test_nothing_is_booked_in_an_unprotected_centre(permanence: Caller, sample: str) -> None:
    engine = open_centre(sample)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER claim_overlap_insert"))
    engine.dispose()

    called = permanence("cancel", sample, "C24-01", "--reason", "essai", "--language", "en")

    assert called.status == 3
    assert "has lost its protection against double bookings" in called.err


def test_missing_school_holidays_are_found(permanence: Caller, sample: str) -> None:
    engine = open_centre(sample)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM school_holiday WHERE first_day > '2026-12-01'"))
    engine.dispose()

    found = permanence.refused("doctor", sample)

    assert [one["code"] for one in found["checks"] if not one["ok"]] == ["school_holidays"]


def test_a_key_that_others_can_read_is_found(permanence: Caller, sample: str) -> None:
    Path(sample).with_suffix(".key").chmod(0o644)

    called = permanence("doctor", sample, "--language", "en")

    assert called.status == 1
    assert "  ✗ Others can read the key of the centre: change its permissions." in called.out
