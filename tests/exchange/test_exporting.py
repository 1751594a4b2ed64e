import errno
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db.engine import transaction
from desktop_app.domain.errors import BadInputError
from desktop_app.machine.errors import FileError
from desktop_app.machine.files import write_new
from tests.exchange.folders import SAMPLE, contents, copy_of_sample, export, fill


@pytest.fixture
def filled(embedded: Engine) -> Engine:
    fill(embedded, SAMPLE)
    return embedded


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_made_and_an_earlier_export_is_replaced(filled: Engine, tmp_path: Path) -> None:
    first = export(filled, tmp_path / "new" / "deep")
    (tmp_path / "new" / "deep" / "sites.csv").write_text("stale", encoding="utf-8")

    assert export(filled, tmp_path / "new" / "deep") == first
    assert (tmp_path / "new" / "deep" / "sites.csv").read_bytes() == (
        SAMPLE / "sites.csv"
    ).read_bytes()
    assert names_in(tmp_path / "new" / "deep") == sorted(first)


def test_the_sample_s_own_folder_may_be_written_over(filled: Engine, tmp_path: Path) -> None:
    folder = copy_of_sample(tmp_path / "copy")

    export(filled, folder)

    assert contents(folder) == contents(SAMPLE)
    assert (folder / "README.md").is_file()


def test_a_file_that_no_longer_has_a_line_goes_away(filled: Engine, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    with transaction(filled) as tx:
        tx.execute(text("DELETE FROM site_closure"))

    written = export(filled, tmp_path / "out")

    assert "site_closures.csv" not in written
    assert not (tmp_path / "out" / "site_closures.csv").exists()


@pytest.mark.parametrize("stranger", ["photo.jpg", "budget.csv", "sites.csv.bak"])
def test_a_folder_of_something_else_is_left_alone(
    stranger: str, filled: Engine, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / stranger).write_text("mine", encoding="utf-8")

    with pytest.raises(BadInputError) as refusal:
        export(filled, tmp_path / "mine")

    assert refusal.value.reason == "folder_not_ours"
    assert refusal.value.offers == (stranger,)
    assert names_in(tmp_path / "mine") == [stranger]


def test_a_file_cannot_be_the_folder(filled: Engine, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("mine", encoding="utf-8")

    with pytest.raises(BadInputError) as refusal:
        export(filled, tmp_path / "note")

    assert refusal.value.reason == "not_a_folder"


@pytest.mark.parametrize("position", [1, 2, 17, 34])
def test_a_full_disk_leaves_the_earlier_export_whole(
    position: int, filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(filled, tmp_path / "out")
    before = contents(tmp_path / "out")
    with transaction(filled) as tx:
        tx.execute(text("UPDATE site SET city = 'Brest'"))
    left = [position]

    def full(path: Path, content: bytes, *, mode: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "full")
        write_new(path, content, mode=mode)

    monkeypatch.setattr("desktop_app.exchange.centre_folder.exporting.write_new", full)
    with pytest.raises(FileError) as failure:
        export(filled, tmp_path / "out")

    assert failure.value.code == "disk_full"
    assert contents(tmp_path / "out") == before
    assert [name for name in names_in(tmp_path / "out") if name.startswith(".")] == []
