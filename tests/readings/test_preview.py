from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import create_centre, transaction
from db.journal import Actor
from desktop_app.commands.sheets import IssueSheet
from desktop_app.domain.findings import Code
from desktop_app.domain.sheets.facts import Variant
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.readings.preview import (
    SPECIMEN,
    SheetPreview,
    sheet_options,
    sheet_previews,
    sheets_of_day,
)
from tests.pictures.scenes import CENTRE

NOW = datetime(2026, 11, 24, 11, 10)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_centre(str(tmp_path / "centre.db"))
    with transaction(made) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    yield made
    made.dispose()


def looked_at(engine: Engine, *, first_names: bool = False) -> SheetPreview:
    sheets = sheets_of_day(engine, NOW.date(), "VIL")
    options = sheet_options(first_names=first_names)
    previews = sheet_previews(engine, sheets, options, NOW)
    return next(one for one in previews if one.line.title.fr == "Passage en 6e")


def test_a_sheet_never_printed_has_no_number_yet(engine: Engine) -> None:
    one = looked_at(engine)

    assert (one.number, one.version, one.copy) == ("", 1, 1)
    assert one.sheet.stamp.number == SPECIMEN


def test_a_sheet_printed_and_unchanged_is_the_next_duplicate(engine: Engine) -> None:
    actor = Actor("accueil-vil", "accueil", NOW, "operation-1")
    issued = IssueSheet(looked_at(engine).subject)(engine, actor)

    one = looked_at(engine)

    assert (one.number, one.copy) == (issued.answer["number"], 2)


def test_the_masked_sheet_has_the_same_lines_with_initials(engine: Engine) -> None:
    one = looked_at(engine)

    assert len(one.masked.lines) == len(one.sheet.lines)
    people = [line.person for line in one.masked.lines if line.person is not None]
    assert people
    assert all(len(person.family) <= 2 and not person.native for person in people)


def test_first_names_alone_are_another_kind_of_sheet(engine: Engine) -> None:
    one = looked_at(engine, first_names=True)

    assert one.variant is Variant.FIRST_NAME_ONLY
    assert one.may_shorten


def test_the_lines_left_free_are_counted(engine: Engine) -> None:
    assert looked_at(engine).blank_lines == 4


def test_somebody_an_option_waits_for_is_told_before_the_print(engine: Engine) -> None:
    told = {(one.code, one.resource, one.by) for one in looked_at(engine).findings}

    assert told == {(Code.PERSON_TAKEN, "P05", "C03-06")}
