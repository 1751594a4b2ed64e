"""Where a centre may be kept in a file: on a disk of this computer, whose locks hold."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from db.errors import StoreError, StoreTrouble
from db.store import NOWHERE, file_identity
from desktop_app.machine.disks import DiskDoubt, Doubt, disk_doubt, lock_doubt

TROUBLES: Mapping[Doubt, StoreTrouble] = MappingProxyType(
    {
        Doubt.NETWORK: StoreTrouble.NETWORK_DISK,
        Doubt.SYNCHRONISED: StoreTrouble.SYNCHRONISED_FOLDER,
        Doubt.DEAD_LOCKS: StoreTrouble.DEAD_LOCKS,
    }
)


def check_new_place(path: Path) -> None:
    """Make sure that a new centre can be made at ``path``.

    Raises:
        StoreError: it would lie on a network disk, in a synchronised folder, or on a disk whose
            locks do nothing.
    """
    _refuse(disk_doubt(path) or lock_doubt(path), path, new="yes")


def check_disk(path: Path) -> None:
    """Make sure that the file of a centre is not where it can be destroyed; nothing is written.

    Raises:
        StoreError: it is there, on a network disk or in a synchronised folder.
    """
    if file_identity(path) != NOWHERE:
        _refuse(disk_doubt(path), path)


def check_locks(path: Path) -> None:
    """Make sure that two programs cannot write to a centre at once.

    Raises:
        StoreError: the locks of its disk do nothing.
    """
    _refuse(lock_doubt(path), path)


def _refuse(found: DiskDoubt | None, path: Path, **facts: str) -> None:
    if found is not None:
        raise StoreError(TROUBLES[found.doubt], path=str(path), disk=found.disk, **facts)
