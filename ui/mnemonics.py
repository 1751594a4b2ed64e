"""A letter of its own for each line of a menu, pressed while the menu is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKED = re.compile(r"&(.)")
_OUR_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Those that every keyboard has without a second key."""


def with_mnemonics(texts: Sequence[str]) -> list[str]:
    """Mark one letter of each text with &: of the words their first where it is still free.

    No letter is given twice. A text that has no letter left, or none at all, gets none: arrows
    lead to it.
    """
    plain = [_MARKED.sub(r"\1", text) for text in texts]
    given: dict[str, int] = {}
    for place in range(len(plain)):
        _give(place, plain, given, set())
    letters = {place: letter for letter, place in given.items()}
    return [_marked(text, letters.get(place, "")) for place, text in enumerate(plain)]


def _give(place: int, plain: Sequence[str], given: dict[str, int], tried: set[str]) -> bool:
    """Give a text a letter; whoever has it already takes another one where that is possible."""
    for letter in _letters_of(plain[place]):
        if letter in tried:
            continue
        tried.add(letter)
        if letter not in given or _give(given[letter], plain, given, tried):
            given[letter] = place
            return True
    return False


def _letters_of(text: str) -> list[str]:
    """The letters of a text, those at the head of a word first."""
    heads = [word[0] for word in re.split(r"\W+", text.lower()) if word]
    ordered = dict.fromkeys([*heads, *text.lower()])
    return [letter for letter in ordered if letter in _OUR_LETTERS]


def _marked(text: str, letter: str) -> str:
    """A text as a menu takes it, with & before a letter: at the head of a word if there is one."""
    if not letter:
        return text.replace("&", "&&")
    lowered = text.lower()
    head = re.search(rf"\b{letter}", lowered)
    at = head.start() if head is not None else lowered.index(letter)
    before, after = text[:at].replace("&", "&&"), text[at:].replace("&", "&&")
    return f"{before}&{after}"
