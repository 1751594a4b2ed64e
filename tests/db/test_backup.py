import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import backup
from db.centre_file import connect, copies_folder, copies_of
from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.tables.centre import Funder
from desktop_app.machine.keys import key_path, read_key


@pytest.fixture
def centre(centre_path: Path) -> Iterator[Engine]:
    engine = create_centre(str(centre_path))
    yield engine
    engine.dispose()


def add(engine: Engine, *codes: str) -> None:
    with transaction(engine) as tx:
        tx.add_all(Funder(code=code, name_fr="", scheme_fr="") for code in codes)


def keep(centre_path: Path) -> Path:
    return backup.keep_copy(centre_path, read_key(centre_path))


def test_a_copy_is_a_centre(centre: Engine, centre_path: Path, tmp_path: Path) -> None:
    add(centre, "ARS", "CAF")

    copy = keep(centre_path)

    elsewhere = tmp_path / "restored" / "centre.db"
    elsewhere.parent.mkdir()
    shutil.copy(copy, elsewhere)
    shutil.copy(key_path(centre_path), key_path(elsewhere))
    restored = open_centre(str(elsewhere))
    with reading(restored) as tx:
        assert [funder.code for funder in tx.query(Funder).order_by(Funder.code)] == ["ARS", "CAF"]
    add(restored, "PRF")
    close_centre(restored)


def test_a_copy_is_taken_at_closing_when_something_changed(centre_path: Path) -> None:
    close_centre(create_centre(str(centre_path)))
    engine = open_centre(str(centre_path))
    add(engine, "ARS")
    close_centre(engine)

    copies = copies_of(centre_path)
    assert len(copies) == 2
    with contextlib.closing(connect(copies[-1], read_key(centre_path))) as raw:
        assert raw.execute("SELECT code FROM funder").fetchall() == [("ARS",)]


def test_ten_copies_are_kept_and_the_oldest_go(centre: Engine, centre_path: Path) -> None:
    taken = [keep(centre_path) for _ in range(13)]

    assert copies_of(centre_path) == taken[3:]
    assert {copy.name for copy in copies_folder(centre_path).iterdir()} == {
        copy.name for copy in taken[3:]
    }


def test_a_busy_day_leaves_the_last_copy_of_the_day_before(
    centre: Engine, centre_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-23T17:00")
    yesterday = [keep(centre_path) for _ in range(2)]
    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-24T11:00")
    today = [keep(centre_path) for _ in range(11)]

    assert copies_of(centre_path) == [yesterday[1], *today[2:]]


def test_the_order_of_copies_does_not_hang_on_the_clock(
    centre: Engine, centre_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "2030-01-01T10:00")
    later = keep(centre_path)
    monkeypatch.setenv("PERMANENCE_NOW", "2020-01-01T10:00")
    earlier = keep(centre_path)

    assert copies_of(centre_path) == [later, earlier]


def test_what_somebody_else_put_among_the_copies_is_left_alone(
    centre: Engine, centre_path: Path
) -> None:
    keep(centre_path)
    own = copies_folder(centre_path) / "avant-les-travaux.db"
    own.write_bytes(b"mine")
    for _ in range(11):
        keep(centre_path)

    assert own.read_bytes() == b"mine"


def test_a_copy_is_taken_while_a_desk_works(centre: Engine, centre_path: Path) -> None:
    with reading(centre) as tx:
        tx.query(Funder).all()
        copy = keep(centre_path)

    assert copy.exists()


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        ("DELETE FROM funder", "rows"),
        ("DROP TABLE funder", "rows"),
        ("INSERT INTO room_part VALUES (98, 99, 1)", "references, rows"),
        ("PRAGMA application_id=7", "owner"),
    ],
)
def test_a_copy_that_differs_is_not_kept(
    centre: Engine, centre_path: Path, tmp_path: Path, *, spoil: str, wrong: str
) -> None:
    add(centre, "ARS")
    key = read_key(centre_path)
    good = keep(centre_path)
    with contextlib.closing(connect(centre_path, key)) as raw:
        counted = backup.row_counts(raw)
    bad = tmp_path / "bad.db"
    shutil.copy(good, bad)
    with contextlib.closing(connect(bad, key)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(spoil).fetchall()

    backup.verify(good, key, counted)
    with pytest.raises(StoreError) as refused:
        backup.verify(bad, key, counted)

    assert refused.value.code is StoreTrouble.COPY_FAILED
    assert refused.value.facts["wrong"] == wrong


def test_a_copy_that_fails_leaves_the_others(
    centre: Engine, centre_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(10):
        keep(centre_path)
    before = copies_of(centre_path)
    monkeypatch.setattr(backup, "row_counts", lambda raw: {str(id(raw)): 1})

    with pytest.raises(StoreError):
        keep(centre_path)

    assert sorted(copies_folder(centre_path).iterdir()) == before


def test_a_failed_copy_is_told_at_closing_and_the_centre_is_whole(
    centre: Engine, centre_path: Path
) -> None:
    add(centre, "ARS")
    copies_folder(centre_path).write_text("a file in the folder's place")

    with pytest.raises(StoreError) as refused:
        close_centre(centre)
    assert refused.value.code is StoreTrouble.COPY_FAILED
    assert refused.value.facts["reason"] == StoreTrouble.FOLDER_MISSING

    again = open_centre(str(centre_path))
    with reading(again) as tx:
        assert len(tx.query(Funder).all()) == 1
    again.dispose()


def test_a_server_has_no_copies_here(pg_url: str, tmp_path: Path) -> None:
    engine = create_centre(pg_url)
    add(engine, "ARS")
    close_centre(engine)

    assert list(tmp_path.iterdir()) == []
