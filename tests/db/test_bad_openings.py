"""Everything that is not a centre of ours is told apart, and left as it is, to the byte."""

import random
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from db.centre_file import connect
from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.store import store_of
from db.tables.centre import Funder
from desktop_app.machine.keys import RawKey, create_key, key_path, read_key
from tests.permissions import an_ordinary_user, closed_to_writing

ANOTHER_KEY = RawKey("ab" * 32)


@pytest.fixture
def centre(empty_centre_file: Path, tmp_path: Path) -> Path:
    """A whole centre, closed, with its key and its copies."""
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / empty_centre_file.name


def refused(address: Path | str, make: Callable[[str], Engine] = open_centre) -> StoreTrouble:
    with pytest.raises(StoreError) as failure:
        make(str(address))
    return failure.value.code


@contextmanager
def untouched(*paths: Path) -> Iterator[None]:
    before = [path.read_bytes() for path in paths]
    yield
    assert [path.read_bytes() for path in paths] == before


def write_text(path: Path) -> None:
    path.write_text("Bonjour\n" * 4096, encoding="utf-8")


def write_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(9000))


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def write_one_byte(path: Path) -> None:
    path.write_bytes(b"S")


NOT_CENTRES = [write_text, write_picture, write_nothing, write_one_byte]


@pytest.mark.parametrize("write", NOT_CENTRES)
@pytest.mark.parametrize("with_key", [False, True])
def test_a_file_that_is_not_a_centre(
    centre_path: Path, write: Callable[[Path], None], *, with_key: bool
) -> None:
    write(centre_path)
    if with_key:
        create_key(centre_path)

    with untouched(centre_path):
        assert refused(centre_path) is StoreTrouble.NOT_A_CENTRE


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) is StoreTrouble.NOT_A_CENTRE


def test_nothing_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "centre.db") is StoreTrouble.FILE_MISSING
    assert refused(tmp_path / "no" / "centre.db") is StoreTrouble.FOLDER_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert refused(tmp_path / "file" / "centre.db") is StoreTrouble.FOLDER_MISSING


def test_a_plain_database_of_another_program(centre_path: Path) -> None:
    with closing(sqlite3.connect(centre_path)) as other:
        other.execute("CREATE TABLE claim (id)")

    with untouched(centre_path):
        assert refused(centre_path) is StoreTrouble.OTHER_PROGRAM


def test_an_encrypted_database_of_another_program(centre_path: Path) -> None:
    key = create_key(centre_path)
    with closing(connect(centre_path, key, new=True)) as other:
        other.execute("PRAGMA application_id=42")
        other.execute("CREATE TABLE claim (id)")

    with untouched(centre_path):
        assert refused(centre_path) is StoreTrouble.OTHER_PROGRAM


def test_a_file_marked_as_ours_without_our_tables(centre_path: Path) -> None:
    key = create_key(centre_path)
    with closing(connect(centre_path, key, new=True)) as half_made:
        half_made.execute("PRAGMA application_id=0x5065726D")
        half_made.execute("CREATE TABLE something (id)")

    assert refused(centre_path) is StoreTrouble.NOT_A_CENTRE


def test_a_missing_key(centre: Path) -> None:
    key_path(centre).unlink()

    with untouched(centre):
        assert refused(centre) is StoreTrouble.KEY_MISSING


def test_a_key_that_is_none(centre: Path) -> None:
    key_path(centre).write_text("ouvre-toi")

    with untouched(centre, key_path(centre)):
        assert refused(centre) is StoreTrouble.KEY_MALFORMED


def test_another_centres_key(centre: Path) -> None:
    key_path(centre).write_text(ANOTHER_KEY.hexadecimal)

    with untouched(centre, key_path(centre)):
        assert refused(centre) is StoreTrouble.WRONG_KEY


@pytest.mark.parametrize("byte", [100, 4095, 4096 + 2000, -1, -4097])
def test_a_flipped_bit_is_noticed(centre: Path, byte: int) -> None:
    content = bytearray(centre.read_bytes())
    content[byte] ^= 1
    centre.write_bytes(content)

    with untouched(centre):
        assert refused(centre) is StoreTrouble.DAMAGED


