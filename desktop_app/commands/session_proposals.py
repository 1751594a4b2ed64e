"""Sessions as the rules see them: their state, those enrolled, their interpreter order."""

from db.queries.circumstances import Circumstances, circumstances_of
from desktop_app.commands.session_state import SessionState
from desktop_app.domain.planning import Proposal

__all__ = ["Circumstances", "circumstances_of", "proposal_of"]


def proposal_of(code: str, state: SessionState, around: Circumstances) -> Proposal:
    """A session as the rules see it, with those enrolled in it."""
    return around.added_to(
        Proposal(
            span=state.span,
            room=state.room,
            involved=state.involved,
            programme=state.programme,
            places=state.places,
            needs=state.wanted_needs,
            language=state.interpreter_language,
            ignoring=code,
        )
    )
