"""Sessions named by what stands on their paper."""

import pytest

from db.engine import transaction
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.sheets import IssueSheet
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.sheets.numbers import NumberedKind, grouped, page_code, sheet_number
from desktop_app.readings.sheet_numbers import session_typed, subject_typed
from desktop_app.readings.sheets import lines_of_session
from tests.commands.cycle import CYCLE, add_cycle
from tests.commands.town import Town
from tests.readings.test_sheets import with_people

CENTRE = "ville-inventee"


def printed(town: Town, subject: str) -> str:
    return str(town.do(IssueSheet(subject)).answer["number"])


def test_a_session_is_named_by_its_code_or_by_the_number_on_its_sheet(town: Town) -> None:
    code = with_people(town, "U0001")
    number = printed(town, code)

    for typed in (code, number, grouped(number), f"N° {grouped(number)}", page_code(number, 1)):
        assert session_typed(town.engine, typed) == code
        assert subject_typed(town.engine, typed) == code


def test_what_is_no_number_is_left_to_the_command(town: Town) -> None:
    assert session_typed(town.engine, "W9999") == "W9999"
    assert subject_typed(town.engine, "1234") == "1234"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("471010340191", "number_typing_error"),
        ("4710 1034 019", "number_typing_error"),
        (sheet_number("autre-ville", NumberedKind.SESSION, 1, 1), "number_other_centre"),
        (sheet_number(CENTRE, NumberedKind.SESSION, 77, 1), "number_unknown"),
    ],
)
def test_a_number_that_names_nothing_here_says_why(town: Town, number: str, reason: str) -> None:
    with pytest.raises(BadInputError) as refused:
        session_typed(town.engine, number)

    assert (refused.value.reason, refused.value.value) == (reason, number)


def test_the_lines_are_those_of_the_very_version_in_hand(town: Town) -> None:
    code = with_people(town, "U0002", "U0003")
    first = printed(town, code)
    town.do(Enrol(code, "U0001"))
    second = printed(town, code)

    assert lines_of_session(town.engine, first).lines == ("U0002", "U0003")
    assert lines_of_session(town.engine, first).since == ("U0001",)
    assert lines_of_session(town.engine, second).lines == ("U0001", "U0002", "U0003")
    assert lines_of_session(town.engine, first).session == code


def test_the_number_of_a_grid_names_a_cycle_and_offers_its_sessions(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    number = printed(town, CYCLE)

    assert subject_typed(town.engine, number) == CYCLE
    with pytest.raises(BadInputError) as refused:
        session_typed(town.engine, number)
    assert refused.value.reason == "number_of_cycle"
    assert refused.value.offers[0] == f"{CYCLE}-1"
