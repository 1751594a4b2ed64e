"""Whatever is given: one sentence, the right status, no traceback, and nothing written."""

import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import open_centre
from tests.cli.calling import Called, Caller, fingerprint

LANGUAGES = ("fr", "en")
Spoil = Callable[[Path], None]


def is_one_sentence(called: Called) -> bool:
    """One line that ends like a sentence, and nothing of the machine's own."""
    said = called.err.rstrip("\n")
    return "\n" not in said and said.endswith(".") and "Traceback" not in called.out + said


def in_text(path: Path) -> None:
    path.write_text("La liste des courses de la semaine.\n" * 400)
    shutil.rmtree(path.with_suffix(".copies"))


def in_nothing(path: Path) -> None:
    path.write_bytes(b"")


def in_noise(path: Path) -> None:
    path.write_bytes(secrets.token_bytes(3000))


def in_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()


def with_another_key(path: Path) -> None:
    path.with_suffix(".key").write_text(secrets.token_hex(32) + "\n")
    shutil.rmtree(path.with_suffix(".copies"))


def without_key(path: Path) -> None:
    path.with_suffix(".key").unlink()


def with_half_a_key(path: Path) -> None:
    path.with_suffix(".key").write_text("abc\n")


def from_the_future(path: Path) -> None:
    engine = open_centre(str(path))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()


def damaged(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 * 40 + 100] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("spoil", "english"),
    [
        (in_text, "is not a centre: choose the file of a centre."),
        (in_nothing, "is not a centre: choose the file of a centre."),
        (in_noise, "is not a centre: choose the file of a centre."),
        (in_another_program, "belongs to another program: it was left alone."),
        (with_another_key, "is not the one of this centre. Put its own key back."),
        (without_key, "The key of the centre is missing:"),
        (with_half_a_key, "is not the key of a centre."),
        (from_the_future, "This centre was opened with a newer version (9999). Update this desk."),
        (damaged, "is damaged. Go back to the last verified copy beside it."),
    ],
)
@pytest.mark.parametrize("words", [("undo",), ("show", "--date", "2026-11-24")])
def test_a_file_that_is_no_centre_of_ours(
    permanence: Caller, sample: str, *, spoil: Spoil, english: str, words: tuple[str, ...]
) -> None:
    spoil(Path(sample))
    before = fingerprint(Path(sample).parent)
    verb, *options = words

    french = permanence(verb, sample, *options)
    called = permanence(verb, sample, *options, "--language", "en")

    assert (french.status, called.status) == (3, 3)
    assert english in called.err
    assert is_one_sentence(called)
    assert is_one_sentence(french)
    assert french.err != called.err
    assert fingerprint(Path(sample).parent) == before


