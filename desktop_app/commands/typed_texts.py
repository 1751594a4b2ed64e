"""Texts that somebody typed and that will be kept: made even, or refused by name."""

from db.tables.columns import clean_text
from desktop_app.domain.errors import BadInputError

LONGEST_KIND, LONGEST_LABEL, LONGEST_SENTENCE, LONGEST_LIST = 40, 200, 500, 2000
"""Characters that the columns hold: a code, a title, a sentence, several codes."""

LONGEST_NOTE = 140
"""A note is short, so that it stays practical (domain.md 8)."""


def text_typed(field: str, text: str, most: int) -> str:
    """Read a text that will be kept, in NFC and without the spaces around it.

    Raises:
        BadInputError: it is longer than ``most`` characters, or holds control characters or
            half of a surrogate pair.
    """
    # NFC makes a text three times as long at most.
    longest = max(len(text) * 3, 1)
    try:
        clean_text(text, longest)
    except ValueError as wrong:
        raise BadInputError(field, "not_a_text") from wrong
    cleaned = clean_text(text.strip(), longest)
    if len(cleaned) > most:
        raise BadInputError(field, "too_long", cleaned[:most])
    return cleaned


def reason_typed(text: str) -> str:
    """Read a reason, which is always asked for.

    Raises:
        BadInputError: it is missing, too long, or holds control characters.
    """
    reason = text_typed("reason", text, LONGEST_SENTENCE)
    if not reason:
        raise BadInputError("reason", "missing")
    return reason
