import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.names import (
    FittedName,
    FittedPiece,
    NameBox,
    PrintedName,
    draw_fitted,
    fit_name,
)
from desktop_app.documents.text import ink, measure
from tests.documents.paper import PAGE_HEIGHT, drawn, lines_read

POINTS_PER_MM = 72 / 25.4
ROW = NameBox(82, 9)
LARGE_ROW = NameBox(82, 12)
LEFT, TOP = 100.0, 700.0
EDGE_CASES = [
    PrintedName("Le Goff", "Fañch"),
    PrintedName("L'Hostis", "Gwénaëlle"),
    PrintedName("N’Diaye", "Mariama"),
    PrintedName("Cœuret", "Noël"),
    PrintedName("Işık", "İbrahim"),
    PrintedName("Nguyễn", "Thị Minh Khai"),
    PrintedName("de Kergariou-Saint-Hilaire de La Motte", "Anne-Sophie Marie-Charlotte"),
    PrintedName("Li", "Jo"),
    PrintedName("Suharti", ""),
    PrintedName("El Idrissi", "Fatima Zahra", "فاطمة الزهراء الإدريسي"),
    PrintedName("Zadran", "Ihsanullah", "احسان الله ځدراڼ"),
    PrintedName("Hosseini", "Maryam", "مریم حسینی"),
    PrintedName("Gelashvili", "Ketevan", "ქეთევან გელაშვილი"),
    PrintedName("Gebremedhin", "Freweini", "ፍረወይኒ ገብረመድህን"),
    PrintedName("Chowdhury", "Sumaiya", "সুমাইয়া চৌধুরী"),
    PrintedName("Sivakumar", "Lakshmi", "லட்சுமி சிவகுமார்"),
    PrintedName("Wang", "Meiling", "王美玲"),
    PrintedName("Kouznetsova", "Elena", "Елена Кузнецова"),
    PrintedName("Thébault", "Zoé"),
    PrintedName("Martin", "Marie", mark="(a)"),
    PrintedName("Martin", "Marie", mark="(b)"),
    PrintedName("D'HAUTEVILLE", "Jean"),
    PrintedName("Ben Ali", "Mohamed", "محمد بن علي"),
    PrintedName("Magomedova", "Aïchat", "Айшат Магомедова"),
]
PILED_UP = "Z" + "\u030a\u0323\u0302" * 2 + "a" + "\u0301" * 8
WORDS = ["de", "Kergariou-Saint", "L'", "Wolfeschlegelstein", "نور", "कृष्ण", "ễ", PILED_UP, "  "]


def texts(name: FittedName) -> list[str]:
    return [piece.text.strip() for piece in name.lines]


def latin(name: FittedName) -> list[FittedPiece]:
    return [piece for piece in name.lines if piece.align == "left"]


def native(name: FittedName) -> FittedPiece:
    (piece,) = [piece for piece in name.lines if piece.align == "right"]
    return piece


def rows(name: FittedName) -> int:
    return len({piece.y_mm for piece in name.lines})


def edges(piece: FittedPiece) -> tuple[float, float]:
    """Return where a piece begins and ends, in millimetres from the left of its cell."""
    width = measure(piece.text.rstrip(), piece.face, piece.size) / POINTS_PER_MM
    start = piece.x_mm - (width if piece.align == "right" else 0)
    return start, start + width


def assert_inside(name: FittedName, box: NameBox) -> None:
    for piece in name.lines:
        rise, drop = ink(piece.text, piece.face, piece.size)
        left, right = edges(piece)
        assert left >= box.padding_mm - 0.001
        assert right <= box.width_mm - box.padding_mm + 0.001
        assert piece.y_mm - rise / POINTS_PER_MM > 0
        assert piece.y_mm + drop / POINTS_PER_MM < box.height_mm
        assert piece.size >= 8


def ink_outside(name: FittedName, box: NameBox) -> int:
    """Draw a name and count the dark pixels out of its cell."""
    page = pypdfium2.PdfDocument(drawn(lambda canvas: draw_fitted(canvas, name, LEFT, TOP)))[0]
    scale = 3
    dark = np.asarray(page.render(scale=scale).to_numpy()).min(axis=2) < 128
    assert dark.any()
    top = PAGE_HEIGHT - TOP
    rights = (LEFT + box.width_mm * POINTS_PER_MM, top + box.height_mm * POINTS_PER_MM)
    right, bottom = (round(edge * scale) for edge in rights)
    dark[round(top * scale) : bottom, round(LEFT * scale) : right] = False
    return int(dark.sum())


def test_family_is_bold_given_is_regular_at_the_usual_size() -> None:
    family, given_name = fit_name(PrintedName("Le Goff", "Fañch"), ROW).lines

    assert (family.text.strip(), family.face, family.size) == ("Le Goff", BOLD, 12.5)
    assert (given_name.text, given_name.face, given_name.size) == ("Fañch", REGULAR, 12.5)
    assert family.x_mm == ROW.padding_mm
    assert given_name.y_mm == family.y_mm


