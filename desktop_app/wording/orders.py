"""What cancelling an interpreter order costs, in words."""

from datetime import datetime

from desktop_app.wording.moments import moment_said
from desktop_app.wording.words import Words


def money(words: Words, cents: int) -> str:
    """« 48,00 € », "€48.00"."""
    euros, rest = divmod(cents, 100)
    if words.language == "fr":
        return f"{euros},{rest:02d}\u00a0€"
    return f"€{euros}.{rest:02d}"


def cancelling_said(words: Words, free_until: datetime | None, cents: int) -> str:
    """« annulable sans frais jusqu’au … », or what cancelling now costs; ``cents`` of euros.

    Nothing when cancelling is always free.
    """
    if cents:
        return words._("no longer free to cancel: {euros} now").format(euros=money(words, cents))
    if free_until is None:
        return ""
    return words._("free until {moment}").format(moment=moment_said(words, free_until))
