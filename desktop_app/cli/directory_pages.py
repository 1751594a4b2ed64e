"""What there is in a centre, list by list, for programs and for people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, aligned
from desktop_app.cli.contents import _
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.sheets.facts import Variant
from desktop_app.readings.directory import (
    FeatureEntry,
    LanguageEntry,
    PersonEntry,
    ProgrammeEntry,
    RoomEntry,
    SiteEntry,
    VariantEntry,
    WorkerEntry,
    language_entries,
    needable_entries,
    person_entries,
    programme_entries,
    room_entries,
    site_entries,
    variant_entries,
    worker_entries,
)
from desktop_app.wording import Words
from desktop_app.wording.history import need_text
from desktop_app.wording.names import Names, capitalised, language_said, named, roles_said
from desktop_app.wording.roles import role_words
from desktop_app.wording.sheet_variants import variant_text

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """One list: where its entries come from, how one is a row for people, and what it heads."""

    entries: Callable[[Engine], Sequence[Any]]
    row: Callable[[Any, Words, Names], Row]
    heads: Row


def directory_answer(engine: Engine, name: str, words: Words, names: Names) -> Answer:
    """The list called ``name``, such as ``rooms``."""
    directory = DIRECTORIES[name]
    entries = directory.entries(engine)
    rows = [directory.row(one, words, names) for one in entries]
    heads = tuple(map(words._, directory.heads))
    lines = aligned([heads, *rows]) if rows else [words._("There is nothing in this list yet.")]
    return Answer({name: [_fields(one, words) for one in entries]}, lines)


def _fields(entry: Any, words: Words) -> Mapping[str, object]:
    """An entry as programs read it: the names of its fields, texts in the language asked."""
    texts = {
        name: _text(entry, text, words)
        for name in entry.__slots__
        if isinstance(text := getattr(entry, name), Bilingual)
    }
    return {**asdict(entry), **texts}


def _text(entry: Any, text: Bilingual, words: Words) -> str:
    """A text of the centre in the language asked, or what one of our own codes means."""
    match entry:
        case WorkerEntry():
            return role_words(words, text)
        case FeatureEntry():
            return need_text(words, entry.code, {entry.code: text})
        case VariantEntry():
            return variant_text(words, Variant(entry.code))
    return words.of(text)


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


def _programme(one: ProgrammeEntry, words: Words, names: Names) -> Row:
    places = ""
    if one.places is not None:
        places = words.ngettext("{count} place", "{count} places", one.places)
    return (
        one.code,
        words.of(one.title),
        words._("{minutes} min").format(minutes=one.minutes),
        places.format(count=one.places),
        roles_said(words, one.roles, names),
    )


def _feature(one: FeatureEntry, words: Words, _names: Names) -> Row:
    stock = ""
    if one.stock is not None:
        stock = words.ngettext("{count} to carry", "{count} to carry", one.stock)
    return (one.code, _text(one, one.label, words), stock.format(count=one.stock))


def _variant(one: VariantEntry, words: Words, _names: Names) -> Row:
    return (one.code, _text(one, one.label, words))


def _person(one: PersonEntry, words: Words, names: Names) -> Row:
    return (one.code, one.name, language_said(words, one.language, names))


DIRECTORIES: Mapping[str, Directory] = {
    "sites": Directory(site_entries, _site, (_("Code"), _("Site"), _("Letter"))),
    "rooms": Directory(
        room_entries, _room, (_("Code"), _("Room"), _("Capacity"), _("Site"), _("Equipment"))
    ),
    "professionals": Directory(
        worker_entries, _worker, (_("Code"), _("Name"), _("Profession"), _("Site"), _("Languages"))
    ),
    "programmes": Directory(
        programme_entries,
        _programme,
        (_("Code"), _("Title"), _("Duration"), _("Places"), _("Led by")),
    ),
    "languages": Directory(language_entries, _language, (_("Code"), _("Language"))),
    "features": Directory(needable_entries, _feature, (_("Code"), _("Equipment"), _("Stock"))),
    "variants": Directory(variant_entries, _variant, (_("Code"), _("Kind of sheet"))),
    "people": Directory(person_entries, _person, (_("Code"), _("Name"), _("Language"))),
}
"""Every list by the option of `show` that asks for it."""
