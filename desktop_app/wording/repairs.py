"""A plan of repairs in words: each way out, whom it disturbs, and what is left."""

from desktop_app.domain.repair_plan import RepairWay
from desktop_app.wording.alternatives import SEPARATOR, alternative_text
from desktop_app.wording.names import Names
from desktop_app.wording.words import Words


def way_said(words: Words, way: RepairWay, names: Names) -> str:
    """« Psychologue P012 (remplace P011) · personne à prévenir », « Annuler la séance · … »."""
    if way.alternative is not None:
        return alternative_text(words, way.alternative, names)
    count = way.people_to_call
    calls = (
        words.ngettext("{count} person to call", "{count} people to call", count)
        if count
        else words._("nobody to call")
    )
    return SEPARATOR.join([words._("Cancel the session"), calls.format(count=count)])


def pending_said(words: Words, count: int) -> str:
    """« 2 séances restent en conflit, à régler. »; nothing when none is left."""
    if not count:
        return ""
    return words.ngettext(
        "{count} session stays in conflict, to be settled.",
        "{count} sessions stay in conflict, to be settled.",
        count,
    ).format(count=count)
