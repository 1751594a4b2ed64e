"""What an agency is told of an order: never whom it is for."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.domain.span import Span
from desktop_app.wording import words_in
from desktop_app.wording.order_messages import (
    Matter,
    OrderCall,
    mail_subject,
    mail_text,
    phone_script,
)

NOW = datetime(2026, 11, 24, 11, 10)
TODAY = Span(datetime(2026, 11, 24, 15), datetime(2026, 11, 24, 15, 45))
CALL = OrderCall(
    Matter.CHASE,
    "Centre de santé des Camélias",
    "arabe",
    "on_site",
    TODAY,
    "Bureau 1, Villejean",
    "1 place du Marché",
    "O0017",
    datetime(2026, 11, 24, 13),
)
FRIDAY = Span(datetime(2026, 11, 27, 10), datetime(2026, 11, 27, 12, 30))


def plain(said: str) -> str:
    """With usual spaces: those of French are held by the tests of the catalogue."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            CALL,
            (
                "Bonjour, Centre de santé des Camélias. Nous attendons votre réponse pour un"
                " interprète : arabe, sur place, aujourd’hui à 15:00, 45 min, Bureau 1,"
                " Villejean. Pouvez-vous confirmer avant 13:00, avec le nom de l’interprète ?"
            ),
        ),
        (
            replace(CALL, matter=Matter.ASK, span=FRIDAY, until=datetime(2026, 11, 25, 10)),
            (
                "Bonjour, Centre de santé des Camélias. Nous cherchons un interprète : arabe,"
                " sur place, vendredi 27 novembre à 10:00, 2 h 30, Bureau 1, Villejean."
                " Avez-vous quelqu’un ? Pouvez-vous confirmer avant demain à 10:00, avec le"
                " nom de l’interprète ?"
            ),
        ),
        (
            replace(CALL, matter=Matter.ASK_AGAIN, mode="phone", until=None),
            (
                "Bonjour, Centre de santé des Camélias. L’heure ou le lieu a changé : il nous"
                " faut l’interprète, arabe, par téléphone, aujourd’hui à 15:00, 45 min, Bureau 1,"
                " Villejean. Est-ce toujours possible ?"
            ),
        ),
        (
            replace(CALL, matter=Matter.CANCEL),
            (
                "Bonjour, Centre de santé des Camélias. Nous annulons l’interprète : arabe,"
                " sur place, aujourd’hui à 15:00, 45 min, Bureau 1, Villejean. Pouvez-vous le"
                " confirmer et nous dire ce qui est facturé ?"
            ),
        ),
    ],
)
def test_what_is_said_on_the_telephone(call: OrderCall, said: str) -> None:
    assert plain(phone_script(words_in("fr"), call, NOW)) == said


def test_the_mail_tells_each_fact_on_a_line_of_its_own() -> None:
    words = words_in("fr")
    assert plain(mail_subject(words, CALL)) == (
        "Interprète, réponse attendue : arabe, mardi 24 novembre 2026 à 15:00"
    )
    assert plain(mail_text(words, CALL, NOW)).split("\n") == [
        "Bonjour,",
        "",
        "Nous attendons votre réponse pour cet interprète :",
        "- langue : arabe",
        "- date : mardi 24 novembre 2026",
        "- heures : 15:00–15:45 (45 min)",
        "- comment : sur place",
        "- lieu : Bureau 1, Villejean, 1 place du Marché",
        "- notre référence : O0017",
        "",
        "Pouvez-vous confirmer avant 13:00, avec le nom de l’interprète ?",
        "",
        "Centre de santé des Camélias",
    ]


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        (Matter.ASK, "Please answer as soon as you can, with the name of the interpreter."),
        (Matter.CANCEL, "Please confirm it, and tell us what is billed."),
    ],
)
def test_once_the_limit_has_passed_the_mail_asks_without_it(matter: Matter, asked: str) -> None:
    late = replace(CALL, matter=matter, until=datetime(2026, 11, 24, 9))
    assert mail_text(words_in("en"), late, NOW).split("\n")[-3] == asked
