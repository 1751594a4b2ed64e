from datetime import datetime

import pytest

from db.engine import close_centre, open_centre
from db.journal import Actor
from desktop_app.commands.sessions import BookSession
from tests.cli.calling import Caller

DAY = "2026-11-24"


def test_the_day_of_the_centre(permanence: Caller, sample_anywhere: str) -> None:
    day = permanence.json("show", sample_anywhere, "--date", DAY)

    assert {"sessions", "appointments", "closures", "orders"} <= day.keys()
    assert [one["session"] for one in day["sessions"] if one["status"] == "planned"] == [
        "C16-13",
        "C26-02",
        "W0001",
        "C01-12",
        "C17-04",
        "C24-01",
        "C25-01",
        "W0002",
    ]
    assert 10 <= len(day["appointments"]) <= 14


def test_a_session_of_the_day(permanence: Caller, sample: str) -> None:
    day = permanence.json("show", sample, "--date", DAY, "--language", "en")
    cafe = next(one for one in day["sessions"] if one["session"] == "C01-12")

    assert cafe == cafe | {
        "cycle": "C01",
        "number": 12,
        "of": 43,
        "title": "Health café",
        "start": "2026-11-24T14:00",
        "end": "2026-11-24T16:00",
        "site": "VIL",
        "room": "VIL-07",
        "with": ["P048", "X03"],
        "interpreter": None,
        "status": "planned",
        "cause": None,
        "waiting": 0,
        "places": 12,
        "attended": 0,
        "headcount": None,
    }


def test_a_lone_session_has_neither_cycle_nor_number(permanence: Caller, sample: str) -> None:
    day = permanence.json("show", sample, "--date", DAY)
    lone = next(one for one in day["sessions"] if one["session"] == "W0001")

    assert (lone["cycle"], lone["number"], lone["of"]) == (None, None, None)


def test_one_site(permanence: Caller, sample: str) -> None:
    day = permanence.json("show", sample, "--date", DAY, "--site", "BEA")

    assert [one["session"] for one in day["sessions"]] == ["C26-02"]
    assert {one["site"] for one in day["appointments"]} == {"BEA"}


def test_all_the_sessions_of_a_day_stand_in_the_same_columns(
    permanence: Caller, sample: str
) -> None:
    lines = permanence("show", sample, "--date", DAY, "--language", "en").out.splitlines()

    heads = next(line for line in lines if "Enrolled" in line)
    adapted = next(line for line in lines if "C26-02" in line)
    rights = next(line for line in lines if "C24-01" in line)
    assert adapted.index("C26-02") == rights.index("C24-01") == heads.index("Code")


def test_those_who_lead_are_named_with_their_codes(permanence: Caller, sample: str) -> None:
    said = [
        permanence("show", sample, "--date", DAY).out,
        permanence("show", sample, "--session", "C24-01").out,
        permanence("show", sample, "--cycle", "C24").out,
    ]

    assert all("Mehtap Aydınlar (T05)" in text for text in said)
    assert "Margaux Nguyên-Lemaire (P088)" in said[0]


def test_a_guest_is_named_with_the_part_of_the_time(permanence: Caller, sample: str) -> None:
    booked = permanence.json(
        "book", sample, "--room", "VIL-06", "--with", "T02", "--with", "P048@10:00-10:30",
        "--start", "2026-11-26T10:00", "--end", "2026-11-26T11:00",
    )  # fmt: skip

    said = permanence("show", sample, "--session", booked["session"]).out

    assert "Sélim Bouazzaoui (T02), Shirin Rahmanov (P048, 10:00–10:30)" in said


def test_what_has_to_be_brought_is_shown(permanence: Caller, sample: str) -> None:
    booked = permanence.json(
        "book", sample, "--room", "VIL-06", "--with", "T02", "--start", "2026-11-26T10:00",
        "--end", "2026-11-26T11:00", "--needs", "mats:6", "--needs", "projector",
    )  # fmt: skip
    show = ("show", sample, "--session", booked["session"])

    said = permanence(*show, "--language", "en").out

    assert "To bring or to find there: Floor mats × 6, Projector" in said.replace("\u00a0", " ")
    assert permanence.json(*show)["sessions"][0]["needs"] == ["mats:6", "projector"]


