"""The two real databases of the tests: nothing here is a stand-in.

A cluster of PostgreSQL of our own listens on a socket in a temporary folder and nowhere
else. It belongs to the test run: it stops when the run ends, and also when the run is killed,
because the process that keeps it watches a pipe that only the run holds open.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

OLDEST_POSTGRESQL = 15
DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")
PATIENCE_SECONDS = 60.0
SUPERUSER = "permanence"

KEEP_UNTIL_THE_PIPE_CLOSES = """
folder=$1; shift
"$@" >"$folder/log" 2>&1 &
server=$!
read -r _
kill -QUIT "$server"
wait "$server"
rm -rf "$folder"
"""
FASTER_THAN_SAFE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
}
"""A test cluster survives its clients, not a power cut; the fault tests say what they need."""


class MissingPostgresError(Exception):
    """No PostgreSQL to test on: the suite never passes without its second database."""


class PostgresServer:
    """A private cluster, started by the first database asked of it."""

    def __init__(self, **settings: str) -> None:
        """Keep the server's settings that differ from those of ordinary tests."""
        self._settings = FASTER_THAN_SAFE | settings
        self._numbers = count(1)
        self._templates: dict[Callable[[str], None], str] = {}
        self._keeper: subprocess.Popen[bytes] | None = None

    def new_database(self, template: str = "template1") -> str:
        """Create a database, a copy of ``template``, and return its SQLAlchemy address.

        Copied file by file: without a log of the copy, which nobody here would read, it takes
        half the time.
        """
        name = f"test_{next(self._numbers)}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return self.url(name)

    def template(self, prepare: Callable[[str], None]) -> str:
        """Name a template database that ``prepare`` filled, once for the whole run.

        Each way of preparing has its own: two folders of tests never get each other's data,
        whichever comes first. ``prepare`` receives its address and leaves no connection open.
        """
        if prepare not in self._templates:
            name = f"template_{len(self._templates) + 1}"
            self.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            prepare(self.url(name))
            self._templates[prepare] = name
        return self._templates[prepare]

    def drop(self, url: str) -> None:
        """Throw a database away, whoever is still connected to it."""
        name = url.removeprefix("postgresql+psycopg://").split("/", 1)[1].split("?", 1)[0]
        self.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database of this cluster."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self._running}"

    def execute(self, statement: sql.Composed | sql.SQL) -> None:
        """Run one statement of an administrator, outside any transaction."""
        with self._connection() as connection:
            connection.execute(statement)

    def stop(self) -> None:
        """Stop the server and wipe its folder; nothing happens if it never started."""
        if self._keeper is None:
            return
        self._keeper.communicate(timeout=PATIENCE_SECONDS)
        self._keeper = None

    @cached_property
    def _running(self) -> Path:
        programs, owner = _programs(), _postgres_user()
        folder = Path(tempfile.mkdtemp(prefix="permanence-pg-"))
        become: dict[str, Any] = {}
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            become = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        environment = os.environ | {"HOME": str(folder), "LC_ALL": "C.UTF-8"}
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"]
        sorting = ["--locale-provider=icu", "--icu-locale=fr-FR"]
        made = subprocess.run(
            [programs / "initdb", "-D", folder / "data", *options, *sorting],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            **become,
        )
        if made.returncode:
            shutil.rmtree(folder)
            raise MissingPostgresError(f"initdb failed: {made.stderr}")
        settings = [part for item in self._settings.items() for part in ("-c", "=".join(item))]
        server: list[str | Path] = [
            programs / "postgres",
            "-D",
            folder / "data",
            "-k",
            folder,
            *settings,
        ]
        self._keeper = subprocess.Popen(
            ["sh", "-c", KEEP_UNTIL_THE_PIPE_CLOSES, "keeper", folder, *server],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C stops the run first, then the run stops the server
            **become,
        )
        self._wait_for(folder)
        return folder

    def _wait_for(self, folder: Path) -> None:
        limit = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                psycopg.connect(f"host={folder} user={SUPERUSER} dbname=postgres").close()
            except psycopg.OperationalError as failure:
                if time.monotonic() > limit:
                    log = (folder / "log").read_text(errors="replace")
                    self.stop()
                    raise MissingPostgresError(f"PostgreSQL does not start: {log}") from failure
                time.sleep(0.05)
            else:
                return

    def _connection(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            f"host={self._running} user={SUPERUSER} dbname=postgres", autocommit=True
        )


def _programs() -> Path:
    """Find the folder of the newest ``initdb``, Debian's own place first."""
    found = [
        folder
        for folder in DEBIAN_PROGRAMS.glob("*/bin")
        if folder.parent.name.isdigit() and int(folder.parent.name) >= OLDEST_POSTGRESQL
    ]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    elsewhere = shutil.which("initdb")
    if elsewhere is None:
        raise MissingPostgresError(
            f"the tests need PostgreSQL {OLDEST_POSTGRESQL} or newer: apt-get install postgresql"
        )
    return Path(elsewhere).resolve().parent


def _postgres_user() -> pwd.struct_passwd | None:
    """The user to become: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError as missing:
        raise MissingPostgresError(
            "run by root, the tests need the user postgres: apt-get install postgresql"
        ) from missing