@pytest.mark.parametrize(
    ("address", "status", "english"),
    [
        ("postgresql://localhost:1/centre", 3, "The server does not answer:"),
        ("mysql://localhost/centre", 2, "This is not the address of a centre: mysql://"),
        ("", 2, "This is not the address of a centre:"),
        ("postgresql://localhost:port/centre", 2, "This is not the address of a centre:"),
        ("/nowhere/at/all/centre.db", 3, "The folder of /nowhere/at/all/centre.db does not exist"),
        (".", 3, "is not a centre: choose the file of a centre."),
        ("x" * 300 + ".db", 3, "cannot be read: check who may open it."),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_leads_nowhere(
    permanence: Caller, *, address: str, status: int, english: str, language: str
) -> None:
    called = permanence("doctor", address, "--language", language)

    assert called.status == status
    assert is_one_sentence(called)
    assert (english in called.err) is (language == "en")


def test_a_password_is_never_shown(permanence: Caller) -> None:
    called = permanence("doctor", "postgresql://awa:s3cret@localhost:1/centre", "--json")

    assert called.status == 3
    assert "s3cret" not in called.out + called.err


@pytest.mark.parametrize(
    "words",
    [
        ("export", "SAMPLE", "/proc/new"),
        ("export", "SAMPLE", "/proc/new/folder"),
        ("sheet", "SAMPLE", "C24-01", "--out", "/proc/a.pdf"),
        ("sheets", "SAMPLE", "--date", "2026-11-24", "--out", "/proc/sheets"),
        ("demo", "--no-window", "--folder", "/proc/demo"),
        ("new", "/proc/centre.db"),
    ],
)
def test_a_place_that_is_to_be_written_is_not_said_to_be_missing(
    permanence: Caller, sample: str, words: tuple[str, ...]
) -> None:
    """Nobody creates files in /proc: the system then says that the new name does not exist."""
    typed = [sample if word == "SAMPLE" else word for word in words]

    called = permanence(*typed, "--language", "en")

    assert called.status == 3
    assert called.err == "Nothing can be written in the folder /proc: choose another one.\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_where_nothing_can_be_written(permanence: Caller, language: str) -> None:
    """Nobody creates files in /sys, not even root."""
    called = permanence("new", "/sys/centre.db", "--language", language)

    assert called.status == 3
    assert is_one_sentence(called)
    assert "/sys/centre" in called.err


@pytest.mark.parametrize(
    ("start", "end", "code", "offers"),
    [
        ("2027-03-28T02:30", "2027-03-28T04:00", "time_missing", ["2027-03-28T03:30"]),
        ("2027-03-28T01:30", "2027-03-28T02:15", "time_missing", ["2027-03-28T03:15"]),
        ("2027-03-28T01:30", "2027-03-28T03:30", "crosses_clock_change", ["2027-03-28T03:00"]),
        ("2027-03-28T01:30", "2027-03-28T03:00", "crosses_clock_change", ["2027-03-28T01:59"]),
        ("2027-03-28T01:59", "2027-03-28T03:00", "crosses_clock_change", []),
        (
            "2027-10-31T02:30",
            "2027-10-31T04:00",
            "time_twice",
            ["2027-10-31T01:30", "2027-10-31T03:30"],
        ),
        ("2026-11-24T15:00", "2026-11-24T14:00", "end_not_after_start", []),
        ("2026-11-24T15:00", "2026-11-24T15:00", "end_not_after_start", []),
        ("2026-11-24T10:00", "2026-11-25T11:00", "too_long", []),
        ("2026-11-24T10:00", "2026-11-25T10:00", "too_long", []),
        ("1999-12-31T10:00", "1999-12-31T11:00", "year_out_of_range", []),
        ("2101-01-03T10:00", "2101-01-03T11:00", "year_out_of_range", []),
        ("2026-11-31T10:00", "2026-11-24T11:00", "not_a_moment", []),
        ("2026-11-24T25:00", "2026-11-24T26:00", "not_a_moment", []),
        ("2026-11-24T10:00+01:00", "2026-11-24T11:00", "not_a_moment", []),
        ("2026-11-24", "2026-11-24T11:00", "not_a_moment", []),
        ("", "2026-11-24T11:00", "not_a_moment", []),
    ],
)
@pytest.mark.parametrize("verb", ["check", "book"])
def test_times_that_cannot_be_planned(
    permanence: Caller,
    sample: str,
    *,
    verb: str,
    start: str,
    end: str,
    code: str,
    offers: list[str],
) -> None:
    before = fingerprint(Path(sample).parent)
    wish = (verb, sample, "--room", "VIL-06", "--start", start, "--end", end)

    called = permanence(*wish, "--json")
    english = permanence(*wish, "--language", "en")

    assert (called.status, english.status) == (2, 2)
    assert (called.document["error"]["code"], called.document["error"]["offers"]) == (code, offers)
    assert is_one_sentence(english)
    assert english.err != called.err
    assert fingerprint(Path(sample).parent) == before
    name = called.document["error"]["field"]
    for offer in offers:
        asked = {"start": start, "end": end, name: offer}
        times = ("--start", asked["start"], "--end", asked["end"])
        tried = permanence("check", sample, "--room", "VIL-06", *times, "--json")
        assert tried.status < 2 or tried.document["error"]["code"] != code, offer


@pytest.mark.parametrize(
    ("option", "english"),
    [
        (("--with", "P048@15:00"), "With: “P048@15:00” cannot be read."),
        (("--with", "P048@15:00-14:00"), "With: “P048@15:00-14:00” ends before it starts."),
        (("--with", "P048@25:00-26:00"), "With: “P048@25:00-26:00” cannot be read."),
        (("--with", "P048@08:00-09:30"), "With: P048 would be there outside the session."),
        (("--with", "P048", "--with", "P048"), "With: P048 is there twice."),
        (("--needs", "mats:0"), "Needs: “mats:0” is not a quantity."),
        (("--needs", "mats:many"), "Needs: “mats:many” is not a quantity."),
        (("--needs", "mats:3", "--needs", "mats"), "Needs: mats is there twice."),
        (("--people", "-4"), "People: -4 is not possible; the limits are 0, "),
        (("--people", "9" * 20), "People: 99999999999999999999 is not possible; the limits"),
        (("--people", "1e9"), "People: “1e9” is not a whole number."),
        (("--places", "5000"), "Places: 5000 is not possible; the limits are 0, "),
    ],
)
def test_a_booking_that_cannot_be_read(
    permanence: Caller, sample: str, *, option: tuple[str, ...], english: str
) -> None:
    called = permanence(
        "book", sample, "--room", "VIL-06", "--start", "26/11/2026 09:00",
        "--end", "2026-11-26T10:00", *option, "--language", "en",
    )  # fmt: skip

    assert called.status == 2
    assert called.err.startswith(english)


@pytest.mark.parametrize("title", ["x" * 300, "a\nb", "\ud800"])
def test_a_title_that_cannot_be_kept(permanence: Caller, sample: str, title: str) -> None:
    before = fingerprint(Path(sample).parent)

    called = permanence(
        "book", sample, "--room", "VIL-06", "--start", "2026-11-26T09:00",
        "--end", "2026-11-26T10:00", "--title", title, "--language", "en",
    )  # fmt: skip

    assert called.status == 2
    assert called.err.startswith("Title: ")
    assert fingerprint(Path(sample).parent) == before
