"""Which code somebody probably meant by one that does not exist."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.names import folded

MOST_OFFERED = 3
ALIKE, SAME = 0.7, 1.0
"""From 0 to 1: ``VIL-70`` and ``VIL-07`` are 0.8 alike, ``VIL-07`` and ``BEA-04`` 0.2."""

ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def nearest_codes(typed: str, known: Mapping[str, Bilingual]) -> tuple[str, ...]:
    """The codes whose letters, or whose label, are most like ``typed``; the most alike first.

    Zeros before a number do not count, and a label counts when it holds all that was typed:
    « familles » finds « Salle des familles ». What fits in this way is offered alone.
    """
    wanted = _bare(typed)
    if not wanted:
        return ()
    alike = {code: _likeness(wanted, code, label) for code, label in known.items()}
    least = SAME if SAME in alike.values() else ALIKE
    near = sorted((-likeness, code) for code, likeness in alike.items() if likeness >= least)
    return tuple(code for _likeness, code in near[:MOST_OFFERED])


def _likeness(wanted: str, code: str, label: Bilingual) -> float:
    if any(wanted in _bare(text) for text in (label.fr, label.en)):
        return SAME
    return SequenceMatcher(None, wanted, _bare(code)).ratio()


def _bare(text: str) -> str:
    return ZEROS.sub("", folded(text))
