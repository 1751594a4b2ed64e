"""A folder that cannot be read: each fault named with its place, and no centre left behind."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from resources import resource_path
from tests.cli.calling import Caller

Spoil = Callable[[Path], None]
"""What happens to `rooms.csv`."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own in the sample's format."""
    copy = tmp_path / "folder"
    shutil.copytree(resource_path("sample_centre"), copy)
    return copy


def in_cp1252(rooms: Path) -> None:
    rooms.write_bytes(rooms.read_text(encoding="utf-8").encode("cp1252", "replace"))


def in_utf16(rooms: Path) -> None:
    rooms.write_bytes(rooms.read_text(encoding="utf-8").encode("utf-16"))


def with_an_open_quote(rooms: Path) -> None:
    rooms.write_text(rooms.read_text(encoding="utf-8") + 'VIL-99,"VIL,VIL-P1\n', encoding="utf-8")


def with_a_nul(rooms: Path) -> None:
    rooms.write_bytes(rooms.read_bytes().replace(b"VIL-09", b"VIL-\x0009"))


def with_an_endless_cell(rooms: Path) -> None:
    long = "x" * 200_000
    rooms.write_text(rooms.read_text(encoding="utf-8").replace("VIL-09", long), encoding="utf-8")


def without_a_column(rooms: Path) -> None:
    lines = rooms.read_text(encoding="utf-8").splitlines()
    cut = [line.partition(",")[2] for line in lines]
    rooms.write_text("\n".join(cut) + "\n", encoding="utf-8")


def with_a_code_twice(rooms: Path) -> None:
    lines = rooms.read_text(encoding="utf-8").splitlines(keepends=True)
    rooms.write_text("".join([*lines, lines[-1]]), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (in_cp1252, "cp1252"),
        (in_utf16, "utf16"),
        (with_an_open_quote, "unclosed_quote"),
        (with_a_nul, "control_character"),
        (with_an_endless_cell, "cell_too_long"),
        (without_a_column, "missing_column"),
        (with_a_code_twice, "duplicate_code"),
    ],
)
def test_a_file_that_cannot_be_read(
    permanence: Caller, folder: Path, tmp_path: Path, *, spoil: Spoil, reason: str
) -> None:
    spoil(folder / "rooms.csv")
    made = ("new", str(tmp_path / "centre.db"), "--from", str(folder))

    french, english = permanence(*made), permanence(*made, "--language", "en")
    document = permanence(*made, "--json").document

    assert (french.status, english.status) == (2, 2)
    assert french.out != english.out
    assert "rooms.csv" in english.out
    assert "Nothing was written" in english.out
    assert "Traceback" not in english.out + english.err + french.err
    assert max(map(len, english.out.splitlines())) < 400
    assert document["done"] is False
    assert document["written"] == 0
    assert {one["file"] for one in document["refused"]} >= {"rooms.csv"}
    assert reason in {one["reason"] for one in document["refused"]}
    assert all(one["reason"] and one["text"] for one in document["refused"])
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_a_mark_at_the_start_is_no_fault(permanence: Caller, folder: Path, tmp_path: Path) -> None:
    """Spreadsheets write one (a « BOM »): the file is read as it is meant."""
    rooms = folder / "rooms.csv"
    rooms.write_bytes(b"\xef\xbb\xbf" + rooms.read_bytes())

    made = permanence.json("new", str(tmp_path / "centre.db"), "--from", str(folder))

    assert (made["done"], made["refused"]) == (True, [])
