"""An act reads less than a check that looks for ways out, and judges the same."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db.engine import open_centre, reading
from db.queries.planning import planning_around, planning_of
from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import Involved, Need, Planning, Proposal
from desktop_app.domain.span import Span
from tests.commands.conftest import copy_of

NOW = datetime(2026, 11, 24, 11, 10)
DAYS, PROPOSALS_A_DAY = 25, 10


@pytest.fixture
def sample_reading(sample_file: Path, tmp_path: Path) -> Iterator[Session]:
    engine = open_centre(str(copy_of(sample_file, tmp_path / "sample")))
    with reading(engine) as tx:
        yield tx
    engine.dispose()


def proposals(planning: Planning, day: date, chance: random.Random) -> list[Proposal]:
    """Bookings that meet many rules: full rooms, people absent or far away, languages."""
    found = []
    busy = [
        (code, held.span.end)
        for code, line in sorted(planning.occupations.items())
        if code in planning.workers
        for held in line
        if held.span.start.date() == day
    ]
    for number in range(PROPOSALS_A_DAY):
        start = datetime.combine(day, time(chance.randint(7, 19), chance.choice((0, 15, 30))))
        workers = set(chance.sample(sorted(planning.workers), chance.randint(0, 4)))
        if busy and number % 2:
            somebody, start = chance.choice(busy)
            workers.add(somebody)
        found.append(
            Proposal(
                span=Span(start, start + timedelta(minutes=chance.choice((45, 90, 150)))),
                room=chance.choice(sorted(planning.rooms)),
                involved=tuple(Involved(code) for code in sorted(workers)),
                programme=chance.choice(["", *sorted(planning.programmes)]),
                people=chance.randint(0, 25),
                needs=(Need(chance.choice(sorted(planning.equipment)), chance.choice((None, 3))),),
                language=chance.choice(["", *sorted(planning.languages)]),
            )
        )
    return found


def test_both_find_the_same(sample_reading: Session) -> None:
    chance, met = random.Random("the sample centre"), set[Code]()
    for _ in range(DAYS):
        day = date(2026, 10, 1) + timedelta(days=chance.randint(0, 250))
        whole = planning_around(sample_reading, [Span.whole_days(day, day)])
        for proposal in proposals(whole, day, chance):
            asked = {one.worker for one in proposal.involved}
            little = planning_of(sample_reading, [proposal.span], (), asked)
            findings = session_findings(proposal, whole, NOW)
            assert session_findings(proposal, little, NOW) == findings, proposal
            met |= {one.code for one in findings}
    assert met >= {
        Code.ROOM_TAKEN,
        Code.ROOM_RESERVED,
        Code.PERSON_ABSENT,
        Code.OUTSIDE_AVAILABILITY,
        Code.TRAVEL_TOO_SHORT,
        Code.LANGUAGE_UNCOVERED,
        Code.SITE_CLOSED,
    }
