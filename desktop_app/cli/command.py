"""A command of the command line: its options as a value, and what it does with them."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, get_type_hints

import typer
from typer.main import get_command

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.options import Options


@dataclass(frozen=True, slots=True)
class Command:
    """A name, the options it reads, and the act that answers."""

    name: str
    options: type[Options]
    act: Callable[[Any, Call], Answer]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One option or argument as the manual shows it; ``help`` is not translated yet."""

    names: tuple[str, ...]
    metavar: str
    help: str
    required: bool
    positional: bool
    repeated: bool


def read_options(command: Command, arguments: Sequence[str]) -> Options:
    """Read what was typed after a command's name.

    Raises:
        typer.TyperException: an option is unknown, lacks its value, or is missing.
    """
    program = _program(command)
    options: Options = program.main(
        args=list(arguments), prog_name=f"permanence {command.name}", standalone_mode=False
    )
    return options


def parameters(command: Command) -> tuple[Parameter, ...]:
    """The arguments of a command in order, then its options."""
    found = [
        Parameter(
            names=tuple(one.opts),
            metavar=one.metavar or "",
            help=getattr(one, "help", None) or "",
            required=one.required,
            positional=one.param_type_name == "argument",
            repeated=one.multiple if one.param_type_name == "option" else False,
        )
        for one in _program(command).params
    ]
    return tuple(sorted(found, key=lambda one: (not one.positional, not one.required)))


def _program(command: Command) -> Any:
    """The command as typer knows it: its parameters are the fields of the options."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(command.name, add_help_option=False)(_constructor(command.options))
    return get_command(app)


def _constructor(options: type[Options]) -> Callable[..., Options]:
    hints: Mapping[str, Any] = get_type_hints(options, include_extras=True)

    def construct(**values: Any) -> Options:
        return options(**values)

    construct.__annotations__ = dict(hints)
    signature = inspect.Signature(
        [
            inspect.Parameter(
                one.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=_default(one),
                annotation=hints[one.name],
            )
            for one in fields(options)
        ]
    )
    construct.__signature__ = signature  # type: ignore[attr-defined]  # read by inspect
    return construct


def _default(one: Field[Any]) -> Any:
    if one.default is not MISSING:
        return one.default
    if one.default_factory is not MISSING:
        return one.default_factory()
    return inspect.Parameter.empty
