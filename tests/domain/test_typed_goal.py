from datetime import date, datetime, time

import pytest

from desktop_app.domain.typed_goal import TypedGoal, moment_of, typed_goal

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("jeu 14h", date(2026, 11, 26), time(14)),
        ("Thu 2pm", date(2026, 11, 26), time(14)),
        ("jeudi à 14:30", date(2026, 11, 26), time(14, 30)),
        ("tomorrow at 9h", date(2026, 11, 25), time(9)),
        ("14h jeu", date(2026, 11, 26), time(14)),
        ("demain", date(2026, 11, 25), None),
        ("24/11", TUESDAY, None),
        ("1er déc. 14h", date(2026, 12, 1), time(14)),
        ("14h", TUESDAY, time(14)),
    ],
)
def test_a_day_and_an_hour_are_read_as_people_type_them(
    typed: str, day: date, hour: time | None
) -> None:
    assert typed_goal(typed, TUESDAY) == TypedGoal(typed, None, day, hour)


@pytest.mark.parametrize("typed", ["marr", "1984", "0612", "salle 2", "jeu quatorze", "2h", ""])
def test_what_says_no_moment_is_looked_for_by_name(typed: str) -> None:
    assert typed_goal(typed, TUESDAY) == TypedGoal(typed)


@pytest.mark.parametrize(("typed", "command"), [("> exp", "exp"), (">", ""), ("  >Exp ", "Exp")])
def test_a_sign_asks_for_commands(typed: str, command: str) -> None:
    assert typed_goal(typed, TUESDAY) == TypedGoal(command=command)


def test_a_day_without_an_hour_begins_at_midnight() -> None:
    assert moment_of(typed_goal("24/11", TUESDAY)) == datetime(2026, 11, 24)
    assert moment_of(typed_goal("jeu 14h", TUESDAY)) == datetime(2026, 11, 26, 14)
    assert moment_of(typed_goal("marr", TUESDAY)) is None
