import random
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from db.engine import reading, transaction
from db.queries.claims import TakenClaim, free_units, overlaps, taken
from db.tables.sessions import Claim
from desktop_app.domain.span import Span
from tests.db.rows import HALL, MATS, OFFICE, ROOM, UNITS, furnish, held, hour


def during(start: float, end: float) -> Span:
    return Span(hour(start), hour(end))


@pytest.mark.parametrize(
    ("span", "found", "why"),
    [
        (during(9, 10), [], "ends when the claim starts"),
        (during(11, 12), [], "between the two"),
        (during(9, 10 + 1 / 60), [1], "the first minute"),
        (during(11 - 1 / 60, 12), [1], "the last minute"),
        (during(10.25, 10.5), [1], "contained"),
        (during(9, 14), [1, 2], "containing both"),
        (during(34, 35), [], "the same hour of the next day"),
    ],
)
def test_what_stands_in_the_way(booked: Engine, span: Span, found: list[int], why: str) -> None:
    with reading(booked) as tx:
        assert [claim.claim_id for claim in taken(tx, [ROOM], [span])] == found, why


def test_a_claim_is_told_whole(booked: Engine) -> None:
    with reading(booked) as tx:
        assert taken(tx, [MATS], [during(10, 11)]) == [
            TakenClaim(3, 1, MATS, 2, during(10, 11)),
        ]


def test_every_resource_is_asked_for_every_span_and_each_claim_is_told_once(
    booked: Engine,
) -> None:
    spans = [during(10.5, 12.5), during(10, 10.5), during(10.25, 10.75), during(15, 16)]
    with reading(booked) as tx:
        found = taken(tx, [OFFICE, ROOM, HALL], spans)

    assert [claim.claim_id for claim in found] == [1, 4, 2]


def test_nothing_asked_nothing_found(booked: Engine) -> None:
    with reading(booked) as tx:
        assert taken(tx, [], [during(9, 14)]) == []
        assert taken(tx, [ROOM], []) == []


def test_a_claim_of_a_whole_day_is_seen_at_its_end(booked: Engine) -> None:
    with transaction(booked) as tx:
        tx.add(held(9, OFFICE, 1, (13, 37)))

    with reading(booked) as tx:
        assert [found.claim_id for found in taken(tx, [OFFICE], [during(36.5, 37)])] == [9]
        assert free_units(tx, OFFICE, during(36.5, 37)) == []


def test_a_cycle_is_asked_in_one_statement(booked: Engine) -> None:
    said: list[str] = []
    with reading(booked) as tx:
        event.listen(
            booked,
            "before_cursor_execute",
            lambda _connection, _cursor, statement, *_rest: said.append(statement),
        )
        weeks = [during(10, 12).moved(timedelta(weeks=week)) for week in range(12)]
        taken(tx, [ROOM, OFFICE, MATS, HALL], weeks)

    assert len(said) == 1


@pytest.mark.parametrize(
    ("resource", "span", "free"),
    [
        (MATS, during(10, 11), [1, 3]),
        (MATS, during(11, 12), [1, 2, 3]),
        (ROOM, during(10.5, 11.5), []),
        (ROOM, during(11, 12), [1]),
        (HALL, during(11, 12), []),
        (99, during(11, 12), []),
    ],
)
def test_free_units(booked: Engine, resource: int, span: Span, free: list[int]) -> None:
    with reading(booked) as tx:
        assert free_units(tx, resource, span) == free


def test_the_answers_are_those_of_plain_comparison(engine: Engine) -> None:
    chance = random.Random(7)
    furnish(engine)
    claims: list[Claim] = []
    for number in range(1, 400):
        start = chance.randrange(0, 96) / 4
        resource, unit = chance.choice([(ROOM, 1), (OFFICE, 1), (MATS, 1), (MATS, 2), (MATS, 3)])
        claim = held(number, resource, unit, (start, start + chance.randrange(1, 8) / 4))
        if not any(_clash(claim, other) for other in claims):
            claims.append(claim)
    with transaction(engine) as tx:
        tx.add_all(claims)

    with reading(engine) as tx:
        for _ in range(60):
            start = chance.randrange(0, 96) / 4
            span = during(start, start + chance.randrange(1, 12) / 4)
            for resource, units in UNITS.items():
                met = [each for each in claims if each.resource_id == resource]
                met = [each for each in met if Span(each.starts_at, each.ends_at).overlaps(span)]
                found = taken(tx, [resource], [span])
                assert {each.claim_id for each in found} == {each.id for each in met}
                held_units = {each.unit for each in met}
                free = [unit for unit in range(1, units + 1) if unit not in held_units]
                assert free_units(tx, resource, span) == free
        assert overlaps(tx.connection()) == 0


def _clash(one: Claim, other: Claim) -> bool:
    same = (one.resource_id, one.unit) == (other.resource_id, other.unit)
    return same and one.starts_at < other.ends_at and other.starts_at < one.ends_at
