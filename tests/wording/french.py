"""How French is set (interface.md 10)."""

import re

WRONG = re.compile(
    r"'"
    r"|(?<![\u202f\d/])[;!?](?=[\s.)\u00bb]|$)"
    r"|(?<!\u00a0):(?=\s|$)"
    r"|\u00ab(?!\u00a0)"
    r"|(?<!\u00a0)\u00bb"
)


def is_well_set(sentence: str) -> bool:
    """Whether a sentence has the spaces and apostrophes of French typography."""
    return WRONG.search(sentence) is None
