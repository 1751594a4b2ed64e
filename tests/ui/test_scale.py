"""Check 14 of interface, section 14, at a scale of 150 %: whole labels on a small screen too.

Sizes of text, languages and themes are changed in a running window by `test_every_widget.py`.
"""

from pathlib import Path

import pytest

from tests.ui.scaled_walk import BOOKING, Walk, faults_of

SMALL, LARGE = (1366, 768), (1920, 1080)
EVERYWHERE = ("home", "planning", BOOKING, "workshops", "settings")
ON_THE_SMALL_ONE = "1.5 911 512"
"""What a window is told of it: the scale, and the room it has."""


def test_no_label_is_cut_on_a_small_screen_at_150_percent(day_centre: str, tmp_path: Path) -> None:
    told, *found = faults_of(Walk(day_centre, "fr", SMALL, 1.5, (BOOKING,)), tmp_path)

    assert told == ON_THE_SMALL_ONE
    assert not found, "\n".join(["", *found])


@pytest.mark.faults
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("on", [(SMALL, 1.5), (LARGE, 1.5), (SMALL, 1.25), (LARGE, 1.75)])
def test_no_label_is_cut_anywhere(
    day_centre: str, tmp_path: Path, language: str, on: tuple[tuple[int, int], float]
) -> None:
    _told, *found = faults_of(Walk(day_centre, language, *on, EVERYWHERE), tmp_path)

    assert not found, "\n".join(["", *found])
