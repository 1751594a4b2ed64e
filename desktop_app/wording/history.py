"""What became of a session, in words: fields before and after, never a person's name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.planning import STEP_FREE
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, capitalised, language_said, named, worker_said
from desktop_app.wording.statuses import session_status_text
from desktop_app.wording.words import Words

UNTOLD = frozenset({"cause", "kind", "cycle", "planned_starts", "kept_reason"})
"""Fields that follow from others, or that say nothing to people."""

NOTHING = "—"


def changed_field_text(words: Words, name: str) -> str:
    """« Salle », "Room": a field of a session as people call it."""
    known = {
        "starts": words._("Start"),
        "ends": words._("End"),
        "room": words._("Room"),
        "status": words._("Status"),
        "programme": words._("Workshop"),
        "number": words._("Number in the cycle"),
        "title": words._("Title"),
        "reason": words._("Reason"),
        "places": words._("Places"),
        "needs": words._("Needs"),
        "interpreter_language": words._("Interpreter"),
        "kept": words._("Conflicts kept"),
        "headcount": words._("Headcount"),
        "allocated": words._("With"),
        "partners": words._("Partners"),
        "note": words._("Internal note"),
        "waiting_limit": words._("Waiting list"),
        "walk_in": words._("Without enrolment"),
    }
    return known.get(name, name)


def changed_value_text(words: Words, name: str, value: Any, names: Names) -> str:
    """A value as the journal writes it, in words; a dash for nothing."""
    if value in (None, "", [], ()):
        return NOTHING
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_item_text(words, one, names) for one in value)
    return _plain_text(words, name, str(value), names)


def _plain_text(words: Words, name: str, value: str, names: Names) -> str:
    if name in {"starts", "ends"}:
        return moment_said(words, datetime.fromisoformat(value))
    if name == "status":
        return session_status_text(words, value)
    if name == "walk_in":
        return words._("yes") if value == str(True) else words._("no")
    if name == "interpreter_language":
        return ", ".join(language_said(words, code, names) for code in value.split("|"))
    return named(words, value, names)


def _item_text(words: Words, item: Any, names: Names) -> str:
    if isinstance(item, Mapping):
        return _allocated_text(words, item, names)
    return need_text(words, str(item), names)


def _allocated_text(words: Words, item: Mapping[str, Any], names: Names) -> str:
    code = str(item["resource"])
    if item["role"] == "equipment":
        return need_text(words, f"{code}:{item['quantity']}", names)
    said = worker_said(words, names.get(code), code)
    if not item["starts"]:
        return said
    hours = "–".join(words.hour(datetime.fromisoformat(item[end])) for end in ("starts", "ends"))
    return f"{said} ({hours})"


def need_text(words: Words, need: str, names: Names) -> str:
    """« Tapis × 12 » for ``mats:12``, « Accès fauteuil » for ``step_free``."""
    code, _, quantity = need.partition(":")
    said = words._("Step-free access") if code == STEP_FREE else named(words, code, names)
    return f"{capitalised(said)} × {quantity}" if quantity else capitalised(said)
