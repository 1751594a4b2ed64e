"""The line after a workshop or somebody was picked: that, and everything else that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.names import folded
from desktop_app.domain.quick_entry import Part, PartKind

if TYPE_CHECKING:
    from desktop_app.domain.quick_entry import QuickEntry

_UNREAD = frozenset({PartKind.UNREAD})
_ANY_WORD = frozenset({PartKind.UNREAD, PartKind.KIND})


def sought_words(line: QuickEntry) -> tuple[Part, ...]:
    """The parts that look for a workshop.

    Those it was understood from; else those not understood, unless others lie between them:
    then only the first of these. A kind of appointment may be a word of its title.
    """
    named = tuple(part for part in line.parts if part.kind is PartKind.WHAT)
    return named or _first_run(line, _ANY_WORD)


def picked_line(line: QuickEntry, title: str) -> str:
    """Write a title in the place of the words it was looked for with; the others stay."""
    sought = sought_words(line)
    if all(part.kind in _ANY_WORD for part in sought):
        sought = sought if _fits(line, sought, title) else ()
    else:
        sought += _begun_after(line, sought[-1], title)
    kept = [part for part in line.parts if not _stands_for(part, sought)]
    return " ".join((title, *(_said(line, part) for part in kept)))


def person_line(line: QuickEntry, said: str) -> str:
    """Write somebody, as ``said``, in the place of the words they were looked for with."""
    sought = _first_run(line)
    kept = [part for part in line.parts if not _stands_for(part, sought)]
    return " ".join((said, *(_said(line, part) for part in kept)))


def person_sought(line: QuickEntry) -> str:
    """The words that may be the name or the telephone number of somebody; a title is none."""
    if line.quoted or line.codes(PartKind.WHAT):
        return ""
    return " ".join(line.said(part) for part in _first_run(line))


def _first_run(line: QuickEntry, kinds: frozenset[PartKind] = _UNREAD) -> tuple[Part, ...]:
    run: list[Part] = []
    for part in line.parts:
        if part.kind in kinds:
            run.append(part)
        elif run and part.kind is not PartKind.LINK:
            break
    return tuple(run)


def _begun_after(line: QuickEntry, last: Part, title: str) -> tuple[Part, ...]:
    """The words that go on with a title, too short to be read: « Cuisine et n »."""
    after: list[Part] = []
    for part in line.parts[line.parts.index(last) + 1 :]:
        if part.kind is not PartKind.UNREAD or not _fits(line, (part,), title):
            break
        after.append(part)
    return tuple(after)


def _fits(line: QuickEntry, sought: tuple[Part, ...], title: str) -> bool:
    words = folded(title).split()
    typed = [one for part in sought for one in folded(line.said(part)).split()]
    return all(any(word.startswith(one) for word in words) for one in typed)


def _stands_for(part: Part, sought: tuple[Part, ...]) -> bool:
    """Whether a part is one of those sought, or a small word between them."""
    if part in sought:
        return True
    between = bool(sought) and sought[0].start < part.start < sought[-1].start
    return part.kind is PartKind.LINK and between


def _said(line: QuickEntry, part: Part) -> str:
    """The characters of a part, with the quotation marks that kept it from being read."""
    said = line.said(part)
    quoted = part.kind is PartKind.UNREAD and said == line.quoted
    return f'"{said}"' if quoted else said
