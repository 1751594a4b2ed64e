from datetime import date, time

import pytest

from desktop_app.domain.quick_entry import Lexicon, Named, PartKind, read_entry

TODAY = date(2026, 11, 24)  # a Tuesday

LEXICON = Lexicon.of(
    [
        Named(PartKind.WHAT, "CAFE", "Café santé"),
        Named(PartKind.WHAT, "CAFE", "Health café"),
        Named(PartKind.WHAT, "C09", "Café santé du vendredi"),
        Named(PartKind.WHAT, "MEMO", "Café mémoire"),
        Named(PartKind.WHAT, "CUIS", "Cuisine du quotidien"),
        Named(PartKind.ROOM, "VIL-01", "Grande salle"),
        Named(PartKind.ROOM, "VIL-02", "Salle Marronnier"),
        Named(PartKind.ROOM, "VIL-03", "Cuisine"),
        Named(PartKind.ROOM, "VIL-05", "Bureau 1"),
        Named(PartKind.SITE, "VIL", "Villejean"),
        Named(PartKind.WORKER, "P01", "Infirmière"),
        Named(PartKind.WORKER, "P02", "Infirmière"),
        Named(PartKind.LANGUAGE, "ar", "arabe"),
        Named(PartKind.NEED, "step_free", "plain-pied"),
        Named(PartKind.KIND, "mediation", "Médiation"),
        Named(PartKind.NEED, "kitchen", "cuisine équipée"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (
            "café santé jeu 14h grande salle 18",
            "what=café santé|day=jeu|hours=14h|room=grande salle|places=18",
        ),
        ("CAFE SANTE DU VENDREDI", "what=CAFE SANTE DU VENDREDI"),
        ("café s", "unread=café|unread=s"),
        ("café mém", "what=café mém"),
        ("cuisine", "unread=cuisine"),
        ("café santé cuisine", "what=café santé|room=cuisine"),
        (
            "health café thu 2pm to 4pm villejean",
            "what=health café|day=thu|hours=2pm to 4pm|site=villejean",
        ),
        ("café santé bureau 1 12", "what=café santé|room=bureau 1|places=12"),
        ("café santé avec l'infirmière", "what=café santé|link=avec|worker=l'infirmière"),
        (
            "café santé de plain-pied cuisine équipée 18",
            "what=café santé|link=de|need=plain-pied|need=cuisine équipée|places=18",
        ),
        ("visite du plain", "unread=visite|link=du|unread=plain"),
        ("café santé arabe machin", "what=café santé|language=arabe|unread=machin"),
        ("rdv mediation machin jeu", "link=rdv|kind=mediation|unread=machin|day=jeu"),
        ("médiat", "unread=médiat"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_each_part_of_a_line_is_told_apart(typed: str, parts: str) -> None:
    entry = read_entry(typed, LEXICON, TODAY)

    assert "|".join(f"{part.kind}={entry.said(part)}" for part in entry.parts) == parts


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Préparation du forum santé", "Préparation du forum santé"),
        ("jeu 14h préparation du forum 18", "préparation du forum"),
        ("La rencontre avec le quartier jeu 14h", "La rencontre avec le quartier"),
        ("réunion du jeu 14h avec l'infirmière", "réunion"),
        ("réunion jeu forum", "réunion forum"),
        ("réunion jeu de forum", "réunion forum"),
        ('"Préparation du forum santé"', "Préparation du forum santé"),
        ('jeu 14h "Forum, place 3 du 9h30" grande salle', "Forum, place 3 du 9h30"),
        ("«\u00a0Café santé\u00a0» 18", "Café santé"),
        ("“ Cuisine ” machin", "Cuisine"),
        ("réunion de médiation", "réunion de médiation"),
        ('"Forum', '"Forum'),
        ('" "', '" "'),
        ("", ""),
    ],
)
def test_a_title_keeps_its_words(typed: str, title: str) -> None:
    assert read_entry(typed, LEXICON, TODAY).title == title


def test_nothing_between_quotation_marks_is_read() -> None:
    entry = read_entry('"Café santé à 9h" jeu 14h', LEXICON, TODAY)

    assert entry.codes(PartKind.WHAT) == ()
    assert (entry.start, entry.unread) == (time(14), "Café santé à 9h")


@pytest.mark.parametrize(
    ("typed", "start", "end", "minutes"),
    [
        ("14h", time(14), None, None),
        ("14h30", time(14, 30), None, None),
        ("1430", time(14, 30), None, None),
        ("14:30", time(14, 30), None, None),
        ("2pm", time(14), None, None),
        ("9h-10h30", time(9), time(10, 30), None),
        ("14-16h", time(14), time(16), None),
        ("14h à 15h30", time(14), time(15, 30), None),
        ("14h 16h", time(14), time(16), None),
        ("14h 1h30", time(14), None, 90),
        ("14h 45 min", time(14), None, 45),
        ("1h30", None, None, 90),
        ("16h-14h", None, None, None),
        ("25h", None, None, None),
    ],
)
def test_hours_and_lengths(
    typed: str, start: time | None, end: time | None, minutes: int | None
) -> None:
    entry = read_entry(typed, LEXICON, TODAY)

    assert (entry.start, entry.end, entry.minutes) == (start, end, minutes)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("aujourd'hui", date(2026, 11, 24)),
        ("aujourd’hui", date(2026, 11, 24)),
        ("demain", date(2026, 11, 25)),
        ("après-demain", date(2026, 11, 26)),
        ("tomorrow", date(2026, 11, 25)),
        ("mardi", date(2026, 11, 24)),
        ("mardi prochain", date(2026, 12, 1)),
        ("next tuesday", date(2026, 12, 1)),
        ("jeu.", date(2026, 11, 26)),
        ("jeu 26", date(2026, 11, 26)),
        ("jeu 3", date(2026, 12, 3)),
        ("24/12", date(2026, 12, 24)),
        ("3/2", date(2027, 2, 3)),
        ("03/02/26", date(2026, 2, 3)),
        ("1er décembre", date(2026, 12, 1)),
        ("lun 30 nov.", date(2026, 11, 30)),
        ("December 1st", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("29 février", date(2028, 2, 29)),
        ("31/11", None),
        ("marche", None),
    ],
)
def test_days(typed: str, day: date | None) -> None:
    assert read_entry(typed, LEXICON, TODAY).day == day


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("18", 18),
        ("18 places", 18),
        ("pour 18 personnes", 18),
        ("for 18 people", 18),
        ("jeu 14", 14),
        ("0", None),
        ("501", None),
    ],
)
def test_places(typed: str, places: int | None) -> None:
    assert read_entry(typed, LEXICON, TODAY).places == places


def test_a_name_that_several_share_stands_for_them_all() -> None:
    entry = read_entry("infirmière", LEXICON, TODAY)

    assert entry.codes(PartKind.WORKER) == ("P01", "P02")


def test_what_is_not_understood_is_looked_for_among_the_workshops() -> None:
    assert read_entry("café s jeudi 14h", LEXICON, TODAY).unread == "café s"


def test_a_second_day_is_not_understood() -> None:
    entry = read_entry("jeu ven", LEXICON, TODAY)

    assert (entry.day, entry.unread) == (date(2026, 11, 26), "ven")


def test_accents_typed_in_two_characters_are_accents() -> None:
    entry = read_entry("cafe\u0301 sante\u0301 14h", LEXICON, TODAY)

    assert (entry.codes(PartKind.WHAT), entry.start) == (("CAFE",), time(14))
