"""Finding people by what is typed: any order of words, one error, other ways of writing a name.

Words are compared folded (`names.folded`). A token matches a word that begins with it; then one
that begins with it but for one typing error; then one that sounds alike (interface.md 3). What
is found exactly comes first.
"""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise

from desktop_app.domain.names import folded

LONGEST_TYPED = 200
"""Characters that are looked at (promises.md 1f 50)."""

LEAST_FORGIVEN = 4
"""Letters from which one typing error in a token is forgiven."""

LEAST_DIGITS = 4
"""Digits from which a number is looked for inside telephone numbers."""

_HEADS = (3, 5)
"""Letters of the keys under which words are looked for despite an error: the longer ones lead
to fewer words, and need a token that has a letter more."""

_FEW = 500
"""People who are asked one by one sooner than everybody who carries a word is gathered."""

_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", re.ASCII)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b", re.ASCII)
_NUMBER = re.compile(r"\+?\d[\d .()-]*", re.ASCII)
_YEARS = range(1900, 2100)
_COUNTRY = re.compile(r"(?:00)?33(?=[1-9]\d{8}$)", re.ASCII)
_COUNTRY_TYPED = re.compile(r"\s*(?:\+|00)33[\s.()-]*0?", re.ASCII)
"""The prefix as people write it, of a number that may not be whole yet."""

