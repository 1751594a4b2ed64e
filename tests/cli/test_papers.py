from pathlib import Path

import pytest
from sqlalchemy import select

from db.access_log import broken_access_link
from db.engine import close_centre, open_centre, reading
from db.tables.centre import Centre
from db.tables.journal import AccessEntry
from desktop_app.machine.clock import FIXED_NOW
from tests.cli.calling import Caller
from tests.documents.paper import lines_read

DROITS = "C24-01"


def test_a_sheet_is_numbered_then_duplicated_then_replaced(
    permanence: Caller, sample_anywhere: str, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    print_it = ("sheet", sample_anywhere, DROITS, "--out", str(out))

    first = permanence.json(*print_it)
    assert (first["file"], first["version"], first["copy"]) == (str(out), 1, 1)
    assert (first["pages"], first["people"], first["out_of_date_before"]) == (1, 12, False)
    assert len(first["number"]) == 12
    assert out.read_bytes().startswith(b"%PDF")

    again = permanence.json(*print_it)
    assert (again["number"], again["version"], again["copy"]) == (first["number"], 1, 2)

    permanence.json("move", sample_anywhere, DROITS, "--start", "2026-11-24T16:00")
    shown = permanence.json("show", sample_anywhere, "--session", DROITS)["sessions"][0]
    assert shown["sheet"]["out_of_date"] is True

    replaced = permanence.json(*print_it)
    assert (replaced["version"], replaced["copy"]) == (2, 1)
    assert replaced["out_of_date_before"] is True
    assert replaced["number"] != first["number"]
    shown = permanence.json("show", sample_anywhere, "--session", DROITS)["sessions"][0]
    assert shown["sheet"]["out_of_date"] is False


def test_the_mark_of_the_centre_and_its_funders_when_they_are_wanted(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    plain, with_logos = tmp_path / "plain.pdf", tmp_path / "logos.pdf"

    permanence.json("sheet", sample, DROITS, "--out", str(plain))
    permanence.json("sheet", sample, DROITS, "--out", str(with_logos), "--logos")
    permanence.json(
        "sheets", sample, "--date", "2026-11-24", "--out", str(tmp_path / "day"), "--logos"
    )

    centre = "Maison de santé du Nord-Ouest (centre fictif)"
    assert lines_of(plain)[0] == "Feuille d’émargement"
    assert lines_of(with_logos)[:2] == [centre, "Agence régionale de santé Bretagne"]
    assert {lines_of(one)[0] for one in (tmp_path / "day").iterdir()} == {centre}


def test_a_cycle_has_a_grid(permanence: Caller, sample: str, tmp_path: Path) -> None:
    printed = permanence.json("sheet", sample, "C24", "--out", str(tmp_path / "grid.pdf"))

    assert printed["variant"] == "cycle_grid"
    assert printed["people"] == 12


def test_another_kind_of_sheet(permanence: Caller, sample: str, tmp_path: Path) -> None:
    printed = permanence.json(
        "sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"),
        "--variant", "Session_Anonymous_COUNT",
    )  # fmt: skip

    assert (printed["variant"], printed["people"]) == ("session_anonymous_count", 0)


def test_the_emergency_sheet_is_of_no_session(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    out = tmp_path / "e.pdf"

    called = permanence(
        "sheet", sample, DROITS, "--variant", "emergency_blank", "--out", str(out),
        "--language", "en",
    )  # fmt: skip

    said = "the emergency sheet belongs to no session and has no number.\n"
    assert (called.status, called.err) == (2, f"Session or cycle: {said}")
    assert not out.exists()


@pytest.mark.parametrize("typed", ["emergency_blank", "emergency", "EMERG"])
def test_the_emergency_sheet_needs_no_session(
    permanence: Caller, sample: str, tmp_path: Path, typed: str
) -> None:
    out = tmp_path / "secours.pdf"

    printed = permanence.json("sheet", sample, "--variant", typed, "--out", str(out))

    assert (printed["variant"], printed["number"]) == ("emergency_blank", None)
    assert printed["lines"] == 16
    assert "Feuille d’émargement de secours" in lines_of(out)


@pytest.mark.parametrize("wanted", [(), ("--variant", "session")])
def test_every_other_sheet_needs_one(
    permanence: Caller, sample: str, tmp_path: Path, wanted: tuple[str, ...]
) -> None:
    out = tmp_path / "a.pdf"

    called = permanence("sheet", sample, *wanted, "--out", str(out), "--language", "en")

    assert (called.status, called.err) == (2, "Session or cycle: it is missing.\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("parchment", "Choose one of: session (one session), session_half_days (one session,"),
        ("cycle_gird", "Perhaps cycle_grid (a whole cycle), cycle_grid_a3 (a whole cycle, on A3)."),
        ("cycle", "Perhaps cycle_grid (a whole cycle), cycle_grid_a3 (a whole cycle, on A3), "),
    ],
)
def test_a_kind_of_sheet_that_does_not_exist_brings_those_that_do(
    permanence: Caller, sample: str, tmp_path: Path, *, typed: str, sentence: str
) -> None:
    called = permanence(
        "sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"), "--variant", typed,
        "--language", "en",
    )  # fmt: skip

    assert called.status == 2
    assert called.err.startswith(f"No kind of sheet is called {typed}. {sentence}")


def test_a_day_has_one_file_a_session(permanence: Caller, sample: str, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "sheets"

    printed = permanence.json("sheets", sample, "--date", "24/11/2026", "--out", str(folder))

    day = permanence.json("show", sample, "--date", "2026-11-24")["sessions"]
    expected = [one["session"] for one in day if one["status"] == "planned"]
    assert [one["session"] for one in printed["sheets"]] == expected
    names = [Path(one["file"]).name for one in printed["sheets"]]
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    droits = next(one for one in printed["sheets"] if one["session"] == DROITS)
    name = f"emargement-2026-11-24-VIL-{droits['number']}.pdf"
    assert Path(droits["file"]).name == name


def test_a_day_of_one_site(permanence: Caller, sample: str, tmp_path: Path) -> None:
    printed = permanence.json(
        "sheets", sample, "--date", "2026-11-24", "--site", "BEA", "--out", str(tmp_path)
    )

    assert [one["session"] for one in printed["sheets"]] == ["C26-02"]


def test_an_empty_day_prints_nothing(permanence: Caller, sample: str, tmp_path: Path) -> None:
    called = permanence(
        "sheets", sample, "--date", "2026-11-22", "--out", str(tmp_path / "s"), "--language", "en"
    )

    assert called.status == 0
    assert called.out == "Nothing planned that day: there is no sheet to print.\n"
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("subject", "variant", "sentence"),
    [
        (DROITS, "parchment", "No kind of sheet is called parchment."),
        (DROITS, "cycle_grid", "Kind of sheet: cycle_grid is a sheet for a whole cycle."),
        ("C24", "session", "Kind of sheet: session is not a sheet for a whole cycle."),
        ("C01-12", "interpreter_slip", "Kind of sheet: C01-12 has no interpreter order."),
        ("C99", "", "No session has the code C99."),
    ],
)
def test_a_sheet_that_does_not_go_with_its_subject(
    permanence: Caller, sample: str, tmp_path: Path, *, subject: str, variant: str, sentence: str
) -> None:
    wanted = ("--variant", variant) if variant else ()
    called = permanence(
        "sheet", sample, subject, "--out", str(tmp_path / "a.pdf"), *wanted, "--language", "en"
    )

    assert called.status == 2
    assert called.err.startswith(sentence)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("missing/a.pdf", "does not exist: create it first."),
        (".", "is a folder: give the name of a file."),
        ("f" * 300 + ".pdf", "is too long: choose a shorter one."),
    ],
)
def test_no_number_is_given_to_a_sheet_that_cannot_be_written(
    permanence: Caller, sample: str, tmp_path: Path, *, out: str, sentence: str
) -> None:
    called = permanence("sheet", sample, DROITS, "--out", str(tmp_path / out), "--language", "en")

    assert called.status == 3
    assert sentence in called.err
    assert permanence.json("show", sample, "--session", DROITS)["sessions"][0]["sheet"] is None


