import pytest

from desktop_app.exchange.centre_folder import Reason
from desktop_app.wording import words_in
from desktop_app.wording.import_reasons import import_reason

FACTS = dict.fromkeys(
    ("limit", "cells", "expected", "letter", "least", "most", "files", "first", "second", "by"), "x"
) | {"wanted": "2", "free": "1"}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_sentence(reason: Reason, language: str) -> None:
    said = import_reason(words_in(language), reason, FACTS)

    assert said.endswith((".", "/ -"))
    assert "{" not in said


def test_the_nearest_good_times_are_offered() -> None:
    said = import_reason(words_in("en"), Reason.TIME_MISSING, {"offers": "2027-03-28T03:30"})

    assert said == (
        "This time does not exist: the clock changes. Nearest possible: 2027-03-28T03:30."
    )
