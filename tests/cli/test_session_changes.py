from typing import Any

import pytest

from tests.cli.calling import Caller, codes

OPTION = "W0005"
DROITS = "C24-01"
"""Tuesday 24 November, 14:00-15:30, Salle polyvalente A: 12 people, an interpreter confirmed."""


def shown(permanence: Caller, address: str, code: str = DROITS) -> Any:
    """A session as `show --session` tells it."""
    return permanence.json("show", address, "--session", code)["sessions"][0]


def place(session: Any) -> tuple[str, str, str]:
    """Where and when a session is."""
    return (session["room"], session["start"], session["end"])


def test_a_move_keeps_the_length_and_says_whom_to_call(permanence: Caller, sample: str) -> None:
    done = permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00")

    assert done["done"] is True
    assert done["consequences"] == {
        "people_to_call": 12,
        "orders_to_reconfirm": 1,
        "sheets_out_of_date": 0,
        "cost_cents": 0,
        "former_time_cents": 7200,
    }
    after = shown(permanence, sample)
    assert place(after) == ("VIL-06", "2026-11-24T16:00", "2026-11-24T17:30")
    assert after["interpreter"]["status"] == "to_reconfirm"


def test_a_move_to_the_same_place_changes_nothing(permanence: Caller, sample: str) -> None:
    called = permanence("move", sample, DROITS, "--start", "2026-11-24T14:00")
    done = permanence.json("move", sample, DROITS, "--room", "VIL-06")

    assert called.out == (
        "C24-01\u00a0: «\u00a0Mes droits santé\u00a0» a déjà lieu mar. 24 nov. à 14:00,"
        " Salle polyvalente A\u00a0: rien à changer.\n"
    )
    assert (done["done"], done["unchanged"]) == (True, True)
    assert permanence("undo", sample).status == 1


def test_a_refused_move_never_offers_where_the_session_is(permanence: Caller, sample: str) -> None:
    refused = permanence.refused("move", sample, DROITS, "--room", "VIL-07")

    ways = refused["findings"][0]["alternatives"]
    assert ways
    assert ("VIL-06", "2026-11-24T14:00") not in [(one["room"], one["start"]) for one in ways]
    assert min(one["start"] for one in ways) >= "2026-11-24T11:10"


def test_a_whole_cycle_calls_each_person_once(permanence: Caller, sample: str) -> None:
    called = permanence(
        "move", sample, "C24-02", "--start", "2026-12-01T15:00", "--scope", "following"
    )

    assert called.out.splitlines()[:3] == [
        (
            "C24-02\u00a0: «\u00a0Mes droits santé\u00a0» déplacé au mar. 1er déc. à 15:00,"
            " Salle polyvalente A."
        ),
        "2 séances du cycle déplacées.",
        "  - 12 personnes à prévenir",
    ]


def test_a_session_that_took_place_is_not_postponed(permanence: Caller, sample: str) -> None:
    called = permanence("move", sample, "C01-11", "--start", "2026-11-27T14:00", "--language", "en")

    assert called.status == 1
    assert called.err == (
        "C01-11 is held: it has taken place and cannot begin later than now."
        " Book another session for the new date.\n"
    )


def test_an_end_alone_resizes(permanence: Caller, sample: str) -> None:
    permanence.json("move", sample, DROITS, "--end", "2026-11-24T15:00")

    assert place(shown(permanence, sample)) == ("VIL-06", "2026-11-24T14:00", "2026-11-24T15:00")


def test_a_move_onto_a_taken_room_is_refused_with_ways_out(permanence: Caller, sample: str) -> None:
    before = shown(permanence, sample)

    refused = permanence.refused("move", sample, DROITS, "--room", "VIL-07")

    assert codes(refused["findings"], "conflict") == ["room_taken"]
    assert refused["findings"][0]["by"] == "C01-12"
    assert refused["findings"][0]["alternatives"]
    assert shown(permanence, sample) == before


def test_those_that_follow_move_along(permanence: Caller, sample: str) -> None:
    permanence.json("move", sample, "C24-02", "--start", "2026-12-01T16:00", "--scope", "following")

    starts = [one["start"] for one in permanence.json("show", sample, "--cycle", "C24")["sessions"]]
    assert starts == ["2026-11-24T14:00", "2026-12-01T16:00", "2026-12-08T16:00"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "What to change: give a room, a start or an end."),
        (("--scope", "some", "--room", "VIL-07"), "is none of this, following, all."),
        (("--start", "tomorrow"), "is not a date and time"),
        (("--end", "2026-11-24T13:00"), "is not after the start"),
        (("--room", "VIL-99"), "No room has the code VIL-99."),
    ],
)
def test_a_move_that_makes_no_sense(
    permanence: Caller, sample: str, *, options: tuple[str, ...], sentence: str
) -> None:
    called = permanence("move", sample, DROITS, *options, "--language", "en")

    assert called.status == 2
    assert sentence in called.err


