"""The lists of what there is, and what is offered to whoever typed a code that is not there."""

import pytest

from desktop_app.cli.values import variant_typed
from tests.cli.calling import Caller

LISTS = ("sites", "rooms", "professionals", "programmes", "languages", "people")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("sites", {"code": "BEA", "name": "Beauregard", "letter": "B"}),
        (
            "rooms",
            {
                "code": "BEA-01",
                "name": "Consulting room 1",
                "site": "BEA",
                "capacity": 3,
                "step_free": True,
                "features": ["exam_table", "sink", "speakerphone"],
            },
        ),
        (
            "professionals",
            {
                "code": "P001",
                "name": "Maxime Perrigaut",
                "label": "General practitioner",
                "site": "VIL",
                "languages": ["fr"],
            },
        ),
        (
            "programmes",
            {
                "code": "APHYS",
                "title": "Adapted physical activity",
                "minutes": 60,
                "places": 12,
                "roles": "APA",
            },
        ),
        ("languages", {"code": "ar", "name": "Arabic"}),
        ("features", {"code": "step_free", "label": "Step-free access", "stock": None}),
        ("variants", {"code": "session", "label": "one session"}),
        ("people", {"code": "U0001", "name": "Khaled Saleh", "language": "ar"}),
    ],
)
def test_a_list_for_programs(
    permanence: Caller, sample: str, name: str, first: dict[str, object]
) -> None:
    listed = permanence.json("show", sample, f"--{name}", "--language", "en")

    assert listed.keys() == {name}
    assert listed[name][0] == first
    codes = [one["code"] for one in listed[name]]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("sites", "VIL   Villejean           V"),
        ("rooms", "BEA-04  Salle de psychomotricité"),
        ("professionals", "I03   Mme Z. Ahmadiyan"),
        (
            "programmes",
            "DIAB     Bien vivre avec son diabète  ",
        ),
        ("languages", "swb   Shimaoré"),
        ("features", "circus_kit      Matériel de cirque"),
        ("variants", "emergency_blank          une feuille de secours"),
        ("people", "U0002  Mariama N'Diaye"),
    ],
)
def test_a_list_for_people(permanence: Caller, sample: str, name: str, line: str) -> None:
    called = permanence("show", sample, f"--{name}")

    assert called.status == 0
    assert any(one.startswith(line) for one in called.out.splitlines())


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("sites", "Code  Site                Lettre"),
        ("programmes", "Code     Titre "),
        ("features", "Code            Équipement"),
        ("variants", "Code                     Modèle de feuille"),
    ],
)
def test_each_column_has_a_head(permanence: Caller, sample: str, name: str, heads: str) -> None:
    assert permanence("show", sample, f"--{name}").out.startswith(heads)


def test_those_who_lead_a_programme_are_said_in_words(permanence: Caller, sample: str) -> None:
    said = permanence("show", sample, "--programmes", "--language", "en").out.splitlines()

    (cafe,) = [line for line in said if line.startswith("CAFE ")]
    assert cafe.endswith("  participatory-health nurse (ISP) + expert user (expert_user)")
    (social,) = [line for line in said if line.startswith("ISOL ")]
    assert social.endswith("health mediator (health_mediator) or participatory-health nurse (ISP)")


def test_what_the_rooms_of_any_centre_can_be_asked(permanence: Caller, empty_address: str) -> None:
    permanence.json("new", empty_address)

    listed = permanence.json("show", empty_address, "--features")["features"]

    assert [one["code"] for one in listed] == ["step_free"]


def test_every_kind_of_sheet_that_is_listed_can_be_asked_for(
    permanence: Caller, sample: str
) -> None:
    for one in permanence.json("show", sample, "--variants")["variants"]:
        assert variant_typed(one["code"]) == one["code"]


def test_languages_are_said_in_words(permanence: Caller, sample: str) -> None:
    french = permanence("show", sample, "--professionals").out
    english = permanence("show", sample, "--people", "--language", "en").out

    assert next(one for one in french.splitlines() if one.startswith("I03")).endswith(
        "dari, pachto"
    )
    assert next(one for one in french.splitlines() if one.startswith("P001")).endswith("français")
    assert next(one for one in english.splitlines() if one.startswith("U0001")).endswith("Arabic")


