import pytest

from tests.cli.calling import Caller

CAFE = "C01-12"
"""A walk-in of 12 places on the sample's day; nobody is enrolled before."""


def newcomer(permanence: Caller, address: str, number: int) -> str:
    """Create a person of one name and give the code."""
    return str(permanence.json("person", address, "--given", f"Invitée{number}")["person"])


def test_a_first_name_is_enough(permanence: Caller, sample_anywhere: str) -> None:
    made = permanence.json("person", sample_anywhere, "--given", "Fatou")

    assert made == {"done": True, "person": made["person"], "findings": [], "notes": []}
    assert made["person"].startswith("U")


def test_the_same_first_name_alone_is_told(permanence: Caller, sample: str) -> None:
    first = permanence.json("person", sample, "--given", "Fatou")["person"]

    second = permanence.json("person", sample, "--given", "Fatou", "--certain")
    called = permanence("person", sample, "--given", "Fatou", "--language", "en")

    text = f"Même prénom que {first}\u00a0: vérifiez que c’est quelqu’un d’autre."
    assert second["notes"] == [{"code": "same_given_name", "text": text}]
    assert called.out.splitlines()[1] == (
        f"Same first name as {first}, {second['person']}: check that it is somebody else."
    )


def test_nobody_joins_a_session_that_is_over(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "2026-11-24T18:00")

    full = permanence("enrol", sample, "C24-01", "U0001", "--language", "en")

    assert full.status == 1
    assert full.err.startswith("C24-01 is over, it ended ")
    assert "“permanence attend CENTRE C24-01 --count N”" in full.err


def test_one_date_of_a_cycle_is_excused_and_not_given_away(permanence: Caller, sample: str) -> None:
    called = permanence("withdraw", sample, "C24-01", "U0009", "--language", "en")

    assert called.status == 1
    assert "For this date alone the place stays theirs and nobody who waits gets it" in called.err
    assert "“permanence attend CENTRE C24-01 --absent”" in called.err


def test_somebody_who_looks_the_same_is_shown_first(permanence: Caller, sample: str) -> None:
    same = ("person", sample, "--given", "Khaled", "--family", "Saleh")

    refused = permanence.refused(*same)
    assert refused == {"done": False, "findings": [], "known": ["U0001"]}

    called = permanence(*same)
    assert called.out.splitlines() == [
        "Ressemble à une personne déjà connue\u00a0: U0001.",
        (
            "«\u00a0permanence show CENTRE --person CODE\u00a0» dit qui c’est."
            " Si c’est quelqu’un d’autre, ajoutez --certain."
        ),
    ]
    assert permanence.json(*same, "--certain")["done"] is True


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "First name: it is missing."),
        (("--given", "x" * 300), "First name: “"),
        (("--given", "Awa", "--birth-year", "MCM"), "Birth: “MCM” is not a whole number."),
        (("--given", "Awa", "--birth-year", "1800"), "Birth: 1800 is outside what is possible."),
        (("--given", "Awa", "--birth-date", "31/02/1990"), "Birth: there is no 31/02/1990."),
        (("--given", "Awa", "--speaks", "xx"), "No language has the code xx."),
        (("--given", "Awa", "--guardian", "U9999"), "No person has the code U9999."),
        (("--given", "A\x07wa"), "First name: it holds characters that cannot be kept."),
        (("--given", "Awa", "--native", "a" * 1001), "Name in its own script: “"),
        (("--given", "Awa", "--phone", "0" * 80), "Telephone: “0000"),
        (("--given", "Awa", "--phone", "abc"), "Telephone: “abc” is not a telephone number."),
        (
            ("--given", "Awa", "--birth-date", "12/03/1985", "--birth-year", "1990"),
            "Birth: 1990 is not the year of the date given (1985-03-12).",
        ),
    ],
)
def test_what_cannot_be_a_person(
    permanence: Caller, sample: str, *, options: tuple[str, ...], sentence: str
) -> None:
    called = permanence("person", sample, *options, "--language", "en")

    assert called.status == 2
    assert called.err.startswith(sentence)
    assert called.out == ""