def test_cancelling_counts_what_follows(permanence: Caller, sample: str) -> None:
    done = permanence.json("cancel", sample, DROITS, "--reason", "Animation absente")

    assert done["consequences"]["people_to_call"] == 12
    # The session is under 48 hours away: the agency bills.
    assert done["consequences"]["cost_cents"] > 0
    after = shown(permanence, sample)
    assert (after["status"], after["reason"]) == ("cancelled", "Animation absente")
    free = permanence.json(
        "check", sample, "--room", "VIL-06", "--with", "T05",
        "--start", "2026-11-24T14:00", "--end", "2026-11-24T15:30",
    )  # fmt: skip
    assert codes(free["findings"], "conflict") == []


def test_cancelling_is_told_in_words(permanence: Caller, sample: str) -> None:
    called = permanence("cancel", sample, DROITS, "--reason", "Animation absente")

    assert called.out.splitlines()[:2] == [
        "C24-01\u00a0: «\u00a0Mes droits santé\u00a0» annulé.",
        "  - 12 personnes à prévenir",
    ]
    assert "\u00a0€ facturés par l’agence d’interprètes" in called.out


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_cancellation_has_a_reason(permanence: Caller, sample: str, reason: str) -> None:
    called = permanence("cancel", sample, DROITS, "--reason", reason, "--language", "en")

    assert called.status == 2
    assert called.err == "Reason: it is missing.\n"


def test_what_is_cancelled_cannot_be_cancelled_or_moved(permanence: Caller, sample: str) -> None:
    permanence.json("cancel", sample, DROITS, "--reason", "Animation absente")

    again = permanence("cancel", sample, DROITS, "--reason", "encore", "--language", "en")
    moved = permanence("move", sample, DROITS, "--room", "VIL-07", "--language", "en")

    assert (again.status, moved.status) == (1, 1)
    assert again.err == "C24-01 is cancelled: it cannot be cancelled.\n"
    assert "it cannot be moved" in moved.err


def test_a_cancelled_session_is_put_back(permanence: Caller, sample: str) -> None:
    before = shown(permanence, sample)
    permanence.json("cancel", sample, DROITS, "--reason", "Animation absente")

    done = permanence.json("reinstate", sample, DROITS)

    assert done["session"] == DROITS
    after = shown(permanence, sample)
    assert (place(after), after["status"]) == (place(before), "planned")


def test_putting_back_obeys_the_rules(permanence: Caller, sample: str) -> None:
    permanence.json("cancel", sample, DROITS, "--reason", "Animation absente")
    taker = permanence.json(
        "book", sample, "--room", "VIL-06", "--with", "T04",
        "--start", "2026-11-24T14:00", "--end", "2026-11-24T15:00",
    )["session"]  # fmt: skip

    refused = permanence.refused("reinstate", sample, DROITS)

    assert codes(refused["findings"], "conflict") == ["room_taken"]
    assert refused["findings"][0]["by"] == taker
    assert refused["findings"][0]["alternatives"]


def test_each_desk_takes_back_its_own_acts(permanence: Caller, sample_anywhere: str) -> None:
    before = place(shown(permanence, sample_anywhere))
    permanence.json(
        "move", sample_anywhere, DROITS, "--start", "2026-11-24T16:00", "--desk", "Accueil"
    )
    permanence.json(
        "cancel", sample_anywhere, "C26-02", "--reason", "Salle inondée", "--desk", "Beauregard"
    )

    undone = permanence.json("undo", sample_anywhere, "--desk", "Accueil")

    assert undone["session"] == DROITS
    assert place(shown(permanence, sample_anywhere)) == before
    assert shown(permanence, sample_anywhere, "C26-02")["status"] == "cancelled"

    redone = permanence.json("redo", sample_anywhere, "--desk", "Accueil")

    assert redone["session"] == DROITS
    assert place(shown(permanence, sample_anywhere))[1] == "2026-11-24T16:00"