@pytest.mark.parametrize("name", LISTS)
def test_a_new_centre_has_empty_lists(permanence: Caller, empty_address: str, name: str) -> None:
    permanence.json("new", empty_address)

    assert permanence.json("show", empty_address, f"--{name}") == {name: []}
    said = permanence("show", empty_address, f"--{name}", "--language", "en").out
    assert said == "There is nothing in this list yet.\n"


def test_one_thing_is_shown_at_a_time(permanence: Caller, sample: str) -> None:
    called = permanence("show", sample, "--rooms", "--people", "--language", "en")

    assert called.status == 2
    assert called.err.startswith("What to show: choose one of --date, --session, --cycle, --person")


@pytest.mark.parametrize(
    ("words", "english", "offers"),
    [
        (
            ("show", "--session", "C1-12"),
            "No session has the code C1-12. Check it with “show”. Perhaps C01-12.",
            ["C01-12"],
        ),
        (
            ("book", "--room", "VIL-7"),
            "No room has the code VIL-7. Perhaps VIL-07 (Multipurpose room B).",
            ["VIL-07"],
        ),
        (
            ("book", "--room", "XXX"),
            "No room has the code XXX. “permanence show CENTRE --rooms” lists them.",
            [],
        ),
        (
            ("book", "--room", "VIL-06", "--with", "p48"),
            "No professional, staff member, contributor or interpreter has the code p48. Perhaps",
            ["P048"],
        ),
        (
            ("show", "--date", "2026-11-24", "--site", "villejean"),
            "No site has the code villejean. Perhaps VIL (Villejean).",
            ["VIL"],
        ),
        (
            ("book", "--room", "VIL-06", "--programme", "café"),
            "No programme has the code café. Perhaps CAFE (Health café).",
            ["CAFE"],
        ),
        (
            ("book", "--room", "VIL-06", "--needs", "tapis"),
            "No equipment has the code tapis. Perhaps mats (Floor mats).",
            ["mats"],
        ),
        (
            ("book", "--room", "VIL-06", "--language-needed", "arabe"),
            "No language has the code arabe. Perhaps ar (Arabic).",
            ["ar"],
        ),
        (("enrol", "C01-12", "u1"), "No person has the code u1. Perhaps U0001.", ["U0001"]),
        (
            ("enrol", "C01-99", "U0001"),
            "No session has the code C01-99. Check it with “show”. Perhaps C01-09",
            ["C01-09"],
        ),
    ],
)
def test_a_code_that_is_not_there_brings_those_that_are(
    permanence: Caller, sample: str, *, words: tuple[str, ...], english: str, offers: list[str]
) -> None:
    verb, *rest = words
    times = ("--start", "2026-11-26T09:00", "--end", "2026-11-26T10:00")
    typed = (verb, sample, *rest, *(times if verb == "book" else ()))

    called = permanence(*typed, "--language", "en")
    document = permanence(*typed, "--json").document

    assert called.status == 2
    assert called.err.startswith(english)
    assert document["error"]["code"] == "unknown_code"
    assert document["error"]["offers"][: len(offers) or None] == offers


def test_a_conflict_that_does_not_exist_brings_those_that_can_be_kept(
    permanence: Caller, sample: str
) -> None:
    called = permanence(
        "book", sample, "--room", "VIL-06", "--start", "2026-11-26T09:00",
        "--end", "2026-11-26T10:00", "--keep", "site_close", "--reason", "essai",
        "--language", "en",
    )  # fmt: skip

    assert called.status == 2
    assert called.err == "site_close is not a conflict that can be kept. Perhaps site_closed.\n"


def test_an_offer_names_nobody(permanence: Caller, sample: str) -> None:
    called = permanence("enrol", sample, "C01-12", "Saleh")

    assert called.status == 2
    assert "Khaled" not in called.err + called.out


@pytest.mark.parametrize(
    "words",
    [
        ("cancel", "R0217", "--reason", "essai"),
        ("move", "r0217", "--room", "VIL-06"),
        ("show", "--session", "R0217"),
        ("enrol", "R0217", "U0001"),
    ],
)
def test_an_appointment_where_a_session_is_wanted(
    permanence: Caller, sample: str, words: tuple[str, ...]
) -> None:
    verb, *rest = words

    called = permanence(verb, sample, *rest, "--language", "en")

    assert called.status == 2
    assert "17 is an appointment, and this takes the code of a session" in called.err
