"""Lines of a file that cannot be taken, for programs and for people."""

from collections.abc import Sequence

from desktop_app.exchange.centre_folder import Reason, RefusedLine
from desktop_app.wording import Words
from desktop_app.wording.import_reasons import import_reason

MOST_SHOWN = 40
"""Refused lines shown to people; programs get them all."""


def refused_fields(one: RefusedLine, words: Words) -> dict[str, object]:
    """A refused line as programs read it."""
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "value": one.value,
        "reason": str(one.reason),
        "text": import_reason(words, one.reason, one.facts),
    }


def refused_lines(refused: Sequence[RefusedLine], words: Words) -> list[str]:
    """The causes; what follows from them is counted only, it goes away with them."""
    causes = [one for one in refused if one.reason is not Reason.REFERENCE_REFUSED]
    lines = [_refused_line(one, words) for one in causes[:MOST_SHOWN]]
    more = len(causes) - len(lines)
    if more > 0:
        lines.append(
            words.ngettext("… and {count} more line", "… and {count} more lines", more).format(
                count=more
            )
        )
    itself = {(one.file, one.line) for one in causes}
    following = len({(one.file, one.line) for one in refused} - itself)
    if following:
        lines.append(
            words.ngettext(
                "{count} more line is refused only because it names a refused one.",
                "{count} more lines are refused only because they name a refused one.",
                following,
            ).format(count=following)
        )
    return lines


def _refused_line(one: RefusedLine, words: Words) -> str:
    """« sessions.csv, ligne 12, start_time « 25:00 » : … »."""
    place = [one.file] if one.file else []
    if one.line:
        place.append(words._("line {line}").format(line=one.line))
    cell = one.column
    if one.value:
        cell = words._("{column} “{value}”").format(column=cell, value=one.value).strip()
    where = ", ".join([*place, *([cell] if cell else [])])
    return words._("{place}: {reason}").format(
        place=where, reason=import_reason(words, one.reason, one.facts)
    )
