"""A centre is not written where it would be destroyed, and can still be looked at."""

import shutil
from pathlib import Path

import pytest

from db import centre_file
from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.store import store_of
from db.tables.centre import Funder
from desktop_app.machine.keys import key_path
from tests.foreign_disks import let_locks_do_nothing, put_on


@pytest.fixture
def centre(empty_centre_file: Path, tmp_path: Path) -> Path:
    """A whole centre, closed, in a folder of its own."""
    folder = tmp_path / "folder"
    shutil.copytree(empty_centre_file.parent, folder)
    return folder / empty_centre_file.name


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def refusal(path: Path) -> StoreError:
    """Why a centre is not opened; its folder is as it was."""
    before = contents(path.parent)
    with pytest.raises(StoreError) as failure:
        open_centre(str(path))
    assert contents(path.parent) == before
    return failure.value


def codes_looked_at(path: Path) -> list[str]:
    """The funders of a centre that is only looked at; its folder is as it was."""
    before = contents(path.parent)
    engine = open_centre(str(path), read_only=True)
    borrowed = store_of(engine).borrowed
    assert borrowed is not None
    with reading(engine) as tx:
        found = [one.code for one in tx.query(Funder)]
    close_centre(engine)
    assert not borrowed.exists()
    assert contents(path.parent) == before
    return found


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p"])
def test_a_centre_on_a_network_disk_is_not_opened(
    centre: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    put_on(monkeypatch, centre.parent, kind)

    refused = refusal(centre)

    assert refused.code is StoreTrouble.NETWORK_DISK
    assert refused.facts == {"path": str(centre), "disk": kind}


def test_a_centre_in_a_synchronised_folder_is_not_opened(centre: Path) -> None:
    moved = centre.parent.rename(centre.parent.with_name("Nextcloud")) / centre.name

    refused = refusal(moved)

    assert refused.code is StoreTrouble.SYNCHRONISED_FOLDER
    assert refused.facts["disk"] == "Nextcloud"


def test_a_centre_whose_disk_does_not_lock_is_not_opened(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, centre.parent, "fuse.odd")
    let_locks_do_nothing(monkeypatch)

    assert refusal(centre).code is StoreTrouble.DEAD_LOCKS


@pytest.mark.parametrize("kind", ["ext4", "overlay", "tmpfs", "fuse.odd"])
def test_a_centre_on_a_disk_of_this_computer_is_opened(
    centre: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    put_on(monkeypatch, centre.parent, kind)

    close_centre(open_centre(str(centre)))


@pytest.mark.parametrize(
    ("kind", "code"),
    [("nfs4", StoreTrouble.NETWORK_DISK), ("fuse.odd", StoreTrouble.DEAD_LOCKS)],
)
def test_no_centre_is_made_there_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, code: StoreTrouble
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    put_on(monkeypatch, folder, kind)
    let_locks_do_nothing(monkeypatch)

    with pytest.raises(StoreError) as failure:
        create_centre(str(folder / "centre.db"))

    assert failure.value.code is code
    assert failure.value.facts["new"] == "yes"
    assert list(folder.iterdir()) == []


def test_what_is_not_there_is_said_first(centre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on(monkeypatch, centre.parent, "nfs4")

    assert refusal(centre.with_name("other.db")).code is StoreTrouble.FILE_MISSING


def test_a_centre_on_a_network_disk_is_looked_at_with_what_is_in_its_log(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_centre(str(centre))
    with transaction(engine) as tx:
        tx.add(Funder(code="ARS", name_fr="", scheme_fr=""))
    left_open = contents(centre.parent)
    engine.dispose()
    for name in (centre.name, f"{centre.name}-wal"):
        (centre.parent / name).write_bytes(left_open[name])
    put_on(monkeypatch, centre.parent, "cifs")

    assert codes_looked_at(centre) == ["ARS"]


def test_what_is_wrong_with_the_copy_is_said_of_the_centre(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, centre.parent, "cifs")
    key_path(centre).unlink()

    with pytest.raises(StoreError) as failure:
        open_centre(str(centre), read_only=True)

    assert failure.value.code is StoreTrouble.KEY_MISSING
    assert failure.value.facts["path"] == str(key_path(centre))


def test_an_old_library_writes_nothing_and_looks_at_a_copy(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(centre_file, "OLDEST_LIBRARY", (99, 0, 0))

    assert refusal(centre).code is StoreTrouble.OLD_LIBRARY
    assert codes_looked_at(centre) == []
