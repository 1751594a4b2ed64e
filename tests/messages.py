"""The catalogues of sentences: gathered from the code, completed, compiled (`make messages`).

English is the text of the code itself, so its catalogue fills itself; French is written by
people. `make messages FROM=answers.po` takes French sentences from a translator's file.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.architecture.sources import PROGRAM, ROOT

KEYWORDS = {"_": None, "ngettext": (1, 2)}
CATALOGUES = ROOT / "resources" / "i18n"
SOURCE_LANGUAGE = "en"
ANY_DAY = datetime(2026, 11, 24, tzinfo=UTC)
"""A catalogue changes when its sentences do, not when it is made again."""


def po_path(language: str) -> Path:
    """Where the sentences of a language are written by people."""
    return CATALOGUES / language / "LC_MESSAGES" / "permanence.po"


def in_code(root: Path = ROOT) -> Catalog:
    """Every sentence that the program says, as the code writes it."""
    found = new_catalogue(None)
    for top in PROGRAM:
        for _, _, message, comments, _ in extract_from_dir(
            root / top, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(message, auto_comments=comments)
    return found


def read_catalogue(language: str) -> Catalog:
    """The sentences of a language as they stand in resources/i18n; none yet is empty."""
    path = po_path(language)
    if not path.exists():
        return new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def completed(language: str, found: Catalog, answers: Sequence[Catalog] = ()) -> Catalog:
    """The sentences of the code with all the translations known for them."""
    complete = new_catalogue(language)
    known = [*answers, read_catalogue(language)]
    for message in sentences(found):
        given = (source.get(message.id) for source in known)
        translated = [other.string for other in given if other and is_translated(other)]
        if language == SOURCE_LANGUAGE:
            translated.append(message.id)
        complete.add(message.id, (translated[0] if translated else None) or "")
    return complete


def is_translated(message: Message | None) -> bool:
    """Whether a sentence has all its forms in the other language, and is sure."""
    if message is None or message.fuzzy:
        return False
    return all(texts(message.string))


def texts(value: object) -> tuple[str, ...]:
    """The forms of a sentence, whether it has a plural or not."""
    return tuple(value) if isinstance(value, list | tuple) else (str(value or ""),)


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its heading."""
    return (message for message in catalogue if message.id)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it at run time."""
    content = io.BytesIO()
    write_mo(content, catalogue)
    return content.getvalue()


def new_catalogue(language: str | None) -> Catalog:
    """An empty catalogue whose heading is always the same."""
    return Catalog(
        locale=language,
        project="Permanence",
        version="1",
        header_comment="# Sentences of Permanence; see `make messages`.",
        msgid_bugs_address="",
        creation_date=ANY_DAY,
        revision_date=ANY_DAY,
        last_translator="",
        language_team="",
        fuzzy=False,
    )


def write_catalogue(language: str, catalogue: Catalog) -> None:
    """Write both files of a language."""
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=98, no_location=True, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def main(answer_files: Sequence[str]) -> int:
    """Bring both catalogues up to the code; 1 when French sentences are missing."""
    found = in_code()
    answers = []
    for name in answer_files:
        with Path(name).open("rb") as file:
            answers.append(read_po(file, locale="fr"))
    french = completed("fr", found, answers)
    write_catalogue("fr", french)
    write_catalogue(SOURCE_LANGUAGE, completed(SOURCE_LANGUAGE, found))
    missing = [message.id for message in sentences(french) if not is_translated(message)]
    for sentence in missing:
        sys.stdout.write(f"not in French yet: {texts(sentence)[0]}\n")
    sys.stdout.write(f"{len(list(sentences(found)))} sentences, {len(missing)} to translate\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
