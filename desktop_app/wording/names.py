"""Titles, rooms, sites and people as sentences name them: by what they are, never by a name."""

from collections.abc import Mapping

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Fact
from desktop_app.wording.roles import role_words
from desktop_app.wording.words import Words

Names = Mapping[str, Bilingual]
"""What codes of rooms, sites, workers, sessions and equipment stand for."""

FEMININE_PLACES = frozenset({"salle", "petite", "grande", "cuisine", "pièce", "cour", "halle"})
"""First words of French names of places that are feminine; « bureau » and « cabinet » are not."""


def quoted(words: Words, title: str) -> str:
    """« Café santé », "Health café"."""
    return words._('"{title}"').format(title=title)


def title_said(words: Words, title: Fact | None, code: str = "") -> str:
    """What may be said of a booking: its title, or its code; appointments have no title."""
    text = said(words, title)
    if text:
        return quoted(words, text)
    return words._("booking {code}").format(code=code) if code else words._("another booking")


def named(words: Words, code: str, names: Names) -> str:
    """What a code stands for, or the code itself."""
    return said(words, names.get(code, code))


def language_said(words: Words, code: str, names: Names) -> str:
    """« arabe », "Arabic": a language inside a sentence, without what stands in brackets."""
    spoken = {
        "fr": words._("French"),
        "en": words._("English"),
        "pt": words._("Portuguese"),
        "vi": words._("Vietnamese"),
    }
    name = (spoken.get(code) or named(words, code, names)).partition("(")[0].strip()
    return name if words.language == "en" else f"{name[:1].lower()}{name[1:]}"


def said(words: Words, fact: Fact | None) -> str:
    """A fact of a rule in words."""
    return words.of(fact) if isinstance(fact, Bilingual) else str("" if fact is None else fact)


def worker_said(words: Words, label: Fact | None, code: str) -> str:
    """« Orthophoniste », "Speech therapist", with a capital; the code when it has no label."""
    role = role_words(words, label) if isinstance(label, Bilingual) else str(label or "")
    return capitalised(role) or code


def worker_with_code(words: Words, label: Fact | None, code: str) -> str:
    """« orthophoniste P085 », for the middle of a sentence."""
    role = role_words(words, label) if isinstance(label, Bilingual) else ""
    return f"{uncapitalised(role)} {code}".strip()


def roles_said(words: Words, expression: str, names: Names) -> str:
    """« infirmière (IDE) ou diététicienne (DIE) + usager expert (expert_user) »."""
    return " + ".join(_any_of(words, part, names) for part in expression.split("+") if part)


def _any_of(words: Words, part: str, names: Names) -> str:
    roles = [_role_with_code(words, code.strip(), names) for code in part.split("|")]
    if len(roles) == 1:
        return roles[0]
    return words._("{several} or {one}").format(several=", ".join(roles[:-1]), one=roles[-1])


def _role_with_code(words: Words, code: str, names: Names) -> str:
    said = uncapitalised(role_words(words, names.get(code, Bilingual(code))))
    return code if said == code else f"{said} ({code})"


def agreed(words: Words, participle: str, place: str) -> str:
    """A French participle agreeing with the name of a place; the catalogue gives the feminine."""
    first = place.partition(" ")[0].lower()
    if words.language == "fr" and first not in FEMININE_PLACES:
        return participle.removesuffix("e")
    return participle


def uncapitalised(text: str) -> str:
    """What stands in the middle of a sentence: « orthophoniste », but « IPA » stays."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def with_one_stop(sentence: str) -> str:
    """A sentence that ends with an abbreviation (« nov. ») has one full stop, not two."""
    return sentence.replace("..", ".")


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]
