"""A call list on paper: everybody is on it, nobody is in its title."""

import pytest
from pypdfium2 import PdfDocument

from desktop_app.documents.call_list import ROWS_PER_PAGE, CallPaper, draw_call_list
from desktop_app.wording.words import words_in

ROW = ("Zohra Inventée", "06 39 98 21 56", "arabe", "")


def pages(people: int) -> list[str]:
    paper = CallPaper("Équilibre", "mar. 24 nov. : annulée", (ROW,) * people)
    return [page.get_textpage().get_text_range() for page in PdfDocument(drawn(paper))]


def drawn(paper: CallPaper) -> bytes:
    return draw_call_list(paper, words_in("fr"))


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, 1), (1, 1), (ROWS_PER_PAGE, 1), (ROWS_PER_PAGE + 1, 2), (3 * ROWS_PER_PAGE, 3)],
)
def test_everybody_is_on_the_list_however_long(people: int, expected: int) -> None:
    found = pages(people)
    assert len(found) == expected
    assert sum(page.count("Zohra") for page in found) == people
    assert sum(page.count("06 39 98 21 56") for page in found) == people


def test_each_page_says_what_it_is_about_and_which_it_is() -> None:
    for number, page in enumerate(pages(ROWS_PER_PAGE + 1), start=1):
        assert "Équilibre" in page
        assert f"{number}/2" in page


def test_the_document_names_nobody() -> None:
    paper = CallPaper("Équilibre", "", (ROW,))
    told = PdfDocument(drawn(paper)).get_metadata_dict()
    assert told["Title"] == "Liste d’appels"
    assert "Zohra" not in str(told)


def test_the_same_list_gives_the_same_bytes() -> None:
    paper = CallPaper("Équilibre", "", (ROW,))
    assert drawn(paper) == drawn(paper)
