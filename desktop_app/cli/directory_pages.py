"""What there is in a centre, list by list, for programs and for people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, aligned
from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.directory import (
    FeatureEntry,
    LanguageEntry,
    PersonEntry,
    ProgrammeEntry,
    RoomEntry,
    SiteEntry,
    WorkerEntry,
    feature_entries,
    language_entries,
    person_entries,
    programme_entries,
    room_entries,
    site_entries,
    worker_entries,
)
from desktop_app.wording import Words
from desktop_app.wording.names import Names, capitalised, language_said, named
from desktop_app.wording.roles import role_words

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """One list: where its entries come from, and how one is a row for people."""

    entries: Callable[[Engine], Sequence[Any]]
    row: Callable[[Any, Words, Names], Row]


def directory_answer(engine: Engine, name: str, words: Words, names: Names) -> Answer:
    """The list called ``name``, such as ``rooms``."""
    directory = DIRECTORIES[name]
    entries = directory.entries(engine)
    rows = [directory.row(one, words, names) for one in entries]
    lines = aligned(rows) if rows else [words._("There is nothing in this list yet.")]
    return Answer({name: [_fields(one, words) for one in entries]}, lines)


def _fields(entry: Any, words: Words) -> Mapping[str, object]:
    """An entry as programs read it: the names of its fields, texts in the language asked."""
    texts = {
        name: role_words(words, text) if isinstance(entry, WorkerEntry) else words.of(text)
        for name in entry.__slots__
        if isinstance(text := getattr(entry, name), Bilingual)
    }
    return {**asdict(entry), **texts}


def _site(one: SiteEntry, _words: Words, _names: Names) -> Row:
    return (one.code, one.name, one.letter)


def _room(one: RoomEntry, words: Words, names: Names) -> Row:
    holds = words.ngettext("{count} place", "{count} places", one.capacity)
    features = [named(words, code, names) for code in one.features]
    if one.step_free:
        features.insert(0, words._("step-free"))
    return (
        one.code,
        words.of(one.name),
        holds.format(count=one.capacity),
        named(words, one.site, names),
        ", ".join(features),
    )


def _worker(one: WorkerEntry, words: Words, names: Names) -> Row:
    return (
        one.code,
        one.name,
        capitalised(role_words(words, one.label)),
        named(words, one.site, names) if one.site else "",
        ", ".join(language_said(words, code, names) for code in one.languages),
    )


def _language(one: LanguageEntry, words: Words, _names: Names) -> Row:
    return (one.code, words.of(one.name))


def _programme(one: ProgrammeEntry, words: Words, _names: Names) -> Row:
    places = ""
    if one.places is not None:
        places = words.ngettext("{count} place", "{count} places", one.places)
    return (
        one.code,
        words.of(one.title),
        words._("{minutes} min").format(minutes=one.minutes),
        places.format(count=one.places),
        one.roles,
    )


def _feature(one: FeatureEntry, words: Words, _names: Names) -> Row:
    stock = ""
    if one.stock is not None:
        stock = words.ngettext("{count} to carry", "{count} to carry", one.stock)
    return (one.code, words.of(one.label), stock.format(count=one.stock))


def _person(one: PersonEntry, words: Words, names: Names) -> Row:
    return (one.code, one.name, language_said(words, one.language, names))


DIRECTORIES: Mapping[str, Directory] = {
    "sites": Directory(site_entries, _site),
    "rooms": Directory(room_entries, _room),
    "professionals": Directory(worker_entries, _worker),
    "programmes": Directory(programme_entries, _programme),
    "languages": Directory(language_entries, _language),
    "features": Directory(feature_entries, _feature),
    "people": Directory(person_entries, _person),
}
"""Every list by the option of `show` that asks for it."""