_SOUNDS = (
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("w", "u"),
    ("y", "i"),
    ("kh", "k"),
    ("ck", "k"),
    ("q", "k"),
    ("dj", "j"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("z", "s"),
)
"""Ways in which one name is written when it comes from another alphabet."""


class Closeness(IntEnum):
    """How what was found is like what was typed, the closest first."""

    BEGINS = 0
    ONE_ERROR = 1
    SOUNDS_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody is found by: the folded name, a telephone number, a birth."""

    key: str
    phone: str = ""
    birth_date: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, understood: words of a name, a birth day, a year, the digits of a number."""

    tokens: tuple[str, ...] = ()
    day: date | None = None
    year: int | None = None
    digits: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be looked for yet."""
        return not (self.tokens or self.day or self.year or self.digits)


def typed_for(text: str) -> Typed:
    """Understand what was typed: « benali 1984 », « 12/03/1984 », « 06 12 34 »."""
    left = text[:LONGEST_TYPED]
    day, left = _day_in(left)
    if _NUMBER.fullmatch(left.strip()):
        digits = national_digits(left)
        year = int(digits) if len(digits) == LEAST_DIGITS and int(digits) in _YEARS else None
        return Typed((), day, year, digits if len(digits) >= LEAST_DIGITS else "")
    tokens, year = [], None
    for token in folded(left).split():
        if len(token) == LEAST_DIGITS and token.isascii() and token.isdigit():
            year = int(token)
        else:
            tokens.append(token)
    return Typed(tuple(tokens), day, year)


def national_digits(phone: str) -> str:
    """The digits of a telephone number, without the prefix of the country."""
    national = _COUNTRY_TYPED.sub("0", phone, count=1) if _COUNTRY_TYPED.match(phone) else phone
    return _COUNTRY.sub("0", re.sub(r"\D", "", national, flags=re.ASCII))


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """A folded word written as it sounds: « philippe » and « filip » have one sound."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    single = re.sub(r"(.)\1+", r"\1", word)
    return single[:1] + single[1:].replace("h", "").rstrip("e")


def begins_but_for_one_error(word: str, token: str) -> bool:
    """Whether a word begins with a token in which one letter is wrong, missing, more or swapped."""
    at, shorter = 0, min(len(word), len(token))
    while at < shorter and word[at] == token[at]:
        at += 1
    if at == shorter:
        # One is the beginning of the other; the token may have one letter too many.
        return len(token) <= len(word) + 1
    rest, more = word[at:], token[at:]
    swapped = more[1::-1] == rest[:2] and rest[2:].startswith(more[2:])
    return (
        swapped
        or rest[1:].startswith(more[1:])
        or rest.startswith(more[1:])
        or rest[1:].startswith(more)
    )


@dataclass(slots=True)
class _Words:
    """Distinct words with who carries them."""

    ordered: list[str] = field(default_factory=list)
    carriers: dict[str, set[int]] = field(default_factory=dict)

    def add(self, word: str, who: int, *, sorted_later: bool) -> None:
        """Note that somebody carries a word."""
        known = self.carriers.get(word)
        if known is not None:
            known.add(who)
            return
        self.carriers[word] = {who}
        if sorted_later:
            self.ordered.append(word)
        else:
            insort(self.ordered, word)

    def beginning(self, token: str) -> Iterator[set[int]]:
        """Who carries a word that begins so."""
        at = bisect_left(self.ordered, token)
        while at < len(self.ordered) and self.ordered[at].startswith(token):
            yield self.carriers[self.ordered[at]]
            at += 1


class PeopleIndex:
    """Everybody by their words, in memory: 22,000 people are searched within one key stroke.

    People are numbered as they come; whoever changes is forgotten and added again.
    """

    def __init__(self, people: Iterable[Known] = ()) -> None:
        """Know some people, numbered from 0; give them in the order they are to be shown."""
        self._words, self._sounds = _Words(), _Words()
        self._near: dict[tuple[int, str], list[str]] = defaultdict(list)
        self._forgiven: set[str] = set()
        self._met: dict[str, list[str]] = {}
        self._keys: list[str] = []
        self._phones: list[str] = []
        self._days: dict[date, set[int]] = defaultdict(set)
        self._years: dict[int, set[int]] = defaultdict(set)
        self._gone: set[int] = set()
        for known in people:
            self._add(known, sorted_later=True)
        self._words.ordered.sort()
        self._sounds.ordered.sort()

    def __len__(self) -> int:
        """How many numbers were given, those of the forgotten too."""
        return len(self._phones)

    def add(self, known: Known) -> int:
        """Know somebody more; their number."""
        return self._add(known, sorted_later=False)

    def forget(self, number: int) -> None:
        """Find somebody no more."""
        self._gone.add(number)

    def find(self, text: str, most: int) -> list[int]:
        """The numbers of those meant by what was typed, the closest first, at most ``most``."""
        typed = typed_for(text)
        self._met.clear()
        if typed.is_empty:
            return []
        found: list[int] = []
        for tokens in _readings(typed.tokens):
            for closeness in Closeness:
                if len(found) >= most or (not tokens and closeness):
                    break
                met = self._meeting(tokens, typed, closeness) - self._gone
                met.difference_update(found)
                found += self._first(met, tokens, most - len(found))
        return found

    def _add(self, known: Known, *, sorted_later: bool) -> int:
        number = len(self._phones)
        self._keys.append(known.key)
        self._phones.append(national_digits(known.phone))
        if known.birth_date is not None:
            self._days[known.birth_date].add(number)
        year = known.birth_date.year if known.birth_date is not None else known.birth_year
        if year is not None:
            self._years[year].add(number)
        words = known.key.split()
        for word in {*words, *_joined(words)}:
            self._words.add(word, number, sorted_later=sorted_later)
            self._sounds.add(sound_of(word), number, sorted_later=sorted_later)
        for word in {*words, *_joined(words)} - self._forgiven:
            self._forgiven.add(word)
            for head in _HEADS:
                for key in _near_keys(word, head):
                    self._near[head, key].append(word)
        return number

    def _meeting(self, tokens: Sequence[str], typed: Typed, closeness: Closeness) -> set[int]:
        """Those who answer to every token, and to the birth or the number besides."""
        met: set[int] | None = None
        for group in self._groups(typed):
            met = set(group) if met is None else met & group
        # The longest first: it leaves the fewest, who are then asked one by one.
        for token in sorted(tokens, key=len, reverse=True):
            if met is None or len(met) > _FEW:
                group = set().union(*self._answering(token, closeness))
                met = group if met is None else met & group
            else:
                met = {who for who in met if self._answers(who, token, closeness)}
        return met or set()

    def _answers(self, who: int, token: str, closeness: Closeness) -> bool:
        """Whether one of somebody's words answers to a token."""
        single = self._keys[who].split()
        words = (*single, *_joined(single))
        if any(word.startswith(token) for word in words):
            return True
        forgiving = closeness >= Closeness.ONE_ERROR and len(token) >= LEAST_FORGIVEN
        if forgiving and any(begins_but_for_one_error(word, token) for word in words):
            return True
        sound = sound_of(token)
        heard = closeness is Closeness.SOUNDS_ALIKE
        return heard and any(sound_of(word).startswith(sound) for word in words)

    def _groups(self, typed: Typed) -> Iterator[set[int]]:
        if typed.day is not None:
            yield self._days.get(typed.day, set())
        if typed.digits:
            numbered = {at for at, phone in enumerate(self._phones) if typed.digits in phone}
            yield numbered | self._years.get(typed.year or 0, set())
        elif typed.year is not None:
            yield self._years.get(typed.year, set())

    def _answering(self, token: str, closeness: Closeness) -> Iterator[set[int]]:
        yield from self._words.beginning(token)
        if closeness >= Closeness.ONE_ERROR and len(token) >= LEAST_FORGIVEN:
            for word in self._near_words(token):
                yield self._words.carriers[word]
        if closeness is Closeness.SOUNDS_ALIKE:
            yield from self._sounds.beginning(sound_of(token))

    def _near_words(self, token: str) -> list[str]:
        """The words that begin with a token but for one error, looked for once a question."""
        if token not in self._met:
            head = max(one for one in _HEADS if one < len(token))
            keys = _near_keys(token, head)
            near = {word for key in keys for word in self._near.get((head, key), ())}
            self._met[token] = [word for word in near if begins_but_for_one_error(word, token)]
        return self._met[token]

    def _first(self, met: set[int], tokens: Sequence[str], most: int) -> list[int]:
        """The first of them: who carries a token as a whole word comes before the others."""
        whole = met.intersection(
            *(self._words.carriers.get(token, set[int]()) for token in tokens[:1])
        )
        first = nsmallest(most, whole)
        return first + nsmallest(most - len(first), met - whole)


def _readings(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The tokens as they are, then two neighbours written together: « ben ali », « benali »."""
    yield tokens
    for at in range(len(tokens) - 1):
        yield (*tokens[:at], tokens[at] + tokens[at + 1], *tokens[at + 2 :])


def _joined(words: Sequence[str]) -> Iterator[str]:
    for first, second in pairwise(words):
        yield first + second


def _near_keys(word: str, head: int) -> set[str]:
    """Keys that two words share when they differ by one error at most: the head, less a letter."""
    heads = {word[:head]}
    for at in range(min(len(word), head + 1)):
        heads.add((word[:at] + word[at + 1 : head + 1])[:head])
    return heads


def _day_in(text: str) -> tuple[date | None, str]:
    """A birth day written in digits, and the rest."""
    for pattern, order in ((_ISO_DAY, (1, 2, 3)), (_DAY, (3, 2, 1))):
        found = pattern.search(text)
        if found is not None:
            with suppress(ValueError):
                year, month, day = (int(found[part]) for part in order)
                return date(year, month, day), text[: found.start()] + text[found.end() :]
    return None, text
