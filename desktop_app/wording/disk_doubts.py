"""Why a centre must not be kept somewhere, in words, with the ways out that there are."""

from collections.abc import Mapping

from desktop_app.wording.words import Words


def disk_doubts(words: Words, facts: Mapping[str, str]) -> dict[str, str]:
    """What is said of each doubt of `desktop_app.machine.disks`, with ``{place}``, ``{disk}``.

    A centre that is only to be made there, which ``new`` among the facts says, has nothing to
    copy or to look at yet.
    """
    ways = _for_a_new_centre(words) if facts.get("new") else _for_a_centre(words)
    return {code: f"{why} {ways}" for code, why in _reasons(words).items()}


def _reasons(words: Words) -> dict[str, str]:
    return {
        "network_disk": words._(
            "{place} is on a network disk ({disk}), where two computers would destroy a centre:"
            " nothing is written to it there."
        ),
        "synchronised_folder": words._(
            "{place} is in a folder that {disk} synchronises, which would destroy a centre:"
            " nothing is written to it there."
        ),
        "dead_locks": words._(
            "The disk of {place} ({disk}) lets two programs write at once, which would destroy"
            " a centre: nothing is written to it there."
        ),
    }


def _for_a_centre(words: Words) -> str:
    return words._(
        "When nobody has it open, copy it with its key to a disk of this computer."
        " “permanence show” lets you look at it where it is."
        " Several desks share a centre on a PostgreSQL server."
    )


def _for_a_new_centre(words: Words) -> str:
    return words._(
        "Choose a folder on a disk of this computer."
        " Several desks share a centre on a PostgreSQL server."
    )
