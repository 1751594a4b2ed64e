"""A place that is free while somebody waits for it (interface.md 5.4)."""

from desktop_app.wording.words import Words


def free_places_text(words: Words, people: int) -> str:
    """« 1 place libérée : à proposer à la 1re personne en attente »; named in the list alone."""
    return words.ngettext(
        "{count} place is free: propose it to the first person who waits.",
        "{count} places are free: propose them to the first people who wait.",
        people,
    ).format(count=people)
