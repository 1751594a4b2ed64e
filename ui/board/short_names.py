"""People on a block: what they are, as short as people say it at the desk."""

from collections.abc import Iterable

from desktop_app.domain.planning import Planning
from desktop_app.wording.names import capitalised
from desktop_app.wording.roles import role_words
from desktop_app.wording.words import Words


def people_said(words: Words, workers: Iterable[str], planning: Planning) -> str:
    """« Ergo, orthophoniste »: a label for each worker, the first with a capital."""
    said = [worker_short(words, code, planning) for code in workers]
    return capitalised(", ".join(said))


def worker_short(words: Words, code: str, planning: Planning) -> str:
    """A worker's label without a capital; long professions as they are called in short."""
    worker = planning.workers.get(code)
    if worker is None:
        return code
    label = role_words(words, worker.label)
    whole = label[:1].lower() + label[1:]
    return _short(words).get(whole, whole)


def worker_whole(words: Words, code: str, planning: Planning) -> str:
    """A worker's whole label, with a capital."""
    worker = planning.workers.get(code)
    return code if worker is None else capitalised(role_words(words, worker.label))


def _short(words: Words) -> dict[str, str]:
    physio, occupational = words._("physio"), words._("OT")
    psychomotor = words._("psychomotor th.")
    return {
        "kinésithérapeute": physio,
        "physiotherapist": physio,
        "ergothérapeute": occupational,
        "occupational therapist": occupational,
        "psychomotricien": psychomotor,
        "psychomotricienne": psychomotor,
        "psychomotor therapist": psychomotor,
    }
