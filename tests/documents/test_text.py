import re
import time
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from desktop_app.documents.fonts import BOLD, REGULAR, typeface
from desktop_app.documents.runs import Run, visual_runs
from desktop_app.documents.shaping import TWINS, shaped_line, shaped_run
from desktop_app.documents.spelling import graphemes, printable
from desktop_app.documents.text import Align, TextStyle, draw_text, measure
from resources import resource_path
from tests.documents.paper import drawn, lines_drawn, lines_read, read_with

WORDS = [
    ("NotoSans-Regular", "Lefèvre-Ñandú"),
    ("NotoSans-Regular", "Nguyễn"),
    ("NotoSans-Regular", "Q̃x̂ʼỌ̀ladélé"),
    ("NotoSans-Regular", "Олександра"),
    ("NotoNaskhArabic-Regular", "الإدريسي"),
    ("NotoNaskhArabic-Regular", "مُحَمَّد"),
    ("NotoNaskhArabic-Regular", "الله"),
    ("NotoNaskhArabic-Regular", "گل‌آقا"),
    ("NotoNaskhArabic-Regular", "ښاغلی"),
    ("NotoSansEthiopic-Regular", "ገብረእግዚኣብሄር"),
    ("NotoSansGeorgian-Regular", "მამულაშვილი"),
    ("NotoSansBengali-Regular", "চক্রবর্ত্তী"),
    ("NotoSansBengali-Regular", "সুমাইয়া"),
    ("NotoSansTamil-Regular", "கிருஷ்ணமூர்த்தி"),
    ("NotoSansTamil-Regular", "ஸ்ரீலக்ஷ்மி"),
    ("NotoSansDevanagari-Regular", "श्रीकृष्ण"),
    ("NotoSansDevanagari-Regular", "द्वितीय"),
    ("NotoSansSC-Regular", "歐陽娜娜"),
]
NAMES = [
    "Éléonore Lefèvre-Ñandú",
    "Nguyễn Thị Ngọc Ánh",
    "Q̃x̂ Ọ̀ladélé",
    "Олександра Йосипівна",
    "فاطمة الزهراء الإدريسي",
    "احسان الله ځدراڼ",
    "گل‌آقا شیرزاد پښتون",
    "مُحَمَّد سلمى",
    "مریم حسینی",
    "سارا قەرەداغی",
    "ሰላማዊት ገብረእግዚኣብሄር",
    "გიორგი მამულაშვილი",
    "শ্রীমতী কৃষ্ণা চক্রবর্ত্তী",
    "সুমাইয়া চৌধুরী",
    "கிருஷ்ணமூர்த்தி ஸ்ரீலக்ஷ்மி",
    "श्रीकृष्ण शर्मा द्वितीय",
    "王小明 歐陽娜娜",
]
ROUNDING = 2  # thousandths of an em: Qt counts in 64ths of a pixel


def placed_by_qt(name: str, word: str) -> list[tuple[int, int, int]]:
    """Return (right, up, glyph) of a word set in one typeface by Qt, 1000 pixels high."""
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{name}.ttf")))
    font = QFont(QFontDatabase.applicationFontFamilies(number))
    font.setPixelSize(1000)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(name != "NotoSans-Regular")
    layout = QTextLayout(word, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1_000_000)
    layout.endLayout()
    found = [
        (round(at.x()), round(line.ascent() - at.y()), glyph)
        for run in line.glyphRuns()
        for at, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
    ]
    return sorted(found)


def placed_by_us(word: str) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    pen = 0
    for run in visual_runs(printable(word), REGULAR):
        for glyph in shaped_run(run):
            found.append((pen + glyph.right, glyph.up, glyph.number))
            pen += glyph.advance
    return sorted(found)


def in_order(text: str) -> str:
    return "|".join(run.text for run in visual_runs(text, REGULAR))


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_words_are_shaped_as_qt_shapes_them(qapp: object, name: str, word: str) -> None:
    word = unicodedata.normalize("NFC", word)
    theirs, ours = placed_by_qt(name, word), placed_by_us(word)

    assert [glyph for *_, glyph in ours] == [glyph for *_, glyph in theirs]
    for mine, wanted in zip(ours, theirs, strict=True):
        assert mine == pytest.approx(wanted, abs=ROUNDING)


