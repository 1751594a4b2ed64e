"""What stands in the way of a line of a centre's folder: a place in a file and a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

LONGEST_SHOWN = 80
"""Characters of a refused value that are repeated to whoever reads the refusal."""


class Reason(StrEnum):
    """Why a line, or a whole file, is refused; `desktop_app.wording` says them."""

    FOLDER_MISSING = "folder_missing"
    NOT_A_FOLDER = "not_a_folder"
    NO_KNOWN_FILE = "no_known_file"
    UNKNOWN_FILE = "unknown_file"
    EMPTY_FILE = "empty_file"
    NO_LINES = "no_lines"
    FILE_TOO_LARGE = "file_too_large"
    TOO_MANY_LINES = "too_many_lines"
    CP1252 = "cp1252"
    UTF16 = "utf16"
    NOT_UTF8 = "not_utf8"
    WRONG_SEPARATOR = "wrong_separator"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    DUPLICATE_COLUMN = "duplicate_column"
    UNCLOSED_QUOTE = "unclosed_quote"
    STRAY_QUOTE = "stray_quote"
    RAGGED_LINE = "ragged_line"
    EMPTY_CELL = "empty_cell"
    CELL_TOO_LONG = "cell_too_long"
    CONTROL_CHARACTER = "control_character"
    GARBLED_LETTERS = "garbled_letters"
    NOT_A_CODE = "not_a_code"
    NOT_A_NUMBER = "not_a_number"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    NOT_A_BOOLEAN = "not_a_boolean"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_MOMENT = "not_a_moment"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    NOT_ONE_OF = "not_one_of"
    NOT_A_RHYTHM = "not_a_rhythm"
    NOT_A_ZONE = "not_a_zone"
    NOT_A_DOCUMENT = "not_a_document"
    NOT_A_GUEST = "not_a_guest"
    DUPLICATE_CODE = "duplicate_code"
    TWICE_IN_LIST = "twice_in_list"
    UNKNOWN_REFERENCE = "unknown_reference"
    REFERENCE_REFUSED = "reference_refused"
    END_BEFORE_START = "end_before_start"
    TIME_MISSING = "time_missing"
    TIME_TWICE = "time_twice"
    CROSSES_CLOCK_CHANGE = "crosses_clock_change"
    LONGER_THAN_A_DAY = "longer_than_a_day"
    DISAGREES = "disagrees"
    NOT_A_PUBLIC_HOLIDAY = "not_a_public_holiday"
    NEVER_ENDS = "never_ends"
    NOT_ONLY_ONE = "not_only_one"
    ONE_OF_TWO = "one_of_two"
    RANK_WHILE_WAITING = "rank_while_waiting"
    NUMBER_WITHOUT_CYCLE = "number_without_cycle"
    GUEST_OUTSIDE = "guest_outside"
    ITSELF = "itself"
    PART_HAS_PARTS = "part_has_parts"
    ROOM_TAKEN = "room_taken"
    PERSON_TAKEN = "person_taken"
    INTERPRETER_TAKEN = "interpreter_taken"
    EQUIPMENT_SHORT = "equipment_short"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One thing that cannot be taken from a folder, and where it stands.

    ``line`` counts from 1, the header included; 0 means the file as a whole. ``column`` is
    empty when the line as a whole is meant. ``value`` is shortened. ``facts`` are what the
    sentence needs besides: ``expected``, ``limit``, ``by`` ...
    """

    file: str
    line: int
    column: str
    value: str
    reason: Reason
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)


class RefusedCellError(ValueError):
    """A value cannot be taken; whoever knows the place makes a `RefusedLine` of it.

    Attributes:
        reason: why.
        column: the column at fault, empty when the caller knows it better.
        value: the piece at fault, empty for the whole cell.
        facts: what the sentence needs besides.
    """

    def __init__(self, reason: Reason, column: str = "", value: str = "", **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column
        self.value = value
        self.facts = facts


def shortened(value: str) -> str:
    """The start of a refused value, on one line and without anything that could disturb it."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in value[: LONGEST_SHOWN + 1]
    )
    return shown if len(shown) <= LONGEST_SHOWN else shown[:LONGEST_SHOWN] + "…"
