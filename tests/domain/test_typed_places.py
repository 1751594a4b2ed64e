"""Sites, rooms and hours as they are pasted."""

from datetime import time

import pytest

from desktop_app.domain.typed_places import (
    TypedRoom,
    TypedSite,
    Unread,
    typed_opening,
    typed_rooms,
    typed_sites,
)


def test_sites_are_read_line_by_line() -> None:
    text = "Villejean\t1 place des Camélias\n\n  Beauregard ; 8 mail   des Genêts\nLongs Champs"
    assert typed_sites(text) == (
        (
            TypedSite("Villejean", "1 place des Camélias"),
            TypedSite("Beauregard", "8 mail des Genêts"),
            TypedSite("Longs Champs"),
        ),
        (),
    )


def test_rooms_are_read_with_their_capacity() -> None:
    assert typed_rooms("Grande salle\t30\nCabinet 1;3;consultation\nBureau") == (
        (TypedRoom("Grande salle", 30), TypedRoom("Cabinet 1", 3), TypedRoom("Bureau")),
        (),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Salle\tCapacité", "capacity"),
        ("Salle;-3", "capacity"),
        ("Salle;10001", "capacity"),
        ("Salle;" + "9" * 5000, "capacity"),
        ("Salle;٣", "capacity"),
        (";12", "missing"),
        ("é" * 201, "not_a_name"),
        ("Salle\x07", "not_a_name"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(line: str, reason: str) -> None:
    rooms, (unread,) = typed_rooms(f"Cabinet;2\n{line}")
    assert rooms == (TypedRoom("Cabinet", 2),)
    assert (unread.line, unread.reason) == (2, reason)


def test_a_name_that_comes_twice_is_taken_once() -> None:
    assert typed_rooms("Cabinet;2\nCabinet;3") == (
        (TypedRoom("Cabinet", 2),),
        (Unread(2, "Cabinet", "twice"),),
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        ("8h30-18h30", ((time(8, 30), time(18, 30)),)),
        ("8h30 – 12h30, 13h30 – 18h", ((time(8, 30), time(12, 30)), (time(13, 30), time(18)))),
        ("08:30-12:30 13:30-18:30", ((time(8, 30), time(12, 30)), (time(13, 30), time(18, 30)))),
        ("9 à 17", ((time(9), time(17)),)),
        ("fermé", None),
        ("18h-8h", None),
        ("8h-12h, 11h-18h", None),
        ("8h", None),
        ("25h-26h", None),
    ],
)
def test_hours_are_read_as_people_write_them(
    typed: str, read: tuple[tuple[time, time], ...] | None
) -> None:
    assert typed_opening(typed) == read
