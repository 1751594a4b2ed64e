import pytest

from db.rotation import NumberedCopy, copies_to_keep


def copies(days: str) -> list[NumberedCopy]:
    """Copies in the order they were taken, a letter for the day of each: ``aab``."""
    return [NumberedCopy(number, day) for number, day in enumerate(days, start=1)]


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ("", []),
        ("a", [1]),
        ("aaaa", [1, 2, 3, 4]),
        # one day alone: the latest
        ("aaaaaa", [3, 4, 5, 6]),
        # a busy day leaves the last copy of the day before
        ("aabbbbbb", [2, 6, 7, 8]),
        # of each of the days before
        ("aabbcccccc", [2, 4, 9, 10]),
        # days push out days: the oldest goes, the latest copy stays
        ("abcdef", [3, 4, 5, 6]),
        ("aabbccddee", [4, 6, 8, 10]),
        # room that is left goes to the latest, whatever their day
        ("aaabb", [2, 3, 4, 5]),
        # a clock that was set back: the number decides which is the last
        ("bbaabb", [3, 4, 5, 6]),
    ],
)
def test_the_last_copy_of_each_day_comes_first(days: str, kept: list[int]) -> None:
    assert sorted(one.number for one in copies_to_keep(copies(days), 4)) == kept


def test_the_order_in_which_they_are_listed_does_not_matter() -> None:
    listed = copies("aabbcccccc")

    assert copies_to_keep(reversed(listed), 4) == copies_to_keep(listed, 4)


def test_ten_acts_of_a_morning_do_not_push_yesterday_out() -> None:
    assert 3 in {one.number for one in copies_to_keep(copies("aaa" + "b" * 25))}


def test_ten_are_kept() -> None:
    assert len(copies_to_keep(copies("aaabbbccc" + "d" * 30))) == 10
