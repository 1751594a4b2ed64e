from datetime import datetime, timedelta

import pytest

from desktop_app.readings.recent_changes import TOLD
from desktop_app.wording.changes import ago_said, change_text, desk_did_text, elsewhere_said
from desktop_app.wording.words import words_in

FRENCH, ENGLISH = words_in("fr"), words_in("en")
NOW = datetime(2026, 11, 24, 11, 10)


@pytest.mark.parametrize(
    ("act", "count", "went", "said"),
    [
        ("enrol", 1, "", "+1 inscrit · Café santé"),
        ("enrol", 2, "", "+2 inscrits · Café santé"),
        ("withdraw", 2, "", "2 désistements · Café santé"),
        ("move", 1, "Atelier", "Café santé passe en Atelier"),
        ("move", 1, "", "Café santé déplacé"),
        ("cancel", 1, "", "Café santé annulé"),
    ],
)
def test_a_change_is_told_in_a_few_words(act: str, count: int, went: str, said: str) -> None:
    assert change_text(FRENCH, act, "Café santé", count=count, went=went) == said


@pytest.mark.parametrize("act", sorted(TOLD - {"undo", "redo", "reverse"}))
def test_every_act_that_is_told_has_its_words(act: str) -> None:
    for words in (FRENCH, ENGLISH):
        assert "Équilibre" in change_text(words, act, "Équilibre")


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(0), "il y a moins d’une minute"),
        (timedelta(minutes=1), "il y a 1\u00a0min"),
        (timedelta(minutes=59), "il y a 59\u00a0min"),
        (timedelta(hours=1), "à 10:10"),
    ],
)
def test_how_long_ago_is_said_as_far_as_the_journal_knows(past: timedelta, said: str) -> None:
    assert ago_said(FRENCH, NOW - past, NOW) == said


def test_another_desk_is_told_with_what_it_did() -> None:
    did = desk_did_text(FRENCH, "enrol", "Café santé")
    assert elsewhere_said(FRENCH, "Beauregard", did, "il y a 3\u00a0min") == (
        "Poste Beauregard a inscrit 1 personne à «\u00a0Café santé\u00a0», il y a 3\u00a0min"
    )


def test_an_act_without_a_sentence_of_its_own_is_named_as_undo_names_it() -> None:
    assert desk_did_text(ENGLISH, "sheet", "Yoga") == 'did: issue the sheet of "Yoga"'
