"""Who is called, as people who call read it."""

from desktop_app.wording.words import Words


def called_text(words: Words, name: str, through: str) -> str:
    """« Hugo Amblardec · par Pauline Amblardec »: a child, and the guardian who answers."""
    if not through:
        return name
    return words._("{name} · through {who}").format(name=name, who=through)
