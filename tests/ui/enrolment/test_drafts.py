from pathlib import Path

from ui.enrolment.drafts import FILE_NAME, MOST_DRAFTS, EnrolmentDraft, EnrolmentShelf
from ui.enrolment.typed_person import TypedPerson, begun_from

TYPED = EnrolmentDraft("C01-02", "benali", TypedPerson("Benali", "Aïcha", "06 11", "1984", "ar"))


def test_what_was_typed_is_read_back_whole(tmp_path: Path) -> None:
    EnrolmentShelf(tmp_path).keep(TYPED)

    assert EnrolmentShelf(tmp_path).entry("C01-02") == TYPED
    assert EnrolmentShelf(tmp_path).entry("C05-04") is None


def test_what_is_empty_is_kept_no_more(tmp_path: Path) -> None:
    shelf = EnrolmentShelf(tmp_path)
    shelf.keep(TYPED)

    shelf.keep(EnrolmentDraft("C01-02", "  "))

    assert "benali" not in (tmp_path / FILE_NAME).read_text()


def test_the_oldest_goes_where_there_are_too_many(tmp_path: Path) -> None:
    shelf = EnrolmentShelf(tmp_path)
    for number in range(MOST_DRAFTS + 1):
        shelf.keep(EnrolmentDraft(f"S{number}", "x"))

    assert shelf.entry("S0") is None
    assert shelf.entry(f"S{MOST_DRAFTS}") is not None


def test_a_number_that_was_looked_up_is_a_telephone_and_words_are_names() -> None:
    assert begun_from("06 11 22") == TypedPerson(phone="06 11 22")
    assert begun_from("benali aïcha") == TypedPerson("Benali", "Aïcha")
    assert begun_from("McDonald") == TypedPerson("McDonald")
