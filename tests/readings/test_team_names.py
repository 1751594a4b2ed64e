"""What the people of the team are called on a board: initials, or whole names."""

from desktop_app.readings.board import board_reading
from desktop_app.readings.team_names import TeamName, team_names
from tests.commands.town import MONDAY, NOW, Town


def test_the_team_has_its_names_and_interpreters_are_not_of_it(town: Town) -> None:
    found = team_names(town.engine)

    assert "P2" in found
    assert found["P2"].whole == f"{found['P2'].given} {found['P2'].family}"
    assert not any(code.startswith("I") for code in found)


def test_initials_leave_out_what_is_not_known() -> None:
    assert TeamName("Gwenn", "Penhoët").initials == "G. P."
    assert (TeamName("Gwenn", "").initials, TeamName("Gwenn", "").whole) == ("G.", "Gwenn")


def test_a_board_has_initials_until_it_is_named(town: Town) -> None:
    board = board_reading(town.engine, MONDAY, MONDAY, NOW)
    whole = {code: name.whole for code, name in team_names(town.engine).items()}

    assert board.team["P2"] == team_names(town.engine)["P2"].initials
    assert board.naming({}, whole).team["P2"] == whole["P2"]