def test_a_disk_that_fails_while_writing_leaves_no_sheet(
    permanence: Caller, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", full)
        called = permanence("sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"))

    assert called.status == 3
    assert called.err.startswith("Le disque est plein\u00a0:")
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]
    assert permanence.json("show", sample, "--session", DROITS)["sessions"][0]["sheet"] is None


def test_a_sheet_never_takes_the_place_of_another_file(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("à garder", encoding="utf-8")
    for place in (sample, str(other)):
        before = Path(place).read_bytes()
        assert permanence("sheet", sample, DROITS, "--out", place).status == 3
        assert Path(place).read_bytes() == before
    assert permanence("sheet", sample, DROITS, "--out", " ").status == 2


def test_the_number_on_a_sheet_names_its_session_wherever_it_is_typed(
    permanence: Caller, sample_anywhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = permanence.json("sheet", sample_anywhere, "C24-01", "--out", str(tmp_path / "a.pdf"))[
        "number"
    ]
    in_clear = f"N° {printed[:4]} {printed[4:8]} {printed[8:]}"

    again = permanence.json("sheet", sample_anywhere, in_clear, "--out", str(tmp_path / "b.pdf"))
    assert (again["number"], again["copy"]) == (printed, 2)
    shown = permanence.json("show", sample_anywhere, "--session", printed)
    assert shown["sessions"][0]["session"] == "C24-01"
    monkeypatch.setenv(FIXED_NOW, "2026-11-24T18:00")
    came = permanence.json("attend", sample_anywhere, in_clear, "--absent", "1")
    assert (came["session"], came["absent"]) == ("C24-01", 1)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("691001040113", "691001040113: this number holds a typing error."),
        ("4710 1034 0192", "4710 1034 0192: this sheet comes from another centre."),
    ],
)
def test_a_number_that_names_no_sheet_says_why(
    permanence: Caller, sample: str, *, number: str, sentence: str
) -> None:
    called = permanence("show", sample, "--session", number, "--language", "en")

    assert (called.status, called.err.strip()) == (2, sentence)


