"""French first, English complete: no sentence of the code is missing in either language."""

import ast
import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.architecture.sources import program_modules
from tests.messages import (
    KEYWORDS,
    compiled,
    completed,
    in_code,
    is_translated,
    new_catalogue,
    po_path,
    read_catalogue,
    sentences,
    texts,
)

LANGUAGES = ("fr", "en")
PLACEHOLDER = re.compile(r"\{\w*(?:![rsa])?(?::[^{}]*)?\}|%(?:\(\w+\))?[sd]")
STRAIGHT_OR_GLUED = re.compile(
    r"'"
    r"|(?<!\u202f)[;!?](?=[\s.)\u00bb]|$)"
    r"|(?<!\u00a0):(?=\s|$)"
    r"|\u00ab(?!\u00a0)"
    r"|(?<!\u00a0)\u00bb"
)
"""What French typography does not allow: ' for ’, no space before a double sign."""


def untranslated(found: Catalog, catalogue: Catalog) -> list[str]:
    """The sentences that a language does not have, or not in all their forms."""
    return [
        texts(message.id)[0]
        for message in sentences(found)
        if not is_translated(catalogue.get(message.id))
    ]


def unlike_placeholders(catalogue: Catalog) -> list[str]:
    """The sentences that would lose a fact, or fail for want of one."""
    return [
        texts(message.id)[0]
        for message in sentences(catalogue)
        for text in texts(message.string)
        if text and placeholders(text) not in map(placeholders, texts(message.id))
    ]


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def ill_set(catalogue: Catalog) -> list[str]:
    """The French sentences whose typography is not that of the house (interface.md 10)."""
    return [
        text
        for message in sentences(catalogue)
        for text in texts(message.string)
        if STRAIGHT_OR_GLUED.search(text)
    ]


def unread_sentences(tree: ast.Module) -> list[str]:
    """The sentences inside an f-string, where those who gather them for translation do not look."""
    return [
        ast.unparse(call)
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in KEYWORDS
        and isinstance(call.args[0], ast.Constant)
    ]


def catalogue_of(*pairs: tuple[str, str]) -> Catalog:
    catalogue = new_catalogue("fr")
    for sentence, translation in pairs:
        catalogue.add(sentence, translation)
    return catalogue


def test_no_sentence_hides_in_an_f_string() -> None:
    found = [
        f"{module.place}: {sentence}"
        for module in program_modules()
        for sentence in unread_sentences(module.tree)
    ]

    assert found == []


def test_a_sentence_in_an_f_string_is_found() -> None:
    hidden = ast.parse("""f"{said} {words._('Perhaps {codes}.').format(codes=codes)}" """)
    plain = ast.parse("""f"{words._(entry.summary)} {words.of(title)}" """)

    assert unread_sentences(hidden) == ["words._('Perhaps {codes}.')"]
    assert unread_sentences(plain) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert untranslated(in_code(), read_catalogue(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_facts(language: str) -> None:
    assert unlike_placeholders(read_catalogue(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_runs_is_what_was_written(language: str) -> None:
    path = po_path(language)

    assert path.with_suffix(".mo").read_bytes() == compiled(read_catalogue(language))


def test_french_is_set_as_french() -> None:
    assert ill_set(read_catalogue("fr")) == []


def test_the_program_says_something() -> None:
    assert len(list(sentences(in_code()))) > 100


def test_sentences_are_found_in_code(tmp_path: Path) -> None:
    folder = tmp_path / "desktop_app"
    folder.mkdir()
    (folder / "rooms.py").write_text(
        'a = words._("Room taken")\n'
        'b = words.ngettext("one room", "{n} rooms", n)\n'
        'c = d("not me")\n'
        'e = words._(\n    "The room "\n    "is closed"\n)\n',
        encoding="utf-8",
    )

    found = {texts(message.id) for message in sentences(in_code(tmp_path))}

    assert found == {("Room taken",), ("one room", "{n} rooms"), ("The room is closed",)}


def test_a_missing_sentence_is_found() -> None:
    found = catalogue_of(("Room taken", ""), ("Room closed", ""))

    assert untranslated(found, catalogue_of(("Room taken", "Salle prise"))) == ["Room closed"]
    assert untranslated(found, found) == ["Room taken", "Room closed"]


def test_a_missing_plural_is_found() -> None:
    found = new_catalogue("fr")
    found.add(("one room", "{n} rooms"), ("une salle", ""))

    assert untranslated(found, found) == ["one room"]


def test_a_lost_fact_is_found() -> None:
    kept, lost = ("{room} is taken", "{room} est prise"), ("{room} is closed", "{salle} fermée")

    assert unlike_placeholders(catalogue_of(kept, lost)) == ["{room} is closed"]


@pytest.mark.parametrize(
    "text", ["L'heure", "Fermé!", "Fermé ?", "Prise ; fermée", "Salle: prise", "Salle : prise"]
)
def test_bad_typography_is_found(text: str) -> None:
    assert ill_set(catalogue_of(("Room", text))) == [text]


@pytest.mark.parametrize(
    "text",
    ["L’heure", "Fermé\u202f!", "Salle\u00a0: {room}", "«\u00a0Groupe\u00a0» à 14:00", "{n:02d}"],
)
def test_good_typography_is_left_alone(text: str) -> None:
    assert ill_set(catalogue_of(("Room", text))) == []


def test_english_fills_itself_and_french_waits() -> None:
    found = catalogue_of(("A sentence that no code says", ""))

    (english,) = sentences(completed("en", found))
    (french,) = sentences(completed("fr", found))

    assert (english.string, french.string) == ("A sentence that no code says", "")


def test_a_translator_s_answer_wins() -> None:
    found = catalogue_of(("Room taken", ""))
    answer = catalogue_of(("Room taken", "Salle déjà prise"))

    (french,) = sentences(completed("fr", found, [answer]))
    catalogue = gettext.GNUTranslations(io.BytesIO(compiled(completed("fr", found, [answer]))))

    assert french.string == "Salle déjà prise"
    assert catalogue.gettext("Room taken") == "Salle déjà prise"
