from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from db.engine import close_centre, open_centre, reading
from db.queries.claims import overlaps
from db.tables import Base
from tests.cli.calling import Caller, codes

EVENING = ("--start", "2026-11-24T17:00", "--end", "2026-11-24T18:30")
FORUM = (
    "--room", "VIL-08", *EVENING, "--with", "T01", "--with", "T02",
    "--with", "T03@17:15-17:45", "--needs", "mats:4", "--people", "12",
    "--title", "Préparation du forum",
)  # fmt: skip


def rows_of(address: str) -> dict[str, int]:
    """How many rows each table holds."""
    engine = open_centre(address, read_only=True)
    with reading(engine) as tx:
        counted = {
            name: tx.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }
        assert overlaps(tx.connection()) == 0
    close_centre(engine)
    return counted


def session_shown(permanence: Caller, address: str, code: str) -> Any:
    """A session as `show --session` tells it."""
    return permanence.json("show", address, "--session", code)["sessions"][0]


def test_a_session_is_booked_with_all_it_needs(permanence: Caller, sample_anywhere: str) -> None:
    before = rows_of(sample_anywhere)

    done = permanence.json("book", sample_anywhere, *FORUM)

    assert done["done"] is True
    assert codes(done["findings"], "conflict") == []
    after = rows_of(sample_anywhere)
    assert after["workshop_session"] == before["workshop_session"] + 1
    # Two parts of the room, three people, four mats.
    assert after["claim"] == before["claim"] + 9
    shown = session_shown(permanence, sample_anywhere, done["session"])
    assert shown["with"] == ["T01", "T02", "T03"]
    assert shown["guests"] == [
        {"code": "T03", "start": "2026-11-24T17:15", "end": "2026-11-24T17:45"}
    ]
    assert shown["needs"] == ["mats:4"]
    assert shown["title"] == "Préparation du forum"


def test_a_part_of_the_room_is_then_taken(permanence: Caller, sample: str) -> None:
    booked = permanence.json("book", sample, *FORUM)["session"]

    found = permanence.refused("check", sample, "--room", "VIL-07", *EVENING, "--with", "T04")

    assert [(one["code"], one["by"]) for one in found["findings"][:1]] == [("room_taken", booked)]


def test_a_guest_is_free_outside_the_part(permanence: Caller, sample: str) -> None:
    permanence.json("book", sample, *FORUM)

    free = permanence.json(
        "check", sample, "--room", "VIL-05", "--with", "T03",
        "--start", "2026-11-24T17:45", "--end", "2026-11-24T18:30",
    )  # fmt: skip

    assert "person_taken" not in codes(free["findings"])


def test_one_refusal_leaves_nothing_behind(permanence: Caller, sample_anywhere: str) -> None:
    permanence.json(
        "book", sample_anywhere, "--room", "BEA-05", "--with", "T03",
        "--start", "2026-11-24T17:30", "--end", "2026-11-24T18:00",
    )  # fmt: skip
    before = rows_of(sample_anywhere)

    refused = permanence.refused("book", sample_anywhere, *FORUM)

    assert refused["done"] is False
    assert codes(refused["findings"], "conflict") == ["person_taken"]
    assert refused["findings"][0]["resource"] == "T03"
    assert refused["findings"][0]["alternatives"]
    assert rows_of(sample_anywhere) == before


def test_too_few_mats_leave_nothing_behind(permanence: Caller, sample: str) -> None:
    permanence.json("book", sample, *FORUM)
    before = rows_of(sample)

    refused = permanence.refused(
        "book", sample, "--room", "BEA-05", *EVENING, "--with", "T04", "--needs", "mats:7"
    )

    assert codes(refused["findings"], "conflict") == ["equipment_short"]
    assert rows_of(sample) == before


def test_a_room_too_small_for_those_expected_is_refused(permanence: Caller, sample: str) -> None:
    wish = ("book", sample, "--room", "VIL-06", *EVENING, "--with", "T04", "--people", "15")

    refused = permanence.refused(*wish)
    assert codes(refused["findings"], "conflict") == ["room_too_small"]
    assert refused["findings"][0]["keepable"] is True

    kept = permanence.json(*wish, "--keep", "Room_Too_SMALL", "--reason", "Deux groupes")
    shown = session_shown(permanence, sample, kept["session"])
    assert (shown["kept"], shown["kept_reason"]) == (["room_too_small"], "Deux groupes")


