"""How people say on the telephone what a room must have, in French and English."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop_app.domain.planning import STEP_FREE, Equipment

STEP_FREE_SAID = (
    *("plain-pied", "accessible", "PMR", "accès PMR", "accès fauteuil", "fauteuil roulant"),
    *("fauteuil", "handicap", "step-free", "step-free access", "wheelchair", "wheelchair access"),
)
"""Every one of them asks for a room that a wheelchair enters without a step."""

FEATURES_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "projector": ("projecteur", "vidéoprojecteur", "vidéoproj", "projector"),
        "screen": ("écran", "screen"),
        "whiteboard": ("tableau", "whiteboard"),
        "video_kit": ("visio", "visioconférence", "videoconference"),
        "speakerphone": ("mains libres", "speakerphone"),
        "exam_table": ("table d'examen", "exam table"),
        "mats": ("tapis", "mats"),
        "kitchen": ("cuisine équipée", "equipped kitchen"),
        "sink": ("évier", "lavabo", "sink"),
        "hearing_loop": ("boucle magnétique", "hearing loop"),
        "changing_table": ("table à langer", "changing table"),
    }
)
"""Short words for usual equipment, by its code; the labels of the centre are understood too."""


def said_needs(equipment: Mapping[str, Equipment]) -> Iterator[tuple[str, str]]:
    """Give the code and the words of everything that may be asked of a room of this centre."""
    for words in STEP_FREE_SAID:
        yield STEP_FREE, words
    for code, one in equipment.items():
        yield from (
            (code, words)
            for words in (one.label.fr, one.label.en, *FEATURES_SAID.get(code, ()))
            if words
        )