@pytest.mark.parametrize(
    ("box", "size"),
    [(NameBox(82, 11), 12.5), (NameBox(82, 11.5), 14), (NameBox(82, 9, large=True), 14)],
    ids=str,
)
def test_large_rows_have_large_names(box: NameBox, size: float) -> None:
    assert latin(fit_name(PrintedName("Le Goff", "Fañch"), box))[0].size == size


def test_children_are_printed_by_their_given_name() -> None:
    first, second = fit_name(
        PrintedName("Le Goff", "Fañch"), NameBox(82, 9, given_first=True)
    ).lines

    assert (first.text.strip(), first.face) == ("Fañch", BOLD)
    assert (second.text, second.face) == ("Le Goff", REGULAR)


@pytest.mark.parametrize("name", [PrintedName("Suharti", ""), PrintedName("", "Suharti")])
def test_a_single_name_is_bold_alone(name: PrintedName) -> None:
    (piece,) = fit_name(name, ROW).lines

    assert (piece.text, piece.face) == ("Suharti", BOLD)


def test_nothing_is_printed_of_an_empty_name() -> None:
    assert fit_name(PrintedName("", " "), ROW) == FittedName((), annexed=False)


def test_the_curved_apostrophe_is_drawn() -> None:
    assert texts(fit_name(PrintedName("L'Hostis", "Gwénaëlle"), ROW)) == ["L’Hostis", "Gwénaëlle"]


def test_homonyms_keep_their_mark() -> None:
    name = fit_name(PrintedName("Martin", "Marie", mark="(a)"), ROW)

    assert texts(name) == ["Martin", "Marie\u00a0(a)"]
    assert name.lines[-1].face == REGULAR


@pytest.mark.parametrize("box", [ROW, LARGE_ROW, NameBox(55, 13.2), NameBox(24, 6)], ids=str)
def test_the_mark_of_a_homonym_is_never_cut(box: NameBox) -> None:
    name = fit_name(PrintedName("Martin " * 60, "Marie " * 60, mark="(a)"), box)

    assert name.annexed
    assert name.lines[-1].text.endswith("(a)")
    assert_inside(name, box)


def test_the_native_form_stands_at_the_right_a_little_smaller() -> None:
    name = fit_name(PrintedName("Wang", "Meiling", "王美玲"), ROW)

    assert native(name) == FittedPiece("王美玲", REGULAR, 11.0, 80.2, latin(name)[0].y_mm, "right")


def test_arabic_letters_are_larger() -> None:
    assert native(fit_name(PrintedName("Ben", "Al", "محمد"), ROW)).size == pytest.approx(13.2)


def test_the_native_form_gives_way_before_the_latin_one() -> None:
    name = fit_name(PrintedName("Kouznetsova", "Elena M", "Елена Кузнецова"), ROW)

    assert latin(name)[0].size == 12.5
    assert 9.5 <= native(name).size < 11
    assert rows(name) == 1


def test_the_latin_form_gives_way_down_to_eleven_on_one_line() -> None:
    name = fit_name(PrintedName("Kouznetsova", "Elena Maria", "Елена Кузнецова"), ROW)

    assert 11 <= latin(name)[0].size < 12.5
    assert rows(name) == 1


def test_forms_stay_four_millimetres_apart() -> None:
    for length in range(1, 40):
        name = fit_name(PrintedName("Ko" + "u" * length, "Elena", "Елена"), ROW)
        if name.lines[-1].align == "right" and rows(name) == 1:
            assert edges(native(name))[0] - edges(latin(name)[-1])[1] >= 4 - 0.001


def test_then_the_native_form_goes_beneath() -> None:
    name = fit_name(PrintedName("Ben Abdallah El Idrissi", "Fatima", "فاطمة الزهراء الإدريسي"), ROW)

    assert latin(name)[0].size >= 10
    assert native(name).y_mm > latin(name)[0].y_mm
    assert rows(name) == 2
    assert not name.annexed


def test_a_long_name_takes_two_lines_family_first() -> None:
    name = fit_name(EDGE_CASES[6], ROW)
    family, given_name = name.lines

    assert (family.text, given_name.text) == (EDGE_CASES[6].family, EDGE_CASES[6].given)
    assert family.y_mm < given_name.y_mm
    assert 9 <= family.size == given_name.size <= 11
    assert not name.annexed


def test_a_longer_one_is_broken_at_spaces_and_hyphens_into_balanced_lines() -> None:
    family = "de Kergariou-Saint-Hilaire de La Motte de Plouézec"
    name = fit_name(PrintedName(family, "Anne-Sophie"), ROW)

    assert " ".join(texts(name)).replace("- ", "-") == f"{family} Anne-Sophie"
    assert rows(name) == 2
    assert not name.annexed


