import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import open_centre, reading, transaction
from db.queries.planning import planning_during
from desktop_app.domain.appointments import HOLDING
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code, Level
from desktop_app.domain.interpreters import billed_minutes, done_cost_cents
from desktop_app.domain.planning import Involved, Planning, Proposal
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import FolderReading, read_centre_folder
from desktop_app.exchange.centre_folder.sessions import session_span
from desktop_app.exchange.centre_folder.shapes import Values
from desktop_app.exchange.centre_folder.support import appointment_span
from desktop_app.exchange.sample import SAMPLE_NOW, demo_additions
from tests.exchange.conftest import make_demo
from tests.exchange.folders import SAMPLE, contents, count_of, export, fill, overlaps

THE_DAY = date(2026, 11, 24)
YEAR = Span(datetime(2026, 8, 31), datetime(2027, 7, 10))


@pytest.fixture(scope="module")
def made(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample with its additions, to be looked at only."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(demo_file.parent, folder / "demo")
    engine = open_centre(str(folder / "demo" / demo_file.name))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def town(made: Engine, tmp_path_factory: pytest.TempPathFactory) -> FolderReading:
    """The same as lines of its folder."""
    folder = tmp_path_factory.mktemp("town")
    export(made, folder)
    return read_centre_folder(folder)


@pytest.fixture(scope="module")
def planning(made: Engine) -> Planning:
    with reading(made) as tx:
        return planning_during(tx, YEAR)


def lines(town: FolderReading, file: str, **wanted: object) -> list[Values]:
    found = (line.values for line in town.files[file])
    return [one for one in found if all(one[name] == value for name, value in wanted.items())]


def test_the_additions_are_always_the_same(demo: Engine, made: Engine, tmp_path: Path) -> None:
    export(made, tmp_path / "first")
    export(demo, tmp_path / "second")

    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_another_run_draws_the_same(made: Engine, tmp_path: Path) -> None:
    make_demo(str(tmp_path / "again.db"))
    again = open_centre(str(tmp_path / "again.db"))
    export(made, tmp_path / "first")
    export(again, tmp_path / "second")
    again.dispose()

    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_nothing_is_held_twice(demo: Engine) -> None:
    assert overlaps(demo) == 0
    assert count_of(demo, "claim") > 1400


def test_the_folder_of_the_sample_is_still_there(town: FolderReading) -> None:
    people, sessions = town.files["participants"], town.files["sessions"]

    assert [line.values["participant_code"] for line in people[:260]] == [
        f"U{number:04d}" for number in range(1, 261)
    ]
    assert len(sessions) == 363 + 3


def test_the_day_has_something_true_on_every_screen(town: FolderReading) -> None:
    kept = lines(town, "appointments", date=THE_DAY)
    assert 10 <= len(kept) <= 14
    assert {one["kind"] for one in kept} == {"boussole", "mediation"}

    [option] = lines(town, "sessions", date=THE_DAY, status="option")
    [firm] = lines(town, "sessions", session_code="C24-01")
    assert option["room_code"] == firm["room_code"]
    assert session_span(option).overlaps(session_span(firm))

    blocks = [one for one in lines(town, "room_blocks") if one["start"].date() == THE_DAY]
    assert [one["kind"] for one in blocks] == ["cleaning"]

    orders = [one for one in lines(town, "interpreter_orders") if one["session_code"]]
    of_the_day = [one for one in orders if one["planned_start"].date() == THE_DAY]
    assert [one["status"] for one in of_the_day] == ["confirmed"] * 3

    sheets = [one["session_code"] for one in lines(town, "sheets")]
    today = [one["session_code"] for one in lines(town, "sessions", date=THE_DAY)]
    assert 0 < len(set(today) & set(sheets)) < len(today)


def test_options_overlap_firm_sessions(town: FolderReading) -> None:
    firm = lines(town, "sessions", status="planned")
    options = lines(town, "sessions", status="option")

    assert len(options) == 3
    for option in options:
        assert any(
            one["room_code"] == option["room_code"]
            and session_span(one).overlaps(session_span(option))
            for one in firm
        )


def test_some_people_have_a_first_name_only(town: FolderReading) -> None:
    alone = [one for one in lines(town, "participants") if not one["family_name"]]

    assert len(alone) == 13
    assert {one["birth_year"] for one in alone} == {None}


def test_nobody_is_enrolled_above_the_places(town: FolderReading, planning: Planning) -> None:
    groups = {one["cycle_code"]: one for one in lines(town, "cycles")}
    groups |= {one["session_code"]: one for one in lines(town, "sessions")}
    held: Counter[str] = Counter()
    ranks: dict[str, list[int]] = {}
    for one in lines(town, "enrolments"):
        group = one["cycle_code"] or one["session_code"]
        held[group] += one["status"] == "enrolled"
        if one["status"] == "waiting":
            ranks.setdefault(group, []).append(one["rank"])

    for group, count in held.items():
        programme = planning.programmes[groups[group]["programme_code"]]
        room = planning.rooms[groups[group]["room_code"]]
        places = min(programme.capacity or room.capacity, room.capacity)
        assert count <= places
        assert group not in ranks or count == places, "who waits, waits for a full group"
    assert all(given == list(range(1, len(given) + 1)) for given in ranks.values())
    assert len(ranks) >= 4


def test_people_are_of_the_age_and_needs_of_their_group(
    town: FolderReading, planning: Planning
) -> None:
    people = {one["participant_code"]: one for one in lines(town, "participants")}
    programmes = {one["programme_code"]: one for one in lines(town, "programmes")}
    cycles = {one["cycle_code"]: one for one in lines(town, "cycles")}
    for enrolment in lines(town, "enrolments", session_code=None):
        cycle = cycles[enrolment["cycle_code"]]
        person, programme = (
            people[enrolment["participant_code"]],
            programmes[cycle["programme_code"]],
        )
        age = cycle["first_date"].year - person["birth_year"]
        assert not person["needs_step_free_access"] or planning.rooms[cycle["room_code"]].step_free
        match programme["audience"]:
            case "children":
                assert person["is_minor"]
                assert person["guardian_code"]
                assert 6 <= age <= 13
            case "adults":
                assert not person["is_minor"]
            case "older_people":
                assert age >= 60


def test_children_come_with_their_guardian_as_one_household(town: FolderReading) -> None:
    people = {one["participant_code"]: one for one in lines(town, "participants")}
    enrolled = lines(town, "enrolments", cycle_code="C27", status="enrolled")
    group = [people[one["participant_code"]] for one in enrolled]
    children = [one for one in group if one["is_minor"]]

    assert len(children) == len(group) // 2 > 0
    for child in children:
        guardian = people[child["guardian_code"]]
        assert guardian in group
        assert child["household"] == guardian["household"] != ""


def test_nobody_is_expected_at_two_places_at_once(town: FolderReading) -> None:
    sessions = lines(town, "sessions")
    busy: dict[str, list[Span]] = {}
    for one in lines(town, "enrolments", status="enrolled"):
        busy.setdefault(one["participant_code"], []).extend(
            session_span(session)
            for session in sessions
            if session["session_code"] == one["session_code"]
            or (session["cycle_code"] is not None and session["cycle_code"] == one["cycle_code"])
        )
    for one in lines(town, "appointments", status="planned"):
        busy.setdefault(one["participant_code"], []).append(appointment_span(one))

    for spans in busy.values():
        ordered = sorted(spans)
        assert all(not one.overlaps(after) for one, after in pairwise(ordered))


def test_attendance_has_the_rates_of_the_sample(town: FolderReading) -> None:
    statuses = Counter(one["status"] for one in lines(town, "attendances"))
    registered = sum(statuses.values()) - statuses["walk_in"]
    came = sum(statuses[one] for one in ("present", "late", "left_early", "refused_to_sign"))
    held = lines(town, "sessions", status="held")
    recorded = {one["session_code"] for one in lines(town, "attendances")}
    recorded |= {one["session_code"] for one in lines(town, "headcounts")}
    cafes = [one["session_code"] for one in held if one["cycle_code"] == "C01"]
    people = Counter(one["session_code"] for one in lines(town, "attendances"))
    for one in lines(town, "headcounts"):
        people[one["session_code"]] += one["people"]

    assert came / registered == pytest.approx(0.74, abs=0.03)
    assert min(statuses[one] for one in ("late", "left_early", "refused_to_sign")) > 0
    assert all(one["reason"] for one in lines(town, "attendances", status="absent_excused"))
    assert 3 <= len([one for one in held if one["session_code"] not in recorded]) <= 8
    assert sum(people[code] for code in cafes) / len(cafes) == pytest.approx(9, abs=1)


def test_appointments_break_no_rule(town: FolderReading, planning: Planning) -> None:
    assert len(lines(town, "appointments")) > 200
    for one in lines(town, "appointments"):
        if one["status"] not in HOLDING:
            continue
        involved = [Involved(one["worker_code"])]
        involved += [Involved(code, "interpreter") for code in one["interpreter_codes"]]
        proposal = Proposal(
            appointment_span(one),
            one["room_code"],
            tuple(involved),
            ignoring=one["appointment_code"],
            appointment=True,
            purpose=one["kind"],
        )
        found = session_findings(proposal, planning, SAMPLE_NOW)
        assert [str(each.code) for each in found if each.level is Level.CONFLICT] == []
        assert Code.OUTSIDE_AVAILABILITY not in {each.code for each in found}


def test_interpreting_that_was_done_is_billed_by_the_terms(
    town: FolderReading, planning: Planning
) -> None:
    orders = lines(town, "interpreter_orders")
    done = [one for one in orders if one["status"] in {"done", "invoiced"}]
    assert len(done) > 50
    for one in done:
        worker = planning.workers[one["interpreter_code"]]
        [terms] = [each for each in worker.terms if each.mode == one["mode"]]
        minutes = Span(one["actual_start"], one["actual_end"]).minutes
        assert one["billed_minutes"] == billed_minutes(minutes, terms)
        assert one["cost_cents"] == done_cost_cents(minutes, terms)
        assert one["language_code"] in worker.languages
    assert {one["status"] for one in orders} >= {
        "to_order",
        "requested",
        "confirmed",
        "done",
        "invoiced",
        "user_absent",
        "interpreter_absent",
    }
    assert all(one["changed_at"] <= SAMPLE_NOW for one in orders)


def test_requests_of_a_year_are_there_from_the_first_word_to_the_last(town: FolderReading) -> None:
    requests = lines(town, "mediation_requests")

    assert len(requests) == 130
    assert {one["status"] for one in requests} == {"received", "assessed", "in_progress", "closed"}
    assert {len(one["motive_codes"]) for one in requests} == {1, 2}
    assert all((one["status"] == "closed") == bool(one["outcome"]) for one in requests)


def test_sheets_of_what_was_held_are_back_but_a_few(town: FolderReading) -> None:
    statuses = Counter(one["status"] for one in lines(town, "sheets"))
    held = len(lines(town, "sessions", status="held"))

    assert statuses["filed"] + statuses["signed"] > 0.8 * held
    assert statuses["printed"] > 5
    assert all(one["issued_at"] < SAMPLE_NOW for one in lines(town, "sheets"))


def test_without_a_printer_no_sheet_is_printed(embedded: Engine, tmp_path: Path) -> None:
    fill(embedded, SAMPLE)
    with transaction(embedded) as tx:
        demo_additions(tx, now=SAMPLE_NOW + timedelta(days=1))

    assert count_of(embedded, "sheet") == 0
    assert count_of(embedded, "enrolment") > 200
