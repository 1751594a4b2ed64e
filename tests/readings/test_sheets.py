from datetime import timedelta

from sqlalchemy import select

from db.engine import transaction
from db.tables.people import Person
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.domain.sheets.facts import Variant
from desktop_app.readings.sessions import session_reading
from desktop_app.readings.sheets import emergency_sheet, issued_sheet, lines_of_session
from tests.commands.cycle import add_cycle
from tests.commands.town import NOW, Town, at


def with_people(town: Town, *people: str) -> str:
    """Book a session with these people enrolled, and give its code."""
    code = town.do(BookSession(at("10:00"), at("11:00"), "A", title="Essai", places=8)).subject
    for person in people:
        town.do(Enrol(code, person))
    return code


def test_lines_are_in_the_order_the_paper_would_have(town: Town) -> None:
    code = with_people(town, "U0003", "U0001", "U0002")

    paper = lines_of_session(town.engine, code)

    assert paper.lines == ("U0001", "U0002", "U0003")
    assert (paper.person_on(1), paper.person_on(4), paper.person_on(0)) == ("U0001", "", "")
    assert (paper.paper, paper.since, paper.elsewhere) == (None, (), frozenset())


def test_lines_stay_those_of_the_paper(town: Town) -> None:
    code = with_people(town, "U0003", "U0002")
    town.do(IssueSheet(code))
    town.do(Enrol(code, "U0001"))
    town.do(Withdraw(code, "U0002"))

    paper = lines_of_session(town.engine, code)

    assert paper.lines == ("U0002", "U0003")
    assert paper.paper is not None
    assert (paper.paper.version, paper.paper.is_grid) == (1, False)
    assert (paper.since, paper.elsewhere) == (("U0001",), frozenset())


def test_lines_follow_the_latest_paper(town: Town) -> None:
    code = with_people(town, "U0003", "U0002")
    town.do(IssueSheet(code))
    town.do(Enrol(code, "U0001"))
    town.do(IssueSheet(code), now=NOW + timedelta(minutes=5))

    assert lines_of_session(town.engine, code).lines == ("U0001", "U0002", "U0003")


def test_a_grid_gives_the_lines_of_a_date_without_a_sheet_of_its_own(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(Enrol("C1", "U0003"))
    town.do(Enrol("C1-2", "U0001"))
    town.do(Enrol("C1-1", "U0005"))
    after_the_first = at("16:00")
    town.do(Enrol("C1", "U0002"), now=after_the_first)
    town.do(IssueSheet("C1"), now=after_the_first)

    first = lines_of_session(town.engine, "C1-1")
    second = lines_of_session(town.engine, "C1-2")

    assert first.paper is not None
    assert first.paper.is_grid
    assert first.lines == second.lines == ("U0001", "U0002", "U0003", "U0005")
    # U0001 comes on the second date alone, U0002 joined when the first was over.
    assert first.elsewhere == {"U0001", "U0002"}
    assert second.elsewhere == {"U0005"}


def test_a_sheet_of_its_own_wins_over_a_later_grid(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(Enrol("C1", "U0003"))
    own = town.do(IssueSheet("C1-1")).answer["number"]
    town.do(Enrol("C1", "U0001"))
    town.do(IssueSheet("C1"), now=NOW + timedelta(minutes=5))

    read = lines_of_session(town.engine, "C1-1")

    assert read.paper is not None
    assert (read.paper.number, read.lines, read.since) == (own, ("U0003",), ("U0001",))


def test_who_joined_when_a_date_was_over_is_not_on_its_sheet(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(Enrol("C1", "U0003"))
    town.do(Enrol("C1", "U0001"), now=at("16:00"))
    assert lines_of_session(town.engine, "C1-1").lines == ("U0003",)
    assert lines_of_session(town.engine, "C1-2").lines == ("U0001", "U0003")


def test_an_issued_sheet_says_what_was_frozen(town: Town) -> None:
    code = with_people(town, "U0001", "U0002")
    answer = town.do(IssueSheet(code)).answer
    town.do(Withdraw(code, "U0002"))

    sheet = issued_sheet(town.engine, answer["sheet"], copy=2, printed_at=NOW)

    assert [line.person.code for line in sheet.lines if line.person] == ["U0001", "U0002"]
    assert (sheet.stamp.number, sheet.stamp.version) == (answer["number"], 1)
    assert sheet.stamp.duplicate == 2


def test_a_sheet_is_out_of_date_once_its_facts_change(town: Town) -> None:
    code = with_people(town, "U0001")
    town.do(IssueSheet(code))
    before = session_reading(town.engine, code).line.sheet

    town.do(MoveSession(code, start=at("14:00")))

    after = session_reading(town.engine, code).line.sheet
    assert before is not None
    assert after is not None
    assert (before.out_of_date, after.out_of_date) == (False, True)
    assert before.number == after.number


def test_a_move_and_back_is_up_to_date_again(town: Town) -> None:
    code = with_people(town, "U0001")
    town.do(IssueSheet(code))
    town.do(town.do(MoveSession(code, room="B")).undo)

    sheet = session_reading(town.engine, code).line.sheet

    assert sheet is not None
    assert not sheet.out_of_date


def test_the_emergency_sheet_holds_nobody(town: Town) -> None:
    sheet = emergency_sheet(town.engine, NOW)

    assert sheet.facts.variant is Variant.EMERGENCY_BLANK
    assert sheet.facts.centre.name == "Centre inventé"
    assert (sheet.stamp.number, sheet.facts.people) == ("", ())
    assert all(line.person is None for line in sheet.lines)


def test_no_name_reaches_a_list(town: Town) -> None:
    code = with_people(town, "U0001")
    names = town.one(lambda tx: set(tx.scalars(select(Person.family_name))))

    told = repr(session_reading(town.engine, code))

    assert "U0001" in told
    assert not any(name in told for name in names)
