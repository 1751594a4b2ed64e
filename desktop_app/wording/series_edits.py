"""What becomes of each date of a cycle, in words: before, after, and why one stays as it is."""

from collections.abc import Iterable, Mapping

from desktop_app.domain.series_edits import TEAM, TIME, Untouched
from desktop_app.domain.span import Span
from desktop_app.wording.input_errors import field_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, named
from desktop_app.wording.words import Words

FIELDS = {TEAM: "with", "interpreter_language": "language", "option": "status"}
"""Fields of a date that people call by the name of another field."""


def place_noted(words: Words, span: Span, room: str, names: Names) -> str:
    """« mar. 1er déc. 2026, 14:00–15:30, Salle polyvalente A »."""
    day = words.short_day_with_year(span.day)
    return f"{day}, {hours_noted(words, span)}, {named(words, room, names)}"


def untouched_said(words: Words, cause: Untouched) -> str:
    """Why a date stays as it is."""
    known = {
        Untouched.NOT_ASKED: words._("not concerned"),
        Untouched.PAST: words._("past: it stays"),
        Untouched.HELD: words._("held: it stays"),
        Untouched.CANCELLED: words._("cancelled: it stays"),
        Untouched.SKIPPED: words._("left out: it stays"),
        Untouched.ITS_OWN: words._("differs from the others: it stays"),
        Untouched.ALREADY: words._("so already"),
    }
    return known[cause]


def own_said(words: Words, own: Iterable[str]) -> str:
    """« garde : Jour et heures, Salle »: what a date keeps because it differs there."""
    fields = [
        words._("Day and hours") if name == TIME else field_text(words, FIELDS.get(name, name))
        for name in sorted(own)
    ]
    return words._("keeps its own: {fields}").format(fields=", ".join(fields))


def policy_changed_said(words: Words, answer: Mapping[str, int]) -> list[str]:
    """How many dates a policy left out or put back, by the status they came to."""
    skipped, back, option = (answer[name] for name in ("skipped", "planned", "option"))
    counted = (
        (skipped, words.ngettext("{count} date left out", "{count} dates left out", skipped)),
        (back, words.ngettext("{count} date put back", "{count} dates put back", back)),
        (
            option,
            words.ngettext(
                "{count} date put back as an option", "{count} dates put back as options", option
            ),
        ),
    )
    return [said.format(count=count) for count, said in counted if count]


def changed_said(words: Words, count: int) -> str:
    """« 3 dates changent »."""
    return words.ngettext("{count} date changes", "{count} dates change", count).format(count=count)
