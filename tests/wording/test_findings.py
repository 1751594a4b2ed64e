from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Code, Fact, Finding, Level
from desktop_app.domain.span import Span
from desktop_app.wording import words_in
from desktop_app.wording.findings import finding_text, kept_text, level_text
from tests.wording.french import is_well_set

LANGUAGES = ("fr", "en")
TUESDAY = date(2026, 11, 24)
NAMES = {
    "VIL": Bilingual("Villejean"),
    "BEA": Bilingual("Beauregard"),
    "M": Bilingual("Motricité"),
    "ERG": Bilingual("Ergothérapeute", "Occupational therapist"),
    "ORT": Bilingual("Orthophoniste", "Speech therapist"),
    "AGR": Bilingual("Pôle régional"),
}


def hours(start: int, end: int) -> Span:
    """Hours of the Tuesday."""
    return Span(datetime(2026, 11, 24, start), datetime(2026, 11, 24, end))


ROOM = Bilingual("Salle Marronnier")
SIXTH = Bilingual("Passage en 6e", "Moving up to secondary")
THERAPIST = Bilingual("Orthophoniste", "Speech therapist")
INTERPRETER = Bilingual("interpreter")
EXAMPLES: dict[Code, Finding] = {
    Code.ROOM_TAKEN: Finding(
        Code.ROOM_TAKEN, "VIL-06", "C05-02", hours(14, 15),
        {"title": SIXTH, "minutes": 30, "wanted": hours(14, 16), "label": ROOM},
    ),
    Code.PERSON_TAKEN: Finding(
        Code.PERSON_TAKEN, "P085", "C07-01", hours(15, 16),
        {
            "label": THERAPIST, "title": Bilingual("Cirque adapté"), "room": "M",
            "minutes": 30, "wanted": hours(15, 16),
        },
    ),
    Code.INTERPRETER_TAKEN: Finding(
        Code.INTERPRETER_TAKEN, "I01", "C07-01", hours(15, 16),
        {"label": INTERPRETER, "title": SIXTH, "room": "M", "minutes": 60},
    ),
    Code.EQUIPMENT_SHORT: Finding(
        Code.EQUIPMENT_SHORT, "mats", "C07-01", hours(15, 16),
        {"label": Bilingual("Tapis", "Mats"), "wanted": 12, "free": 3, "stock": 10, "title": SIXTH},
    ),
    Code.ROOM_RESERVED: Finding(
        Code.ROOM_RESERVED, "VIL-01", "S0001", hours(9, 12),
        {"holder": "P001", "label": THERAPIST, "room": Bilingual("Cabinet 1")},
    ),
    Code.ROOM_NOT_BOOKABLE: Finding(
        Code.ROOM_NOT_BOOKABLE, "BLE-01", facts={"label": ROOM, "to": date(2026, 12, 9)}
    ),
    Code.ROOM_CLOSED: Finding(
        Code.ROOM_CLOSED, "BEA-05", "B0001", hours(12, 13),
        {"reason": "block", "cause": "Ménage", "label": Bilingual("Bureau B")},
    ),
    Code.SITE_CLOSED: Finding(
        Code.SITE_CLOSED, "VIL", span=hours(18, 20), facts={"reason": "hours", "site": "Villejean"}
    ),
    Code.PUBLIC_HOLIDAY: Finding(
        Code.PUBLIC_HOLIDAY, "VIL", facts={"day": date(2026, 11, 11), "holiday": "armistice"}
    ),
    Code.PERSON_ABSENT: Finding(
        Code.PERSON_ABSENT, "P085", span=Span.whole_days(date(2026, 12, 8), date(2026, 12, 8)),
        facts={"label": THERAPIST, "kind": "leave"},
    ),
    Code.ROOM_TOO_SMALL: Finding(
        Code.ROOM_TOO_SMALL, "VIL-06", facts={"people": 15, "capacity": 14, "label": ROOM}
    ),
    Code.NOT_ACCESSIBLE: Finding(Code.NOT_ACCESSIBLE, "NSM-03", facts={"label": ROOM}),
    Code.FEATURE_MISSING: Finding(
        Code.FEATURE_MISSING, "kitchen",
        facts={"label": Bilingual("Cuisine", "Kitchen"), "room": ROOM},
    ),
    Code.OUTSIDE_AVAILABILITY: Finding(
        Code.OUTSIDE_AVAILABILITY, "P085",
        facts={"label": THERAPIST, "reason": "rules", "wanted": hours(18, 19)},
    ),
    Code.TRAVEL_TOO_SHORT: Finding(
        Code.TRAVEL_TOO_SHORT, "P077", "C03-01", hours(10, 11),
        {"label": NAMES["ERG"], "minutes": 10, "needed": 20, "from": "VIL", "to": "BEA"},
    ),
    Code.SETUP_TOO_SHORT: Finding(
        Code.SETUP_TOO_SHORT, "VIL-06", "C05-02", hours(14, 15),
        {"minutes": 5, "needed": 15, "title": SIXTH, "label": ROOM},
    ),
    Code.PLACES_EXCEEDED: Finding(Code.PLACES_EXCEEDED, facts={"enrolled": 12, "places": 10}),
    Code.NO_FACILITATOR: Finding(Code.NO_FACILITATOR),
    Code.ROLE_MISSING: Finding(Code.ROLE_MISSING, "ERG|ORT", facts={"title": SIXTH}),
    Code.INTERPRETER_UNCONFIRMED: Finding(
        Code.INTERPRETER_UNCONFIRMED, "I01",
        facts={"label": INTERPRETER, "order": "requested", "order_by": datetime(2026, 11, 20, 14)},
    ),
    Code.INTERPRETER_NOTICE_PASSED: Finding(
        Code.INTERPRETER_NOTICE_PASSED, "I01",
        facts={"label": INTERPRETER, "order_by": datetime(2026, 11, 20, 14), "agency": "AGR"},
    ),
    Code.LANGUAGE_UNCOVERED: Finding(
        Code.LANGUAGE_UNCOVERED, "ar", facts={"label": Bilingual("Arabe", "Arabic")}
    ),
    Code.INTERPRETER_EXCLUDED: Finding(
        Code.INTERPRETER_EXCLUDED, "I01", facts={"label": INTERPRETER}
    ),
    Code.PARTICIPANT_ELSEWHERE: Finding(
        Code.PARTICIPANT_ELSEWHERE, "U0012", "C05-02", hours(14, 15),
        {"title": SIXTH, "minutes": 30},
    ),
    Code.SCHOOL_HOLIDAY: Finding(
        Code.SCHOOL_HOLIDAY,
        facts={"label": Bilingual("Noël", "Christmas"), "zone": "B", "pauses": 1},
    ),
    Code.WEEK_PARITY_AMBIGUOUS: Finding(
        Code.WEEK_PARITY_AMBIGUOUS, facts={"rhythm": "odd", "day": date(2027, 1, 7)}
    ),
    Code.ASK_FIRST: Finding(Code.ASK_FIRST, "P085", facts={"label": THERAPIST}),
    Code.PLACES_ABOVE_ROOM: Finding(
        Code.PLACES_ABOVE_ROOM, "VIL-06", facts={"places": 20, "capacity": 14, "label": ROOM}
    ),
}  # fmt: skip


