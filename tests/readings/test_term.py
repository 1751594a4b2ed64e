"""What a term needs is read in as many statements for one wish as for ten."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.sessions import Programme
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.term_asked import TermAsked
from desktop_app.readings.term import term_reading, usual_programmes
from tests.commands.town import MONDAY, Town
from tests.readings.test_statements import counted

NOW = datetime(2026, 1, 1)
LAST = MONDAY + timedelta(weeks=4, days=-1)


def asked(line: int = 2, programme: str = "DROITS", **more: object) -> TermAsked:
    return replace(TermAsked(line, programme, MONDAY, LAST, sessions=3), **more)  # type: ignore[arg-type]


def test_many_wishes_are_read_in_as_few_statements_as_one(town: Town) -> None:
    with counted(town.engine) as one:
        term_reading(town.engine, [asked()])
    with counted(town.engine) as ten:
        read = term_reading(town.engine, [asked(line) for line in range(2, 12)])

    assert len(one) == len(ten)
    assert read.lines == tuple(range(2, 12))
    assert read.refused == ()


def test_a_wish_takes_from_its_programme_what_it_does_not_say(town: Town) -> None:
    read = term_reading(town.engine, [asked(team=("P1",), site="BEA")])

    (wish,) = read.wishes
    assert [(step.minutes, step.count) for step in wish.steps] == [(60, 3)]
    assert wish.name == "Mes droits santé"
    assert read.kinds == (("workshop",),)
    plan = next(read.planner(NOW).plans())
    assert len(plan.wishes) == 1


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (asked(programme="NONE"), UnknownCodeError),
        (asked(team=("P999",)), UnknownCodeError),
        (asked(site="XXX"), UnknownCodeError),
        (asked(sessions=None), BadInputError),
        (asked(after=time(12), before=time(9)), BadInputError),
        (asked(last=MONDAY - timedelta(days=1)), BadInputError),
        (asked(rhythm=Rhythm.parse("nth-1")), BadInputError),
        (asked(rhythm=Rhythm.parse("nth-1"), weekdays=frozenset({2, 4})), BadInputError),
    ],
)
def test_each_line_that_cannot_be_planned_says_why(
    town: Town, wrong: TermAsked, error: type[Exception]
) -> None:
    read = term_reading(town.engine, [wrong, asked(3)])

    assert [(one.line, type(one.error)) for one in read.refused] == [(2, error)]
    with pytest.raises(ValueError, match="refused"):
        read.planner(NOW)


def test_nothing_wanted_and_too_long_a_term_are_refused(town: Town) -> None:
    with pytest.raises(BadInputError):
        term_reading(town.engine, [])
    with pytest.raises(BadInputError):
        term_reading(town.engine, [asked(), TermAsked(3, "DROITS", MONDAY, date(2030, 1, 1))])
    with pytest.raises(BadInputError):
        term_reading(town.engine, [asked(line) for line in range(2, 70)])


def test_the_workshops_that_say_their_sessions_begin_a_list(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.scalars(select(Programme)).one().sessions_per_cycle = 4
    assert usual_programmes(town.engine) == ("DROITS",)

    with transaction(town.engine) as tx:
        tx.scalars(select(Programme)).one().archived = True
    assert usual_programmes(town.engine) == ()
    (refused,) = term_reading(town.engine, [asked()]).refused
    assert refused.error == BadInputError("programme", "put_away", "DROITS")
