"""Names of people: how they are folded for look-ups and what is never kept of them."""

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart (product.md 5, search).
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "þ": "th",
        "ð": "d",
    }
)
_DISGUISES = frozenset("\u200b\u200e\u200f\u2060\ufeff\u061c")
"""Characters that print nothing and can make two names look like one (promises.md 1f 43)."""

_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Mc", "Me"})
_JOINED = frozenset({"Lo", "So"})
"""Letters without case and pictures: a joiner before a Latin letter joins nothing."""


def folded(text: str) -> str:
    """Lower-case letters without accents, words separated by one space.

    Hyphens and apostrophes separate words too, so « N'Diaye » and « n diaye » are one.
    """
    lowered = text.replace("İ", "i").lower().translate(_LETTERS)
    apart = unicodedata.normalize("NFD", lowered)
    kept = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    words = "".join(letter if letter.isalnum() else " " for letter in kept).split()
    return " ".join(words)


def is_named(typed: str, name: str) -> bool:
    """Whether every word that was typed stands in a name; nothing typed stands in any."""
    said = folded(name)
    return all(word in said for word in folded(typed).split())


def search_words(names: Iterable[str]) -> str:
    """Several names folded into one key."""
    return " ".join(word for word in map(folded, names) if word)


def printable_name(text: str) -> str:
    """A name in NFC, its spaces single, without invisible marks that could disguise it.

    The joiners that some scripts need (U+200C, U+200D) stay.
    """
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter not in _DISGUISES and not _directs(letter)
    )
    return " ".join(kept.split())


def graphemes(text: str) -> int:
    """How many letters a reader sees: a letter counts once with its marks and what it is joined to.

    Close to Unicode's annex 29, without its rules for Hangul and Indic conjuncts.
    """
    count = 0
    joined = False
    for letter in text:
        category = unicodedata.category(letter)
        if letter == _JOINER:
            joined = count > 0
        elif category not in _MARKS or not count:  # selectors of variants are marks too
            count += not (joined and category in _JOINED)
            joined = False
    return count


def _directs(letter: str) -> bool:
    return "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
