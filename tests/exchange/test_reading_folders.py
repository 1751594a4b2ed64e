from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop_app.exchange.centre_folder import file_reading, read_centre_folder
from desktop_app.exchange.centre_folder.people import PARTICIPANTS
from desktop_app.machine.errors import FileError
from tests.exchange.bad_lines import (
    CELLS,
    CLOCK,
    FILES,
    SESSIONS,
    TAKEN,
    TOGETHER,
    Bad,
    session_line,
)
from tests.exchange.folders import (
    SAMPLE,
    Edit,
    cell,
    column_of,
    contents,
    count_of,
    fill,
    new_line,
    refusals,
)


@pytest.mark.parametrize(
    "bad", [*CELLS, *TOGETHER, *CLOCK, *TAKEN, *FILES], ids=lambda bad: bad.what
)
def test_a_bad_line_is_refused_with_its_place_and_its_reason(bad: Bad, folder: Path) -> None:
    bad.edit(folder)

    found = refusals(read_centre_folder(folder))

    assert (bad.file, bad.line, bad.column, bad.value, bad.reason) in found
    others = [one for one in found if one[4] not in {"reference_refused", bad.reason}]
    assert others == [] or bad.reason in {"missing_column", "duplicate_column"}


def test_the_sample_itself_has_nothing_to_refuse() -> None:
    found = read_centre_folder(SAMPLE)

    assert found.refused == []
    assert (found.read, len(found.files["sessions"])) == (2124, 363)


def test_a_mark_at_the_start_and_other_line_ends_are_taken_quietly(folder: Path) -> None:
    for file, ends in (("sites.csv", b"\r"), ("funders.csv", b"\r\n")):
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", ends))

    assert read_centre_folder(folder).refused == []


def test_a_missing_file_means_none_of_those_things(folder: Path) -> None:
    for file in ("sessions.csv", "skipped_occurrences.csv", "glossary.csv", "name_parts.csv"):
        (folder / file).unlink()

    found = read_centre_folder(folder)

    assert found.refused == []
    assert "sessions" not in found.files


def test_columns_may_come_in_any_order(folder: Path) -> None:
    lines = (folder / "funders.csv").read_text(encoding="utf-8").splitlines()
    assert lines[2].startswith("CAM,")
    (folder / "funders.csv").write_text(
        'scheme_fr,funder_code,name_fr\n"Dotation, ACI",CAM,Assurance\n', encoding="utf-8"
    )

    found = read_centre_folder(folder)

    assert found.files["funders"][0].values["scheme_fr"] == "Dotation, ACI"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _place: None, "folder_missing"),
        (lambda place: place.write_text("a"), "not_a_folder"),
        (lambda place: place.mkdir(), "no_known_file"),
    ],
)
def test_a_folder_that_is_none_is_said(make: Edit, reason: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    make(place)

    found = read_centre_folder(place)

    assert [str(one.reason) for one in found.refused] == [reason]
    assert not found.usable


def test_a_file_the_computer_does_not_give_is_its_own_error(folder: Path) -> None:
    (folder / "sites.csv").unlink()
    (folder / "sites.csv").mkdir()

    with pytest.raises(FileError) as failure:
        read_centre_folder(folder)

    assert failure.value.facts["path"] == str(folder / "sites.csv")


def test_a_file_larger_than_the_limit_is_not_even_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "LARGEST_FILE", 20_000)

    found = read_centre_folder(folder)

    assert ("sessions.csv", 0, "", "", "file_too_large") in refusals(found)


def test_more_people_than_the_limit_are_refused(folder: Path) -> None:
    shape = replace(PARTICIPANTS, most_lines=259)

    found = file_reading.read_file(folder / "participants.csv", shape)

    assert [(one.line, str(one.reason)) for one in found.refused] == [(261, "too_many_lines")]
    assert len(found.lines) == 259


def test_a_line_that_names_a_refused_one_is_refused_too(folder: Path) -> None:
    cell("cycles.csv", 4, "start_time", "25:00")(folder)

    found = refusals(read_centre_folder(folder))

    assert found[0] == ("cycles.csv", 4, "start_time", "25:00", "not_a_time")
    assert {one[4] for one in found[1:]} == {"reference_refused"}
    assert {one[3] for one in found[1:]} == {"C03"}
    assert {one[0] for one in found} == {"cycles.csv", "sessions.csv", "skipped_occurrences.csv"}