def test_a_file_cut_short_is_noticed(centre: Path) -> None:
    content = centre.read_bytes()
    for length in (len(content) // 2, len(content) - 4096, len(content) - 1000):
        centre.write_bytes(content[:length])
        with untouched(centre):
            assert refused(centre) is StoreTrouble.DAMAGED


def change_version(address: str, version: str) -> None:
    engine = open_centre(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :n"), {"n": version})
    engine.dispose()


def test_a_newer_schema(centre_address: str) -> None:
    change_version(centre_address, "9999")

    with pytest.raises(StoreError) as failure:
        open_centre(centre_address)

    assert failure.value.code is StoreTrouble.NEWER_SCHEMA
    assert failure.value.facts["found"] == "9999"


def test_what_is_there_is_never_overwritten(centre_address: str) -> None:
    with pytest.raises(StoreError) as failure:
        create_centre(centre_address)

    assert failure.value.code is StoreTrouble.EXISTS
    open_centre(centre_address).dispose()


def test_a_key_that_is_there_is_never_overwritten(centre_path: Path) -> None:
    create_key(centre_path)

    with untouched(key_path(centre_path)), pytest.raises(StoreError) as failure:
        create_centre(str(centre_path))

    assert failure.value.code is StoreTrouble.KEY_EXISTS
    assert not centre_path.exists()


def test_a_centre_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as failure:
        create_centre(str(tmp_path / "no" / "centre.db"))

    assert failure.value.code is StoreTrouble.FOLDER_MISSING
    assert failure.value.facts["path"] == str(tmp_path / "no" / "centre.db")


# -- Permissions ------------------------------------------------------------------------------


def test_a_new_centre_in_a_closed_folder(tmp_path: Path) -> None:
    with an_ordinary_user(tmp_path), closed_to_writing(tmp_path):
        assert refused(tmp_path / "centre.db", make=create_centre) is StoreTrouble.UNWRITABLE

    assert list(tmp_path.iterdir()) == []


def test_a_closed_folder(centre: Path) -> None:
    with untouched(centre), an_ordinary_user(centre.parent), closed_to_writing(centre.parent):
        assert refused(centre) is StoreTrouble.UNWRITABLE


def test_a_closed_file(centre: Path) -> None:
    with untouched(centre), an_ordinary_user(centre.parent), closed_to_writing(centre):
        assert refused(centre) is StoreTrouble.UNWRITABLE


def test_a_file_that_may_not_be_read(centre: Path) -> None:
    with an_ordinary_user(centre.parent):
        centre.chmod(0)
        assert refused(centre) is StoreTrouble.UNREADABLE
        centre.chmod(0o600)


def test_a_closed_folder_can_be_looked_at_with_what_is_in_the_log(centre: Path) -> None:
    engine = open_centre(str(centre))
    with transaction(engine) as tx:
        tx.add(Funder(code="ARS", name_fr="", scheme_fr=""))
    left_open = centre.with_name("centre.db-wal").read_bytes()
    saved = centre.read_bytes()
    engine.dispose()
    centre.write_bytes(saved)
    centre.with_name("centre.db-wal").write_bytes(left_open)

    with an_ordinary_user(centre.parent), closed_to_writing(centre.parent):
        looking = open_centre(str(centre), read_only=True)
        borrowed = store_of(looking).borrowed
        with reading(looking) as tx:
            assert [funder.code for funder in tx.query(Funder)] == ["ARS"]
        close_centre(looking)

    assert borrowed is not None
    assert not borrowed.exists()


# -- A full disk ------------------------------------------------------------------------------


def test_a_full_file_refuses_the_save_and_keeps_the_rest(centre: Path) -> None:
    engine = open_centre(str(centre))
    with transaction(engine) as tx:
        tx.add(Funder(code="ARS", name_fr="", scheme_fr=""))
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}").all()

    with pytest.raises(StoreError) as failure, transaction(engine) as tx:
        tx.add_all(Funder(code=f"F{n}", name_fr="x" * 200, scheme_fr="") for n in range(500))

    assert failure.value.code is StoreTrouble.DISK_FULL
    with reading(engine) as tx:
        assert [funder.code for funder in tx.query(Funder)] == ["ARS"]
    close_centre(engine)


# -- A server ---------------------------------------------------------------------------------


def unused_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_a_server_that_does_not_answer() -> None:
    address = f"postgresql://accueil:s3cret@127.0.0.1:{unused_port()}/centre"

    with pytest.raises(StoreError) as failure:
        open_centre(address)

    assert failure.value.code is StoreTrouble.UNREACHABLE
    assert "s3cret" not in repr(failure.value)
    assert "s3cret" not in repr(failure.value.__cause__)


@pytest.mark.parametrize("make", [open_centre, create_centre])
def test_a_database_that_does_not_exist(pg_url: str, make: Callable[[str], object]) -> None:
    with pytest.raises(StoreError) as failure:
        make(pg_url.replace("/test_", "/none_"))

    assert failure.value.code is StoreTrouble.UNREACHABLE


def test_an_empty_database(pg_url: str) -> None:
    assert refused(pg_url) is StoreTrouble.NOT_A_CENTRE


def test_a_database_of_another_program(pg_url: str) -> None:
    with psycopg.connect(pg_url.replace("+psycopg", "")) as other:
        other.execute("CREATE TABLE claim (id int)")

    assert refused(pg_url) is StoreTrouble.OTHER_PROGRAM


def test_a_database_that_is_not_in_utf_8(pg_url: str) -> None:
    with psycopg.connect(pg_url.replace("+psycopg", ""), autocommit=True) as other:
        other.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    address = pg_url.rpartition("/test_")[0] + "/latin?" + pg_url.partition("?")[2]

    with pytest.raises(StoreError) as failure:
        create_centre(address)

    assert failure.value.code is StoreTrouble.SERVER_UNSUITED
    assert failure.value.facts["encoding"] == "LATIN1"


def lose_the_server(engine: Engine, tx: Session) -> None:
    tx.add(Funder(code="ARS", name_fr="", scheme_fr=""))
    tx.flush()
    with engine.connect() as administrator:
        administrator.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )


def test_a_server_lost_in_the_middle_of_an_act(pg_url: str) -> None:
    engine = create_centre(pg_url)

    with pytest.raises(StoreError) as failure, transaction(engine) as tx:
        lose_the_server(engine, tx)
    assert failure.value.code is StoreTrouble.UNREACHABLE

    with reading(engine) as tx:
        assert tx.query(Funder).all() == []
    engine.dispose()


def test_the_key_is_no_part_of_a_message(centre: Path) -> None:
    key = read_key(centre)
    with pytest.raises(sqlcipher.DatabaseError) as failure:
        connect(centre, ANOTHER_KEY)

    assert key.hexadecimal not in repr(failure.value)
    assert key.hexadecimal not in repr(open_centre(str(centre)).get_execution_options())
