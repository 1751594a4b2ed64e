import pytest

from desktop_app.wording import words_in
from desktop_app.wording.ranks import rank_said


@pytest.mark.parametrize(
    ("rank", "french", "english"),
    [(1, "1re", "1st"), (2, "2e", "2nd"), (3, "3e", "3rd"), (4, "4e", "4th"), (11, "11e", "11th"),
     (12, "12e", "12th"), (13, "13e", "13th"), (21, "21e", "21st"), (112, "112e", "112th")],
)  # fmt: skip
def test_ranks_are_said_as_people_say_them(rank: int, french: str, english: str) -> None:
    assert rank_said(words_in("fr"), rank) == french
    assert rank_said(words_in("en"), rank) == english
