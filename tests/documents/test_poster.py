"""Posters: any text keeps to its place, nothing private stands on them, the same bytes again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.marks import Cell, DrawnPage, Text
from desktop_app.documents.poster import draw_poster, drawn_poster
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.sheets.posters import (
    PaperSize,
    PosterFacts,
    PosterPlace,
    PosterSession,
    composed_poster,
)
from desktop_app.domain.sheets.tables import A4_PORTRAIT
from desktop_app.domain.span import Span
from tests.documents.random_sheets import texts
from tests.documents.sheet_ink import (
    HEIGHT_MM,
    MARGIN_MM,
    SIDE_MM,
    assert_black_only_where_meant,
    assert_nothing_overprinted,
    lines,
    shapes,
    text_extent,
)
from tests.documents.test_any_sheet import PILED_MM

DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9)
ROOM = PosterPlace(Bilingual("Salle Marronnier", "Chestnut room"), "Salle 2", 1)
CELLAR = PosterPlace(Bilingual("Salle de la cave", "Cellar room"), "", -1)
LEAST_SIZE = 8.0


def lasting(start: int, minutes: int = 60) -> Span:
    begins = NINE + timedelta(minutes=start)
    return Span(begins, begins + timedelta(minutes=minutes))


def session(title: str, start: int = 0, place: PosterPlace = ROOM) -> PosterSession:
    return PosterSession(lasting(start), Bilingual(title), place)


def board(*sessions: PosterSession, languages: tuple[str, ...] = ("fr",)) -> PosterFacts:
    centre = Bilingual("Maison fictive", "Fictional centre")
    return PosterFacts(centre, languages, DAY, "V", "Villejean", sessions)


def read(facts: PosterFacts) -> list[str]:
    """The lines of every page, in the order of reading."""
    pages = drawn_poster(composed_poster(facts))
    return [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]


bilinguals = st.builds(Bilingual, texts(), texts())
places = st.one_of(
    st.sampled_from([ROOM, CELLAR]),
    st.builds(PosterPlace, bilinguals, texts(), st.none() | st.integers(-2, 40)),
)
any_sessions = st.builds(
    PosterSession,
    st.builds(lasting, st.integers(0, 600), st.integers(1, 240)),
    st.builds(Bilingual, st.one_of(texts(), texts(200)), texts()),
    places,
    st.booleans(),
    st.booleans(),
)
any_posters = st.builds(
    PosterFacts,
    bilinguals,
    st.sampled_from([("fr",), ("en",), ("fr", "en"), ("en", "fr")]),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["", "V", "É"]),
    texts(),
    st.lists(any_sessions, max_size=30).map(tuple),
    st.none() | places,
    st.booleans(),
)


def assert_in_its_place(page: DrawnPage, by: float) -> None:
    paper = A4_PORTRAIT
    inside = Cell(
        paper.margin_left_mm * by,
        paper.margin_top_mm * by,
        paper.content_width_mm * by,
        (paper.bottom_mm - paper.margin_top_mm) * by,
    )
    for mark in page.marks:
        if isinstance(mark, Text):
            extent = text_extent(mark)
            assert mark.size >= LEAST_SIZE, mark
            assert extent.left >= mark.cell.left - SIDE_MM * by, mark
            assert extent.right <= mark.cell.right + SIDE_MM * by, mark
            assert mark.cell.contains(extent, HEIGHT_MM * by), mark
            assert inside.contains(extent, MARGIN_MM * by), mark
    for cell in (*shapes(page), *lines(page)):
        assert inside.contains(cell, 0.5), cell


@settings(max_examples=60)
@given(any_posters, st.sampled_from(PaperSize))
def test_any_day_gives_a_poster_with_everything_in_its_place(
    facts: PosterFacts, size: PaperSize
) -> None:
    poster = composed_poster(facts)
    assert poster.lines == len(facts.sessions)
    by = 297 / 210 if size is PaperSize.A3 else 1.0
    for page in drawn_poster(poster, size):
        assert (page.width_mm, page.height_mm) == pytest.approx((210 * by, 297 * by))
        assert_in_its_place(page, by)
        assert_nothing_overprinted(page, PILED_MM * by)
        assert_black_only_where_meant(page)
    assert draw_poster(poster, size) == draw_poster(composed_poster(facts), size)


def test_the_sessions_of_a_site_stand_in_order_of_time() -> None:
    found = read(board(session("Gym douce", 300), session("Café", 0)))

    assert found[:3] == ["V", "Villejean", "Aujourd’hui, mardi 24 novembre 2026"]
    assert found.index("Café") < found.index("Gym douce")
    assert {"9:00", "– 10:00", "Salle Marronnier", "1er étage"} <= set(found)


def test_the_second_language_stands_under_the_first() -> None:
    facts = board(session("Café"), languages=("fr", "en"))

    found = read(facts)

    assert found[2:4] == ["Aujourd’hui, mardi 24 novembre 2026", "Today, Tuesday 24 November 2026"]
    assert {"Salle Marronnier", "Chestnut room", "1er étage · first floor"} <= set(found)
    assert found.count("Café") == 1
    assert "Rien n’est prévu aujourd’hui." in read(board())
    assert "Nothing is planned today." in read(board(languages=("en",)))


@pytest.mark.parametrize(
    ("place", "said"), [(ROOM, "Salle 2"), (CELLAR, "Se renseigner à l’accueil")]
)
def test_a_sensitive_session_betrays_no_room(place: PosterPlace, said: str) -> None:
    sensitive = replace(session("Groupe du jeudi", place=place), sensitive=True)

    found = read(board(sensitive))
    at_door = read(replace(board(sensitive), door=place))

    assert said in found
    assert place.room.fr not in {*found, *at_door}
    assert at_door[1] == (place.neutral or "Villejean")


def test_a_cancelled_session_is_said_so_in_the_place_of_its_room() -> None:
    found = read(board(replace(session("Cirque"), cancelled=True)))

    assert "Annulée" in found
    assert ROOM.room.fr not in found


def test_a_door_has_one_session_large_and_the_next_below() -> None:
    elsewhere = session("Réunion", 200, PosterPlace(Bilingual("Salle A+B")))
    facts = replace(
        board(session("Gym douce", 90), session("Café"), elsewhere), door=ROOM, begins_large=True
    )

    (page,) = drawn_poster(composed_poster(facts))
    sizes = {mark.text: mark.size for mark in page.marks if isinstance(mark, Text)}

    assert sizes["Café"] > 1.5 * sizes["Gym douce"]
    assert read(facts)[1:4] == [
        "Salle Marronnier", "Villejean · 1er étage", "Mardi 24 novembre 2026",
    ]  # fmt: skip
    assert "Salle A+B" in sizes
    assert sizes["À suivre"] < sizes["Café"]


def test_a_long_day_goes_on_on_other_pages() -> None:
    facts = board(*(session(f"Atelier {number}", number * 10) for number in range(30)))

    pages = list(drawn_poster(composed_poster(facts)))
    said = [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]

    assert len(pages) == 3
    assert [one for one in said if one.startswith("Atelier")] == [f"Atelier {n}" for n in range(30)]
    assert {"page 1 / 3", "page 2 / 3", "page 3 / 3"} <= {
        one.replace("\u00a0", " ") for one in said
    }
