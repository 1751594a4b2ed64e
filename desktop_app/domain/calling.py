"""Calling people about a session that was cancelled or moved (interface.md 5.3)."""

from enum import StrEnum


class CallStatus(StrEnum):
    """How far the call of one person has come; ``removed`` when there is no longer a reason."""

    TO_CALL = "to_call"
    TOLD = "told"
    MESSAGE_LEFT = "message_left"
    UNREACHABLE = "unreachable"
    REMOVED = "removed"

    @property
    def has_heard(self) -> bool:
        """Whether the person knows, or will find a message: nobody has to call again."""
        return self in {CallStatus.TOLD, CallStatus.MESSAGE_LEFT}

    @property
    def is_pending(self) -> bool:
        """Whether somebody still has to call: whoever could not be reached is tried again."""
        return self in {CallStatus.TO_CALL, CallStatus.UNREACHABLE}


MARKED = (
    CallStatus.TO_CALL,
    CallStatus.TOLD,
    CallStatus.MESSAGE_LEFT,
    CallStatus.UNREACHABLE,
)
"""What a desk may note of a call; the first takes a tick back."""


def status_taken_back(now: CallStatus, given: CallStatus, before: CallStatus) -> CallStatus:
    """Give the status of a call once the act that asked for it is taken back.

    Whoever has heard what is no longer true has to be called again; the others are as they
    were ``before`` the act, which had ``given`` them theirs.
    """
    if now is given or not now.has_heard:
        return before
    return CallStatus.TO_CALL
