"""The order of names on paper, and what tells two of the same name apart."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.sheets.facts import PersonFacts, SheetFacts, Variant

LONGEST_INITIAL = 3

# Letters that Unicode does not decompose; compared as people write them without accents.
_PLAIN_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_IGNORED_FIRST = re.compile(r"['’ʼ`´\-‐‑–]")
# A particle that does not count is written in lower case before a capital: "de Kergariou".
_PARTICLES = re.compile(
    r"(?:(?:de|du|des|da|das|do|dos|di|del|della|dello|degli|dal|van|von|vom|der|den|ter|ten|te"
    r"|zu|zum|zur|af|av|la|le|les|el|al|ben|bin|ibn|bint|of|und|y|e)(?:[\s\-]+)|[dl]['’]\s*)+"
)


@dataclass(frozen=True, slots=True)
class SheetName:
    """A name as one line of a sheet shows it.

    ``mark`` tells homonyms apart: "(a)". A single name stands in ``family``.
    """

    family: str
    given: str = ""
    native: str = ""
    mark: str = ""
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """Somebody with the name a sheet prints, in the order it prints them."""

    person: PersonFacts
    name: SheetName


SortKey = tuple[str, ...]


def folded(name: str) -> str:
    """The letters that decide first: no accents, case, apostrophes or hyphens; œ as oe."""
    lowered = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN_LETTERS))
    letters = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return " ".join(_IGNORED_FIRST.sub("", letters).split())


def without_particles(family: str) -> str:
    """The family name from its first word that counts: "Kergariou" of "de Kergariou"."""
    particles = _PARTICLES.match(family)
    rest = family[particles.end() :] if particles else family
    return rest if rest[:1].isupper() else family


def family_order(person: PersonFacts) -> SortKey:
    """French order by family name; a single name counts as one."""
    family = without_particles(person.family) or person.given
    given = person.given if person.family else ""
    return (folded(family), folded(given), *_finer(family), *_finer(given))


def given_order(person: PersonFacts) -> SortKey:
    """French order by first name, then by family name."""
    given = person.given or person.family
    family = without_particles(person.family) if person.given else ""
    return (folded(given), folded(family), *_finer(given), *_finer(family))


def printed_people(facts: SheetFacts) -> tuple[PrintedPerson, ...]:
    """The people of a sheet in the order of its lines, with the names it prints.

    Line 1 is the first. The tally and the slip print nobody, whatever the facts hold.
    """
    if not facts.variant.has_names:
        return ()
    match facts.variant:
        case Variant.FIRST_NAME_ONLY:
            return _in_order(facts.people, given_order, _first_names(facts.people))
        case Variant.CYCLE_GRID_MINORS:
            names = _marked(facts.people, with_guardian=True)
            return _in_order(facts.people, given_order, names)
    return _in_order(facts.people, family_order, _marked(facts.people, with_guardian=False))


def _finer(name: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", name)
    return decomposed.casefold(), decomposed.swapcase()


def _in_order(
    people: Sequence[PersonFacts],
    order: Callable[[PersonFacts], SortKey],
    names: Sequence[SheetName],
) -> tuple[PrintedPerson, ...]:
    printed = [PrintedPerson(*pair) for pair in zip(people, names, strict=True)]
    return tuple(sorted(printed, key=lambda one: order(one.person)))


def _marked(people: Sequence[PersonFacts], *, with_guardian: bool) -> list[SheetName]:
    alike = Counter(_same_to_readers(person) for person in people)
    seen: Counter[str] = Counter()
    names = []
    for person in people:
        who = _same_to_readers(person)
        seen[who] += 1
        names.append(
            SheetName(
                family=person.family or person.given,
                given=person.given if person.family else "",
                native="" if with_guardian else person.native,
                mark=f"({_letters(seen[who])})" if alike[who] > 1 else "",
                guardian=person.guardian if with_guardian else "",
            )
        )
    return names


def _same_to_readers(person: PersonFacts) -> str:
    whole = unicodedata.normalize("NFC", f"{person.family}\n{person.given}".casefold())
    return whole.replace("’", "'").strip()


def _letters(rank: int) -> str:
    """A, b… z, aa, ab…: enough for any number of homonyms."""
    letters = ""
    while rank:
        rank, digit = divmod(rank - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _first_names(people: Sequence[PersonFacts]) -> list[SheetName]:
    """First names with as much of an initial as tells them apart, at most three letters."""
    shown = {place: _with_initial(person, 1) for place, person in enumerate(people)}
    for letters in range(2, LONGEST_INITIAL + 1):
        for places in _alike(shown):
            shown.update((place, _with_initial(people[place], letters)) for place in places)
    marks = {
        place: f"({rank})" for places in _alike(shown) for rank, place in enumerate(places, start=1)
    }
    return [SheetName(family=shown[place], mark=marks.get(place, "")) for place in sorted(shown)]


def _alike(shown: dict[int, str]) -> Iterable[list[int]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in shown.items():
        groups[unicodedata.normalize("NFC", name.casefold())].append(place)
    return [places for places in groups.values() if len(places) > 1]


def _with_initial(person: PersonFacts, letters: int) -> str:
    if not person.given:
        return person.family
    composed = unicodedata.normalize("NFC", without_particles(person.family))
    initial = "".join(sign for sign in composed if sign.isalpha())[:letters]
    return f"{person.given} {initial[0].upper()}{initial[1:].lower()}." if initial else person.given