def test_three_lines_need_a_row_of_twelve_millimetres() -> None:
    name = PrintedName("de Kergariou-Saint-Hilaire de La Motte " * 2, "Anne-Sophie Marie")

    assert fit_name(name, ROW).annexed
    assert not fit_name(name, LARGE_ROW).annexed
    assert rows(fit_name(name, LARGE_ROW)) == 3


def test_the_native_form_is_dropped_before_the_latin_one_is_cut() -> None:
    name = fit_name(PrintedName("Le Goff", "Fañch", "Елена " * 30), ROW)

    assert texts(name) == ["Le Goff", "Fañch"]
    assert not name.annexed


def test_a_native_form_that_no_typeface_has_is_dropped() -> None:
    assert texts(fit_name(PrintedName("Le", "Jo", "สมชาย"), ROW)) == ["Le", "Jo"]


def test_what_fits_nowhere_is_cut_with_an_annex() -> None:
    name = fit_name(PrintedName("Kergariou-" * 20, "Anne"), ROW)

    assert name.annexed
    assert texts(name)[0].startswith("Kergariou-Kergariou-")
    assert texts(name)[0].endswith("…")
    assert texts(name)[1] == "Anne"


def test_one_long_word_shrinks_to_nine_points_before_it_is_cut() -> None:
    name = fit_name(PrintedName("Wolfeschlegelsteinhausenbergerdorffenmann", ""), ROW)

    assert 9 <= name.lines[0].size < 11
    assert not name.annexed


def test_marks_that_would_leave_the_cell_are_left_out_with_an_annex() -> None:
    name = fit_name(PrintedName(PILED_UP, "Jo"), ROW)

    assert texts(name) == ["Ẓá", "Jo"]
    assert name.annexed


def test_nothing_is_placed_in_a_cell_too_small() -> None:
    assert fit_name(PrintedName("Martin", "Marie"), NameBox(2, 2)) == FittedName((), annexed=True)


@pytest.mark.parametrize("box", [ROW, NameBox(82, 9, large=True), LARGE_ROW], ids=str)
@pytest.mark.parametrize("name", EDGE_CASES, ids=lambda name: name.family)
def test_names_of_the_sample_centre_fit_whole(name: PrintedName, box: NameBox) -> None:
    fitted = fit_name(name, box)

    assert not fitted.annexed
    assert_inside(fitted, box)
    assert len([piece for piece in fitted.lines if piece.align == "right"]) == bool(name.native)


@pytest.mark.parametrize("name", EDGE_CASES, ids=lambda name: name.family)
def test_no_ink_leaves_the_cell(name: PrintedName) -> None:
    assert ink_outside(fit_name(name, ROW), ROW) == 0


@pytest.mark.parametrize("family", [PILED_UP, "ؔؕؗمّؒ" * 9, "ễ" * 90, "क्ष्म्यौं" * 9])
def test_no_ink_of_a_strange_name_leaves_the_cell(family: str) -> None:
    assert ink_outside(fit_name(PrintedName(family, "Jo", "محمد"), ROW), ROW) == 0


def test_both_forms_are_found_in_the_order_of_reading(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        for place, name in enumerate(EDGE_CASES):
            draw_fitted(canvas, fit_name(name, ROW), 40, 800 - 30 * place)

    found = " ".join(lines_read(drawn(draw), tmp_path))

    for name in EDGE_CASES:
        for form in (name.family, name.given, name.native):
            assert form.replace("'", "’") in found


@given(
    st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=20).map("-".join),
    st.sampled_from(["", "王美玲", "محمد بن علي " * 3, "Елена Кузнецова"]),
    st.sampled_from([ROW, LARGE_ROW, NameBox(55, 13.2), NameBox(50, 10.5, given_first=True)]),
)
def test_every_name_stays_inside_its_cell(
    family: str, given_name: str, native_form: str, box: NameBox
) -> None:
    assert_inside(fit_name(PrintedName(family, given_name, native_form, "(a)"), box), box)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_no_name_is_refused(family: str, given_name: str, native_form: str) -> None:
    name = fit_name(PrintedName(family, given_name, native_form), ROW)

    assert_inside(name, ROW)
    assert all(above.y_mm <= below.y_mm for above, below in pairwise(name.lines))


@pytest.mark.parametrize(
    "letters", ["x", "a-", "é ", "محمد", "क्", "a" + "\u0301" * 9, "\u200d", "😀", "\ud800"]
)
def test_absurd_names_take_bounded_time(letters: str) -> None:
    name = PrintedName(letters * 10_000, letters * 10_000, letters * 10_000)
    start = time.perf_counter()

    assert_inside(fit_name(name, NameBox(82, 13)), NameBox(82, 13))

    assert time.perf_counter() - start < 2
