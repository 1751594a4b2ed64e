"""One line typed while somebody is on the telephone: ``café santé jeu 14h grande salle 18``.

French and English, accents and capitals forgiven. What is not understood is kept as it is:
nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from desktop_app.domain.names import folded
from desktop_app.domain.typed_times import day_at, hours_at, plain

MOST_PLACES = 500
LEAST_PREFIX = 3
"""Letters of the last word that are enough when only one name begins so."""

_WORD = re.compile(r"[^\s,;]+")
_PLACES = re.compile(
    r"(?:(?:pour|for)\s+)?(?P<places>\d{1,3})"
    r"(?:\s*(?:places?|pers(?:onnes?)?\.?|people|persons?|seats?))?(?=[\s,;]|$)"
)
_LINKS = frozenset(
    (
        *("a", "à", "le", "la", "les", "en", "dans", "de", "du", "avec", "et", "pour", "salle"),
        *("at", "in", "on", "the", "with", "and", "for", "from", "of", "un", "une", "an", "-"),
        *("rdv", "appt"),
    )
)
"""Words that only join the others: neither read nor unread, and part of a title within one."""

_QUOTED = re.compile(r'"\s*([^"]*[^"\s])\s*"|«\s*([^»]*[^»\s])\s*»|“\s*([^”]*[^”\s])\s*”')
"""A title between quotation marks: nothing in it is read."""

_ELIDED = frozenset(("l", "d", "qu"))


class PartKind(StrEnum):
    """What a part of the line says."""

    WHAT = "what"
    DAY = "day"
    HOURS = "hours"
    ROOM = "room"
    SITE = "site"
    WORKER = "worker"
    LANGUAGE = "language"
    PLACES = "places"
    NEED = "need"
    KIND = "kind"
    LINK = "link"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the centre that a line may name; several may share a name."""

    kind: PartKind
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the line, from ``start`` to ``end`` of its characters.

    ``codes`` are what a name stands for, several when several are called so.
    """

    kind: PartKind
    start: int
    end: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """A line as far as it was understood; each field is empty when nothing says it.

    ``text`` is the line in the form its parts count in. ``minutes`` is a length typed
    without an end. ``quoted`` is what stands between quotation marks: the title itself.
    """

    text: str = ""
    parts: tuple[Part, ...] = ()
    day: date | None = None
    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    places: int | None = None
    named: dict[PartKind, tuple[str, ...]] = field(default_factory=dict)
    quoted: str = ""

    def codes(self, kind: PartKind) -> tuple[str, ...]:
        """What the line names of a kind; several when its name is not unique."""
        return self.named.get(kind, ())

    @property
    def unread(self) -> str:
        """What was not understood, in one line: it is looked for among the workshops."""
        words = [self.said(part) for part in self.parts if part.kind is PartKind.UNREAD]
        return " ".join(words)

    @property
    def title(self) -> str:
        """What a session is called when the line names no workshop.

        The words between quotation marks, else those not understood, with the small words
        that join them and a kind of appointment: « Préparation du forum ».
        """
        if self.quoted:
            return self.quoted
        words: list[str] = []
        joining: list[str] | None = []
        for part in self.parts:
            if part.kind in {PartKind.UNREAD, PartKind.KIND}:
                words += [*(joining or ()), self.said(part)]
                joining = []
            elif part.kind is PartKind.LINK and joining is not None:
                joining.append(self.said(part))
            else:
                joining = None
        return " ".join(words)

    def said(self, part: Part) -> str:
        """The characters of a part."""
        return self.text[part.start : part.end]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything a line may name, folded once."""

    names: dict[tuple[str, ...], dict[PartKind, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[Named]) -> "Lexicon":
        """Fold the names of the centre."""
        found: dict[tuple[str, ...], dict[PartKind, tuple[str, ...]]] = {}
        for one in named:
            words = tuple(folded(one.name).split())
            if words:
                kinds = found.setdefault(words, {})
                if one.code not in kinds.get(one.kind, ()):
                    kinds[one.kind] = (*kinds.get(one.kind, ()), one.code)
        return cls(found)


def read_entry(typed: str, lexicon: Lexicon, today: date) -> QuickEntry:
    """Read a line as far as it can be understood.

    Args:
        typed: the line, complete or still being typed.
        lexicon: the workshops, rooms, sites, people and languages of the centre.
        today: where « jeudi » is counted from.
    """
    line = _Line(unicodedata.normalize("NFC", typed), lexicon, today)
    place = 0
    while (word := _WORD.search(line.text, place)) is not None:
        place = line.read_from(word.start(), word.end())
    return line.entry()


class _Line:
    """A line being read from its start to its end."""

    def __init__(self, text: str, lexicon: Lexicon, today: date) -> None:
        self.text, self._plain = text, plain(text)
        self._lexicon, self._today = lexicon, today
        self._entry = QuickEntry(text)
        self._parts: list[Part] = []
        self._named: dict[PartKind, tuple[str, ...]] = {}
        self._day: date | None = None
        self._start: time | None = None
        self._end: time | None = None
        self._minutes: int | None = None
        self._places: int | None = None
        self._quoted = ""

    def read_from(self, place: int, word_end: int) -> int:
        """Read one part and say where it ends."""
        readers: tuple[Callable[[int], int | None], ...] = (
            self._read_quoted,
            self._read_long_name,
            self._read_day,
            self._read_hours,
            self._read_places,
            self._read_name,
        )
        for read in readers:
            end = read(place)
            if end is not None:
                return end
        link = self._plain[place:word_end] in _LINKS
        self._keep(PartKind.LINK if link else PartKind.UNREAD, place, word_end)
        return word_end

    def entry(self) -> QuickEntry:
        """What was understood."""
        return QuickEntry(
            self.text,
            tuple(self._parts),
            self._day,
            self._start,
            self._end,
            self._minutes,
            self._places,
            self._named,
            self._quoted,
        )

    def _keep(self, kind: PartKind, start: int, end: int, codes: tuple[str, ...] = ()) -> None:
        self._parts.append(Part(kind, start, end, codes))

    def _read_quoted(self, place: int) -> int | None:
        found = _QUOTED.match(self.text, place) if not self._quoted else None
        if found is None or found.lastindex is None:
            return None
        self._quoted = found[found.lastindex]
        self._keep(PartKind.UNREAD, *found.span(found.lastindex))
        return found.end()

    def _read_day(self, place: int) -> int | None:
        found = day_at(self._plain, place, self._today) if self._day is None else None
        if found is None:
            return None
        self._day = found.day
        self._keep(PartKind.DAY, place, place + found.length)
        return place + found.length

    def _read_hours(self, place: int) -> int | None:
        found = hours_at(self._plain, place)
        if found is None:
            return None
        if found.minutes is not None:
            if self._minutes is not None:
                return None
            self._minutes = found.minutes
        elif self._start is None:
            self._start, self._end = found.start, found.end
        elif self._end is None and found.start is not None and found.start > self._start:
            self._end = found.start
        else:
            return None
        self._keep(PartKind.HOURS, place, place + found.length)
        return place + found.length

    def _read_places(self, place: int) -> int | None:
        found = _PLACES.match(self._plain, place) if self._places is None else None
        if found is None or not 1 <= int(found["places"]) <= MOST_PLACES:
            return None
        self._places = int(found["places"])
        self._keep(PartKind.PLACES, place, found.end())
        return found.end()

    def _read_long_name(self, place: int) -> int | None:
        """Names of several words come before days: « Café santé du vendredi »."""
        return self._read_name(place, least=2)

    def _read_name(self, place: int, least: int = 1) -> int | None:
        words, ends = _words_from(self.text, place)
        for count in range(len(words), least - 1, -1):
            found = _meant(words[:count], self._lexicon)
            if count not in ends or not found:
                continue
            kind = self._kind_of(found)
            if kind is None:
                return None
            before = self._named.get(kind, ()) if kind is PartKind.NEED else ()
            self._named[kind] = tuple(dict.fromkeys((*before, *found[kind])))
            self._keep(kind, place, ends[count], found[kind])
            return ends[count]
        return None

    def _kind_of(self, found: dict[PartKind, tuple[str, ...]]) -> PartKind | None:
        """What a name says here: the workshop first, then whatever is not said yet.

        A room whose name also begins the name of a workshop is not read as a room while
        no workshop was named: the list below the field shows both.
        """
        free = [kind for kind in found if kind is PartKind.NEED or kind not in self._named]
        if PartKind.WHAT in found and PartKind.WHAT not in self._named:
            return PartKind.WHAT if len(found) == 1 else None
        return free[0] if free else None


def _words_from(text: str, place: int) -> tuple[list[str], dict[int, int]]:
    """The folded words from a place on, and where the text stands after so many of them."""
    words: list[str] = []
    ends: dict[int, int] = {}
    for match in _WORD.finditer(text, place):
        parts = folded(match.group()).split()
        if len(parts) > 1 and parts[0] in _ELIDED:
            parts = parts[1:]
        words += parts
        ends[len(words)] = match.end()
        if len(words) >= _LONGEST_NAME:
            break
    return words, ends


_LONGEST_NAME = 12
_WHOLE = frozenset({PartKind.NEED, PartKind.KIND})
"""What is read once its name is typed whole: its beginning may well begin a workshop."""


def _meant(typed: Sequence[str], lexicon: Lexicon) -> dict[PartKind, tuple[str, ...]]:
    """What some words name: a whole name, or the beginning of the only name that begins so."""
    whole = lexicon.names.get(tuple(typed))
    begun = _begun(typed, lexicon)
    if whole is not None:
        found = dict(whole)
        if PartKind.WHAT in begun:
            found.setdefault(PartKind.WHAT, begun[PartKind.WHAT])
        return found
    single: dict[PartKind, tuple[str, ...]] = {}
    single |= {kind: codes for kind, codes in begun.items() if len(codes) == 1}
    return single if len(begun) == len(single) == 1 else {}


def _begun(typed: Sequence[str], lexicon: Lexicon) -> dict[PartKind, tuple[str, ...]]:
    if len(typed[-1]) < LEAST_PREFIX:
        return {}
    found: dict[PartKind, tuple[str, ...]] = {}
    for words, kinds in lexicon.names.items():
        if len(words) >= len(typed) and _begins(words, typed):
            for kind, codes in kinds.items():
                if kind in _WHOLE:
                    continue
                found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *codes)))
    return found


def _begins(words: Sequence[str], typed: Sequence[str]) -> bool:
    last = len(typed) - 1
    return list(words[:last]) == list(typed[:last]) and words[last].startswith(typed[last])
