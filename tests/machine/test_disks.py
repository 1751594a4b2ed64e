from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.machine import disks
from desktop_app.machine.disks import (
    Disk,
    DiskDoubt,
    Doubt,
    disk_doubt,
    is_elsewhere,
    is_local,
    is_share,
    listed_disks,
    lock_doubt,
    mounted_disks,
    nearest_disk,
)
from tests.foreign_disks import give_no_locks, let_locks_do_nothing, put_on

LOCAL, ELSEWHERE, UNKNOWN = "local", "elsewhere", "unknown"

LIST = r"""
22 28 0:21 / /proc rw,nosuid - proc proc rw
28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
41 28 0:38 / /srv rw,relatime shared:20 - autofs systemd-1 rw,fd=52
57 41 0:48 / /srv rw,relatime shared:31 - nfs4 serveur:/partage rw,vers=4.2
60 28 0:50 / /mnt/Maison\040de\040santé rw - cifs //serveur/Accueil rw
61 28 0:51 / /mnt/cle rw master:3 propagate_from:2 - vfat /dev/sdb1 rw
a line of another kind
"""

MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//awa@serveur/Accueil on /Volumes/Accueil (1) (smbfs, nodev, nosuid, mounted by awa)
"""


def standing(disk: Disk) -> str:
    if is_elsewhere(disk):
        return ELSEWHERE
    return LOCAL if is_local(disk) else UNKNOWN


@pytest.mark.parametrize(
    ("kind", "source", "point", "expected"),
    [
        ("ext4", "/dev/sda1", "/", LOCAL),
        ("overlay", "overlay", "/", LOCAL),
        ("tmpfs", "tmpfs", "/run", LOCAL),
        ("zfs", "pool/home", "/srv", LOCAL),
        ("vfat", "/dev/sdb1", "/media/key", LOCAL),
        ("fuseblk", "/dev/sdb2", "/media/disk", LOCAL),
        ("fuse.gocryptfs", "/srv/cipher", "/srv/plain", LOCAL),
        ("fuse.mergerfs", "1/disk:2/disk", "/srv", LOCAL),
        ("apfs", "/dev/disk3s5", "/System/Volumes/Data", LOCAL),
        ("nfs", "server:/share", "/mnt", ELSEWHERE),
        ("nfs4", "server:/share", "/", ELSEWHERE),
        ("cifs", "//server/share", "/mnt", ELSEWHERE),
        ("smb3", "//server/share", "/mnt", ELSEWHERE),
        ("smbfs", "//awa@server/share", "/Volumes/share", ELSEWHERE),
        ("fuse.sshfs", "awa@server:", "/mnt", ELSEWHERE),
        ("fuse.gvfsd-fuse", "gvfsd-fuse", "/run/user/1000/gvfs", ELSEWHERE),
        ("fuse.rclone", "drive:", "/mnt", ELSEWHERE),
        ("9p", "host", "/mnt/c", ELSEWHERE),
        ("ocfs2", "/dev/sdc", "/mnt", ELSEWHERE),
        # A whole container or virtual machine may live on a share of its host.
        ("9p", "none", "/", UNKNOWN),
        ("virtiofs", "root", "/", UNKNOWN),
        # Nobody knows this kind: what is shown there tells, else the locks are tried.
        ("fuse", "https://cloud.example/dav", "/mnt", ELSEWHERE),
        ("fuse.odd", "awa@server:folder", "/mnt", ELSEWHERE),
        ("odd", "//server/share", "/mnt", ELSEWHERE),
        ("fuse.odd", "odd", "/mnt", UNKNOWN),
        ("odd", "/dev/disk/by-path/pci-0000:00:1f", "/mnt", UNKNOWN),
    ],
)
def test_kinds_of_disk(kind: str, source: str, point: str, expected: str) -> None:
    assert standing(Disk(kind, source, point)) == expected


def test_no_kind_is_both() -> None:
    assert not disks.NETWORK_KINDS & disks.LOCAL_KINDS


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/centre.db", "ext4"),
        ("/srv/centre.db", "nfs4"),
        ("/srv2/centre.db", "ext4"),
        ("/mnt/Maison de santé/centre.db", "cifs"),
        ("/mnt/cle/a/b/centre.db", "vfat"),
    ],
)
def test_the_nearest_disk_of_the_list_of_linux(path: str, kind: str) -> None:
    found = nearest_disk(PurePosixPath(path), listed_disks(LIST))

    assert found is not None
    assert found.kind == kind


def test_a_list_without_disks() -> None:
    assert nearest_disk(PurePosixPath("/centre.db"), listed_disks("")) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/Users/awa/centre.db", "apfs"), ("/Volumes/Accueil (1)/centre.db", "smbfs")],
)
def test_what_mount_prints_on_macos(path: str, kind: str) -> None:
    found = nearest_disk(PurePosixPath(path), mounted_disks(MAC))

    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"C:\Centre\centre.db", False),
        (r"\\?\C:\Centre\centre.db", False),
        (r"\\serveur\Accueil\centre.db", True),
        (r"\\?\UNC\serveur\Accueil\centre.db", True),
        (r"Z:\centre.db", False),  # a letter: Windows says what it stands for
    ],
)
def test_paths_of_windows_that_name_a_server(path: str, *, share: bool) -> None:
    assert is_share(PureWindowsPath(path)) is share


# -- The disks of this computer ---------------------------------------------------------------


def test_where_the_tests_run_is_fit_for_a_database(tmp_path: Path) -> None:
    assert disk_doubt(tmp_path / "centre.db") is None
    assert lock_doubt(tmp_path / "centre.db") is None


def test_a_network_disk_is_named_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, tmp_path, "nfs4")

    assert disk_doubt(tmp_path / "not" / "yet.db") == DiskDoubt(Doubt.NETWORK, "nfs4")


def test_a_link_is_followed_to_where_it_leads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    put_on(monkeypatch, share, "cifs")

    assert disk_doubt(tmp_path / "link" / "centre.db") == DiskDoubt(Doubt.NETWORK, "cifs")
    assert disk_doubt(tmp_path / "centre.db") is None


@pytest.mark.parametrize("kind", ["fuse.odd", "virtiofs"])
def test_the_locks_of_an_unknown_disk_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    put_on(monkeypatch, tmp_path, kind)
    assert lock_doubt(tmp_path / "centre.db") is None

    let_locks_do_nothing(monkeypatch)
    assert lock_doubt(tmp_path / "centre.db") == DiskDoubt(Doubt.DEAD_LOCKS, kind)


def test_the_locks_of_a_known_disk_are_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, tmp_path, "ext4")
    give_no_locks(monkeypatch)

    assert lock_doubt(tmp_path / "centre.db") is None


def test_where_the_system_lists_nothing_the_locks_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disks, "MOUNTS", tmp_path / "none")
    assert disk_doubt(tmp_path / "centre.db") is None
    assert lock_doubt(tmp_path / "centre.db") is None

    give_no_locks(monkeypatch)
    assert lock_doubt(tmp_path / "centre.db") == DiskDoubt(Doubt.DEAD_LOCKS, "?")
