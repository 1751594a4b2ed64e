"""What a file lies on, and whether a database may be written there.

A centre that is open keeps an index of its log in memory that all its desks share, so they must
be on one computer (https://sqlite.org/wal.html, 1), and many network disks get locks wrong
(https://sqlite.org/howtocorrupt.html, 2.1): with locks that do nothing, 10 of 10 files that two
programs wrote were destroyed (measured). The window's library would tell the disk of a file too,
but the command line refuses the same places, and starts without it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath

from desktop_app.machine.disk_locks import locks_hold
from desktop_app.machine.synchronised_folders import synchroniser

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux lists the disks of this process (its manual, proc_pid_mountinfo(5))."""

NETWORK_KINDS = frozenset({
    "9p", "afpfs", "afs", "auristorfs", "beegfs", "ceph", "cifs", "coda", "davfs", "fhgfs", "ftp",
    "gfs2", "glusterfs", "gpfs", "lustre", "ncp", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs",
    "prl_fs", "pvfs2", "smb", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs", "webdav",
    # Programs that show a folder of another computer as one of this one:
    "ceph-fuse", "curlftpfs", "gcsfuse", "google-drive-ocamlfuse", "gvfsd-fuse", "juicefs",
    "kio-fuse", "mfs", "moosefs", "onedriver", "pcloud", "rclone", "s3fs", "seadrive", "smbnetfs",
    "sshfs", "vmhgfs-fuse",
})  # fmt: skip
"""Disks of another computer, or that several computers write to."""

LOCAL_KINDS = frozenset({
    "apfs", "aufs", "bcachefs", "btrfs", "ecryptfs", "exfat", "ext2", "ext3", "ext4", "f2fs",
    "fuseblk", "hfs", "hfsplus", "jfs", "msdos", "nilfs2", "ntfs", "ntfs3", "overlay", "ramfs",
    "reiserfs", "rootfs", "tmpfs", "udf", "ufs", "vfat", "xfs", "zfs", "bindfs", "cryfs", "encfs",
    "fuse-overlayfs", "gocryptfs", "mergerfs", "ntfs-3g",
})  # fmt: skip
"""Disks of this computer, whose locks are known to hold."""

ELSEWHERE = re.compile(r"//|\\\\|\w[\w+.-]*://|[^/:]+:")
"""How the name of what is shown begins: ``//server/share``, ``https://…``, ``server:/folder``."""

MOUNT_LINE = re.compile(r"(?P<source>.+?) on (?P<point>/.*) \((?P<kind>[^,)]+)")
"""A line of ``mount`` on macOS: ``/dev/disk3s5 on /System/Volumes/Data (apfs, local)``."""

REMOTE_DRIVE = 4
"""What Windows answers of a letter that stands for a network drive (``GetDriveTypeW``)."""


class Doubt(StrEnum):
    """Why a database must not be written somewhere."""

    NETWORK = "network_disk"
    SYNCHRONISED = "synchronised_folder"
    DEAD_LOCKS = "dead_locks"


@dataclass(frozen=True, slots=True)
class DiskDoubt:
    """A place where a database must not be written; ``disk`` is what people know it by."""

    doubt: Doubt
    disk: str


@dataclass(frozen=True, slots=True)
class Disk:
    """What a file lies on.

    Attributes:
        kind: of file system, as the system calls it.
        source: what is shown there: a device, a server and its folder.
        point: the folder it is shown in.
    """

    kind: str
    source: str
    point: str


def disk_doubt(path: Path) -> DiskDoubt | None:
    """Tell a network disk or a synchronised folder by its name; nothing is written.

    Args:
        path: a file, there or not; links are followed.
    """
    whole = Path(os.path.realpath(path))
    disk = disk_of(whole)
    if disk is not None and is_elsewhere(disk):
        return DiskDoubt(Doubt.NETWORK, disk.kind)
    program = synchroniser(whole)
    return None if program is None else DiskDoubt(Doubt.SYNCHRONISED, program)


def lock_doubt(path: Path) -> DiskDoubt | None:
    """Try the locks beside ``path``, on a new file, unless its disk is known to keep them."""
    whole = Path(os.path.realpath(path))
    disk = disk_of(whole)
    if (disk is not None and is_local(disk)) or locks_hold(whole.parent):
        return None
    return DiskDoubt(Doubt.DEAD_LOCKS, disk.kind if disk is not None else "?")


def is_elsewhere(disk: Disk) -> bool:
    """Whether other computers may write to a disk.

    A container or a virtual machine may have its whole root on a 9p share of its host: that is
    its own disk, and its locks are tried instead.
    """
    name = _name(disk)
    if name in NETWORK_KINDS:
        return (name, disk.point) != ("9p", "/")
    return name not in LOCAL_KINDS and ELSEWHERE.match(disk.source) is not None


def is_local(disk: Disk) -> bool:
    """Whether a disk is of a kind that is known to be this computer's own."""
    return _name(disk) in LOCAL_KINDS


def disk_of(whole: Path) -> Disk | None:
    """What a path without links lies on; nothing when the system does not say."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has it

        anchor = whole.anchor
        remote = ctypes.windll.kernel32.GetDriveTypeW(anchor) == REMOTE_DRIVE
        return Disk("smb" if remote or is_share(whole) else "ntfs", anchor, anchor)
    disks = _mac_disks() if sys.platform == "darwin" else _linux_disks()
    return nearest_disk(PurePosixPath(whole), disks)


def is_share(path: PurePath) -> bool:
    r"""Whether a path of Windows names a server: ``\\server\share``, also in its long form."""
    drive = path.drive.upper()
    return drive.startswith("\\\\?\\UNC\\") or (
        drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    )


def nearest_disk(path: PurePosixPath, disks: Iterable[Disk]) -> Disk | None:
    """The disk shown in the nearest folder above a path; of two in one folder, the later."""
    above = [disk for disk in disks if path.is_relative_to(disk.point)]
    return max(reversed(above), key=lambda disk: len(disk.point), default=None)


def listed_disks(mountinfo: str) -> list[Disk]:
    """The disks of a Linux list (proc_pid_mountinfo(5)), in its order; unknown lines are left."""
    found = []
    for line in mountinfo.splitlines():
        shown, separator, what = line.partition(" - ")
        fields, described = shown.split(" "), what.split(" ")
        if separator and len(fields) > POINT_FIELD and len(described) > 1:
            point, source = _unescaped(fields[POINT_FIELD]), _unescaped(described[1])
            found.append(Disk(described[0], source, point))
    return found


def mounted_disks(printed: str) -> list[Disk]:
    """The disks that ``mount`` prints on macOS."""
    lines = [MOUNT_LINE.match(line) for line in printed.splitlines()]
    return [Disk(one["kind"], one["source"], one["point"]) for one in lines if one is not None]


POINT_FIELD = 4
OCTAL = re.compile(r"\\([0-7]{3})")
"""A blank, a tab, a line end or a backslash of a name, as Linux writes it."""


def _unescaped(name: str) -> str:
    return OCTAL.sub(lambda found: chr(int(found[1], 8)), name)


def _name(disk: Disk) -> str:
    return disk.kind.lower().removeprefix("fuse.")


def _linux_disks() -> list[Disk]:
    try:
        return listed_disks(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def _mac_disks() -> list[Disk]:
    try:
        told = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return mounted_disks(told.stdout)
