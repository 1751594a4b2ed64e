"""The sizes of the table of interface, section 2.4."""

import pytest

from ui.density import Density, density_of, is_comfortable, row_height, sizes_of


@pytest.mark.parametrize(
    ("height", "percent", "found"),
    [
        (690, 100, Density.DENSE),
        (719, 100, Density.DENSE),
        (720, 100, Density.COMPACT),
        (768, 129, Density.COMPACT),
        (899, 100, Density.COMPACT),
        (900, 100, Density.COMFORTABLE),
        (690, 130, Density.COMPACT),
        (768, 130, Density.COMFORTABLE),
        (1080, 200, Density.COMFORTABLE),
    ],
)
def test_density_follows_the_height_and_large_text_the_next_one(
    height: int, percent: int, found: Density
) -> None:
    assert density_of(height, percent) == found


@pytest.mark.parametrize(("height", "larger"), [(899, False), (900, True)])
def test_letters_grow_from_900_pixels(height: int, *, larger: bool) -> None:
    assert is_comfortable(height) is larger


@pytest.mark.parametrize(
    ("name", "dense", "compact", "comfortable"),
    [
        ("rail", 68, 68, 76),
        ("top_bar", 46, 48, 56),
        ("filter_strip", 34, 36, 42),
        ("ruler", 28, 30, 34),
        ("status_bar", 24, 26, 28),
        ("row_header", 138, 138, 176),
        ("row", 36, 41, 52),
        ("lane", 22, 22, 26),
        ("group_row", 22, 24, 30),
        ("inset_above", 3, 4, 4),
        ("inset_below", 3, 5, 5),
        ("inspector", 288, 288, 336),
    ],
)
def test_sizes_are_those_of_the_table(
    name: str, dense: int, compact: int, comfortable: int
) -> None:
    sizes = [getattr(sizes_of(density), name) for density in Density]

    assert sizes == [dense, compact, comfortable]


@pytest.mark.parametrize(
    ("density", "least", "most"),
    [(Density.DENSE, 30, 34), (Density.COMPACT, 32, 36), (Density.COMFORTABLE, 34, 36)],
)
def test_controls_stay_within_their_heights(density: Density, least: int, most: int) -> None:
    sizes = sizes_of(density)

    assert least <= sizes.control <= sizes.tall_control <= most


def test_what_holds_text_grows_with_it_and_the_rest_does_not() -> None:
    usual, large = sizes_of(Density.COMPACT), sizes_of(Density.COMPACT, 200)

    assert (large.row, large.row_least, large.row_most) == (82, 72, 120)
    assert (large.top_bar, large.control) == (2 * usual.top_bar, 2 * usual.control)
    assert (large.inset_above, large.inspector) == (usual.inset_above, usual.inspector)


def test_smaller_text_makes_nothing_smaller() -> None:
    assert sizes_of(Density.DENSE, 90) == sizes_of(Density.DENSE)


@pytest.mark.parametrize(
    ("free", "rows", "height"),
    [
        (12 * 41 + 5, 12, 41),
        (12 * 30, 12, 36),
        (12 * 90, 12, 60),
        (500, 0, 60),
    ],
)
def test_rows_share_what_is_free_within_their_limits(free: int, rows: int, height: int) -> None:
    assert row_height(sizes_of(Density.COMPACT), free, rows) == height
