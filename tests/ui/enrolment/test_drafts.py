from pathlib import Path

from ui.enrolment.drafts import FILE_NAME, MOST_DRAFTS, EnrolmentDraft, EnrolmentShelf
from ui.enrolment.typed_person import TypedPerson, begun_from

TYPED = EnrolmentDraft("C01-02", "benali", TypedPerson("Benali", "Aïcha", "06 11", "1984", "ar"))


def test_what_was_typed_is_read_back_whole(tmp_path: Path) -> None:
    EnrolmentShelf(tmp_path).keep(TYPED)

    assert EnrolmentShelf(tmp_path).read("C01-02") == TYPED
    assert EnrolmentShelf(tmp_path).read("C05-04").is_empty


def test_what_is_empty_is_kept_no_more(tmp_path: Path) -> None:
    shelf = EnrolmentShelf(tmp_path)
    shelf.keep(TYPED)

    shelf.keep(EnrolmentDraft("C01-02", "  "))

    assert "benali" not in (tmp_path / FILE_NAME).read_text()


def test_a_file_that_is_damaged_holds_nothing_and_is_written_again(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('[{"session": 1}, 3, {"text": "x"}')
    shelf = EnrolmentShelf(tmp_path)

    assert shelf.read("C01-02").is_empty
    shelf.keep(TYPED)
    assert shelf.read("C01-02") == TYPED


def test_the_oldest_goes_where_there_are_too_many(tmp_path: Path) -> None:
    shelf = EnrolmentShelf(tmp_path)
    for number in range(MOST_DRAFTS + 1):
        shelf.keep(EnrolmentDraft(f"S{number}", "x"))

    assert shelf.read("S0").is_empty
    assert shelf.read(f"S{MOST_DRAFTS}").text == "x"


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    EnrolmentShelf(tmp_path).keep(TYPED)

    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_a_number_that_was_looked_up_is_a_telephone_and_words_are_names() -> None:
    assert begun_from("06 11 22") == TypedPerson(phone="06 11 22")
    assert begun_from("benali aïcha") == TypedPerson("Benali", "Aïcha")
    assert begun_from("McDonald") == TypedPerson("McDonald")