def test_names_are_found_in_the_order_of_reading(tmp_path: Path) -> None:
    assert lines_read(lines_drawn(*NAMES), tmp_path) == [
        unicodedata.normalize("NFC", name) for name in NAMES
    ]


def test_brackets_turned_round_leave_other_brackets_as_they_are(tmp_path: Path) -> None:
    pdf = lines_drawn("(سلمى) محمد", "Salle (B)", "[x] {y} «z»")

    assert lines_read(pdf, tmp_path)[1:] == ["Salle (B)", "[x] {y} «z»"]


@pytest.mark.parametrize("word", ["مُحَمَّد", "گل\u200cآقا", "الله", "Q̃x̂", "कृष्ण"])
def test_only_the_shaped_glyphs_have_ink(word: str) -> None:
    shaped = {glyph.number for run in visual_runs(word, REGULAR) for glyph in shaped_run(run)}

    for name, glyph, _ in shaped_line(word, REGULAR).glyphs:
        assert glyph in shaped or typeface(name).ink(glyph) == (0, 0)


def test_a_name_stored_decomposed_is_printed_composed(tmp_path: Path) -> None:
    assert lines_read(lines_drawn("Zoe\u0301 The\u0301bault"), tmp_path) == ["Zoé Thébault"]


def test_shaped_scripts_carry_their_spelling() -> None:
    spelled = "লক্ষ্মী".encode("utf-16-be").hex().upper()

    assert f"/Span <</ActualText <FEFF{spelled}>>> BDC" in shaped_line("লক্ষ্মী", REGULAR).operators


def test_letters_whose_glyph_does_not_tell_them_are_spelled() -> None:
    """Every form shared by two Arabic letters is shared by one that `TWINS` spells out."""
    arabic = typeface("NotoNaskhArabic-Regular")
    told: dict[int, str] = {}
    for char in filter(str.isalpha, map(chr, (*range(0x620, 0x780), *range(0x8A0, 0x8C8)))):
        if not arabic.has(char) or char in TWINS:
            continue
        for before, after in (("", ""), ("ب", ""), ("", "ب"), ("ب", "ب")):
            run = Run(before + char + after, arabic, "Arab", 1)
            (form,) = [it.number for it in shaped_run(run) if it.cluster == len(before)]
            assert told.setdefault(form, char) == char


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("محمد بن", "محمد بن"),
        ("سلمى B12", "B12|سلمى "),
        ("Atelier سلمى", "Atelier |سلمى"),
        ("Atelier (سلمى) x", "Atelier (|سلمى|) x"),
        ("Atelier (سلمى) سلمى", "Atelier (|سلمى|) |سلمى"),
        ("سلمى (B12) محمد", "محمد|) |B12|(|سلمى "),
        ("سلمى 14:30", "14:30|سلمى "),
    ],
)
def test_directions_follow_the_bidirectional_algorithm(text: str, from_left: str) -> None:
    assert in_order(text) == from_left


def test_neighbours_never_change_a_latin_width() -> None:
    for left, right in pairwise("AVATAR Toffi L’Yé"):
        alone = measure(left, REGULAR, 10) + measure(right, REGULAR, 10)
        assert measure(left + right, REGULAR, 10) == pytest.approx(alone)


def test_a_latin_word_is_as_wide_beside_a_mark_as_without() -> None:
    marked = measure("AVATARx\u0302", BOLD, 10)

    assert marked == pytest.approx(measure("AVATAR", BOLD, 10) + measure("x", BOLD, 10))


