import os
import stat
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from db import centre_file, guards
from db.centre_file import APPLICATION_ID, connect
from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.store import store_of
from db.tables.centre import Funder
from db.tables.sites import Site
from desktop_app.machine.keys import key_path, read_key

CANARY = "Canari-inventé"


def funder(code: str = "ARS") -> Funder:
    return Funder(code=code, name_fr=CANARY, scheme_fr="")


def add_now(tx: Session) -> None:
    tx.add(funder())
    tx.flush()


def fail_after_writing(tx: Session) -> None:
    add_now(tx)
    raise ZeroDivisionError


def funders(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.scalar(text("SELECT count(*) FROM funder")) or 0


def test_a_centre_is_made_then_opened(empty_address: str) -> None:
    made = create_centre(empty_address)
    with transaction(made) as tx:
        tx.add(funder())
    close_centre(made)

    opened = open_centre(empty_address)
    assert funders(opened) == 1
    with reading(opened) as tx:
        assert guards.missing(tx.connection()) == ()
    close_centre(opened)


def test_an_act_is_saved_whole_or_not_at_all(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), transaction(engine) as tx:
        fail_after_writing(tx)

    assert funders(engine) == 0


def test_what_an_act_wrote_can_be_read_after_it(engine: Engine) -> None:
    with transaction(engine) as tx:
        row = funder()
        tx.add(row)

    assert row.code == "ARS"


def test_a_reading_saves_nothing(engine: Engine) -> None:
    with pytest.raises(StoreError) as refused, reading(engine) as tx:
        add_now(tx)
    assert refused.value.code is StoreTrouble.UNWRITABLE

    with reading(engine) as tx:
        tx.add(funder())

    assert funders(engine) == 0


def test_an_act_may_follow_a_reading_on_the_same_connection(engine: Engine) -> None:
    for number in range(3):
        assert funders(engine) == number
        with transaction(engine) as tx:
            tx.add(funder(f"F{number}"))


def test_a_reading_sees_one_moment(engine: Engine) -> None:
    with reading(engine) as tx:
        before = tx.scalar(text("SELECT count(*) FROM funder"))
        with transaction(engine) as other:
            other.add(funder())
        assert tx.scalar(text("SELECT count(*) FROM funder")) == before

    assert funders(engine) == 1


def test_acts_that_read_before_they_write_wait_for_one_another(engine: Engine) -> None:
    def count_up() -> None:
        for _ in range(15):
            with transaction(engine) as tx:
                tx.execute(text("LOCK TABLE funder IN EXCLUSIVE MODE")) if server else None
                seen = tx.scalar(text("SELECT count(*) FROM funder"))
                tx.add(funder(f"F{seen}"))

    server = engine.dialect.name == "postgresql"
    desks = [threading.Thread(target=count_up) for _ in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()

    assert funders(engine) == 60


def test_the_second_stale_save_is_told(engine: Engine) -> None:
    site = Site(
        code="VIL",
        letter="V",
        short_name="V",
        name_fr="V",
        kind="own",
        address_line="",
        postcode="",
        city="",
        phone="",
    )
    with transaction(engine) as tx:
        tx.add(site)
    with reading(engine) as tx:
        seen = tx.get_one(Site, site.id)
    with transaction(engine) as tx:
        tx.get_one(Site, site.id).city = "Rennes"

    seen.city = "Saint-Malo"
    with pytest.raises(StaleDataError), transaction(engine) as tx:
        tx.add(seen)


def test_a_broken_constraint_is_named_alike_on_both_engines(engine: Engine) -> None:
    with transaction(engine) as tx:
        tx.add(funder())

    with pytest.raises(StoreError) as refused, transaction(engine) as tx:
        tx.add(funder())

    assert refused.value.code is StoreTrouble.CONSTRAINT
    assert refused.value.facts["constraint"] == "uq_funder_code"


def test_no_value_of_a_row_is_told(engine: Engine) -> None:
    with transaction(engine) as tx:
        tx.add(funder())

    with pytest.raises(StoreError) as refused, transaction(engine) as tx:
        tx.add(funder())

    told: BaseException | None = refused.value
    assert CANARY not in repr(told)
    assert CANARY not in str(refused.value.__cause__)


def test_a_mistake_in_a_statement_stays_a_bug(engine: Engine) -> None:
    with pytest.raises(Exception, match="no_such_table") as bug, reading(engine) as tx:
        tx.execute(text("SELECT * FROM no_such_table"))

    assert not isinstance(bug.value, StoreError)


def test_an_engine_of_another_origin_is_refused() -> None:
    with pytest.raises(TypeError), transaction(create_engine("sqlite://")):
        pass


def test_a_centre_only_looked_at_saves_nothing(centre_address: str) -> None:
    engine = open_centre(centre_address, read_only=True)

    with pytest.raises(StoreError) as refused, transaction(engine) as tx:
        tx.add(funder())

    assert refused.value.code is StoreTrouble.UNWRITABLE
    assert funders(engine) == 0
    close_centre(engine)


def test_a_centre_opened_twice_here_keeps_its_locks(centre_path: Path) -> None:
    first = create_centre(str(centre_path))
    with reading(first) as tx:
        tx.scalar(text("SELECT count(*) FROM funder"))
        before = locks_here()
        open_centre(str(centre_path)).dispose()
        assert locks_here() == before
    first.dispose()


def locks_here() -> int:
    """How many locks on files this process holds, as Linux tells."""
    own = f" {os.getpid()} "
    return sum(own in line for line in Path("/proc/locks").read_text().splitlines())


# -- A file -----------------------------------------------------------------------------------


@pytest.fixture
def file_engine(centre_path: Path) -> Engine:
    return create_centre(str(centre_path))


def test_the_file_is_encrypted_and_its_key_private(file_engine: Engine, centre_path: Path) -> None:
    with transaction(file_engine) as tx:
        tx.add(funder())
    close_centre(file_engine)

    for path in [centre_path, *centre_path.with_suffix(".copies").iterdir()]:
        content = path.read_bytes()
        assert CANARY.encode() not in content
        assert not content.startswith(b"SQLite")
    assert stat.S_IMODE(key_path(centre_path).stat().st_mode) == 0o600


def test_nothing_but_the_centre_its_key_and_copies_is_left(
    file_engine: Engine, centre_path: Path
) -> None:
    close_centre(file_engine)

    left = {path.name for path in centre_path.parent.iterdir()}
    assert left == {"centre.db", "centre.key", "centre.copies"}


def test_every_connection_is_careful(file_engine: Engine, centre_path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
    }
    with connect(centre_path, read_key(centre_path)) as raw:
        found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    raw.close()
    with file_engine.connect() as connection:
        pooled = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted
        }
    file_engine.dispose()

    assert found == wanted
    assert pooled == wanted


def test_foreign_keys_are_on_after_a_migration(file_engine: Engine) -> None:
    with file_engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    file_engine.dispose()


def test_a_save_into_a_file_that_was_moved_is_refused(
    file_engine: Engine, centre_path: Path
) -> None:
    centre_path.rename(centre_path.with_name("elsewhere.db"))

    with pytest.raises(StoreError) as refused, transaction(file_engine) as tx:
        tx.add(funder())

    assert refused.value.code is StoreTrouble.MOVED
    file_engine.dispose()


def test_a_save_into_a_file_that_was_replaced_is_refused(
    file_engine: Engine, centre_path: Path
) -> None:
    assert funders(file_engine) == 0
    content = centre_path.read_bytes()
    centre_path.unlink()
    centre_path.write_bytes(content + b"\0")

    with pytest.raises(StoreError) as refused, transaction(file_engine):
        pass

    assert refused.value.code is StoreTrouble.MOVED
    file_engine.dispose()


def test_a_writer_that_waits_in_vain_is_told(
    file_engine: Engine, centre_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(centre_file, "LONGEST_WAIT_SECONDS", 0.2)
    other = connect(centre_path, read_key(centre_path))
    other.execute("BEGIN IMMEDIATE")

    started = time.monotonic()
    with pytest.raises(StoreError) as refused, transaction(file_engine):
        pass

    assert refused.value.code is StoreTrouble.BUSY
    assert time.monotonic() - started < 2
    other.close()
    file_engine.dispose()


def test_readers_do_not_wait_for_a_writer(file_engine: Engine) -> None:
    with transaction(file_engine) as tx:
        add_now(tx)
        assert funders(file_engine) == 0
    file_engine.dispose()


def test_an_old_library_is_refused(centre_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centre_file, "OLDEST_LIBRARY", (99, 0, 0))

    with pytest.raises(StoreError) as refused:
        create_centre(str(centre_path))

    assert refused.value.code is StoreTrouble.OLD_LIBRARY
    assert list(centre_path.parent.iterdir()) == []


def test_a_closed_centre_that_did_not_change_has_no_further_copy(
    file_engine: Engine, centre_path: Path
) -> None:
    close_centre(file_engine)
    copies = sorted(centre_path.with_suffix(".copies").iterdir())

    again = open_centre(str(centre_path))
    funders(again)
    assert not store_of(again).changed
    close_centre(again)

    assert sorted(centre_path.with_suffix(".copies").iterdir()) == copies
