from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.centre_folder.refusals import RefusedCellError
from desktop_app.exchange.centre_folder.sessions import Guest, GuestText, QuantityText
from desktop_app.exchange.centre_folder.values import (
    Clock,
    Code,
    Day,
    Flag,
    FrozenDocument,
    Many,
    Moment,
    Name,
    RhythmText,
    Share,
    Text,
    ValueKind,
    Whole,
    guarded,
    unguarded,
)

WORDS = st.text(alphabet="'=+-@\t 0123456789.()aé", max_size=12)


@given(WORDS)
def test_a_guarded_text_comes_back_and_starts_no_formula(words: str) -> None:
    cell = guarded(words)

    assert unguarded(cell) == words
    starts_formula = cell[:1] in {"=", "@", "\t"} or (cell[:1] in {"+", "-"} and "a" in cell)
    assert not (cell and starts_formula)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("L'Hostis", "L'Hostis"),
        ("'t Hart", "'t Hart"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("-5", "-5"),
        ("+33 6 39 98 00 01", "+33 6 39 98 00 01"),
        ("+33cmd", "'+33cmd"),
        ("-fuite", "'-fuite"),
        ("@salle", "'@salle"),
        ("", ""),
    ],
)
def test_only_what_could_be_a_formula_is_guarded(words: str, cell: str) -> None:
    assert guarded(words) == cell


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Text(), "Café", "Café"),
        (Name(), "Fañch", "Fañch"),
        (Code(), "C03/2026-10-21", "C03/2026-10-21"),
        (Many(Code()), "ISP|APA", ("ISP", "APA")),
        (Whole(-5, 5), "-5", -5),
        (Share(), "0.80", "0.80"),
        (Flag(), "true", True),
        (Day(), "2026-11-24", date(2026, 11, 24)),
        (Clock(), "14:05", time(14, 5)),
        (Moment(), "2026-11-24T14:05", datetime(2026, 11, 24, 14, 5)),
        (RhythmText(), "every-3", "every-3"),
        (GuestText(), "P004", Guest("P004")),
        (GuestText(), "P004@15:00-15:30", Guest("P004", ("15:00", "15:30"))),
        (GuestText(), "X01#contributor", Guest("X01", None, "contributor")),
        (QuantityText(), "mats:12", ("mats", 12)),
        (FrozenDocument(), '{"b": 1,"a": 2}', '{"b": 1,"a": 2}'),
    ],
)
def test_what_is_read_is_written_back_letter_by_letter(
    kind: ValueKind, cell: str, value: Any
) -> None:
    assert kind.read(cell) == value
    assert kind.write(value) == cell


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Clock(), "14h05"),
        (Clock(), "1４:05"),
        (Clock(), "25:00"),
        (Moment(), "2026-11-24 14:05"),
        (Moment(), "2026-11-24T14:05:01"),
        (Share(), "0,8"),
        (RhythmText(), "every-60"),
        (FrozenDocument(), "[1]"),
        (FrozenDocument(), "{"),
        (FrozenDocument(), "[" * 100_000),
        (QuantityText(), "mats"),
        (Name(), "\u202e\u200b"),
        (Code(), "a b"),
        (Code(), "=a"),
    ],
)
def test_what_is_no_such_value_is_refused(kind: ValueKind, cell: str) -> None:
    with pytest.raises(RefusedCellError):
        kind.read(cell)


def test_the_end_of_a_day_is_its_last_minute() -> None:
    assert Clock(until=True).read("24:00") == time(23, 59)


def test_marks_that_disguise_a_name_are_taken_off() -> None:
    assert Name().read("Khaled\u202e") == "Khaled"
    assert Name().read("کیا\u200cنی") == "کیا\u200cنی", "a joiner is a letter"


def test_a_name_of_many_marks_counts_its_letters() -> None:
    assert Name().read("a\u0301" * 200) == "á" * 200
