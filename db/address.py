"""Where a centre is: a file, or a database on a PostgreSQL server."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from db.errors import StoreError, StoreTrouble

POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class CentreFile:
    """A centre kept in one file of this computer."""

    path: Path

    @property
    def told(self) -> dict[str, str]:
        """How a message names it."""
        return {"path": str(self.path)}


@dataclass(frozen=True, slots=True)
class CentreServer:
    """A centre kept by a PostgreSQL server; ``url`` carries the password, ``told`` does not."""

    url: URL

    @property
    def told(self) -> dict[str, str]:
        """How a message names it, the password masked."""
        return {"address": self.url.set(drivername="postgresql").render_as_string()}


def read_address(address: str) -> CentreFile | CentreServer:
    """Read what was given as ``CENTRE``: a path, or ``postgresql://...``.

    Raises:
        StoreError: nothing was given, or the address is of another kind.
    """
    if not address.strip() or "\0" in address:
        raise StoreError(StoreTrouble.BAD_ADDRESS, address="")
    scheme, separator, _rest = address.partition("://")
    if not separator:
        return CentreFile(Path(address).expanduser().absolute())
    if scheme not in POSTGRESQL:
        raise StoreError(StoreTrouble.BAD_ADDRESS, address=f"{scheme}://")
    try:
        url = make_url(address).set(drivername=DRIVER)
    except (ArgumentError, ValueError) as failure:
        raise StoreError(StoreTrouble.BAD_ADDRESS, address=f"{scheme}://") from failure
    _check_query(url)
    return CentreServer(url)


def shown_address(address: str) -> str:
    """An address as it may be shown: a whole path, or a server without its password.

    Raises:
        StoreError: it is not the address of a centre.
    """
    return "".join(read_address(address).told.values())


def _check_query(url: URL) -> None:
    """A password among the options would not be masked in messages."""
    if "password" in url.query:
        raise StoreError(StoreTrouble.BAD_ADDRESS, address="postgresql://")
