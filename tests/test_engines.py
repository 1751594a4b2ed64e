"""The engines of the tests are themselves tested: a suite on no database proves nothing."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine, func, select

from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.tables.centre import Funder
from tests import engines
from tests.engines import MissingPostgresError, PostgresServer


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def funders(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.scalar(select(func.count()).select_from(Funder)) or 0


def add_funder(engine: Engine) -> None:
    """Leave something behind for whoever would be given the same place."""
    with transaction(engine) as tx:
        tx.add(Funder(code="ARS", name_fr="Un financeur", scheme_fr=""))


def test_every_database_is_new(pg_server: PostgresServer) -> None:
    first, second = pg_server.new_database(), pg_server.new_database()

    with connect(first) as here:
        here.execute("CREATE TABLE room (code text)")

    with connect(second) as there, pytest.raises(psycopg.errors.UndefinedTable):
        there.execute("SELECT * FROM room")


def test_a_template_is_prepared_once_and_copied(pg_server: PostgresServer) -> None:
    prepared: list[str] = []

    def prepare(url: str) -> None:
        prepared.append(url)
        with connect(url) as connection:
            connection.execute("CREATE EXTENSION btree_gist")
            connection.execute("CREATE TABLE room (code text)")

    copies = [pg_server.new_database(pg_server.template(prepare)) for _ in ("first", "second")]

    for copy in copies:
        with connect(copy) as connection:
            assert connection.execute("SELECT count(*) FROM room").fetchone() == (0,)
    assert len(prepared) == 1


def test_two_ways_of_preparing_never_share_a_template(pg_server: PostgresServer) -> None:
    def prepared_with(table: str) -> Callable[[str], None]:
        def prepare(url: str) -> None:
            with connect(url) as connection:
                connection.execute(sql.SQL("CREATE TABLE {} ()").format(sql.Identifier(table)))

        return prepare

    copies = [pg_server.new_database(pg_server.template(prepared_with(t))) for t in ("a", "b")]

    for copy, there in zip(copies, ("a", "b"), strict=True):
        with connect(copy) as connection:
            found = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        assert found == [(there,)]


def test_the_cluster_is_recent_and_listens_on_no_network(pg_url: str) -> None:
    with connect(pg_url) as connection:
        assert connection.info.server_version >= engines.OLDEST_POSTGRESQL * 10_000
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_thrown_away_database_is_gone(pg_server: PostgresServer) -> None:
    url = pg_server.new_database()
    with connect(url):
        pg_server.drop(url)

    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(url)


def test_a_stopped_server_leaves_nothing() -> None:
    server = PostgresServer()
    folder = Path(server.url("postgres").split("host=")[1])
    assert folder.is_dir()

    server.stop()

    assert not folder.exists()


def test_settings_can_be_as_safe_as_a_real_server() -> None:
    server = PostgresServer(fsync="on", synchronous_commit="on")
    try:
        with connect(server.url("postgres")) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
    finally:
        server.stop()


def test_a_killed_run_leaves_no_server() -> None:
    program = (
        "import sys, time; from tests.engines import PostgresServer;"
        "print(PostgresServer().url('postgres'), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().decode().strip().split("host=")[1])
        run.kill()

    limit = time.monotonic() + engines.PATIENCE_SECONDS
    while folder.exists() and time.monotonic() < limit:
        time.sleep(0.05)
    assert not folder.exists()


def test_without_postgresql_the_suite_fails_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "DEBIAN_PROGRAMS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingPostgresError, match="apt-get install postgresql"):
        PostgresServer().execute(sql.SQL("SELECT 1"))


@pytest.mark.parametrize("_turn", ["first", "second"])
def test_each_test_has_a_place_of_its_own_on_both_engines(empty_address: str, _turn: str) -> None:
    engine = create_centre(empty_address)
    add_funder(engine)
    close_centre(engine)

    engine = open_centre(empty_address)
    assert funders(engine) == 1
    close_centre(engine)


@pytest.mark.parametrize("_turn", ["first", "second"])
def test_each_test_has_an_empty_centre_of_its_own_on_both_engines(
    centre_address: str, _turn: str
) -> None:
    engine = open_centre(centre_address)

    assert funders(engine) == 0
    add_funder(engine)
    close_centre(engine)