def said(language: str, finding: Finding) -> str:
    """A finding in words."""
    return finding_text(words_in(language), finding, NAMES)


@pytest.mark.parametrize("code", list(Code))
def test_every_finding_has_a_sentence_in_both_languages(code: Code) -> None:
    french, english = (said(language, EXAMPLES[code]) for language in LANGUAGES)

    assert french != english
    for sentence in (french, english):
        assert sentence.endswith((".", ")."))
        assert sentence[0].isupper() or sentence[0] in '0123456789«"'
        assert "{" not in sentence
        assert "None" not in sentence
    assert is_well_set(french), french


@pytest.mark.parametrize(
    ("code", "french", "english"),
    [
        (
            Code.ROOM_TAKEN,
            (
                "Salle Marronnier est prise de 14:00 à 15:00 par «\u00a0Passage en 6e\u00a0»."
                " Votre séance y serait de 14:00 à 16:00 (30 min en commun)."
            ),
            (
                'Salle Marronnier is taken 14:00–15:00 by "Moving up to secondary".'
                " Your session would be there 14:00–16:00 (30 min overlap)."
            ),
        ),
        (
            Code.PERSON_TAKEN,
            (
                "Orthophoniste\u00a0: anime déjà «\u00a0Cirque adapté\u00a0»"
                " (Motricité, 15:00–16:00). 30 min en commun."
            ),
            (
                'Speech therapist already runs "Cirque adapté" (Motricité, 15:00–16:00).'
                " 30 min overlap."
            ),
        ),
        (
            Code.PERSON_ABSENT,
            "Orthophoniste\u00a0: absence le mar. 8 déc. (congé).",
            "Speech therapist is away on Tue 8 Dec (leave).",
        ),
        (
            Code.PUBLIC_HOLIDAY,
            "Mer. 11 nov. est férié (Armistice).",
            "Wed 11 Nov is a public holiday (Armistice).",
        ),
        (
            Code.TRAVEL_TOO_SHORT,
            "10 min entre Villejean et Beauregard (ergothérapeute P077)\u202f; comptez 20 min.",
            (
                "10 min between Villejean and Beauregard for occupational therapist P077;"
                " allow 20 min."
            ),
        ),
        (
            Code.ROOM_CLOSED,
            "Bureau B est fermé de 12:00 à 13:00\u00a0: Ménage.",
            "Bureau B is closed 12:00–13:00: Ménage.",
        ),
        (
            Code.ROOM_RESERVED,
            (
                "Cabinet 1 est réservé de 9:00 à 12:00 pour quelqu’un d’autre\u00a0:"
                " orthophoniste P001."
            ),
            "Cabinet 1 is reserved 9:00–12:00 for somebody else: speech therapist P001.",
        ),
        (
            Code.ROLE_MISSING,
            (
                "«\u00a0Passage en 6e\u00a0» demande une personne de ce métier\u00a0:"
                " ergothérapeute ou orthophoniste."
            ),
            (
                '"Moving up to secondary" needs somebody of this profession:'
                " occupational therapist or speech therapist."
            ),
        ),
    ],
)
def test_what_why_and_when(code: Code, french: str, english: str) -> None:
    assert said("fr", EXAMPLES[code]) == french
    assert said("en", EXAMPLES[code]) == english


