import shutil
from pathlib import Path

import pytest

from desktop_app.exchange.sample import SAMPLE_NOW
from resources import resource_path
from tests.cli.calling import Caller, fingerprint

SAMPLE = resource_path("sample_centre")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own in the sample's format."""
    copy = tmp_path / "folder"
    shutil.copytree(SAMPLE, copy)
    return copy


def test_the_demonstration_twice_in_a_row(permanence: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = permanence("demo", "--folder", str(folder), "--no-window")
    made = fingerprint(folder)

    again = permanence.json("demo", "--folder", str(folder), "--no-window")

    path = folder / "centre.db"
    assert (first.status, first.out) == (0, f"Le centre d’exemple est créé\u00a0: {path}\n")
    assert again == {"path": str(path), "written": 0, "kept": True}
    assert fingerprint(folder) == made
    assert sorted(one.name for one in folder.iterdir()) == [
        "centre.copies",
        "centre.db",
        "centre.key",
    ]


def test_the_demonstration_shows_its_day(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the day on which somebody tries it."""
    monkeypatch.setenv("PERMANENCE_NOW", "2031-05-05T10:00")

    called = permanence("demo", "--folder", str(Path(sample).parent), "--language", "en")

    lines = called.out.splitlines()
    assert lines[0].startswith("The sample centre is there already and was kept:")
    assert f"{SAMPLE_NOW:%d November %Y}" in lines[2]
    assert lines[-1].startswith("There is no screen here to open the window on;")


def test_a_new_centre_is_empty_and_usable(permanence: Caller, empty_address: str) -> None:
    made = permanence.json("new", empty_address)

    assert made == made | {"done": True, "read": 0, "written": 0, "refused": []}
    assert made["path"].endswith(empty_address.rpartition("/")[2])
    assert permanence.json("show", empty_address, "--date", "2026-11-24")["sessions"] == []
    person = permanence.json("person", empty_address, "--given", "Fatou")
    assert person["person"] == "U0001"


def test_a_centre_from_a_folder_and_back(
    permanence: Caller, empty_address: str, folder: Path, tmp_path: Path
) -> None:
    made = permanence.json("new", empty_address, "--from", str(folder))
    assert made["refused"] == []
    assert made["read"] == made["written"] > 1900

    exported = permanence.json("export", empty_address, str(tmp_path / "back"))

    assert exported["written"] == len(exported["files"])
    for name in exported["files"]:
        assert (tmp_path / "back" / name).read_bytes() == (folder / name).read_bytes(), name


def test_an_export_is_not_written_among_other_files(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.odt").write_text("mine")

    called = permanence("export", sample, str(tmp_path / "letters"), "--language", "en")

    assert called.status == 2
    assert "holds other files (letter.odt); choose an empty one." in called.err
    assert [one.name for one in (tmp_path / "letters").iterdir()] == ["letter.odt"]


def test_a_bad_line_is_told_with_its_place(
    permanence: Caller, folder: Path, centre_path: Path
) -> None:
    rooms = folder / "rooms.csv"
    rooms.write_text(rooms.read_text().replace("VIL-09,VIL,VIL-P1", "VIL-09,XXX,VIL-P1"))

    called = permanence("new", str(centre_path), "--from", str(folder), "--json")

    assert called.status == 2
    found = called.document
    assert found["written"] == 0
    first = found["refused"][0]
    assert (first["file"], first["line"], first["column"], first["value"], first["reason"]) == (
        "rooms.csv",
        10,
        "site_code",
        "XXX",
        "unknown_reference",
    )
    assert not centre_path.exists()
    assert not centre_path.with_suffix(".key").exists()


def test_what_follows_from_a_bad_line_is_counted_and_the_cause_comes_first(
    permanence: Caller, folder: Path, centre_path: Path
) -> None:
    rooms = folder / "rooms.csv"
    lines = rooms.read_text().splitlines(keepends=True)
    lines[7] = lines[7].replace(",0,", ",ground,", 1)
    rooms.write_text("".join(lines))
    told = ("new", str(centre_path), "--from", str(folder))

    called, document = permanence(*told), permanence(*told, "--json").document

    said = called.out.splitlines()
    assert len(said) == 4
    assert said[0].startswith("rooms.csv, ligne 8, floor «\u00a0ground\u00a0»")
    following = {
        (one["file"], one["line"])
        for one in document["refused"]
        if one["reason"] == "reference_refused"
    }
    assert said[1].startswith(f"{len(following)} autres lignes ne sont refusées que parce qu’elles")
    assert said[3] == (f"{document['read']} lignes lues, 0 écrite, {len(following) + 1} refusées.")


def test_one_line_refused_is_said_of_one(
    permanence: Caller, folder: Path, centre_path: Path
) -> None:
    closures = folder / "site_closures.csv"
    closures.write_text(closures.read_text() + "VIL,2026-13-01,2026-12-02,Erreur\n")

    called = permanence("new", str(centre_path), "--from", str(folder))

    assert called.out.splitlines()[-1].endswith(" lignes lues, 0 écrite, 1 refusée.")


def test_the_folder_that_is_missing_is_that_of_the_centre(
    permanence: Caller, folder: Path, tmp_path: Path
) -> None:
    centre = tmp_path / "no_such" / "centre.db"

    called = permanence("new", str(centre), "--from", str(folder), "--language", "en")

    assert called.status == 3
    assert called.err == f"The folder of {centre} does not exist: create it first.\n"


def test_bad_lines_are_left_out_when_asked(
    permanence: Caller, folder: Path, centre_path: Path
) -> None:
    closures = folder / "site_closures.csv"
    closures.write_text(closures.read_text() + "VIL,2026-13-01,2026-12-02,Erreur\n")

    refused = permanence("new", str(centre_path), "--from", str(folder), "--language", "en")
    made = permanence.json("new", str(centre_path), "--from", str(folder), "--skip-refused")

    assert refused.status == 2
    assert refused.out.startswith("site_closures.csv, line ")
    assert "Nothing was written: correct these lines, or add --skip-refused." in refused.out
    assert made["written"] == made["read"] - 1
    assert len(made["refused"]) == 1


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "«\u00a02026-13-01\u00a0»"), ("en", "“2026-13-01”")]
)
def test_a_refused_value_stands_in_the_quotes_of_the_language(
    permanence: Caller, folder: Path, centre_path: Path, *, language: str, said: str
) -> None:
    closures = folder / "site_closures.csv"
    closures.write_text(closures.read_text() + "VIL,2026-13-01,2026-12-02,Erreur\n")

    refused = permanence("new", str(centre_path), "--from", str(folder), "--language", language)

    assert said in refused.out.splitlines()[0]


@pytest.mark.parametrize("nowhere", ["", " "])
def test_a_centre_is_written_to_no_folder_without_a_name(
    permanence: Caller,
    sample: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    nowhere: str,
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert permanence("export", sample, nowhere).status == 2
    assert not any((tmp_path / "here").iterdir())


@pytest.mark.parametrize("there", ["missing", "a-file", "empty"])
def test_a_folder_that_is_none(
    permanence: Caller, tmp_path: Path, centre_path: Path, there: str
) -> None:
    (tmp_path / "a-file").write_text("x")
    (tmp_path / "empty").mkdir()

    called = permanence("new", str(centre_path), "--from", str(tmp_path / there))

    assert called.status == 2
    assert called.out
    assert not centre_path.exists()


def test_a_centre_is_not_made_over_another(permanence: Caller, sample: str) -> None:
    before = fingerprint(Path(sample).parent)

    called = permanence("new", sample, "--language", "en")

    assert called.status == 3
    assert called.err == (
        f"Something is already at {sample}: choose another place for the centre.\n"
    )
    assert fingerprint(Path(sample).parent) == before


def test_a_centre_that_cannot_be_filled_leaves_nothing(
    permanence: Caller, folder: Path, empty_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device", "centre.db")

    there = {one.name for one in folder.parent.iterdir()}
    with monkeypatch.context() as broken:
        broken.setattr("desktop_app.cli.centres.write_centre", full)
        called = permanence("new", empty_address, "--from", str(folder))

    assert called.status == 3
    assert called.err.startswith("Le disque est plein\u00a0:")
    assert {one.name for one in folder.parent.iterdir()} == there
    assert permanence.json("new", empty_address, "--from", str(folder))["refused"] == []


def test_a_demonstration_that_fails_can_be_made_again(
    permanence: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device", "centre.db")

    with monkeypatch.context() as broken:
        broken.setattr("desktop_app.exchange.new_centres.fill_with_demonstration", full)
        called = permanence("demo", "--folder", str(tmp_path / "demo"), "--no-window")

    assert called.status == 3
    assert list((tmp_path / "demo").iterdir()) == []


def test_a_folder_without_a_file_of_a_centre_has_no_lines_to_correct(
    permanence: Caller, tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()

    called = permanence(
        "new", str(tmp_path / "c.db"), "--from", str(tmp_path / "notes"), "--language", "en"
    )

    assert called.status == 2
    assert called.out.splitlines()[-1] == (
        "Nothing was written: give a folder of CSV files such as “permanence export” writes."
    )
    assert not (tmp_path / "c.db").exists()
