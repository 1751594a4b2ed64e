from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.sheets.facts import DateFacts, FacilitatorFacts, Variant
from desktop_app.domain.sheets.sheet import Signer, SignerKind
from desktop_app.wording import sheets
from desktop_app.wording.words import words_in
from tests.domain.sheets.samples import hours, sheet_facts, skipped, stamp, weekly

FR, EN = words_in("fr"), words_in("en")


def test_day_and_hours_begin_a_line() -> None:
    span = hours(date(2026, 12, 3), 9, 16)

    assert sheets.day_and_hours(FR, span) == "Jeudi 3 décembre 2026, de 9:00 à 16:00"
    assert sheets.day_and_hours(EN, span) == "Thursday 3 December 2026, 9:00 to 16:00"


def test_a_cycle_says_its_first_and_last_day_with_their_years() -> None:
    across = weekly(20, date(2026, 9, 30))

    assert (
        sheets.period(FR, weekly(8))
        == "Du 14 septembre au 2 novembre 2026, le lundi de 10:00 à 11:00"
    )
    assert sheets.period(EN, weekly(8)) == (
        "From 14 September to 2 November 2026, Mondays, 10:00 to 11:00"
    )
    assert sheets.period(FR, across).startswith("Du 30 septembre 2026 au 10 février 2027")


def test_days_of_several_weekdays_are_not_named() -> None:
    assert "lundi" not in sheets.period(FR, weekly(3, step=3))


def test_one_session_is_named_by_its_day() -> None:
    assert sheets.period(FR, weekly(1)) == "Lundi 14 septembre 2026, de 10:00 à 11:00"


def test_the_usual_hours_are_those_of_most_sessions() -> None:
    first, second, third = weekly(3)
    odd = replace(first, span=hours(first.span.day, 18, 19))

    assert sheets.usual_hours([odd, second, third]) == second.span


@pytest.mark.parametrize(
    ("variant", "dates", "said"),
    [
        (Variant.SESSION, weekly(3)[:1], "séance 1 sur 3"),
        (Variant.SESSION, (replace(weekly(1)[0], number=None),), ""),
        (Variant.WALK_IN, weekly(3)[:1], "venue libre"),
        (Variant.HALF_DAYS, weekly(3)[:1], "journée\u00a0: 2 demi-journées"),
        (Variant.CYCLE_GRID, weekly(12)[8:], "séances 9 à 12 sur 12"),
        (Variant.CYCLE_GRID, weekly(13)[12:], "séance 13 sur 13"),
        (Variant.CYCLE_GRID, (), ""),
    ],
)
def test_the_position_in_the_cycle(
    variant: Variant, dates: tuple[DateFacts, ...], said: str
) -> None:
    assert sheets.position(FR, sheet_facts(variant), dates) == said


def test_an_outing_is_called_one() -> None:
    facts = sheet_facts(Variant.ANONYMOUS_COUNT, outing=True)

    assert sheets.position(FR, facts, weekly(10)[3:4]) == "sortie 4 sur 10"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 7), "19 et 26 octobre 2026\u00a0: vacances scolaires, pas de séance"),
        ((9, 23), "28 octobre et 11 novembre 2026\u00a0: vacances scolaires, pas de séance"),
        ((65, 79), "23 décembre 2026 et 6 janvier 2027\u00a0: vacances scolaires, pas de séance"),
        (
            (0, 7, 14, 21, 28),
            "du 19 octobre au 16 novembre 2026\u00a0: vacances scolaires, pas de séance",
        ),
        ((0,), "19 octobre 2026\u00a0: vacances scolaires, pas de séance"),
    ],
)
def test_skipped_dates_say_when_and_why(days: tuple[int, ...], said: str) -> None:
    start = date(2026, 10, 19)
    dates = [skipped(DateFacts(hours(start + timedelta(days=day), 10, 11))) for day in days]

    assert sheets.skipped_dates(FR, dates)[0] == said


def test_a_cause_in_the_centre_s_own_words_stays_as_it_is() -> None:
    assert sheets.cause_of_skip(FR, "travaux") == "travaux"
    assert sheets.cause_of_skip(FR, "public_holiday") == "jour férié"


def test_a_guest_for_part_of_the_time_says_when() -> None:
    guest = FacilitatorFacts("Lubna Caravanez", "artiste", hours(date(2026, 12, 3), 15, 16))
    signer = Signer(SignerKind.FACILITATOR, guest.name, guest.profession, guest.present)

    assert sheets.signer_line(FR, signer, sheet_facts()) == "artiste de 15:00 à 16:00"


def test_the_notice_says_who_pays_who_keeps_how_long_and_whom_to_ask() -> None:
    told = sheets.notice(FR, sheet_facts(), ["ARS Bretagne", "Contrat de ville"])

    for part in ("ARS Bretagne, Contrat de ville", "Camélias", "10 ans", "dpo@camelias.example"):
        assert part in told


def test_without_funders_retention_or_contact_the_notice_leaves_them_out() -> None:
    facts = sheet_facts(retention="")
    facts = replace(facts, centre=replace(facts.centre, contact=""))
    told = sheets.notice(EN, facts, [])

    assert told.startswith("Your data serve")
    assert "Kept" not in told
    assert "{" not in told


def test_the_line_of_identity() -> None:
    spelled = stamp().number
    number = f"{spelled[:4]}\u00a0{spelled[4:8]}\u00a0{spelled[8:]}"

    assert sheets.identity(FR, stamp(duplicate=2)) == [
        f"N°\u00a0{number}",
        "version 1",
        "duplicata n°\u00a02",
        "imprimée le 30/11/2026 à 17:42",
    ]


def test_age_bands() -> None:
    assert sheets.age_band(FR, 6, 10) == "6 à 10 ans"
    assert sheets.age_band(FR, 75, None) == "75 ans et plus"
