"""What the form asks of the desk: what was typed as acts, and what is done beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.form.typed import Typed

if TYPE_CHECKING:
    from desktop_app.commands.act import Command
    from desktop_app.commands.session_details import SessionDetails
    from desktop_app.commands.session_edits import EditSession
    from desktop_app.commands.sessions import BookSession
    from desktop_app.domain.findings import Finding
    from ui.form.entry import FormEntry


@dataclass(frozen=True, slots=True)
class Saving:
    """How what is typed is to be saved: how far it goes, and why its conflicts are kept."""

    scope: str = "this"
    option: bool = False
    reason: str = ""


def command_of(session: str, entry: FormEntry, saving: Saving) -> Command:
    """What was typed as an act: an edit of a session, or a booking where there is none yet.

    Raises:
        ValueError: the end is not after the start.
    """
    standing = entry.judged().standing if saving.reason else ()
    kept = frozenset(str(one.code) for one in standing)
    if not session:
        return booking_of(entry.typed, saving, kept)
    return edit_of(session, entry, saving, kept)


def edit_of(session: str, entry: FormEntry, saving: Saving, kept: frozenset[str]) -> EditSession:
    """What was changed, as an act.

    Raises:
        ValueError: the end is not after the start.
    """
    from desktop_app.commands.session_changes import Keeping  # noqa: PLC0415 - the data layer
    from desktop_app.commands.session_edits import EditSession  # noqa: PLC0415

    typed = entry.typed
    wanted = replace(typed, option=typed.option or saving.option)
    keeping = Keeping(kept, saving.reason)
    return EditSession(session, _details(entry.seen), _details(wanted), saving.scope, keeping)


def booking_of(typed: Typed, saving: Saving, kept: frozenset[str]) -> BookSession:
    """What was typed as a new booking.

    Raises:
        ValueError: the end is not after the start.
    """
    from desktop_app.commands.session_changes import Keeping  # noqa: PLC0415 - the data layer
    from desktop_app.commands.sessions import BookSession  # noqa: PLC0415

    details = _details(typed)
    return BookSession(
        start=details.start,
        end=details.end,
        room=details.room,
        allocated=details.team,
        programme=details.programme,
        title=details.title,
        people=typed.places or 0,
        places=typed.places,
        needs=details.needs,
        interpreter_language=details.interpreter_language,
        option=typed.option or saving.option,
        partners=typed.partners,
        note=typed.note,
        waiting_limit=typed.waiting_limit,
        walk_in=typed.walk_in,
        keeping=Keeping(kept, saving.reason),
    )


def _details(typed: Typed) -> SessionDetails:
    from desktop_app.commands.session_details import SessionDetails  # noqa: PLC0415 - data layer
    from desktop_app.commands.session_state import Allocated  # noqa: PLC0415

    if typed.span is None:
        raise ValueError("a session ends after its start")
    team = (
        Allocated(one.worker, one.role)
        if one.span is None
        else Allocated(one.worker, one.role, 1, one.span.start, one.span.end)
        for one in typed.team
    )
    return SessionDetails(
        start=typed.span.start,
        end=typed.span.end,
        room=typed.room,
        title=typed.title,
        programme=typed.programme,
        places=typed.places,
        needs=typed.needs,
        team=tuple(sorted(team, key=lambda one: (one.role, one.resource))),
        interpreter_language=typed.language,
        option=typed.option,
        partners=typed.partners,
        note=typed.note,
        waiting_limit=typed.waiting_limit,
        walk_in=typed.walk_in,
    )


def keep_of(session: str, finding: Finding, reason: str) -> Command:
    """A conflict kept where it stands."""
    from desktop_app.commands.kept_conflicts import KeepConflict  # noqa: PLC0415 - the data layer

    return KeepConflict(session, str(finding.code), reason)


def settle_of(session: str, finding: Finding) -> Command:
    """A kept conflict to be settled again."""
    from desktop_app.commands.kept_conflicts import StopKeeping  # noqa: PLC0415 - the data layer

    return StopKeeping(session, str(finding.code))


def reverse_of(number: int) -> Command:
    """An act of the history taken back."""
    from desktop_app.commands.undo import Reverse  # noqa: PLC0415 - the data layer

    return Reverse(number)
