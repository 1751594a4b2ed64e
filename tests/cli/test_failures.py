import pytest

from db import backup
from db.errors import DoubleBookingError, Guard, StoreError, StoreTrouble
from desktop_app.cli.failures import failure_of
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    BadInputError,
    NotEnrolledError,
    NothingToUndoError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.sheets.snapshot import UnreadableSnapshotError
from desktop_app.machine.errors import ClockError, FileError, Trouble
from desktop_app.wording import words_in
from tests.cli.calling import Caller


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreError(StoreTrouble.WRONG_KEY, path="c.db"), 3, "wrong_key"),
        (StoreError(StoreTrouble.BAD_ADDRESS, address="x://"), 2, "bad_address"),
        (DoubleBookingError(Guard.NO_DOUBLE_BOOKING), 1, "no_double_booking"),
        (FileError(Trouble.DISK_FULL, path="a.pdf"), 3, "disk_full"),
        (ClockError(Trouble.CLOCK_UNREADABLE, variable="V", value="x"), 2, "clock_unreadable"),
        (
            ClockError(Trouble.YEAR_OUT_OF_RANGE, value="1970-01-01T10:30"),
            3,
            "clock_year_out_of_range",
        ),
        (OSError(28, "No space left on device", "a.pdf"), 3, "disk_full"),
        (OSError("something else"), 3, "file_failed"),
        (UnreadableSnapshotError(), 3, "unreadable_snapshot"),
        (BadInputError("start", "not_a_moment"), 2, "not_a_moment"),
        (UnknownCodeError("room", "X"), 2, "unknown_code"),
        (StaleError("C01-12"), 1, "stale"),
        (NothingToUndoError("Accueil"), 1, "nothing_to_undo"),
        (WrongStatusError("C01-12", "held", "cancel"), 1, "wrong_status"),
        (AlreadyEnrolledError("C01-12", "U0001"), 1, "already_enrolled"),
        (NotEnrolledError("C01-12", "U0001"), 1, "not_enrolled"),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else "",
)
def test_each_failure_has_its_status_and_its_code(error: Exception, status: int, code: str) -> None:
    failure = failure_of(words_in("en"), error)

    assert (failure.status, failure.error["code"]) == (status, code)
    assert failure.sentence.endswith(".")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "le texte de la réponse n’a pas été écrit"), ("en", "the text of the answer was not")],
)
def test_an_answer_that_nobody_can_read_is_called_so(language: str, said: str) -> None:
    assert said in failure_of(words_in(language), OSError(28, "No space left on device")).sentence


def test_a_refusal_without_findings_says_there_are_none(permanence: Caller, sample: str) -> None:
    refused = permanence.refused("withdraw", sample, "C01-12", "U0002")

    assert (refused["done"], refused["findings"]) == (False, [])
    assert refused["error"]["code"] == "not_enrolled"

    unknown = permanence("withdraw", sample, "C01-12", "U9999", "--json")
    assert "findings" not in unknown.document


def test_a_copy_that_fails_does_not_undo_what_was_done(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_arguments: object) -> None:
        raise StoreError(StoreTrouble.COPY_FAILED, path="centre-000009.db")

    with monkeypatch.context() as broken:
        broken.setattr(backup, "keep_copy", failing)
        called = permanence(
            "cancel", sample, "C24-01", "--reason", "essai", "--json", "--language", "en"
        )

    assert called.status == 0
    assert called.document["done"] is True
    assert called.err.startswith("What you did is saved, but its copy could not be verified:")
    assert called.err.count("\n") == 1
    session = permanence.json("show", sample, "--session", "C24-01")["sessions"][0]
    assert session["status"] == "cancelled"


def test_a_race_lost_to_another_desk_is_a_refusal(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beaten(*_arguments: object) -> None:
        raise DoubleBookingError(Guard.NO_DOUBLE_BOOKING)

    monkeypatch.setattr("desktop_app.cli.bookings.BookSession.__call__", beaten)

    called = permanence(
        "book", sample, "--room", "VIL-06", "--start", "2026-11-26T09:00",
        "--end", "2026-11-26T10:00",
    )  # fmt: skip

    assert called.status == 1
    assert called.err.startswith("Ce créneau vient d’être pris par un autre poste.")