def test_a_workshop_fills_then_waits_then_promotes(
    permanence: Caller, sample_anywhere: str
) -> None:
    people = [newcomer(permanence, sample_anywhere, number) for number in range(14)]
    answers = [permanence.json("enrol", sample_anywhere, CAFE, person) for person in people]

    assert answers[0] == {
        "done": True,
        "status": "enrolled",
        "rank": None,
        "enrolled": 1,
        "places": 12,
        "because": None,
        "notes": [],
        "findings": [],
    }
    assert [one["status"] for one in answers] == ["enrolled"] * 12 + ["waiting"] * 2
    assert [one["rank"] for one in answers[12:]] == [1, 2]

    full = permanence.refused("promote", sample_anywhere, CAFE)
    assert [one["code"] for one in full["findings"]] == ["places_exceeded"]

    gone = permanence.json("withdraw", sample_anywhere, CAFE, people[3])
    assert (gone["status"], gone["enrolled"]) == ("withdrawn", 11)

    promoted = permanence.json("promote", sample_anywhere, CAFE)
    assert promoted["people"] == [people[12]]
    assert (promoted["status"], promoted["enrolled"]) == ("enrolled", 12)

    shown = permanence.json("show", sample_anywhere, "--session", CAFE)
    assert (shown["sessions"][0]["enrolled"], shown["sessions"][0]["waiting"]) == (12, 1)
    assert [one["rank"] for one in shown["people"] if one["status"] == "waiting"] == [1]


def test_a_full_workshop_says_so(permanence: Caller, sample: str) -> None:
    person = newcomer(permanence, sample, 1)

    called = permanence("enrol", sample, "C24-01", person)

    assert called.status == 0
    assert called.out == f"Complet (12/12)\u00a0: {person} attend pour C24-01, rang 1.\n"


def test_nobody_is_enrolled_twice(permanence: Caller, sample: str) -> None:
    permanence.json("enrol", sample, CAFE, "U0002")

    again = permanence("enrol", sample, CAFE, "U0002", "--language", "en")

    assert again.status == 1
    assert again.err == "U0002 is already enrolled in C01-12, or waiting for it.\n"


def test_nobody_is_withdrawn_who_was_not_there(permanence: Caller, sample: str) -> None:
    called = permanence("withdraw", sample, CAFE, "U0002", "--language", "en")

    assert called.status == 1
    assert called.err == "U0002 is neither enrolled in C01-12 nor waiting for it.\n"


def test_who_waits_is_told_why(permanence: Caller, sample: str) -> None:
    permanence.json("enrol", sample, "C24", newcomer(permanence, sample, 1))
    permanence.json("withdraw", sample, "C24", "U0009")
    person = newcomer(permanence, sample, 2)

    called = permanence("enrol", sample, "C24-02", person, "--language", "en")

    assert called.out.startswith(f"Others wait already (11/12): {person} waits for C24-02, rank 2.")


def test_somebody_is_promoted_by_name(permanence: Caller, sample: str) -> None:
    people = [newcomer(permanence, sample, number) for number in range(2)]
    for person in people:
        permanence.json("enrol", sample, "C24", person)
    permanence.json("withdraw", sample, "C24", "U0009")

    called = permanence("promote", sample, "C24", people[1], "--language", "en")

    assert called.out == f"{people[1]} is now enrolled in C24 (12/12).\n"


def test_what_is_worth_a_look_is_said(permanence: Caller, sample: str) -> None:
    made = permanence.json("person", sample, "--given", "Awa", "--birth-year", "2019")
    child = made["person"]
    assert [one["code"] for one in made["notes"]] == ["guardian_missing"]

    enrolled = permanence.json("enrol", sample, CAFE, child, "--language", "en")

    assert [one["text"] for one in enrolled["notes"]] == [
        f"{child} is younger than the workshop is for."
    ]


def test_a_cycle_that_is_over_takes_nobody(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERMANENCE_NOW", "2027-11-24T18:00")

    called = permanence("enrol", sample, "C24", "U0012", "--language", "en")

    assert called.status == 1
    assert called.err.startswith("C24 is over, its last date was ")


def test_a_free_place_without_anybody_waiting(permanence: Caller, sample: str) -> None:
    called = permanence("promote", sample, CAFE, "--language", "en")

    assert called.status == 1
    assert "12 places free, and nobody on the waiting list who can take them." in called.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("enrol", "C99-01", "U0001"), "No session has the code C99-01."),
        (("enrol", CAFE, "U9999"), "No person has the code U9999."),
        (("withdraw", "C99", "U0001"), "No session has the code C99."),
        (("promote", "C99"), "No session has the code C99."),
        (("enrol", "x" * 90, "U0001"), "No session and no cycle has the code"),
    ],
)
def test_unknown_codes(
    permanence: Caller, sample: str, *, words: tuple[str, ...], sentence: str
) -> None:
    verb, *codes = words
    called = permanence(verb, sample, *codes, "--language", "en")

    assert called.status == 2
    assert sentence in called.err


def test_no_name_is_written_to_the_screen_by_a_creation(permanence: Caller, sample: str) -> None:
    called = permanence("person", sample, "--given", "Philomène", "--family", "Inventée")

    assert "Philomène" not in called.out + called.err
