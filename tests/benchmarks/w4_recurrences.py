"""W4: a thousand rules over two years, beside bare date arithmetic.

    python -m tests.benchmarks w4

600 rules every week, 200 every two weeks, 150 on the nth weekday of the month, 50 on every
weekday (five rules of a week each); eight dates of each are left out. ``plain`` adds days to
days. Then a day of the sample centre is read, and the rules that are expanded meanwhile are
counted: none, since dated sessions are rows.
"""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from db.engine import close_centre, create_centre, transaction
from desktop_app.domain import recurrence
from desktop_app.domain.recurrence import Rhythm, occurrences
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.exchange.sample import SAMPLE_NOW
from desktop_app.readings.day import day_reading
from tests.benchmarks.contenders import in_turn
from tests.benchmarks.figures import Figure
from tests.pictures.scenes import CENTRE

FIRST, LAST = date(2026, 1, 5), date(2028, 1, 2)
RULES, LEFT_OUT, GOAL = 1000, 8, 1.5
ONE_DAY = timedelta(days=1)
EVERY_DAY = "every-day"


@dataclass(frozen=True)
class Rule:
    """A rhythm from a first date, and the dates that are left out."""

    rhythm: str
    first: date
    left_out: frozenset[date] = frozenset()


def measure() -> Sequence[Figure]:
    """Measure the expansion, then count it while a day is read."""
    rules = draw_rules()
    contenders = {"plain": _all_plainly, "application": _all_by_application}
    found = in_turn({"rules": contenders}, [rules] * 5)["rules"]
    ratio = found["application"].median / found["plain"].median
    dates = sum(map(len, found["plain"].answers[0]))
    expanded = _expanded_by_a_day()
    return (
        Figure(
            "W4",
            f"1,000 rules over two years ({dates:,} dates), application / plain date arithmetic",
            f"{ratio:.2f}×",
            f"≤ {GOAL:g}×",
            ratio <= GOAL,
            f"application {found['application']}, plain {found['plain']}",
        ),
        Figure(
            "W4",
            "rules expanded while a day of the sample centre is read",
            f"{expanded}",
            "0",
            expanded == 0,
        ),
    )


def draw_rules() -> list[Rule]:
    """The thousand rules, always the same."""
    draw = random.Random(3)
    rules = []
    for number in range(RULES):
        day = FIRST + draw.randrange(5) * ONE_DAY
        if number < 600:
            rule = Rule("weekly", day)
        elif number < 800:
            rule = Rule("every-2", day)
        elif number < 950:
            rule = Rule(f"nth-{draw.randrange(1, 5)}", day)
        else:
            rule = Rule(EVERY_DAY, FIRST)
        dates = list(_plain(rule))
        left_out = frozenset(draw.sample(dates, min(LEFT_OUT, len(dates))))
        rules.append(Rule(rule.rhythm, rule.first, left_out))
    return rules


def _all_plainly(rules: Sequence[Rule]) -> list[list[date]]:
    return [[day for day in _plain(rule) if day not in rule.left_out] for rule in rules]


def _all_by_application(rules: Sequence[Rule]) -> list[list[date]]:
    return [[day for day in _by_application(rule) if day not in rule.left_out] for rule in rules]


def _plain(rule: Rule) -> Iterator[date]:
    kind, _, number = rule.rhythm.partition("-")
    if kind == "nth":
        yield from _plainly_by_month(rule.first, int(number))
        return
    step = {"weekly": 7, "every-2": 14, EVERY_DAY: 1}[rule.rhythm] * ONE_DAY
    day = rule.first
    while day <= LAST:
        if rule.rhythm != EVERY_DAY or day.weekday() < 5:
            yield day
        day += step


def _plainly_by_month(first: date, number: int) -> Iterator[date]:
    year, month = first.year, first.month
    while (start := date(year, month, 1)) <= LAST:
        ahead = (first.weekday() - start.weekday()) % 7
        day = start + (ahead + 7 * (number - 1)) * ONE_DAY
        if first <= day <= LAST:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _by_application(rule: Rule) -> Sequence[date] | Iterator[date]:
    if rule.rhythm != EVERY_DAY:
        return occurrences(Rhythm.parse(rule.rhythm), rule.first, until=LAST)
    weekly = Rhythm.parse("weekly")
    days = (rule.first + weekday * ONE_DAY for weekday in range(5))
    return sorted(day for first in days for day in occurrences(weekly, first, until=LAST))


def _expanded_by_a_day() -> int:
    """How many rules are expanded while a day is read as the board does."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_centre(str(Path(folder) / "centre.db"))
        try:
            with transaction(engine) as tx:
                write_centre(tx, read_centre_folder(CENTRE))
            with patch.object(recurrence, "_dates", wraps=vars(recurrence)["_dates"]) as expanding:
                assert day_reading(engine, SAMPLE_NOW.date()).sessions
            return expanding.call_count
        finally:
            close_centre(engine)
