"""What was typed and is kept in a file: nothing readable is lost, nothing unreadable either."""

import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.machine.errors import FileError
from desktop_app.machine.kept_list import LARGEST_FILE, EntryKind, KeptList


@dataclass(frozen=True)
class Word:
    """Something typed on a day."""

    key: str
    day: date


def word(stored: Any) -> Word:
    return Word(str(stored["key"]), date.fromisoformat(stored["day"]))


TUESDAY = date(2026, 11, 24)
FIRST, SECOND = Word("first", TUESDAY), Word("second", TUESDAY)
THREE_AT_MOST = EntryKind(lambda one: one.key, word, most=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file whose folders are not there yet."""
    return tmp_path / "drafts" / "centre" / "words.json"


@pytest.fixture
def words(path: Path) -> KeptList[Word]:
    """A list that nobody has kept anything in."""
    return KeptList(path, THREE_AT_MOST)


def damaged(path: Path, content: bytes) -> Path:
    """The list as another program left it; where it is to be found later."""
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path.with_name("words.json.damaged")


def test_nothing_kept_is_no_trouble(words: KeptList[Word], path: Path) -> None:
    assert words.entries() == ()
    words.discard("first")
    assert not path.exists()


def test_entries_come_back_in_another_run_the_latest_last(
    words: KeptList[Word], path: Path
) -> None:
    for one in (FIRST, SECOND, FIRST):
        words.keep(one)

    assert KeptList(path, THREE_AT_MOST).entries() == (SECOND, FIRST)
    assert words.entry("second") == SECOND
    words.discard("second")
    assert words.entries() == (FIRST,)
    assert words.entry("second") is None


def test_beyond_the_most_the_oldest_goes(words: KeptList[Word]) -> None:
    for key in "abcd":
        words.keep(Word(key, TUESDAY))

    assert [one.key for one in words.entries()] == ["b", "c", "d"]


def test_only_its_owner_reads_the_file_and_its_folder(words: KeptList[Word], path: Path) -> None:
    words.keep(FIRST)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'[{"key": "first"',
        b'{"key": "first"}',
        b"\xff",
        b'[{"key": "first"}, 3]',
        b"[" * 100_000,
        b" " * (LARGEST_FILE + 1),
    ],
)
def test_a_damaged_file_holds_nothing_and_is_set_aside_before_another_takes_its_place(
    words: KeptList[Word], path: Path, content: bytes
) -> None:
    aside = damaged(path, content)

    assert words.entries() == ()
    assert path.read_bytes() == content
    words.keep(FIRST)

    assert words.entries() == (FIRST,)
    assert aside.read_bytes() == content


def test_one_entry_that_cannot_be_read_hides_no_other_and_is_set_aside(
    words: KeptList[Word], path: Path
) -> None:
    content = b'[{"key": "first", "day": "2026-11-24"}, {"key": "x", "day": "32/13"}]'
    aside = damaged(path, content)

    words.keep(SECOND)

    assert words.entries() == (FIRST, SECOND)
    assert aside.read_bytes() == content


def test_what_the_computer_does_not_give_is_never_taken_for_nothing(
    words: KeptList[Word], path: Path
) -> None:
    path.mkdir(parents=True)

    with pytest.raises(FileError):
        words.entries()
    with pytest.raises(FileError):
        words.keep(FIRST)
