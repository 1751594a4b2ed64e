import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.sheets.paging import Capacity, lines_on_pages

PORTRAIT = Capacity(full=20, last=19)
GRID = Capacity(full=10, last=8, least=3)


@pytest.mark.parametrize(
    ("total", "people", "pages"),
    [
        (19, 15, (19,)),
        (20, 16, (10, 10)),
        (22, 18, (15, 7)),
        (24, 20, (15, 9)),
        (25, 21, (15, 10)),
        (39, 35, (20, 19)),
        (40, 36, (20, 10, 10)),
        (44, 40, (20, 15, 9)),
        (204, 200, (20,) * 9 + (15, 9)),
    ],
)
def test_pages_before_the_last_are_full_and_five_lines_stay_with_the_signatures(
    total: int, people: int, pages: tuple[int, ...]
) -> None:
    assert lines_on_pages(total, people, PORTRAIT) == pages


@pytest.mark.parametrize(
    ("total", "people", "pages"),
    [(8, 6, (8,)), (10, 8, (5, 5)), (12, 10, (5, 7)), (13, 10, (5, 8)), (17, 14, (10, 7))],
)
def test_a_grid_keeps_three_lines_and_somebody(
    total: int, people: int, pages: tuple[int, ...]
) -> None:
    assert lines_on_pages(total, people, GRID) == pages


def test_the_last_page_never_holds_blank_lines_only() -> None:
    assert lines_on_pages(25, 20, PORTRAIT) == (15, 10)


def test_nobody_is_alone_on_the_last_page() -> None:
    minors = Capacity(full=6, last=4, least=3)
    assert lines_on_pages(7, 5, minors) == (3, 4)
    assert lines_on_pages(7, 7, minors) == (4, 3)
    assert lines_on_pages(21, 18, PORTRAIT) == (15, 6)


def test_more_blank_lines_than_a_page_takes_run_on() -> None:
    assert lines_on_pages(45, 5, PORTRAIT) == (20, 20, 5)


def test_a_page_takes_at_least_one_line() -> None:
    with pytest.raises(ValueError, match="at least one line"):
        lines_on_pages(4, 4, Capacity(full=0, last=3))


@given(
    people=st.integers(0, 220),
    blanks=st.integers(0, 40),
    full=st.integers(1, 25),
    last=st.integers(1, 25),
    least=st.integers(1, 5),
)
def test_no_line_is_lost_and_no_page_overflows(
    people: int, blanks: int, *, full: int, last: int, least: int
) -> None:
    last = min(last, full)
    pages = lines_on_pages(people + blanks, people, Capacity(full, last, least))

    assert sum(pages) == people + blanks
    assert all(count <= full for count in pages[:-1])
    assert pages[-1] <= last
    if full >= 2 * least:
        assert pages[-1] >= min(least, last, people + blanks)