@pytest.mark.parametrize("text", ["Éléonore", "Q̃x̂", "محمد", "लक्ष्मी", "王美玲 Wang"])
@pytest.mark.parametrize(
    ("align", "start"), [("left", 0.0), ("right", -1.0), ("centre", -0.5)], ids=str
)
def test_text_is_as_wide_as_measured(tmp_path: Path, text: str, align: Align, start: float) -> None:
    returned: list[float] = []
    pdf = drawn(
        lambda canvas: returned.append(
            draw_text(canvas, (300.0, 500.0), text, TextStyle(REGULAR, 20, align))
        )
    )
    boxes = read_with("pdftotext", pdf, tmp_path, "-bbox")
    left = min(map(float, re.findall(r'<word xMin="([\d.]+)"', boxes)))
    right = max(map(float, re.findall(r'<word .*?xMax="([\d.]+)"', boxes)))
    width = measure(text, REGULAR, 20)

    assert returned == [width]
    assert left == pytest.approx(300 + start * width, abs=0.01)
    assert right - left == pytest.approx(width, abs=0.01)


def test_the_same_text_gives_the_same_bytes_whatever_came_before() -> None:
    first = lines_drawn(*NAMES)
    lines_drawn("सुनीता", "அன்பு", "Zz", "ڼڅ", "লাবণ্য")

    assert lines_drawn(*NAMES) == first


def test_each_document_holds_its_own_glyphs_only(tmp_path: Path) -> None:
    lines_drawn("王美玲")

    assert "NotoSansSC" not in read_with("pdffonts", lines_drawn("Wang"), tmp_path)


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("Ma\u200brie", "Marie"),
        ("\u202eeiraM\u202c", "eiraM"),
        ("\u2067Marie\u2069", "Marie"),
        ("Ma\xadrie", "Marie"),
        ("Jean\tPaul\nLuc", "Jean Paul Luc"),
        ("Zo\x00é\x1b", "Zoé"),
        ("a\ud83db", "ab"),
        ("a\ufffdb\ue000", "ab"),
        ("Jo\u200d", "Jo"),
        ("Jo\u200cLi", "JoLi"),
        ("گل\u200cآقا", "گل\u200cآقا"),
        ("گل\u200c", "گل"),
        ("\u0301e", "e"),
        ("e" + "\u0323" * 30, "ẹ" + "\u0323" * 8),
        ("❤\ufe0f", "❤"),
    ],
)
def test_what_has_no_ink_is_not_printed(stored: str, printed: str) -> None:
    assert printable(stored) == printed


def test_an_unknown_character_is_left_out(tmp_path: Path) -> None:
    with_emoji, without = shaped_line("Zoé 😀김 Li", REGULAR), shaped_line("Zoé  Li", REGULAR)

    assert with_emoji.width == without.width
    assert lines_read(lines_drawn("Zoé😀 Li"), tmp_path) == ["Zoé Li"]


@given(st.text(st.characters(), max_size=60))
def test_no_text_is_refused_and_no_box_is_drawn(text: str) -> None:
    line = shaped_line(text, BOLD)

    assert b"%PDF" in lines_drawn(text)
    assert all(glyph for _, glyph, _ in line.glyphs)
    assert line.width >= 0


@given(st.text(st.sampled_from("aé'́ؤمّ\u200c\u200d्कि்க(«😀\ud800\n"), max_size=40))
def test_no_mixture_of_scripts_is_refused(text: str) -> None:
    kept = printable(text)

    assert printable(kept) == kept
    assert "".join(graphemes(kept)) == kept
    assert not Counter(in_order(kept).replace("|", "")) - Counter(kept)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Zoé", ["Z", "o", "é"]),
        ("q̃x", ["q̃", "x"]),
        ("कृष्ण", ["कृ", "ष्ण"]),
        ("مُحَ", ["مُ", "حَ"]),
        ("ர்\u200dய", ["ர்\u200dய"]),
    ],
)
def test_letters_are_those_a_reader_sees(text: str, letters: list[str]) -> None:
    assert graphemes(text) == letters


@pytest.mark.parametrize("letter", ["A", "م", "க்", "é́", "(", "王"])
def test_a_very_long_text_takes_bounded_time(letter: str) -> None:
    start = time.perf_counter()

    measure(letter * 10_000, REGULAR, 10)

    assert time.perf_counter() - start < 5