def test_partners_and_the_note_of_a_session_are_shown(permanence: Caller, sample: str) -> None:
    engine = open_centre(sample)
    start = datetime(2026, 11, 27, 9)
    wish = BookSession(
        start,
        start.replace(hour=10),
        "VIL-06",
        partners="Collège du quartier",
        note="Apporter les cartes",
    )
    code = wish(engine, Actor("accueil", "claire", start.replace(day=24), "note")).subject
    close_centre(engine)

    (shown,) = permanence.json("show", sample, "--session", code)["sessions"]
    assert (shown["partners"], shown["note"]) == ("Collège du quartier", "Apporter les cartes")
    said = permanence("show", sample, "--session", code, "--language", "fr").out
    assert "Partenaires\u00a0: Collège du quartier" in said
    assert "Note\u00a0: Apporter les cartes" in said


def test_how_many_may_wait_and_whether_anybody_enrols_are_booked_and_shown(
    permanence: Caller, sample: str
) -> None:
    wish = ("book", sample, "--room", "VIL-06", "--start", "2026-11-27T09:00",
            "--end", "2026-11-27T10:00", "--option", "--waiting", "0")  # fmt: skip
    codes = [permanence.json(*wish, *more)["session"] for more in ((), ("--walk-in",))]

    shown = [permanence.json("show", sample, "--session", one)["sessions"][0] for one in codes]

    assert [(one["waiting_limit"], one["walk_in"]) for one in shown] == [(0, False), (0, True)]
    said = [permanence("show", sample, "--session", one, "--language", "en").out for one in codes]
    assert "No waiting list." in said[0]
    assert "People come without enrolling." in said[1]
    refused = permanence("enrol", sample, codes[1], "U0034", "--language", "en")
    assert refused.status == 1
    assert "without enrolling" in refused.out + refused.err


def test_a_person_with_the_places_to_come(permanence: Caller, sample: str) -> None:
    permanence.json("enrol", sample, "C01-12", "U0034")

    found = permanence.json("show", sample, "--person", "u0034")
    said = permanence("show", sample, "--person", "U0034", "--language", "en").out

    assert (found["person"], found["name"], found["language"]) == ("U0034", "Levan Beridze", "ka")
    assert [one["session"] for one in found["enrolments"]] == [
        "C01-12",
        "C24-01",
        "C24-02",
        "C24-03",
    ]
    assert found["enrolments"][1] == {
        "session": "C24-01",
        "cycle": "C24",
        "start": "2026-11-24T14:00",
        "end": "2026-11-24T15:30",
        "room": "VIL-06",
        "status": "enrolled",
        "rank": None,
    }
    assert said.startswith("U0034  Levan Beridze, Georgian\n\nDate ")
    assert said.count("enrolled") == len(found["enrolments"])


def test_a_place_that_is_given_up_is_no_longer_to_come(permanence: Caller, sample: str) -> None:
    permanence.json("withdraw", sample, "C24", "U0034")

    assert permanence.json("show", sample, "--person", "U0034")["enrolments"] == []
    assert permanence("show", sample, "--person", "U0034", "--language", "en").out.endswith(
        "No place to come.\n"
    )


def test_no_name_of_a_person_is_shown(permanence: Caller, sample: str) -> None:
    """Lists carry codes; « Khaled Saleh » is U0001 of the sample."""
    permanence.json("enrol", sample, "C01-12", "U0001")

    said = [
        permanence("show", sample, "--date", DAY).out,
        permanence("show", sample, "--session", "C01-12").out,
        permanence("show", sample, "--session", "C01-12", "--json").out,
    ]

    assert all("Saleh" not in text for text in said)
    assert all("U0001" in text for text in said[1:])


def test_a_cycle_has_every_date_with_its_cause(permanence: Caller, sample: str) -> None:
    cycle = permanence.json("show", sample, "--cycle", "C03", "--language", "en")

    assert (cycle["cycle"], cycle["created"]) == ("C03", True)
    dates = cycle["dates"]
    assert [one["number"] for one in dates] == [1, 2, 3, 4, 5, None, None, 6, None, 7, 8]
    left_out = [
        (one["date"], one["status"], one["cause"], one["label"])
        for one in dates
        if one["number"] is None
    ]
    assert left_out == [
        ("2026-10-21", "skipped", "school_holiday", "Autumn"),
        ("2026-10-28", "skipped", "school_holiday", "Autumn"),
        ("2026-11-11", "skipped", "public_holiday", "Armistice"),
    ]