def test_an_exclusion_gives_no_reason() -> None:
    assert said("fr", EXAMPLES[Code.INTERPRETER_EXCLUDED]) == (
        "Interprète I01 ne convient pas pour cette séance\u00a0: choisissez quelqu’un d’autre."
    )


@pytest.mark.parametrize(
    ("enrolled", "places", "english"),
    [
        (12, 10, "12 people enrolled for 10 places."),
        (12, 12, "Full (12/12)."),
        (11, 12, "1 place free, and nobody on the waiting list who can take it."),
    ],
)
def test_places(enrolled: int, places: int, english: str) -> None:
    facts: dict[str, Fact] = {"enrolled": enrolled, "places": places}

    assert said("en", Finding(Code.PLACES_EXCEEDED, facts=facts)) == english


@pytest.mark.parametrize(
    ("limits", "english"),
    [
        ({"from": TUESDAY}, "can be booked from Tue 24 Nov 2026 on only."),
        ({"to": TUESDAY}, "can be booked until Tue 24 Nov 2026 only."),
        (
            {"from": TUESDAY, "to": TUESDAY + timedelta(days=1)},
            "can be booked from Tue 24 Nov 2026 to Wed 25 Nov 2026 only.",
        ),
        ({}, "cannot be booked."),
    ],
)
def test_when_a_room_can_be_booked(limits: dict[str, Fact], english: str) -> None:
    finding = Finding(Code.ROOM_NOT_BOOKABLE, "BLE-01", facts={"label": ROOM, **limits})

    assert said("en", finding) == f"Salle Marronnier {english}"


