import shutil
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import open_centre, reading, transaction
from db.journal import Actor
from db.queries.planning import planning_during
from db.tables.people import InterpreterExclusion, Person
from db.tables.sessions import Resource, WorkshopSession
from db.tables.sites import OpeningHoursRow, Room
from desktop_app.commands.act import Command, Outcome
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.putting_away import PutProgrammeAway
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
)
from desktop_app.commands.sites import BlockRoom
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import read_centre_folder
from desktop_app.exchange.centre_folder.catalogue import OF_THE_DEMONSTRATION
from tests.exchange.folders import (
    SAMPLE,
    cell,
    column_of,
    contents,
    count_of,
    export,
    fill,
    overlaps,
    rows_of,
)

NOW = datetime(2026, 11, 24, 8)
KEYS = count(1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def do(engine: Engine, command: Command) -> Outcome:
    return command(engine, Actor("accueil", "claire", NOW, f"key-{next(KEYS)}"))


def again(engine: Engine, exported: Path, folder: Path) -> dict[str, bytes]:
    """What a second centre gives back, filled from the export of the first."""
    counts = fill(engine, exported)
    assert counts.refused == ()
    assert counts.written == counts.read
    export(engine, folder)
    return contents(folder)


def test_the_sample_comes_back_to_the_byte(engine: Engine, tmp_path: Path) -> None:
    counts = fill(engine, SAMPLE)
    written = export(engine, tmp_path / "out")

    expected = {
        name: content
        for name, content in contents(SAMPLE).items()
        if name.removesuffix(".csv") not in OF_THE_DEMONSTRATION
    }
    assert (counts.read, counts.written, counts.refused) == (2124, 2124, ())
    assert contents(tmp_path / "out") == expected
    assert sorted(written) == sorted(expected)
    assert overlaps(engine) == 0


def test_the_sample_and_its_additions_come_back_from_either_engine(
    demo: Engine, embedded: Engine, tmp_path: Path
) -> None:
    written = export(demo, tmp_path / "first")

    assert again(embedded, tmp_path / "first", tmp_path / "second") == contents(tmp_path / "first")
    assert {
        "enrolments.csv",
        "attendances.csv",
        "headcounts.csv",
        "appointments.csv",
        "interpreter_orders.csv",
        "mediation_requests.csv",
        "sheets.csv",
        "sheet_prints.csv",
        "funding_envelopes.csv",
        "room_closures.csv",
        "room_blocks.csv",
    } <= set(written)
    assert count_of(embedded, "claim") == count_of(demo, "claim")


def work_a_day(demo: Engine) -> None:
    """Acts and rows after which no column of the folder is empty."""
    guest = Allocated("P004", "guest", 1, at("2026-11-27T15:00"), at("2026-11-27T15:30"))
    held = (Allocated("T02", "facilitator"), guest)
    keeping = Keeping(frozenset({"room_too_small"}), "accord de l’équipe")
    do(
        demo,
        BookSession(
            at("2026-11-27T14:00"),
            at("2026-11-27T16:00"),
            "VIL-08",
            held,
            title="=Réunion",
            people=99,
            places=25,
            needs=("projector:2", "step_free", "whiteboard"),
            keeping=keeping,
            partners="+Collège",
            note="Apporter les cartes",
            waiting_limit=3,
            walk_in=True,
        ),
    )
    do(demo, BookSession(at("2026-11-27T22:00"), at("2026-11-28T02:00"), "VIL-06", option=True,
                         allocated=(Allocated("T03", "facilitator"),)))  # fmt: skip
    do(demo, CancelSession("C01-13", "-fuite d’eau"))
    do(demo, MoveSession("C02-15", start=at("2026-12-16T10:00")))
    do(demo, ReinstateSession("C27/2026-12-23"))
    do(demo, CancelSession("C27/2026-12-23", "finalement non"))
    code = str(do(demo, CreatePerson("Awa", partner="+Foyer", household="Famille A",
                                     phone="+33 6 39 98 00 99")).answer["person"])  # fmt: skip
    do(demo, Enrol("C16-14", code))
    do(demo, Withdraw("C16-14", code))
    do(demo, RecordAttendance("C12-09", (("U0001", "absent_excused"),), 4))
    do(demo, PutProgrammeAway("CAFE"))
    do(demo, BlockRoom("VIL-02", at("2026-11-30T08:00"), at("2026-11-30T09:00"), "other", "@vide"))
    with transaction(demo) as tx:
        _fill_the_other_columns(tx, code)


@pytest.fixture(scope="module")
def busy_folder(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the sample after a day of work."""
    made = tmp_path_factory.mktemp("busy")
    shutil.copytree(demo_file.parent, made / "centre")
    engine = open_centre(str(made / "centre" / demo_file.name))
    work_a_day(engine)
    export(engine, made / "out")
    engine.dispose()
    return made / "out"


def _fill_the_other_columns(tx: Session, code: str) -> None:
    person = tx.scalars(select(Person).where(Person.code == code)).one()
    person.birth_name, person.practical_note = "N’Diaye", "'=note"
    platform = tx.scalars(select(Resource).where(Resource.code == "I17")).one()
    tx.add(InterpreterExclusion(person_id=person.id, interpreter_id=platform.id))
    skipped = select(WorkshopSession).where(WorkshopSession.code == "C03/2026-10-21")
    tx.scalars(skipped).one().title = "Date à part"
    room = tx.scalars(select(Resource).where(Resource.code == "MDQ-01")).one()
    tx.get_one(Room, room.id).neutral_name_fr = "Salle"
    tx.add(
        OpeningHoursRow(
            room_id=room.id,
            iso_weekday=6,
            opens=at("2026-01-01T09:00").time(),
            closes=at("2026-01-01T23:59").time(),
            valid_from=NOW.date(),
        )
    )


def test_a_busy_centre_comes_back_whole(demo: Engine, embedded: Engine, tmp_path: Path) -> None:
    work_a_day(demo)
    export(demo, tmp_path / "first")

    assert again(embedded, tmp_path / "first", tmp_path / "second") == contents(tmp_path / "first")
    assert _planned(embedded) == _planned(demo)


def _planned(engine: Engine) -> object:
    window = Span(NOW, NOW + timedelta(days=30))
    with reading(engine) as tx:
        planning = planning_during(tx, window)
        statuses = tx.execute(
            select(WorkshopSession.code, WorkshopSession.status, WorkshopSession.planned_starts)
            .where(WorkshopSession.status != "removed")
            .order_by(WorkshopSession.code)
        ).all()
    return planning.occupations, planning.rooms, planning.sites, [tuple(row) for row in statuses]


def test_optional_columns_appear_only_when_something_stands_in_them(
    busy_folder: Path,
) -> None:
    assert rows_of(busy_folder / "sessions.csv")[0][15:] == [
        "end_date",
        "title",
        "interpreter_codes",
        "guests",
        "needs",
        "equipment",
        "places",
        "reason",
        "cause",
        "kept",
        "kept_reason",
        "planned_start",
        "partners",
        "note",
        "waiting_limit",
        "walk_in",
    ]
    assert "month_week" not in rows_of(busy_folder / "availability_rules.csv")[0]
    assert "works_on_holidays" not in rows_of(busy_folder / "sites.csv")[0]
    assert rows_of(busy_folder / "rooms.csv")[0][-1] == "neutral_name_fr"
    assert rows_of(busy_folder / "programmes.csv")[0][-1] == "archived"
    assert "last_day" not in rows_of(busy_folder / "sites.csv")[0]


def test_a_rule_of_the_nth_weekday_comes_back(folder: Path, engine: Engine, tmp_path: Path) -> None:
    by_month = {2: "2", 5: "5"}
    for line in by_month:
        cell("availability_rules.csv", line, "week_parity", "all")(folder)
        cell("availability_rules.csv", line, "interval_weeks", "1")(folder)
        cell("availability_rules.csv", line, "anchor_date", "")(folder)
    column_of("availability_rules.csv", "month_week", by_month)(folder)

    counts = fill(engine, folder)
    export(engine, tmp_path / "out")

    assert counts.refused == ()
    name = "availability_rules.csv"
    assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes()


def test_no_cell_of_an_export_is_a_formula(busy_folder: Path) -> None:
    cells = [
        cell
        for path in busy_folder.glob("*.csv")
        for row in rows_of(path)
        for cell in row
        if cell[:1] in {"=", "+", "-", "@"}
    ]
    assert cells == ["+33 6 39 98 00 99"], "a telephone is a number, and stays one"
    sessions = (busy_folder / "sessions.csv").read_text(encoding="utf-8")
    assert "'=Réunion" in sessions
    assert "'-fuite d’eau" in sessions


def test_a_text_that_looks_like_a_formula_is_kept_as_it_was(
    folder: Path, embedded: Engine, tmp_path: Path
) -> None:
    cell("site_closures.csv", 2, "reason_fr", "=cmd|' /C calc'!A0")(folder)

    fill(embedded, folder)
    export(embedded, tmp_path / "out")

    found = read_centre_folder(tmp_path / "out").files["site_closures"]
    assert found[0].values["reason_fr"] == "=cmd|' /C calc'!A0"
    assert rows_of(tmp_path / "out" / "site_closures.csv")[1][3] == "'=cmd|' /C calc'!A0"


def test_decomposed_letters_are_composed(folder: Path, embedded: Engine, tmp_path: Path) -> None:
    cell("participants.csv", 3, "given_name", "Jose\u0301")(folder)

    fill(embedded, folder)
    export(embedded, tmp_path / "out")

    assert rows_of(tmp_path / "out" / "participants.csv")[2][1] == "Jos\u00e9"


def test_the_application_counts_on_after_an_import(engine: Engine) -> None:
    fill(engine, SAMPLE)

    code = do(engine, CreatePerson("Awa")).answer["person"]

    assert code == "U0261"
