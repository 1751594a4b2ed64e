import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from db import centre_file
from db.centre_file import copies_folder
from db.engine import close_centre, open_centre
from desktop_app.readings.doctor import Check, doctor_reading
from desktop_app.wording import words_in
from desktop_app.wording.doctor import check_text
from tests.cli.calling import Caller, fingerprint
from tests.foreign_disks import let_locks_do_nothing, put_on
from tests.permissions import an_ordinary_user, closed_to_writing


def test_the_sample_centre_is_well(permanence: Caller, sample_anywhere: str) -> None:
    found = permanence.json("doctor", sample_anywhere)

    assert found["ok"] is True
    checks = {one["code"] for one in found["checks"]}
    assert {
        "schema", "guards", "integrity", "references", "overlaps", "journal", "access_log",
        "school_holidays", "library",
    } <= checks  # fmt: skip
    assert all(one["text"] for one in found["checks"])


def test_a_file_has_its_disk_its_key_and_its_copy(permanence: Caller, sample: str) -> None:
    checks = {one["code"] for one in permanence.json("doctor", sample)["checks"]}

    assert {"disk", "key", "copy"} <= checks


def looked_at(sample: str) -> dict[str, Check]:
    """What the doctor says of a centre that is only looked at, by the code of each check."""
    engine = open_centre(sample, read_only=True)
    found = {str(one.code): one for one in doctor_reading(engine, date(2026, 11, 24))}
    close_centre(engine)
    return found


def said(check: Check) -> str:
    return check_text(words_in("en"), check.code, check.facts, ok=check.ok)


def test_a_folder_closed_to_writing_is_said_and_its_copies_are_found(sample: str) -> None:
    folder = Path(sample).parent
    with an_ordinary_user(folder), closed_to_writing(folder):
        found = looked_at(sample)

    assert said(found["copy"]).startswith("A verified copy is kept: ")
    assert found["key"].ok
    assert found["writable"].grave
    assert said(found["writable"]).startswith(f"{folder} is closed to writing: ")


def test_copies_that_may_not_be_seen_are_not_called_absent(sample: str) -> None:
    copies = copies_folder(Path(sample))
    with an_ordinary_user(copies.parent):
        copies.chmod(0)
        found = looked_at(sample)
        copies.chmod(0o700)

    assert not found["copy"].ok
    assert said(found["copy"]) == (
        f"Whether copies are kept cannot be seen: {copies} is closed to you."
    )


def test_a_centre_on_a_disk_of_this_computer(sample: str) -> None:
    assert said(looked_at(sample)["disk_kind"]) == "The centre is on a disk of this computer."


NETWORK = (
    "{path} is on a network disk (nfs4), where two computers would destroy a centre: nothing is"
    " written to it there. When nobody has it open, copy it with its key to a disk of this"
    " computer. “permanence show” lets you look at it where it is. Several desks share a centre"
    " on a PostgreSQL server."
)


def test_a_centre_on_a_network_disk_is_not_well(
    sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, Path(sample).parent, "nfs4")

    found = looked_at(sample)

    assert [code for code, one in found.items() if not one.ok] == ["disk_kind"]
    assert found["disk_kind"].grave
    assert said(found["disk_kind"]) == NETWORK.format(path=sample)


def test_a_disk_whose_locks_do_nothing_is_not_well(
    sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, Path(sample).parent, "fuse.odd")
    let_locks_do_nothing(monkeypatch)

    assert said(looked_at(sample)["disk_kind"]).startswith(
        f"The disk of {sample} (fuse.odd) lets two programs write at once"
    )


def test_an_old_library_is_not_well(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centre_file, "OLDEST_LIBRARY", (99, 0, 0))

    found = looked_at(sample)["library"]

    assert found.grave
    assert said(found).startswith("The database library can lose data (SQLite ")


def test_the_ways_out_of_a_network_disk_are_there(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, Path(sample).parent, "nfs4")

    refused = permanence("cancel", sample, "C24-01", "--reason", "essai", "--language", "en")
    shown = permanence("show", sample, "--session", "C24-01", "--language", "en")
    copied = Path(shutil.copytree(Path(sample).parent, f"{Path(sample).parent}-here"))
    done = permanence("cancel", str(copied / "centre.db"), "C24-01", "--reason", "essai")

    assert (refused.status, refused.out) == (3, "")
    assert NETWORK.format(path=sample) in refused.err
    assert "C24-01" in shown.out
    assert (shown.status, done.status) == (0, 0)


@pytest.mark.parametrize(
    "making", [("new", "{folder}/centre.db"), ("demo", "--folder", "{folder}")]
)
def test_no_centre_is_made_on_a_network_disk(
    permanence: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, making: tuple[str, ...]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    put_on(monkeypatch, folder, "cifs")

    called = permanence(*(word.format(folder=folder) for word in making), "--language", "fr")

    assert called.status == 3
    assert (
        f"{folder / 'centre.db'} se trouve sur un disque réseau (cifs), où deux ordinateurs"
        " détruiraient un centre\u00a0: rien n’y est écrit."
        " Choisissez un dossier d’un disque de cet ordinateur."
    ) in called.err
    assert list(folder.iterdir()) == []


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
        connection.execute(text("DELETE FROM school_holiday WHERE first_day > '2026-08-31'"))
    engine.dispose()

    found = permanence.json("doctor", sample)
    called = permanence("doctor", sample, "--language", "en")

    assert found["ok"] is True
    assert [one["code"] for one in found["checks"] if not one["ok"]] == ["school_holidays"]
    assert called.out.splitlines()[0] == "This centre is well; there is something to see to."
    assert (
        "  ! School holidays are missing for the coming months (known until: 31/08/2026)."
        " Import the dates that are published."
    ) in called.out


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No school holidays of zone B are entered yet: nothing warns of them."),
        ("fr", "Aucunes vacances scolaires de la zone B ne sont saisies"),
    ],
)
def test_a_new_centre_is_well(
    permanence: Caller, tmp_path: Path, language: str, sentence: str
) -> None:
    address = str(tmp_path / "centre.db")
    permanence.json("new", address)

    called = permanence("doctor", address, "--language", language)

    assert called.status == 0
    assert f"  ! {sentence}" in called.out
    assert "✗" not in called.out
    assert permanence.json("doctor", address)["ok"] is True


def test_a_key_its_owner_only_reads_is_private(permanence: Caller, sample: str) -> None:
    Path(sample).with_suffix(".key").chmod(0o400)

    checks = {one["code"]: one["ok"] for one in permanence.json("doctor", sample)["checks"]}

    assert checks["key"] is True


def test_a_key_that_others_can_read_is_found(permanence: Caller, sample: str) -> None:
    Path(sample).with_suffix(".key").chmod(0o644)

    called = permanence("doctor", sample, "--language", "en")

    assert called.status == 1
    assert "  ✗ Others can read the key of the centre: change its permissions." in called.out


def test_a_clock_that_is_behind_is_told_beside_the_answer(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = permanence("cancel", sample, "C24-01", "--reason", "essai", "--language", "en")
    assert (done.status, done.err) == (0, "")

    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-20T09:00")
    later = permanence("cancel", sample, "C24-02", "--reason", "essai", "--language", "en")

    assert later.status == 0
    assert "check its date and time" in later.err
    assert "check its date and time" not in later.out