@pytest.mark.parametrize(
    ("facts", "english"),
    [
        ({"to": TUESDAY}, "Speech therapist works here until Tue 24 Nov 2026 only."),
        ({"from": TUESDAY}, "Speech therapist works here from Tue 24 Nov 2026 on only."),
        (
            {"from": TUESDAY, "to": TUESDAY},
            "Speech therapist works here from Tue 24 Nov 2026 to Tue 24 Nov 2026 only.",
        ),
    ],
)
def test_somebody_who_does_not_work_here(facts: dict[str, Fact], english: str) -> None:
    known: dict[str, Fact] = {"label": THERAPIST, "kind": "inactive", **facts}

    assert said("en", Finding(Code.PERSON_ABSENT, "P085", facts=known)) == english


def test_a_stand_in_is_named() -> None:
    facts: dict[str, Fact] = {"label": THERAPIST, "kind": "sick", "replaced_by": "P086"}
    finding = Finding(Code.PERSON_ABSENT, "P085", span=hours(9, 12), facts=facts)

    assert said("en", finding) == (
        "Speech therapist is away 9:00–12:00 (sick leave). Stand-in: P086."
    )


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        ("rules", "Speech therapist has not given this time as available (18:00–19:00)."),
        ("hours", "Speech therapist would be here outside opening hours (18:00–19:00)."),
        ("weekday", "Speech therapist does not usually work on this day of the week."),
        ("absent", "Speech therapist is away at that time (18:00–19:00)."),
    ],
)
def test_why_somebody_is_not_available(reason: str, english: str) -> None:
    facts: dict[str, Fact] = {"label": THERAPIST, "reason": reason, "wanted": hours(18, 19)}

    assert said("en", Finding(Code.OUTSIDE_AVAILABILITY, "P085", facts=facts)) == english


def test_an_appointment_has_no_title() -> None:
    taken = EXAMPLES[Code.ROOM_TAKEN]
    facts: dict[str, Fact] = {**taken.facts, "title": Bilingual("")}
    finding = Finding(taken.code, taken.resource, "R0211", taken.span, facts)

    assert "by booking R0211." in said("en", finding)
    assert "par la réservation R0211." in said("fr", finding)


def test_a_finding_without_all_its_facts_is_still_said() -> None:
    """The last refusal of equipment comes from the stock itself, without its label."""
    facts: dict[str, Fact] = {"wanted": 12, "free": 3, "stock": 10}

    assert said("en", Finding(Code.EQUIPMENT_SHORT, "mats", facts=facts)) == (
        "Mats: 12 wanted, 3 free of 10."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_have_different_names(language: str) -> None:
    assert len({level_text(words_in(language), level) for level in Level}) == 3


def test_a_kept_conflict_says_why() -> None:
    assert kept_text(words_in("fr"), "Deux groupes.") == "Conflit gardé\u00a0: Deux groupes."


def test_the_part_that_is_taken_is_named() -> None:
    facts: dict[str, Fact] = {
        "label": Bilingual("Salle A+B", "Room A+B"), "part": "ROOM-B", "title": SIXTH,
        "minutes": 60, "wanted": hours(14, 15),
    }  # fmt: skip
    taken = Finding(Code.ROOM_TAKEN, "ROOM-AB", "C05-02", hours(14, 16), facts)
    names = {"ROOM-B": Bilingual("Salle B", "Room B")}
    assert finding_text(words_in("fr"), taken, names).startswith(
        "Salle B (dans Salle A+B) est prise de 14:00 à 16:00 par"
    )
    assert finding_text(words_in("en"), taken, names).startswith(
        "Room B (in Room A+B) is taken 14:00–16:00 by"
    )


@pytest.mark.parametrize(
    ("year", "french"),
    [
        (2026, "Le site Villejean est fermé du lun. 28 déc. au sam. 2 janv. 2027."),
        (2027, "Le site Villejean est fermé du lun. 28 déc. 2026 au sam. 2 janv."),
        (None, "Le site Villejean est fermé du lun. 28 déc. au sam. 2 janv."),
    ],
)
def test_days_of_another_year_are_said_with_it(year: int | None, french: str) -> None:
    """A sentence that ends with an abbreviation has one full stop."""
    closed = Finding(
        Code.SITE_CLOSED, "VIL", "closure-1",
        Span(datetime(2026, 12, 28), datetime(2027, 1, 3)),
    )  # fmt: skip
    words = words_in("fr") if year is None else words_in("fr").in_year(year)
    assert finding_text(words, closed, NAMES) == french
