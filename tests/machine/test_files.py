import errno
import os
import stat
from pathlib import Path

import pytest

from desktop_app.machine.errors import FileError
from desktop_app.machine.files import read_within, write_beside_then_replace


def test_a_file_has_its_new_content_and_nothing_is_left_beside(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"old")

    write_beside_then_replace(sheet, b"new")

    assert sheet.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [sheet]


REFUSALS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only_disk",
    errno.EACCES: "not_permitted",
    errno.EIO: "file_failed",
}


@pytest.mark.parametrize("number", REFUSALS)
@pytest.mark.parametrize("step", ["fsync", "open"])
def test_a_disk_that_refuses_leaves_the_old_content(
    number: int, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"old")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(FileError) as refused:
        write_beside_then_replace(sheet, b"new")
    monkeypatch.undo()

    assert refused.value.code == REFUSALS[number]
    assert refused.value.facts == {"path": str(sheet), "system_code": errno.errorcode[number]}
    assert sheet.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [sheet]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        write_beside_then_replace(tmp_path / "gone" / "sheet.pdf", b"new")

    assert refused.value.code == "folder_missing"
    assert refused.value.facts["path"] == str(tmp_path / "gone")


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "sheet.pdf"
    folder.mkdir()

    with pytest.raises(FileError) as refused:
        write_beside_then_replace(folder, b"new")

    assert refused.value.code == "is_a_folder"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "sheet.pdf"
    os.mkfifo(pipe)

    with pytest.raises(FileError) as refused:
        write_beside_then_replace(pipe, b"new")

    assert refused.value.code == "not_a_file"
    assert refused.value.facts == {"path": str(pipe)}
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_name_too_long_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        write_beside_then_replace(tmp_path / ("s" * 300), b"new")

    assert refused.value.code == "name_too_long"


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)

    write_beside_then_replace(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"

    write_beside_then_replace(path, b"{}", private=True)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_read_within_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"12345")

    assert read_within(path, 5) == b"12345"
    assert read_within(path, 4) is None


def test_reading_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read_within(tmp_path / "gone", 5)

    assert refused.value.code == "file_missing"
