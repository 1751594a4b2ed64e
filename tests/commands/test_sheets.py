"""Sheets: a number for ever, a version for each change, a copy for each print."""

from itertools import product
from multiprocessing import get_context

import pytest
from sqlalchemy import select, text, update

from db.access_log import broken_access_link
from db.engine import open_centre, transaction
from db.journal import Actor
from db.queries.sheet_facts import SheetOptions
from db.tables.centre import Centre
from db.tables.journal import AccessEntry
from db.tables.paper import Sheet, SheetPrint
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    NothingToUndoError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.sheets.facts import PlaceFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.numbers import (
    NumberedKind,
    NumberFault,
    SheetReference,
    read_number,
)
from desktop_app.domain.sheets.snapshot import from_json
from desktop_app.domain.span import Span
from tests.commands.cycle import CYCLE, SKIPPED_DATE, add_cycle, add_order
from tests.commands.town import NOW, Town, at

CENTRE = "ville-inventee"
SESSION = "C1-1"
LOG_UNGUARDED = {
    "sqlite": ["DROP TRIGGER access_log_update"],
    "postgresql": ["ALTER TABLE access_log DISABLE TRIGGER ALL"],
}
"""What an intruder does first."""


@pytest.fixture
def printing(town: Town) -> Town:
    """A cycle of three dates with two people enrolled."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    for person in ("U0001", "U0002"):
        town.do(Enrol(CYCLE, person))
    return town


def said(number: str) -> tuple[NumberedKind, int, int]:
    reference = read_number(number, CENTRE)
    assert isinstance(reference, SheetReference)
    return reference.kind, reference.serial, reference.version


def statuses(town: Town) -> dict[str, str]:
    return {row.number: row.status for row in town.one(lambda tx: tx.scalars(select(Sheet)).all())}


def issue(town: Town, subject: str, variant: Variant | None = None) -> dict[str, object]:
    return dict(town.do(IssueSheet(subject, SheetOptions(variant))).answer)


def test_a_number_says_its_kind_its_serial_and_its_version(printing: Town) -> None:
    answer = issue(printing, SESSION)
    number = str(answer["number"])
    assert said(number) == (NumberedKind.SESSION, 1, 1)
    assert (answer["version"], answer["copy"], answer["out_of_date_before"]) == (1, 1, False)
    assert read_number(number[::-1], CENTRE) is NumberFault.TYPING_ERROR
    assert read_number(number, "autre-ville") is NumberFault.OTHER_CENTRE


def test_no_digit_can_be_mistyped(printing: Town) -> None:
    number = str(issue(printing, SESSION)["number"])
    for place, right in product(range(12), "0123456789"):
        typed = number[:place] + right + number[place + 1 :]
        if typed != number:
            assert read_number(typed, CENTRE) is NumberFault.TYPING_ERROR


def test_the_same_sheet_again_is_a_duplicate(printing: Town) -> None:
    first, second = issue(printing, SESSION), issue(printing, SESSION)
    assert second == {**first, "copy": 2}
    copies = printing.one(lambda tx: tx.scalars(select(SheetPrint.copy)).all())
    assert sorted(copies) == [1, 2]


def test_a_duplicate_taken_back_is_counted_no_more(printing: Town) -> None:
    number = str(issue(printing, SESSION)["number"])
    issue(printing, SESSION)
    printing.do(UndoLast("accueil"))
    assert statuses(printing) == {number: "printed"}
    assert issue(printing, SESSION)["copy"] == 2
    printing.do(UndoLast("accueil"))
    printing.do(RedoLast("accueil"))
    assert issue(printing, SESSION)["copy"] == 3


def test_the_first_print_is_taken_back_with_its_sheet(printing: Town) -> None:
    number = str(issue(printing, SESSION)["number"])
    printing.do(UndoLast("accueil"))
    assert statuses(printing) == {number: "void"}
    assert printing.one(lambda tx: tx.scalars(select(SheetPrint)).all()) == []


def test_a_sheet_that_another_desk_has_printed_since_is_not_taken_back(printing: Town) -> None:
    first = printing.do(IssueSheet(SESSION))
    second = printing.do(IssueSheet(SESSION), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        first.undo(printing.engine, printing.actor())
    assert (refusal.value.fields, refusal.value.desk) == (("print",), "villejean")
    assert statuses(printing) == {str(first.answer["number"]): "printed"}
    second.undo(printing.engine, printing.actor("villejean"))
    first.undo(printing.engine, printing.actor())
    assert statuses(printing) == {str(first.answer["number"]): "void"}


@pytest.mark.parametrize(
    "change",
    [
        Enrol(CYCLE, "U0003"),
        Enrol(SESSION, "U0003"),
        Withdraw(CYCLE, "U0001"),
        MoveSession(SESSION, start=at("16:00")),
        MoveSession(SESSION, room="VIL-1"),
    ],
)
def test_what_changes_the_sheet_makes_the_next_version(
    printing: Town, change: Enrol | Withdraw | MoveSession
) -> None:
    first = issue(printing, SESSION)
    printing.do(change)
    second = issue(printing, SESSION)
    assert (second["version"], second["copy"], second["out_of_date_before"]) == (2, 1, True)
    assert said(str(second["number"])) == (NumberedKind.SESSION, 1, 2)
    assert statuses(printing) == {str(first["number"]): "printed", str(second["number"]): "printed"}


def test_somebody_who_only_waits_changes_no_sheet(printing: Town) -> None:
    printing.do(Enrol(CYCLE, "U0003"))
    issue(printing, SESSION)
    assert printing.do(Enrol(CYCLE, "U0004")).answer["status"] == "waiting"
    assert issue(printing, SESSION)["copy"] == 2


def test_the_former_version_stays_readable_as_it_was(printing: Town) -> None:
    first = issue(printing, SESSION)
    printing.do(Enrol(CYCLE, "U0003"))
    issue(printing, SESSION)
    snapshot = printing.one(lambda tx: tx.get_one(Sheet, first["sheet"]).snapshot)
    assert [person.code for person in from_json(snapshot).people] == ["U0001", "U0002"]


def test_every_print_is_in_the_access_log_by_its_number_alone(printing: Town) -> None:
    first, second = issue(printing, SESSION), issue(printing, SESSION)

    rows = printing.one(lambda tx: tx.scalars(select(AccessEntry).order_by(AccessEntry.id)).all())
    assert [(row.act, row.subject) for row in rows] == [("print", first["number"])] * 2
    assert {(row.desk, row.user, row.at) for row in rows} == {("accueil", "claire", NOW)}
    assert second["copy"] == 2
    assert printing.one(broken_access_link) is None


def test_a_line_of_the_access_log_that_was_changed_breaks_its_chain(printing: Town) -> None:
    issue(printing, SESSION)
    printing.do(CancelSession("C1-2", "essai"))
    issue(printing, "C1-3")
    first = printing.one(lambda tx: tx.scalars(select(AccessEntry.id)).first())
    with printing.engine.begin() as connection:
        for statement in LOG_UNGUARDED[connection.dialect.name]:
            connection.execute(text(statement))
        connection.execute(update(AccessEntry).where(AccessEntry.id == first).values(user="x"))

    assert printing.one(broken_access_link) == first


def test_a_sheet_that_cannot_be_drawn_was_never_issued(printing: Town) -> None:
    def failing(_facts: SheetFacts, _stamp: Stamp) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        IssueSheet(SESSION).delivered(printing.engine, printing.actor(), failing)

    assert statuses(printing) == {}
    assert printing.one(lambda tx: tx.scalars(select(SheetPrint)).all()) == []
    assert printing.one(lambda tx: tx.scalars(select(AccessEntry)).all()) == []


def test_a_sheet_is_drawn_from_what_was_frozen(printing: Town) -> None:
    drawn: list[tuple[SheetFacts, Stamp]] = []

    answer = (
        IssueSheet(SESSION)
        .delivered(
            printing.engine, printing.actor(), lambda facts, stamp: drawn.append((facts, stamp))
        )
        .answer
    )

    ((facts, stamp),) = drawn
    snapshot = printing.one(lambda tx: tx.get_one(Sheet, answer["sheet"]).snapshot)
    assert facts == from_json(snapshot)
    assert stamp == Stamp(answer["number"], 1, NOW, 1)


def test_nobody_signs_for_an_option_or_for_a_date_that_does_not_take_place(printing: Town) -> None:
    printing.do(CancelSession("C1-2", "essai"))
    option = printing.do(BookSession(at("10:00"), at("11:00"), "A", title="Essai", option=True))

    for subject in ("C1-2", SKIPPED_DATE, option.subject):
        with pytest.raises(WrongStatusError):
            printing.do(IssueSheet(subject))


def test_large_rows_make_no_version_of_paper_that_has_them_already(printing: Town) -> None:
    first = issue(printing, SESSION)
    large = printing.do(IssueSheet(SESSION, SheetOptions(large_rows=True))).answer

    assert (large["number"], large["copy"]) == (first["number"], 2)


def barred(town: Town) -> dict[str, tuple[int, ...]]:
    answer = issue(town, CYCLE)
    snapshot = town.one(lambda tx: tx.get_one(Sheet, answer["sheet"]).snapshot)
    return {person.code: person.barred for person in from_json(snapshot).people}


def test_a_grid_bars_the_dates_people_are_not_expected_at(printing: Town) -> None:
    printing.do(Enrol("C1-2", "U0003"))

    assert barred(printing) == {"U0001": (), "U0002": (), "U0003": (1, 3)}


def test_whoever_joins_late_has_no_cell_in_the_dates_that_are_over(printing: Town) -> None:
    printing.do(Enrol(CYCLE, "U0003"), now=at("18:00"))

    assert barred(printing) == {"U0001": (), "U0002": (), "U0003": (1,)}
    answer = issue(printing, SESSION)
    snapshot = printing.one(lambda tx: tx.get_one(Sheet, answer["sheet"]).snapshot)
    assert [person.code for person in from_json(snapshot).people] == ["U0001", "U0002"]


def test_a_date_in_another_room_says_which_on_the_grid(printing: Town) -> None:
    printing.do(MoveSession("C1-2", room="VIL-1"))

    answer = issue(printing, CYCLE)
    facts = from_json(printing.one(lambda tx: tx.get_one(Sheet, answer["sheet"]).snapshot))
    places = {one.number: one.place for one in facts.dates}
    assert places[1] == places[3] == PlaceFacts()
    assert places[2].site
    assert places[2].room


def test_a_session_of_no_programme_is_called_what_the_desk_called_it(printing: Town) -> None:
    code = printing.do(BookSession(at("10:00"), at("11:00"), "A", title="Café des parents")).subject

    answer = issue(printing, code)
    facts = from_json(printing.one(lambda tx: tx.get_one(Sheet, answer["sheet"]).snapshot))
    assert (facts.title, facts.group) == ("Café des parents", "")


def test_a_sheet_taken_back_gives_its_number_to_nobody(printing: Town) -> None:
    first = issue(printing, SESSION)
    printing.do(UndoLast("accueil"))
    assert statuses(printing) == {str(first["number"]): "void"}
    second = issue(printing, SESSION)
    assert said(str(second["number"])) == (NumberedKind.SESSION, 1, 2)
    assert second["out_of_date_before"] is False
    assert issue(printing, "C1-2")["number"] != first["number"]
    assert said(str(issue(printing, "C1-3")["number"])) == (NumberedKind.SESSION, 3, 1)


def test_a_sheet_taken_back_is_issued_again_by_the_same_key(printing: Town) -> None:
    first = issue(printing, SESSION)
    printing.do(UndoLast("accueil"))
    printing.do(RedoLast("accueil"))
    assert statuses(printing) == {str(first["number"]): "printed"}
    assert issue(printing, SESSION)["copy"] == 2


def test_sessions_cycles_and_slips_are_numbered_apart(printing: Town) -> None:
    with transaction(printing.engine) as tx:
        add_order(tx, SESSION, "confirmed")
    assert said(str(issue(printing, SESSION)["number"])) == (NumberedKind.SESSION, 1, 1)
    assert said(str(issue(printing, "C1-2")["number"])) == (NumberedKind.SESSION, 2, 1)
    assert said(str(issue(printing, CYCLE)["number"])) == (NumberedKind.CYCLE, 1, 1)
    slip = issue(printing, SESSION, Variant.INTERPRETER_SLIP)
    assert said(str(slip["number"])) == (NumberedKind.SLIP, 1, 1)
    assert slip["out_of_date_before"] is False


def test_two_variants_of_a_session_share_its_serial(printing: Town) -> None:
    usual = issue(printing, SESSION)
    masked = issue(printing, SESSION, Variant.FIRST_NAME_ONLY)
    assert said(str(masked["number"])) == (NumberedKind.SESSION, 1, 2)
    assert masked["out_of_date_before"] is False
    assert issue(printing, SESSION) == {**usual, "copy": 2}


def test_a_centre_restored_from_a_copy_starts_above_its_former_numbers(printing: Town) -> None:
    with transaction(printing.engine) as tx:
        tx.execute(update(Centre).values(sheet_epoch=500))
    assert said(str(issue(printing, SESSION)["number"])) == (NumberedKind.SESSION, 501, 1)


def test_the_grid_of_a_cycle_has_every_date(printing: Town) -> None:
    printing.do(CancelSession("C1-2", "absence"))
    sheet = issue(printing, CYCLE)["sheet"]
    facts = from_json(printing.one(lambda tx: tx.get_one(Sheet, sheet).snapshot))
    assert [(date.number, str(date.status)) for date in facts.dates] == [
        (1, "planned"),
        (None, "skipped"),
        (2, "cancelled"),
        (3, "planned"),
    ]


@pytest.mark.parametrize(
    ("subject", "variant", "reason"),
    [
        (SESSION, Variant.INTERPRETER_SLIP, "no_interpreter_order"),
        (CYCLE, Variant.INTERPRETER_SLIP, "no_interpreter_order"),
        (CYCLE, Variant.WALK_IN, "not_for_a_cycle"),
        (SESSION, Variant.CYCLE_GRID, "not_for_a_session"),
        (SESSION, Variant.CYCLE_GRID_MINORS, "not_for_a_session"),
        (SESSION, Variant.EMERGENCY_BLANK, "no_number"),
    ],
)
def test_a_kind_of_sheet_that_is_not_for_its_subject_is_refused(
    printing: Town, subject: str, variant: Variant, reason: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        issue(printing, subject, variant)
    assert refusal.value.reason == reason
    assert statuses(printing) == {}


def test_nothing_is_printed_of_what_does_not_exist(printing: Town) -> None:
    with pytest.raises(UnknownCodeError):
        issue(printing, "C9")
    with pytest.raises(NothingToUndoError):
        printing.do(UndoLast("impression"))


def _issue_all(address: str, subjects: list[str], desk: str) -> None:
    engine = open_centre(address)
    for subject in subjects:
        IssueSheet(subject)(engine, Actor(desk, "d", NOW, f"{desk}-{subject}"))
    engine.dispose()


def test_two_desks_that_print_at_once_never_share_a_number(
    printing: Town, town_address: str
) -> None:
    subjects = ["C1-1", "C1-2", "C1-3", CYCLE]
    processes = [
        get_context("spawn").Process(target=_issue_all, args=(town_address, order, f"poste-{desk}"))
        for desk, order in enumerate((subjects, subjects[::-1]))
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    numbers = list(statuses(printing))
    assert sorted(said(number) for number in numbers) == [
        (NumberedKind.SESSION, 1, 1),
        (NumberedKind.SESSION, 2, 1),
        (NumberedKind.SESSION, 3, 1),
        (NumberedKind.CYCLE, 1, 1),
    ]
    copies = printing.one(lambda tx: tx.execute(select(SheetPrint.sheet_id, SheetPrint.copy)).all())
    assert sorted(copy for _, copy in copies) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_an_afternoon_has_no_sheet_with_two_half_days(printing: Town) -> None:
    with pytest.raises(BadInputError) as refused:
        issue(printing, SESSION, variant=Variant.HALF_DAYS)

    assert refused.value.reason == "not_two_half_days"


def test_a_day_is_signed_twice_with_the_hours_of_each_half(printing: Town) -> None:
    day = printing.do(BookSession(at("09:00"), at("17:00"), "OFFICE", title="Journée")).subject
    issue(printing, day, variant=Variant.HALF_DAYS)

    snapshot = printing.one(lambda tx: tx.scalars(select(Sheet.snapshot)).one())

    (one,) = from_json(snapshot).dates
    assert one.half_days == (Span(at("09:00"), at("12:00")), Span(at("12:00"), at("17:00")))
