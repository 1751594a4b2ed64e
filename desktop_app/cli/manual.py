"""What `--help` says of a command."""

from desktop_app.cli.answers import aligned
from desktop_app.cli.command import Command, Parameter, parameters
from desktop_app.cli.contents import Entry
from desktop_app.wording import Words
from desktop_app.wording.names import capitalised


def manual(command: Command, entry: Entry, words: Words) -> list[str]:
    """The lines of a command's manual."""
    known = parameters(command)
    positional = [one for one in known if one.positional]
    options = [one for one in known if not one.positional]
    shape = " ".join(one.metavar if one.required else f"[{one.metavar}]" for one in positional)
    usage = words._("Usage: {shape}").format(
        shape=f"permanence {command.name} {shape}".rstrip() + words._(" [options]")
    )
    rows = [
        *((f"  {one.metavar}", words._(one.help)) for one in positional),
        *(_option_row(one, words) for one in options),
    ]
    return [usage, "", capitalised(words._(entry.summary)) + ".", "", *aligned(rows)]


def _option_row(option: Parameter, words: Words) -> tuple[str, str]:
    notes = [words._(option.help)]
    if option.required:
        notes.append(words._("required"))
    if option.repeated:
        notes.append(words._("may be repeated"))
    return (f"  {', '.join(option.names)} {option.metavar}".rstrip(), " · ".join(notes))
