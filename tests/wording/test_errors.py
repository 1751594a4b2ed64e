import ast
from collections.abc import Iterator
from datetime import datetime

import pytest

from db.errors import StoreTrouble
from desktop_app.domain import errors
from desktop_app.domain.civil_time import PlanningProblemCode
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    AlreadyKnownError,
    BadInputError,
    CycleOverError,
    NoPlaceError,
    NotBegunError,
    NotEnrolledError,
    NothingToUndoError,
    PapersDisagreeError,
    PermanenceError,
    RefusedError,
    RoomInUseError,
    SessionOverError,
    SiteInUseError,
    StaleError,
    UnknownCodeError,
    UnknownLinesError,
    WaitingListFullError,
    WaitsForCycleError,
    WalkInError,
    WrongStatusError,
)
from desktop_app.domain.findings import Code, Finding
from desktop_app.machine.errors import FileError, MachineError, Trouble
from desktop_app.wording import words_in
from desktop_app.wording.errors import error_text
from desktop_app.wording.input_errors import bad_input_text, field_text, unknown_code_text
from desktop_app.wording.store_errors import race_text, store_error_text
from tests.architecture.sources import program_modules
from tests.wording.french import is_well_set

LANGUAGES = ("fr", "en")
ENDED = datetime(2026, 11, 24, 15, 30)
PAPERS = (("691001110243", 2), ("691001110146", 1))
REFUSALS: tuple[PermanenceError, ...] = (
    RefusedError([Finding(Code.NO_FACILITATOR)]),
    StaleError("C01-12"),
    StaleError("C01-12", ("room",), "Villejean", datetime(2026, 11, 24, 9, 5)),
    UnknownCodeError("room", "VIL-99"),
    BadInputError("start", "not_a_moment", "demain"),
    NothingToUndoError("Accueil"),
    NothingToUndoError("Accueil", redo=True),
    WrongStatusError("C01-12", "cancelled", "move"),
    WrongStatusError("C01-12", "cancelled", "dance"),
    AlreadyEnrolledError("C01-12", "U0001"),
    NotEnrolledError("C01-12", "U0001"),
    NotEnrolledError("C01-12", "U0001", "C01"),
    WaitsForCycleError("C01-12", "C01"),
    *(NoPlaceError("C01", 12, 12, 4, why) for why in ("full", "date_full", "others_wait")),
    *(
        WaitingListFullError("C01", 12, 12, limit, why)
        for limit, why in ((0, "full"), (1, "date_full"), (3, "others_wait"))
    ),
    WalkInError("C01-12"),
    AlreadyKnownError(("U0001", "U0002")),
    NotBegunError("C01-12", ENDED),
    SessionOverError("C01-12", ENDED),
    CycleOverError("C01", ENDED),
    *(UnknownLinesError((33,), last) for last in (0, 12)),
    *(PapersDisagreeError("C01-12", PAPERS, of_cycle=grid) for grid in (False, True)),
    RoomInUseError("VIL-07", 2),
    RoomInUseError("VIL-07", 0, 1),
    SiteInUseError("VIL", 2, 1, datetime(2026, 11, 24, 14)),
    SiteInUseError("VIL", 0, 1, datetime(2026, 11, 24, 14)),
)
FACTS = {
    "path": "/srv/centre.db",
    "found": "9999",
    "newest": "0001",
    "version": "14",
    "encoding": "LATIN1",
    "guards": "claim_overlap_insert",
}


def in_both(say: object, *arguments: object) -> tuple[str, str]:
    """A sentence in French and in English."""
    assert callable(say)
    french, english = (str(say(words_in(language), *arguments)) for language in LANGUAGES)
    return french, english


def check_pair(french: str, english: str) -> None:
    """Both are whole sentences, and the French one is set as French."""
    assert french != english
    assert is_well_set(french), french
    for sentence in (french, english):
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: type(one).__name__)
def test_every_refusal_has_a_sentence(refusal: PermanenceError) -> None:
    check_pair(*in_both(error_text, refusal))


def test_no_refusal_was_forgotten() -> None:
    kinds = {
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, PermanenceError)
    }

    assert kinds - {PermanenceError} == {type(one) for one in REFUSALS}


@pytest.mark.parametrize("code", list(StoreTrouble))
def test_every_failure_of_the_store_has_a_sentence(code: StoreTrouble) -> None:
    french, english = in_both(store_error_text, code, FACTS)

    check_pair(french, english)


