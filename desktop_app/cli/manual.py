"""What `--help` says of a command."""

from collections.abc import Sequence

from desktop_app.cli.answers import Answer, aligned
from desktop_app.cli.command import Command, Parameter, parameters
from desktop_app.cli.contents import Entry
from desktop_app.wording import Words
from desktop_app.wording.names import capitalised


def manual(command: Command, entry: Entry, words: Words) -> Answer:
    """The manual of a command, for people and for programs."""
    known = parameters(command)
    usage = _usage(command, known)
    summary = words._(entry.summary)
    document = {
        "command": command.name,
        "usage": usage,
        "does": summary,
        "options": [_fields(one, words) for one in known],
    }
    rows = [
        (f"  {one.metavar}", words._(one.help)) if one.positional else _option_row(one, words)
        for one in known
    ]
    said = words._("Usage: {shape}").format(shape=usage + words._(" [options]"))
    return Answer(document, [said, "", capitalised(summary) + ".", "", *aligned(rows)])


def _usage(command: Command, known: Sequence[Parameter]) -> str:
    shape = " ".join(
        one.metavar if one.required else f"[{one.metavar}]" for one in known if one.positional
    )
    return f"permanence {command.name} {shape}".rstrip()


def _fields(one: Parameter, words: Words) -> dict[str, object]:
    return {
        "names": [] if one.positional else list(one.names),
        "value": one.metavar or None,
        "does": words._(one.help),
        "required": one.required,
        "repeated": one.repeated,
    }


def _option_row(option: Parameter, words: Words) -> tuple[str, str]:
    notes = [words._(option.help)]
    if option.required:
        notes.append(words._("required"))
    if option.repeated:
        notes.append(words._("may be repeated"))
    return (f"  {', '.join(option.names)} {option.metavar}".rstrip(), " · ".join(notes))