def test_an_undo_names_what_it_takes_back(permanence: Caller, sample: str) -> None:
    permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00")

    undone, redone = permanence("undo", sample), permanence("redo", sample, "--language", "en")

    assert undone.out.splitlines()[0] == (
        "Défait\u00a0: déplacer «\u00a0Mes droits santé\u00a0». C24-01, mar. 24 nov. à 14:00."
    )
    assert redone.out.splitlines()[0] == (
        'Done again: move "My health rights". C24-01, Tue 24 Nov at 16:00.'
    )


def test_programs_read_which_act_was_taken_back(permanence: Caller, sample: str) -> None:
    permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00")

    undone, redone = permanence.json("undo", sample), permanence.json("redo", sample)

    assert [(one["act"], one["session"]) for one in (undone, redone)] == [("move", DROITS)] * 2


def test_a_late_move_says_once_that_it_is_late_and_what_it_costs(
    permanence: Caller, sample: str
) -> None:
    moved = permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00")

    assert codes(moved["findings"]) == ["interpreter_notice_passed"]
    assert moved["consequences"]["former_time_cents"] == 7200
    assert moved["consequences"]["cost_cents"] == 0


def test_putting_back_says_that_the_interpreter_is_late(permanence: Caller, sample: str) -> None:
    permanence.json("cancel", sample, "C25-01", "--reason", "essai")

    back = permanence("reinstate", sample, "C25-01", "--language", "en")

    assert "too late to order" in back.out
    assert "2 people still wait for a place, and are not counted among those to call." in back.out


def test_the_findings_of_a_series_are_told_together_with_their_dates(
    permanence: Caller, sample: str
) -> None:
    typed = ("move", sample, "C01-12", "--start", "2026-11-24T14:15", "--scope", "following")
    told = permanence(*typed, "--language", "en").out
    undone = permanence("undo", sample, "--language", "en").out
    document = permanence.json(*typed)

    assert "  - 32 dates (Tue 24 Nov, Tue 1 Dec, Tue 8 Dec…): " in told
    assert told.count("(P048)") == 1
    assert "  - 2 dates (Tue 22 Dec, Tue 29 Dec): School holidays: Christmas, zone B." in undone
    assert document["findings"][0]["day"] == "2026-11-24"


def test_an_option_that_waits_there_is_told(permanence: Caller, sample: str) -> None:
    moved = permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00")

    assert [one["session"] for one in moved["options"]] == [OPTION]


def test_a_desk_with_nothing_left_is_told_so(permanence: Caller, sample: str) -> None:
    undone = permanence("undo", sample, "--desk", "Bureau vide")
    redone = permanence("redo", sample, "--desk", "Bureau vide", "--language", "en")

    assert (undone.status, redone.status) == (1, 1)
    assert undone.err == "Le poste Bureau vide n’a plus rien à annuler.\n"
    assert redone.err == "Desk Bureau vide has nothing to do again.\n"


def test_an_undo_over_another_desk_s_change_is_refused(permanence: Caller, sample: str) -> None:
    permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:00", "--desk", "Accueil")
    permanence.json("move", sample, DROITS, "--start", "2026-11-24T16:30", "--desk", "Villejean")

    called = permanence("undo", sample, "--desk", "Accueil")

    assert called.status == 1
    assert "Le poste Villejean a modifié C24-01" in called.err
    assert place(shown(permanence, sample))[1] == "2026-11-24T16:30"


def test_a_date_left_out_is_said_in_a_sentence(permanence: Caller, sample: str) -> None:
    skipped = "C03/2026-11-11"

    enrolled = permanence("enrol", sample, skipped, "U0001")
    printed = permanence("sheet", sample, skipped, "--out", "sheet.pdf")

    assert enrolled.err == (
        f"{skipped} est une date écartée\u00a0: personne ne peut y être inscrit.\n"
    )
    assert printed.err.startswith(f"{skipped} est une date écartée\u00a0: personne ne signe")


def test_a_public_holiday_is_dated_once(permanence: Caller, sample: str) -> None:
    refused = permanence("reinstate", sample, "C03/2026-11-11")

    assert "  - Mer. 11 nov. est férié (Armistice). (BEA)" in refused.out.splitlines()


def test_what_is_done_again_is_two_sentences(permanence: Caller, sample: str) -> None:
    times = ("--start", "2026-11-26T09:00", "--end", "2026-11-26T10:30")
    code = permanence.json("book", sample, "--room", "VIL-06", "--with", "T02", *times)["session"]
    permanence("undo", sample)

    redone = permanence("redo", sample)

    assert redone.out.splitlines()[0] == (
        f"Refait\u00a0: réserver «\u00a0{code}\u00a0». Jeu. 26 nov. à 9:00."
    )
