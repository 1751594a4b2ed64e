from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop_app.documents.fonts import BOLD, FIRST_FONT, REGULAR, covered, register, typeface
from resources import resource_path
from tests.documents.paper import drawn, lines_drawn, read_with

CHAIN = sorted({*REGULAR.chain, *BOLD.chain})


def chinese(codec: str, leads: range, trails: range) -> str:
    pairs = (bytes([lead, trail]) for lead in leads for trail in trails)
    return "".join(pair.decode(codec, "ignore") for pair in pairs)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Éléonore Cœuret, ’«Noël» – N° 12 €", "French"),
        ("Nguyễn Thị Ngọc Ánh", "Vietnamese"),
        ("İbrahim Işık, Ağaoğlu", "Turkish"),
        ("Елена Кузнецова, Ґалаґан", "Cyrillic"),
        ("فاطمة الزهراء الإدريسي", "Arabic"),
        ("گل‌آقا پژمان", "Farsi, with a joiner"),
        ("احسان الله ځدراڼ", "Pashto"),
        ("ፍረወይኒ ገብረመድህን", "Ethiopic"),
        ("ქეთევან გელაშვილი", "Georgian"),
        ("সুমাইয়া চৌধুরী", "Bengali"),
        ("லட்சுமி சிவகுமார்", "Tamil"),
        ("श्रीकृष्ण शर्मा", "Devanagari"),
        ("王美玲、歐陽娜娜", "Chinese, simplified and traditional"),
        ("Ma\u200brie \u202e(x)\u2069\x07", "nothing but letters is visible"),
        ("", "nothing at all"),
    ],
)
def test_scripts_of_the_centre_are_covered(text: str, script: str) -> None:
    assert covered(text), script


@pytest.mark.parametrize(
    "text", ["😀", "Zoé 🌻", "สมชาย", "Հայկ", "김", "a\ud800", "\ufffd", "\ue000", "\U0002a6d6"]
)
def test_what_no_typeface_has_is_not_covered(text: str) -> None:
    assert not covered(text)


def test_every_usual_chinese_character_is_covered() -> None:
    simplified = chinese("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    traditional = chinese("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    han = [char for char in simplified + traditional if "\u3400" <= char <= "\u9fff"]

    assert len(set(han)) == 8836
    assert typeface("NotoSansSC-Regular").has("".join(han))


def test_bold_prints_whatever_regular_prints() -> None:
    assert set(REGULAR.chain) < set(BOLD.chain)
    assert BOLD.chain[0] == "NotoSans-Bold"


def test_the_folder_holds_the_chain_and_its_licence() -> None:
    names = {path.stem for path in resource_path("fonts").glob("*.ttf")}

    assert names == set(CHAIN)
    assert "SIL OPEN FONT LICENSE" in resource_path("fonts", "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("name", CHAIN)
def test_lengths_are_in_thousandths(name: str) -> None:
    assert typeface(name).face.upem == 1000


def test_a_canvas_declares_no_font_before_text_is_drawn(tmp_path: Path) -> None:
    blank = drawn(lambda canvas: canvas.rect(50, 50, 90, 90))

    assert b"Helvetica" not in blank
    assert len(read_with("pdffonts", blank, tmp_path).splitlines()) == 2


def test_registering_reads_no_file_and_can_be_repeated() -> None:
    read_before = typeface.cache_info().misses

    register()
    register()

    assert FIRST_FONT in pdfmetrics.getRegisteredFontNames()
    assert typeface.cache_info().misses == read_before


def test_all_fonts_are_embedded_as_subsets_with_their_letters(tmp_path: Path) -> None:
    pdf = lines_drawn("Zoé Кузнецова", "محمد", "ፍረወይኒ", "ქეთევან", "চৌধুরী", "லட்சுமி", "शर्मा", "王")

    fonts = read_with("pdffonts", pdf, tmp_path).splitlines()[2:]

    assert len(fonts) == len(REGULAR.chain)
    for font in fonts:
        assert font[6] == "+"
        assert font.split()[-5:-2] == ["yes", "yes", "yes"]
