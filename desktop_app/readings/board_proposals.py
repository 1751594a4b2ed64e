"""A session of the board as the rules see it, so that it can be checked from memory."""

from desktop_app.domain.planning import Involved, Need, Proposal, Whereabouts
from desktop_app.readings.session_lines import SessionLine


def proposal_of_line(line: SessionLine, programme: str) -> Proposal:
    """What is planned, as something somebody would like to plan: the rules judge both alike."""
    involved = [Involved(one.code, one.role, one.span) for one in line.workers]
    interpreter = line.interpreter
    if interpreter is not None and interpreter.code:
        coming = (interpreter.code, *interpreter.beside)
        involved += [Involved(code, "interpreter") for code in coming]
    return Proposal(
        span=line.span,
        room=line.room,
        involved=tuple(involved),
        programme=programme,
        enrolled=line.enrolled,
        places=line.places,
        needs=tuple(_need(text) for text in line.needs),
        language=interpreter.wanted if interpreter is not None else "",
        order=interpreter.status if interpreter is not None else "",
        ordered=frozenset() if interpreter is None else interpreter.ordered,
        ignoring=line.code,
        stands=Whereabouts(line.span, line.room),
    )


def _need(text: str) -> Need:
    code, _, quantity = text.partition(":")
    return Need(code, int(quantity)) if quantity else Need(code)
