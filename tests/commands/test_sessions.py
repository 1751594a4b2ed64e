"""Booking, moving, cancelling and putting back, each whole or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.engine import transaction
from db.tables.sessions import Allocation, Claim, Resource, WorkshopSession
from db.tables.sites import Room
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    ResizeSession,
    Seen,
)
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.findings import Code
from tests.commands.town import MONDAY, Town, at

P1, P2 = Allocated("P1", "facilitator"), Allocated("P2", "facilitator")
TUESDAY = MONDAY + timedelta(days=1)


def booking(start: str, end: str, room: str, *people: Allocated) -> BookSession:
    return BookSession(at(start), at(end), room, people or (P1,))


def active_claims(town: Town) -> list[tuple[str, int]]:
    def read(tx: Session) -> list[tuple[str, int]]:
        rows = tx.execute(
            select(Resource.code, Claim.unit)
            .join(Resource, Resource.id == Claim.resource_id)
            .where(Claim.active)
        )
        return sorted((code, unit) for code, unit in rows)

    return town.one(read)


def codes(refusal: pytest.ExceptionInfo[RefusedError]) -> set[Code]:
    return {finding.code for finding in refusal.value.findings}


def test_a_booking_claims_its_room_and_its_people(town: Town) -> None:
    outcome = town.do(booking("10:00", "11:00", "A", P1, P2))
    assert outcome.subject == "W0001"
    assert town.session("W0001").status == "planned"
    assert active_claims(town) == [("A", 1), ("P1", 1), ("P2", 1)]


def test_a_divisible_room_claims_its_parts(town: Town) -> None:
    town.do(booking("10:00", "11:00", "AB"))
    assert active_claims(town) == [("A", 1), ("B", 1), ("P1", 1)]
    with pytest.raises(RefusedError) as refusal:
        town.do(booking("10:30", "11:30", "B", P2))
    assert Code.ROOM_TAKEN in codes(refusal)


def test_everything_or_nothing(town: Town) -> None:
    """A guest for half an hour, a divisible room, mats and three people."""
    town.do(booking("10:30", "10:45", "OFFICE", Allocated("P3", "facilitator")))
    guest = Allocated("P3", "guest", 1, at("10:30"), at("11:00"))
    wish = BookSession(at("10:00"), at("12:00"), "AB", (P1, P2, guest), needs=("mats:4",))
    with pytest.raises(RefusedError) as refusal:
        town.do(wish)
    assert codes(refusal) & {Code.PERSON_TAKEN} == {Code.PERSON_TAKEN}
    assert active_claims(town) == [("OFFICE", 1), ("P3", 1)]
    assert town.one(lambda tx: tx.scalar(select(func.count(WorkshopSession.id)))) == 1
    assert town.one(lambda tx: tx.scalar(select(func.count(Allocation.id)))) == 2

    later = Allocated("P3", "guest", 1, at("11:00"), at("11:30"))
    town.do(BookSession(at("10:00"), at("12:00"), "AB", (P1, P2, later), needs=("mats:4",)))
    assert active_claims(town) == [
        ("A", 1),
        ("B", 1),
        ("OFFICE", 1),
        ("P1", 1),
        ("P2", 1),
        ("P3", 1),
        ("P3", 1),
        ("mats", 1),
        ("mats", 2),
        ("mats", 3),
        ("mats", 4),
    ]


def test_every_blocker_of_a_divided_room_is_listed(town: Town) -> None:
    """One half, one of three people and most of the mats are taken: all three are said."""
    third = Allocated("P3", "facilitator")
    town.do(BookSession(at("10:30"), at("11:00"), "A", (third,), needs=("mats:8",)))
    with pytest.raises(RefusedError) as refusal:
        town.do(BookSession(at("10:00"), at("12:00"), "AB", (P1, P2, third), needs=("mats:4",)))
    assert codes(refusal) >= {Code.ROOM_TAKEN, Code.PERSON_TAKEN, Code.EQUIPMENT_SHORT}
    assert {claim[0] for claim in active_claims(town)} == {"A", "P3", "mats"}


def test_twelve_mats_of_ten_are_a_conflict(town: Town) -> None:
    with pytest.raises(RefusedError) as refusal:
        town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), needs=("mats:12",)))
    assert Code.EQUIPMENT_SHORT in codes(refusal)


def test_two_groups_share_the_mats_while_they_last(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), needs=("mats:6",)))
    with pytest.raises(RefusedError):
        town.do(BookSession(at("10:30"), at("11:30"), "B", (P2,), needs=("mats:5",)))
    town.do(BookSession(at("10:30"), at("11:30"), "B", (P2,), needs=("mats:4",)))
    assert [unit for code, unit in active_claims(town) if code == "mats"] == list(range(1, 11))


def test_an_option_holds_nothing(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), option=True))
    assert town.session("W0002").status == "option"
    assert active_claims(town) == [("A", 1), ("P1", 1)]


def test_sessions_may_touch(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(booking("11:00", "12:00", "A"))
    town.do(booking("09:00", "10:00", "A"))
    assert len(active_claims(town)) == 6


def test_a_conflict_is_kept_with_its_reason(town: Town) -> None:
    sunday = MONDAY + timedelta(days=6)
    wish = BookSession(at("10:00", sunday), at("11:00", sunday), "A", (P1,))
    with pytest.raises(RefusedError) as refusal:
        town.do(wish)
    assert codes(refusal) >= {Code.SITE_CLOSED}
    keeping = Keeping(frozenset({"site_closed"}), "portes ouvertes")
    town.do(BookSession(wish.start, wish.end, "A", (P1,), keeping=keeping))
    row = town.session("W0001")
    assert (row.kept, row.kept_reason) == (("site_closed",), "portes ouvertes")


def test_a_double_booking_is_never_kept(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    keeping = Keeping(frozenset({"room_taken", "person_taken"}), "tant pis")
    with pytest.raises(RefusedError):
        town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), keeping=keeping))


def test_a_move_carries_people_and_guests_along(town: Town) -> None:
    guest = Allocated("P2", "guest", 1, at("10:30"), at("11:00"))
    town.do(booking("10:00", "11:00", "A", P1, guest))
    outcome = town.do(MoveSession("W0001", room="VIL-1", start=at("14:00", TUESDAY)))
    row = town.session("W0001")
    assert (row.starts, row.ends) == (at("14:00", TUESDAY), at("15:00", TUESDAY))
    assert row.planned_starts == at("10:00")
    assert active_claims(town) == [("P1", 1), ("P2", 1), ("VIL-1", 1)]
    assert outcome.change.sites == {"BEA", "VIL"}
    spans = town.one(
        lambda tx: tx.execute(
            select(Claim.starts_at, Claim.ends_at)
            .join(Resource, Resource.id == Claim.resource_id)
            .where(Claim.active, Resource.code == "P2")
        ).one()
    )
    assert tuple(spans) == (at("14:30", TUESDAY), at("15:00", TUESDAY))


def test_a_move_onto_a_taken_room_changes_nothing(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(booking("14:00", "15:00", "A"))
    with pytest.raises(RefusedError) as refusal:
        town.do(MoveSession("W0001", start=at("14:30")))
    assert codes(refusal) >= {Code.ROOM_TAKEN, Code.PERSON_TAKEN}
    assert town.session("W0001").starts == at("10:00")


def test_a_session_does_not_block_itself(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(MoveSession("W0001", start=at("10:30")))
    town.do(ResizeSession("W0001", at("12:00")))
    assert town.session("W0001").ends == at("12:00")


def test_a_move_of_what_has_already_gone_elsewhere_is_refused(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    seen = Seen(at("10:00"), at("11:00"), "A")
    town.do(MoveSession("W0001", start=at("14:00"), seen=seen), desk="villejean")
    with pytest.raises(StaleError):
        town.do(MoveSession("W0001", start=at("16:00"), seen=seen))


def test_a_cancelled_session_frees_everything_and_can_be_put_back(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(CancelSession("W0001", "absence"))
    assert active_claims(town) == []
    assert town.session("W0001").reason == "absence"
    town.do(ReinstateSession("W0001"))
    assert town.session("W0001").status == "planned"
    assert active_claims(town) == [("A", 1), ("P1", 1)]


def test_a_session_cannot_come_back_over_another(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(CancelSession("W0001", "absence"))
    town.do(booking("10:30", "11:30", "A", P2))
    with pytest.raises(RefusedError):
        town.do(ReinstateSession("W0001"))
    assert town.session("W0001").status == "cancelled"


def test_cancelling_twice_or_without_reason_is_refused(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    with pytest.raises(BadInputError):
        town.do(CancelSession("W0001", "  "))
    town.do(CancelSession("W0001", "absence"))
    with pytest.raises(WrongStatusError):
        town.do(CancelSession("W0001", "absence"))


def test_the_same_operation_sent_twice_is_done_once(town: Town) -> None:
    actor = town.actor(key="one-form")
    first = booking("10:00", "11:00", "A")(town.engine, actor)
    again = booking("10:00", "11:00", "A")(town.engine, actor)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.answer == first.answer
    assert town.one(lambda tx: tx.scalar(select(func.count(WorkshopSession.id)))) == 1


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (booking("11:00", "10:00", "A"), "ends before it starts"),
        (BookSession(at("10:00"), at("11:00", TUESDAY), "A", (P1,)), "twenty-five hours"),
        (BookSession(at("10:00"), at("11:00"), "A", (P1,), needs=("mats:-1",)), "minus one mat"),
        (
            BookSession(
                at("10:00"),
                at("11:00"),
                "A",
                (Allocated("P1", "guest", 1, at("12:00"), at("13:00")),),
            ),
            "a guest after the end",
        ),
    ],
)
def test_bad_input_names_its_field(town: Town, wish: BookSession, why: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(wish)
    assert refusal.value.field_name, why
    assert active_claims(town) == []


@pytest.mark.parametrize(
    "wish",
    [
        booking("10:00", "11:00", "NOWHERE"),
        booking("10:00", "11:00", "A", Allocated("P99", "facilitator")),
        BookSession(at("10:00"), at("11:00"), "A", (P1,), programme="RIEN"),
    ],
)
def test_unknown_codes_are_named(town: Town, wish: BookSession) -> None:
    with pytest.raises(UnknownCodeError):
        town.do(wish)


def test_somebody_named_twice_is_there_once(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A", P1, P2, P1))
    assert active_claims(town) == [("A", 1), ("P1", 1), ("P2", 1)]


def test_nobody_is_there_in_two_roles(town: Town) -> None:
    guest = Allocated("P1", "guest", 1, at("10:00"), at("10:30"))
    with pytest.raises(BadInputError) as refusal:
        town.do(booking("10:00", "11:00", "A", P1, guest))
    assert (refusal.value.field_name, refusal.value.value) == ("with", "P1")


def test_mats_asked_for_twice_are_added_up(town: Town) -> None:
    wish = BookSession(at("10:00"), at("11:00"), "A", (P1,), needs=("mats:4", "mats:3"))
    town.do(wish)
    mats = [("mats", unit) for unit in range(1, 8)]
    assert active_claims(town) == [("A", 1), ("P1", 1), *mats]
    town.do(MoveSession("W0001", start=at("14:00")))
    town.do(CancelSession("W0001", "absence"))
    town.do(ReinstateSession("W0001"))
    assert active_claims(town) == [("A", 1), ("P1", 1), *mats]
    with pytest.raises(RefusedError):
        town.do(replace(wish, needs=("mats:6", "mats:5")))
    with pytest.raises(BadInputError):
        town.do(replace(wish, needs=("mats:150", "mats:51"), option=True))


def test_a_room_with_its_own_mats_takes_none_from_the_stock(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.execute(update(Room).where(Room.name_en == "Room A").values(equipment_codes=("mats",)))
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), needs=("mats",)))
    assert active_claims(town) == [("A", 1), ("P1", 1)]
    town.do(MoveSession("W0001", room="B"))
    assert active_claims(town) == [("B", 1), ("P1", 1), ("mats", 1)]
    town.do(MoveSession("W0001", room="A"))
    assert active_claims(town) == [("A", 1), ("P1", 1)]
    given = select(Resource.code).join(Allocation).where(Allocation.dropped.is_(False))
    assert sorted(town.one(lambda tx: tx.scalars(given).all())) == ["A", "P1"]


def test_two_sessions_take_each_other_s_room_in_two_moves_and_a_third(town: Town) -> None:
    town.do(booking("10:00", "11:00", "A"))
    town.do(booking("10:00", "11:00", "B", P2))
    with pytest.raises(RefusedError):
        town.do(MoveSession("W0001", room="B"))
    town.do(MoveSession("W0001", room="OFFICE"))
    town.do(MoveSession("W0002", room="A"))
    town.do(MoveSession("W0001", room="B"))
    assert active_claims(town) == [("A", 1), ("B", 1), ("P1", 1), ("P2", 1)]


def test_the_whole_room_and_its_part_follow_each_other(town: Town) -> None:
    town.do(booking("10:00", "11:00", "AB"))
    town.do(MoveSession("W0001", room="B"))
    assert active_claims(town) == [("B", 1), ("P1", 1)]
    town.do(MoveSession("W0001", room="AB"))
    assert active_claims(town) == [("A", 1), ("B", 1), ("P1", 1)]


def test_people_expected_must_fit_in_the_room(town: Town) -> None:
    with pytest.raises(RefusedError) as refusal:
        town.do(replace(booking("10:00", "11:00", "A"), people=11))
    assert codes(refusal) >= {Code.ROOM_TOO_SMALL}
    town.do(replace(booking("10:00", "11:00", "A"), people=10))


def test_an_operation_key_serves_one_act(town: Town) -> None:
    key = "one-form"
    booking("10:00", "11:00", "A")(town.engine, town.actor(key=key))
    with pytest.raises(BadInputError) as refusal:
        CancelSession("W0001", "absence")(town.engine, town.actor(key=key))
    assert (refusal.value.field_name, refusal.value.reason) == ("operation", "used")
    with pytest.raises(BadInputError):
        booking("12:00", "13:00", "A")(town.engine, town.actor(key=key))
    town.do(UndoLast("accueil"))
    with pytest.raises(BadInputError) as refusal:
        booking("10:00", "11:00", "A")(town.engine, town.actor(key=key))
    assert refusal.value.reason == "taken_back"


def test_a_cancelled_option_comes_back_as_an_option(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), option=True))
    town.do(CancelSession("W0001", "absence"))
    town.do(ReinstateSession("W0001"))
    assert town.session("W0001").status == "option"
    assert active_claims(town) == []
