from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from db.engine import reading, transaction
from db.errors import DoubleBookingError
from db.queries.planning import planning_during
from db.tables.centre import Centre
from db.tables.sessions import Allocation, Resource, WorkshopSession
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.exchange.centre_folder.shapes import Line
from tests.exchange.folders import (
    SAMPLE,
    column_of,
    count_of,
    export,
    fill,
    new_line,
    overlaps,
    rows_of,
    write_rows,
)

THE_DAY = Span(datetime(2026, 11, 24), datetime(2026, 11, 25))
LINE = ("W9", "", "", "", "workshop", "2026-11-27", "5", "2026-W48")


def units_of(engine: Engine) -> dict[str, int]:
    with reading(engine) as tx:
        return {row.code: row.units for row in tx.scalars(select(Resource))}


def test_what_is_never_claimed_itself_has_no_unit(embedded: Engine) -> None:
    fill(embedded, SAMPLE)

    units = units_of(embedded)

    assert [units[code] for code in ("VIL-07", "P048", "T05", "X03", "I01")] == [1] * 5
    assert [units[code] for code in ("VIL-08", "EXT-01", "I17")] == [0] * 3
    assert units["projector"] == 2
    assert "whiteboard" not in units, "a label of rooms, no stock"


def test_sessions_hold_their_room_and_their_people(engine: Engine) -> None:
    fill(engine, SAMPLE)

    with reading(engine) as tx:
        held = planning_during(tx, THE_DAY).occupations

    assert [one.by for one in held["VIL-07"]] == ["C01-12"]
    assert [one.by for one in held["P115"]] == ["C26-02", "W0002"]
    assert "EXT-01" not in held


def test_skipped_dates_hold_nothing_and_know_their_people(embedded: Engine) -> None:
    fill(embedded, SAMPLE)

    with reading(embedded) as tx:
        skipped = tx.scalars(
            select(WorkshopSession).where(WorkshopSession.code == "C03/2026-10-21")
        ).one()
        people = tx.execute(
            select(Resource.code, Allocation.role)
            .join(Allocation, Allocation.resource_id == Resource.id)
            .where(Allocation.session_id == skipped.id)
            .order_by(Allocation.id)
        ).all()

    assert (skipped.status, skipped.cause, skipped.number) == ("skipped", "school_holiday", None)
    assert (skipped.starts, skipped.ends) == (
        datetime(2026, 10, 21, 16, 45),
        datetime(2026, 10, 21, 18, 15),
    )
    assert [tuple(row) for row in people] == [
        ("BEA-05", "place"),
        ("P077", "facilitator"),
        ("P068", "facilitator"),
    ]


def test_a_divisible_room_a_guest_and_pieces_are_held_unit_by_unit(
    folder: Path, engine: Engine
) -> None:
    new_line("sessions.csv", *LINE, "14:00", "16:00", "VIL", "VIL-08", "T02", "", "planned")(folder)
    column_of("sessions.csv", "guests", {365: "P004@15:00-15:30"})(folder)
    column_of("sessions.csv", "needs", {365: "projector:2"})(folder)

    fill(engine, folder)

    with reading(engine) as tx:
        day = Span(datetime(2026, 11, 27), datetime(2026, 11, 28))
        held = planning_during(tx, day).occupations
    of_it = {code: [one for one in all_ if one.by == "W9"] for code, all_ in held.items()}
    assert sorted(code for code, found in of_it.items() if found) == [
        "P004",
        "T02",
        "VIL-06",
        "VIL-07",
        "projector",
    ]
    assert of_it["P004"][0].span == Span(datetime(2026, 11, 27, 15), datetime(2026, 11, 27, 15, 30))
    assert sorted(one.unit for one in of_it["projector"]) == [1, 2]


def test_a_guardian_may_come_after_the_child(folder: Path, embedded: Engine) -> None:
    rows = rows_of(folder / "participants.csv")
    write_rows(folder / "participants.csv", [rows[0], *reversed(rows[1:])])

    assert fill(embedded, folder).refused == ()


def test_a_folder_without_a_centre_fills_a_nameless_one(tmp_path: Path, embedded: Engine) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "themes.csv").write_bytes((SAMPLE / "themes.csv").read_bytes())

    counts = fill(embedded, tmp_path / "small")

    assert (counts.read, counts.written) == (11, 11)
    with reading(embedded) as tx:
        centre = tx.scalars(select(Centre)).one()
    assert (centre.zone, centre.languages) == ("Europe/Paris", ("fr", "en"))


def test_a_centre_keeps_its_identifier_when_its_name_changes(
    embedded: Engine, engine: Engine, tmp_path: Path
) -> None:
    fill(embedded, SAMPLE)
    with transaction(embedded) as tx:
        centre = tx.scalars(select(Centre)).one()
        assert centre.identifier == "bd491d1632fa30f2", "numbers of sheets hang on it"
        centre.name_fr = "Maison de santé"
    export(embedded, tmp_path / "out")

    fill(engine, tmp_path / "out")

    with reading(engine) as tx:
        assert tx.scalars(select(Centre.identifier)).one() == "bd491d1632fa30f2"


def test_a_centre_that_holds_something_is_not_filled_again(embedded: Engine) -> None:
    fill(embedded, SAMPLE)

    with pytest.raises(BadInputError) as refusal:
        fill(embedded, SAMPLE)

    assert refusal.value.reason == "not_empty"
    assert count_of(embedded, "site") == 5


def test_a_folder_of_nothing_writes_nothing_even_when_told_to_go_on(
    tmp_path: Path, embedded: Engine
) -> None:
    counts = fill(embedded, tmp_path / "nowhere", skip_refused=True)

    assert (counts.read, counts.written) == (0, 0)
    assert count_of(embedded, "centre") == 0


def test_the_database_has_the_last_word(engine: Engine) -> None:
    found = read_centre_folder(SAMPLE)
    sessions = found.files["sessions"]
    again = {**sessions[0].values, "session_code": "W9", "cycle_code": None, "number": None}
    sessions.append(Line(999, again))

    with pytest.raises(DoubleBookingError), transaction(engine) as tx:
        write_centre(tx, found)

    assert count_of(engine, "site") == 0


def test_the_question_about_double_bookings_can_answer_yes(embedded: Engine) -> None:
    fill(embedded, SAMPLE)
    with transaction(embedded) as tx:
        tx.execute(text("DROP TRIGGER claim_overlap_insert"))
        tx.execute(
            text(
                "INSERT INTO claim (allocation_id, resource_id, unit, starts_at, ends_at, active)"
                " SELECT allocation_id, resource_id, unit, starts_at, ends_at, active"
                " FROM claim WHERE id = 1"
            )
        )

    assert overlaps(embedded) == 1