def test_a_cancelled_session_has_no_sheet(permanence: Caller, sample: str, tmp_path: Path) -> None:
    permanence.json("cancel", sample, DROITS, "--reason", "essai")

    refused = permanence(
        "sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"), "--language", "en"
    )

    assert refused.status == 1
    assert "nobody signs for it" in refused.err
    assert not (tmp_path / "a.pdf").exists()


def test_prints_and_exports_are_in_the_access_log(
    permanence: Caller, sample: str, tmp_path: Path
) -> None:
    one = permanence.json("sheet", sample, DROITS, "--out", str(tmp_path / "a.pdf"))
    day = permanence.json("sheets", sample, "--date", "2026-11-24", "--out", str(tmp_path / "s"))
    permanence.json("export", sample, str(tmp_path / "out"), "--desk", "Bureau 2")

    engine = open_centre(sample)
    with reading(engine) as tx:
        rows = tx.scalars(select(AccessEntry).order_by(AccessEntry.id)).all()
        assert broken_access_link(tx) is None
        centre = tx.scalars(select(Centre.identifier)).one()
    close_centre(engine)
    kept = [(row.act, row.subject) for row in rows]
    last = [("print", one["number"]), *(("print", each["number"]) for each in day["sheets"])]
    assert kept[-len(last) - 1 :] == [*last, ("export", centre)]
    assert rows[-1].desk == "Bureau 2"


def lines_of(pdf: Path) -> list[str]:
    """What a reader of PDF finds on it, line by line."""
    return lines_read(pdf.read_bytes(), pdf.parent)