def test_times_that_are_refused_come_with_the_nearest_good_ones(folder: Path) -> None:
    CLOCK[0].edit(folder)

    assert read_centre_folder(folder).refused[0].facts["offers"] == "2027-03-28T03:30"


def test_who_holds_the_room_is_said(folder: Path) -> None:
    TAKEN[0].edit(folder)

    assert read_centre_folder(folder).refused[0].facts["by"] == "C01-12"


def test_sessions_may_touch_and_options_hold_nothing(folder: Path) -> None:
    new_line(SESSIONS, *session_line("16:00", "17:00", room="VIL-07"))(folder)
    option = [*session_line("14:00", "16:00", room="VIL-07", who="P048")[:-1], "option"]
    new_line(SESSIONS, "W8", *option[1:])(folder)

    assert read_centre_folder(folder).refused == []


def test_more_pieces_than_there_are_is_refused(folder: Path) -> None:
    new_line(SESSIONS, *session_line("18:00", "19:00"))(folder)
    new_line(SESSIONS, "W8", *session_line("18:30", "19:30", room="VIL-06", who="P001")[1:])(folder)
    column_of(SESSIONS, "needs", {365: "projector:2|whiteboard", 366: "step_free|projector:1"})(
        folder
    )

    found = read_centre_folder(folder).refused

    assert [(one.line, str(one.reason), dict(one.facts)) for one in found] == [
        (366, "equipment_short", {"wanted": "1", "free": "0"})
    ]


@pytest.mark.parametrize(
    ("guests", "reason"),
    [
        ("P004@15:00-15:30", ""),
        ("P004@15:00-15:30|X05#contributor", ""),
        ("P004", ""),
        ("P004@13:00-13:30", "guest_outside"),
        ("P004@15:30-15:00", "guest_outside"),
        ("P004@15h-16h", "not_a_guest"),
        ("P048@15:00-15:30", "twice_in_list"),
        ("P999@15:00-15:30", "unknown_reference"),
    ],
)
def test_guests_come_during_the_session(guests: str, reason: str, folder: Path) -> None:
    lines = (folder / SESSIONS).read_text(encoding="utf-8").splitlines()
    line = 1 + next(place for place, text in enumerate(lines) if text.startswith("C01-12,"))
    column_of(SESSIONS, "guests", {line: guests})(folder)

    found = read_centre_folder(folder).refused

    assert [str(one.reason) for one in found] == ([reason] if reason else [])


def test_a_session_of_a_whole_day_is_too_long(folder: Path) -> None:
    new_line(SESSIONS, *session_line("10:00", "10:00"))(folder)
    column_of(SESSIONS, "end_date", {365: "2026-11-25"})(folder)

    assert refusals(read_centre_folder(folder)) == [
        (SESSIONS, 365, "end_time", "10:00", "longer_than_a_day")
    ]


@pytest.mark.parametrize("bad", [CELLS[1], TAKEN[0], FILES[0]], ids=lambda bad: bad.what)
def test_with_anything_refused_nothing_is_written(bad: Bad, folder: Path, embedded: Engine) -> None:
    bad.edit(folder)

    counts = fill(embedded, folder)

    assert counts.written == 0
    assert counts.read > 2000
    assert bad.reason in {str(one.reason) for one in counts.refused}
    assert [count_of(embedded, table) for table in ("site", "person", "claim")] == [0, 0, 0]


def test_refused_lines_may_be_left_out(folder: Path, embedded: Engine) -> None:
    cell("cycles.csv", 4, "start_time", "25:00")(folder)

    counts = fill(embedded, folder, skip_refused=True)

    assert counts.written == counts.read - len(counts.refused)
    assert count_of(embedded, "cycle") == 29
    assert count_of(embedded, "workshop_session") == 363 - 8 + 31 - 3


def test_reading_a_folder_changes_nothing_in_it(folder: Path) -> None:
    before = contents(folder)

    read_centre_folder(folder)

    assert contents(folder) == before
