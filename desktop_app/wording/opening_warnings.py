"""What a desk should know when it opens a centre, in words."""

from collections.abc import Mapping
from datetime import datetime

from desktop_app.wording.moments import moment_with_year
from desktop_app.wording.words import Words


def opening_warning_text(words: Words, code: str, facts: Mapping[str, str | datetime]) -> str:
    """One sentence that says what to do."""
    known = {
        "little_space": words._("The disk is nearly full ({free} MB left). Make room on it."),
        "clock_earlier": words._(
            "The clock of this computer says {now}, and the last act was done on {last}:"
            " check its date and time."
        ),
    }
    said = {name: _said(words, fact) for name, fact in facts.items()}
    return known[code].format(**said)


def _said(words: Words, fact: str | datetime) -> str:
    return moment_with_year(words, fact) if isinstance(fact, datetime) else fact