def test_a_day_in_words(permanence: Caller, sample: str) -> None:
    called = permanence("show", sample, "--date", "24/11/2026")

    assert called.status == 0
    lines = called.out.splitlines()
    assert lines[0] == "Mardi 24 novembre 2026, semaine 48"
    assert any(
        "14:00–15:30  VIL-06  Mes droits santé 1/3" in line and "12/12" in line for line in lines
    )
    assert "\x1b" not in called.out


def test_columns_stand_one_under_the_other(permanence: Caller, sample: str) -> None:
    heads, *lines = permanence("show", sample, "--cycle", "C24").out.splitlines()[2:]

    assert {line.index("C24-0") for line in lines} == {heads.index("Code")}


def test_an_empty_day(permanence: Caller, sample: str) -> None:
    called = permanence("show", sample, "--date", "2026-11-22")

    assert "Rien de prévu ce jour." in called.out


def test_a_public_holiday_is_among_the_closures(permanence: Caller, sample: str) -> None:
    day = permanence.json("show", sample, "--date", "2026-11-11", "--site", "VIL")

    assert [(one["kind"], one["reason"]) for one in day["closures"]] == [
        ("public_holiday", "Armistice")
    ]


def test_a_closure_of_a_site(permanence: Caller, sample: str) -> None:
    day = permanence.json("show", sample, "--date", "2026-12-11", "--site", "BLE")

    assert [(one["kind"], one["reason"]) for one in day["closures"]] == [
        ("site_closed", "Déménagement")
    ]


def test_the_centre_alone_shows_its_day(permanence: Caller, sample: str) -> None:
    called = permanence(sample)

    assert called.status == 0
    assert called.out.startswith("Mardi 24 novembre 2026, semaine 48\n")
    assert "Il n’y a pas d’écran ici pour ouvrir la fenêtre" in called.out


@pytest.mark.parametrize(
    ("language", "note"),
    [("fr", "interprète, tigrigna\u00a0: demandé"), ("en", "interpreter, Tigrinya: requested")],
)
def test_the_language_of_a_cycle_is_said_in_words(
    permanence: Caller, sample: str, language: str, note: str
) -> None:
    assert note in permanence("show", sample, "--cycle", "C10", "--language", language).out


def test_a_closed_room_is_told_with_its_site(permanence: Caller, sample: str) -> None:
    called = permanence("show", sample, "--date", "2026-12-28", "--language", "en")
    document = permanence.json("show", sample, "--date", "2026-12-28")

    assert "  Beauregard, Psychomotricity room (BEA-04)  " in called.out
    assert "closure-" not in called.out
    assert {one["closure"] for one in document["closures"] if one["kind"] == "site_closed"} == {
        None
    }


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "What to show: choose one of --date, --session, --cycle, --person, --sites,"),
        (("--date", DAY, "--session", "C01-12"), "What to show: choose one of"),
        (("--date", "24-11-2026"), "Date: “24-11-2026” is not a date. Expected: 24/11/2026"),
        (("--date", "2026-02-30"), "Date: there is no 2026-02-30."),
        (("--date", "1999-12-31"), "Date: 1999-12-31 is outside the years 2000 to 2100."),
        (("--date", "2101-01-01"), "Date: 2101-01-01 is outside the years 2000 to 2100."),
        (("--date", "٢٠٢٦-11-24"), "Date: “٢٠٢٦-11-24” is not a date."),
        (("--date", DAY, "--site", "XYZ"), "No site has the code XYZ."),
        (("--session", "C99-01"), "No session has the code C99-01."),
        (("--cycle", "C99"), "No cycle has the code C99."),
        (("--cycle", "C" * 99), "No cycle has the code CCC"),
    ],
)
def test_what_cannot_be_shown(
    permanence: Caller, sample: str, *, options: tuple[str, ...], sentence: str
) -> None:
    called = permanence("show", sample, *options, "--language", "en")

    assert called.status == 2
    assert called.err.startswith(sentence)


def test_an_order_that_is_no_longer_free_to_cancel_says_its_cost(
    permanence: Caller, sample: str
) -> None:
    today = permanence("show", sample, "--date", "2026-11-24").out
    next_week = permanence("show", sample, "--date", "2026-12-01").out

    # Confirmed for 14:00 today: 90 minutes at the agency's rate.
    (georgian,) = [line for line in today.splitlines() if "Géorgien" in line]
    assert georgian.endswith("si l’on annule maintenant\u00a0: 72,00\u00a0€")
    (later,) = [line for line in next_week.splitlines() if "Géorgien" in line]
    assert later.endswith("annulable sans frais jusqu’au ven. 27 nov. à 14:00")