def test_those_expected_are_remembered(permanence: Caller, sample: str) -> None:
    """A room too small for them is said when the session moves there later."""
    code = permanence.json(
        "book", sample, "--room", "VIL-07", *EVENING, "--with", "T04", "--people", "11"
    )["session"]
    assert session_shown(permanence, sample, code)["places"] == 11

    moved = permanence.json("move", sample, code, "--room", "VIL-09")
    assert "places_above_room" in codes(moved["findings"], "note")


def test_a_booking_in_the_past_says_so(permanence: Caller, sample: str) -> None:
    yesterday = ("--start", "2026-11-23T17:00", "--end", "2026-11-23T18:00")
    wish = ("book", sample, "--room", "VIL-07", *yesterday, "--with", "T04")

    called = permanence(*wish, "--language", "en")

    assert called.out.splitlines()[1] == "Mind the date: Mon 23 Nov at 17:00 is past."
    later = permanence.json("book", sample, "--room", "VIL-05", *EVENING, "--with", "T04")
    assert later["past"] is False


def test_a_double_booking_is_never_kept(permanence: Caller, sample: str) -> None:
    called = permanence(
        "book", sample, *FORUM, "--keep", "room_taken", "--reason", "tant pis", "--language", "en"
    )

    assert called.status == 2
    assert called.err.startswith("room_taken is not a conflict that can be kept.")


def test_a_conflict_is_not_kept_without_a_reason(permanence: Caller, sample: str) -> None:
    called = permanence("book", sample, *FORUM, "--keep", "site_closed")

    assert called.status == 2
    assert "--reason" in called.err


def test_an_option_holds_nothing(permanence: Caller, sample: str) -> None:
    busy = ("--room", "VIL-07", "--start", "2026-11-24T14:00", "--end", "2026-11-24T16:00")
    before = rows_of(sample)

    kept = permanence.json("book", sample, *busy, "--with", "T01", "--option")

    assert "room_taken" in codes(kept["findings"])
    assert rows_of(sample)["claim"] == before["claim"]
    assert session_shown(permanence, sample, kept["session"])["status"] == "option"


def test_the_same_operation_books_once(permanence: Caller, sample_anywhere: str) -> None:
    first = permanence.json("book", sample_anywhere, *FORUM, "--operation", "nightly-2026-11-24")
    before = rows_of(sample_anywhere)

    again = permanence.json("book", sample_anywhere, *FORUM, "--operation", "nightly-2026-11-24")

    assert again["session"] == first["session"]
    assert again["repeated"] is True
    assert rows_of(sample_anywhere) == before


def test_a_booking_is_told_in_one_line(permanence: Caller, sample: str) -> None:
    called = permanence("book", sample, *FORUM)

    assert called.status == 0
    assert called.out.splitlines()[0].endswith(
        "«\u00a0Préparation du forum\u00a0» réservé, mar. 24 nov. à 17:00, Salle polyvalente A+B."
    )


def test_a_refusal_shows_what_may_be_done(permanence: Caller, sample: str) -> None:
    called = permanence(
        "book", sample, "--room", "VIL-06", *EVENING, "--with", "T04", "--people", "15",
        "--language", "en",
    )  # fmt: skip

    assert called.status == 1
    lines = called.out.splitlines()
    assert lines[0] == "Not done."
    assert "Ways out" in lines
    assert "To keep it all the same: --keep room_too_small --reason TEXT" in lines
    assert "To keep it in view without holding anything: --option" in lines


def test_who_acts_is_in_the_journal(permanence: Caller, sample: str) -> None:
    permanence.json("book", sample, *FORUM, "--desk", "Poste 2", "--user", "claire")

    undone = permanence.json("undo", sample, "--desk", "Poste 2")

    assert undone["done"] is True


def test_a_verified_copy_is_made_after_a_booking(permanence: Caller, sample: str) -> None:
    copies = Path(sample).with_suffix(".copies")
    before = len(list(copies.iterdir()))

    permanence.json("book", sample, *FORUM)

    assert len(list(copies.iterdir())) == before + 1


def test_a_kept_conflict_is_told_as_kept_then_and_later(permanence: Caller, sample: str) -> None:
    booked = permanence(
        "book", sample, "--room", "VIL-06", "--with", "T02", "--people", "30",
        "--start", "2026-11-26T17:00", "--end", "2026-11-26T18:00",
        "--keep", "room_too_small", "--reason", "Debout", "--language", "en",
    ).out.splitlines()  # fmt: skip
    code = booked[0].split()[0]

    shown = permanence("show", sample, "--session", code, "--language", "en").out

    assert booked[0] == f"{code} booked, Thu 26 Nov at 17:00, Multipurpose room A."
    assert booked[1] == "Conflict kept: Debout."
    assert "Conflict" not in booked
    assert "Conflict kept: Debout. Room too small." in shown
