"""What was opened from the go-to box, kept by kind and code for this desk, never by name."""

from __future__ import annotations

from desktop_app.domain.typed_goal import FoundKind

MOST_RECENT = 8
"""Lines before anything is typed (interface, section 3)."""

_LONGEST = 900
"""Characters that are kept."""


def recent_things(kept: str) -> tuple[tuple[str, str], ...]:
    """Kinds and codes, the last opened first; what cannot be read is left out."""
    pairs = (one.partition(":") for one in kept.split())
    kinds = {str(kind) for kind in FoundKind}
    return tuple((kind, code) for kind, _, code in pairs if kind in kinds and code)[:MOST_RECENT]


def with_recent(kept: str, kind: str, code: str) -> str:
    """The same with one opened last; beyond eight the oldest is forgotten."""
    if not code or " " in code:
        return kept
    others = [one for one in recent_things(kept) if one != (kind, code)]
    said = [f"{kind}:{code}" for kind, code in [(kind, code), *others][:MOST_RECENT]]
    while sum(map(len, said)) + len(said) > _LONGEST:
        said.pop()
    return " ".join(said)
