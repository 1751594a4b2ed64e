"""The rhythms of a cycle as people choose them: a family, then which one of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.recurrence import (
    MOST_WEEKDAYS_IN_MONTH,
    MOST_WEEKS_APART,
    Rhythm,
    RhythmKind,
)
from desktop_app.wording.ranks import rank_said

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.wording.words import Words

TWO_WEEKS = 2


class Family(StrEnum):
    """What the four segments offer."""

    WEEKLY = "weekly"
    SPACED = "spaced"
    MONTHLY = "monthly"
    FREE = "free"


_FAMILIES = {
    RhythmKind.WEEKLY: Family.WEEKLY,
    RhythmKind.ODD: Family.SPACED,
    RhythmKind.EVEN: Family.SPACED,
    RhythmKind.EVERY: Family.SPACED,
    RhythmKind.NTH: Family.MONTHLY,
}


def family_of(rhythm: str) -> Family:
    """The family of a rhythm as it is kept; free dates have none."""
    return _FAMILIES[Rhythm.parse(rhythm).kind] if rhythm else Family.FREE


def first_of(family: Family, first: date) -> str:
    """What choosing a family means until more is said: « every two weeks », « the 2nd Tuesday »."""
    return {
        Family.WEEKLY: str(RhythmKind.WEEKLY),
        Family.SPACED: f"{RhythmKind.EVERY}-{TWO_WEEKS}",
        Family.MONTHLY: f"{RhythmKind.NTH}-{(first.day - 1) // 7 + 1}",
        Family.FREE: "",
    }[family]


def details_of(family: Family, words: Words, first: date) -> list[tuple[str, str]]:
    """Every rhythm of a family with its words."""
    if family is Family.SPACED:
        return [
            (f"{RhythmKind.EVERY}-{TWO_WEEKS}", weeks_said(words, TWO_WEEKS)),
            (str(RhythmKind.ODD), words._("odd weeks")),
            (str(RhythmKind.EVEN), words._("even weeks")),
            *(
                (f"{RhythmKind.EVERY}-{count}", weeks_said(words, count))
                for count in range(TWO_WEEKS + 1, MOST_WEEKS_APART + 1)
            ),
        ]
    if family is Family.MONTHLY:
        said = words._("the {rank} {weekday}")
        return [
            (
                f"{RhythmKind.NTH}-{count}",
                said.format(rank=_rank(words, count), weekday=words.weekday(first)),
            )
            for count in range(1, MOST_WEEKDAYS_IN_MONTH + 1)
        ]
    return []


def weeks_said(words: Words, count: int) -> str:
    """« chaque semaine », « toutes les 3 semaines »."""
    return words.ngettext("every week", "every {count} weeks", count).format(count=count)


def _rank(words: Words, count: int) -> str:
    """« 1er », « 2e »; "1st", "2nd": of a day, masculine in French."""
    return "1er" if words.language == "fr" and count == 1 else rank_said(words, count)
