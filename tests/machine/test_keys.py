import os
import stat
from pathlib import Path

import pytest

from desktop_app.machine.errors import FileError, KeyFileError
from desktop_app.machine.keys import RawKey, create_key, is_private, key_path, read_key

DIGITS = "0123456789abcdef" * 4


def test_the_key_lies_beside_the_centre(centre_path: Path) -> None:
    assert key_path(centre_path) == centre_path.parent / "centre.key"


def test_a_centre_named_like_a_key_is_not_its_own_key() -> None:
    assert key_path(Path("/srv/centre.key")) == Path("/srv/centre.key.key")


def test_a_new_key_is_read_again(centre_path: Path) -> None:
    created = create_key(centre_path)

    assert read_key(centre_path) == created


def test_a_key_is_32_random_bytes_as_64_characters(tmp_path: Path) -> None:
    keys = {create_key(tmp_path / f"{n}.db").hexadecimal for n in range(20)}

    assert len(keys) == 20
    assert {len(bytes.fromhex(key)) for key in keys} == {32}
    assert len(key_path(tmp_path / "1.db").read_text().strip()) == 64


def test_a_key_is_readable_by_its_owner_only(centre_path: Path) -> None:
    create_key(centre_path)

    assert stat.S_IMODE(key_path(centre_path).stat().st_mode) == 0o600
    assert is_private(centre_path)


@pytest.mark.parametrize(
    ("mode", "private"),
    [(0o600, True), (0o400, True), (0o640, False), (0o604, False), (0o440, False), (0o610, False)],
)
def test_a_key_is_private_when_only_its_owner_reads_it(
    centre_path: Path, mode: int, *, private: bool
) -> None:
    create_key(centre_path)
    key_path(centre_path).chmod(mode)

    assert is_private(centre_path) is private


def test_a_key_is_never_overwritten(centre_path: Path) -> None:
    first = create_key(centre_path)

    with pytest.raises(KeyFileError) as refused:
        create_key(centre_path)

    assert refused.value.code == "key_exists"
    assert read_key(centre_path) == first


def test_a_missing_key_is_an_error(centre_path: Path) -> None:
    for asked in (read_key, is_private):
        with pytest.raises(KeyFileError) as refused:
            asked(centre_path)
        assert refused.value.code == "key_missing"
        assert refused.value.facts == {"path": str(key_path(centre_path))}


@pytest.mark.parametrize("content", [DIGITS, f"{DIGITS}\n", f"  {DIGITS.upper()}\r\n"])
def test_a_key_copied_by_hand_is_read(content: str, centre_path: Path) -> None:
    key_path(centre_path).write_text(content, encoding="ascii")

    assert read_key(centre_path) == RawKey(DIGITS)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        DIGITS[:-1].encode(),
        f"{DIGITS}0".encode(),
        f"{DIGITS[:-1]}g".encode(),
        bytes(range(128, 160)),
        f"{DIGITS[:32]} {DIGITS[:31]}".encode(),
        b"SQLite format 3\0" * 4096,
        f"{DIGITS}{' ' * 65}".encode(),
    ],
)
def test_what_is_not_a_key_is_an_error(content: bytes, centre_path: Path) -> None:
    key_path(centre_path).write_bytes(content)

    with pytest.raises(KeyFileError) as refused:
        read_key(centre_path)

    assert refused.value.code == "key_malformed"


def test_a_key_that_may_not_be_read_is_an_error(
    centre_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_key(centre_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError) as refused:
        read_key(centre_path)

    assert refused.value.code == "not_permitted"


def test_a_key_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        create_key(tmp_path / "gone" / "centre.db")

    assert refused.value.code == "folder_missing"


def test_a_full_disk_leaves_no_half_key(centre_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(FileError) as refused:
        create_key(centre_path)

    assert refused.value.code == "disk_full"
    assert list(centre_path.parent.iterdir()) == []


def test_a_key_does_not_show_itself(centre_path: Path) -> None:
    key = create_key(centre_path)

    assert key.hexadecimal not in f"{key} {key!r}"