@pytest.mark.parametrize("code", list(StoreTrouble))
def test_a_failure_without_facts_is_still_said(code: StoreTrouble) -> None:
    check_pair(*in_both(store_error_text, code, {}))


@pytest.mark.parametrize("code", list(Trouble))
def test_every_failure_of_the_computer_has_a_sentence(code: Trouble) -> None:
    facts = {"path": "/srv/x", "variable": "PERMANENCE_NOW", "value": "midi", "zone": "Mars/Base"}
    error = MachineError(code, **facts, setting="desk", system_code="EIO")

    check_pair(*in_both(error_text, error))


def test_a_kind_of_machine_error_is_said_like_the_others() -> None:
    french, english = in_both(error_text, FileError(Trouble.DISK_FULL, path="/srv/x"))

    assert french == "Le disque est plein\u00a0: /srv/x n’a pas été écrit. Faites-y de la place."
    assert english == "The disk is full: /srv/x was not written. Make room on it."


def test_a_bug_has_no_sentence() -> None:
    with pytest.raises(TypeError):
        error_text(words_in("en"), RuntimeError("a secret"))


def raised_with(name: str, argument: int) -> Iterator[str]:
    """The constant texts given to an exception wherever the program raises it."""
    for module in program_modules():
        for node in ast.walk(module.tree):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
            if called and isinstance(node, ast.Call) and len(node.args) > argument:
                given = node.args[argument]
                if isinstance(given, ast.Constant):
                    yield str(given.value)


CHOSEN_WHERE_READ = ("not_a_date", "not_a_moment", "not_a_line", "two_statuses")
"""Reasons that the code gives by a variable."""

REASONS = sorted(
    {*raised_with("BadInputError", 1), *map(str, PlanningProblemCode), *CHOSEN_WHERE_READ}
)


def test_reasons_are_found_in_the_code() -> None:
    assert {"missing", "with_reason", "not_for_a_cycle"} <= set(raised_with("BadInputError", 1))


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_sentence_of_its_own(reason: str) -> None:
    french, english = in_both(bad_input_text, BadInputError("title", reason, "x", ("a", "b")))

    check_pair(french, english)
    assert english != "Title: “x” cannot be used."


@pytest.mark.parametrize("field", sorted(set(raised_with("BadInputError", 0))))
def test_every_field_has_a_name(field: str) -> None:
    french, english = in_both(field_text, field)

    assert field not in {french, english}
    assert french[0].isupper()


@pytest.mark.parametrize("kind", sorted(set(raised_with("UnknownCodeError", 0))))
def test_every_kind_of_code_has_a_sentence_of_its_own(kind: str) -> None:
    french, english = in_both(unknown_code_text, kind, "X1")

    check_pair(french, english)
    assert english != "The code X1 is unknown."


def test_a_clock_change_offers_the_nearest_times() -> None:
    error = BadInputError(
        "start", "time_twice", "2027-10-31T02:30", ("2027-10-31T01:30", "2027-10-31T03:30")
    )

    french, english = in_both(bad_input_text, error)

    assert english == (
        "Start: Sun 31 Oct 2027 at 2:30 exists twice, the clock changes that night."
        " Nearest good time: Sun 31 Oct 2027 at 1:30, Sun 31 Oct 2027 at 3:30."
    )
    assert french == (
        "Début\u00a0: dim. 31 oct. 2027 à 2:30 existe deux fois, l’heure change cette nuit-là."
        " Au plus près\u00a0: dim. 31 oct. 2027 à 1:30, dim. 31 oct. 2027 à 3:30."
    )


def test_a_session_of_a_day_or_more_and_a_long_name_are_two_things() -> None:
    words = words_in("en")

    assert bad_input_text(words, BadInputError("end", "too_long", "2026-11-25T15:00")) == (
        "End: a session lasts less than 24 hours (Wed 25 Nov 2026 at 15:00)."
    )
    assert bad_input_text(words, BadInputError("given", "too_long", "aaa")) == (
        "First name: “aaa…” is too long."
    )


def test_a_long_value_is_cut() -> None:
    said = bad_input_text(words_in("en"), BadInputError("date", "not_a_date", "9" * 500))

    assert len(said) < 120


def test_a_value_with_braces_changes_nothing() -> None:
    said = bad_input_text(words_in("en"), BadInputError("date", "not_a_date", "{field}"))

    assert said == "Date: “{field}” is not a date. Expected: 24/11/2026 or 2026-11-24."


def test_a_lost_race_is_said() -> None:
    check_pair(*in_both(race_text))
