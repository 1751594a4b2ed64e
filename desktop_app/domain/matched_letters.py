"""Which letters of a name answer to what was typed: they are shown bold."""

import re
from collections.abc import Iterable, Sequence

from desktop_app.domain.names import folded
from desktop_app.domain.search import LEAST_FORGIVEN, begins_but_for_one_error, sound_of

_WORD = re.compile(r"[^\W_]+")


def matched_letters(name: str, tokens: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the letters stand that answer to folded tokens: first letter, and after the last.

    A word that answers despite an error, or by its sound, answers with as many letters as were
    typed.
    """
    found = []
    for word in _WORD.finditer(name):
        count = _letters(word.group(), tokens)
        if count:
            found.append((word.start(), word.start() + count))
    return tuple(found)


def begins_with_all(key: str, tokens: Iterable[str]) -> bool:
    """Whether each token begins a word of a folded key: what was typed without any error."""
    words = key.split()
    return all(any(word.startswith(token) for word in words) for token in tokens)


def _letters(word: str, tokens: Sequence[str]) -> int:
    key = folded(word)
    exact = [len(token) for token in tokens if key.startswith(token)]
    if exact:
        return _unfolded(word, max(exact))
    near = [len(token) for token in tokens if key and _answers(key, token)]
    return min(_unfolded(word, max(near)), len(word)) if near else 0


def _answers(key: str, token: str) -> bool:
    sound = sound_of(token)
    if len(token) >= LEAST_FORGIVEN and begins_but_for_one_error(key, token):
        return True
    return bool(sound) and sound_of(key).startswith(sound)


def _unfolded(word: str, letters: int) -> int:
    """How many letters as they are written make so many folded ones: « œ » makes two."""
    made = 0
    for place, letter in enumerate(word):
        if made >= letters:
            return place
        made += len(folded(letter))
    return len(word)
