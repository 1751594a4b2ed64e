"""What is said of a slot that another desk is typing a booking for."""

from datetime import datetime

from desktop_app.domain.held_slots import HeldSlot
from desktop_app.wording.words import Words


def held_text(words: Words, held: HeldSlot) -> str:
    """« en cours au poste Accueil »."""
    return words._("being booked at desk {desk}").format(desk=held.desk)


def held_note(words: Words, held: HeldSlot, now: datetime) -> str:
    """« En cours de réservation au poste Accueil, encore 8 min »: it stands in nobody's way."""
    said = words._("Being booked at desk {desk}, for {minutes} more min")
    return said.format(desk=held.desk, minutes=max(held.minutes_left(now), 1))
