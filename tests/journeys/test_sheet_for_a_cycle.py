"""Scenario 12: the sheets of a whole cycle, from fourteen names to the paper and back."""

import re
import subprocess
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from db.engine import reading, transaction
from db.queries.sheet_facts import SheetOptions
from db.tables.centre import SheetVariantWish
from db.tables.paper import Sheet as SheetRow
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.sheets import IssueSheet
from desktop_app.documents.attendance_sheet import draw_sheet
from desktop_app.domain.sheets.facts import Variant
from desktop_app.domain.sheets.sheet import ColumnKind, Sheet, SignerKind
from desktop_app.readings.printed_sheets import is_out_of_date
from desktop_app.readings.sheets import issued_sheet
from tests.commands.town import Town

CYCLE = "C21"
"""« Groupe des usagers »: the first Tuesday of eight months, 18:30 to 20:30; one is skipped."""
SESSIONS = tuple(f"C21-0{number}" for number in range(1, 9))
DAYS = (
    date(2026, 10, 6),
    date(2026, 11, 3),
    date(2026, 12, 1),
    date(2027, 1, 5),
    date(2027, 2, 2),
    date(2027, 4, 6),
    date(2027, 5, 4),
    date(2027, 6, 1),
)
NOW = datetime(2026, 9, 29, 9, 0)
LONG = ("Maximilienne-Apolline", "de Kergariou-Lanvélé")
KHALED = ("Khaled", "Saleh", "خالد صالح")
SURNAMES = tuple(f"Inventé{letter}" for letter in "abcdefghijkl")
GRID_HEADS = (
    "mar. 6 oct.",
    "mar. 3 nov.",
    "mar. 1er déc.",
    "mar. 5 janv.",
    "mar. 2 févr.",
    "mar. 6 avr.",
    "mar. 4 mai",
    "mar. 1er juin",
)


@pytest.fixture
def cycle(sample: Town) -> Town:
    """The cycle with fourteen names, one of 41 letters and one in Arabic script; six blank rows."""
    assert len("".join(LONG)) == 41
    people = [
        CreatePerson(*LONG),
        CreatePerson(KHALED[0], KHALED[1], native_name=KHALED[2], certain=True),
        *(CreatePerson(f"Prénom{name[-1]}", name) for name in SURNAMES),
    ]
    for person in people:
        enrol(sample, person)
    with transaction(sample.engine) as tx:
        tx.execute(update(SheetVariantWish).values(blank_rows=6))
    return sample


def enrol(town: Town, person: CreatePerson) -> None:
    code = town.do(person, now=NOW).subject
    assert town.do(Enrol(CYCLE, code), now=NOW).answer["status"] == "enrolled"


def issued(
    town: Town, subject: str, variant: Variant | None = None, now: datetime = NOW
) -> tuple[Sheet, dict[str, object]]:
    answer = town.do(IssueSheet(subject, SheetOptions(variant)), now=now).answer
    sheet = issued_sheet(town.engine, answer["sheet"], copy=answer["copy"], printed_at=now)
    return sheet, dict(answer)


