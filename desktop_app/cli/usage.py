"""What is wrong with a command line, in the reader's language."""

import difflib

import typer

from desktop_app.wording import Words


def usage_text(words: Words, error: typer.TyperException) -> str:
    """One sentence for what typer could not read; ``--help`` is always the way out."""
    way_out = words._("See --help.")
    return f"{_sentence(words, error)} {way_out}"


def _sentence(words: Words, error: typer.TyperException) -> str:
    # typer keeps these types to itself, but not their names nor what they carry.
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(words, error)
        case "MissingParameter":
            return words._("{name} is missing.").format(name=_parameter(error))
        case "BadOptionUsage":
            option = getattr(error, "option_name", "")
            return words._("{name} is not used as it should: it lacks its value.").format(
                name=option
            )
        case "UsageError":
            return words._("More was given than the command takes: {message}").format(
                message=_extra(error)
            )
    return words._("{name} cannot be read.").format(name=_parameter(error))


def _no_such_option(words: Words, error: typer.TyperException) -> str:
    option = str(getattr(error, "option_name", ""))
    sentence = words._("There is no option {name}.").format(name=option)
    # The dashes that all options share would make any two of them alike.
    known = {one.lstrip("-"): one for one in getattr(error, "possibilities", None) or []}
    near = difflib.get_close_matches(option.lstrip("-"), known, 1)
    if not near:
        return sentence
    meant = words._("Did you mean “{name}”?").format(name=known[near[0]])
    return f"{sentence} {meant}"


def _parameter(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "?"
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    return str(parameter.opts[0])


def _extra(error: typer.TyperException) -> str:
    """Typer's own words end with what was too much, in brackets."""
    return error.message.rpartition("(")[2].rstrip(")")
