"""The options that several commands share; each is declared once, here."""

from dataclasses import dataclass, field
from typing import Annotated

import typer

from desktop_app.cli.contents import _
from desktop_app.readings.spellings import CodeOf


@dataclass(frozen=True, kw_only=True)
class Options:
    """What every command takes."""

    json: Annotated[
        bool, typer.Option("--json", help=_("write one JSON document, and nothing else"))
    ] = False
    language: Annotated[
        str, typer.Option("--language", metavar="fr|en", help=_("language of the answer"))
    ] = ""


@dataclass(frozen=True, kw_only=True)
class CentreOptions(Options):
    """A command about one centre."""

    centre: Annotated[
        str, typer.Argument(metavar="CENTRE", help=_("a file or a postgresql:// address"))
    ]


@dataclass(frozen=True, kw_only=True)
class WhoOptions(CentreOptions):
    """A command that is kept in a log: who acts."""

    desk: Annotated[str, typer.Option("--desk", metavar="NAME", help=_("the desk that acts"))] = ""
    user: Annotated[str, typer.Option("--user", metavar="NAME", help=_("the person who acts"))] = ""


@dataclass(frozen=True, kw_only=True)
class ActOptions(WhoOptions):
    """A command that writes: who acts, and the key under which it is done once."""

    operation: Annotated[
        str,
        typer.Option("--operation", metavar="KEY", help=_("the same key twice does the act once")),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class KeepOptions(ActOptions):
    """A command that may keep conflicts with a reason."""

    keep: Annotated[
        list[str],
        typer.Option("--keep", metavar="CODE", help=_("keep this conflict, with a reason")),
    ] = field(default_factory=list)
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("why"))] = ""


SessionArgument = Annotated[
    str,
    typer.Argument(metavar="SESSION", help=_("the code of a session")),
    CodeOf.SESSION,
]
SessionOrSheetArgument = Annotated[
    str,
    typer.Argument(
        metavar="SESSION", help=_("the code of a session, or the number printed on its sheet")
    ),
    CodeOf.SESSION,
]
SubjectArgument = Annotated[
    str,
    typer.Argument(metavar="SESSION|CYCLE", help=_("the code of a session or of a cycle")),
    CodeOf.SUBJECT,
]
SubjectOrSheetArgument = Annotated[
    str,
    typer.Argument(
        metavar="SESSION|CYCLE",
        help=_("the code of a session or of a cycle, or the number printed on its sheet"),
    ),
    CodeOf.SUBJECT,
]
SiteOption = Annotated[
    str, typer.Option("--site", metavar="SITE", help=_("the code of a site only")), CodeOf.SITE
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="DATE", help=_("a day: 2026-11-24 or 24/11/2026"))
]
RoomOption = Annotated[
    str, typer.Option("--room", metavar="ROOM", help=_("the code of a room")), CodeOf.RESOURCE
]
StartOption = Annotated[
    str, typer.Option("--start", metavar="TIME", help=_("such as 2026-11-24T14:00"))
]
EndOption = Annotated[
    str, typer.Option("--end", metavar="TIME", help=_("such as 2026-11-24T15:30"))
]