def pages_of(sheet: Sheet) -> list[str]:
    """What each page of the PDF says, in reading order, with plain spaces."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=draw_sheet(sheet), capture_output=True, check=True
    )
    said = re.sub("[\u00a0\u202f]", " ", done.stdout.decode())
    return said.removesuffix("\f").split("\f")


def names_of(sheet: Sheet) -> list[str]:
    return [f"{one.person.given} {one.person.family}" for one in sheet.lines if one.person]


def everybody() -> set[str]:
    invented = {f"Prénom{name[-1]} {name}" for name in SURNAMES}
    return {" ".join(LONG), " ".join(KHALED[:2]), *invented}


def test_the_grid_carries_every_date_in_full(cycle: Town) -> None:
    sheet, _ = issued(cycle, CYCLE)
    assert sheet.facts.variant is Variant.CYCLE_GRID
    for page, text in zip(sheet.pages, pages_of(sheet), strict=True):
        assert tuple(one.span.day for one in page.dates) == DAYS
        for head, day in zip(GRID_HEADS, DAYS, strict=True):
            assert head in text
            assert str(day.year) in text


def test_the_first_and_the_last_session_never_print_as_one_day(cycle: Town) -> None:
    sheet, _ = issued(cycle, CYCLE)
    for text in pages_of(sheet):
        assert "Du 6 octobre 2026 au 1er juin 2027, le mardi de 18:30 à 20:30" in text
    first, last = (issued(cycle, code)[0] for code in (SESSIONS[0], SESSIONS[-1]))
    assert "Mardi 6 octobre 2026, de 18:30 à 20:30" in pages_of(first)[0]
    assert "Mardi 1er juin 2027, de 18:30 à 20:30" in pages_of(last)[0]


def test_head_and_title_are_on_each_page(cycle: Town) -> None:
    sheet, answer = issued(cycle, CYCLE)
    texts = pages_of(sheet)
    assert len(texts) == len(sheet.pages) > 1
    number = str(answer["number"])
    for page, text in enumerate(texts, start=1):
        assert "Groupe des usagers" in text
        assert "Nom, prénom" in text
        assert f"{number[:4]} {number[4:8]} {number[8:]}" in text
        assert f"page {page} / {len(texts)}" in text


def test_nobody_is_cut(cycle: Town) -> None:
    for subject in (CYCLE, *SESSIONS):
        sheet, _ = issued(cycle, subject)
        assert set(names_of(sheet)) == everybody()
        said = " ".join(" ".join(pages_of(sheet)).split())
        for part in (*LONG, *KHALED[:2], *KHALED[2].split()):
            assert part in said
        assert "…" not in said
        for surname in SURNAMES:
            assert surname in said


def test_blank_rows_come_after_the_names(cycle: Town) -> None:
    for subject in (CYCLE, SESSIONS[0]):
        sheet, _ = issued(cycle, subject)
        named = [line.person is not None for line in sheet.lines]
        assert named == sorted(named, reverse=True)
        assert (sum(named), len(named) - sum(named)) == (14, 6)
        assert [line.number for line in sheet.lines] == list(range(1, 21))


def test_those_who_lead_have_a_place_to_sign(cycle: Town) -> None:
    for subject in (CYCLE, SESSIONS[0]):
        sheet, _ = issued(cycle, subject)
        kinds = [signer.kind for page in sheet.pages if page.is_last for signer in page.signers]
        assert kinds == [SignerKind.FACILITATOR] * 3
        assert all(not page.signers for page in sheet.pages if not page.is_last)


def test_first_names_alone_hide_every_surname(cycle: Town) -> None:
    sheet, answer = issued(cycle, SESSIONS[0], Variant.FIRST_NAME_ONLY)
    said = " ".join(pages_of(sheet))
    assert answer["version"] == 1
    assert len(names_of(sheet)) == 14
    for surname in (LONG[1], KHALED[1], *SURNAMES):
        assert surname not in said
    assert KHALED[2] not in said
    assert "Khaled S." in said


def test_the_same_data_are_the_same_bytes_but_for_the_stamp(cycle: Town) -> None:
    first, printed = issued(cycle, CYCLE)
    assert draw_sheet(first) == draw_sheet(issued_again(cycle, printed, copy=1, at=NOW))
    later = NOW + timedelta(hours=2)
    second, again = issued(cycle, CYCLE, now=later)
    assert again == {**printed, "copy": 2}
    assert draw_sheet(second) != draw_sheet(first)
    stamped = [
        re.sub(r"duplicata n° 2 · |imprimée le \S+ à \S+", "", text) for text in pages_of(second)
    ]
    assert stamped == [re.sub(r"imprimée le \S+ à \S+", "", text) for text in pages_of(first)]


def issued_again(town: Town, answer: dict[str, object], *, copy: int, at: datetime) -> Sheet:
    number = answer["sheet"]
    assert isinstance(number, int)
    return issued_sheet(town.engine, number, copy=copy, printed_at=at)


def out_of_date(town: Town) -> dict[int, bool]:
    with reading(town.engine) as tx:
        rows = tx.scalars(select(SheetRow).order_by(SheetRow.edition)).all()
        return {row.edition: is_out_of_date(tx, row) for row in rows}


def test_one_person_more_makes_the_paper_old_and_prints_the_next(cycle: Town) -> None:
    first, printed = issued(cycle, CYCLE)
    assert out_of_date(cycle) == {1: False}
    enrol(cycle, CreatePerson("Nouvelle", "Venue"))
    assert out_of_date(cycle) == {1: True}
    second, answer = issued(cycle, CYCLE)
    assert (answer["version"], answer["out_of_date_before"]) == (2, True)
    assert out_of_date(cycle) == {1: True, 2: False}
    assert "Nouvelle Venue" in names_of(second)
    assert "version 2" in pages_of(second)[0]
    frozen = issued_again(cycle, printed, copy=1, at=NOW)
    assert draw_sheet(frozen) == draw_sheet(first)
    assert "Nouvelle Venue" not in names_of(frozen)


def test_every_column_of_the_grid_is_wide_enough_to_sign(cycle: Town) -> None:
    sheet, _ = issued(cycle, CYCLE)
    widths = [
        column.width_mm
        for page in sheet.pages
        for column in page.columns
        if column.kind is ColumnKind.DATE
    ]
    assert len(widths) == 8 * len(sheet.pages)
    assert min(widths) >= 22
    assert sheet.row_mm >= 12
