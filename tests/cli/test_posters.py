"""door and board: what is hung up, written as PDF files; nothing is numbered or kept."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.engine import close_centre, open_centre, reading
from db.tables.journal import AccessEntry, JournalEntry
from tests.cli.calling import Caller
from tests.documents.paper import lines_read

DAY = ("--date", "2026-11-24")


def said(file: Path) -> str:
    return " ".join(lines_read(file.read_bytes(), file.parent))


def kept(address: str) -> tuple[int | None, int | None]:
    engine = open_centre(address)
    with reading(engine) as tx:
        counts = tuple(
            tx.scalar(select(func.count()).select_from(table))
            for table in (JournalEntry, AccessEntry)
        )
    close_centre(engine)
    return counts[0], counts[1]


def test_a_door_and_a_board_are_written_and_nothing_is_kept_of_them(
    permanence: Caller, sample_anywhere: str, tmp_path: Path
) -> None:
    door, board, before = tmp_path / "d.pdf", tmp_path / "b.pdf", kept(sample_anywhere)

    written = permanence.json("door", sample_anywhere, "c24-01", "--out", str(door))
    assert written == {
        "file": str(door), "date": "2026-11-24", "pages": 1, "lines": 1, "people": 0,
    }  # fmt: skip
    of_site = ("board", sample_anywhere, "--site", "vil", *DAY, "--out", str(board))
    assert permanence.json(*of_site)["lines"] == 2

    assert "Atelier démarches" in said(door)
    assert "Café du mardi" in said(board)
    assert kept(sample_anywhere) == before
    first = board.read_bytes()
    permanence.json(*of_site)
    assert board.read_bytes() == first


def test_both_languages_on_large_paper(permanence: Caller, sample: str, tmp_path: Path) -> None:
    out = tmp_path / "both.pdf"

    called = permanence(
        "door", sample, "--room", "VIL-07", *DAY, "--a3", "--speaking", "both", "--out", str(out),
        "--language", "en",
    )  # fmt: skip

    assert (called.status, called.out) == (0, f"{out} (1 page)\n")
    assert "Mardi 24 novembre 2026 Tuesday 24 November 2026" in said(out)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("door",), "Session: it is missing."),
        (("door", "C24-01", "--room", "VIL-07"), "Session: choose one of SESSION, --room --date."),
        (("door", "C24-01", *DAY), "Session: choose one of SESSION, --room --date."),
        (("door", "--room", "VIL-07", "--date", "never"), "Date: “never”"),
        (("board", "--site", "VIL", *DAY, "--speaking", "eu"), "Language: “eu” is none of"),
        (("board", "--site", "MARS", *DAY), "MARS"),
    ],
)
def test_what_cannot_be_understood_writes_nothing(
    permanence: Caller, sample: str, words: tuple[str, ...], sentence: str
) -> None:
    out = Path(sample).with_name("a.pdf")

    name, *rest = words
    called = permanence(name, sample, *rest, "--out", str(out), "--language", "en")

    assert called.status == 2
    assert sentence in called.err
    assert not out.exists()


def test_it_never_replaces_what_is_no_pdf(permanence: Caller, sample: str) -> None:
    before = Path(sample).read_bytes()

    called = permanence("board", sample, "--site", "VIL", *DAY, "--out", sample)

    assert called.status == 3
    assert Path(sample).read_bytes() == before
